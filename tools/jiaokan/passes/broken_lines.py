"""Lines that a column, a page or an extractor broke inside a paragraph are joined.

See `jiaokan.page.boundary.goes_on` for how a break is told from the end of a paragraph.
Between two Chinese characters or marks a join leaves nothing, between two Latin words one space (W3C CLREQ; UAX #14).
"""

from __future__ import annotations

from collections.abc import Iterator

from jiaokan.grammar.dateline import is_dateline
from jiaokan.grammar.label import is_label
from jiaokan.page.boundary.goes_on import joins
from jiaokan.page.line import glue
from jiaokan.text import Doubt, Edit


def find(text: str) -> Iterator[Edit | Doubt]:
    """Drop the line break between two lines of one paragraph; a form feed between them is a page break."""
    for before, after in joins(text):
        new = "\u3000" if is_label(before.text) or is_dateline(before.text) else glue(before.text, after.text)
        bullet = 2 if after.text.startswith("- ") else 0
        yield Edit(before.end, after.start + bullet, new, "page-break" if after.page else "broken-line")
