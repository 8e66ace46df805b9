"""Anchors: born once, carried over changes, never lost in silence."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from jiaokan.anchor import ledger as anchors
from jiaokan.anchor.carry import carry, retire
from jiaokan.anchor.ledger import ALPHABET, ID_CHARACTERS, Event, Ledger, new_id
from jiaokan.anchor.match import match
from jiaokan.anchor.wording import Trace
from jiaokan.edition.document import Block
from jiaokan.errors import BadInput
from jiaokan.text import Piece, Text

WORDS = st.text("建立区域计量服务体系，。发展合作机制优化", min_size=8, max_size=40)
TEXTS = st.lists(WORDS, min_size=1, max_size=12, unique=True)


def blocks(texts: list[str]) -> list[Block]:
    """Paragraphs with these words."""
    return [Block("paragraph", Text.of(text)) for text in texts]


@given(TEXTS)
def test_every_block_gets_an_id_of_its_own(texts: list[str]) -> None:
    """Ids are short, from the alphabet, begin with a letter and differ."""
    carried = carry("d", blocks(texts), (), Ledger(), set())
    ids = [block.anchor or "" for block in carried.blocks]

    assert len(set(ids)) == len(texts)
    assert all(len(id) == ID_CHARACTERS and set(id) <= set(ALPHABET) and id[0].isalpha() for id in ids)


def test_equal_blocks_between_equal_neighbours_get_ids_of_their_own() -> None:
    """An id comes from a block's words and its neighbours; of five equal ones in a row the inner three have them alike."""
    taken: set[str] = set()
    carried = carry("d", blocks(["同文"] * 5), (), Ledger(), taken)
    ids = [block.anchor for block in carried.blocks]

    assert len(set(ids)) == 5
    assert taken == set(ids)


@given(TEXTS)
def test_the_same_text_keeps_its_ids_and_writes_nothing(texts: list[str]) -> None:
    """A build without a change leaves the ledger as it is."""
    first = carry("d", blocks(texts), (), Ledger(), set())
    again = carry("d", blocks(texts), first.blocks, first.ledger, set(first.ledger.ids))

    assert [block.anchor for block in again.blocks] == [block.anchor for block in first.blocks]
    assert again.ledger == first.ledger


@given(TEXTS, WORDS, st.integers(0, 12))
def test_a_new_block_does_not_touch_the_others(texts: list[str], fresh: str, place: int) -> None:
    """Inserting a paragraph keeps every id, wherever it goes: an anchor is no ordinal."""
    assume(fresh not in texts)
    first = carry("d", blocks(texts), (), Ledger(), set())
    place = min(place, len(texts))
    grown = [*texts[:place], fresh, *texts[place:]]
    again = carry("d", blocks(grown), first.blocks, first.ledger, set(first.ledger.ids))
    kept = {block.text: block.anchor for block in again.blocks}

    assert not again.lost
    assert all(kept[block.text] == block.anchor for block in first.blocks)


@given(TEXTS, st.data())
def test_what_goes_is_named_as_lost(texts: list[str], data: st.DataObject) -> None:
    """A paragraph that has no likeness left is reported, and the ledger keeps its id after it is retired."""
    gone = data.draw(st.integers(0, len(texts) - 1))
    first = carry("d", blocks(texts), (), Ledger(), set())
    rest = [*texts[:gone], "ABCDEFG HIJKLMN", *texts[gone + 1 :]]
    again = carry("d", blocks(rest), first.blocks, first.ledger, set(first.ledger.ids))
    retired = retire(again.ledger, again.lost, "原文重复")

    assert again.lost == (first.blocks[gone].anchor,)
    assert first.blocks[gone].anchor in retired.ids - retired.live
    assert retired.events[-1].why == "原文重复"


def test_a_small_change_keeps_the_id_and_is_written_down() -> None:
    """A corrected character is an `edited` event, not a new anchor."""
    first = carry("d", blocks(["千字当头、奋发有为。", "另一段文字在这里。"]), (), Ledger(), set())
    again = carry("d", blocks(["干字当头、奋发有为。", "另一段文字在这里。"]), first.blocks, first.ledger, set())

    assert again.blocks[0].anchor == first.blocks[0].anchor
    assert [event.event for event in again.ledger.events] == ["born", "born", "edited"]


def test_two_like_candidates_are_not_guessed_between() -> None:
    """Where two new blocks are nearly alike, none gets the old id."""
    old = [Trace("各地要认真贯彻落实本通知的要求。")]

    assert match(old, [Trace("各地要认真贯彻落实本通知的要求一。"), Trace("各地要认真贯彻落实本通知的要求二。")]) == {}


def test_equal_blocks_are_told_apart_by_order() -> None:
    """Repeated words keep their ids in their order."""
    row = [Trace("重复。"), Trace("甲。"), Trace("重复。")]

    assert match(row, row) == {0: 0, 1: 1, 2: 2}


def test_ids_that_are_taken_are_passed_over() -> None:
    """An id is never given twice, also after its block is long gone."""
    one = new_id("words", set())

    assert new_id("words", {one}) != one


@given(TEXTS)
def test_a_ledger_reads_back_as_it_was_written(texts: list[str]) -> None:
    """Writing and reading a ledger loses nothing."""
    ledger = carry("d", blocks(texts), (), Ledger(), set()).ledger

    assert anchors.parse(anchors.dump(ledger), "anchors.jsonl") == ledger


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("not json\n", "anchors.jsonl:1: this line is not an event"),
        ('{"event": "edited", "id": "k7m2xq"}\n', "was never born"),
        ('{"event": "born", "id": "k7m2xq"}\n{"event": "born", "id": "k7m2xq"}\n', "is born twice"),
        ('{"event": "eaten", "id": "k7m2xq"}\n', "is not an event"),
        ('{"event": "born", "id": "k7m2xq", "place": 3}\n', "is not an event"),
    ],
)
def test_a_damaged_ledger_is_refused(text: str, message: str) -> None:
    """A ledger that breaks the life of an anchor is an error that names the line."""
    with pytest.raises(BadInput, match=message):
        anchors.parse(text, "anchors.jsonl")


def test_only_a_ledger_that_grew_has_grown() -> None:
    """Changing a line is not growing."""
    old = carry("d", blocks(["一段文字。", "二段文字。"]), (), Ledger(), set()).ledger
    changed = Ledger((replace(old.events[0], quote="改"), *old.events[1:]))

    assert anchors.grown(old, Ledger((*old.events, replace(old.events[0], event="retired"))))
    assert not anchors.grown(old, changed)


def traced(parts: list[tuple[int, str]]) -> list[Block]:
    """Paragraphs that know where in the raw text they stand."""
    return [Block("paragraph", Text((Piece(at, text, text),))) for at, text in parts]


def test_a_block_that_is_rewritten_keeps_its_id_by_its_place() -> None:
    """Where the raw text is the same, its characters tell which block is which, however its words were corrected."""
    old = carry("d", traced([(0, "甲乙丙丁。"), (10, "戊己庚辛。")]), (), Ledger(), set())
    new = [Block("paragraph", Text((Piece(0, "甲乙丙丁。", "完全两样的话", ("correction",)),))), *traced([(10, "戊己庚辛。")])]
    again = carry("d", new, old.blocks, old.ledger, set(), same_raw=True)

    assert [b.anchor for b in again.blocks] == [b.anchor for b in old.blocks]


def test_a_block_joined_to_another_is_merged_into_it() -> None:
    """The anchor that has no block of its own leads to the one that holds its words."""
    old = carry("d", traced([(0, "甲乙丙丁戊己，"), (7, "庚辛。")]), (), Ledger(), set())
    again = carry("d", traced([(0, "甲乙丙丁戊己，庚辛。")]), old.blocks, old.ledger, set(), same_raw=True)
    first, second = (b.anchor or "" for b in old.blocks)

    assert again.blocks[0].anchor == first
    assert again.lost == ()
    assert again.ledger.leads(second) == first


@pytest.mark.parametrize(("kept", "leads"), [("大禁也", True), ("大禁", True), ("大", False)])
def test_what_a_cleaning_drops_now_is_no_part_of_what_went(kept: str, leads: bool) -> None:
    """A mark at the end of each line is dropped since, and the last short line goes on in the one before: its anchor leads there."""
    old = carry("d", traced([(0, "凡言而不可復者有國者之¶"), (12, "大禁也¶")]), (), Ledger(), set())
    text = Text((Piece(0, "凡言而不可復者有國者之", "凡言而不可復者有國者之"), Piece(12, kept, kept)))
    again = carry("d", [Block("paragraph", text)], old.blocks, old.ledger, set(), same_raw=True)
    first, second = (b.anchor or "" for b in old.blocks)

    assert again.blocks[0].anchor == first
    assert again.lost == (() if leads else (second,))
    assert again.ledger.leads(second) == (first if leads else second)


def test_a_block_of_which_a_third_went_elsewhere_leads_nowhere() -> None:
    """Four of six characters are too few to say that it went there, where the other two stand in another block."""
    old = carry("d", traced([(0, "甲乙丙丁戊己，"), (7, "庚辛壬癸子丑"), (13, "寅卯辰巳午未申酉戌亥。")]), (), Ledger(), set())
    again = carry(
        "d", traced([(0, "甲乙丙丁戊己，庚辛壬癸"), (11, "子丑寅卯辰巳午未申酉戌亥。")]), old.blocks, old.ledger, set(), same_raw=True
    )

    assert again.lost == (old.blocks[1].anchor,)


def test_a_block_that_is_parted_names_its_parts() -> None:
    """The anchor stays on the largest part, and the ledger says where the rest went."""
    old = carry("d", traced([(0, "甲乙丙丁戊己，庚辛。")]), (), Ledger(), set())
    again = carry("d", traced([(0, "甲乙丙丁戊己，"), (7, "庚辛。")]), old.blocks, old.ledger, set(), same_raw=True)
    anchor = old.blocks[0].anchor or ""

    assert again.blocks[0].anchor == anchor
    assert again.ledger.events[-1].event == "split"
    assert again.ledger.events[-1].to == (anchor, again.blocks[1].anchor)
    assert again.ledger.leads(anchor) == anchor


def test_a_circle_of_merges_leads_nowhere() -> None:
    """A damaged ledger cannot make a reader go round for ever."""
    born = [Event("born", id, digest="0") for id in ("bbbbbb", "cccccc")]
    ledger = Ledger((*born, Event("merged", "bbbbbb", to=("cccccc",)), Event("merged", "cccccc", to=("bbbbbb",))))

    assert ledger.leads("bbbbbb") is None
