"""A pair is given up that may be chance: what tells a block from its rival is not there; every limit is tried on both sides."""

from __future__ import annotations

import pytest

from jiaokan.anchor.chance import PairPlace, PairPlaces, by_chance, said_once
from jiaokan.anchor.claims import claimed
from jiaokan.anchor.match import match
from jiaokan.anchor.wording import Trace, Wording, weighed, wordings
from tests.test_anchor_claims import said

BESIDE_BOTH, BESIDE_ONE, NEAR, AWAY = (
    PairPlace(2, True, False),
    PairPlace(1, True, False),
    PairPlace(0, True, False),
    PairPlace(0, False, True),
)


def chance(old: str, rival: str, new: str, place: PairPlace, *, lead: float = 0.5) -> bool:
    """Whether two blocks may be chance, among thirty others of which no words are shared."""
    others = [said(1000 + 20 * number, 18) for number in range(30)]
    one, two = weighed(wordings([old, rival, *others]), wordings([new, *others]))
    return by_chance(one[0], two[0], one[1], lead, place)


def only(kept: int) -> tuple[str, str, str]:
    """Two wards with twenty words of their own in one formula, and a third that has so many of those of the first."""
    formula = said(0, 40)
    return f"{formula}，{said(100, 20)}", f"{formula}，{said(200, 20)}", f"{formula}，{said(300, 20 - kept)}{said(100, kept)}"


@pytest.mark.parametrize(
    ("kept", "place", "gone"),
    [(0, BESIDE_ONE, True), (2, BESIDE_ONE, True), (4, BESIDE_ONE, False), (0, BESIDE_BOTH, True), (4, BESIDE_BOTH, False)],
)
def test_what_a_block_says_and_its_rival_does_not_must_be_there(kept: int, place: PairPlace, gone: bool) -> None:
    """One of twenty pairs is too little, three are enough, wherever the two stand."""
    assert chance(*only(kept), place) is gone


def test_what_was_moved_is_believed_beside_one_of_its_neighbours() -> None:
    """Alone it must be ahead of its rivals."""
    for place, lead, gone in (((0, True, True), 0.05, True), ((0, True, True), 0.15, False), ((1, True, True), 0.05, False)):
        assert chance(*only(4), PairPlace(*place), lead=lead) is gone


def test_between_both_neighbours_more_must_tell_them_apart() -> None:
    """A block with one pair of its own is believed between its neighbours, and not where one of them is another."""
    old, rival, new = (f"{said(0, 4)}{said(first, 1)}" for first in (100, 200, 300))
    assert chance(old, rival, new, BESIDE_ONE)
    assert not chance(old, rival, new, BESIDE_BOTH)


def test_numbers_tell_no_block_from_its_rival() -> None:
    """A sum was raised on both sides of it: that the old one is gone says nothing."""
    formula = said(0, 40)
    raised = [f"{formula}，处三万元以上五万元以下", f"{formula}，处六万元以上八万元以下", f"{formula}，处十万元以上九万元以下"]
    assert not chance(raised[0], raised[1], raised[2], BESIDE_BOTH)
    assert chance(f"{formula}，{said(100, 8)}", f"{formula}，{said(200, 8)}", f"{formula}，{said(300, 8)}", BESIDE_BOTH)


@pytest.mark.parametrize(
    ("lead", "place", "gone"), [(0.09, AWAY, True), (0.1, AWAY, False), (0.09, NEAR, False), (0.09, BESIDE_ONE, False)]
)
def test_what_was_moved_alone_must_be_ahead(lead: float, place: PairPlace, gone: bool) -> None:
    """A tenth more like than any third block, with no neighbour beside it."""
    assert chance(*only(12), place, lead=lead) is gone


@pytest.mark.parametrize(("end", "place", "gone"), [("：", AWAY, True), ("：", NEAR, False), ("。", AWAY, False)])
def test_what_leads_a_list_is_believed_near_a_neighbour(end: str, place: PairPlace, gone: bool) -> None:
    """It is a formula that the next list has too."""
    old, rival, new = only(12)
    assert chance(f"{old}{end}", f"{rival}{end}", f"{new}{end}", place) is gone


def test_what_stands_whole_in_the_other_is_no_chance() -> None:
    """Words were added, and nothing was taken away."""
    old, rival, _ = only(0)
    assert not chance(old, rival, f"{old}{said(500, 60)}", AWAY, lead=0.0)


def test_words_that_stand_once_in_both_texts() -> None:
    """Twice on one side is not once."""
    one, two = ([Wording.of(text) for text in row] for row in (["甲乙", "丙丁", "戊己", "戊己"], ["丙丁", "甲乙", "甲乙", "戊己"]))
    assert said_once(one, two) == {"丙丁"}


def test_how_a_place_speaks_for_a_pair() -> None:
    """The ends of the texts are neighbours; three blocks away is near, four are not; another order is moved."""
    places = PairPlaces({0: 0, 1: 1, 5: 5, 9: 3}, [(0, 0), (1, 1), (5, 5)], 14, 14)
    assert places.of((0, 0)) == PairPlace(2, True, False)
    assert places.of((1, 1)) == PairPlace(1, True, False)
    assert places.of((5, 5)) == PairPlace(0, False, False)
    assert places.of((9, 3)) == PairPlace(0, False, True)
    assert PairPlaces({1: 1, 4: 2}, [(1, 1), (4, 2)], 9, 9).of((4, 2)).near


def test_wards_that_follow_each_other_hold_each_other_up_no_longer() -> None:
    """One of many wards is closed and another one opened in its place: none of its tasks leads to those of the other one."""

    def ward(name: str) -> list[str]:
        return [f"{name}掌理事项如下：", f"（一）{name}病人之疾病检查、诊断及治疗。", f"（二）其他有关{name}医疗事项。"]

    names = [said(30 * number, 3) for number in range(12)]
    old, new = ([line for name in row for line in ward(name)] for row in (names, [*names[:5], said(900, 3), *names[6:]]))
    found = match([Trace(one) for one in old], [Trace(one) for one in new])
    assert found == {number: number for number in range(36) if not 15 <= number < 18}


def test_a_block_whose_words_stand_elsewhere_is_there_or_nowhere() -> None:
    """Unless both its neighbours say otherwise, or the words stand twice: then they prove nothing."""
    words, more, other = said(0, 10), said(0, 13), said(100, 10)

    def lost(old: list[str], new: list[str], found: dict[int, int]) -> bool:
        return 0 in claimed(*weighed(wordings(old), wordings(new)), found)

    assert lost([words, other], [more, words, other], {0: 0, 1: 2})
    assert not lost([words, other], [more, other, words], {0: 0, 1: 1})
    assert not lost([words, other, words], [more, words, other], {0: 0, 1: 2})
