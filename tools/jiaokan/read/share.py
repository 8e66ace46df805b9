"""Doubts of cleaning go to the document that holds the place they are about."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from jiaokan.edition.document import Document
from jiaokan.text import Doubt


def share_doubts(documents: Sequence[Document], doubts: Sequence[Doubt]) -> tuple[Document, ...]:
    """The documents, each with its own doubts and those of cleaning that lie in its raw stretches."""
    if not doubts:
        return tuple(documents)
    spans = sorted((piece.at, piece.end, index) for index, one in enumerate(documents) for piece in one.pieces if piece.old)
    starts = [start for start, _, _ in spans]
    found: dict[int, list[Doubt]] = defaultdict(list)
    for doubt in doubts:
        place = bisect_right(starts, doubt.start) - 1
        found[spans[place][2] if place >= 0 else 0].append(doubt)
    return tuple(
        replace(one, doubts=tuple(sorted((*one.doubts, *found[index]), key=lambda d: (d.start, d.end, d.reason))))
        for index, one in enumerate(documents)
    )
