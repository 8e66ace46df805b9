"""Blanks that part the cells of a table become the mark of a cell: | 县名 | 面积 |, as in GitHub Flavored Markdown.

What makes lines a table is said in `jiaokan.page.aligned`. A cell that is empty keeps its place, so that figures stay below their heads.
Where lines are not surely a table their blanks are left to the passes that judge blanks in a line.
"""

from __future__ import annotations

from collections.abc import Iterator

from jiaokan.page.aligned import aligned
from jiaokan.page.literal import is_fenced, kept
from jiaokan.text import Edit
from jiaokan.text.overlap import apart


def find(text: str) -> Iterator[Edit]:
    """Put a mark before, between and behind the cells of each row."""
    if "  " in text or "\u3000" in text or " " in text:
        yield from apart(_marks(text))


def _marks(text: str) -> Iterator[Edit]:
    fenced = kept(text)
    for table in aligned(text):
        if is_fenced(fenced, table.rows[0][0][1].start):
            continue
        for row in table.rows:
            place, column = text.rfind("\n", 0, row[0][1].start) + 1, 0
            for at, cell in row:
                yield Edit(place, cell.start, (" | " if column else "| ") + " | " * (at - column), "table-cell")
                place, column = cell.end, at + 1
            end = text.find("\n", place)
            yield Edit(place, len(text) if end < 0 else end, " | " * (table.columns - column) + " |", "table-cell")
