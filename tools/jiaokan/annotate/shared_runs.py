"""Shared runs: the longest stretches of letters that two documents have in common, found by a winnowed index.

Of every few neighbouring pieces of a text the one with the smallest checksum is kept, so that two texts which share a run
keep a piece of it in common (Schleimer, Wilkerson, Aiken: Winnowing, 2003); from there the run is grown to both sides.
A piece that many documents have is a stock phrase and starts no run; so the cost is linear in all texts together.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, groupby
from math import log
from zlib import crc32

SHORTEST_RUN_LETTERS = 12
"""Letters that a run has at least."""
GRAM_LETTERS = 8
WINDOW_GRAMS = SHORTEST_RUN_LETTERS - GRAM_LETTERS + 1
"""Of so many neighbouring pieces one is kept: every run of `SHORTEST_RUN_LETTERS` letters then holds one."""
_REPEATED_PLACES = 3
"""How many places of a piece within one document may start runs: what repeats itself is no parallel."""
_PLACE_BITS = 36


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
    begins: list[int] = []
    marks: list[int] = []
    position = 0
    for string in strings:
        begins.append(position)
        marks += _marks(string, position)
        position += len(string) + 1
    marks.sort()
    few = common(len(strings))
    found: dict[tuple[int, int, int], list[tuple[int, int]]] = {}
    weights: dict[int, float] = {}
    for _, group in groupby(marks, key=lambda mark: mark >> _PLACE_BITS):
        places = [mark & ((1 << _PLACE_BITS) - 1) for mark in group]
        if len(places) > 1:
            _grow(places, strings, begins, few, found, weights)
    runs = [
        SharedRun(first, second, start, start + shift, end - start, _rarity(weights, begins[first] + start, begins[first] + end))
        for (first, second, shift), spans in found.items()
        for start, end in spans
        if end - start >= SHORTEST_RUN_LETTERS
    ]
    return tuple(sorted(runs, key=lambda run: (run.first, run.second, run.start, run.other)))


def common(documents: int) -> int:
    """In how many of so many documents a phrase may stand before it is a stock phrase."""
    return max(3, documents // 200)


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


def _grow(
    places: list[int],
    strings: Sequence[str],
    begins: list[int],
    few: int,
    found: dict[tuple[int, int, int], list[tuple[int, int]]],
    weights: dict[int, float],
) -> None:
    """Grow the runs that the places of one piece belong to."""
    by_document: dict[int, list[int]] = {}
    for place in places:
        document = bisect_right(begins, place) - 1
        by_document.setdefault(document, []).append(place - begins[document])
    if not 1 < len(by_document) <= few:
        return
    weight = log((few + 1) / len(by_document))
    for document, several in by_document.items():
        for at in several:
            weights[begins[document] + at] = weight
    for first, second in combinations(sorted(by_document), 2):
        for start in by_document[first][:_REPEATED_PLACES]:
            for other in by_document[second][:_REPEATED_PLACES]:
                spans = found.setdefault((first, second, other - start), [])
                if not any(low <= start < high for low, high in spans[-4:]):
                    span = _longest(strings[first], strings[second], start, other)
                    if span[1] - span[0] >= SHORTEST_RUN_LETTERS and span not in spans[-4:]:
                        spans.append(span)


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


def _rarity(weights: dict[int, float], start: int, end: int) -> float:
    """The sum of what its pieces weigh that few documents have."""
    return round(sum(weights.get(at, 0.0) for at in range(start, end - GRAM_LETTERS + 1)), 2)
