"""How documents stand to each other is proposed from their own words, written on both, and merely named otherwise."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jiaokan import corpus
from jiaokan.check import check
from jiaokan.cli import main
from jiaokan.edition.document import Block, BlockType
from jiaokan.intake.relations import Party, find_relations, twins
from jiaokan.reference.target import Target
from jiaokan.text import Text


def party(
    id: str,
    title: str,
    *texts: str | tuple[BlockType, str],
    number: str = "",
    issuer: str = "甲省某局",
    official: bool = True,
    source: str = "page",
) -> Party:
    """A document with a title and these blocks, paragraphs unless they say otherwise."""
    rows = [("paragraph", text) if isinstance(text, str) else text for text in texts]
    blocks = tuple(Block(kind, Text.of(text)) for kind, text in [("title", title), *rows])  # type: ignore[arg-type]
    return Party(Target(id, (title,), (number,) if number else (), (issuer,), official), blocks, source)


PLAN = party("plan", "示例领域综合治理行动方案", "为规范示例领域的市场秩序，推动行业健康发展，现制定本方案。", issuer="国家某局")
NOTICE = party("notice", "国家某局关于示例领域综合治理有关事项的通知", "各省要落实责任。", number="国某发〔2024〕80号", issuer="国家某局")


@pytest.mark.parametrize(
    ("one", "type", "two"),
    [
        (party("a", "甲省某局关于印发《示例领域综合治理行动方案》的通知"), "attaches", "plan"),
        (party("a", "甲省某局关于转发《国家某局关于示例领域综合治理有关事项的通知》的通知"), "forwards", "notice"),
        (party("a", "甲省某局转发国家某局关于示例领域综合治理有关事项的通知"), "forwards", "notice"),
        (party("a", "甲省某局关于贯彻落实《示例领域综合治理行动方案》的通知"), "implements", "plan"),
        (party("a", "甲省某局的通知", ("attachment", "附件：1.示例领域综合治理行动方案")), "attaches", "plan"),
        (party("a", "甲省某局的通知", ("attachment", "附件：国家某局关于示例领域综合治理有关事项的通知")), "forwards", "notice"),
        (party("a", "甲省某局的通知", "现将《示例领域综合治理行动方案》印发给你们，请认真执行。"), "attaches", "plan"),
        (party("a", "甲省某局的通知", "为深入贯彻落实《示例领域综合治理行动方案》，现通知如下。"), "implements", "plan"),
        (party("a", "国家某局部署治理", "近日，国家某局印发《示例领域综合治理行动方案》。", official=False), "reports-on", "plan"),
        (party("a", "示例领域综合治理行动方案", "导语。", official=False), "reports-on", "plan"),
        (
            party("a", "评论", "《示例领域综合治理行动方案》说：“为规范示例领域的市场秩序，推动行业健康发展。”", official=False),
            "quotes",
            "plan",
        ),
        (party("a", "某某简报", ("toc", "1. 示例领域综合治理行动方案"), official=False), "contains", "plan"),
        (party("a", "甲省某局的通知", "有关要求见国某发〔2024〕80号文件。"), "", "notice"),
        (party("a", "评论", "这与《示例领域综合治理行动方案》无关。", official=False), "", "plan"),
    ],
)
def test_words_that_say_how(one: Party, type: str, two: str) -> None:
    """Each relation has its words; a title or a number alone is only named."""
    (found,) = find_relations([one], [PLAN, NOTICE])
    assert (found.one, found.type, found.two) == ("a", type, two)
    assert found.why


@pytest.mark.parametrize(
    "one",
    [
        party("a", "甲省某局关于印发《另一方案》的通知"),
        party("a", "甲省某局的通知", "请转发给各县，并印发各单位执行。"),
        party("a", "报道", "会议学习了有关行动方案。", official=False),
    ],
)
def test_what_is_not_held_has_no_relation(one: Party) -> None:
    """Words of relations without the title or number of a document that is there say nothing."""
    assert find_relations([one], [PLAN, NOTICE]) == ()


def test_two_lines_that_are_titles_are_a_contents_list() -> None:
    """A newsletter's cover contains what it lists, whatever the lines were taken for; one such line alone may be a heading."""
    lines = ("一、要闻", "1. 示例领域综合治理行动方案……2", "（2）国家某局关于示例领域综合治理有关事项的通知")
    cover = party("cover", "某某简报", *lines, official=False)
    assert {(one.one, one.type, one.two) for one in find_relations([cover], [PLAN, NOTICE])} == {
        ("cover", "contains", "plan"),
        ("cover", "contains", "notice"),
    }
    assert find_relations([party("cover", "某某简报", lines[1], official=False)], [PLAN, NOTICE]) == ()


def test_a_held_document_may_have_waited_for_the_new_one() -> None:
    """What was there before can be about what comes in; what two held documents say of each other is theirs."""
    held = party("held", "甲省某局关于贯彻落实《示例领域综合治理行动方案》的通知")
    assert [(one.one, one.type, one.two) for one in find_relations([PLAN], [held, NOTICE])] == [("held", "implements", "plan")]
    assert find_relations([NOTICE], [held, PLAN]) == ()


def test_what_may_be_the_same_is_noticed() -> None:
    """A second document with the number or the whole title of one that is there; a report under its title is another text."""
    again = party("again", "另题", number="国某发〔2024〕80号", source="b")
    titled = party("titled", "示例领域综合治理行动方案", source="c")
    report = party("report", "示例领域综合治理行动方案", official=False, source="d")
    found = [("again", "notice", "文号"), ("titled", "plan", "题名")]
    assert list(twins([again, titled, report], [PLAN, NOTICE])) == found
    assert list(twins([NOTICE, PLAN, again, titled, report], [])) == found


def test_documents_of_one_file_are_no_twins_and_of_many_the_first_is_named() -> None:
    """So many of one title are said once each, not each with each; two with numbers of their own are two."""
    alike = [party(f"a{at}", "示例领域综合治理行动方案", source=f"s{at}") for at in range(40)]
    assert list(twins(alike, [])) == [(f"a{at}", "a0", "题名") for at in range(1, 40)]
    assert not list(twins([party("b", PLAN.target.titles[0]), PLAN], []))
    numbered = [party(f"n{at}", PLAN.target.titles[0], number=f"国某发〔2024〕{at}号", source=f"s{at}") for at in range(2)]
    assert not list(twins(numbered, []))
    assert list(twins(alike[2:3], numbered)) == [("a2", "n0", "题名")]


WORDS = st.lists(
    st.sampled_from(
        ["关于", "转发", "印发", "《示例方案》", "《乙》", "的通知", "示例方案", "甲发〔2020〕1号", "为贯彻落实", "现将", "。"]
    ),
    max_size=8,
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(WORDS, WORDS, st.booleans()), min_size=1, max_size=5), st.integers(0, 5))
def test_a_relation_is_between_two_documents_one_of_them_new(rows: list[tuple[list[str], list[str], bool]], size: int) -> None:
    """Whatever the texts say: no document relates to itself, two of them in one way only, and what was there is left to itself."""
    parties = [party(f"d{at}", "".join(title) or "题", "".join(text), official=official) for at, (title, text, official) in enumerate(rows)]
    new, held = parties[:size], parties[size:]
    found = find_relations(new, held)
    pairs = [frozenset((one.one, one.two)) for one in found]
    assert all(len(pair) == 2 for pair in pairs)
    assert len(set(pairs)) == len(pairs)
    assert all(pair & {one.id for one in new} for pair in pairs)


ISSUED = """甲省某局文件

甲某发〔2024〕8号

甲省某局关于示例工作的通知

各市某局：

请各市认真做好示例工作，按时报送有关情况，确保各项任务落到实处。

甲省某局
2024年3月4日
"""
FORWARDED = """乙市某局文件

乙某发〔2024〕9号

乙市某局转发甲省某局关于示例工作的通知

各县某局：

现将《甲省某局关于示例工作的通知》（甲某发〔2024〕8号）转发给你们，请认真贯彻执行。

乙市某局
2024年4月4日
"""


def test_add_writes_the_relation_on_both(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The new record and the one that was there, whose comments stay; the corpus then keeps every law."""
    (tmp_path / "corpus").mkdir()
    root = ["--root", str(tmp_path)]
    for name, text in (("one.txt", ISSUED), ("two.txt", FORWARDED)):
        (tmp_path / name).write_text(text)
    assert main(["add", str(tmp_path / "one.txt"), "--id", "one", *root]) == 0
    assert main(["build", *root]) == 0
    capsys.readouterr()
    assert main(["--lang", "zh", "add", str(tmp_path / "two.txt"), "--id", "two", *root]) == 0
    said = capsys.readouterr().out

    assert "two 转发 one" in said
    assert "corpus/documents/one/document.yaml 添了一条" in said
    metas = corpus.records(tmp_path).metas
    assert [(one.type, one.document) for one in metas["two"].relations] == [("forwards", "one")]
    assert [(one.type, one.document) for one in metas["one"].relations] == [("forwarded-by", "two")]
    assert "# 据发文机关和体裁所拟，待编者确认" in (tmp_path / "corpus/documents/one/document.yaml").read_text()
    assert main(["build", *root]) == 0
    assert check(corpus.load(tmp_path)) == []
