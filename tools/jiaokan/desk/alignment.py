"""Which words of a hand-edited edition are words of which block as it was: from this it follows what was joined, parted, new or removed.

The labels tell which block is which; where they do not, equal words do.
Between blocks that did not change, the rest is compared code point by code point, boundaries of blocks included,
so that a boundary that went is a join and one that came is a break.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

RELATED_SHARE = 0.5
"""What share of the shorter text two blocks must have in common to count as related, unless a label says that they are."""
BOUNDARY = ("boundary",)
"""Stands between two blocks when they are compared; equal to no character."""


@dataclass(frozen=True)
class CommonPart:
    """A part of a block as it was that stands in a block as it is now."""

    block: int
    """The block as it was."""
    start: int
    end: int
    """The part of its text."""
    left: int
    right: int
    """The part of the new block's text that became of it."""


@dataclass(frozen=True)
class Alignment:
    """For each block as it is now its units in order, none if it is new; and the old blocks in their new order, without those removed."""

    units: tuple[tuple[CommonPart, ...], ...]
    order: tuple[int, ...]


def align(old: Sequence[str], new: Sequence[str], labels: Mapping[int, int], *, whole: bool = False) -> Alignment:
    """Align two editions.

    Args:
        old: the texts of the blocks as they were.
        new: the texts as they are now.
        labels: new block → old block, as the anchors say; each old block once.
        whole: pair blocks by their labels alone and compare no words.
    """
    pairs = {**labels, **_equal(old, new, labels)}
    row = _row(len(old), [pairs[j] for j in range(len(new)) if j in pairs])
    units: list[tuple[CommonPart, ...]] = [()] * len(new)
    for olds, news in _runs(row, old, new, pairs):
        if whole:
            related = {(pairs[j], j): (0, len(old[pairs[j]]), 0) for j in news if j in pairs}
        else:
            related = _related(olds, news, old, new, pairs)
        for j, found in _units(related, old, new):
            units[j] = found
    kept = {unit.block for row_units in units for unit in row_units}
    return Alignment(tuple(units), tuple(i for i in row if i in kept))


def _equal(old: Sequence[str], new: Sequence[str], labels: Mapping[int, int]) -> dict[int, int]:
    """New blocks without a label that have the words of just one block whose label is gone."""
    gone = [i for i in range(len(old)) if i not in set(labels.values())]
    bare = [j for j in range(len(new)) if j not in labels]
    found = {}
    for j in bare:
        same = [i for i in gone if old[i] == new[j]]
        if len(same) == 1 and sum(new[k] == new[j] for k in bare) == 1:
            found[j] = same[0]
    return found


def _row(size: int, order: Sequence[int]) -> list[int]:
    """All old blocks in their new order; one that is gone stays behind the block that it stood behind."""
    row = list(order)
    present = set(order)
    for i in range(size):
        if i not in present:
            row.insert(row.index(i - 1) + 1 if i else 0, i)
            present.add(i)
    return row


def _runs(row: Sequence[int], old: Sequence[str], new: Sequence[str], pairs: Mapping[int, int]) -> Iterator[tuple[list[int], list[int]]]:
    """The old blocks and the new ones between those that are unchanged, and each unchanged pair alone."""
    fixed = {pairs[j]: j for j in pairs if old[pairs[j]] == new[j]}
    olds: list[int] = []
    done = 0
    for i in row:
        if i not in fixed:
            olds.append(i)
            continue
        yield olds, list(range(done, fixed[i]))
        yield [i], [fixed[i]]
        olds, done = [], fixed[i] + 1
    yield olds, list(range(done, len(new)))


def _related(
    olds: Sequence[int], news: Sequence[int], old: Sequence[str], new: Sequence[str], pairs: Mapping[int, int]
) -> dict[tuple[int, int], tuple[int, int, int]]:
    """For each old and new block with enough in common: where that begins and ends in the old one, and where it begins in the new one."""
    a, b = _flat(olds, old), _flat(news, new)
    spans: dict[tuple[int, int], tuple[int, int, int, int]] = {}
    for low, high, size in SequenceMatcher(None, [c for c, _, _ in a], [c for c, _, _ in b], autojunk=False).get_matching_blocks():
        for k in range(size):
            (char, i, at), (_, j, to) = a[low + k], b[high + k]
            if char is BOUNDARY:
                continue
            start, _, left, common = spans.get((i, j), (at, at, to, 0))
            spans[i, j] = (start, at + 1, left, common + 1)
    found = {}
    for (i, j), (start, end, left, common) in spans.items():
        if pairs.get(j) == i or common >= RELATED_SHARE * min(len(old[i]), len(new[j])):
            found[i, j] = (start, end, left)
    taken = {i for i, _ in found}, {j for _, j in found}
    for j in news:
        i = pairs.get(j, -1)
        if i in olds and i not in taken[0] and j not in taken[1] and not _crosses(i, j, found, olds):
            found[i, j] = (0, len(old[i]), 0)
    return found


def _crosses(i: int, j: int, found: Mapping[tuple[int, int], object], olds: Sequence[int]) -> bool:
    place = {block: at for at, block in enumerate(olds)}
    return any((place[i] < place[a]) != (j < b) for a, b in found)


def _flat(blocks: Sequence[int], texts: Sequence[str]) -> list[tuple[object, int, int]]:
    flat: list[tuple[object, int, int]] = []
    for block in blocks:
        flat += [(BOUNDARY, block, -1)] if flat else []
        flat += [(char, block, at) for at, char in enumerate(texts[block])]
    return flat


def _units(
    related: Mapping[tuple[int, int], tuple[int, int, int]], old: Sequence[str], new: Sequence[str]
) -> Iterator[tuple[int, tuple[CommonPart, ...]]]:
    """The units of each new block; what no unit has in common with it goes to the one before it, at the beginning to the first one."""
    rows: dict[int, list[tuple[int, int, int]]] = {}
    for (i, j), (start, _, left) in related.items():
        rows.setdefault(i, []).append((start, j, left))
    parts: dict[int, list[tuple[int, int, int, int]]] = {}
    for i, row in rows.items():
        row.sort()
        cuts = [0, *(start for start, _, _ in row[1:]), len(old[i])]
        for (_, j, left), (start, end) in zip(row, pairwise(cuts), strict=True):
            parts.setdefault(j, []).append((left, i, start, end))
    for j, found in parts.items():
        found.sort()
        edges = [0, *(left for left, _, _, _ in found[1:]), len(new[j])]
        yield j, tuple(CommonPart(i, start, end, low, high) for (_, i, start, end), (low, high) in zip(found, pairwise(edges), strict=True))
