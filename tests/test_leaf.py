"""Pieces in leaves behave as pieces in one row."""

from itertools import pairwise
from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiaokan.clean import clean
from jiaokan.passes import ocr_spaces
from jiaokan.text import Text, leaf
from jiaokan.text.piece import Piece
from jiaokan.text.proposal import Edit, Thinned, each
from tests.test_text import scripts


@given(scripts(), st.integers(1, 3))
def test_where_leaves_end_makes_no_difference(script, few):
    """The same steps give the same pieces, whether a leaf holds one or all."""
    with mock.patch.object(leaf, "MOST_PIECES", few):
        parted, string = script.run()
        places = [parted.raw_place(at) for at in range(len(string) + 1)]
        origins = [parted.origin(at, at + 2) for at in range(len(string))]
    whole = Text(script.run()[0].pieces)
    assert (parted, str(parted)) == (whole, string)
    assert places == [whole.raw_place(at) for at in range(len(string) + 1)]
    assert origins == [whole.origin(at, at + 2) for at in range(len(string))]


@given(st.lists(st.text("甲乙", max_size=2), max_size=300))
def test_leaves_hold_every_piece_in_order(olds):
    """No leaf is empty or too long, and each knows how much is read in it."""
    pieces = [Piece(index, old, old) for index, old in enumerate(olds)]
    found = leaf.leaves(pieces)
    assert [piece for one in found for piece in one.pieces] == pieces
    assert all(1 <= len(one.pieces) <= leaf.MOST_PIECES and one.length == sum(len(piece.new) for piece in one.pieces) for one in found)


def test_what_no_edit_touches_is_shared():
    """An edit makes one leaf anew and passes the others on."""
    text = Text.of("甲乙" * 1000)
    for at in range(1, 2000, 2):
        text = text.drop(2000 - at, 2001 - at, "ocr-space")
    after = text.replace(500, 501, "丙", "correction")
    old, new = {id(one) for one in text._leaves}, {id(one) for one in after._leaves}
    assert (len(old - new), len(new - old)) == (1, 1)


@given(scripts(), st.data())
def test_an_edit_that_stands_for_many_is_those_many(script, data):
    """To drop every other part of a stretch in one edit leaves the same pieces as an edit for each part, wherever pieces begin and end."""
    text, string = script.run()
    places = sorted(data.draw(st.sets(st.integers(0, len(string)), max_size=8), label="places"))
    places = places[: len(places) // 2 * 2]
    parts = [string[start:end] for start, end in pairwise(places)]
    edits = [Edit(places[0], places[-1], Thinned.of(parts), "ocr-space")] if parts else []
    plain = [one for edit in edits for one in each(edit)]
    assert [string[one.start : one.end] for one in plain] == parts[::2]
    after = [Edit(len(string), len(string), "x", "correction")]
    assert text.apply([*edits, *after]) == text.apply([*plain, *after])


def test_an_edit_for_many_must_name_what_stands_there():
    """Parts that are not those of the text would break the record, so they are refused."""
    with pytest.raises(ValueError, match="does not stand there"):
        Text.of("甲 乙 丙").apply([Edit(1, 4, Thinned.of([" ", "丁", " "]), "ocr-space")])


def test_spaced_text_is_thinned_line_by_line():
    """A line of OCR is one proposal however many spaces it has, and its record has each of them."""
    line = " ".join("值为三十二万亿元占全国")
    (edit,) = ocr_spaces.find(line)
    assert [one.start for one in each(edit)] == list(range(1, len(line), 2))
    assert [(piece.old, piece.why) for piece in clean(line).edits] == [(" ", ("ocr-space",))] * (len(line) // 2)


def test_a_reason_is_remembered_once():
    """A stretch that was edited twice for one reason has it once, for two reasons both, in the order in which they came."""
    text = (
        Text.of("甲乙丙")
        .replace(1, 2, "丁", "dash")
        .replace(1, 2, "戊", "dash")
        .replace(1, 2, "己", "ellipsis")
        .replace(1, 2, "庚", "dash")
    )
    assert [(piece.old, piece.new, piece.why) for piece in text.edits] == [("乙", "庚", ("dash", "ellipsis"))]


def test_many_spaces_of_one_piece_stay_one_edit_until_they_are_made():
    """An edit that stands for many is passed on whole where all it changes lies in one unchanged piece, else as the edits it stands for."""
    many = Edit(1, 4, Thinned.of([" ", "乙", " "]), "ocr-space")
    whole, parted = Text.of("甲 乙 丙丁戊"), Text.of("甲 乙 丙丁戊").replace(2, 3, "己", "correction")
    assert leaf.settled(whole._leaves, [many]) == [many]
    twice = Edit(1, 4, Thinned.of([" ", "己", " "]), "ocr-space")
    assert leaf.settled(parted._leaves, [twice]) == each(twice)
    plain = [Edit(0, 1, "庚", "dash")]
    assert leaf.settled(whole._leaves, plain) is plain
    apart = Text.of("甲 乙 丙").replace(3, 4, " ", "correction")
    assert leaf.settled(Text.join([Text.of("甲 "), Text.of("乙 丙")])._leaves, [many]) == each(many)
    assert str(apart.apply([many])) == "甲乙丙"
