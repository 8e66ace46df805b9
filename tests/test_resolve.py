"""The resolver: every sign that someone can hold leads to the paragraph, or to all that could be meant."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tiny_corpus import comment, notice, report, tiny_corpus

from jiaokan.anchor.ledger import Event, Ledger
from jiaokan.cite import STYLES, cite
from jiaokan.cite.selection import selection_link, short_digest
from jiaokan.cli import main
from jiaokan.search.resolve import Found, resolve
from jiaokan.text import Text
from tests.project import make

BASE = "https://example.org/edition/"
ENTRIES = tiny_corpus()
LEDGERS = {entry.id: entry.ledger for entry in ENTRIES}
NOTICE, REPORT, COMMENT = (entry.id for entry in ENTRIES)

QUESTIONS = [
    ("云水监〔2021〕12号", [(NOTICE, None)]),
    ("云水监[2021]12号", [(NOTICE, None)]),
    ("按照云水监（２０２１）１２号文件", [(NOTICE, None)]),
    ("雲水監〔2021〕12號", [(NOTICE, None)]),
    ("〔2021〕12号", [(NOTICE, None)]),
    ("云水监〔2021〕12号 ¶4", [(NOTICE, "acac2d"), (NOTICE, "ab7c8d")]),
    ("《关于开展河湖水质监测比对工作的通知》，云水监〔2021〕12号，第6段", [(NOTICE, "acdc5d"), (NOTICE, "acac2d")]),
    ("关于开展河湖水质监测比对工作的通知", [(NOTICE, None)]),
    ("《關於開展河湖水質監測比對工作的通知》", [(NOTICE, None)]),
    ("让河湖更清：读者来信", [(COMMENT, None)]),
    (f"{BASE}t/{NOTICE}/#acac2d", [(NOTICE, "acac2d")]),
    (f"http://elsewhere.test/old/zh-Hant-HK/t/{NOTICE}/#acac2d", [(NOTICE, "acac2d")]),
    (f"t/{NOTICE}/changes/", [(NOTICE, None)]),
    (f"{BASE}t/renamed-long-ago/#acac2d", [(NOTICE, "acac2d")]),
    (f"{BASE}t/{NOTICE}/#acqc2d", [(NOTICE, "acac2d")]),
    (f"{BASE}t/{NOTICE}/#zzzzzz", [(NOTICE, None)]),
    (f"{BASE}t/yunchuan-news/", [(REPORT, None)]),
    (f"{BASE}t/{NOTICE}/#acsc2d", [(REPORT, "bb3c4d")]),
    (f"{BASE}t/{NOTICE}/#acrc2d", [(NOTICE, None)]),
    (f"{NOTICE}#acac2d", [(NOTICE, "acac2d")]),
    ("#acac2d", [(NOTICE, "acac2d")]),
    ("acac2d", [(NOTICE, "acac2d")]),
    (NOTICE, [(NOTICE, None)]),
    ("前完成采样，并报送", [(NOTICE, "acac2d")]),
    ("“前完成採樣并報送結果”", [(NOTICE, "acac2d")]),
    ("每月5日前完成采样，并按时报送", [(NOTICE, "acac2d")]),
    ("河湖保护有了", [(REPORT, "bb3c4d")]),
    ("水质监测比对工作的通知", [(NOTICE, None)]),
    ("《河湖水质监测比对工作的通知》三、", [(NOTICE, "accc4d")]),
    ("云水监〔2021〕12号 一、（二）", [(NOTICE, "ab8c9d")]),
    ("云水监〔2021〕12号 ¶4—6", [(NOTICE, "acac2d"), (NOTICE, "ab7c8d")]),
    ("云水监〔2021〕12号 第4—6段", [(NOTICE, "acac2d"), (NOTICE, "ab7c8d")]),
    ("云水监〔2021〕12号 一（一）—一（二）", [(NOTICE, "ab7c8d")]),
    ("云水监〔2021〕12号 二¶1—四¶1", [(NOTICE, "acac2d")]),
    ("关于开展河湖水质监测比对工作的通知第二部分", [(NOTICE, "ab9cad")]),
    ("云水监〔2021〕12号 第十五条", [(NOTICE, None)]),
    ("每月 5 日前完\n成采 样，并 报送结果。", [(NOTICE, "acac2d")]),
    ("统一方法。（二）统一时间。二、工作内容", [(NOTICE, "ab7c8d")]),
    ("没有一篇说过这样的话", []),
    ("", []),
    ("水", []),
]


@pytest.mark.parametrize(("query", "wanted"), QUESTIONS)
def test_question_finds_its_paragraph(query: str, wanted: list[tuple[str, str | None]]) -> None:
    """Numbers in any brackets and script, titles, links old and new, anchors, and quotations of what stands or stood there."""
    assert [(found.document, found.anchor) for found in resolve(query, ENTRIES, LEDGERS)] == wanted


@pytest.mark.parametrize("style", STYLES)
def test_our_citations_come_back(style: str) -> None:
    """Each citation of each block, in each style, leads back to the block; without its link, to the paragraph of its number first."""
    for entry in ENTRIES:
        for block in entry.blocks:
            text = cite(entry, block.anchor, style, base_url=BASE, release="2026.1", accessed="2026-01-31")
            assert resolve(text, ENTRIES, LEDGERS) == (Found(entry.id, block.anchor, "link"),)
    if not STYLES[style].suffix:
        text = cite(notice(), "acac2d", style, base_url=BASE).replace(f"{BASE}t/{NOTICE}/#acac2d", "")
        assert [(found.document, found.anchor) for found in resolve(text, ENTRIES, LEDGERS)][:1] == [(NOTICE, "acac2d")]
        text = cite(report(), "bb3c4d", style, base_url=BASE).replace(f"{BASE}t/{REPORT}/#bb3c4d", "")
        assert [(found.document, found.anchor) for found in resolve(text, ENTRIES, LEDGERS)] == [(REPORT, "bb3c4d")]


def test_a_link_to_words_says_whether_they_stand() -> None:
    """The digest in a link tells whether the words are as they were, wherever in the paragraph they stand now."""
    link = selection_link(f"{BASE}t/{NOTICE}/", notice().blocks, 8, 4, 6)
    assert resolve(link, ENTRIES, LEDGERS)[0].note == "unchanged"
    assert resolve(f"t/{NOTICE}/?c=0.6.{short_digest('前完成采样，')}#acac2d", ENTRIES, LEDGERS)[0].note == "unchanged"
    assert resolve(f"t/{NOTICE}/?c=0.3.{short_digest('别的话')}#acac2d", ENTRIES, LEDGERS)[0].note == "changed"


def test_words_that_stand_twice_are_not_chosen_between() -> None:
    """Two paragraphs with the same words are both candidates, as are two documents with one number."""
    twin = replace(comment(), id="twin", blocks=tuple(replace(b, anchor=f"d{b.anchor}"[:6]) for b in comment().blocks))
    found = resolve("第二段说岸", (*ENTRIES, twin), LEDGERS)
    assert {one.document for one in found} == {COMMENT, "twin"}


def test_one_headline_of_two_texts_names_both() -> None:
    """A report under the headline of the notice is a candidate beside it, after it."""
    twin = replace(report(), id="twin", meta=report().meta.model_copy(update={"title": notice().meta.title}))
    found = resolve(notice().meta.title, (twin, notice()), LEDGERS)
    assert [one.document for one in found] == [NOTICE, "twin"]


def test_retired_anchor_names_its_document() -> None:
    """A tombstone is an answer too: the document, and that the anchor is retired."""
    ledger = Ledger((Event("born", "bbqc4d", quote="重出的一段"), Event("retired", "bbqc4d", why="重出")))
    assert resolve("#bbqc4d", ENTRIES, {**LEDGERS, REPORT: ledger}) == (Found(REPORT, None, "link", "retired"),)


def test_anchor_that_moved_to_another_document_is_followed() -> None:
    """An anchor that went to another document, and was merged there, leads to where its words stand now."""
    ledger = Ledger((Event("born", "bbqc4d"), Event("moved", "bbqc4d", to=(f"{NOTICE}#acqc2d",))))
    assert resolve(f"t/{REPORT}/#bbqc4d", ENTRIES, {**LEDGERS, REPORT: ledger}) == (Found(NOTICE, "acac2d", "link", "moved"),)


def test_nearly_right_quotation_gives_candidates() -> None:
    """A quotation with a slip is answered by the nearest paragraph, and said to be near only."""
    found = resolve("每月5日前完成釆样，并报送了结果", ENTRIES, LEDGERS)
    assert [(one.anchor, one.by) for one in found] == [("acac2d", "near words")]


def test_a_citation_is_read_to_its_end_and_no_further() -> None:
    """Two thousand code points: what stands beyond is not looked for, and the first ten answers are enough."""
    assert [one.document for one in resolve("。" * 1_900 + f" t/{NOTICE}/", ENTRIES, LEDGERS)] == [NOTICE]
    assert resolve("。" * 2_000 + f" t/{NOTICE}/", ENTRIES, LEDGERS) == ()
    links = [f"t/{NOTICE}/#{block.anchor}" for block in notice().blocks]
    assert len(links) > 10
    assert [one.anchor for one in resolve(" ".join(links), ENTRIES, LEDGERS)] == [block.anchor for block in notice().blocks[:10]]


def test_how_much_of_a_quotation_must_be_there() -> None:
    """Four units are a quotation, three are words; near is six pairs of ten, and the nearest comes first."""
    assert [one.by for one in resolve("各县每月", ENTRIES, LEDGERS)] == ["near words"]
    assert [one.by for one in resolve("落实责任", ENTRIES, LEDGERS)] == ["words"]
    assert resolve("落实责", ENTRIES, LEDGERS) == ()
    near = resolve("各单位要落实义务", ENTRIES, LEDGERS)
    assert [(one.anchor, one.by) for one in near] == [("acdc5d", "near words")]
    assert resolve("各单位要发展生产", ENTRIES, LEDGERS) == ()


def test_words_that_run_on_lead_to_the_block_in_which_they_begin() -> None:
    """The whole is looked for first; only what it does not find is looked for by its longest line."""
    first = comment().blocks[1]
    assert first.text.endswith("水。")
    assert [one.anchor for one in resolve("说水。\n第二段说岸。", ENTRIES, LEDGERS)] == [first.anchor]


def test_a_link_with_a_quotation_needs_its_anchor() -> None:
    """Where the anchor is none of ours, the document is named and the words are not judged; a link without words has no note."""
    quoted = f"?c=0.6.{short_digest('前完成采样，')}"
    assert resolve(f"t/{NOTICE}/{quoted}#zzzzzz", ENTRIES, LEDGERS) == (Found(NOTICE, None, "link", "no such anchor"),)
    assert resolve(f"t/{NOTICE}/{quoted}", ENTRIES, LEDGERS) == (Found(NOTICE, None, "link", ""),)
    assert resolve(f"t/{NOTICE}/#acac2d", ENTRIES, LEDGERS) == (Found(NOTICE, "acac2d", "link", ""),)
    assert resolve(f"t/{NOTICE}/?c=0.6.nonsense#acac2d", ENTRIES, LEDGERS) == (Found(NOTICE, "acac2d", "link", ""),)
    assert resolve(f"t/{NOTICE}/{quoted}#acqc2d", ENTRIES, LEDGERS)[0].note == "moved"


def test_the_end_of_a_title_is_enough_where_no_title_is_whole() -> None:
    """Six characters of it; of several titles the first that leads anywhere; in a citation what stands before the last colon too."""
    assert [(one.document, one.by) for one in resolve("对工作的通知", ENTRIES, LEDGERS)] == [(NOTICE, "title")]
    assert "title" not in {one.by for one in resolve("工作的通知", ENTRIES, LEDGERS)}
    assert [one.document for one in resolve("对工作的通知. 更清：读者来信", ENTRIES, LEDGERS)] == [NOTICE]
    assert [one.document for one in resolve("更清：读者来信. 对工作的通知", ENTRIES, LEDGERS)] == [COMMENT]
    assert [one.document for one in resolve("别的题目全文. 更清：读者来信", ENTRIES, LEDGERS)] == [COMMENT]
    said = "云川市水务局. 关于开展河湖水质监测比对工作的通知：附意见[EB/OL]. (2021-03-09)[2026-01-31]."
    assert [(one.document, one.by) for one in resolve(said, ENTRIES, LEDGERS)] == [(NOTICE, "title")]


def test_a_number_of_another_issuer_is_another_number() -> None:
    """A number without its issuer may be that of each that ends so; one with an issuer is met whole or not at all."""
    assert "number" not in {one.by for one in resolve("水监〔2021〕12号", ENTRIES, LEDGERS)}
    twin = replace(comment(), id="twin", meta=comment().meta.model_copy(update={"number": "云河发〔2021〕12号"}))
    assert [one.document for one in resolve("〔2021〕12号", (*ENTRIES, twin), LEDGERS)] == [NOTICE, "twin"]
    assert [one.document for one in resolve("云河发〔2021〕12号", (*ENTRIES, twin), LEDGERS)] == ["twin"]


def test_where_all_words_stand_no_line_of_them_is_looked_for() -> None:
    """A copied page may have more than one wants: only then its longest line is a quotation by itself."""
    words = ("甲先说水。乙后说岸。", "乙后说岸。")
    blocks = tuple(replace(block, body=Text.of(said)) for block, said in zip(comment().blocks[1:], words, strict=False))
    one = replace(comment(), blocks=blocks)
    first, second = (block.anchor for block in blocks)
    assert [found.anchor for found in resolve("先说水。\n乙后说岸。", (one,), {})] == [first]
    assert [found.anchor for found in resolve("别的\n乙后说岸。", (one,), {})] == [first, second]
    assert [(found.anchor, found.by) for found in resolve("甲先说水。乙后说岸。乙后说", (one,), {})] == [(first, "words")]


def test_past_words_say_what_became_of_them() -> None:
    """The block has others now, or is retired."""
    quoted = "从前的一句话在这里。"
    born = Event("born", "bbqc4d", quote=quoted)
    gone = Ledger((born, Event("retired", "bbqc4d", why="重出")))
    assert resolve(quoted, ENTRIES, {**LEDGERS, REPORT: gone}) == (Found(REPORT, None, "past words", "retired"),)
    merged = Ledger((born, Event("moved", "bbqc4d", to=(f"{NOTICE}#acac2d",))))
    assert resolve(quoted, ENTRIES, {**LEDGERS, REPORT: merged}) == (Found(NOTICE, "acac2d", "past words", "changed"),)


@given(st.text(max_size=300))
def test_any_question_has_an_answer_without_an_error(query: str) -> None:
    """Whatever is pasted, the answer names documents and blocks that are there."""
    known = {entry.id: {block.anchor for block in entry.blocks} for entry in ENTRIES}
    assert all(found.anchor in known[found.document] | {None} for found in resolve(query, ENTRIES, LEDGERS))


def test_the_commands(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`cite` prints what `resolve` takes back; exit codes tell one answer from none and from bad input."""
    root = ["--root", str(make(tmp_path)), "--base-url", BASE]
    main(["build", *root[:2]])
    capsys.readouterr()

    assert main(["resolve", "国市监计量[2020]186号", "--format", "json", *root]) == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert row["document"] == "samr-2020-186"
    assert main(["cite", "samr-2020-186", "--accessed", "2026-01-31", *root]) == 0
    line = capsys.readouterr().out
    assert line == f"关于加强计量工作的通知：国市监计量〔2020〕186号[EB/OL]. [2026-01-31]. {BASE}t/samr-2020-186/.\n"
    assert main(["resolve", line, *root]) == 0
    assert capsys.readouterr().out.startswith(f"{BASE}t/samr-2020-186/\t")
    assert main(["resolve", "没有一篇说过这样的话", *root]) == 1
    assert main(["cite", "samr-2020-186#zzzzzz", *root]) == 2
    assert main(["cite", "samr-2020-186", "--accessed", "yesterday", *root]) == 2
    capsys.readouterr()
    assert main(["cite", "samr-2020-186", "--root", str(tmp_path)]) == 0
    assert "jiaokan.yaml: no address" in capsys.readouterr().err
