"""Running headers, footers, imprint lines, page and line numbers are dropped; a form feed is left where the page ended.

They belong to the sheet, not to the text (TEI P5 calls them forme work, `fw`).
See `jiaokan.page.sheet` for how they are told from text. A header that repeats the title shows which lines the title has.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from jiaokan.page.edges import STROKES, WITH_TOTAL
from jiaokan.page.glued_numbers import glued_numbers
from jiaokan.page.line import BLANKS, Line, lines
from jiaokan.page.line_numbers import line_numbers
from jiaokan.page.literal import is_fenced, kept
from jiaokan.page.page_numbers import COUNTED_FORM, EXPLICIT_FORM
from jiaokan.page.sheet import COLUMN_GAP, SHORTEST_AGAIN_CHARACTERS, SPACES, TOTAL, furniture, letters
from jiaokan.text import Doubt, Edit, re

TOP_LINES = 20
"""In so many lines from the start the title is looked for."""
_SENTENCE = re.compile("[。；;]|，.*，")
TITLE_LINES = 6
"""Lines of a title, and one."""


def find(text: str) -> Iterator[Edit | Doubt]:
    """Put a form feed in the place of each line of page furniture."""
    if numbers := line_numbers(text):
        yield from (Edit(start, end, "", "line-number") for start, end in numbers)
        return  # what else the sheet has shows when they are gone
    for start, end in glued_numbers(text):
        yield Edit(start, end, "", "page-number")
    rows = lines(text)
    closed = text.rstrip(BLANKS + "\n").endswith("\f")
    found = furniture(rows, closed)
    if (found or closed) and _is_above_title(rows):
        found.add(0)
    found |= _above_wrapped_title(rows)
    if found and (stretches := kept(text)):
        found = {row for row in found if not is_fenced(stretches, rows[row].start)}
    yield from _title(rows, found)
    for index in sorted(found):
        row = rows[index]
        key = SPACES.sub("", row.text)
        number = (
            key.strip(STROKES).isdigit()
            or EXPLICIT_FORM.fullmatch(key)
            or COUNTED_FORM.fullmatch(key)
            or TOTAL.fullmatch(key)
            or WITH_TOTAL.fullmatch(key)
        )
        yield Edit(row.start, row.end, "\f", "page-number" if number else "running-header")


def _above_wrapped_title(rows: Sequence[Line]) -> set[int]:
    """The first lines, if two lines or more below say together what they say, mark for mark or not: a header and the title of its text."""
    start = 0
    while size := _header_lines(rows[start : start + TOP_LINES]):
        start += size
    return set(range(start))


def _header_lines(rows: Sequence[Line]) -> int:
    """How many first lines, two or one, the title below repeats; sentences that come again are text, and what is marked is the title.

    Lines that come again line for line behind other lines are a refrain.
    """
    said: list[str] = []
    for size in (2, 1):
        header = letters("".join(row.text for row in rows[:size]))
        if len(header) < SHORTEST_AGAIN_CHARACTERS or any(row.text[0] == "#" or _SENTENCE.search(row.text) for row in rows[:size]):
            continue
        said = said or [letters(row.text) for row in rows]
        if said[size:].count(said[0]) > 1:
            continue  # an entry of a list
        for first in range(size, len(rows)):
            key, index = "", first
            while index < min(len(rows), first + TITLE_LINES) and header.startswith(key) and key != header:
                key += said[index]
                index += 1
            if key == header and index > first + 1 and not (first > size and said[:size] == said[first:index]):
                return size
    return 0


def _is_above_title(rows: Sequence[Line]) -> bool:
    """Whether the first line says what the lines below it say too: a sheet has its header above the title of which it was made.

    Beside the lines of the title those of another column may stand.
    """
    header, key = SPACES.sub("", rows[0].text) if rows else "", ""
    for row in rows[1:TITLE_LINES]:
        part = SPACES.sub("", COLUMN_GAP.split(row.text)[0])
        if row.page or not (header.startswith(key + part) or key):
            return False
        key += part * header.startswith(key + part)
        if key == header:
            return True
    return False


def _title(rows: Sequence[Line], found: set[int]) -> Iterator[Edit]:
    """Join the lines of the title, where a running header repeats it whole."""
    headers: dict[str, str] = {}
    for first in found:
        whole = ""
        for index in range(first, first + TITLE_LINES):
            if index not in found:
                break
            whole += rows[index].text
            headers[letters(whole)] = whole
    if not headers:
        return
    top = [index for index in range(min(len(rows), TOP_LINES)) if index not in found]
    for place, first in enumerate(top):
        key, last, header = rows[first].text, first, ""
        for before, index in zip(top[place:], top[place + 1 : place + TITLE_LINES], strict=False):
            key += rows[index].text
            if index != before + 1:
                break
            if (again := headers.get(letters(key))) is not None:
                last, header = index, again
        for one, two in pairwise(range(first, last + 1)):
            parted = re.search(re.escape(rows[one].text[-4:]) + rf"[{BLANKS}]+" + re.escape(rows[two].text[:4]), header)
            yield Edit(rows[one].end, rows[two].start, "\u3000" if parted else "", "broken-line")
        if header:
            return
