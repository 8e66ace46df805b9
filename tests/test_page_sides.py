"""What stands beside the words of a page: the home page's choice, drawings, whose a text is, what search is given, files taken over."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from tiny_corpus import comment, notice, report, tiny_corpus

from jiaokan.annotate.thing import Spot, Thing
from jiaokan.cite.model import Stamp
from jiaokan.edition.document import Block
from jiaokan.entry.entry import Entry
from jiaokan.entry.release import Difference
from jiaokan.record.schema import Rights
from jiaokan.site.data.head import description
from jiaokan.site.data.head import head as head_tags
from jiaokan.site.data.search_documents import as_text, in_script, of_text, search_documents
from jiaokan.site.finish.finish import finished_files, join_lines
from jiaokan.site.finish.variants import convert_page
from jiaokan.site.finish.verify import survey, verify
from jiaokan.site.home import FRONT, LIST, home
from jiaokan.site.lists.catalogue import catalogue
from jiaokan.site.lists.line import line
from jiaokan.site.names.entity_page import _sentences
from jiaokan.site.names.index_page import index_pages
from jiaokan.site.pictures.citing import citing
from jiaokan.site.pictures.cleaning import cleaning
from jiaokan.site.pictures.drawing import number, table
from jiaokan.site.pictures.timeline import timeline
from jiaokan.site.record.beside import beside
from jiaokan.site.record.changes_page import SHOWN_PLACES, _by_reason, _change, _decisions, _doubts, _summary
from jiaokan.site.record.raw_place import RawLines
from jiaokan.site.record.releases_page import _document, _gone, _Told
from jiaokan.site.search_page import passages_of_page, title_of_page
from jiaokan.site.shelf import Shelf
from jiaokan.site.text.alike import alike
from jiaokan.site.text.blocks import edition
from jiaokan.site.text.citations import citation_files, citations
from jiaokan.site.text.marks import marks as marks_of
from jiaokan.site.text.text_page import CONTENTS_HEADINGS, SHOWN_AUTHORS, _contents, _facts, _org, _owned
from jiaokan.site.write_store import digest_of
from jiaokan.site.write_tree import Stood, Tree, marks, walked
from jiaokan.text import Edit, Text
from jiaokan.text.digest import digest


def record(entry: Entry, **update: Any) -> Entry:
    """The document with another record."""
    return replace(entry, meta=entry.meta.model_copy(update=update))


def copies(count: int, **update: Callable[[int], Any]) -> tuple[Entry, ...]:
    """So many documents, with records that say what their number gives."""
    return tuple(record(replace(notice(), id=f"n-{at}"), **{key: of(at) for key, of in update.items()}) for at in range(count))


@pytest.mark.parametrize(("count", "shown"), [(8, 8), (24, 24), (25, 8)])
def test_how_many_documents_the_home_page_lists(count: int, shown: int) -> None:
    """All where they are few, else the newest eight."""
    listed = home(Shelf(copies(count)), pictures=False)[LIST]
    assert listed.count("<li>") == shown
    assert f"全部{count}篇" in listed


def test_how_many_subjects_the_home_page_names() -> None:
    """The eight that most documents have."""
    entries = copies(10, subjects=lambda at: tuple(f"主题{'甲乙丙丁戊己庚辛壬癸'[n]}" for n in range(at + 1)))
    front = home(Shelf(entries), pictures=True)[FRONT]
    assert re.findall("主题(.)<", front) == list("甲乙丙丁戊己庚辛")
    assert '<a href="pictures/">' in front
    assert "pictures/" not in home(Shelf(entries), pictures=False)[FRONT]


def paragraph(raw: str, *edits: Edit, type: Any = "paragraph") -> Entry:
    """The notice with one block."""
    block = Block(type, Text.of(raw).apply(edits), anchor="ab2c3d")
    changes = tuple(piece for piece in block.body.pieces if piece.why)
    return replace(notice(), raw=raw, blocks=(block,), changes=changes, doubts=(), decisions=(), annotations=())


@pytest.mark.parametrize(
    ("size", "edits", "shown"),
    [
        (40, [Edit(1, 2, "乙", "space")], True),
        (39, [Edit(1, 2, "乙", "space")], False),
        (220, [Edit(1, 2, "乙", "space")], True),
        (221, [Edit(1, 2, "乙", "space")], False),
        (60, [], False),
    ],
)
def test_how_long_a_specimen_is(size: int, edits: list[Edit], shown: bool) -> None:
    """From forty to two hundred and twenty characters of raw text, of which something changed."""
    front = home(Shelf((paragraph("甲" * size, *edits),)), pictures=False)[FRONT]
    assert ("jk-specimen" in front) is shown
    heading = home(Shelf((paragraph("甲" * size, *edits, type="heading"),)), pictures=False)[FRONT]
    assert "jk-specimen" not in heading


def test_the_specimen_is_the_paragraph_of_most_reasons() -> None:
    """And of what an editor corrected before all others."""
    one = paragraph("甲" * 50, Edit(1, 2, "", "space"))
    two = replace(paragraph("乙" * 50, Edit(1, 2, "", "space"), Edit(5, 6, "，", "punctuation-width")), id="two")
    assert 'href="t/two/#ab2c3d"' in home(Shelf((one, two)), pictures=False)[FRONT]
    assert 'href="t/two/#ab2c3d"' in home(Shelf((two, one)), pictures=False)[FRONT]
    decision = {"kind": "correction", "quote": "丙丙", "old": "丙", "new": "丁", "why": "例"}
    three = replace(paragraph("丙" * 50, Edit(1, 2, "丁", "correction")), id="three", decisions=(decision,))
    assert 'href="t/three/#ab2c3d"' in home(Shelf((one, two, three)), pictures=False)[FRONT]


def test_whose_a_protected_text_is() -> None:
    """It is said, with the holder if he is known; nothing is said of a text that is free."""
    assert _owned(notice()) == ""
    protected = record(notice(), rights=Rights(status="protected", basis="例", holder="<某>"))
    assert "本文受著作权保护，权利人：&lt;某&gt;。" in _owned(protected)
    assert "保护。" in _owned(record(notice(), rights=Rights(status="protected", basis="例")))


def mention(kind: str, anchor: str, quote: str, norm: str | None = None) -> dict[str, Any]:
    """A name in a block."""
    return {"kind": kind, "anchor": anchor, "start": 0, "end": len(quote), "quote": quote, "norm": norm or quote}


def test_what_search_is_given_of_a_document() -> None:
    """Its facts, and names, days and provinces of the blocks that may be shown; three provinces at most, those named most."""
    named = [
        mention("body", "ab5c6d", "市水务局"),
        mention("date", "ab5c6d", "三月", "2021-03-08"),
        mention("person", "zz5c6d", "某人"),
        *(mention("place", "ab5c6d", name) for name in ("山西省太原市", "山西省", "河北省", "河北省", "山东省", "山东省", "湖北省")),
    ]
    entry = record(replace(notice(), mentions=tuple(named)), subtitle="副题", authors=("王平",))
    (document,) = search_documents((entry,), {})
    assert document.names == ("市水务局", "山西省太原市", "山西省", "河北省", "山东省", "湖北省")
    assert [value for name, value in document.facets if name == "place"] == ["山西省", "河北省", "山东省"]
    assert [pair for pair in document.facets if pair[0] != "place"] == [
        ("genre", "通知"), ("year", "2021"), ("issuer", "云川市水务局"), ("subject", "水质监测"), ("source", "云川市水务局网站页面"),
    ]  # fmt: skip
    assert (document.day, document.number, document.note) == ("2021-03-08", "云水监〔2021〕12号", "云川市水务局　2021年3月8日")
    assert document.also == "副题\n关于开展河湖水质监测比对工作的通知\n王平\n水质监测"
    passages = {passage.anchor: passage for passage in document.passages}
    assert "ab2c3d" not in passages
    assert {"2021-03-08", "2021-03", "--03-08"} <= set(passages["ab5c6d"].places)
    assert (passages["ab5c6d"].label, passages["ab3c4d"].label) == ("¶1", "")
    assert of_text(as_text(document)) == document
    (paper,) = search_documents((report(),), {})
    assert ("issuer", "云川日报") in paper.facets
    (undated,) = search_documents((record(report(), paper=None, dates=report().meta.dates.model_copy(update={"published": None})),), {})
    assert {name for name, _ in undated.facets} == {"genre", "source"}


def test_two_documents_of_one_title_are_told_apart_in_search() -> None:
    """Behind each title stands what tells it from the other."""
    two = record(replace(notice(), id="two"), genre="opinion")
    assert [one.note.split("　")[0] for one in search_documents((notice(), two), {})] == ["通知", "意见"]


def test_which_pages_search_is_given() -> None:
    """Handwritten ones, those about the tools apart; none that only lists, and none made from a document."""
    page = "<html><head><title>题</title></head><body><article><h1>题</h1><p>文</p></article></body></html>"
    urls = (
        "",
        "guide/cite/",
        "guide/api/x/",
        "guide/commands/",
        "guide/reasons/",
        "about/",
        "search/",
        "cited/",
        "t/x/",
        "catalogue/",
        "catalogue/kinds/",
    )
    found = search_documents((), {**{f"{url}index.html": page for url in urls}, "404.html": page})
    assert [(one.url, one.kind) for one in found] == [
        ("about/", "guide"), ("guide/api/x/", "tool"), ("guide/cite/", "guide"), ("guide/commands/", "tool"), ("guide/reasons/", "tool"),
    ]  # fmt: skip


def test_a_document_of_search_in_another_script() -> None:
    """Each of its words in its place; a Traditional text stays."""
    (document,) = search_documents((record(notice(), subtitle="发展"),), {})
    other = in_script(document, "zh-Hant-TW")
    assert (other.title, other.lang) == ("雲川市水務局關於開展河湖水質監測比對工作的通知", "zh-Hant-TW")
    assert other.also.split("\n")[0] == "發展"
    assert [one.anchor for one in other.passages] == [one.anchor for one in document.passages]
    assert [len(one.text) for one in other.passages] == [len(one.text) for one in document.passages]
    assert in_script(replace(document, lang="zh-Hant"), "zh-Hant-TW") == replace(document, lang="zh-Hant")


def rectangles(svg: str, class_: str) -> list[tuple[float, float, float, float]]:
    """Left, top, width and height of each."""
    found = re.findall(rf'<rect class="{class_}" x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)"', svg)
    return [(float(x), float(y), float(width), float(height)) for x, y, width, height in found]


def test_lengths_of_a_drawing() -> None:
    """To a tenth, without a useless one."""
    assert [number(value) for value in (1, 1.0, 1.25, 1.04, 10.0)] == ["1", "1", "1.2", "1", "10"]


def test_words_in_a_table_are_told_from_numbers() -> None:
    """A column with a link has words; the first one is the head of its row."""
    html = table("例", ("甲", "乙", "丙"), [["1", "2", '<a href="x">3</a>'], ["4", "5", "6"]])
    assert '<th scope="col">甲</th><th scope="col">乙</th><th scope="col" class="jk-words">丙</th>' in html
    assert '<tr><th scope="row">4</th><td>5</td><td>6</td></tr>' in html


def dated(*days: str, **update: Any) -> tuple[Entry, ...]:
    """A document for each day."""
    dates = notice().meta.dates
    return tuple(
        record(replace(notice(), id=f"d-{at}"), dates=dates.model_copy(update={"issued": day or None, "published": None}), **update)
        for at, day in enumerate(days)
    )


def test_years_are_drawn_in_proportion() -> None:
    """A square a document up to twelve in a year, else a bar; years without a document are there; what is drawn is in the drawing."""
    few = timeline(Shelf(dated(*["2019-01-01"] * 3, *["2021-01-01"] * 12)), {"2019": "catalogue/#y2019"})
    width, height = map(float, re.findall(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', few)[0])
    squares = rectangles(few, "jk-d-red")[1:]
    assert len(squares) == 15
    assert len({left for left, *_ in squares}) == 2
    assert all(min(x, y) >= 0 and x + w <= width and y + h <= height for x, y, w, h in squares)
    assert len({h for *_, h in squares}) == 1
    columns = [[one for one in squares if one[0] == left] for left in sorted({left for left, *_ in squares})]
    assert [len(column) for column in columns] == [3, 12]
    for column in columns:
        tops = sorted(y for _, y, _, _ in column)
        assert all(below - above > column[0][3] for above, below in pairwise(tops))
    assert (columns[1][0][0] - columns[0][0][0]) / width == pytest.approx(2 / 3, abs=0.001)
    many = timeline(Shelf(dated(*["2019-01-01"] * 13, *["2021-01-01"] * 26)), {})
    bars = rectangles(many, "jk-d-red")[1:]
    assert len(bars) == 2
    assert (bars[1][3] + 1.5) / (bars[0][3] + 1.5) == pytest.approx(2, abs=0.01)
    assert re.findall(r'jk-d-middle" x="[\d.]+" y="[\d.]+">(\d+)<', few) == ["3", "12"]
    years = re.findall(r'jk-d-soft" x="[\d.]+" y="[\d.]+">(\d{4})<', few)
    assert years == ["2019", "2020", "2021"]
    long = timeline(Shelf(dated("1950-01-01", "1960-01-01")), {})
    assert re.findall(r'jk-d-soft" x="[\d.]+" y="[\d.]+">(\d{4})<', long) == ["1950", "1952", "1954", "1956", "1958", "1960"]
    whole = timeline(Shelf(dated("1950-01-01", "1959-01-01")), {})
    assert len(re.findall(r'jk-d-soft" x="[\d.]+" y="[\d.]+">(\d{4})<', whole)) == 10
    assert '<a href="catalogue/#y2019">2019年</a>' in few
    assert "日期不详" not in few
    assert timeline(Shelf(dated("2019-01-01", "2019-02-01")), {}) == ""


def test_official_texts_and_others_are_two_colours() -> None:
    """And two columns of the table; a text without a day is in a row of its own."""
    entries = (
        *dated("2019-01-01", "2020-01-01", ""),
        record(replace(report(), id="r"), dates=notice().meta.dates.model_copy(update={"issued": "2020-05-01"})),
    )
    html = timeline(Shelf(entries), {})
    assert len(rectangles(html, "jk-d-ink")) == 2
    assert '<tr><th scope="row">2020年</th><td>1</td><td>1</td><td>2</td></tr>' in html
    assert '<tr><th scope="row">日期不详</th><td>1</td><td>0</td><td>1</td></tr>' in html
    assert html.index("2020年<") < html.index("2019年<") < html.index("日期不详")


def test_reasons_are_drawn_in_proportion() -> None:
    """The twelve that changed most, longest first, in the drawing; the table has all, by source if there are several."""
    codes = ["space", "punctuation-width", "broken-line", *(f"reason-{n}" for n in range(11))]
    edits = [Edit(at, at + 1, "", code) for at, code in enumerate([codes[0]] * 4 + [codes[1]] * 2 + codes[2:])]
    edits = [Edit(2 * at, 2 * at + 1, "", edit.reason) for at, edit in enumerate(edits)]
    one = paragraph("甲乙" * 30, *edits)
    html = cleaning(Shelf((one,)), "../")
    bars = rectangles(html, "jk-d-red")
    width, height = map(float, re.findall(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', html)[0])
    assert len(bars) == 12
    assert bars[0][2] == pytest.approx(2 * bars[1][2], abs=0.1) == pytest.approx(4 * bars[2][2], abs=0.1)
    assert all(x + w <= width and y + h <= height for x, y, w, h in bars)
    assert [b[1] for b in bars] == sorted(b[1] for b in bars)
    assert html.count("<tr>") == 1 + 1 + 1 + len(codes)
    assert "各列的来源" not in html
    ten = tuple(
        replace(one, id=f"n-{at}", source_id=f"s-{at}", source=one.source.model_copy(update={"title": f"来源{at}"})) for at in range(10)
    )
    several = cleaning(Shelf(ten), "../")
    assert re.findall(r"(\d)\. 来源", several) == list("12345678")
    assert "<td>60</td><td>18</td><td>300.0</td>" in several


def test_a_long_list_of_sources_says_so() -> None:
    """Two hundred of them stand in the table."""
    one = paragraph("甲" * 60, Edit(1, 2, "", "space"))
    for count, rest in ((200, False), (201, True)):
        entries = tuple(replace(one, id=f"n-{at}", source_id=f"s-{at}") for at in range(count))
        html = cleaning(Shelf(entries), "")
        assert ("列出改动最多的200个来源" in html) is rest
        assert html.count('<tr><th scope="row"><a href="t/') == 200


def cited(pairs: list[tuple[str, str]]) -> Shelf:
    """Documents that cite one another so."""
    names = sorted({name for pair in pairs for name in pair})
    entries = []
    for at, name in enumerate(names):
        targets = [other for who, other in pairs if who == name]
        text = "甲" * 60
        references = tuple(
            {"type": "reference", "kind": "title", "anchor": "ab2c3d", "start": 2 * n, "end": 2 * n + 1, "quote": "甲",
             "target": {"document": other, "anchor": None}}
            for n, other in enumerate(targets)
        )  # fmt: skip
        (entry,) = dated(f"20{at:02}-01-01", title=f"题{name}")
        block = Block("paragraph", Text.of(text), anchor="ab2c3d")
        entries.append(replace(entry, id=name, raw=text, blocks=(block,), changes=(), doubts=(), decisions=(), annotations=references))
    return Shelf(tuple(entries))


def test_who_cites_whom_is_drawn() -> None:
    """A point a document by date, larger and red where it is cited, an arc a pair, thicker where it cites often; the table counts."""
    assert citing(cited([("a", "b")]), "../") == ""
    html = citing(cited([("b", "a"), ("b", "a"), ("c", "a"), ("c", "b")]), "../")
    points = re.findall(r'<circle class="(jk-d-\w+)" cx="([\d.]+)" cy="([\d.]+)" r="([\d.]+)"', html)
    assert [colour for colour, *_ in points] == ["jk-d-red", "jk-d-red", "jk-d-ink"]
    assert [float(r) for *_, r in points] == [5.5, 4.5, 3.5]
    assert len({x for _, x, _, _ in points}) == 1
    levels = [float(y) for _, _, y, _ in points]
    assert levels[1] - levels[0] == levels[2] - levels[1] == 2 * levels[0]
    assert sorted(re.findall(r'stroke-width="([\d.]+)"', html)) == ["1.5", "1.5", "2"]
    assert '<td><a href="../t/a/">题a</a></td><td>2</td>' in html
    assert re.findall(r">(20\d\d 通知　题\w)<", html) == ["2000 通知　题a", "2001 通知　题b", "2002 通知　题c"]
    many = citing(cited([(f"p{n}", f"p{n + 1}") for n in range(10, 60)]), "")
    assert many.count("<circle") == 40
    assert many.count('<tr><th scope="row">') == 50


@pytest.mark.parametrize(
    ("html", "converted"),
    [
        ("国<b>国</b>国", "國<b>國</b>國"),
        ("<p>国</p>", "<p>國</p>"),
        ('<p translate="no">国</p>国', '<p translate="no">国</p>國'),
        ("<pre>国<b>国</b></pre>国", "<pre>国<b>国</b></pre>國"),
        ('<p lang="en">国<p>国</p>国</p>国', '<p lang="en">国<p>国</p>国</p>國'),
        ("<br>国<!-- 国 -->国", "<br>國<!-- 国 -->國"),
        ("头<b>发</b>长", "頭<b>髮</b>長"),
        ("<p>头</p><p>发</p>", "<p>頭</p><p>發</p>"),
    ],
)
def test_what_of_a_page_is_converted(html: str, converted: str) -> None:
    """All words but those that stay; a word that a tag parts is read as one, two blocks are not."""
    assert convert_page(html, "zh-Hant-TW") == converted


def test_a_file_of_the_last_site_is_taken_over(tmp_path: Path) -> None:
    """If nobody wrote it since and it has the digest that is wanted; else its content is asked for."""
    last, new = tmp_path / "last", tmp_path / "new"
    first = Tree(last)
    for name, content in (("a/one.html", b"one"), ("two.html", b"two"), ("three.html", b"three")):
        first.write(name, content)
    assert first.sizes == {"a/one.html": 3, "two.html": 3, "three.html": 5}
    assert (first.taken, first.read("two.html")) == ({}, b"two")
    stood = {name: Stood(digest_of(first.read(name)), mark) for name, mark in marks(last).items()}
    assert sorted(stood) == ["a/one.html", "three.html", "two.html"]
    (last / "three.html").write_bytes(b"other")
    tree = Tree(new, last, stood)

    def never() -> bytes:
        raise AssertionError("it was asked for")

    assert tree.put("a/one.html", digest_of(b"one"), never)
    assert tree.put("two.html", digest_of(b"zwei"), lambda: b"zwei")
    assert tree.put("three.html", digest_of(b"three"), lambda: b"three")
    assert not tree.put("four.html", digest_of(b"four"), lambda: None)
    assert (sorted(tree.taken), tree.sizes) == (["a/one.html"], {"a/one.html": 3, "two.html": 4, "three.html": 5})
    assert sorted(tree.files) == ["a/one.html", "three.html", "two.html"]
    assert [tree.read(name) for name in tree.files] == [b"one", b"zwei", b"three"]
    assert not (new / "a/one.html").exists()
    tree.complete()
    assert sorted(Path(entry.path).name for entry in walked(new)) == ["one.html", "three.html", "two.html"]
    assert (new / "a/one.html").read_bytes() == b"one"
    assert tree.put("a/one.html", digest_of(b"one"), lambda: b"one")
    assert tree.taken == {}


def head(*types: Any) -> tuple[Block, ...]:
    """Blocks of these types."""
    return tuple(Block(type, Text.of("文"), anchor=f"ab{at}c3d") for at, type in enumerate(types, 2))


def test_who_speaks_above_the_title() -> None:
    """The bodies, else the paper, else the publisher; nothing where the text says so in its first three blocks."""
    assert _org(notice(), head("title")) == '<p class="jk-org">云川市水务局</p>'
    assert _org(record(notice(), issuers=("甲局", "乙局")), ()) == '<p class="jk-org">甲局　乙局</p>'
    assert _org(report(), ()) == '<p class="jk-org">云川日报</p>'
    assert _org(record(report(), paper=None), ()) == '<p class="jk-org">云川日报社</p>'
    assert _org(notice(), head("title", "number", "issuer")) == ""
    assert _org(notice(), head("title", "number", "date", "issuer")) != ""


def test_the_line_of_facts() -> None:
    """Kind, number, day and authors, without what the head of the text says itself."""
    facts = (("number", "云水监〔2021〕12号"), ("byline", "王 平、李安"))
    entry = record(notice(), authors=("王 平", "李安"))
    for type, said in facts:
        assert said in _facts(entry, ())
        assert said not in _facts(entry, head(type))
    assert _facts(notice(), ()) == '<p class="jk-facts"><span>通知</span><span>云水监〔2021〕12号</span><span>2021年3月8日</span></p>'
    assert "3月10日" in _facts(report(), ())
    many = record(notice(), authors=tuple(f"人{at}" for at in range(SHOWN_AUTHORS + 1)))
    assert f"人{SHOWN_AUTHORS - 1}等" in _facts(many, ())
    assert "等" not in _facts(record(many, authors=many.meta.authors[:SHOWN_AUTHORS]), ())
    assert "None" not in _facts(record(notice(), number=None), ())


def headings(*rows: tuple[str, int | None, str]) -> tuple[Block, ...]:
    """Blocks of a type and level."""
    return tuple(Block(type, Text.of(text), level=level, anchor=f"ab{at}c3d") for at, (type, level, text) in enumerate(rows, 2))  # type: ignore[arg-type]


def test_the_contents_of_a_text() -> None:
    """Headings by their levels, the least of which is the first, four at most; heads that run in stand one below."""
    rows = [
        ("heading", 3, "一、甲"),
        ("item", None, "（一）加强领导。各地要学习。"),
        ("heading", 4, "乙"),
        ("heading", 9, "丙"),
        ("paragraph", None, "丁"),
    ]
    html = _contents(headings(*rows))
    assert re.findall(r'jk-l(\d)"><a href="#\w+">([^<]+)<', html) == [("1", "一、甲"), ("2", "（一）加强领导"), ("2", "乙"), ("4", "丙")]
    few = [("heading", 2, f"第{at}") for at in range(CONTENTS_HEADINGS)]
    assert _contents(headings(*few)) != ""
    assert _contents(headings(*few[1:])) == ""
    assert _contents(()) == ""


@pytest.mark.parametrize(
    ("html", "joined"),
    [
        ("<p>国家\n计量。\n通知</p>", "<p>国家计量。通知</p>"),
        ("<p>abc\ndef</p>", "<p>abc\ndef</p>"),
        ("<pre>国\n家</pre>国\n家<pre>国\n家</pre>", "<pre>国\n家</pre>国家<pre>国\n家</pre>"),
    ],
)
def test_line_breaks_between_sentences(html: str, joined: str) -> None:
    """Those that Markdown left between Chinese characters go; what is preformatted stays."""
    assert join_lines(html) == joined


def test_what_a_host_wants_to_know() -> None:
    """Every page but those of former names, with the day of a text; where the map is."""
    entry = record(report(), former=("old-name",))
    files = finished_files(["index.html", "t/old-name/index.html", f"t/{entry.id}/index.html", "404.html"], (entry,), "https://a.cn/")
    sitemap = files["sitemap.xml"].decode()
    assert re.findall("<loc>([^<]*)</loc>", sitemap) == ["https://a.cn/", f"https://a.cn/t/{entry.id}/"]
    assert sitemap.count("2021-03-10") == 1
    assert b"Sitemap: https://a.cn/sitemap.xml" in files["robots.txt"]
    assert files[".nojekyll"] == b""


def test_what_became_of_the_paragraphs_of_a_release() -> None:
    """One that was merged, one that moved to another text, one that was struck with its reason; nothing is said of words nobody has."""
    ledgers = {entry.id: entry.ledger for entry in (notice(), report())}
    told = SimpleNamespace(words=lambda anchor, seal: seal, ledgers=ledgers, entry=notice(), now={})
    one = SimpleNamespace(document=notice().id, gone=[("acqc2d", "甲" * 30), ("acsc2d", "乙"), ("acrc2d", "丙"), ("acrc2d", "")])
    rows = list(_gone(one, told))  # type: ignore[arg-type]
    assert [kind for kind, _ in rows] == ["并入他段", "移往他篇", "撤去", "撤去"]
    ways = [re.findall(r'href="\.\./t/([^"]+)"', row) for _, row in rows]
    assert ways == [
        ["yunchuan-2021-12/#acqc2d", "yunchuan-2021-12/#acac2d"],
        ["yunchuan-2021-12/#acsc2d", "yunchuan-2021-report/#bb3c4d"],
        ["yunchuan-2021-12/#acrc2d"],
        [],
    ]
    assert "甲" * 20 + "……" in rows[0][1]
    assert "甲" * 21 not in rows[0][1]
    assert "乙 →" in rows[1][1]
    assert "<del>丙</del>（与下页重复）" in rows[2][1]


@pytest.mark.parametrize(
    ("html", "said"),
    [
        ('<p id="a"></p><p id=b></p>', []),
        ('<p id="a"></p><p id=a></p>', ["an id stands twice: a"]),
        ('<p onclick="x">', ["<p> has an inline handler onclick"]),
        ('<p srcdoc="x">', ["<p> has an inline handler srcdoc"]),
        ('<a href="javascript:x">', ["<a href> has the scheme javascript:"]),
        ('<a href="mailto:a@b.cn"><a href="https://a.cn/">', []),
        ('<img src="https://a.cn/x.png">', ["<img src> is fetched from another host: https://a.cn/x.png"]),
        ('<img src="//a.cn/x.png">', ["<img src> is fetched from another host: //a.cn/x.png"]),
        ('<img src="x.png">', []),
        ('<link rel="stylesheet" href="https://a.cn/x.css">', ["<link href> is fetched from another host: https://a.cn/x.css"]),
        ('<link rel="canonical" href="https://a.cn/">', []),
        ('<link rel="alternate" href="https://a.cn/">', []),
        ('<p title="javascript:x">', []),
        ("<!-- <p onclick=x> --><p>", []),
    ],
)
def test_what_is_wrong_with_a_page(html: str, said: list[str]) -> None:
    """Ids that stand twice, what runs, what another host is asked for; an address to follow is none of it."""
    assert survey(html, 1000).problems == said


def test_how_heavy_a_page_may_be() -> None:
    """As heavy as it may be, to the byte."""
    assert survey("<p>甲</p>", 10).problems == []
    assert len(survey("<p>甲乙</p>", 12).problems) == 1


@pytest.mark.parametrize(
    ("link", "said"),
    [
        ("#a", None),
        ("#", None),
        ("#x", "names an id"),
        ("../b/", None),
        ("../b/#c", None),
        ("../b/#a", "names an id"),
        ("../b/#%E7%94%B2", None),
        ("#%E7%94%B2", "names an id"),
        ("../b", "leads to nothing"),
        ("../x/", "leads to nothing"),
        ("../x.css", None),
        ("../../b/", "leads out of the site"),
        ("/site/b/", None),
        ("/b/", "leads out of the site"),
        ("/site/", None),
        ("https://a.cn/site/b/#c", None),
        ("https://a.cn/site/b/#a", "names an id"),
        ("https://a.cn/other/", None),
        ("..", None),
        ("./", None),
        ("mailto:a@b.cn", None),
    ],
)
def test_where_a_link_leads(link: str, said: str | None) -> None:
    """To a page, a file or an id that is there, within the site."""
    pages = {
        "index.html": survey("<p>", 1000),
        "a/index.html": survey(f'<p id="a"><a href="{link}">', 1000),
        "b/index.html": survey('<p id="c"><p id="甲">', 1000),
    }
    found = verify(pages, {"x.css"}, "https://a.cn/site/")
    assert (found == []) if said is None else (len(found) == 1 and said in found[0])


def test_a_release_quotes_no_words_that_are_withheld() -> None:
    """Those of a paragraph that is not shown, now or ever; of what is shown those with the digest that the release has."""
    last = next(block for block in notice().blocks if block.anchor == "acfc7d")
    first = next(block for block in notice().blocks if block.anchor == "ab5c6d")
    for publish, words in (("full", last.text), ("excerpt", ""), ("metadata", "")):
        told = _Told(record(notice(), publish=publish), {})
        assert told.words("acfc7d", digest(last.text)) == words
    told = _Told(record(notice(), publish="excerpt"), {})
    assert told.words("ab5c6d", digest(first.text)) == first.text
    assert told.words("ab5c6d", digest("别的")) == ""
    assert _Told(notice(), {}).words("acac2d", digest("每月5日前完成采样，并按时报送结果。")) == "每月5日前完成采样，并按时报送结果。"


def test_how_a_document_of_a_release_is_told() -> None:
    """New or withdrawn, or how many paragraphs changed in which way; two hundred of them are shown."""
    assert _document(Difference("x", "<题>", born=True), None) == "<li>新收：&lt;题&gt;</li>"
    assert _document(Difference("x", "题", withdrawn=True), None) == "<li>撤下：题</li>"
    assert _document(Difference("x", "题"), None) == "<li>题（次序、分段或类型有改动）</li>"
    named = _document(Difference("x", "题", former=("old",), took_in=("other",)), None)
    assert named == "<li>题（原网址 old，并入 other）</li>"
    told = SimpleNamespace(words=lambda anchor, seal: seal, ledgers={}, entry=notice(), now={}, parts={})
    for count, more in ((200, ""), (201, "……另有1段")):
        added = tuple((f"ab{at}", "新文") for at in range(count))
        html = _document(Difference(notice().id, "题", added=added), told)  # type: ignore[arg-type]
        assert f"新增{count}段" in html
        assert html.count("<code>") == 200
        assert more in html
    assert "另有" not in _document(Difference(notice().id, "题", added=added[:200]), told)  # type: ignore[arg-type]
    assert '<a href="../t/yunchuan-2021-12/">题</a><span class="jk-which">　云水监〔2021〕12号</span>' in html


def test_blocks_without_an_anchor_have_no_way() -> None:
    """Neither id nor link: a page that is no text's own."""
    types = (
        "title",
        "subtitle",
        "issuer",
        "number",
        "date",
        "source",
        "addressee",
        "heading",
        "paragraph",
        "item",
        "code",
        "toc",
        "attachment",
    )
    blocks = [Block(type, Text.of("一文\n二"), level=2) for type in types] + [Block("table", Text.of("| 甲 | 乙 |\n| 丙 |"))]
    html = edition(blocks, (), lambda document, anchor: None, "题")
    assert "id=" not in html
    assert "<a " not in html
    assert "<td>丙</td><td></td>" in html
    anchored = edition([Block("title", Text.of("题"), anchor="ab2c3d")], (), lambda document, anchor: None, "题")
    assert 'id="ab2c3d"' in anchored


def test_only_what_may_be_shown_is_told_of_on_both_sides() -> None:
    """Passages alike of which one side is withheld, and ones of a document that is not published, are no parallels."""
    shown = {
        "passages": [
            {"source": "yunchuan-2021-12#ab5c6d", "start": 0, "end": 4},
            {"source": f"{comment().id}#cb3c4d", "start": 0, "end": 4},
        ],
        "runs": [(0, 4, 0, 4)],
    }
    withheld = {**shown, "passages": [shown["passages"][0], {**shown["passages"][1], "source": f"{comment().id}#cb6c4d"}]}
    turned = {**withheld, "passages": withheld["passages"][::-1]}
    gone = {**shown, "passages": [shown["passages"][0], {**shown["passages"][1], "source": "gone#cb3c4d"}]}
    shelf = Shelf(tiny_corpus(), parallel_rows=(withheld, turned, shown, gone))
    assert shelf.parallels == ((("yunchuan-2021-12", "ab5c6d"), (comment().id, "cb3c4d")),)
    assert {document: len(sides) for document, sides in shelf.alike.items()} == {"yunchuan-2021-12": 1, comment().id: 1}


def test_what_a_shelf_knows_of_its_documents() -> None:
    """Who cites whom, what is before and behind in one source, how pages are reached, and what is not held."""
    shelf = Shelf(tiny_corpus(), site_url="https://a.cn/")
    assert {id: [one.entry.id for one in several] for id, several in shelf.cited_by.items()} == {
        "yunchuan-2021-12": ["yunchuan-2021-report"] * 2
    }
    assert [one.reference["quote"] for one in shelf.not_held] == ["《云川市河湖保护规划》"]
    assert shelf.wanted_by(shelf.not_held[0].reference) == {"yunchuan-2021-12"}
    assert shelf.wanted_by({"kind": "title", "name": "没有的"}) == frozenset()
    before, after = shelf.neighbours["yunchuan-2021-12"]
    assert before is None
    assert (after.id if after else None) == "yunchuan-2021-report"
    assert shelf.neighbours[comment().id][1] is None
    apart = Shelf((notice(), replace(report(), source_id="other")))
    assert apart.neighbours["yunchuan-2021-12"] == (None, None)
    address = shelf.address_from("yunchuan-2021-12")
    assert address("yunchuan-2021-report", "bb3c4d") == "../yunchuan-2021-report/#bb3c4d"
    assert address("yunchuan-2021-report", "zz3c4d") == "../yunchuan-2021-report/"
    assert (address("yunchuan-2021-12", "ab5c6d"), address("yunchuan-2021-12", None), address("gone", None)) == ("#ab5c6d", "", None)
    assert shelf.permanent("yunchuan-2021-12", "ab5c6d") == "https://a.cn/t/yunchuan-2021-12/#ab5c6d"
    assert shelf.permanent("yunchuan-2021-12") == "https://a.cn/t/yunchuan-2021-12/"
    own = tuple({**one, "target": {"document": "yunchuan-2021-report", "anchor": None}} for one in report().annotations)
    assert Shelf((replace(report(), annotations=own),)).cited_by == {}
    assert shelf.name("yunchuan-2021-12") == notice().meta.title


def test_what_search_reads_of_a_page() -> None:
    """Blocks, each under the id of the heading, paragraph or row that it stands in; no menu, button or hidden word."""
    html = (
        "<html><head><title>题</title></head><body><nav>菜单</nav><article id='top'><h1 id='t'>题</h1><p>甲<b id='b'>乙</b>丙</p>"
        "<h2 id='h'>丁<a class='headerlink' href='#h'>¶</a></h2><p>戊\n己 abc\ndef</p><p id='p'>庚</p><div id='d'>辛</div>"
        "<p hidden>隐</p><p aria-hidden='true'>隐</p><button>钮</button>"
        "<!-- 注 --><ul><li id='l'>壬</li></ul></article><p>外</p></body></html>"
    )
    assert [(one.anchor, one.text) for one in passages_of_page(html)] == [
        ("t", "甲乙丙"), ("h", "丁"), ("h", "戊己 abc def"), ("p", "庚"), ("p", "辛"), ("l", "壬"),
    ]  # fmt: skip
    assert title_of_page(html) == "题"
    assert (title_of_page("<title>甲\n乙</title>"), title_of_page("<p>甲</p>")) == ("甲乙", "")
    assert [one.text for one in passages_of_page("<main><p>甲</p></main><p>乙</p>")] == ["甲"]
    assert [one.text for one in passages_of_page("<body><p>甲</p><title>题</title></body>")] == ["甲"]


def spots(*places: tuple[str, int, int], document: str = "yunchuan-2021-12") -> tuple[Spot, ...]:
    """Where a thing is named: anchor, start and end."""
    return tuple(Spot(document, anchor, start, end, "甲") for anchor, start, end in places)


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("前" * 60 + "甲" + "后" * 60, ["前" * 60 + "<mark>甲</mark>" + "后" * 60]),
        ("前" * 61 + "甲" + "后" * 61, ["…" + "前" * 60 + "<mark>甲</mark>" + "后" * 60 + "…"]),
        ("乙。甲与甲。丙甲！", ["<mark>甲</mark>与<mark>甲</mark>。", "丙<mark>甲</mark>！"]),
    ],
)
def test_sentences_that_name_a_thing(text: str, inner: list[str]) -> None:
    """Each once with all its names marked, sixty characters on either side of them at most."""
    named = [Spot("x", "ab2c3d", at, at + 1, "甲") for at, char in enumerate(text) if char == "甲"]
    found = _sentences(named, {("x", "ab2c3d"): text})
    assert found == [f'<a class="jk-quote" href="../../../t/x/#ab2c3d">{one}</a>' for one in inner]


def test_names_by_how_often_they_stand() -> None:
    """Fifty of those that stand twice; then all by the alphabet, names that begin with no letter last or first together."""
    shelf = Shelf((notice(),))
    twice = [Thing("place", f"地名{at}", spots(("ab5c6d", 0, 2), ("acac2d", 0, 2))) for at in range(51)]
    once = Thing("place", "1号地", spots(("ab5c6d", 0, 2)))
    html = "".join(index_pages("place", [*twice, once], shelf).values())
    ranked = html.partition("</ol>")[0]
    assert ranked.count("<summary>地名") == 50
    assert "1号地" not in ranked
    assert re.findall(r'<h2 id="jk-az-([^"]+)">', html) == ["0–9", "d"]
    assert "按次数" not in "".join(index_pages("place", [once], shelf).values())
    assert '<span class="jk-count">2处</span>' in html


def test_what_stands_behind_a_title_in_a_list() -> None:
    """Kind, who, number and subjects; that only part of it is shown, or nothing any more."""
    shelf = Shelf(tiny_corpus())
    assert "已撤下" not in line(notice(), shelf, "")
    assert "摘录" in line(comment(), shelf, "")
    cuts = [cut.model_copy(update={"withdrawn": "例"}) for cut in notice().source.cuts]
    gone = replace(notice(), source=notice().source.model_copy(update={"cuts": tuple(cuts)}))
    assert "<span>已撤下</span>" in line(record(gone, publish="metadata"), shelf, "")
    assert "<span>仅著录信息</span>" in line(record(notice(), publish="metadata"), shelf, "")
    assert '<time datetime="2021-03-08">2021年3月8日</time>' in line(notice(), shelf, "")
    assert '<span class="jk-sub">副&lt;题</span>' in line(record(notice(), subtitle="副<题"), shelf, "")


def test_what_is_said_of_a_source() -> None:
    """Its publisher, its day and its address, as far as they are known."""
    two = replace(notice(), id="two")
    html = catalogue(Shelf((notice(), two)))["catalogue/sources/yunchuan-2021"].html
    assert '<p class="jk-why">2篇　2021年3月9日　<a href="https://example.org/a?b=1&amp;c=2" rel="noopener noreferrer">原址</a></p>' in html
    bare = [
        replace(one, source=one.source.model_copy(update={"published": None, "url": None, "publisher": "某社"})) for one in (notice(), two)
    ]
    assert '<p class="jk-why">2篇　某社</p>' in catalogue(Shelf(tuple(bare)))["catalogue/sources/yunchuan-2021"].html


def test_who_made_a_text_is_told_to_machines() -> None:
    """People and bodies as authors; neither where none is known."""
    for entry, authors in (
        (report(), [{"@type": "Person", "name": "王 平"}, {"@type": "Person", "name": "李安"}]),
        (notice(), [{"@type": "Organization", "name": "云川市水务局"}]),
        (record(report(), authors=()), None),
    ):
        data = json.loads(
            re.findall(r'<script type="application/ld\+json">(.*)</script>', head_tags(entry, Stamp("https://a.cn/", "", "")))[0]
        )
        assert data.get("author") == authors
    assert description(notice().meta).endswith("（通知，云川市水务局，云水监〔2021〕12号，2021年3月8日）")
    assert description(report().meta).endswith("（消息，云川日报，2021年3月10日）")


def passage(size: int, runs: list[tuple[int, int]], title: str = "云川") -> list[str]:
    """The notes beside a paragraph that shares these runs with one of another document of this title."""
    text = "".join(chr(0x6000 + n) for n in range(size))
    one, two = (
        record(replace(notice(), id=id, blocks=(Block("paragraph", Text.of(text), anchor="ab2c3d"),), doubts=(), decisions=()), title=name)
        for id, name in (("one", "本篇"), ("two", title))
    )
    row = {
        "passages": [{"source": "one#ab2c3d", "start": 0, "end": size}, {"source": "two#ab2c3d", "start": 0, "end": size}],
        "runs": [(start, end, start, end) for start, end in runs], "earlier": "two",
    }  # fmt: skip
    return [mark.note for mark in alike(one, Shelf((one, two), parallel_rows=(row,))).get("ab2c3d", [])]


def test_which_passages_are_told_of_beside_a_line() -> None:
    """Those with a run of twenty characters; as a whole where six tenths are shared; a title of eighteen characters is shown whole."""
    assert passage(20, [(0, 19)]) == []
    (whole,) = passage(20, [(0, 20)])
    assert whole == '全段，又见<a href="../two/#ab2c3d">《云川》第1段</a>，彼先出。'
    assert passage(50, [(0, 30)])[0].startswith("全段，")
    (part,) = passage(50, [(0, 29)])
    assert re.match("“.{4}……”29字，又见", part)
    assert f"《{'题' * 18}》" in passage(20, [(0, 20)], "题" * 18)[0]
    assert f"《{'题' * 18}……》" in passage(20, [(0, 20)], "题" * 19)[0]


def test_what_the_citing_script_is_given() -> None:
    """For each block that is shown its line and pinpoints, none for what is withheld."""
    stamp = Stamp("https://a.cn/", "", "2024-01-02")
    whole = json.loads(citation_files(notice(), stamp)["citation.json"])
    part = json.loads(citation_files(record(notice(), publish="excerpt"), stamp)["citation.json"])
    assert set(whole["blocks"]) == {block.anchor for block in notice().blocks}
    assert set(part["blocks"]) == {"ab2c3d", "ab3c4d", "ab4c5d", "ab5c6d", "ab6c7d", "ab7c8d"}
    assert whole["blocks"]["ab5c6d"][1:] == [1]
    html = citations(notice(), stamp)
    assert '[<time class="jk-accessed">2024-01-02</time>]' in html
    assert "jk-accessed" not in citations(notice(), Stamp("https://a.cn/", "", ""))


def test_what_was_put_in_stands_on_the_clean_side_alone() -> None:
    """The raw side has raw characters only."""
    raw = "甲乙"
    put = Block("paragraph", Text.of(raw).apply([Edit(1, 1, "、", "correction")]), anchor="ab2c3d")
    html = beside((put,), RawLines(raw), "zh-Hans")
    assert html.count('<i data-n="1"></i>') == 1
    assert '<div class="jk-raw"><i data-n="1"></i>甲乙</div>' in html
    assert '<div class="jk-clean">甲<ins>、</ins>乙</div>' in html


def test_decisions_of_the_editor_on_the_page_of_changes() -> None:
    """What was read and what is read, struck or put in; a decision that changes no words has none of it; nothing where there is none."""
    rows = ({"kind": "correction", "quote": "甲乙", "old": "甲", "new": "", "why": "衍。"},
            {"kind": "correction", "quote": "甲", "old": "", "new": "乙"}, {"kind": "move", "quote": "丙"})  # fmt: skip
    html = _decisions(replace(notice(), decisions=rows))
    assert re.findall(r"<li>(.*?) <q", html) == [
        '<span class="jk-relation">更正</span><del>甲</del> → <ins></ins>',
        '<span class="jk-relation">更正</span><del></del> → <ins>乙</ins>',
        '<span class="jk-relation">移位</span>',
    ]
    assert '<p class="jk-why">衍。</p>' in html
    assert _decisions(replace(notice(), decisions=())) == ""


def test_doubts_on_the_page_of_changes() -> None:
    """Their place, what stands around, and the candidates."""
    html = _doubts(notice(), RawLines(notice().raw))
    assert "<code>14:3</code>" in html
    assert "<mark>青石桥</mark>" in html
    assert "或作<ins>清石桥</ins>" in html
    bare = replace(notice(), doubts=({"at": 3, "length": 1, "reason": "space"},))
    assert "或作" not in _doubts(bare, RawLines(bare.raw))
    assert _doubts(replace(notice(), doubts=()), RawLines("")) == ""


def test_changes_by_their_reasons() -> None:
    """The most frequent first, equal changes in one row with their places; what has a second reason says it."""
    entry = paragraph("甲 乙 丙,丁", Edit(1, 2, "", "space"), Edit(3, 4, "", "space"), Edit(5, 6, "，", "punctuation-width"))
    html = _by_reason(entry, entry.changes, RawLines(entry.raw))
    assert re.findall(r'id="jk-r-([\w-]+)"', html) == ["space", "punctuation-width"]
    assert "2处：<code>1:2、1:4</code></li>" in html
    assert "<del>,</del> → <ins>，</ins> <code>1:6</code></li>" in html
    piece = entry.changes[0]
    many = _change("a", "", [piece._replace(at=at % 3) for at in range(SHOWN_PLACES + 1)], RawLines(entry.raw))
    assert f"{SHOWN_PLACES + 1}处：" in many
    assert "……另有1处，见数据文件。" in many
    assert many.count("1:") == SHOWN_PLACES
    assert "另有" not in _change("a", "", [piece] * SHOWN_PLACES, RawLines(entry.raw))
    assert "<del>（无）</del>" in _change("", "a", [piece], RawLines(entry.raw))
    assert "<ins>（删）</ins>" in _change("a", "", [piece], RawLines(entry.raw))
    assert "又：" in _change("a", "", [piece._replace(why=("space", "broken-line"))], RawLines(entry.raw))
    assert "又：" not in _change("a", "", [piece], RawLines(entry.raw))
    assert _by_reason(entry, (), RawLines(entry.raw)) == ""


def test_how_many_changes_there_are() -> None:
    """Of an excerpt only its own are told; of a record alone that they are not shown."""
    assert "共改动1处。" in _summary(notice(), notice().changes[:1])
    assert "共改动1处（只列公开部分）。" in _summary(record(notice(), publish="excerpt"), notice().changes[:1])
    assert "原始文字没有改动" in _summary(notice(), ())
    assert "文字不公开" in _summary(record(notice(), publish="metadata"), ())


def test_pieces_of_one_decision_are_one_note(monkeypatch: pytest.MonkeyPatch) -> None:
    """A quotation of which two words were changed has one note; two decisions have two."""
    body = Text.of("甲乙丙丁戊").apply([Edit(0, 1, "子", "correction"), Edit(2, 3, "丑", "correction"), Edit(4, 5, "寅", "correction")])
    block = Block("paragraph", body, anchor="ab2c3d")
    entry = replace(notice(), blocks=(block,), doubts=(), decisions=(
        {"kind": "correction", "quote": "甲乙丙", "old": "甲乙丙", "new": "子乙丑", "why": "一。"},
        {"kind": "correction", "quote": "戊", "old": "戊", "new": "寅", "why": "二。"},
    ))  # fmt: skip
    found = marks_of(entry)["ab2c3d"]
    assert [(one.start, one.end, one.note[-2:]) for one in found] == [(0, 3, "一。"), (4, 5, "二。")]
    assert "原作" in found[0].note
    assert "甲丙" in found[0].note


def test_a_page_has_one_title_and_headings_of_the_second_level_on() -> None:
    """A heading skips no level of the one above it, is never the page's own, and six levels are all that HTML has."""
    kinds = [("title", 1), ("heading", 1), ("heading", 5), ("heading", 9), ("paragraph", None), ("title", 1), ("heading", None)]
    blocks = [Block(kind, Text.of("一文"), level=level) for kind, level in kinds]  # type: ignore[arg-type]
    html = edition(blocks, (), lambda document, anchor: None, "题")
    assert re.findall(r"<h(\d)", html) == ["1", "2", "3", "4", "2", "2"]
    deep = [Block("heading", Text.of("一"), level=level) for level in (2, 3, 4, 5, 6, 7, 8)]
    assert re.findall(r"<h(\d)", edition(deep, (), lambda document, anchor: None, "题")) == ["1", "2", "3", "4", "5", "6", "6", "6"]
    assert 'class="jk-title jk-title--long"' not in html
