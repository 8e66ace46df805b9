"""What is known by its rare words: how much more it must be where it stands elsewhere, and what is no rival."""

from __future__ import annotations

import pytest

from jiaokan.anchor.lead import Lead, by_rare_words
from jiaokan.anchor.lists import Lists
from jiaokan.anchor.wording import Wording, weighed, wordings

FIELD = "".join(map(chr, range(0x5000, 0x5800)))
"""Characters of which no two pairs are the same: what two texts share is counted in them."""


def said(first: int, characters: int) -> str:
    """Words that nothing else says, of so many characters."""
    return FIELD[first : first + characters]


def compared(old: list[str], new: list[str]) -> tuple[list[Wording], list[Wording]]:
    """Both texts, weighed, each followed by thirty paragraphs that stayed."""
    stayed = [said(1000 + 20 * number, 18) for number in range(30)]
    return weighed(wordings([*old, *stayed]), wordings([*new, *stayed]))


def found(old: list[str], new: list[str], *, moved: bool = False) -> dict[int, int]:
    """What the rare words find, where the thirty paragraphs are known; in another place where they stand before the new ones."""
    one, two = compared(old, new)
    known = {len(old) + number: len(new) + number for number in range(30)}
    if moved:
        two = [*two[len(new) :], *two[: len(new)]]
        known = {len(old) + number: number for number in range(30)}
    return by_rare_words(one, two, known, Lists(one, two))


@pytest.mark.parametrize(
    ("kept", "of", "here", "elsewhere"),
    [
        (6, 40, False, False),  # a sixth of the words
        (15, 40, True, False),  # a third: in its place, not in another
        (26, 40, True, True),  # two thirds
    ],
)
def test_in_another_place_more_must_be_kept(kept: int, of: int, here: bool, elsewhere: bool) -> None:
    """Between the same neighbours a third is enough, since nothing else can stand there."""
    old, new = [said(0, of)], [said(0, kept) + said(200, of - kept)]
    assert found(old, new) == ({0: 0} if here else {})
    assert found(old, new, moved=True) == ({0: 30} if elsewhere else {})


def test_few_words_tell_little() -> None:
    """Six pairs of characters in thirty paragraphs tell thirty bits, thirteen sixty: so many are wanted here and elsewhere."""
    old = [said(0, 8)]
    assert found(old, [said(0, 5) + said(200, 2)]) == {}
    assert found(old, [said(0, 8) + said(200, 2)]) == {0: 0}
    assert found(old, [said(0, 8) + said(200, 2)], moved=True) == {}
    assert found([said(0, 16)], [said(0, 16) + said(200, 2)], moved=True) == {0: 30}


def test_who_keeps_most_of_it_may_have_grown_elsewhere() -> None:
    """Seven tenths of the old words in a block twice as long are more than a third of both."""
    assert found([said(0, 40)], [said(0, 28) + said(200, 38)], moved=True) == {0: 30}
    assert found([said(0, 40)], [said(0, 20) + said(200, 22)], moved=True) == {}


def test_a_quarter_of_a_block_is_a_quotation() -> None:
    """However much of the new one it is."""
    assert found([said(0, 60)], [said(0, 14)]) == {}
    assert found([said(0, 60)], [said(0, 22)]) == {0: 0}


@pytest.mark.parametrize("second", [28, 24, 10])
def test_of_two_that_keep_nearly_as_much_neither_is_it(second: int) -> None:
    """They claim the same words; one that keeps far fewer is no rival."""
    old = [said(0, 40)]
    new = [said(0, 30) + said(200, 10), said(0, second) + said(300, 40 - second)]
    assert found(old, new) == ({0: 0} if second == 10 else {})


def test_two_pieces_of_one_block_are_no_rivals() -> None:
    """They share nothing with each other; the larger one is the block."""
    assert found([said(0, 60)], [said(0, 36) + said(200, 6), said(36, 24) + said(300, 6)]) == {0: 0}


def test_an_item_is_found_in_its_list_only() -> None:
    """Its words under what leads another list are another item."""
    old = [said(0, 12) + "：", "（一）" + said(20, 30), said(60, 12) + "：", "（一）" + said(80, 30)]
    new = [
        said(0, 12) + "：",
        "（一）" + said(200, 30),
        said(60, 12) + "：",
        "（一）" + said(80, 30),
        "（二）" + said(20, 20) + said(300, 8),
    ]
    one, two = compared(old, new)
    known = {0: 0, 2: 2, 3: 3} | {4 + number: 5 + number for number in range(30)}
    assert by_rare_words(one, two, known, Lists(one, two)) == {}
    del known[2]  # now what leads the other list is found too, and nothing else
    assert by_rare_words(one, two, known, Lists(one, two)) == {2: 2}


def test_what_another_block_certainly_became_is_no_rival() -> None:
    """Its words are like, and its own old block is far more like them."""
    old, new = [said(0, 40), said(0, 20) + said(100, 20)], [said(0, 26) + said(200, 14), said(0, 20) + said(100, 20)]
    one, two = compared(old, new)
    known = {1: 1} | {2 + number: 2 + number for number in range(30)}
    lead = Lead(one, two, known)
    assert lead.between((0, 0))
    assert by_rare_words(one, two, known, Lists(one, two)) == {0: 0}
