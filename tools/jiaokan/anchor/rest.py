"""What is left on both sides at the end: where few blocks remain that a block may be, less likeness proves which one it is.

A pair is believed if it leads by far over every other pair of its two blocks that is left, and what it shares tells something. The more
its place shows, the less of that is needed: beside a pair that was found, between the same two neighbours, alone between them. Whatever
stands rather in a block that was found already is none of them: it was joined to that, or parted from it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from jiaokan.anchor.fences import Gaps
from jiaokan.anchor.likeness import Likenesses, Pair, Shared, alike, rivals, same, strange, unlike
from jiaokan.anchor.lists import Lists
from jiaokan.anchor.pieces import HOLDER_BLOCKS, INSIDE_NEAR_SHARE, held
from jiaokan.anchor.united import UNITED_LEAD_SHARE, united
from jiaokan.anchor.wording import Wording, common

LEFT_LIKENESS, LEFT_AHEAD_LIKENESS, LEFT_BITS = 0.4, 0.2, 20
"""How like a pair must be, how far it must lead all others that are left, and how much the words that it shares must tell."""
LEFT_PAIRS, LEFT_SHORT_LIKENESS = 24, 0.7
"""Of fewer pairs of characters in one of the blocks it must be more like: a sentence that shares as much may be another one."""
BESIDE_LIKENESS, BESIDE_AHEAD_LIKENESS = 0.42, 0.05
"""The first two for one that stands beside a pair that was found and has labels of one kind."""
GAP_LIKENESS, GAP_AHEAD_LIKENESS, GAP_BITS = 0.3, 0.1, 30
"""All three for one that stands between the same neighbours that were found and has labels of one kind."""
ONLY_LIKENESS = 0.25
"""The first if nothing else is left between the two blocks beside it, whatever else is like them elsewhere."""
LONE_LIKENESS, LONE_BITS = 0.31, 15
"""From the first on less need be shared there: a few words that were put otherwise."""
TELLING_BLOCKS = 10
"""In a text of fewer blocks the last two are not enough, unless one block stands in the other: nothing tells there which words are the
phrases of all."""
PART_BITS = 100
"""What a pair must share that stands in a gap in which no other old block is left, if a sentence became an item or the other way round."""
KEPT_SHARE = 0.15
"""What share of what the old block told the new one must tell in all of these places, so that it does not merely quote it."""
LEFT_TWINS_LIKENESS = 0.65
"""From this likeness on two pairs beside each other, each the first of its blocks, hold each other."""
RIVAL_BLOCKS = 3
"""How many of the next ones are looked at."""
LEFT_HELD_SHARE = 0.1
"""By how much larger a share of a block must stand in one that was found, for it to be no other one that is left."""
LEFT_BLOCKS = 16
"""With how many blocks each is compared, those that share most of what it tells: so the time stays linear."""
LEFT_ROUNDS = 3
"""How often what is left is looked at again."""


def of_the_rest(old: Sequence[Wording], new: Sequence[Wording], found: Mapping[int, int], lists: Lists) -> dict[int, int]:
    """What becomes of the old blocks that nothing else found.

    Args:
        old: the old blocks, weighed.
        new: the new ones, weighed.
        found: the new block of each old one that was found.
        lists: in which lists they are items.
    """
    rest = _Rest(old, new, found, lists)
    for _ in range(LEFT_ROUNDS):
        if not rest.look_again():
            break
    return {i: j for i, j in rest.found.items() if i not in found}


class _Rest:
    """The blocks that are left, and what is found of them."""

    def __init__(self, old: Sequence[Wording], new: Sequence[Wording], found: Mapping[int, int], lists: Lists) -> None:
        self._old, self._new, self._lists = old, new, lists
        self._standing = found, {j: i for i, j in found.items()}
        self._shared = Shared(old), Shared(new)
        self.found = dict(found)
        left = [j for j in range(len(new)) if j not in self._standing[1]]
        shared = Shared([new[j] for j in left])
        pairs = ((i, left[at]) for i, one in enumerate(old) if i not in found for at in shared.most(one, LEFT_BLOCKS))
        self._like = {(i, j): alike(old[i], new[j]) - strange(old[i], new[j]) for i, j in pairs if not unlike(old[i], new[j])}

    def look_again(self) -> bool:
        """Whether more is found."""
        gap = Gaps(self.found, len(self._old), len(self._new))
        by_old, by_new = rivals(self._like, self._like)
        first = {pair for pair in self._like if by_old[pair[0]][0][1] == pair[1] and by_new[pair[1]][0][1] == pair[0]}
        twins = {pair for pair in first if self._like[pair] >= LEFT_TWINS_LIKENESS}
        back = {j: i for i, j in self.found.items()}
        known = {*self.found.items(), (-1, -1), (len(self._old), len(self._new))}
        more = {}
        for i, j in sorted(first):
            ahead = self._ahead((i, j), by_old[i], by_new[j])
            beside = [(i + step, j + step) in known for step in (-1, 1)]
            near = self._near((i, j), ahead, beside, gap.left((i, j)))
            both = (i, j) in twins and any((i + step, j + step) in twins for step in (-1, 1))
            part = self._part((i, j), ahead, gap.left((i, j)))
            if not (near or both or part or self._alone((i, j), by_old[i], by_new[j])):
                continue
            if self._lists.apart((i, j), self.found, back) or (self._lists.changed((i, j)) and not part):
                continue
            if not (self._united((i, j)) if near and all(beside) else self._held((i, j), 0.0 if near else LEFT_HELD_SHARE)):
                more[i] = j
        self.found |= more
        gone = set(more.values())
        self._like = {pair: value for pair, value in self._like.items() if pair[0] not in more and pair[1] not in gone}
        return bool(more)

    def _ahead(self, pair: Pair, by_old: Likenesses, by_new: Likenesses) -> float:
        """How far ahead of the next ones a pair is in its place: one that shares other words is another part of it, and no rival."""
        one, two = self._old[pair[0]], self._new[pair[1]]
        others = [value * same(one, self._new[k], two) for value, k in by_old[1 : 1 + RIVAL_BLOCKS]]
        others += [value * same(two, self._old[k], one) for value, k in by_new[1 : 1 + RIVAL_BLOCKS]]
        return self._like[pair] - max(others, default=0.0)

    def _near(self, pair: Pair, ahead: float, beside: Sequence[bool], left: tuple[int, int] | None) -> bool:
        """Whether two blocks with labels of one kind are like enough for the place at which they stand.

        Args:
            pair: the two blocks.
            ahead: how far ahead of all others they are.
            beside: whether the blocks before and behind them were found, and are one.
            left: how many old and new blocks are left between the same neighbours; none if those are not the same.
        """
        one, two, like = self._old[pair[0]], self._new[pair[1]], self._like[pair]
        if one.label != two.label:
            return False
        if any(beside) and like >= BESIDE_LIKENESS and ahead >= BESIDE_AHEAD_LIKENESS:
            return True
        few = max(len(self._old), len(self._new)) < TELLING_BLOCKS
        if few and max(held(one, two), held(two, one)) < INSIDE_NEAR_SHARE:
            return False
        only = left == (1, 1) and all(beside) and like >= ONLY_LIKENESS
        between = left is not None and like >= GAP_LIKENESS and ahead >= GAP_AHEAD_LIKENESS
        bits = LONE_BITS if only and like >= LONE_LIKENESS and one.type == two.type else GAP_BITS
        return (only or between) and common(one, two) >= max(bits, KEPT_SHARE * one.told)

    def _part(self, pair: Pair, ahead: float, left: tuple[int, int] | None) -> bool:
        """Whether the old block alone is left where the new one stands, and they share much: a sentence was parted into a list, say."""
        told = common(self._old[pair[0]], self._new[pair[1]])
        alone = left is not None and left[0] == 1
        return (
            alone
            and self._like[pair] >= GAP_LIKENESS
            and ahead >= GAP_AHEAD_LIKENESS
            and told >= max(PART_BITS, KEPT_SHARE * self._old[pair[0]].told)
        )

    def _alone(self, pair: Pair, by_old: Likenesses, by_new: Likenesses) -> bool:
        """Whether two blocks are like enough, with nothing near them, by words that tell something; there every other one is a rival."""
        one, two = self._old[pair[0]], self._new[pair[1]]
        ahead = self._like[pair] - max([value for value, _ in (*by_old[1:2], *by_new[1:2])], default=0.0)
        told, least = common(one, two), LEFT_LIKENESS if min(one.size, two.size) >= LEFT_PAIRS else LEFT_SHORT_LIKENESS
        return self._like[pair] >= least and ahead >= LEFT_AHEAD_LIKENESS and told >= LEFT_BITS

    def _united(self, pair: Pair) -> bool:
        """Whether the old block was rather united with the one beside it."""
        share = united(pair[0], self._old, self._new, self.found)[1]
        return share >= held(self._old[pair[0]], self._new[pair[1]]) + UNITED_LEAD_SHARE

    def _held(self, pair: Pair, share: float) -> bool:
        """Whether by so much more of one of two blocks stands in a third, which was found, than in the other."""
        one, two = self._old[pair[0]], self._new[pair[1]]
        sides = (one, two, self._new, 1), (two, one, self._old, 0)
        return any(
            held(block, texts[place]) >= held(block, other) + share
            for block, other, texts, side in sides
            for place in self._shared[side].most(block, HOLDER_BLOCKS)
            if place in self._standing[side]
        )
