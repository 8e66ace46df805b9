"""Where a document stands in its source: the lines of the raw text that its blocks came from.

Lines are computed from what each block knows of its origin and are written nowhere, so they cannot go stale;
page (版) and section (栏目) are what the raw text does not tell, so an editor writes them into `document.yaml`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable

from jiaokan.text import Piece, Stretch


def lines(raw: str, origins: Iterable[Stretch], changes: Iterable[Piece]) -> tuple[tuple[int, int], ...]:
    """The ranges of lines, both ends counted from 1 and included, in the order of the raw text.

    Args:
        raw: the whole raw text of the source; a line ends at a line feed.
        origins: the raw stretches of the document's blocks, in code points.
        changes: what was changed or dropped within the document; it does not part what stands before and after it.
    """
    known = [(start, end, True) for start, end in origins if end > start]
    known += [(piece.at, piece.end, False) for piece in changes if piece.old]
    starts = [0, *(found.end() for found in re.finditer("\n", raw))]
    ranges: list[tuple[int, int]] = []
    reached, parted = 0, True
    for start, end, read in sorted(known):
        parted = parted or bool(raw[reached:start].strip())
        reached = max(reached, end)
        if read:
            first, last = bisect_right(starts, start), bisect_right(starts, end - 1)
            if ranges and (not parted or first <= ranges[-1][1] + 1):
                ranges[-1] = (ranges[-1][0], max(ranges[-1][1], last))
            else:
                ranges.append((first, last))
            parted = False
    return tuple(ranges)


def shown(ranges: Iterable[tuple[int, int]]) -> str:
    """The ranges as a reader is shown them: 47—203、325行 is `47—203、325`."""
    return "、".join(str(first) if first == last else f"{first}—{last}" for first, last in ranges)
