"""The card of facts above an official document is dropped with a reason, and its facts go into the record."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiaokan import corpus
from jiaokan.cli import main
from jiaokan.edition.document import Block
from jiaokan.intake.info_card import card_facts, entries
from jiaokan.intake.proposal import propose
from jiaokan.text import Text


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("索 引 号：011-2025-0033 发布日期：2025-04-02 来源：综合处", {"published": "2025-04-02"}),
        (
            "索引号 | 0001/2024-31 | 发文字号 | 云市监特[2024]21号\n发布机构 | 云川省某局 | 成文日期 | 2024年05月30日",
            {"number": "云市监特〔2024〕21号", "issuer": "云川省某局", "issued": "2024-05-30"},
        ),
        ("标题：甲 来源：乙", {}),
        ("成文日期是发文字号之外的要素。成文日期：2024-05-30 发文字号：甲发〔2024〕1号", {}),
        ("关于发文字号：甲发〔2024〕1号 成文日期：2024-05-30", {}),
        ("发文字号：甲发〔2024〕1号", {}),
        ("索引号：1 成文日期：2024-02-30", {}),
    ],
)
def test_what_a_card_says(text: str, facts: Mapping[str, str]) -> None:
    """Two entries, one of them of its own kind, at the very beginning and without a sentence; a day that does not exist is none."""
    assert card_facts([Block("table", Text.of(text))]) == facts


def test_a_card_of_a_fact_a_block_is_one_card() -> None:
    """Among its rows may be facts that no table has; a text that begins otherwise has none."""
    rows = ["发文机关：某省人民政府", "效力级别：地方规范", "文号：某政发〔2018〕13号", "各市人民政府：", "成文日期：2018-03-27"]
    assert card_facts([Block("paragraph", Text.of(row)) for row in rows]) == {"issuer": "某省人民政府", "number": "某政发〔2018〕13号"}
    assert card_facts([Block("paragraph", Text.of(row)) for row in ["某市要闻", *rows]]) == {}


def test_the_card_of_a_page_is_read_where_cleaning_dropped_its_table() -> None:
    """Its title is whole where that of the text stands over two lines, and what it says of the day counts; its empty fields go with it."""
    card = (("索 引 号", "0001/2006-2"), ("主题分类", "其他"), ("发文机关", "某市人民政府"), ("成文日期", "2006年09月07日"))
    more = (("标　　题", "某市人民政府关于印发某某工作规则（试行）的补充说明"), ("发文字号", "某政函〔2006〕71号"))
    rows = "".join(f"<tr><td><b>{name}：</b></td><td>{value}</td></tr>" for name, value in (*card, *more))
    page = (
        f"<table>{rows}</table><table><tr><td><b>主 题 词：</b></td><td></td></tr></table>"
        "<h1>某市人民政府关于印发某某工作规则</h1><h2>（试行）的补充说明</h2><p>各区人民政府：</p>"
        "<p>现将有关事项补充说明如下，请认真贯彻执行。</p><p>一、对原规则的适用范围作出调整。</p>"
    )
    made = propose("page.html", page.encode(), page, "utf-8", set())
    facts = made.documents[0].facts
    assert (facts.title, facts.issued, facts.number) == (
        "某市人民政府关于印发某某工作规则（试行）的补充说明",
        "2006-09-07",
        "某政函〔2006〕71号",
    )
    assert not any("主题词" in block.text for block in made.documents[0].document.blocks)


@pytest.mark.parametrize(
    ("body", "title"),
    [
        ("<h1>某某广角</h1><p>查看文章</p><p>七万阅读</p><h2>某地召开会议部署工作</h2>", "某地召开会议部署工作"),
        ("<h1>某地召开会议部署工作</h1>", "某地召开会议部署工作"),
    ],
)  # fmt: skip
def test_a_title_that_the_page_says_is_that_of_the_edition_too(body: str, title: str) -> None:
    """Where reading saw another one, the record of the source gives the blocks their types; so the edition and its record agree."""
    head = f"<html><head><meta property='og:title' content='{title}'></head>"
    page = f"{head}<body>{body}<p>某地三月四日召开会议，部署有关工作。</p></body></html>"
    made = propose("page.html", page.encode(), page, "utf-8", set())
    assert [block.text for block in made.documents[0].document.blocks if block.type == "title"] == [title]
    assert made.documents[0].facts.title == title
    assert ("types:" in made.record) is ("广角" in body)


@given(st.text(alphabet="索引号发文字成日期：:| \u3000\n2024-05甲〔〕号。", max_size=80))
def test_the_entries_are_words_of_the_text(text: str) -> None:
    """Whatever stands there, a value is a part of it."""
    assert all(value in text for value in entries(text).values())


RAW = """索 引 号：0001/2024-31    发文字号：云市监特〔2024〕21号
发布机构：云川省某局    成文日期：2024年05月30日

云川省某局关于示例工作的通知

各市某局：

请认真做好示例工作，按时报送有关情况，确保各项任务落到实处。
"""


def test_add_drops_the_card_and_keeps_its_facts(tmp_path: Path) -> None:
    """Number, issuer and date come from it, and the corpus keeps every law."""
    (tmp_path / "corpus").mkdir()
    (tmp_path / "page.txt").write_text(RAW)
    root = ["--root", str(tmp_path)]

    assert main(["add", str(tmp_path / "page.txt"), "--id", "card", *root]) == 0
    assert main(["build", *root]) == 0
    assert main(["check", *root]) == 0
    (entry,) = corpus.load(tmp_path).entries
    assert (entry.meta.number, entry.meta.issuers, entry.meta.dates.issued) == ("云市监特〔2024〕21号", ("云川省某局",), "2024-05-30")
    assert not any("索引号" in block.text for block in entry.blocks)
    assert all(drop.why for drop in entry.source.drops)
