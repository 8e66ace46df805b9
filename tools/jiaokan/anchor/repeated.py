"""What stood twice in a row and stands once now: one copy stays, and the others lead to it, for it says what they said.

A page that repeats what the page before it ended with makes such rows, and a later cleaning keeps one copy. Only what is equal counts:
of two paragraphs that differ in a number the one that is gone is gone. Copies with other blocks between them have places of their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from jiaokan.anchor.likeness import Pair
from jiaokan.anchor.wording import Wording

ROW_BLOCKS = 12
"""How many blocks a row has at the most that is said twice."""


def first_copies(old: Sequence[Wording], new: Sequence[Wording], found: Mapping[int, int]) -> dict[int, int]:
    """Of rows that were said again and are said less often now, between the same two neighbours, the first copies stay.

    Args:
        old: the old blocks.
        new: the new ones.
        found: the new block of each old one that was found.
    """
    ends = dict(found) | {-1: -1, len(old): len(new)}
    taken = set(found.values())
    copies: dict[int, int] = {}
    for first, last in _rows([block.words for block in old]):
        before, after = ends.get(first - 1), ends.get(last + 1)
        if before is None or after is None:
            continue
        place = first
        for j in range(before + 1, min(after, before + 2 + last - first + ROW_BLOCKS)):  # However far the neighbours went.
            if place <= last and new[j].words == old[place].words:
                if place not in found and place not in copies and j not in taken:
                    copies[place] = j
                    taken.add(j)
                place += 1
    return copies


def other_copies(old: Sequence[Wording], new: Sequence[Wording], found: Mapping[int, int]) -> dict[int, int]:
    """For the old blocks of a row that was said twice, the new one where the other copy stands.

    Args:
        old: the old blocks.
        new: the new ones.
        found: the new block of each old one that was found.
    """
    copies: dict[int, int] = {}
    for i, other in _copies(old):
        place = found.get(other, copies.get(other))
        if place is not None and new[place].words == old[i].words:
            copies[i] = place
    return copies


def _rows(words: Sequence[str]) -> Iterator[Pair]:
    """The first and the last block of each stretch in which a row stands twice or more often, the shortest rows first."""
    for length in range(1, ROW_BLOCKS + 1):
        first = 0
        for number in range(length, len(words) + 1):
            if number == len(words) or words[number] != words[number - length]:
                if number - first >= 2 * length:
                    yield first, number - 1
                first = number - length + 1


def _copies(blocks: Sequence[Wording]) -> Iterator[Pair]:
    """The blocks of such rows, each with that of the copy beside its row: of the one before it first, then of the one behind it."""
    words = [block.words for block in blocks]
    numbers = range(len(blocks))
    for way in (-1, 1):
        for number in numbers if way < 0 else reversed(numbers):
            for length in range(1, ROW_BLOCKS + 1):
                other = number + way * length
                if not 0 <= other < len(words):
                    break
                if words[other] == words[number] and _twice(words, min(number, other), length):
                    yield number, other
                    break


def _twice(words: Sequence[str], number: int, length: int) -> bool:
    """Whether a block stands in a row of so many blocks that comes again right behind it."""
    low = high = number
    while low > number - length and low and words[low - 1] == words[low - 1 + length]:
        low -= 1
    while high < low + length and high + length < len(words) and words[high] == words[high + length]:
        high += 1
    return high - low >= length
