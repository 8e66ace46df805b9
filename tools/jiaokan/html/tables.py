"""Which tables of a page hold data in rows and columns; the others only lay out the page and are read as blocks.

A table of data has rows of several cells, none of them long, and holds neither another table nor the main content.
"""

from __future__ import annotations

from collections import defaultdict

from jiaokan.html.tree import Element, Page

LONGEST_CELL = 400
"""Characters beyond which a cell is a column of the page."""


def data_rows(page: Page, main: Element) -> set[Element]:
    """The rows of all tables that hold data."""
    table_of: dict[Element, Element | None] = {page.root: None}
    rows: dict[Element, list[Element]] = defaultdict(list)
    layout: set[Element] = set()
    for element in page.root.walk():
        table = table_of[element.parent] if element.parent else None
        if element.name == "table":
            if table:
                layout.add(table)
            if element.first <= main.first and main.last <= element.last:
                layout.add(element)
            table = element
        elif element.name == "tr" and table:
            rows[table].append(element)
        elif element.name in ("td", "th") and table and page.measure(element)[0] > LONGEST_CELL:
            layout.add(table)
        table_of[element] = table
    return {row for table, found in rows.items() if table not in layout and _has_columns(found) for row in found}


def _has_columns(rows: list[Element]) -> bool:
    """At least two rows, and several cells in half of them."""
    several = sum(sum(cell.name in ("td", "th") for cell in row.children) >= 2 for row in rows)
    return len(rows) >= 2 and several * 2 >= len(rows)
