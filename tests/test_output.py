"""Documents as JSON, Markdown and plain text; the JSON alone rebuilds the raw text."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jiaokan.edition.document import BLOCK_TYPES, Block, Document
from jiaokan.edition.output import _plain, as_json, as_markdown, as_text, rebuild
from jiaokan.read import read
from jiaokan.text import Doubt, Edit, Piece, Text

RAW = "# 关于甲的规定\r\n第一章 总则\r\n第一条 为了规范活动,\r\n制定本规定。\r\n| 甲 | 乙 |\r\n"


def cleaned():
    """A text with a dropped, a replaced, an inserted and an untouched character."""
    text = Text.of(RAW)
    edits = [Edit(i, i + 1, "", "line-ending") for i, char in enumerate(RAW) if char == "\r"]
    comma = RAW.index(",")
    text = text.apply([*edits, Edit(comma, comma + 1, "，", "punctuation-width")])
    place = str(text).index("\n制定")
    return text.drop(place, place + 1, "broken-line").insert(0, "", "correction")


def test_the_contract_is_exact():
    """Keys, their order and their types are those that scripts depend on."""
    text = cleaned()
    source = {"name": "page.txt", "sha256": "0", "encoding": "utf-8", "characters": len(RAW)}
    out = as_json(read(text), text, source)
    assert json.loads(json.dumps(out, ensure_ascii=False)) == out
    assert list(out) == ["source", "documents", "edits", "doubts"]
    assert out["source"] == source
    assert [list(one) for one in out["documents"]] == [["id", "title", "blocks"]]
    assert out["documents"][0]["title"] == "关于甲的规定"
    heading = out["documents"][0]["blocks"][1]
    assert heading == {"type": "heading", "level": 2, "text": "第一章 总则", "anchor": None, "origin": [[10, 16]]}
    assert all(list(block) == ["type", "text", "anchor", "origin"] for block in out["documents"][0]["blocks"] if block["type"] != "heading")
    assert all(block["type"] in BLOCK_TYPES for block in out["documents"][0]["blocks"])
    assert {"at": RAW.index(","), "old": ",", "new": "，", "why": ["punctuation-width"]} in out["edits"]
    assert rebuild(out) == RAW


def test_every_raw_character_has_one_place():
    """It lies in one block's origin or in one edit that drops it, never in both."""
    out = as_json(read(cleaned()))
    origins = [place for one in out["documents"] for b in one["blocks"] for start, end in b["origin"] for place in range(start, end)]
    dropped = [place for e in out["edits"] if not e["new"] for place in range(e["at"], e["at"] + len(e["old"]))]
    assert sorted(origins + dropped) == list(range(len(RAW)))


def test_doubts_are_listed_once():
    """A doubt of cleaning that a document holds too stands once, as place and length."""
    text = Text(Text.of("正文。").pieces, (Doubt(0, 2, "correction", ("甲", "乙")),))
    assert as_json(read(text), text)["doubts"] == [{"at": 0, "length": 2, "reason": "correction", "candidates": ["甲", "乙"]}]


def test_markdown_and_text():
    """Marks for titles, headings, items and tables; bare words in plain text; documents stand apart."""
    table, item = Block("table", Text.of("甲 | 乙\n1 | 2")), Block("item", Text.of("一项"))
    one = Document((Block("title", Text.of("题")), Block("heading", Text.of("一、甲"), 2), item, table))
    two = Document((Block("paragraph", Text.of("正文。")),))
    assert as_markdown([one, two]) == "# 题\n\n## 一、甲\n\n- 一项\n\n| 甲 | 乙 |\n| --- | --- |\n| 1 | 2 |\n\n---\n\n正文。\n"
    assert as_text([one, two]) == "题\n一、甲\n一项\n甲 | 乙\n1 | 2\n\n正文。\n"


@pytest.mark.parametrize(("code", "fence"), [("x = 1", "```"), ("a ``b``", "```"), ("```\nx\n```", "````"), ("`````", "``````")])
def test_code_stands_between_fences(code, fence):
    """Of three strokes, or of one more than any within it."""
    assert _plain(Block("code", Text.of(code)), Document((), ())) == f"{fence}\n{code}\n{fence}"


@pytest.mark.parametrize(
    ("above", "code", "fences"),
    [
        ("~~~ js\n", "x = 1", ("~~~ js", "~~~")),
        ("````\n", "x = 1", ("````", "````")),
        ("~~~ js\n", "~~~ js\nx", ("``` js", "```")),
        ("``\n", "x = 1", ("```", "```")),
        ("", "x = 1", ("```", "```")),
    ],
)
def test_code_has_the_fence_of_its_source(above, code, fences):
    """And what stands behind it; another one only where the code has a line like it."""
    raw = f"前文。\n{above}{code}\n"
    at, start = raw.index("\n") + 1, raw.index(code)
    before = [Piece(at, above, "", ("block-boundary",))] if above else []
    block = Block("code", Text((Piece(start, "", "", ("correction",)), Piece(start, code, code))))
    document = Document(
        (block,), (Piece(0, "前文。\n", "", ("web-furniture",)), *before, Piece(len(raw) - 1, "\n", "", ("block-boundary",)))
    )
    assert _plain(block, document) == f"{fences[0]}\n{code}\n{fences[1]}"


def test_what_was_put_in_before_code_does_not_hide_its_fence():
    """The fence stands above the first raw character of the code; words that came from elsewhere have another place."""
    raw = "~~~ js\nx = 1\n~~~\n"
    code = Text((Piece(0, "", "y = 2\n", ("correction",)), Piece(7, "x = 1", "x = 1")))
    nothing = Piece(7, "", "", ("correction",))
    dropped = (nothing, Piece(0, "~~~ js\n", "", ("block-boundary",)), Piece(12, "\n~~~\n", "", ("block-boundary",)))
    document = Document((Block("code", code),), dropped)
    assert _plain(document.blocks[0], document) == "~~~ js\ny = 2\nx = 1\n~~~"
    assert rebuild(as_json([document])) == raw


def test_what_is_nothing_is_no_edit():
    """Words that were put in beside nothing, or taken out again, need no line in the record."""
    document = Document((Block("paragraph", Text.of("甲")),), (Piece(1, "", "", ("correction",)), Piece(1, "\n", "", ("block-boundary",))))
    assert [one["old"] for one in as_json([document])["edits"]] == ["\n"]


def test_a_lost_character_is_noticed():
    """An edit left out of the JSON leaves a gap, and the message says where."""
    out = as_json(read(cleaned()))
    lost = next(edit for edit in out["edits"] if not edit["new"])
    out["edits"].remove(lost)
    with pytest.raises(ValueError, match=str(lost["at"])):
        rebuild(out)


SCRIPT = st.lists(
    st.tuples(
        st.sampled_from(["replace", "drop", "insert", "move"]), st.integers(0, 60), st.integers(0, 9), st.integers(0, 60),
        st.text(alphabet="新字\n", max_size=3),
    ),
    max_size=8,
)  # fmt: skip


@given(st.text(alphabet="甲乙丙。\n# |", max_size=40), SCRIPT)
@settings(max_examples=300, deadline=None)
def test_the_json_alone_rebuilds_the_raw_text(raw, script):
    """After any edits and moves, blocks, origins and edits give back every raw character."""
    text = Text.of(raw)
    for verb, start, length, to, new in script:
        start, size = min(start, len(text)), len(text)
        end, to = min(start + length, size), min(to, size)
        if verb == "move":
            if not start < to < end:
                text = text.move(start, end, to)
        else:
            text = text.replace(start, start if verb == "insert" else end, "" if verb == "drop" else new, "correction")
    assert rebuild(as_json(read(text), text)) == raw
