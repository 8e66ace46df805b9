"""Running headers, footers, imprint lines and page numbers are dropped; a form feed is left where the page ended.

They belong to the sheet, not to the text (TEI P5 calls them forme work, `fw`).
See `jiaokan.page.sheet` for how they are told from text. A header that repeats the title shows which lines the title has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from jiaokan.page.edges import STROKES, WITH_TOTAL
from jiaokan.page.line import BLANKS, Line, lines
from jiaokan.page.page_numbers import COUNTING, EXPLICIT
from jiaokan.page.sheet import SPACES, TOTAL, furniture
from jiaokan.text import Doubt, Edit

TOP_LINES = 12
"""In so many lines from the start the title is looked for."""
TITLE_LINES = 4
"""Lines of a title, and one."""


def find(text: str) -> Iterator[Edit | Doubt]:
    """Put a form feed in the place of each line of page furniture."""
    rows = lines(text)
    closed = text.rstrip(BLANKS + "\n").endswith("\f")
    found = furniture(rows, closed)
    yield from _title(rows, found)
    for index in sorted(found):
        row = rows[index]
        key = SPACES.sub("", row.text)
        number = (
            key.strip(STROKES).isdigit()
            or EXPLICIT.fullmatch(key)
            or COUNTING.fullmatch(key)
            or TOTAL.fullmatch(key)
            or WITH_TOTAL.fullmatch(key)
        )
        yield Edit(row.start, row.end, "\f", "page-number" if number else "running-header")


def _title(rows: Sequence[Line], found: set[int]) -> Iterator[Edit]:
    """Join the lines of the title, where a running header repeats it whole."""
    whole = [rows[index].text + (rows[index + 1].text if index + 1 in found else "") for index in found]
    headers = {SPACES.sub("", text): text for text in (*(rows[index].text for index in found), *whole)}
    top = [index for index in range(min(len(rows), TOP_LINES)) if index not in found]
    for place, first in enumerate(top):
        key = rows[first].text
        for before, index in zip(top[place:], top[place + 1 : place + TITLE_LINES], strict=False):
            key += rows[index].text
            if index != before + 1:
                break
            if (header := headers.get(SPACES.sub("", key))) is not None:
                for one, two in pairwise(range(first, index + 1)):
                    parted = re.search(re.escape(rows[one].text[-4:]) + rf"[{BLANKS}]+" + re.escape(rows[two].text[:4]), header)
                    yield Edit(rows[one].end, rows[two].start, "\u3000" if parted else "", "broken-line")
                return
