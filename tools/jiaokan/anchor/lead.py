"""Blocks that are known by their rare words: what was rewritten still says what no other block says.

How like two blocks are is weighed by how few blocks have what they share, so that the phrases of all articles count for little. A pair is
believed only between neighbours that were found, and if it leads by far over every other pair that claims the same words. A block of
which one part stands in one block and another part in a second has no two rivals, but two pieces: a rival counts as far as it shares
what the pair shares.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from heapq import nsmallest

from jiaokan.anchor.chain import increasing
from jiaokan.anchor.likeness import COMMON_PAIR_BLOCKS, Pair, alike, rivals, same, unlike
from jiaokan.anchor.wording import Wording, common

BETWEEN_LIKENESS, LABEL_LIKENESS = 0.1, 0.1
"""How much more like two blocks count that stand between the same neighbours, and two whose labels are of one kind: an article stays an
article and an item an item."""
RARE_LIKENESS, RARE_AHEAD_LIKENESS = 0.53, 0.2
"""How like a pair must be, place and label counted, and how far ahead of all others."""
TIE_LIKENESS = 0.03
"""Of two pieces nearly as like as this neither is the block."""
TAKEN_LIKENESS = 0.1
"""A block that another one is by so much more like is no rival."""
SHARED_BITS = 40
"""What the words must tell that two blocks share, each pair of characters the binary logarithm of how few blocks have it."""
KEPT_SHARE = 0.3
"""What share of what a block told the other one must tell, so that it does not merely quote it."""
MET_BLOCKS = 16
"""With how many blocks each that is left is compared, those that share most of what it tells: so the time stays linear."""
SEEN_LIKENESS = 0.1
"""Blocks that are less like are no rivals."""


def by_rare_words(old: Sequence[Wording], new: Sequence[Wording], found: Mapping[int, int]) -> dict[int, int]:
    """What becomes of the old blocks that nothing else found.

    Args:
        old: the old blocks, weighed.
        new: the new ones, weighed.
        found: the new block of each old one that was found.
    """
    lead = Lead(old, new, found)
    best: dict[int, tuple[float, int]] = {}
    for i, j in lead.left():
        both = common(old[i], new[j])
        if unlike(old[i], new[j]) or both < max(SHARED_BITS, KEPT_SHARE * old[i].told):
            continue
        score = lead.score((i, j))
        if score >= RARE_LIKENESS and lead.of((i, j)) >= RARE_AHEAD_LIKENESS:
            best[j] = max(best.get(j, (0.0, 0)), (score, -i))
    return {-i: j for j, (_, i) in sorted(best.items())}


class Lead:
    """How far each pair is ahead of the others, of the blocks that are left."""

    def __init__(self, old: Sequence[Wording], new: Sequence[Wording], found: Mapping[int, int]) -> None:
        self._old, self._new, self._found = old, new, found
        self._back = {j: i for i, j in found.items()}
        self._fences = increasing(found)
        self._known = [i for i, _ in self._fences]
        like = {pair: value for pair in self._met() if (value := alike(old[pair[0]], new[pair[1]])) >= SEEN_LIKENESS}
        self._like = like
        self._by_old, self._by_new = rivals(like, like)

    def left(self) -> list[Pair]:
        """The pairs of blocks of which neither was found and that stand between the same neighbours, in order."""
        return sorted(filter(self._between, self._like))

    def score(self, pair: Pair) -> float:
        """How like two blocks are, with what their place and their labels add."""
        label = self._old[pair[0]].label == self._new[pair[1]].label
        return self._like[pair] + BETWEEN_LIKENESS * self._between(pair) + LABEL_LIKENESS * label

    def of(self, pair: Pair) -> float:
        """How far ahead of every other pair one is, in likeness."""
        i, j = pair
        score = lead = self.score(pair)
        for like, k in self._by_old[i]:
            if k == j or self._taken((self._back.get(k, -1), k), like):
                continue
            other = self.score((i, k))
            lead = min(lead, score - other * same(self._old[i], self._new[k], self._new[j]))
            if score - other < TIE_LIKENESS:
                return min(lead, score - other)
        for like, k in self._by_new[j]:
            if k != i and not self._taken((k, self._found.get(k, -1)), like):
                lead = min(lead, score - self.score((k, j)) * same(self._new[j], self._old[k], self._old[i]))
        return lead

    def _met(self) -> Iterator[Pair]:
        """The pairs that share most, of which one block was not found, and those that were found."""
        rows = [(self._old, self._new, self._found, False), (self._new, self._old, self._back, True)]
        for blocks, others, known, turned in rows:
            where: dict[str, list[int]] = {}
            for number, other in enumerate(others):
                for pair in other.telling:
                    where.setdefault(pair, []).append(number)
            for number, block in enumerate(blocks):
                if number in known:
                    continue
                told: dict[int, float] = defaultdict(float)
                for pair, bits in block.telling.items():
                    if len(row := where.get(pair, [])) <= COMMON_PAIR_BLOCKS:
                        for met in row:
                            told[met] += bits
                best = nsmallest(MET_BLOCKS, told, key=lambda met: (-told[met], met))
                yield from ((other, number) if turned else (number, other) for other in best)
        yield from self._found.items()

    def _between(self, pair: Pair) -> bool:
        """Whether two blocks stand between the same neighbours that were found."""
        i, j = pair
        if i in self._found or j in self._back:
            return False
        place = bisect_left(self._known, i)
        return (place == 0 or self._fences[place - 1][1] < j) and (place == len(self._known) or j < self._fences[place][1])

    def _taken(self, pair: Pair, like: float) -> bool:
        """Whether a block was found and is the other one far more than what it is compared with."""
        return self._like.get(pair, 0.0) >= like + TAKEN_LIKENESS
