"""A form feed that does not break a paragraph is only a page break: one blank line takes its place.

Form feeds come from extractors or stand where running headers and page numbers were;
those inside a paragraph are gone already, since broken lines are joined first.
"""

from __future__ import annotations

from collections.abc import Iterator

from jiaokan.text import Doubt, Edit, re

BLANKS = "\n\f \t\u3000"
BREAKS = re.compile(f"[{BLANKS}]+")


def find(text: str) -> Iterator[Edit | Doubt]:
    """Put a blank line in the place of each form feed, nothing at the ends of the text."""
    end = 0
    while (place := text.find("\f", end)) >= 0:
        start = place
        while start > end and text[start - 1] in BLANKS:
            start -= 1
        match = BREAKS.match(text, place)
        end = match.end() if match else place + 1
        yield Edit(start, end, "\n\n" if start > 0 and end < len(text) else "", "page-break")
