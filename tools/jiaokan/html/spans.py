"""Where a table of a page has no cell of its own because another reaches there: such a place is an empty cell, so that columns stay.

A cell may reach over several columns and rows (HTML Standard, 4.9.11). A cell alone in its row is a line across the table, and stays so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from jiaokan.html.element import Element

MOST_COLUMNS = 64
"""A table that says it has more is no table of data, or means to fill the reader's memory."""


class Reach(NamedTuple):
    """The empty cells beside a cell."""

    before: int
    after: int


NO_REACH = Reach(0, 0)


def reaches(rows: Iterable[Element]) -> dict[Element, Reach]:
    """The cells that have empty cells beside them.

    Args:
        rows: the rows of tables that hold data, in any order.
    """
    found: dict[Element, Reach] = {}
    for _, group in groupby(sorted(rows, key=lambda row: row.first), key=lambda row: row.parent):
        found.update(_in_group(list(group)))
    return found


def cells_of(row: Element) -> list[Element]:
    """The cells of a row."""
    return [cell for cell in row.children if cell.name in ("td", "th")]


def _in_group(rows: list[Element]) -> Iterator[tuple[Element, Reach]]:
    """The cells of the rows of one part of a table, of which none reaches into the next part."""
    most = min(MOST_COLUMNS, max(len(cells_of(row)) for row in rows))
    taken: dict[int, int] = {}
    """For each column the rows below that a cell above reaches to."""
    for row in rows:
        cells = cells_of(row)
        column, below = 0, {place: left - 1 for place, left in taken.items() if left > 1}
        for cell in cells:
            first = column
            while column < most and taken.get(column):
                column += 1
            before = column - first
            wide = max(1, min(_said(cell, "colspan"), most - column))
            for place in range(column, min(column + wide, most)):
                below[place] = _said(cell, "rowspan", all_rows=len(rows)) - 1
            column += wide
            after = wide - 1
            if cell is cells[-1]:
                after += sum(place >= column for place in taken if taken[place])
            if (before or after) and (taken or len(cells) > 1):
                yield cell, Reach(before, after)
        taken = {place: left for place, left in below.items() if left > 0}


def _said(cell: Element, name: str, all_rows: int = 1) -> int:
    """Over how many columns or rows a cell reaches; rows may be 0, for all that follow."""
    said = cell.attributes.get(name, "1").strip()
    number = int(said) if said.isascii() and said.isdigit() and len(said) < 6 else 1
    return number or all_rows
