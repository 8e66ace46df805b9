"""A form feed that does not break a paragraph is only a page break: one blank line takes its place.

Form feeds come from extractors or stand where running headers and page numbers were;
those inside a paragraph are gone already, since broken lines are joined first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jiaokan.text import Doubt, Edit

BREAKS = re.compile(r"[\n\f \t\u3000]+")


def find(text: str) -> Iterator[Edit | Doubt]:
    """Put a blank line in the place of each form feed, nothing at the ends of the text."""
    for match in BREAKS.finditer(text):
        if "\f" not in match[0]:
            continue
        inside = match.start() > 0 and match.end() < len(text)
        yield Edit(match.start(), match.end(), "\n\n" if inside else "", "page-break")
