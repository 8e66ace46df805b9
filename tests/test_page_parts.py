"""Parts of pages as pure functions: links and breaks in a line, what two texts differ in, what may be shown, lists cut into pages."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest
from tiny_corpus import comment, notice, report, tiny_corpus

from jiaokan.cite.pinpoint import Pinpoint
from jiaokan.edition.document import Block
from jiaokan.entry.entry import Entry
from jiaokan.site.finish.verify import MOST_PAGE_BYTES
from jiaokan.site.listed import facts, told_apart, when, who
from jiaokan.site.lists.facets import Facets, places
from jiaokan.site.lists.paging import PAGE_ITEMS_BYTES, ListSection, Room, paged
from jiaokan.site.markup import element, escape, identifier, link, visible
from jiaokan.site.names.parallels_page import _words as parallel_words
from jiaokan.site.passage import sides
from jiaokan.site.published import published_blocks, published_changes, published_decisions, published_doubts, published_references
from jiaokan.site.record.beside import beside, changed
from jiaokan.site.record.compared import compared
from jiaokan.site.record.raw_place import RawLines
from jiaokan.site.terms import chinese_date
from jiaokan.site.text.alike import _changes, _longest, _passage
from jiaokan.site.text.backlinks import _sentence
from jiaokan.site.text.blocks import table_rows
from jiaokan.site.text.citations import EITHER, END, OR, _pinpoints, either
from jiaokan.site.text.inline import NamedWords, break_places, breaking, inline
from jiaokan.site.text.marks import Mark, numbered
from jiaokan.site.text.run_in import run_ins
from jiaokan.site.text.stanza import stanzas
from jiaokan.text import Edit, Piece, Text


def reference(start: int, end: int, quote: str | None = None, document: str | None = "x") -> dict[str, Any]:
    """A record of a reference."""
    said = {} if quote is None else {"quote": quote}
    return {"start": start, "end": end, "target": {"document": document, "anchor": None} if document else None, **said}


def drawn(text: str, *references: dict[str, Any], marks: tuple[Mark, ...] = (), head: int = 0, **more: Any) -> str:
    """A line as HTML; documents are below ../, but `y` is nowhere."""
    return inline(Block("paragraph", text), references, lambda id, anchor: None if id == "y" else f"../{id}/", marks, head, **more)


A = '<a class="jk-ref" href="../x/">'
TO = 'href="#n1" role="doc-noteref" aria-describedby="n1"'
N = '<a class="jk-thing" href="n">'


@pytest.mark.parametrize(
    ("references", "html"),
    [
        ([reference(0, 2)], f"{A}甲乙</a>丙丁"),
        ([reference(2, 4, "丙丁")], f"甲乙{A}丙丁</a>"),
        ([reference(0, 2, "甲丙")], "甲乙丙丁"),
        ([reference(0, 2, "甲丙"), reference(1, 3)], f"甲{A}乙丙</a>丁"),
        ([reference(0, 2), reference(1, 3), reference(2, 3)], f"{A}甲乙</a>{A}丙</a>丁"),
        ([reference(1, 1), reference(1, 2)], f"甲{A}乙</a>丙丁"),
        ([reference(0, 2, document=None)], "甲乙丙丁"),
        ([reference(0, 2, document="y"), reference(1, 3)], "甲乙丙丁"),
    ],
)
def test_which_references_are_links(references: list[dict[str, Any]], html: str) -> None:
    """Those whose words stand there and whose document is published; where two cross, the first one, link or not, has the words."""
    assert drawn("甲乙丙丁", *references) == html


@pytest.mark.parametrize(
    ("names", "html"),
    [
        ([NamedWords(2, 4, "n")], f"{A}甲乙</a>{N}丙丁</a>"),
        ([NamedWords(1, 3, "n")], f"{A}甲乙</a>丙丁"),
        ([NamedWords(0, 1, "n")], f"{A}甲乙</a>丙丁"),
    ],
)
def test_a_name_leads_where_no_reference_stands(names: list[NamedWords], html: str) -> None:
    """Where both stand the reference leads."""
    assert drawn("甲乙丙丁", reference(0, 2), names=names) == html


def test_an_address_of_the_web_in_a_reference_is_the_reference() -> None:
    """Links do not stand in links; behind the reference the address is one."""
    html = drawn("见https://a.cn/b和https://a.cn/c。", reference(1, 15))
    assert html == f'见{A}https://a.cn/b</a>和<a class="jk-web" href="https://a.cn/c" rel="external noreferrer">https://a.cn/c</a>。'


@pytest.mark.parametrize(
    ("head", "links", "html"),
    [
        (2, [], '<b class="jk-runin">甲乙</b>丙丁'),
        (2, [reference(2, 3)], f'<b class="jk-runin">甲乙</b>{A}丙</a>丁'),
        (2, [reference(1, 2)], f'<b class="jk-runin">甲{A}乙</a></b>丙丁'),
        (2, [reference(1, 3)], f"甲{A}乙丙</a>丁"),
    ],
)
def test_a_head_that_runs_in(head: int, links: list[dict[str, Any]], html: str) -> None:
    """It is bold unless a link crosses its end."""
    assert drawn("甲乙丙丁", *links, head=head) == html


def mark(start: int, end: int, kind: str = "doubt", id: str = "", why: str = "") -> Mark:
    """A mark with a note."""
    return Mark(start, end, kind, "注", id, why)


@pytest.mark.parametrize(
    ("marks", "html"),
    [
        ((mark(1, 2),), '甲<span class="jk-doubt">乙</span>丙丁'),
        ((mark(1, 2, id="n1"),), '甲<a class="jk-doubt" href="#n1" role="doc-noteref" aria-describedby="n1">乙</a>丙丁'),
        ((mark(3, 4), mark(4, 4, "correction")), '甲乙丙<span class="jk-doubt">丁</span><ins class="jk-correction jk-gone-word"></ins>'),
        (
            (mark(1, 1, "correction", "n1"),),
            f'甲<ins class="jk-correction jk-gone-word"><a class="jk-correction" {TO} aria-label="此处有删"></a></ins>乙丙丁',
        ),
        ((mark(2, 2, "parallel", "n1"),), f'甲乙<a class="jk-parallel" {TO} aria-label="同文"></a>丙丁'),
        ((mark(1, 3), mark(2, 4)), '甲<span class="jk-doubt">乙丙</span>丁'),
        ((mark(0, 1, "unheld", why="no-candidate"),), '<span class="jk-unheld" title="本集未收">甲</span>乙丙丁'),
        ((mark(0, 1, "gloss"),), '<span class="jk-noted-words">甲</span>乙丙丁'),
    ],
)  # fmt: skip
def test_how_a_mark_is_drawn(marks: tuple[Mark, ...], html: str) -> None:
    """As a way to its note where it has one; of two that cross the first; an omission has no words."""
    assert drawn("甲乙丙丁", marks=marks) == html


def test_a_mark_that_reaches_out_of_a_link() -> None:
    """Its words are marked within the link, and not again behind it; in a link there is no link to the note."""
    html = drawn("甲乙丙丁", reference(0, 2), marks=(mark(1, 3, id="n1"),))
    assert html == f'{A}甲<span class="jk-doubt" aria-describedby="n1">乙</span></a>丙丁'


def test_parts_of_a_title_break_before_its_words() -> None:
    """Each part by itself; where a mark runs over the blank, the line is one."""
    breaks = frozenset({2, 5, 6})
    assert drawn("甲乙丙丁　戊己", breaks=breaks) == '<span class="jk-part">甲乙<wbr>丙丁</span>　<span class="jk-part">戊<wbr>己</span>'
    assert drawn("甲乙丙丁　戊己", breaks=breaks, marks=(mark(3, 6),)).count("jk-part") == 0
    assert drawn("甲乙丙丁　戊己", breaks=breaks, marks=(mark(3, 4),)).count("jk-part") == 2
    assert drawn("甲乙丙丁", breaks=frozenset({2}), names=[NamedWords(1, 3, "n")]) == f"甲{N}乙丙</a>丁"
    long = drawn("甲乙丙丁戊己庚辛", breaks=frozenset({2}), names=[NamedWords(1, 8, "n")])
    assert long == f"甲{N}乙<wbr>丙丁戊己庚辛</a>"


def test_where_a_title_may_break() -> None:
    """Between words; not in numbers, at marks that a line does not begin or end with, or before the first written word."""
    assert breaking("关于开展2021年工作的通知（试行）").replace("<wbr>", "|") == "关于|开展|2021年|工作|的|通知|（试行）"
    assert not break_places("《甲》") & {0, 1}
    assert breaking("第一条") in ("第一条", "第<wbr>一条", "第一<wbr>条")


@pytest.mark.parametrize(
    ("old", "new", "html"),
    [
        ("甲乙丙丁", "甲乙丙丁", "甲乙丙丁"),
        ("甲乙丙丁戊", "甲乙子丁戊", "甲乙<del>丙</del><ins>子</ins>丁戊"),
        ("甲丙丁", "甲丁", "甲<del>丙</del>丁"),
        ("甲丁", "甲丙丁", "甲<ins>丙</ins>丁"),
        ("子甲丑乙寅乙丑", "卯甲辰乙巳乙丑", "<del>子甲丑乙寅</del><ins>卯甲辰乙巳</ins>乙丑"),
        ("子甲乙丑", "寅甲乙卯", "<del>子</del><ins>寅</ins>甲乙<del>丑</del><ins>卯</ins>"),
        ("甲" * 30 + "丑", "甲" * 30 + "寅", "……" + "甲" * 20 + "<del>丑</del><ins>寅</ins>"),
        ("甲" * 20 + "丑", "甲" * 20 + "寅", "甲" * 20 + "<del>丑</del><ins>寅</ins>"),
        ("丑" + "甲" * 20, "寅" + "甲" * 20, "<del>丑</del><ins>寅</ins>" + "甲" * 20),
        ("丑" + "甲" * 21, "寅" + "甲" * 21, "<del>丑</del><ins>寅</ins>" + "甲" * 20 + "……"),
        ("丑" * 161, "寅" * 160, "<del>" + "丑" * 160 + "……</del><ins>" + "寅" * 160 + "</ins>"),
    ],
)
def test_what_two_texts_differ_in(old: str, new: str, html: str) -> None:
    """Changes with twenty characters of what both have; one character in common between two changes parts them not."""
    assert compared(old, new) == html


def test_what_stands_between_two_changes() -> None:
    """Up to forty characters are shown whole, of more the first and last twenty; texts too long to compare are one change."""
    middle = "".join(chr(0x4E00 + n) for n in range(41))
    for size, shown in ((40, middle[:40]), (41, middle[:20] + "……" + middle[-20:])):
        html = compared("丑" + middle[:size] + "丑", "寅" + middle[:size] + "寅")
        assert html == f"<del>丑</del><ins>寅</ins>{shown}<del>丑</del><ins>寅</ins>"
    for size, parts in ((1996, 2), (1999, 1)):
        old, new = ("".join((edge, *(chr(0x4E00 + n) for n in range(size)), edge, "同")) for edge in ("丑", "寅"))
        assert compared(old, new).count("<del>") == parts


@pytest.mark.parametrize(
    ("texts", "heads"),
    [
        (["（一）甲甲，甲。乙。", "（二）丙，丙。丁。"], [8, 7]),
        (["（一）甲甲，甲。乙。", "（三）丙，丙。丁。"], [0, 0]),
        (["（一）甲。乙。", "（二）丙。丁。"], [0, 0]),
        (["（一）加强领导。乙。", "（三）丙。丁。"], [8, 0]),
        (["（一）" + "甲" * 30 + "。乙。"], [34]),
        (["（一）" + "甲" * 31 + "。乙。"], [0]),
        (["（一）" + "甲" * 44 + "。乙。", "（二）丙丙。丁。"], [48, 6]),
        (["（一）" + "甲" * 45 + "。乙。", "（二）丙丙。丁。"], [0, 6]),
        (["（一）甲，甲。乙。"], [0]),
    ],
)
def test_how_long_a_head_that_runs_in_may_be(texts: list[str], heads: list[int]) -> None:
    """Thirty characters without a comma, forty-four with one where every point of the list has one; a count that breaks ends a list."""
    found = run_ins(Block("item", text, anchor=f"a{index}") for index, text in enumerate(texts))
    assert [found.get(f"a{index}", 0) for index in range(len(texts))] == heads


def verse(raw: str) -> list[Block]:
    """Each line of a raw text a block."""
    blocks, at = [], 0
    for line in raw.split("\n"):
        if line:
            blocks.append(Block("paragraph", Text((Piece(at, line, line),)), anchor=f"a{len(blocks)}"))
        at += len(line) + 1
    return blocks


@pytest.mark.parametrize(
    ("raw", "begin"),
    [
        ("甲甲\n乙乙\n\n丙丙\n丁丁", {"a2"}),
        ("甲甲\n乙乙\n丙丙\n丁丁", set()),
        ("甲甲\n\n乙乙\n\n丙丙\n丁丁", set()),
        ("甲甲\n乙乙\n\n丙丙\n\n丁丁", set()),
        ("甲甲\n乙乙\n\n丙丙", set()),
        ("甲甲\n" + "乙" * 24 + "\n\n丙丙\n丁丁", {"a2"}),
        ("甲甲\n" + "乙" * 25 + "\n\n丙丙\n丁丁", set()),
        ("甲甲\n乙乙\n\n\n丙丙\n丁丁", {"a2"}),
    ],
)
def test_where_a_stanza_begins(raw: str, begin: set[str]) -> None:
    """Behind an empty line between lines that stand close, two at least on either side."""
    assert stanzas(raw, verse(raw)) == begin


def test_an_excerpt_shows_three_paragraphs() -> None:
    """And the head; changes, doubts and decisions only where they lie in what is shown; of a record alone nothing is shown."""
    entry = notice()
    part = replace(entry, meta=entry.meta.model_copy(update={"publish": "excerpt"}))
    none = replace(entry, meta=entry.meta.model_copy(update={"publish": "metadata"}))
    assert [block.type for block in published_blocks(part)] == ["title", "number", "addressee", "paragraph", "heading", "item"]
    assert published_blocks(none) == ()
    assert {piece.old for piece in published_changes(part)} == {"\n", "(", ")"}
    assert len(published_changes(part)) == 4
    assert [piece.at for piece in published_changes(part)] == sorted(piece.at for piece in published_changes(part))
    assert published_changes(none) == ()
    assert (len(published_doubts(entry)), published_doubts(part), published_doubts(none)) == (1, (), ())
    asked = tuple({"at": entry.raw.index(words), "length": 1, "reason": "space"} for words in ("统一方法", "统一时间"))
    near = replace(part, doubts=asked)
    assert [doubt["at"] for doubt in published_doubts(near)] == [entry.raw.index("统一方法")]
    kept = {"kind": "correction", "quote": "统一方法", "old": "统", "new": "統", "why": "例"}
    told = replace(part, decisions=(*entry.decisions, kept, {"kind": "move"}))
    assert published_decisions(told) == (kept,)
    assert len(published_decisions(entry)) == 1


def test_references_stand_in_the_order_of_the_text() -> None:
    """Whatever their order in the file; those of what is not shown are left out."""
    entry = report()
    first, second = entry.annotations
    later = {**first, "start": first["start"] + 1, "end": first["end"] + 1}
    mixed = replace(entry, annotations=(second, later, {**first, "anchor": "zz2c3d"}, {**first, "type": "note"}, first))
    assert published_references(mixed) == (first, later, second)


def record(entry: Entry, **update: Any) -> Entry:
    """The document with another record."""
    return replace(entry, meta=entry.meta.model_copy(update=update))


def test_who_and_when() -> None:
    """The bodies, else the paper with its page, else the authors, else the publisher; the day of issue, else of publication."""
    assert who(notice()) == "云川市水务局"
    assert who(report()) == "云川日报 第2版"
    assert who(record(report(), paper=None, page=None)) == "王 平、李安"
    assert who(record(report(), paper=None, page=None, authors=())) == "云川日报社"
    assert (when(notice()), when(report())) == ("2021-03-08", "2021-03-10")
    assert facts(notice()) == ("通知", "云川市水务局", "云水监〔2021〕12号")


def test_documents_of_one_title_are_told_apart() -> None:
    """By their kind, and by the first facts that none of the others has; one with a title of its own needs nothing."""
    one = notice()
    two = record(replace(one, id="two"), genre="opinion")
    three = record(replace(one, id="three"), number="云水监〔2022〕1号")
    assert told_apart((one, report())) == {}
    assert told_apart((one, two)) == {one.id: "通知", "two": "意见"}
    assert told_apart((one, two, three)) == {one.id: "通知，云水监〔2021〕12号", "two": "意见", "three": "通知，云水监〔2022〕1号"}
    same = replace(one, id="same")
    assert told_apart((one, same)) == {
        one.id: "通知，云水监〔2021〕12号，2021年3月8日，云川市水务局网站页面，yunchuan-2021-12",
        "same": "通知，云水监〔2021〕12号，2021年3月8日，云川市水务局网站页面，same",
    }
    assert told_apart((one, record(same, subtitle="副题"))) == {}


@pytest.mark.parametrize(("date", "said"), [("2020-12-02", "2020年12月2日"), ("2020-12", "2020年12月"), ("2020", "2020年")])
def test_a_day_in_chinese(date: str, said: str) -> None:
    """Without leading zeros, as much as is known."""
    assert chinese_date(date) == said


def test_what_may_stand_in_a_page() -> None:
    """Marks of HTML and templates by number, invisible characters never; a line end of Windows is one line end."""
    assert escape("a<b>&\"'{}`\t\r\n\x00\u200b\ud800") == "a&lt;b&gt;&amp;&#34;&#39;&#123;&#125;&#96;&#9;\n"
    assert escape("甲\x1f\x7f\x9f\u061c\u2028\u202e\u2060\u206f\ufeff\uffff乙") == "甲乙"
    assert visible("\n\r\t \u3000\x0c\xa0\u200b<") == "⏎␍⇥␣⬚␌⍽‹U+200B›&lt;"
    assert element("a", "甲", class_="b", data_x='"', hidden=True, title=None, id=False) == '<a class="b" data-x="&#34;" hidden>甲</a>'


@pytest.mark.parametrize(
    ("value", "sound"), [
        *(("a", True), ("samr-2020-186", True), ("a" * 80, True), ("a" * 81, False), ("A", False)),
        *(("a--b", False), ("-a", False), ("a\n", False), ("", False), ("甲", False)),
    ],
)  # fmt: skip
def test_what_is_an_id(value: str, sound: bool) -> None:
    """Words of lower-case letters and digits, joined by hyphens, eighty characters at most."""
    if sound:
        assert identifier(value) == value
    else:
        with pytest.raises(ValueError, match="an id must be"):
            identifier(value)


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        *(("https://a.cn/?b=1&c", "https://a.cn/?b=1&amp;c"), ("javascript:1", None), ("https://a b", None)),
        *(("", None), (None, None), ("ftp://a", None), ("https://a\n", None)),
    ],
)  # fmt: skip
def test_what_is_an_address_of_the_web(address: str | None, shown: str | None) -> None:
    """http and https, without blanks and marks of HTML."""
    assert link(address) == shown


def test_groups_of_documents() -> None:
    """By body, kind, subject, division and source; a source of one document is that document; names alike in pinyin get a digest."""
    entries = tiny_corpus()
    found = Facets.of(entries)
    assert found.address("kinds", "notice") == "catalogue/kinds/notice/"
    assert found.address("sources", comment().source_id) == f"t/{comment().id}/"
    assert found.address("bodies", "无此机关") is None
    assert found.address("nothing", "x") is None
    alike = Facets.of((record(notice(), subjects=("示例", "事例", "水质")),))
    slugs = {key: group.slug for key, group in alike.groups["subjects"].items()}
    assert slugs["水质"] == "shuizhi"
    assert len(set(slugs.values())) == 3
    assert all(slugs[key].startswith("shili-x") and len(slugs[key]) == len("shili-x") + 8 for key in ("示例", "事例"))
    digits = Facets.of((record(notice(), subjects=("2021",)),)).groups["subjects"]["2021"]
    assert "x" in digits.slug
    assert "places" not in Facets.of((record(notice(), issuers=("水利部",)),)).groups


@pytest.mark.parametrize(
    ("issuer", "place"),
    [
        *(("山西省水利厅", "山西省"), ("山西水利厅", None), ("太原市水务局", "太原市"), ("某市水务局", None)),
        *(("鼓楼区水务局", None), ("内蒙古自治区阿拉善盟行政公署", "内蒙古自治区")),
    ],
)  # fmt: skip
def test_the_division_that_a_body_names(issuer: str, place: str | None) -> None:
    """Its full name, if one division alone has it."""
    assert next(iter(places(record(notice(), issuers=(issuer,)))), None) == place


def test_what_finds_room() -> None:
    """As many items as fit, to the byte; what comes behind one that did not fit finds none."""
    room = Room(10)
    assert room.taken(["甲", "乙"]) == ["甲", "乙"]
    assert room.taken(["丙a"]) == ["丙a"]
    room = Room(10)
    assert room.taken(["甲乙丙", "丁", "a"]) == ["甲乙丙"]
    assert room.taken(["a"]) == []
    assert PAGE_ITEMS_BYTES == MOST_PAGE_BYTES // 2


def cut(sizes: list[list[int]], head: int = 0) -> list[list[str]]:
    """The items of each page: sections of items of so many bytes, with heads of so many."""
    sections = [
        ListSection([f"{at}.{place};".ljust(size, "x") for place, size in enumerate(row)], "h" * head, "", "")
        for at, row in enumerate(sizes)
    ]
    pages = paged("names/x", lambda up: sections, lambda up, listed, pager: f"{listed}|{pager.count('aria-current')}{up}")
    assert list(pages) == ["names/x", *(f"names/x/{number}" for number in range(2, len(pages) + 1))]
    ups = [page.partition("|")[2] for page in pages.values()]
    assert ups == (["0../../"] if len(pages) == 1 else ["1../../", *["1../../../"] * (len(pages) - 1)])
    return [[item.split(";")[0][-3:] for item in page.split("|")[0].split("x") if ";" in item] for page in pages.values()]


@pytest.mark.parametrize(
    ("sizes", "head", "pages"),
    [
        ([[100, 100]], 0, [["0.0", "0.1"]]),
        ([[PAGE_ITEMS_BYTES - 100, 100]], 0, [["0.0", "0.1"]]),
        ([[PAGE_ITEMS_BYTES - 100, 101]], 0, [["0.0"], ["0.1"]]),
        ([[PAGE_ITEMS_BYTES - 100], [90]], 10, [["0.0"], ["1.0"]]),
        ([[PAGE_ITEMS_BYTES - 100], [80]], 10, [["0.0", "1.0"]]),
        ([[PAGE_ITEMS_BYTES * 2, 100, 100]], 0, [["0.0"], ["0.1", "0.2"]]),
        ([[100], [], [PAGE_ITEMS_BYTES]], 0, [["0.0"], ["2.0"]]),
        ([[50, PAGE_ITEMS_BYTES - 40, 30, 20]], 10, [["0.0"], ["0.1", "0.2"], ["0.3"]]),
    ],
)
def test_how_a_list_is_cut(sizes: list[list[int]], head: int, pages: list[list[str]]) -> None:
    """As much on a page as it may weigh, the heading that stands again counted; an item too heavy for any page has one of its own."""
    assert cut(sizes, head) == pages


@pytest.mark.parametrize(
    ("same", "html"),
    [
        ([(0, 4)], "甲乙丙丁"),
        ([(1, 3)], "<mark>甲</mark>乙丙<mark>丁</mark>"),
        ([(2, 4), (0, 1)], "甲<mark>乙</mark>丙丁"),
        ([(0, 3), (1, 2)], "甲乙丙<mark>丁</mark>"),
        ([(0, 2), (1, 4)], "甲乙丙丁"),
        ([], "<mark>甲乙丙丁</mark>"),
    ],
)
def test_what_the_other_side_lacks(same: list[tuple[int, int]], html: str) -> None:
    """Is marked; stretches that are shared may cross."""
    assert parallel_words("甲乙丙丁", 0, 4, same) == html


def test_the_two_sides_of_a_parallel() -> None:
    """Each sees the other; which was first is known to both, or to none."""
    row = {
        "passages": [{"source": "a#k1", "start": 0, "end": 4}, {"source": "b#k2", "start": 5, "end": 9}],
        "runs": [(0, 2, 5, 7)], "difference": [("甲", "乙")], "earlier": "a",
    }  # fmt: skip
    found = sides(row)
    assert found["a"] == ("k1", 0, 4, "b", "k2", ((0, 2),), (("甲", "乙"),), True)
    assert found["b"] == ("k2", 5, 9, "a", "k1", ((5, 7),), (("乙", "甲"),), False)
    assert sides({**row, "earlier": None})["a"].first is None


@pytest.mark.parametrize(
    ("difference", "said"),
    [
        ((), ""),
        ((("甲", "乙"),), "彼“甲”作“乙”。"),
        ((("", "乙"), ("甲", "")), "彼多“乙”，无“甲”。"),
        ((("甲" * 16, "乙"),), f"彼“{'甲' * 16}”作“乙”。"),
        ((("甲" * 17, "乙"),), "文字有异。"),
        ((("甲" * 17, "乙"), ("丙", "丁")), "彼“丙”作“丁”，另有异文。"),
        ((("甲", "乙"),) * 4, "彼" + "，".join(["“甲”作“乙”"] * 4) + "。"),
        ((("甲", "乙"),) * 5, "彼" + "，".join(["“甲”作“乙”"] * 4) + "，另有异文。"),
    ],
)
def test_what_is_said_of_differences(difference: tuple[tuple[str, str], ...], said: str) -> None:
    """Four at most, sixteen characters each; that there are more is said."""
    assert _changes(difference) == said


def test_how_much_of_a_passage_is_told_of() -> None:
    """All of it where six tenths are shared, else the longest run."""
    passages = [{"source": f"{id}#k", "start": 0, "end": 10} for id in "ab"]
    side = sides({"passages": passages, "runs": [(0, 2, 0, 2), (4, 8, 4, 8)]})["a"]
    assert _passage(side) == (0, 10)
    assert _passage(side._replace(runs=((0, 2), (4, 7)))) == (4, 7)
    assert (_longest(side), _longest(side._replace(runs=()))) == (4, 0)


def citing(text: str, *spans: tuple[int, int]) -> list[Any]:
    """References that stand in one block."""
    block = Block("paragraph", text, anchor="ab2c3d")
    return [SimpleNamespace(entry=SimpleNamespace(id="x"), block=block, reference={"start": start, "end": end}) for start, end in spans]


@pytest.mark.parametrize(
    ("text", "spans", "inner"),
    [
        ("甲。乙丙丁。戊", [(3, 4)], "乙<mark>丙</mark>丁。"),
        ("甲；乙丙丁！戊", [(3, 4)], "乙<mark>丙</mark>丁！"),
        ("乙丙丁", [(0, 1), (2, 3)], "<mark>乙</mark>丙<mark>丁</mark>"),
        ("乙丙丁", [(0, 2), (1, 3)], "<mark>乙丙</mark>丁"),
        ("前" * 60 + "甲" + "后" * 60, [(60, 61)], "前" * 60 + "<mark>甲</mark>" + "后" * 60),
        ("前" * 61 + "甲" + "后" * 61, [(61, 62)], "…" + "前" * 60 + "<mark>甲</mark>" + "后" * 60 + "…"),
    ],
)
def test_a_sentence_that_cites(text: str, spans: list[tuple[int, int]], inner: str) -> None:
    """From mark to mark, sixty characters on either side of the references at most."""
    assert _sentence(citing(text, *spans)) == f'<a class="jk-quote" href="../x/#ab2c3d">{inner}</a>'


def test_rows_of_a_table() -> None:
    """A row a line, with edges or without; empty lines are none, empty cells are cells."""
    assert list(table_rows("| 甲 | 乙 |\n\n 丙|\n|丁 | | 戊|")) == [["甲", "乙"], ["丙"], ["丁", "", "戊"]]


def test_two_strings_as_one() -> None:
    """What differs stands between private marks."""
    assert either("甲乙丁", "甲丙丁") == f"甲{EITHER}乙{OR}丙{END}丁"


@pytest.mark.parametrize(
    ("place", "own", "said"),
    [
        (Pinpoint("¶3", "第3段"), "", (3,)),
        (Pinpoint("¶3", "第3段"), "第二条", (3, "第二条")),
        (Pinpoint("¶3", "第3段"), "¶3", (3,)),
        (Pinpoint("art. 2", "第二条"), "", ("art. 2", "第二条")),
        (Pinpoint("¶3", "第三自然段"), "", ("¶3", "第三自然段")),
        (None, "", ()),
    ],
)
def test_pinpoints_as_the_script_reads_them(place: Pinpoint | None, own: str, said: tuple[Any, ...]) -> None:
    """The number alone where both forms are those of a number; the text's own label where it is another."""
    assert _pinpoints(place, own) == said


def test_notes_are_counted_in_the_order_of_the_text() -> None:
    """What is said once is not said again: a mark without a note leads to the note that has its id."""
    first, again, bare = Mark(3, 4, "doubt", "注", "k"), Mark(0, 1, "doubt", "", "k"), Mark(1, 2, "doubt", "")
    found = numbered(["a", "b", "c"], {"a": [first], "b": [again, bare]}, {"a": [Mark(0, 1, "gloss", "释")]})
    assert {anchor: [(one.start, one.id) for one in row] for anchor, row in found.items()} == {
        "a": [(0, "jk-n1"), (3, "jk-n2")],
        "b": [(0, "jk-n2"), (1, "")],
    }


def test_raw_and_clean_side_by_side() -> None:
    """Only what changed has a row; what was struck and put in is marked, with the numbers of the raw lines."""
    raw = "甲甲\n乙 乙\n丙丁\n"
    one = Block("paragraph", Text.of(raw).slice(0, 2), anchor="ab2c3d")
    spaced = Block("paragraph", Text.of(raw).slice(3, 6).apply([Edit(1, 2, "", "space")]), anchor="ab3c4d")
    changed_ = Block("paragraph", Text.of(raw).slice(7, 9).apply([Edit(1, 2, "戊", "correction")]), anchor="ab4c5d")
    assert [changed(block) for block in (one, spaced, changed_)] == [False, True, True]
    html = beside((one, one, spaced, changed_, one), RawLines(raw), "zh-Hans")
    assert html.count("jk-same") == 2
    assert "（2段与原文相同）" in html
    assert '<i data-n="2"></i>乙<del>␣</del>乙</div></div>' in html
    assert '<i data-n="3"></i>丙<del>丁</del></div><div class="jk-clean">丙<ins>戊</ins></div>' in html
    both = beside((spaced,), RawLines(raw), "zh-Hans", both=True)
    assert '<div class="jk-clean">乙乙</div>' in both
    moved = Block("paragraph", Text((Piece(3, "乙", "乙"), Piece(0, "甲", "甲"))), anchor="ab5c6d")
    assert changed(moved)
    assert '<i data-n="1"></i>甲<span class="jk-gap">……</span><br><i data-n="2"></i>乙' in beside((moved,), RawLines(raw), "zh-Hans")
    assert [RawLines(raw).place(at) for at in (0, 2, 3, 7, 9)] == ["1:1", "1:3", "2:1", "3:1", "3:3"]


def test_a_comment_shows_its_beginning() -> None:
    """Three paragraphs below its title."""
    assert [block.text for block in published_blocks(comment())] == ["让河湖更清", "第一段说水。", "第二段说岸。", "第三段说人。"]


def test_a_title_that_only_names_a_body() -> None:
    """Then its subject and its source are facts too; not where the body is named elsewhere, or the title says more."""
    title = Block("title", Text.of("云川市水务局"), anchor="ab2c3d")
    line = Block("paragraph", Text.of("云川市水务局"), anchor="ab3c4d")
    named = {"kind": "body", "anchor": "ab2c3d", "start": 0, "end": 6, "quote": "云川市水务局", "norm": None}
    bare = replace(record(notice(), title="云川市水务局"), blocks=(title, line), mentions=(named,))
    assert facts(bare) == ("通知", "云川市水务局", "云水监〔2021〕12号", "水质监测", "云川市水务局网站页面")
    for other in (
        replace(bare, mentions=({**named, "anchor": "ab3c4d"},)),
        replace(bare, mentions=({**named, "kind": "place"},)),
        replace(bare, mentions=({**named, "end": 3},)),
        replace(bare, mentions=()),
    ):
        assert facts(other) == ("通知", "云川市水务局", "云水监〔2021〕12号")
    assert facts(record(bare, paper="云川日报"))[-1] == "水质监测"


def test_how_long_the_address_of_a_group_is() -> None:
    """Forty letters at most, whole syllables of them."""
    body = "山西省水务厅水资源管理处水质监测中心"
    assert Facets.of((record(notice(), issuers=(body,)),)).groups["bodies"][body].slug == "shanxisheng-shuiwu-shuiziyuan-guanlichu"
