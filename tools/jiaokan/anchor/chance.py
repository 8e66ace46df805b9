"""A pair that was found is given up if it may be chance: what its two blocks share is what others of this very text share too.

How like two blocks are that have nothing to do with each other differs from text to text: the articles of a law, the tasks of thirty
wards, the entries of a list sound alike. So no likeness is enough by itself. The text shows its own chance: the rival, the block of the
old text that is most like the new one. What a block says and its rival does not must stand in the new one; what was moved away from its
neighbours must be ahead of its rivals; what leads a list is a formula, and is believed only near one of its neighbours; a block whose very
words stand once in both texts is there and nowhere else, unless both its neighbours say otherwise. Where nearly all of a block stands in
the other one it is no chance.
How it was measured: `python tests/benchmarks/adversaries.py`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from jiaokan.anchor.likeness import Pair
from jiaokan.anchor.pieces import INSIDE_FAR_SHARE, held
from jiaokan.anchor.wording import NUMERALS, Wording

ONLY_SHARE, ONLY_BITS, ONLY_BESIDE_BITS = 0.1, 4, 8
"""What share of what tells a block from its rival must stand in the new one, if it tells so much at all; between both its neighbours
it must tell more."""
RIVAL_AHEAD_LIKENESS = 0.1
"""How far ahead of its rival a block must be that was moved with none beside it."""
NEAR_BLOCKS = 3
"""How far on each side the next pair may stand that was found, for what leads a list."""
_STEPS = range(1, NEAR_BLOCKS + 1)


@dataclass(frozen=True)
class PairPlace:
    """How the place of a pair speaks for it."""

    beside: int
    """How many of the blocks right beside the two were found, and are one; the ends of a text count."""
    near: bool
    """Whether a pair that was found stands on the same side of both, a few blocks away."""
    moved: bool
    """Whether it keeps another order than the others."""


class PairPlaces:
    """The places of the pairs that were found."""

    def __init__(self, found: Mapping[int, int], order: Sequence[Pair], olds: int, news: int) -> None:
        self._known = {*found.items(), (-1, -1), (olds, news)}
        self._order = set(order)

    def of(self, pair: Pair) -> PairPlace:
        """The place of one of them."""
        i, j = pair
        beside = sum((i + step, j + step) in self._known for step in (-1, 1))
        near = any((i + sign * a, j + sign * b) in self._known for sign in (-1, 1) for a in _STEPS for b in _STEPS)
        return PairPlace(beside, near, pair not in self._order)


def said_once(old: Sequence[Wording], new: Sequence[Wording]) -> set[str]:
    """The words that stand once in both texts: each of their blocks is the other, or none."""
    one, two = (Counter(block.words for block in side) for side in (old, new))
    return {words for words, times in one.items() if times == two[words] == 1}


def by_chance(one: Wording, two: Wording, rival: Wording | None, lead: float, place: PairPlace) -> bool:
    """Whether two blocks may have been found by chance.

    Args:
        one: the old block, weighed.
        two: the new one, weighed.
        rival: the other old block that is most like the new one, weighed; none if there is none.
        lead: by how much more like the two are than either is to a third block.
        place: how their place speaks for them.
    """
    leads, alone = one.leads and not place.near, place.moved and not place.beside and lead < RIVAL_AHEAD_LIKENESS
    least = ONLY_BITS if place.beside < 2 else ONLY_BESIDE_BITS
    chance = leads or alone or (rival is not None and _only(one, rival, two, least) < ONLY_SHARE)
    return chance and max(held(one, two), held(two, one)) < INSIDE_FAR_SHARE


def _only(one: Wording, rival: Wording, two: Wording, least: float) -> float:
    """What share of what a block says and its rival does not stands in another one, from 0 to 1; all of it if that tells hardly more.

    Numbers are not counted: sums are raised and references renumbered.
    """
    own = {pair: told - min(told, rival.telling.get(pair, 0.0)) for pair, told in one.telling.items() if not NUMERALS.search(pair)}
    every = sum(own.values())
    return sum(min(told, two.telling.get(pair, 0.0)) for pair, told in own.items()) / every if every > least else 1.0
