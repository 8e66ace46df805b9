"""Pieces in leaves behave as pieces in one row."""

from unittest import mock

from hypothesis import given
from hypothesis import strategies as st

from jiaokan import leaf
from jiaokan.piece import Piece
from jiaokan.text import Text
from tests.test_text import scripts


@given(scripts(), st.integers(1, 3))
def test_where_leaves_end_makes_no_difference(script, few):
    """The same steps give the same pieces, whether a leaf holds one or all."""
    with mock.patch.object(leaf, "FEW", few):
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
    assert all(1 <= len(one.pieces) <= leaf.FEW and one.length == sum(len(piece.new) for piece in one.pieces) for one in found)


def test_what_no_edit_touches_is_shared():
    """An edit makes one leaf anew and passes the others on."""
    text = Text.of("甲乙" * 1000)
    for at in range(1, 2000, 2):
        text = text.drop(2000 - at, 2001 - at, "ocr-space")
    after = text.replace(500, 501, "丙", "correction")
    old, new = {id(one) for one in text._leaves}, {id(one) for one in after._leaves}
    assert (len(old - new), len(new - old)) == (1, 1)
