"""Characters have names that no decision changes: those of the raw text their offset, those that an editor put in the words they are of.

Two editions of one raw text can so be compared exactly, however their blocks were corrected, parted, joined or moved.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from jiaokan.anchor.pieces import WHOLE_CHARACTERS
from jiaokan.edition.document import Block
from jiaokan.text import Piece, Stretch

_BEHIND_CHARACTERS = 1 << 40
"""Where counting begins for the characters that are not in the raw text: no text is so long."""


class Characters:
    """Gives the characters of blocks their numbers.

    What an editor put in is the same where its words are the same, since its place is that of a neighbour; a few words also need that,
    and of equal words in one row each is the same as the one of its rank.
    """

    def __init__(self) -> None:
        self._put_in: dict[tuple[int | None, str, int], int] = {}
        self._next = _BEHIND_CHARACTERS

    def rows(self, blocks: Iterable[Block]) -> list[list[tuple[Piece, Stretch]]]:
        """The pieces that are read in each block of a text, with their characters."""
        times: Counter[tuple[int | None, str]] = Counter()
        return [[(piece, self._stretch(piece, times)) for piece in block.body.pieces if piece.new] for block in blocks]

    def _stretch(self, piece: Piece, times: Counter[tuple[int | None, str]]) -> Stretch:
        if piece.old:
            return piece.at, piece.end
        place = piece.at if len(piece.new) < WHOLE_CHARACTERS else None
        start = self._put_in.setdefault((place, piece.new, times[place, piece.new]), self._next)
        times[place, piece.new] += 1
        self._next = max(self._next, start + len(piece.new) + 1)
        return start, start + len(piece.new)


def stretches(row: Iterable[tuple[Piece, Stretch]]) -> tuple[Stretch, ...]:
    """The characters of a block, in their own order."""
    return tuple(sorted(stretch for _, stretch in row))


def position(row: Iterable[tuple[Piece, Stretch]], character: int) -> int:
    """Where in the words of a block a character stands, or what is read in its place; the end if it is not there."""
    found = 0
    for piece, (start, end) in row:
        if start <= character < end:
            return found if piece.why else found + character - start
        found += len(piece.new)
    return found


class Holders:
    """In which of several blocks characters stand."""

    def __init__(self, blocks: Iterable[Sequence[Stretch]]) -> None:
        self._rows = sorted((start, end, number) for number, block in enumerate(blocks) for start, end in block)
        self._starts = [start for start, _, _ in self._rows]

    def parts(self, some: Iterable[Stretch]) -> Iterator[tuple[int, int, int]]:
        """Of some stretches the parts that stand in a block, each with the number of the block."""
        for start, end in some:
            place = max(0, bisect_right(self._starts, start) - 1)
            while place < len(self._rows) and self._rows[place][0] < end:
                low, high, number = self._rows[place]
                if max(start, low) < min(end, high):
                    yield max(start, low), min(end, high), number
                place += 1

    def of(self, some: Iterable[Stretch]) -> Counter[int]:
        """For each block that has some of the characters, how many."""
        found: Counter[int] = Counter()
        for low, high, number in self.parts(some):
            found[number] += high - low
        return found


def size(some: Iterable[Stretch]) -> int:
    """How many characters some stretches have."""
    return sum(end - start for start, end in some)


def both(one: Sequence[Stretch], two: Sequence[Stretch]) -> tuple[Stretch, ...]:
    """The characters that are in two rows of stretches, each in order."""
    found, i, j = [], 0, 0
    while i < len(one) and j < len(two):
        start, end = max(one[i][0], two[j][0]), min(one[i][1], two[j][1])
        if start < end:
            found.append((start, end))
        if one[i][1] < two[j][1]:
            i += 1
        else:
            j += 1
    return tuple(found)


def run_together(blocks: Iterable[Sequence[Stretch]], ours: Holders, theirs: Holders) -> Iterator[tuple[int, int]]:
    """The blocks that hold together what neither side had in one block.

    Args:
        blocks: the characters of each block.
        ours: the blocks of one side.
        theirs: those of the other.

    Yields:
        The index of each such block, and the first character of a part that nothing holds together with what is before it.
    """
    for index, block in enumerate(blocks):
        groups: list[tuple[set[int], int]] = []
        for stretch in block:
            for start, held in _overlaps([*ours.parts([stretch])], [*theirs.parts([stretch])]):
                touched = [group for group in groups if not group[0].isdisjoint(held)]
                one = (held.union(*(names for names, _ in touched)), touched[0][1] if touched else start)
                groups = [*(group for group in groups if group not in touched), one]
        if len(groups) > 1:
            yield index, max(start for _, start in groups)


def _overlaps(mine: Sequence[tuple[int, int, int]], other: Sequence[tuple[int, int, int]]) -> Iterator[tuple[int, set[int]]]:
    """Where the parts of one stretch begin, each with the blocks that have it: those of the other side by negative names."""
    for low in sorted({place for start, end, _ in (*mine, *other) for place in (start, end)}):
        held = {number for start, end, number in mine if start <= low < end}
        held |= {-1 - number for start, end, number in other if start <= low < end}
        if held:
            yield low, held
