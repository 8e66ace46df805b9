"""What stands beside a line of a text page, and the heads that run into their paragraphs."""

from itertools import pairwise

import pytest
from tiny_corpus import notice

from jiaokan.edition.document import Block
from jiaokan.site.text.blocks import edition
from jiaokan.site.text.inline import NamedWords, break_places, inline
from jiaokan.site.text.marks import Mark, marks
from jiaokan.site.text.run_in import run_ins
from jiaokan.text import Edit, Text


def corrected(raw: str, old: str, new: str, at: int, quote: str) -> tuple:
    """A document of one paragraph in which the editor put something right."""
    body = Text.of(raw)
    body = body.apply([Edit(at, at + len(old), new, "correction")])
    block = Block("paragraph", body, anchor="abc234")
    decision = {"kind": "correction", "quote": quote, "old": old, "new": new, "why": "形近而误。"}
    return block, decision


@pytest.mark.parametrize(
    ("raw", "old", "new", "at", "quote", "span", "said"),
    [
        ("千字当头、奋发有为。", "千", "干", 0, "千字当头", (0, 1), "干：原作"),
        ("方法等违法违规行。", "", "为", 8, "违法违规行", (8, 9), "为：原无，补。"),
        ("提供提供服务。", "提供", "", 2, "提供提供服务", (2, 2), "此处原有"),
    ],
)
def test_a_correction_says_what_stood_there_and_why(raw, old, new, at, quote, span, said, monkeypatch):
    """Changed, put in or taken out: the mark is at its place, and the note has the old words and the reason."""
    block, decision = corrected(raw, old, new, at, quote)
    monkeypatch.setattr("jiaokan.site.text.marks.published_blocks", lambda entry: (block,))
    monkeypatch.setattr("jiaokan.site.text.marks.published_decisions", lambda entry: (decision,))
    monkeypatch.setattr("jiaokan.site.text.marks.published_doubts", lambda entry: ())
    (mark,) = marks(notice())["abc234"]
    assert (mark.start, mark.end) == span
    assert said in mark.note
    assert mark.note.endswith("形近而误。")


def test_a_doubt_about_words_is_marked_and_one_about_a_type_is_not(monkeypatch):
    """Candidates that are words stand beside them; how a line was taken is no reading of it."""
    block = Block("paragraph", Text.of("共有三于人。"), anchor="abc234")
    doubts = (
        {"at": 3, "length": 1, "reason": "unknown-character", "candidates": ["千"]},
        {"at": 0, "length": 2, "reason": "doubtful-type", "candidates": ["heading"]},
    )
    monkeypatch.setattr("jiaokan.site.text.marks.published_blocks", lambda entry: (block,))
    monkeypatch.setattr("jiaokan.site.text.marks.published_decisions", lambda entry: ())
    monkeypatch.setattr("jiaokan.site.text.marks.published_doubts", lambda entry: doubts)
    (mark,) = marks(notice())["abc234"]
    assert (mark.start, mark.end, mark.kind) == (3, 4, "doubt")
    assert "或作" in mark.note


def test_marks_references_and_run_in_heads_share_a_line():
    """Each is shown, none twice, and the words are the words."""
    block = Block("item", "（一）依据《办法》。按千字执行。", anchor="abc234")
    reference = {"anchor": "abc234", "start": 5, "end": 9, "quote": "《办法》", "target": {"document": "x", "anchor": None}}
    html = inline(block, [reference], lambda document, anchor: "../x/", (Mark(11, 12, "correction", ""),), head=10)
    assert html == (
        '<b class="jk-runin">（一）依据<a class="jk-ref" href="../x/">《办法》</a>。</b>按<ins class="jk-correction">千</ins>字执行。'
    )


@pytest.mark.parametrize(
    ("texts", "heads"),
    [
        (["（一）加强组织领导。各地要高度重视。"], [10]),
        (["（一）贯彻部署，推动发展。各地要学习。", "（二）统一思想，凝聚力量。各地要宣传。"], [13, 13]),
        (["（一）甲方应当交货，逾期不交的承担责任。乙方可以催告。", "（二）乙方付款：以转账为准。逾期的另计。"], []),
        (["（一）贯彻部署，推动发展。各地要学习。"], []),
        (["（一）责令改正；（二）罚款。没有后文"], []),
        (["（一）加强组织领导。"], []),
    ],
)
def test_a_head_that_runs_in_is_told_from_a_sentence(texts, heads):
    """One short clause is a head; with a comma only where each of its sisters is built so; a paragraph that is all head has none."""
    blocks = [Block("item", text, anchor=f"a{index}") for index, text in enumerate(texts)]
    assert list(run_ins(blocks).values()) == heads


def test_the_count_of_heads_may_go_on_below_a_heading():
    """Some outlines count their second level through all parts."""
    parts = [
        ("heading", "一、总体要求"),
        ("heading", "（一）指导思想"),
        ("heading", "二、建立机制"),
        ("paragraph", "（二）建立协同平台。贯彻部署。"),
    ]
    blocks = [Block(kind, text, anchor=f"a{at}") for at, (kind, text) in enumerate([*parts, ("paragraph", "（四）另有所指。不是此列。")])]
    assert run_ins(blocks) == {"a3": 10}


def test_a_title_breaks_between_words_only():
    """Before a closing mark and behind an opening one there is no place to break; the words are the title."""
    title = "关于开展“质量月”活动等5部门的通知"
    html = inline(Block("title", title), (), lambda document, anchor: None, breaks=break_places(title))
    assert html.replace("<wbr>", "") == title
    assert "5<wbr>" not in html
    assert "<wbr>”" not in html
    assert "“<wbr>" not in html
    assert "<wbr>" in html


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("——论深入学习", "——论|深入|学习"),
        ("一、“十四五”——规划", "一、|“十四五”|——|规划"),
        ("二〇二五年增长3.5%", "二〇二五年|增长|3.5%"),
        ("关于kg/m³和Hello World的说明", "关于|kg/m³|和|Hello World|的|说明"),
    ],
)
def test_a_title_keeps_whole_what_is_one(title, lines):
    """A dash, a number, a word of another script; a mark alone begins no line."""
    places = sorted(break_places(title))
    assert "|".join(title[start:end] for start, end in pairwise([0, *places, len(title)])) == lines


def test_a_short_name_in_a_title_does_not_break():
    """Whatever the words of a dictionary are."""
    title = "听取吉林省委和省政府汇报"
    name = NamedWords(2, 6, "../names/x/")
    html = inline(Block("subtitle", title), (), lambda document, anchor: None, names=(name,), breaks=frozenset(range(1, len(title))))
    assert ">吉林省委</a>" in html
    assert "听<wbr>取" in html


def test_a_heading_has_no_number_in_its_name():
    """The link of a heading stands beside it, not in it."""
    html = edition([Block("heading", Text.of("一、总则"), level=2, anchor="abc234")], [], lambda document, anchor: None, "题")
    assert '<h2 id="abc234">一、总则</h2><a class="jk-n"' in html


def test_an_address_of_the_web_is_a_link():
    """Without the mark after it; one in a name that leads elsewhere is left to that."""
    html = inline(Block("paragraph", "见https://example.org/a?b=1&c=2。又http://example.org/x, 等。"), (), lambda document, anchor: None)
    assert (
        '<a class="jk-web" href="https://example.org/a?b=1&amp;c=2" rel="external noreferrer">https://example.org/a?b=1&amp;c=2</a>。'
        in html
    )
    assert 'href="http://example.org/x"' in html
    named = inline(Block("paragraph", "https://example.org/a"), (), lambda document, anchor: None, names=(NamedWords(8, 19, "../n/"),))
    assert named.count("<a ") == 1


def test_a_paragraph_of_long_latin_words_is_not_spread():
    """Nor one of English; a paragraph of Chinese with short words, or with an address only, is set as all are."""
    words = [
        "见 SessionDeletedEvent 一节。",
        "If you are using this and that in a text.",
        "用 Redis 缓存。",
        "见https://example.org/a/long/way。",
    ]
    html = edition([Block("paragraph", text) for text in words], (), lambda document, anchor: None, "题")
    assert [line.startswith('<p class="jk-ragged">') for line in html.split("\n") if line.startswith("<p")] == [True, True, False, False]


def test_a_long_heading_breaks_between_its_words():
    """One that may need a second line on a phone; a short one is left as it is."""
    html = edition(
        [Block("heading", Text.of("一、加强法制计量领域区域合作互认"), level=2, anchor="abc234")], [], lambda document, anchor: None, "题"
    )
    assert "一、<wbr>加强<wbr>法制" in html
