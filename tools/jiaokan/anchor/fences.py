"""What was found in one order fences what is left: a block is looked for between the new blocks of its neighbours."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

from jiaokan.anchor.chain import increasing
from jiaokan.anchor.likeness import Pair

WINDOW_BLOCKS = 12
"""How many blocks before and behind its share of the way each block between two fences is compared with."""


def between(like: Iterable[Pair], fences: Sequence[Pair], found: Mapping[int, int]) -> list[Pair]:
    """The pairs of blocks that are left which keep the order of the fences."""
    taken = set(found.values())
    known = [i for i, _ in fences]
    free = []
    for i, j in like:
        if i in found or j in taken:
            continue
        place = bisect_left(known, i)
        if (place == 0 or fences[place - 1][1] < j) and (place == len(known) or j < fences[place][1]):
            free.append((i, j))
    return free


def gaps(fences: Sequence[Pair], olds: int, news: int) -> Iterator[Pair]:
    """All pairs between two fences, or those near the share of the way if there are many."""
    i, j = -1, -1
    for next_i, next_j in (*fences, (olds, news)):
        width, height = next_j - j - 1, next_i - i - 1
        for k in range(i + 1, next_i):
            middle = j + 1 + (k - i - 1) * width // height
            reach = WINDOW_BLOCKS if width > 2 * WINDOW_BLOCKS else news
            low, high = max(j + 1, middle - reach), min(next_j, middle + reach)
            yield from ((k, other) for other in range(low, high))
        i, j = next_i, next_j


class Gaps:
    """Between which blocks that keep one order each block that is left stands, and how many are left there."""

    def __init__(self, found: Mapping[int, int], olds: int, news: int) -> None:
        fences = increasing(found)
        back = set(found.values())
        self._old = self._numbers(olds, [i for i, _ in fences], found)
        self._new = self._numbers(news, [j for _, j in fences], back)
        self._times = Counter(self._old.values()), Counter(self._new.values())

    @staticmethod
    def _numbers(blocks: int, fences: Sequence[int], known: Container[int]) -> dict[int, int]:
        return {number: bisect_left(fences, number) for number in range(blocks) if number not in known}

    def left(self, pair: Pair) -> tuple[int, int] | None:
        """How many old and new blocks are left where two that are left stand; none if they stand in two places."""
        gap = self._old.get(pair[0])
        return (self._times[0][gap], self._times[1][gap]) if gap is not None and gap == self._new.get(pair[1]) else None
