"""The labels of an outline count without gaps: after 三、 comes 四、, or 一、 where a list begins anew.

Only labels at the beginning of a block count, each style by itself, since a level may be skipped but a number may not.
A label of a higher level lets those below it begin anew, so a list that goes on under the next heading is no gap either.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jiaokan.checks.problem import Problem
from jiaokan.edition.document import Block
from jiaokan.entry.entry import Entry
from jiaokan.errors import shown
from jiaokan.read.outline import Number, number

COUNTED = ("part", "chapter", "section", "article", "han", "han-bracket", "digit", "digit-bracket", "circle")
"""The styles whose labels are counted; decimals and letters are as often references or quantities."""
TYPES = ("heading", "paragraph", "item")
LEAST_LABELS = 2
"""A style with fewer labels is no list."""


def outline(entry: Entry) -> Iterator[Problem]:
    """Each gap in the numbering of a document."""
    rows: dict[str, list[tuple[Number, Block]]] = {}
    for block in entry.blocks:
        label = number(block.text) if block.type in TYPES else None
        if label is not None and label.style in COUNTED and not label.bare:
            rows.setdefault(label.style, []).append((label, block))
    for style, row in rows.items():
        if len(row) >= LEAST_LABELS:
            yield from _gaps(entry, style, row)


def _gaps(entry: Entry, style: str, row: Sequence[tuple[Number, Block]]) -> Iterator[Problem]:
    before = 0
    for label, block in row:
        if label.value not in (before, before + 1, 1):
            missing = f"{before + 1}" if label.value == before + 2 else f"{before + 1}–{label.value - 1}"
            found = f"«{shown(block.text, 24)}» comes after {before or 'the beginning'} ({style})"
            if label.value > before:
                found += f": {missing} is missing"
            yield Problem("outline-gap", f"{entry.id}#{block.anchor}", found, entry.id)
        before = label.value
