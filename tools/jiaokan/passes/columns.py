"""Two columns that an extractor put on one line, left and right of a gutter of blanks, are read one after the other.

A gutter is the place where many lines of a page begin again after a gap, or begin at all, where the lines of the two columns
do not stand level. The cells on both sides break off in mid-phrase; those of a table do not, and a table stays.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from jiaokan.layout import BLANKS, NARROW_RUN, ends_sentence, width
from jiaokan.region import INNER_MARK, NARROWEST, PHRASE_ENDS
from jiaokan.text import Doubt, Edit, Move

ROW = re.compile(r"[^\n\f]*(?:\n|\f|\Z)")
GAP = re.compile(r"[ \u3000](?<=[^ \u3000].)[ \u3000]+(?=[^ \u3000\n\f])")
DEEP = re.compile(rf"[{BLANKS}]{{16,}}[^\n\f]")
"""A line that stands far to the right, as one of a right column does beside which there is none."""
INDENTED = re.compile(rf"[{BLANKS}]{{3}}")
"""A line that could stand in a right column for all its first characters tell."""
RIGHT_CELLS, LINES_CUT = 0.35, 0.6
"""Which part of the lines that a gutter cuts have a right cell at least, and which part of all lines it cuts."""
SWAY = 4
"""Columns by which a gutter may sway from line to line, since characters are not as wide as extractors reckon."""
FEWEST = 4
"""Lines with a right cell that a band of columns has at least."""


class Row(NamedTuple):
    """A line of the page, as it is seen."""

    start: int
    end: int
    """Where the next line starts."""
    text: str
    indent: int
    columns: int
    """The column where it ends."""
    gaps: tuple[tuple[int, int, int, int], ...]
    """Its gaps: start, end, the column where each ends, and the one where it starts."""


class Cut(NamedTuple):
    """A row cut at the gutter."""

    row: Row
    gap: tuple[int, int, int, int] | None
    right: bool
    """Whether all of the row stands in the right column."""
    set_in: bool = False
    """Whether the right cell does not start where the column does, as a signature does not."""


def find(text: str) -> Iterator[Edit | Move | Doubt]:
    """Move the right cells of each band of columns behind its left cells."""
    if "  " not in text and "\u3000\u3000" not in text:
        return
    for lines in _pages(text):
        if sum(1 for line in lines if GAP.search(line[0]) or DEEP.match(line[0])) < FEWEST:
            continue
        if not _may_be_parted([line[0] for line in lines]):
            continue
        pages = [[_row(line, wide) for line in lines] for wide in (1, 2)]
        (gutter, steady), page = max(((_gutter(page), page) for page in pages), key=lambda found: found[0][1])
        if steady:
            yield from _part(page, gutter, text)


def _may_be_parted(lines: list[str]) -> bool:
    """Whether so many lines have a gap or stand to the right that they could be those of two columns: a quick look before the sure one."""
    full = sum(1 for line in lines if line.strip("\n\f" + BLANKS))
    return sum(1 for line in lines if GAP.search(line) or INDENTED.match(line)) >= RIGHT_CELLS * LINES_CUT * full - 1


def _pages(text: str) -> Iterator[list[re.Match[str]]]:
    """The lines of each page."""
    page: list[re.Match[str]] = []
    for match in ROW.finditer(text):
        if match.end() > match.start():
            page.append(match)
            if match[0].endswith("\f"):
                yield page
                page = []
    yield page


def _row(match: re.Match[str], wide: int) -> Row:
    """A line of the page in columns; a wide character fills two, but to pdftotext only one."""
    line = match[0].rstrip("\n\f" + BLANKS)
    if "  " not in line and "\u3000\u3000" not in line:
        return Row(match.start(), match.end(), line, 0, _columns(line, wide), ())
    gaps = []
    done = column = 0
    for gap in GAP.finditer(line):
        from_column = column + _columns(line[done : gap.start()], wide)
        column += _columns(line[done : gap.end()], wide)
        done = gap.end()
        gaps.append((match.start() + gap.start(), match.start() + gap.end(), column, from_column))
    indent = len(line) - len(line.lstrip(BLANKS))
    return Row(match.start(), match.end(), line, _columns(line[:indent], wide), column + _columns(line[done:], wide), tuple(gaps))


def _columns(string: str, wide: int) -> int:
    if wide == 1:
        return len(string)
    return 2 * len(string) - sum(map(len, NARROW_RUN.findall(string))) - string.count(" ")


def _gutter(page: list[Row]) -> tuple[int, int]:
    """The column where the right column of a page starts, and how steadily it does; nought and nought if it has but one."""
    ends = Counter(column for row in page for _, _, column, _ in row.gaps if column >= NARROWEST // 2 + 2)
    deep = Counter(row.indent for row in page if row.indent >= NARROWEST // 2 + 2)
    ends += deep
    if sum(ends.values()) < FEWEST:
        return 0, 0
    best = max(ends, key=lambda column: (sum(ends[column + more] for more in range(SWAY + 1)), ends[column], -column))
    rows = [row for row in page if row.text.strip(BLANKS)]
    cuts = [cut for row in rows if (cut := _cut(row, best)) is not None]
    left = [cell for cut in cuts if (cell := _left(cut))]
    right = [cell for cut in cuts if not cut.set_in and (cell := _right(cut))]
    if len(cuts) < LINES_CUT * len(rows) or min(len(left), len(right)) < max(FEWEST, RIGHT_CELLS * len(cuts)):
        return 0, 0
    return (best, len(cuts) + len(right) + ends[best]) if _wraps(left) and _wraps(right) else (0, 0)


def _left(cut: Cut) -> str:
    """What a row has in the left column."""
    end = cut.gap[0] - cut.row.start if cut.gap else 0 if cut.right else len(cut.row.text)
    return cut.row.text[:end].strip(BLANKS)


def _right(cut: Cut) -> str:
    """What a row has in the right column."""
    start = cut.gap[1] - cut.row.start if cut.gap else 0 if cut.right else len(cut.row.text)
    return cut.row.text[start:].strip(BLANKS)


def _wraps(cells: list[str]) -> bool:
    """Whether cells are lines of a column: most of one width, many of them broken off in mid-phrase."""
    widths = [width(cell) for cell in cells]
    measure = sorted(widths)[len(widths) * 4 // 5]
    full = [cell for cell, columns in zip(cells, widths, strict=True) if columns >= measure - 6]
    broken = sum(1 for cell in full if cell[-1] not in PHRASE_ENDS)
    marks = sum(len(INNER_MARK.findall(cell)) for cell in cells)
    return measure >= NARROWEST and len(full) >= 0.5 * len(cells) and broken >= 0.3 * len(full) and marks * 160 >= sum(widths)


def _cut(row: Row, gutter: int) -> Cut | None:
    """The row cut at the gutter, or nothing if it runs across."""
    for gap in row.gaps:
        if gutter - SWAY <= gap[2] <= gutter + 2 * SWAY:
            return Cut(row, gap, False)
    for gap in row.gaps:
        if gap[3] <= gutter < gap[2]:
            return Cut(row, gap, False, True)
    if row.indent >= gutter - SWAY:
        return Cut(row, None, True)
    return Cut(row, None, False) if row.columns <= gutter else None


def _part(page: list[Row], gutter: int, text: str) -> Iterator[Edit | Move]:
    """Part each band of rows that do not run across the gutter."""
    band: list[Cut] = []
    for row in page:
        cut = _cut(row, gutter)
        if cut is None:
            yield from _part_band(band, gutter, text)
            band = []
        else:
            band.append(cut)
    yield from _part_band(band, gutter, text)


def _part_band(band: list[Cut], gutter: int, text: str) -> Iterator[Edit | Move]:
    rights = [index for index, cut in enumerate(band) if cut.right or (cut.gap and not cut.set_in)]
    if len(rights) < FEWEST:
        return
    last = max(index for index, cut in enumerate(band) if cut.right or cut.gap)
    band = band[rights[0] : _left_end(band, last)]
    page_end = band[-1].row.end
    ends_page = text[page_end - 1] == "\f"
    to = page_end - ends_page
    usual = Counter(cut.gap[2] if cut.gap else cut.row.indent for cut in band if cut.gap or cut.right).most_common(1)[0][0]
    if not ends_page and text[page_end - 1] != "\n" and not band[-1].right and not band[-1].gap:
        yield Edit(page_end, page_end, "\n", "column-gutter")
    for cut in band:
        end = min(cut.row.end, to)
        if cut.gap:
            start, stop, column, _ = cut.gap
            stop -= min(max(0, column - usual), stop - start - 1)
            yield Edit(start, stop, "\n", "column-gutter")
            yield Move(stop, end, to, "column-gutter")
        elif cut.right:
            start = cut.row.start
            stop = start + min(len(cut.row.text) - len(cut.row.text.lstrip(BLANKS)), usual)
            yield Edit(start, stop, "", "column-gutter")
            yield Move(stop, end, to, "column-gutter")


def _left_end(band: list[Cut], last: int) -> int:
    """The row after the last of the left column, which may reach farther down than the right one.

    `last` is the last row with a right cell. What follows belongs to the left column where it goes on in mid-sentence,
    and all of it does where it still wraps as the left column did.
    """
    done, cells = last + 1, [cell for cut in band[: last + 1] if (cell := _left(cut))]
    measure = max((width(cell) for cell in cells), default=0)
    before = cells[-1] if cells else ""
    goes_on = True
    for index in range(last + 1, len(band)):
        cell = _left(band[index])
        if not cell:
            continue
        goes_on = goes_on and before != "" and not ends_sentence(before)
        if goes_on or (width(before) >= measure - 6 and before[-1] not in PHRASE_ENDS):
            done = index + 1
        before = cell
    return done
