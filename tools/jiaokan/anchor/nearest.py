"""Where an anchor that found no block may stand: the blocks most like what it stood on, from which the editor chooses."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence

from jiaokan.anchor.chain import increasing
from jiaokan.anchor.fences import WINDOW_BLOCKS
from jiaokan.anchor.likeness import candidates, likeness, rivals
from jiaokan.anchor.wording import Trace, wordings

IN_PLACE_LIKENESS = 0.2
"""What is added to the likeness of a free block that stands where a lost one stood, when two are shown to the editor."""


def nearest(
    old: Sequence[Trace], new: Sequence[Trace], lost: Iterable[int], found: Mapping[int, int]
) -> dict[int, tuple[tuple[int, float], ...]]:
    """For each lost old block the new ones that it may be, with how like they are, the most like first: what the editor chooses from.

    They are the most like of all blocks and of those between its neighbours, so that there are two to choose from where there are two.
    """
    lost = tuple(lost)
    if not lost:
        return {}
    one, two = wordings(old), wordings(new)
    like = candidates(one, two)
    fences = increasing(found)
    known = [i for i, _ in fences]
    taken = set(found.values())
    rows: dict[int, tuple[tuple[int, float], ...]] = {}
    by_old, _ = rivals(like, like)
    for i in lost:
        place = bisect_left(known, i)
        low = fences[place - 1][1] if place else 0
        high = fences[place][1] if place < len(fences) else len(new) - 1
        middle = (low + high) // 2
        near = range(max(low, middle - WINDOW_BLOCKS), min(high, middle + WINDOW_BLOCKS) + 1)
        likes = {j: likeness(one[i], two[j]) for j in (*near, *(j for _, j in by_old.get(i, ())))}
        values = {j: (value, value + IN_PLACE_LIKENESS * (j not in taken and j in near)) for j, value in likes.items()}
        best = sorted(values, key=lambda j: (-values[j][1], one[i].number != two[j].number, abs(j - middle), j))[:2]
        rows[i] = tuple((j, values[j][0]) for j in best)
    return rows
