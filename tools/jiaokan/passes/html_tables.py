"""A table of HTML in a text of another kind becomes rows of cells: | 县名 | 面积 |, as in GitHub Flavored Markdown.

Markdown has no other way to write a table with cells over several columns, so that converters leave the tags. A table is one only where it
says so from its first tag to its last, has rows of several cells, and no cell holds blocks, bars or another table; a cell that reaches
over rows has no place in rows of Markdown. All else is left to the pass that drops tags one by one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jiaokan.page.literal import is_code
from jiaokan.text import Edit, re

TABLE = re.compile(r"<table(?:[ \t\n][^<>]{0,500})?>(?P<inside>(?:[^<]|<(?!/?table[ \t\n>]))*+)</table>", re.IGNORECASE)
PART = re.compile(r"</?(?P<name>thead|tbody|tfoot|tr|td|th|colgroup|col)\b(?P<said>[^<>]{0,500})>", re.IGNORECASE)
COLUMNS = re.compile(r"colspan\s*=\s*[\"']?(\d{1,2})", re.IGNORECASE)
ROWS = re.compile(r"rowspan\s*=\s*[\"']?0*(?:[02-9]|1\d)", re.IGNORECASE)
BLOCK = re.compile(r"<(?!/?(?:b|strong|i|em|code|a|sub|sup|span|font|u|s|del|br|img)[\s/>])/?[A-Za-z]|\||\n[ \t]*\n", re.IGNORECASE)
"""What no cell of a row in one line has."""
BREAK = re.compile(r"[ \t]*(?:<br[ \t]*/?>[ \t]*\n?[ \t]*|\n[ \t]*)", re.IGNORECASE)
LEAST_ROWS, LEAST_CELLS = 2, 2
"""Rows of a table at least, and the cells of each of these."""
Cell = tuple[int, int, int]
"""Where the words of a cell begin and end, in code points, and over how many columns it reaches."""


def find(text: str) -> Iterator[Edit]:
    """Put bars before, between and behind the cells of each row, and leave out the tags."""
    if "<t" not in text and "<T" not in text:
        return
    for table in TABLE.finditer(text):
        rows = _rows(text, *table.span("inside"))
        if rows is not None and sum(len(row) >= LEAST_CELLS for row in rows) >= LEAST_ROWS and not is_code(text, table.start()):
            yield from _edits(text, *table.span(), rows)


def _rows(text: str, start: int, end: int) -> list[list[Cell]] | None:
    """The rows of a table and their cells; none where it is no table of data."""
    rows: list[list[Cell]] = []
    tags = list(PART.finditer(text, start, end))
    if not tags or text[start : tags[0].start()].strip():
        return None
    for tag, stop in zip(tags, [*(tag.start() for tag in tags[1:]), end], strict=True):
        name, opens, between = tag["name"].lower(), tag[0][1] != "/", text[tag.end() : stop]
        if opens and name in ("td", "th"):
            if not rows or BLOCK.search(between) or ROWS.search(tag["said"]):
                return None
            said = COLUMNS.search(tag["said"])
            first = tag.end() + len(between) - len(between.lstrip())
            rows[-1].append((first, max(first, tag.end() + len(between.rstrip())), int(said[1]) if said else 1))
        elif between.strip():
            return None
        elif opens and name == "tr":
            rows.append([])
    return [row for row in rows if row]


def _edits(text: str, start: int, end: int, rows: Sequence[Sequence[Cell]]) -> Iterator[Edit]:
    """The edits of a table: what stands around the words of its cells, and breaks in them."""
    place, new = start, "" if text[start - 1 : start] in ("", "\n") else "\n"
    for row in rows:
        new += "| "
        for first, last, columns in row:
            yield Edit(place, first, new, "table-cell")
            yield from (Edit(*one.span(), " ", "table-cell") for one in BREAK.finditer(text, first, last))
            place, new = last, " | " + "| " * (columns - 1)
        new = new[:-1] + "\n"
    yield Edit(place, end, new.removesuffix("\n") if text[end : end + 1] in ("", "\n") else new, "table-cell")
