"""Shared runs: the longest stretches of letters that two documents have in common, found by a winnowed index.

Of every few neighbouring pieces of a text the one with the smallest checksum is kept, so that two texts which share a run
keep a piece of it in common (Schleimer, Wilkerson, Aiken: Winnowing, 2003); from there the run is grown to both sides.
A piece that many documents have is a stock phrase and starts no run; so the cost is linear in all texts together.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, groupby, islice
from math import log
from operator import itemgetter
from zlib import crc32

SHORTEST_RUN_LETTERS = 12
"""Letters that a run has at least."""
GRAM_LETTERS = 8
WINDOW_GRAMS = SHORTEST_RUN_LETTERS - GRAM_LETTERS + 1
"""Of so many neighbouring pieces one is kept: every run of `SHORTEST_RUN_LETTERS` letters then holds one."""
MOST_COMMON_DOCUMENTS = 10
"""More documents than this have no passage in common that a reader of one of them wants shown: it would stand there with ten others."""
_REPEATED_PLACES = 3
"""How many places of a piece within one document may start runs: what repeats itself is no parallel."""
_PLACE_BITS = 36
_MARK_BITS = 64
"""Bits of a mark that are kept; those before it say which of the rows it is in that are put in order one after the other."""
_HEAD_BITS = _PLACE_BITS + 32 - _MARK_BITS


@dataclass(frozen=True, slots=True)
class SharedRun:
    """A longest stretch of letters that two documents share."""

    first: int
    """The index of a document."""
    second: int
    """That of a later one."""
    start: int
    """Where it begins in the first, in letters."""
    other: int
    """Where it begins in the second."""
    length: int
    rarity: float
    """How much of it only few documents have."""


def shared_runs(strings: Sequence[str]) -> tuple[SharedRun, ...]:
    """The runs of `SHORTEST_RUN_LETTERS` letters or more that two of the documents share, in the order of the documents and their texts.

    Args:
        strings: the letters of each document.
    """
    return tuple(runs_in_order(strings))


def runs_in_order(strings: Sequence[str]) -> Iterator[SharedRun]:
    """As `shared_runs`, one by one."""
    begins: list[int] = []
    marks = [array("Q") for _ in range(1 << _HEAD_BITS)]
    position = 0
    for string in strings:
        begins.append(position)
        for mark in _marks(string, position):
            marks[mark >> _MARK_BITS].append(mark & (1 << _MARK_BITS) - 1)
        position += len(string) + 1
    found = _Found(strings, begins, position)
    while marks:
        for _, group in groupby(sorted(marks.pop(0)), key=lambda mark: mark >> _PLACE_BITS):
            places = [mark & ((1 << _PLACE_BITS) - 1) for mark in group]
            if len(places) > 1:
                found.grow(places)
    yield from found.runs()


def common(documents: int) -> int:
    """In how many of so many documents a phrase may stand before it is a stock phrase.

    Of a phrase that n documents have there are n² pairs; a share of all documents without an end would make more of them than of texts.
    """
    return min(max(3, documents // 200), MOST_COMMON_DOCUMENTS)


def _marks(string: str, begin: int) -> Iterator[int]:
    """The kept pieces of a document, each as its checksum and its place among all letters."""
    data = string.encode("utf-16-le", "surrogatepass") if string.isascii() or max(string) < "\U00010000" else string.encode("utf-32-le")
    width = len(data) // len(string) if string else 2
    sums = [crc32(data[at * width : (at + GRAM_LETTERS) * width]) for at in range(len(string) - GRAM_LETTERS + 1)]
    if not sums:
        return
    lowest = map(min, *(sums[at:] for at in range(WINDOW_GRAMS))) if len(sums) >= WINDOW_GRAMS else (min(sums),)
    kept = -1
    for at, low in enumerate(lowest):
        if kept < at or sums[kept] != low:
            kept = sums.index(low, at)
            yield low << _PLACE_BITS | begin + kept


class _Found:
    """The runs found so far, packed: pairs of documents are many more than documents."""

    def __init__(self, strings: Sequence[str], begins: Sequence[int], letters: int) -> None:
        """Args: strings: of the documents; begins: where each begins among all letters; letters: how many these are."""
        self._strings, self._begins = strings, begins
        few = common(len(strings))
        self._weights = [0.0, *(log((few + 1) / documents) for documents in range(1, few + 1))]
        self._documents = array("B", bytes(letters))
        """For each letter in how many documents the piece stands that begins there; 0 if in too many, or if none was kept there."""
        self._last: dict[tuple[int, int, int], int] = {}
        """For two documents and the way from a place in the first to that in the second the number of the last run."""
        self._starts, self._ends, self._before = array("Q"), array("Q"), array("q")

    def grow(self, places: Sequence[int]) -> None:
        """Grow the runs that the places of one piece belong to."""
        by_document: dict[int, list[int]] = {}
        for place in places:
            document = bisect_right(self._begins, place) - 1
            by_document.setdefault(document, []).append(place - self._begins[document])
        if not 1 < len(by_document) < len(self._weights):
            return
        for document, several in by_document.items():
            for at in several:
                self._documents[self._begins[document] + at] = len(by_document)
        for first, second in combinations(sorted(by_document), 2):
            for start in by_document[first][:_REPEATED_PLACES]:
                for other in by_document[second][:_REPEATED_PLACES]:
                    self._grow(first, second, start, other)

    def _grow(self, first: int, second: int, start: int, other: int) -> None:
        key = first, second, other - start
        last = list(islice(self._spans(self._last.get(key, -1)), 4))
        if not any(low <= start < high for low, high in last):
            span = _longest(self._strings[first], self._strings[second], start, other)
            if span[1] - span[0] >= SHORTEST_RUN_LETTERS and span not in last:
                self._before.append(self._last.get(key, -1))
                self._starts.append(span[0])
                self._ends.append(span[1])
                self._last[key] = len(self._starts) - 1

    def _spans(self, run: int) -> Iterator[tuple[int, int]]:
        while run >= 0:
            yield self._starts[run], self._ends[run]
            run = self._before[run]

    def runs(self) -> Iterator[SharedRun]:
        """All of them, in order; they are given once."""
        keys = sorted(self._last)
        for (first, second), several in groupby(keys, key=itemgetter(0, 1)):
            spans = sorted((start, start + key[2], end - start) for key in several for start, end in self._spans(self._last.pop(key)))
            for start, other, length in spans:
                yield SharedRun(first, second, start, other, length, self._rarity(self._begins[first] + start, length))

    def _rarity(self, start: int, length: int) -> float:
        """The sum of what its pieces weigh that only few documents have."""
        return round(sum(self._weights[documents] for documents in self._documents[start : start + length - GRAM_LETTERS + 1]), 2)


def _longest(one: str, two: str, start: int, other: int) -> tuple[int, int]:
    """The longest shared stretch around two places, as a span of the first text."""
    shift = other - start
    low = start
    while low > 0 and low + shift > 0 and one[low - 1] == two[low + shift - 1]:
        low -= 1
    high = start
    while high < len(one) and high + shift < len(two) and one[high] == two[high + shift]:
        high += 1
    return low, high
