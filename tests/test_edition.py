"""The edition as Markdown, its changes explained, what is inserted at an edge, and the record that rebuilds the raw text."""

from dataclasses import replace

import pytest

from jiaokan.edition import provenance
from jiaokan.edition.document import Block, Document
from jiaokan.edition.explain import count, explain, grouped, sentences, shown_empty, visible
from jiaokan.edition.markdown import _table_size, parse, write
from jiaokan.edition.once import once
from jiaokan.edition.output import settled
from jiaokan.edition.provenance import Traced, _pieces, changed, follow
from jiaokan.edition.swhid import block_id, content_id, edition_id
from jiaokan.edition.why_joined import why_joined
from jiaokan.errors import BadInput
from jiaokan.reasons import REASONS
from jiaokan.text import Doubt, Piece, Text


def test_a_line_of_the_edition_for_each_kind_of_block():
    """Anchor and type in braces, a paragraph without its type, a block without an anchor without one."""
    blocks = (
        Block("title", Text.of("题"), anchor="ka2c3d"),
        Block("heading", Text.of("一、甲"), 3, anchor="kb2c3d"),
        Block("paragraph", Text.of("正文。"), anchor="kc2c3d"),
        Block("item", Text.of("一项")),
        Block("paragraph", Text.of("#不是标题")),
        Block("table", Text.of("甲 | 乙\n1\\2 | 3"), anchor="kd2c3d"),
    )
    text = write(blocks)
    assert text.split("\n\n") == [
        "# 题 {#ka2c3d .title}", "### 一、甲 {#kb2c3d .heading}", "正文。 {#kc2c3d}", "一项 {.item}", "\\#不是标题 {}",
        "甲 | 乙\\n1\\\\2 | 3 {#kd2c3d .table}\n",
    ]  # fmt: skip
    assert [(one.type, one.text, one.level, one.anchor) for one in parse(text)] == [
        (one.type, one.text, one.level or (1 if one.type == "title" else None), one.anchor) for one in blocks
    ]


def test_a_line_without_a_label_is_a_new_block():
    """A paragraph, a title or a heading, by its marks."""
    assert [(one.type, one.level, one.anchor) for one in parse("甲\n\n# 乙\n\n## 丙\n")] == [
        ("paragraph", None, None), ("title", 1, None), ("heading", 2, None),
    ]  # fmt: skip


def test_a_type_that_there_is_not_is_refused():
    """The message names the line, the type and an example."""
    with pytest.raises(ValueError, match=r"line 3: there is no block type 'nonsense'.*#k7m2xq"):
        parse("甲 {#ka2c3d}\n\n乙 {#kb2c3d .nonsense}\n")


def test_a_change_is_shown_in_its_place():
    """Line and column from one, six characters on either side, nothing shown as ∅."""
    raw = "甲乙丙丁戊己庚\n辛壬癸 子丑寅卯辰巳午未\n"
    at = raw.index(" ")
    (one,) = explain(raw, [Piece(at, " ", "", ("stray-space",))])
    assert (one.place, one.before, one.after) == ("2:4", "己庚\n辛壬癸", "子丑寅卯辰巳")
    assert one.change == "…己庚⏎辛壬癸[␣ → ∅]子丑寅卯辰巳…"
    assert str(one).endswith(f"\tstray-space\t{REASONS['stray-space'].zh}")


def test_a_long_change_is_cut_in_the_middle():
    """Forty characters are shown whole; of more, twenty from either end."""
    assert visible("甲" * 40) == "甲" * 40
    assert visible("甲" * 20 + "中" + "乙" * 20) == "甲" * 20 + "……" + "乙" * 20
    assert shown_empty("") == "∅"
    assert shown_empty("\u200b") == "‹200B›"


def test_reasons_are_said_counted_and_grouped():
    """A code that the table does not have says nothing and stops nothing."""
    changes = [Piece(0, "a", "", ("stray-space",)), Piece(1, "b", "", ("dash",)), Piece(2, "c", "", ("stray-space", "no-such-reason"))]
    assert sentences(("stray-space", "no-such-reason")) == REASONS["stray-space"].zh
    assert count(changes) == [(2, "stray-space", REASONS["stray-space"].zh), (1, "dash", REASONS["dash"].zh), (1, "no-such-reason", "")]
    found = explain("abc", changes)
    assert {code: len(some) for code, some in grouped(found).items()} == {"stray-space": 2, "dash": 1, "no-such-reason": 1}
    assert list(grouped(found)) == ["stray-space", "dash", "no-such-reason"]
    assert list(grouped(found, "dash")) == ["dash"]


NEW = ("correction",)


@pytest.mark.parametrize(
    ("pieces", "wanted"),
    [
        # between two characters of one stretch an insertion has one place only
        ([Piece(0, "甲", "甲"), Piece(1, "", "新", NEW), Piece(1, "乙", "乙")], None),
        # at the end it is a change of the character before it, at the beginning of the one behind it
        ([Piece(0, "甲乙", "甲乙"), Piece(2, "", "新", NEW)], [Piece(0, "甲", "甲"), Piece(1, "乙", "乙新", NEW)]),
        ([Piece(5, "", "新", NEW), Piece(5, "甲乙", "甲乙")], [Piece(5, "甲", "新甲", NEW), Piece(6, "乙", "乙")]),
        # of a longer stretch it is that one character, and what stands beyond it stays
        ([Piece(0, "甲乙丙", "甲乙丙"), Piece(3, "", "新", NEW)], [Piece(0, "甲乙", "甲乙"), Piece(2, "丙", "丙新", NEW)]),
        (
            [Piece(5, "", "新", NEW), Piece(5, "甲乙丙", "甲乙丙"), Piece(8, "丁", "", ("stray-space",))],
            [Piece(5, "甲", "新甲", NEW), Piece(6, "乙丙", "乙丙"), Piece(8, "丁", "", ("stray-space",))],
        ),
        # where two raw stretches meet that are no neighbours, it goes with the one before it
        (
            [Piece(0, "甲乙", "甲乙"), Piece(2, "", "新", NEW), Piece(7, "丙", "丙")],
            [Piece(0, "甲", "甲"), Piece(1, "乙", "乙新", NEW), Piece(7, "丙", "丙")],
        ),
        # beside what was dropped it has no place of its own either
        (
            [Piece(0, "甲", "", ("stray-space",)), Piece(1, "", "新", NEW), Piece(1, "乙", "乙")],
            [Piece(0, "甲", "新", ("stray-space", "correction")), Piece(1, "乙", "乙")],
        ),
        (
            [Piece(0, "甲", "甲"), Piece(1, "", "新", NEW), Piece(1, "乙", "", ("stray-space",))],
            [Piece(0, "甲", "甲新", NEW), Piece(1, "乙", "", ("stray-space",))],
        ),
        # two insertions are one; a piece that is nothing is left out; alone it stays
        ([Piece(0, "", "新", NEW), Piece(0, "", "字", ("split",))], [Piece(0, "", "新字", ("correction", "split"))]),
        ([Piece(0, "甲", "甲"), Piece(1, "", "", NEW)], [Piece(0, "甲", "甲")]),
        # a changed character stays whole and keeps both reasons
        ([Piece(0, "甲乙", "丙", ("dash",)), Piece(2, "", "新", NEW)], [Piece(0, "甲乙", "丙新", ("dash", "correction"))]),
    ],
)
def test_what_is_inserted_at_an_edge(pieces, wanted):
    """Its place tells which block has it, and no raw character is lost."""
    assert settled(pieces) == (pieces if wanted is None else wanted)
    assert "".join(one.old for one in settled(pieces)) == "".join(one.old for one in pieces)
    assert "".join(one.new for one in settled(pieces)) == "".join(one.new for one in pieces)


def test_unchanged_neighbours_are_one_stretch_of_the_record():
    """Stretches that meet in the raw text are one; what was moved or lies apart begins a new one; what is nothing is left out."""
    pieces = [Piece(0, "甲", "甲"), Piece(1, "乙", "乙"), Piece(5, "丙", "丙"), Piece(2, "丁", "丁"), Piece(3, "", "")]
    assert _pieces(pieces) == [[0, 2], [5, 1], [2, 1]]
    assert _pieces([Piece(0, "a", "b", ("dash",)), Piece(1, "c", "c")]) == [{"at": 0, "old": "a", "new": "b", "why": ["dash"]}, [1, 1]]


RAW = "甲乙丙丁\n戊己庚辛\n"
BUILT = {"k0": [[0, 2], {"at": 2, "old": "丙", "new": "饼", "why": ["correction"]}, [3, 1]], "k1": [[5, 4]]}


def edited(*texts):
    """Blocks k0, k1 … as a person left them, each with the pieces that it comes from."""
    blocks = [Block("paragraph", Text.of(text), anchor=anchor) for anchor, text in texts]
    return [tuple((one.at, one.old, one.new) for one in block.body.pieces) for block in follow(blocks, BUILT, RAW)]


def test_what_a_person_left_is_followed_to_the_raw_text():
    """What stands as it was built has its pieces; another word stands for the whole stretch; what is new came from nowhere."""
    built = (((0, "甲乙", "甲乙"), (2, "丙", "饼"), (3, "丁", "丁")), ((5, "戊己庚辛", "戊己庚辛"),))
    assert edited(("k0", "甲乙饼丁"), ("k1", "戊己庚辛")) == list(built)
    assert edited(("k0", "甲乙病丁"), ("k1", "戊己庚辛")) == [((0, "甲乙丙丁", "甲乙病丁"),), built[1]]
    assert edited(("k0", "甲乙饼丁"), ("k9", "新"), ("k1", "戊己庚辛")) == [built[0], ((4, "", "新"),), built[1]]
    assert edited((None, "新"), ("k1", "戊己庚辛")) == [((0, "", "新"),), built[1]]


def test_a_raw_text_is_rebuilt_from_its_pieces():
    """Each character once: one that is missing or stands twice is told; what was put in stands nowhere."""
    blocks = [Block("paragraph", Text((Piece(0, "甲", "甲"), Piece(1, "", "新", NEW))), anchor="k0")]
    between = {"d": [{"at": 1, "old": "乙", "new": "", "why": ["dash"]}]}
    traced = Traced({}, between, {}, "", {})
    assert provenance.rebuild({"d": blocks}, traced) == "甲乙"
    assert provenance.rebuild({"d": [Block("paragraph", Text((Piece(0, "甲", "甲"), Piece(9, "", "新", NEW))))]}, traced) == "甲乙"
    for at, found in ((2, "1 to 2 are missing"), (0, "0 to 1 are there twice")):
        wrong = replace(traced, between={"d": [{**between["d"][0], "at": at}]})
        with pytest.raises(ValueError, match=found):
            provenance.rebuild({"d": blocks}, wrong)


def test_the_verdict_on_a_boundary_is_one_line():
    """Where it is, what stands on either side, the verdict, the sign and its source."""
    why = why_joined("为提高监测数据质量，根据《云川市河湖\n保护规划》，现就有关事项通知如下。\n\n另起一段。\n", 1, 1)
    assert str(why).startswith("2:1\t…")
    assert "\tjoin\t" in str(why)
    assert "\tpart\t" in str(replace(why, joins=False))
    assert (why.before, why.after) == ("高监测数据质量，根据《云川市河湖", "保护规划》，现就有关事项通知如下")


def test_the_changed_pieces_of_a_record():
    """Stretches of two numbers are unchanged, the others say what stood there, what is read and why."""
    assert changed([[0, 2], {"at": 2, "old": "a", "new": "b", "why": ["dash"]}, [3, 1]]) == (Piece(2, "a", "b", ("dash",)),)


def test_what_looks_like_a_label_within_a_text_is_escaped():
    """It would end the block there; the edition gives the text back as it was."""
    block = Block("paragraph", Text.of("甲 {#ka2c3d} 乙 {#kb2c3d .note} 丙"), anchor="kc2c3d")
    line = write([block])
    assert line.count("\\{#") == 2
    assert parse(line)[0].text == block.text


@pytest.mark.parametrize(
    ("lines", "size"),
    [
        (["| 甲 | 乙 |", "| --- | --- |", "正文。"], 2),
        (["| 甲 | 乙 |", "| --- | --- |", "| 丙 | 丁 |", "正文。"], 3),
        (["| 甲 | 乙 |", "| --- | --- |"], 2),
        (["| 甲 | 乙 |", "--- | ---", "| 丙 | 丁 |"], 3),
        (["| 甲 | 乙 |", "| 丙 | 丁 |"], 0),
        (["| 甲 | 乙 |"], 0),
        (["正文。", "| --- | --- |"], 0),
    ],
)
def test_how_many_lines_a_table_has(lines, size):
    """A row, a rule below it, and all rows that follow."""
    assert _table_size(lines, 0) == size
    assert _table_size(["前文。", *lines], 1) == size


def test_what_was_asked_last_is_remembered():
    """Of the very same blocks; of equal ones and of others it is worked out again."""
    asked = []
    count = once(lambda blocks: asked.append(blocks) or len(asked))
    blocks = (Block("paragraph", Text.of("甲")),)
    assert [count(blocks), count(blocks), count((*blocks,)), count(list(blocks)), count(blocks)] == [1, 1, 2, 3, 4]


def test_why_two_lines_were_joined():
    """At a place or after it; a column beyond the end of a line is its end."""
    raw = "为提高监测数据质量，根据《云川市河湖\n保护规划》，现就有关事项通知如下，请认真\n执行。\n\n另起一段。\n"
    assert [why_joined(raw, 1, column).line for column in (1, 18, 99)] == [2, 2, 2]
    assert [why_joined(raw, 2, column).line for column in (1, 20, 99)] == [3, 3, 3]
    assert why_joined(raw, 1, 1).joins
    assert [why_joined(raw, line, 1) for line in (0, 9)] == [None, None]


def test_a_table_written_by_hand_is_one_block():
    """Head, row of dashes and rows, as a person writes them, are one new table; without the row of dashes they are lines of text."""
    hand = "前文。 {#k7m2xq}\n\n| 县名 | 产量 | 备注 |\n| --- | ---: | --- |\n| 东山 | 12 |  |\n|西河|13|新设|\n\n后文。 {#m3w9rt}\n"
    blocks = parse(hand)
    assert [block.type for block in blocks] == ["paragraph", "table", "paragraph"]
    assert blocks[1].text == "县名 | 产量 | 备注\n东山 | 12 |\n西河 | 13 | 新设"
    assert parse(write(blocks)) == blocks
    assert len(parse(hand.replace("| --- | ---: | --- |\n", ""))) == 5


def test_the_content_id_of_a_block_names_its_line():
    """Line by line the edition has the blocks that the ids name; the id itself is that of the whole file."""
    blocks = [Block("paragraph", Text.of(word), anchor=f"k{word}") for word in ("甲", "乙", "丙")]
    lines = write(blocks).split("\n")
    for index, block in enumerate(blocks):
        edition, _, number = block_id(edition_id(blocks), index).partition(";lines=")
        assert edition == content_id(write(blocks).encode())
        assert lines[int(number) - 1].startswith(block.text)


def test_what_was_written_of_a_source_is_read_back():
    """Blocks, what stood between them, doubts and digests; blank lines say nothing, and a line that is none of ours is named."""
    moved = Piece(5, "丙", "丙", ("editor-move",))
    blocks = (Block("paragraph", Text((Piece(0, "甲", "假", ("correction",)), Piece(1, "乙", "乙"), moved)), anchor="k0"),)
    doubt, later = Doubt(0, 1, "correction", ("假", "嘉")), Doubt(1, 2, "space", ())
    between = (Piece(2, "\n", "", ("block-boundary",)),)
    document = Document(blocks, between, "one", doubts=(doubt, later))
    text = provenance.dump([document], Text.of("首页").drop(0, 2, "web-furniture"), "0" * 64)
    traced = provenance.parse(text.replace("\n", "\n\n"), "edits.jsonl")
    assert traced == provenance.parse(text, "edits.jsonl")
    assert (traced.raw, traced.doubts) == ("0" * 64, {"one": (doubt, later)})
    assert provenance.trace(blocks[0], traced.blocks["one"]["k0"]) == blocks[0]
    assert {name: [one.old for one in changed(rest)] for name, rest in traced.between.items()} == {"one": ["\n"], "": ["首页"]}
    assert list(traced.editions) == ["one"]
    for line in ("[]", "{", "3", '{"document": "one"}', '{"document": "one", "doubt": {"at": 0}}', '{"block": "k0"}'):
        with pytest.raises(BadInput, match="this line is not a record of edits") as raised:
            provenance.parse(f"{text}{line}\n", "edits.jsonl")
        assert raised.value.where == f"edits.jsonl:{len(text.splitlines()) + 1}"


def test_a_fence_that_holds_nothing_or_bears_a_label_is_no_code():
    """Of nothing there is no block of code; lines of an edition that only look like fences are the blocks that their labels say."""
    assert [block.type for block in parse("甲 {#ka2c3d}\n\n```\n \n```\n")] == ["paragraph"] * 3
    assert [block.type for block in parse("甲 {#ka2c3d}\n\n```\n乙\n```\n")] == ["paragraph", "code"]
    labelled = "``` {#ka2c3d}\n\n甲 {#kb2c3d}\n\n```\n"
    assert [(block.type, block.text) for block in parse(labelled)] == [("paragraph", "```"), ("paragraph", "甲"), ("paragraph", "```")]


def test_a_label_that_slipped_into_a_text_is_told():
    """The line and the words are named; with a backslash the signs are meant."""
    with pytest.raises(ValueError, match=r"line 3: «\{#ka2c3d\}» stands within the text"):
        parse("甲 {#kb2c3d}\n\n甲 {#ka2c3d} 乙 {#kc2c3d}\n")
    assert parse("甲 \\{#ka2c3d} 乙 {#kb2c3d}\n")[0].text == "甲 {#ka2c3d} 乙"
