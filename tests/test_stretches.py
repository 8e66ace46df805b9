"""Decisions about the raw page: what drops, moves and cuts make of it, and where each decision goes when a document is divided."""

from __future__ import annotations

from typing import Any

import pytest

from jiaokan.build import build_source
from jiaokan.desk.decisions import CutSource, divide, places_of
from jiaokan.desk.dividing import Parts, Rehomed
from jiaokan.errors import BadInput
from jiaokan.record.schema import Source

RAW = "首页\n甲文\n甲一。\n甲二。\n乙文\n乙一。\n乙二。\n版权\n"
SKIN = [{"from": "首", "to": "页", "why": "例"}, {"from": "版权", "why": "例"}]
CUTS = [{"document": "a", "from": "甲文", "why": "例"}, {"document": "b", "from": "乙文", "why": "例"}]


def source(raw: str = RAW, cuts: list[dict[str, Any]] = CUTS, **rows: Any) -> Source:
    """A record with these decisions."""
    return Source.model_validate(
        {"title": "某页", "file": "page.txt", "sha256": "0" * 64, "bytes": len(raw.encode()), "cuts": cuts, **rows}
    )


def divided(raw: str, record: Source) -> list[str]:
    """What each document reads as; nothing of the raw text is lost."""
    found: CutSource = divide(raw, record, "source.yaml")
    pieces = [piece for text in (*(text for _, text in found.documents), found.rest) for piece in text.pieces]
    assert "".join(piece.old for piece in sorted(pieces, key=lambda piece: piece.at)) == raw
    assert not str(found.rest).strip()
    return [str(text) for _, text in found.documents]


def move(start: str, end: str | None = None, **to: str) -> dict[str, Any]:
    """A transposition."""
    return {"from": start, "why": "例", **({"to": end} if end else {}), **to}


@pytest.mark.parametrize(
    ("moves", "read"),
    [
        ([], ["甲文\n甲一。\n甲二。\n", "乙文\n乙一。\n乙二。\n\n"]),
        ([move("甲二。", before="甲一")], ["甲文\n甲二。\n甲一。\n", "乙文\n乙一。\n乙二。\n\n"]),
        ([move("甲一。", after="甲二。\n")], ["甲文\n甲二。\n甲一。\n", "乙文\n乙一。\n乙二。\n\n"]),
        ([move("甲一。", "甲二。", before="乙一")], ["甲文\n", "乙文\n甲一。\n甲二。\n乙一。\n乙二。\n\n"]),
        ([move("乙一。", after="甲二。\n")], ["甲文\n甲一。\n甲二。\n乙一。\n", "乙文\n乙二。\n\n"]),
        ([move("甲二", before="甲一")], ["甲文\n甲二甲一。\n。\n", "乙文\n乙一。\n乙二。\n\n"]),
        ([move("甲二。", before="甲一"), move("乙二。", before="乙一")], ["甲文\n甲二。\n甲一。\n", "乙文\n乙二。\n乙一。\n\n"]),
        ([move("甲二。", before="甲一"), move("甲二。", after="甲一。\n")], ["甲文\n甲一。\n甲二。\n", "乙文\n乙一。\n乙二。\n\n"]),
    ],
)
def test_a_stretch_moves_with_its_line_breaks(moves: list[dict[str, Any]], read: list[str]) -> None:
    """Before or behind other words, within a document or to another one, once and again."""
    assert divided(RAW, source(drops=SKIN, moves=moves)) == read


def test_line_breaks_of_windows_move_with_their_line() -> None:
    """Both characters of it, and an empty line behind it too."""
    raw = "甲文\r\n甲一。\r\n\r\n甲二。\r\n"
    cuts = [{"document": "a", "from": "甲文", "why": "例"}]
    assert divided(raw, source(raw, cuts, moves=[move("甲一。", after="甲二。\r\n")])) == ["甲文\r\n甲二。\r\n甲一。\r\n\r\n"]


def test_words_move_to_where_something_was_dropped() -> None:
    """Before what was dropped is where it stood; a drop may reach over lines, its end looked for behind its beginning."""
    raw = "甲文\n一、广告二。\n甲二。\n"
    cuts = [{"document": "a", "from": "甲文", "why": "例"}]
    record = source(raw, cuts, drops=[{"from": "广", "to": "告", "why": "例"}], moves=[move("甲二。", before="广告")])
    assert divided(raw, record) == ["甲文\n一、甲二。\n二。\n"]
    record = source(raw, cuts, drops=[{"from": "广", "to": "告", "why": "例"}], moves=[move("甲二。", after="广告")])
    assert divided(raw, record) == ["甲文\n一、甲二。\n二。\n"]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ({"drops": [*SKIN, {"from": "甲一", "to": "首页", "why": "例"}]}, "after «甲一» there is no «首页»"),
        ({"drops": [*SKIN, {"from": "甲", "why": "例"}]}, "more than once"),
        ({"drops": SKIN, "moves": [move("甲一。", before="乙二"), move("甲文", "甲二。", before="乙一")]}, "torn by an earlier move"),
        ({"drops": [*SKIN, {"from": "甲一。\n", "why": "例"}], "moves": [move("甲一。", before="乙二")]}, "torn"),
        ({}, "outside of all documents: «首页»"),
        ({"drops": SKIN[:1], "cuts": [{**CUTS[0]}, {**CUTS[1], "to": "二。"}]}, "outside of all documents: «版权»"),
    ],
)
def test_a_decision_that_cannot_be_made_is_told(rows: dict[str, Any], said: str) -> None:
    """Words that are not there or not once, a stretch that is torn or gone, text that no document has."""
    with pytest.raises(BadInput, match=said):
        divide(RAW, source(**rows), "source.yaml")


def test_documents_stand_in_the_order_of_their_text() -> None:
    """Whatever the order of the cuts; the end of one is looked for in it alone; of one that was withdrawn nothing is read."""
    cuts = [{**CUTS[1], "to": "二。"}, {**CUTS[0], "to": "二。"}]
    assert [cut.document for cut, _ in divide(RAW, source(cuts=cuts, drops=SKIN), "").documents] == ["a", "b"]
    assert divided(RAW, source(cuts=cuts, drops=SKIN)) == ["甲文\n甲一。\n甲二。", "乙文\n乙一。\n乙二。"]
    short = [{"document": "a", "from": "甲文", "to": "甲文", "why": "例"}]
    assert divided("甲文\n", source("甲文\n", short)) == ["甲文"]
    first = [{"from": "首", "to": "首页", "why": "例"}]
    assert divided("首页\n甲文\n", source("首页\n甲文\n", short, drops=first)) == ["甲文"]
    gone = [{**CUTS[0], "withdrawn": "2020-01-01"}, CUTS[1]]
    assert divided(RAW, source(cuts=gone, drops=SKIN))[0] == ""


def test_a_page_of_html_is_read_whole() -> None:
    """What is furniture shows in the whole page only: it is gone before documents are cut."""
    raw = (
        f"<html><body><nav><a href=/>首页</a><a href=/x>频道</a></nav><article><h1>甲文</h1><p>{'甲一。' * 40}</p></article></body></html>"
    )
    (read,) = divided(raw, source(raw, [{"document": "a", "from": "<h1>甲文", "why": "例"}]))
    assert "首页" not in read
    assert "甲一。甲一。" in read


def test_a_paragraph_of_a_page_moves_without_the_marks_of_others() -> None:
    """The mark of a heading stands in no raw text; it goes with its heading alone."""
    words = ("第一段的话说到这里为止，后面还有。" * 4, "第二段的话说到这里为止，后面没有。" * 4)
    raw = f"<html><body><article><h1>甲文</h1><p>开头：{words[0]}</p><p>结尾：{words[1]}</p></article></body></html>"
    record = source(raw, [{"document": "a", "from": "<h1>甲文", "why": "例"}], moves=[move(f"结尾：{words[1]}", before="开头")])
    (read,) = divided(raw, record)
    assert read.index("甲文") < read.index("结尾") < read.index("开头")
    assert read.startswith("# 甲文")


@pytest.mark.parametrize(
    ("document", "moves", "stretches", "within"),
    [
        ("a", [], ["甲文\n甲一。\n甲二。\n"], []),
        ("b", [], ["乙文\n乙一。\n乙二。\n"], []),
        ("a", [move("甲二。", before="甲一")], ["甲文\n甲一。\n甲二。\n"], [0]),
        ("b", [move("甲二。", before="甲一")], ["乙文\n乙一。\n乙二。\n"], []),
        ("b", [move("甲二。", before="甲一"), move("乙一。", after="乙二。")], ["乙文\n乙一。\n乙二。\n"], [1]),
    ],
)
def test_where_a_document_stands(document: str, moves: list[dict[str, Any]], stretches: list[str], within: list[int]) -> None:
    """Its stretches of the raw text without what was dropped, and the moves that take place in it alone."""
    found, mine = places_of(RAW, source(drops=SKIN, moves=moves), document, "source.yaml")
    assert [RAW[start:end] for start, end in found] == stretches
    assert mine == within


def test_a_drop_parts_the_stretches_of_a_document() -> None:
    """And what holds no words is none of them."""
    record = source(drops=[*SKIN, {"from": "甲一。", "why": "例"}, {"from": "甲二。", "why": "例"}])
    assert places_of(RAW, record, "a", "")[0] == [(3, 6)]
    with pytest.raises(BadInput, match="the move of «乙二。» reaches over the end of a"):
        places_of(RAW, source(drops=SKIN, moves=[move("乙二。", before="乙文")]), "a", "source.yaml")


LAWS = "甲办法\n第一条　公园由某局管理。\n第二条　某局应当公布。\n"
LAWS += "乙办法\n第一条　河道由某局管理。\n第二条　某局应当巡查。\n第三条　某局应当植树。\n"
ONE = [{"document": "a", "from": "甲办法", "why": "例"}]


def parts(firsts: tuple[str, ...] = ("乙办法",), raw: str = LAWS, cuts: list[dict[str, Any]] = ONE, **rows: Any) -> Parts:
    """The document, divided before the blocks that begin with these words."""
    record = source(raw, cuts, **rows)
    blocks = build_source(raw, record, "source.yaml", {}, set()).documents[0].blocks
    begun = [index for index, block in enumerate(blocks) if block.text.startswith(firsts)]
    return Parts(raw, record, "source.yaml", "a", blocks, begun)


def of(**more: Any) -> dict[str, Any]:
    """A decision about the document."""
    return {"document": "a", "why": "例", **more}


@pytest.mark.parametrize(
    ("kind", "decision", "part", "occurrences"),
    [
        ("corrections", of(quote="公园由", old="由", new="归"), 0, {}),
        ("corrections", of(quote="应当植树", old="植", new="种"), 1, {}),
        ("corrections", of(quote="某局应当", occurrence="1/3", old="应当", new="须"), 0, {"occurrence": None}),
        ("corrections", of(quote="某局应当", occurrence="2/3", old="应当", new="须"), 1, {"occurrence": "1/2"}),
        ("corrections", of(quote="某局应当", occurrence="3/3", old="应当", new="须"), 1, {"occurrence": "2/2"}),
        ("breaks", of(quote="应当巡查"), 1, {}),
        ("orders", of(quote="第二条　某局应当公布", before="第一条　公园"), 0, {}),
        ("orders", of(quote="第一条　河道", before="某局应当", neighbour="3/3"), 1, {"neighbour": "2/2"}),
        ("inserts", {"document": "a", "text": "补。", "after": "第三条", "why": "例"}, 1, {}),
        ("inserts", {"document": "a", "text": "补。", "before": "某局应当", "neighbour": "1/3", "why": "例"}, 0, {"neighbour": None}),
        ("removes", of(quote="第三条"), 1, {}),
        ("joins", of(quote="第二条　某局应当公布"), 0, {}),
        ("types", of(quote="乙办法", type="heading", level=2), 1, {}),
        ("notes", {"document": "a", "quote": "植树", "kind": "doubt", "text": "疑为“种树”。"}, 1, {}),
        ("notes", {"document": "a", "quote": "某局应当", "occurrence": "3/3", "kind": "doubt", "text": "疑。"}, 1, {"occurrence": "2/2"}),
        ("reviewed", {"document": "a", "quote": "公布", "reason": "broken-line", "why": "例"}, 0, {}),
        ("reviewed", {"document": "a", "quote": "巡查", "reason": "broken-line", "why": "例"}, 1, {}),
        ("ignores", {"document": "a", "code": "x", "quote": "植树", "why": "例"}, 1, {}),
        ("ignores", {"document": "a", "code": "x", "quote": "公布", "why": "例"}, 0, {}),
    ],
)
def test_a_decision_goes_with_its_words(kind: str, decision: dict[str, Any], part: int, occurrences: dict[str, str | None]) -> None:
    """To the part in which they stand, with which of how many equal words they are in that part alone."""
    assert list(parts(**{kind: [decision]}).decisions()) == [Rehomed(kind, 0, part, occurrences)]


def test_a_block_is_named_by_words_with_which_it_alone_begins() -> None:
    """They may stand within another block too; what is corrected or parted is quoted by words that stand once."""
    raw = LAWS.replace("应当公布", "应当公布乙办法")
    rows = {"types": [of(quote="乙办法", type="heading", level=2)], "corrections": [of(quote="公布乙", old="乙", new="丙")]}
    found = {one.kind: one.part for one in parts(("乙办法",), raw, **rows).decisions()}
    assert found == {"types": 1, "corrections": 0}


def test_what_the_new_boundary_says_is_no_decision_any_more() -> None:
    """A block that was parted from the one before where the new document begins now."""
    raw = LAWS.replace("公布。\n乙办法\n", "公布。乙办法者，")
    found = parts(("乙办法",), raw, breaks=[of(quote="乙办法者")])
    assert list(found.decisions()) == [Rehomed("breaks", 0, None, {})]
    assert found.starts() == [raw.index("乙办法")]


def test_decisions_of_others_stay_where_they_are() -> None:
    """Those of another document of the source, and an ignored problem that quotes nothing of this one."""
    rows: dict[str, Any] = {
        "ignores": [
            {"document": "a", "code": "x", "why": "例"},
            {"document": "a", "code": "x", "quote": "没有的话", "why": "例"},
            {"document": "b", "code": "x", "quote": "公园", "why": "例"},
        ],
        "corrections": [{**of(quote="道路", old="道", new="公"), "document": "b"}],
        "notes": [{"document": "b", "quote": "公路", "kind": "doubt", "text": "疑。"}],
        "reviewed": [{"document": "b", "quote": "道路", "reason": "broken-line", "why": "例"}],
    }
    cuts = [*ONE, {"document": "b", "from": "丙办法", "why": "例"}]
    assert list(parts(raw=LAWS + "丙办法\n道路由某局管理。\n", cuts=cuts, **rows).decisions()) == []


def test_a_decision_of_the_second_proof_quotes_what_the_first_left() -> None:
    """Its words are looked for in the blocks as that proof found them."""
    rows = {"corrections": [of(quote="公园", old="公", new="共"), of(quote="共园", old="园", new="院", proof=2)]}
    assert [(one.index, one.part) for one in parts(**rows).decisions()] == [(0, 0), (1, 0)]


def test_a_decision_about_words_that_the_editor_put_in_goes_with_what_stands_there() -> None:
    """They stand in no raw text: the next character that does tells the part."""
    rows: dict[str, Any] = {
        "inserts": [
            {"document": "a", "text": "补。", "after": "第三条", "why": "例"},
            {"document": "a", "text": "又。", "before": "第一条　公", "why": "例"},
        ],
        "corrections": [of(quote="补", old="补", new="增", proof=2), of(quote="又", old="又", new="也", proof=2)],
    }
    assert [(one.kind, one.part) for one in parts(**rows).decisions()] == [
        ("corrections", 1),
        ("corrections", 0),
        ("inserts", 1),
        ("inserts", 0),
    ]


def test_a_decision_about_two_parts_is_told() -> None:
    """Which of the new documents it should go with, nobody can know."""
    with pytest.raises(BadInput, match=r"the decision on «第一条　公园» \(orders\) is about two"):
        list(parts(orders=[of(quote="第一条　公园", before="乙办法")]).decisions())


def test_where_the_parts_begin() -> None:
    """At the line of their first block, or behind what is read before it; words between two blocks go with the block before."""
    found = parts(("乙办法",))
    at = LAWS.index("乙办法")
    assert found.starts() == [at]
    assert [found.of_block(index) for index in range(len(found.blocks))] == [0, 0, 0, 1, 1, 1, 1]
    assert [found.of_raw(place) for place in (0, at - 2, at - 1, at, at + 3, len(LAWS) - 1)] == [0, 0, 0, 1, 1, 1]
    three = parts(("乙办法", "第三条"))
    assert [three.of_block(index) for index in range(len(three.blocks))] == [0, 0, 0, 1, 1, 1, 2]
    assert three.starts() == [at, LAWS.index("第三条")]


def test_a_part_cannot_begin_with_what_stands_in_no_raw_text() -> None:
    """A block that the editor inserted is of no place in the source."""
    found = parts(("补",), inserts=[{"document": "a", "text": "补。", "after": "第三条", "why": "例"}])
    with pytest.raises(BadInput, match="«补。» stands in no raw text"):
        found.starts()
