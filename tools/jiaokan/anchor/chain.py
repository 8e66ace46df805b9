"""The heaviest row of pairs in which both the old blocks and the new ones keep their order, and what each pair would cost to change.

A revision mostly keeps the order of a text, so the pairs that go together best in one order are right where one pair alone could be
chance: two lists that end in the same words are told apart by what stands around them. How much lighter the best row becomes
if a block is paired otherwise is the margin by which its pair is sure.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import sqrt

from jiaokan.anchor.likeness import Pair

FOLLOWING_SHARE = 0.5
"""What pairs add to their weight that follow each other on both sides, as a share of the lighter one."""
WEIGHT_STEPS = 1 << 20
"""In how many whole steps a weight of one is counted: whole numbers add up to the same from both ends, however long the text is."""


class Chain:
    """The best row of some weighted pairs, with the weight of the best row through each pair."""

    def __init__(self, weights: Mapping[Pair, float]) -> None:
        self.weights = {pair: round(weight * WEIGHT_STEPS) for pair, weight in weights.items()}
        heads = _heads(self.weights)
        tails = _heads({(-i, -j): weight for (i, j), weight in self.weights.items()})
        self._through = {pair: heads[pair] + tails[-pair[0], -pair[1]] - weight for pair, weight in self.weights.items()}
        self._best = max(self._through.values(), default=0)
        self._by_old: dict[int, list[Pair]] = {}
        self._by_new: dict[int, list[Pair]] = {}
        for pair in weights:
            self._by_old.setdefault(pair[0], []).append(pair)
            self._by_new.setdefault(pair[1], []).append(pair)
        self.pairs = self._row(heads)

    def margin(self, pair: Pair) -> float:
        """How much lighter the best row is that pairs one of the two blocks with another; infinite if neither has another."""
        others = [self._through[one] for one in (*self._by_old[pair[0]], *self._by_new[pair[1]]) if one != pair]
        return (self._best - max(others)) / WEIGHT_STEPS if others else float("inf")

    def _row(self, heads: Mapping[Pair, int]) -> tuple[Pair, ...]:
        """The best row, from its end to its beginning by the weights of the rows up to each pair."""
        row: list[Pair] = []
        last: Pair | None = None
        for pair in sorted(heads, reverse=True):
            if self._through[pair] < self._best:
                continue
            if last is None or (pair[0] < last[0] and pair[1] < last[1] and _follows(heads, self.weights, pair, last)):
                row.append(pair)
                last = pair
        return tuple(reversed(row))


def _follows(heads: Mapping[Pair, int], weights: Mapping[Pair, int], one: Pair, two: Pair) -> bool:
    """Whether the best row up to the second pair comes from the first one."""
    return heads[one] + _together(weights, one, two) == heads[two] - weights[two]


def _together(weights: Mapping[Pair, int], one: Pair, two: Pair) -> int:
    return round(FOLLOWING_SHARE * min(weights[one], weights[two])) if (one[0] + 1, one[1] + 1) == two else 0


def _heads(weights: Mapping[Pair, int]) -> dict[Pair, int]:
    """For each pair the weight of the best row that ends with it."""
    rank = {j: place for place, j in enumerate(sorted({j for _, j in weights}))}
    best = [0] * (len(rank) + 1)
    heads: dict[Pair, int] = {}
    for i, row in _rows(weights):
        for j in row:
            before = _highest(best, rank[j])
            if (i - 1, j - 1) in heads:
                before = max(before, heads[i - 1, j - 1] + _together(weights, (i - 1, j - 1), (i, j)))
            heads[i, j] = before + weights[i, j]
        for j in row:
            _raise(best, rank[j], heads[i, j])
    return heads


def _rows(weights: Iterable[Pair]) -> Iterable[tuple[int, list[int]]]:
    rows: dict[int, list[int]] = {}
    for i, j in sorted(weights):
        rows.setdefault(i, []).append(j)
    return rows.items()


def _highest(tree: list[int], place: int) -> int:
    """The greatest value before a place, in a tree of Fenwick (1994)."""
    best = 0
    while place > 0:
        best = max(best, tree[place])
        place -= place & -place
    return best


def _raise(tree: list[int], place: int, value: int) -> None:
    place += 1
    while place < len(tree):
        tree[place] = max(tree[place], value)
        place += place & -place


def increasing(pairs: Mapping[int, int]) -> list[Pair]:
    """The most pairs of a matching that keep one order: the longest increasing subsequence."""
    weights = dict.fromkeys(pairs.items(), 1.0)
    return list(Chain(weights).pairs) if weights else []


def weight(like: float, floor: float, size: float) -> float:
    """What a pair weighs: its likeness above a floor, and the more the longer its words are, up to a point.

    Args:
        like: how like the blocks are, from 0 to 1.
        floor: up to which likeness a pair weighs nothing.
        size: the mean number of pairs of characters of the two.
    """
    return max(0.0, (like - floor) / (1 - floor)) * unit(size)


def unit(size: float) -> float:
    """What a pair of equal words of this size weighs."""
    return sqrt(min(HEAVIEST_PAIRS, size))


HEAVIEST_PAIRS = 40
"""From this many pairs of characters on words prove no more by being longer."""
