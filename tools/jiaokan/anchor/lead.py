"""Blocks that are known by their rare words: what was rewritten still says what no other block says.

How like two blocks are is weighed by how few blocks have what they share, so that the phrases of all articles count for little. A pair is
believed if it leads by far over every other pair that claims the same words; standing between the same neighbours counts for it. A block of
which one part stands in one block and another part in a second has no two rivals, but two pieces: a rival counts as far as it shares
what the pair shares.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from jiaokan.anchor.chain import increasing
from jiaokan.anchor.likeness import Pair, Shared, alike, rivals, same, strange, unlike
from jiaokan.anchor.lists import Lists
from jiaokan.anchor.pieces import held
from jiaokan.anchor.united import UNITED_LEAD_SHARE, united
from jiaokan.anchor.wording import Wording, common

BETWEEN_LIKENESS, LABEL_LIKENESS = 0.1, 0.1
"""What is added to the likeness of two blocks between the same neighbours, and of two whose labels are of one kind: an article stays an
article and an item an item."""
RARE_LIKENESS, AWAY_LIKENESS = 0.51, 0.6
"""How like a pair must be between its neighbours, and elsewhere, place and label counted."""
RARE_AHEAD_LIKENESS, AWAY_AHEAD_LIKENESS = 0.2, 0.25
"""How far ahead of all others it must be in both cases."""
TIE_LIKENESS = 0.03
"""Of two pieces whose likeness differs by no more than this neither is the block."""
TAKEN_LIKENESS = 0.1
"""A block that another one is by so much more like is no rival."""
SHARED_BITS, AWAY_BITS = 30, 60
"""What the words must tell that two blocks share, each pair of characters the binary logarithm of how few blocks have it; in another
place they must tell more."""
KEPT_SHARE, AWAY_KEPT_SHARE = 0.26, 0.6
"""What share of what a block told the other one must tell, so that it does not merely quote it; if it tells the second share, it need
be no more like in another place than in its own."""
MET_BLOCKS = 16
"""With how many blocks each that is left is compared, those that share most of what it tells: so the time stays linear."""
SEEN_LIKENESS = 0.1
"""Blocks that are less like are no rivals."""


def by_rare_words(old: Sequence[Wording], new: Sequence[Wording], found: Mapping[int, int], lists: Lists) -> dict[int, int]:
    """What becomes of the old blocks that nothing else found.

    Args:
        old: the old blocks, weighed.
        new: the new ones, weighed.
        found: the new block of each old one that was found.
        lists: in which lists they are items.
    """
    back = {j: i for i, j in found.items()}
    lead = Lead(old, new, found)
    best: dict[int, tuple[float, int]] = {}
    for i, j in lead.left():
        both, score, between = common(old[i], new[j]), lead.score((i, j)), lead.between((i, j))
        if (
            unlike(old[i], new[j])
            or lists.apart((i, j), found, back)
            or lists.changed((i, j))
            or united(i, old, new, found)[1] >= held(old[i], new[j]) + UNITED_LEAD_SHARE
            or both < max(SHARED_BITS if between else AWAY_BITS, KEPT_SHARE * old[i].told)
        ):
            continue
        least = RARE_LIKENESS if between or both >= AWAY_KEPT_SHARE * old[i].told else AWAY_LIKENESS
        if score >= least and lead.of((i, j)) >= (RARE_AHEAD_LIKENESS if between else AWAY_AHEAD_LIKENESS):
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
        """The pairs of blocks of which neither was found, in order."""
        return sorted((i, j) for i, j in self._like if i not in self._found and j not in self._back)

    def score(self, pair: Pair) -> float:
        """How like two blocks are, with what their place and their labels add."""
        label = self._old[pair[0]].label == self._new[pair[1]].label
        work = strange(self._old[pair[0]], self._new[pair[1]])
        return self._like[pair] + BETWEEN_LIKENESS * self.between(pair) + LABEL_LIKENESS * label - work

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
            shared = Shared(others)
            for number, block in enumerate(blocks):
                if number not in known:
                    yield from ((other, number) if turned else (number, other) for other in shared.most(block, MET_BLOCKS))
        yield from self._found.items()

    def between(self, pair: Pair) -> bool:
        """Whether two blocks stand between the same neighbours that were found."""
        i, j = pair
        if i in self._found or j in self._back:
            return False
        place = bisect_left(self._known, i)
        return (place == 0 or self._fences[place - 1][1] < j) and (place == len(self._known) or j < self._fences[place][1])

    def _taken(self, pair: Pair, like: float) -> bool:
        """Whether a block was found and is the other one far more than what it is compared with."""
        return self._like.get(pair, 0.0) >= like + TAKEN_LIKENESS
