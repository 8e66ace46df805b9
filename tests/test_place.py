"""Names of places: what a text's own numbers call its blocks, and what a query calls them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tiny_corpus import notice

from jiaokan.cite.pinpoint import provisions
from jiaokan.cite.place import asked, names, own_labels
from jiaokan.cite.section import sections
from jiaokan.edition.document import Block, BlockType
from jiaokan.text import Text

LAW = ("第一条　为了规范。", "第二条　适用本办法。", "前款所称：", "（一）甲；", "（二）乙。", "第三条　有下列情形的：", "（一）丙。")
PLAN = ("一、总体要求", "以甲为指导。", "（一）指导思想。坚持。", "1.坚持乙。", "（1）丙。", "二、任务", "（二）丁。", "1.5倍戊。")


def blocks_of(texts: tuple[str, ...], headings: str = "") -> tuple[Block, ...]:
    """Blocks a1, a2 …; those at the given places are headings."""
    kinds: list[BlockType] = ["heading" if str(at) in headings else "paragraph" for at in range(1, len(texts) + 1)]
    return tuple(Block(kind, Text.of(text), anchor=f"a{at}") for at, (kind, text) in enumerate(zip(kinds, texts, strict=True), 1))


def test_numbers_of_a_text_without_articles() -> None:
    """Each level goes below the one above it, a heading's paragraphs are counted from one, and a figure with a decimal is no number."""
    labels = own_labels(blocks_of(PLAN, "16"))
    assert list(labels.values()) == ["一", "一¶1", "一（一）", "一（一）1", "一（一）1（1）", "二", "二（二）", "二（二）¶2"]


def test_the_only_paragraph_of_an_article_is_not_counted() -> None:
    """An item goes by article and number, as lawyers cite it; where an article has several paragraphs, each has its number."""
    one = blocks_of(("第一条　下列用户：", "（一）甲；", "（二）乙。", "第二条　应当：", "（一）甲。", "其他用户可以：", "（一）丙。"))
    assert list(provisions(one).values()) == [
        "第1条", "第1条第1项", "第1条第2项", "第2条第1款", "第2条第1款第1项", "第2条第2款", "第2条第2款第1项",
    ]  # fmt: skip


@pytest.mark.parametrize("texts", [("甲。", "乙。"), ("一、甲。", "乙。"), ("第一条　甲。", "乙。")])
def test_one_number_is_no_numbering(texts: tuple[str, ...]) -> None:
    """A text that numbers at most one of its blocks has no parts."""
    assert sections(blocks_of(texts)) == {}


def test_what_ends_a_text_ends_its_parts() -> None:
    """A signature is in no part, and a second title begins to count anew."""
    kinds: tuple[BlockType, ...] = ("title", "paragraph", "paragraph", "signature", "title", "paragraph", "paragraph")
    texts = ("题", "一、甲", "二、乙", "某局", "附件", "一、丙", "丁")
    found = sections(Block(kind, Text.of(text), anchor=f"a{at}") for at, (kind, text) in enumerate(zip(kinds, texts, strict=True)))
    assert {anchor: str(section) for anchor, section in found.items()} == {"a1": "一", "a2": "二", "a5": "一", "a6": "一¶2"}
    assert names(Block("paragraph", Text.of(text), anchor=f"a{at}") for at, text in enumerate(texts))["一"] == ("a1", "a5")


@pytest.mark.parametrize(
    ("query", "anchors"),
    [
        ("第三条", ("a6",)),
        ("第二条第二款", ("a3",)),
        ("第二條第二款第（二）項", ("a5",)),
        ("第2条第（一）项", ("a4",)),
        ("第三条第一项", ("a7",)),
        ("第三条第一款第一项", ("a7",)),
        ("第4段", ("a4",)),
        ("¶4", ("a4",)),
        ("第九条", ()),
    ],
)
def test_provisions_by_any_name(query: str, anchors: tuple[str, ...]) -> None:
    """Numerals, brackets and script do not matter, nor a 款 that goes without saying."""
    assert names(blocks_of(LAW)).get(asked(query).name, ()) == anchors


@pytest.mark.parametrize(
    ("query", "anchors"),
    [
        ("二、", ("a6",)),
        ("第二部分", ("a6",)),
        ("二、（二）", ("a7",)),
        ("第（二）项", ("a7",)),
        ("一（一）1.", ("a4",)),
        ("一、（一）1.（1）", ("a5",)),
        ("二（二）第2段", ("a8",)),
        ("（九）", ()),
    ],
)
def test_parts_by_any_name(query: str, anchors: tuple[str, ...]) -> None:
    """With the upper levels, or without them where that names one block."""
    assert names(blocks_of(PLAN, "16")).get(asked(query).name, ()) == anchors


@pytest.mark.parametrize(
    ("query", "name", "rest"),
    [
        ("《计量法》第十五条之一", "第15条之1", "《计量法》"),
        ("计量法 第3条第2款 处罚", "第3条第2款", "计量法 处罚"),
        ("国市监计量〔2020〕186号", "", "国市监计量〔2020〕186号"),
        ("规划（2021—2035年）", "", "规划（2021—2035年）"),
        ("第十四个五年规划", "", "第十四个五年规划"),
        ("十条措施", "", "十条措施"),
        ("5G 2", "", "5G 2"),
    ],
)
def test_what_else_a_query_says(query: str, name: str, rest: str) -> None:
    """The name of the place is taken out of the query; what is no such name stays."""
    assert asked(query) == (name, rest)


def test_an_item_that_two_paragraphs_of_an_article_have_has_no_short_name() -> None:
    """第三条第一项 could be either; with its 款 it is one of them, and an item that only one 款 has needs none."""
    found = names(blocks_of(("第三条　下列用户：", "（一）甲；", "（二）乙。", "下列单位：", "（一）丙。")))
    assert "第3条第1项" not in found
    assert (found["第3条第1款第1项"], found["第3条第2款第1项"], found["第3条第2项"]) == (("a2",), ("a5",), ("a3",))


@given(st.text(alphabet="第一二十百条款项（）()12、.¶段部分 甲之", max_size=40))
def test_any_query_is_read(query: str) -> None:
    """Whatever is typed, the rest is no longer than the query, and without a place it is the query."""
    name, rest = asked(query)
    assert len(rest) <= len(query) + 1
    assert name or rest == query


def test_every_block_has_its_number() -> None:
    """A number names the paragraph that has it, then the one that had it while the lines of the masthead were counted too."""
    found = names(notice().blocks)
    assert found["¶4"] == ("acac2d", "ab7c8d")
    assert found["¶1"] == ("ab5c6d", "ab3c4d")
    assert found["¶6"] == ("acdc5d", "acac2d")
