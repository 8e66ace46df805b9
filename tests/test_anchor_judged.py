"""Two states of a text meet: which block is right for an anchor, question by question, on either side of what is asked."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest

from jiaokan.anchor.ledger import Event, Ledger
from jiaokan.anchor.meeting import Side, _change, _standing, _Table
from jiaokan.edition.document import Block
from jiaokan.text import Text
from jiaokan.text.digest import digest

RAW = Text.of("甲乙丙丁戊己庚辛壬癸")


def stretch(*ends: tuple[int, int], anchor: str | None = None) -> Block:
    """A block of these characters of the raw text."""
    return Block("paragraph", Text.join(RAW.slice(start, end) for start, end in ends), anchor=anchor)


def side(*stood: Block, same_raw: bool = True) -> Side:
    """A state with these blocks."""
    born = (Event("born", one.anchor or "", "paragraph", one.text, digest=digest(one.text)) for one in stood)
    return Side(Ledger(tuple(born)), {one.anchor or "": one for one in stood}, same_raw)


def place(new: tuple[Block, ...], ours: Side, theirs: Side, before: Side | None = None) -> int | None:
    """Where an anchor goes."""
    return _Table(new, (ours, theirs), before).place("k0")


def test_words_of_both_states_go_before_more_words_of_each() -> None:
    """The block that holds what the anchor stood on in both is right, though another has as much of either, and stands before it."""
    ours, theirs = side(stretch((0, 6), anchor="k0")), side(stretch((4, 10), anchor="k0"))
    assert place((stretch((0, 3), (7, 10)), stretch((3, 7))), ours, theirs) == 1
    assert place((stretch((0, 4)), stretch((4, 6)), stretch((6, 10))), ours, theirs) == 1
    assert place((stretch((0, 3), (7, 10)),), ours, theirs) == 0
    assert place((stretch((0, 3)), stretch((7, 10))), ours, theirs) is None


@pytest.mark.parametrize(
    ("before", "new", "found"),
    [
        ((0, 2), ((5, 8),), 0),  # theirs alone changed it, and all that it is there stands here
        ((0, 2), ((3, 5), (5, 9)), 1),
        ((0, 2), ((5, 7),), None),  # not all of it
        ((0, 2), ((0, 2), (5, 8)), None),  # what it was is there too
        ((2, 4), ((5, 8),), None),  # both changed it
        ((2, 4), ((0, 2),), None),
        (None, ((5, 8),), None),  # nobody knows who did
        (None, ((0, 2),), None),
    ],
)
def test_where_one_state_left_it_alone_the_other_is_followed(
    before: tuple[int, int] | None, new: tuple[tuple[int, int], ...], found: int | None
) -> None:
    """If nothing has what it stood on in the first any more; else the editor is asked."""
    ours, theirs = side(stretch((0, 2), anchor="k0")), side(stretch((5, 8), anchor="k0"))
    known = None if before is None else side(stretch(before, anchor="k0"))
    assert place(tuple(stretch(one) for one in new), ours, theirs, known) == found


def test_an_anchor_of_one_state_goes_where_its_words_are() -> None:
    """Of either; where the other never had it, nothing speaks against it."""
    one, none = side(stretch((0, 4), anchor="k0")), side(stretch((6, 8), anchor="k1"))
    new = (stretch((6, 8)), stretch((0, 3)))
    assert (place(new, one, none), place(new, none, one), place(new, none, none)) == (1, 1, None)


@pytest.mark.parametrize(
    ("quote", "before", "found"),
    [("甲乙丙", None, 1), ("无此语", None, 0), ("无此语", (0, 3), 1), ("无此语", (8, 10), 0)],
)
def test_an_anchor_that_was_merged_goes_with_its_own_words(quote: str, before: tuple[int, int] | None, found: int) -> None:
    """With its last ones, or with the characters that it brought along; else with the block to which it led."""
    own = [Event("born", id, "paragraph", words, digest=digest(words)) for id, words in (("k0", quote), ("k1", "丁戊己"))]
    born = (*own, Event("merged", "k0", to=("k1",)))
    joined = stretch((0, 6), anchor="k1")
    both = Side(Ledger(born), {"k0": joined, "k1": joined}, True)
    known = None if before is None else side(stretch(before, anchor="k0"))
    assert place((stretch((3, 6)), stretch((0, 3))), both, both, known) == found


def test_of_another_raw_text_words_tell_and_not_places() -> None:
    """A block that stands where the old one stood is another one if it has other words."""
    words = "应当按时报送监测结果"
    old = side(Block("paragraph", Text.of(words), anchor="k0"), same_raw=False)
    raw = Text.of("乡镇每月开会一次记录" + words)
    assert place((Block("paragraph", raw.slice(0, 10)), Block("paragraph", raw.slice(10, 20))), old, old) == 1


def test_which_of_two_anchors_stands_on_their_block() -> None:
    """The one that stood on more of it; one that lives on both sides before one that lives on one; one of which the editor spoke last."""
    both, one = side(stretch((0, 2), anchor="k0"), stretch((2, 4), anchor="k1")), side(stretch((0, 2), anchor="k0"))
    table = cast("Any", SimpleNamespace(weight=lambda id, _: {"k0": 1, "k1": 3}[id]))
    assert _standing({"k0": 0, "k1": 0}, (both, both), table, {}) == {0: "k1"}
    assert _standing({"k0": 0, "k1": 0}, (both, one), table, {}) == {0: "k0"}
    assert _standing({"k0": 0, "k1": 0}, (both, both), table, cast("Any", {"k1": None})) == {0: "k0"}
    assert _standing({"k0": 0, "k1": 1, "k2": 2}, (both, both), table, {}) == {0: "k0", 1: "k1"}


def test_what_an_edit_changes_is_known_where_the_words_are_at_hand() -> None:
    """On the side that has them; not of an anchor that stood on the block of another one."""
    was, now = stretch((0, 4), anchor="k0"), stretch((0, 3), (5, 6))
    last = Event("born", "k0", "paragraph", was.text, digest=digest(was.text))
    other = side(stretch((6, 8), anchor="k1"))
    assert _change("k0", last, now, (other, side(was))) is not None
    assert _change("k0", last, now, (other, other)) is None
    assert _change("k0", last, now, (side(stretch((0, 5), anchor="k0")), other)) is None
    led = Side(Ledger(()), {"k0": stretch((0, 4), anchor="k1")}, True)
    assert _change("k0", last, now, (led, other)) is None
