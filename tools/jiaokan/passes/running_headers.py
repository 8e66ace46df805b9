"""Running headers, footers, imprint lines and page numbers are dropped; a form feed is left where the page ended.

They belong to the sheet, not to the text (TEI P5 calls them forme work, `fw`).
See `jiaokan.page_furniture` for how they are told from text.
"""

from __future__ import annotations

from collections.abc import Iterator

from jiaokan.layout import BLANKS, lines
from jiaokan.page_edges import WITH_TOTAL
from jiaokan.page_furniture import COUNTING, EXPLICIT, SPACES, TOTAL, furniture
from jiaokan.text import Doubt, Edit


def find(text: str) -> Iterator[Edit | Doubt]:
    """Put a form feed in the place of each line of page furniture."""
    rows = lines(text)
    closed = text.rstrip(BLANKS + "\n").endswith("\f")
    for index in sorted(furniture(rows, closed)):
        row = rows[index]
        key = SPACES.sub("", row.text)
        number = EXPLICIT.fullmatch(key) or COUNTING.fullmatch(key) or TOTAL.fullmatch(key) or WITH_TOTAL.fullmatch(key)
        yield Edit(row.start, row.end, "\f", "page-number" if number else "running-header")
