"""Two columns that an extractor put on one line, left and right of a gutter of blanks, are read one after the other.

A gutter is a gap that most lines of a page have at one place, between two cells that both break off in mid-phrase.
The cells of a table do not break off so, and a table stays.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from jiaokan.layout import BLANKS, NARROW_RUN, width
from jiaokan.region import INNER_MARK, NARROWEST, PHRASE_ENDS
from jiaokan.text import Doubt, Edit, Move

ROW = re.compile(r"[^\n\f]*(?:\n|\f|\Z)")
GAP = re.compile(r"(?<=[^ \u3000])[ \u3000]{2,}(?=[^ \u3000\n\f])")
SWAY = 4
"""Columns by which a gutter may sway from line to line, since characters are not as wide as extractors reckon."""
FEWEST = 4
"""Lines with two cells that a band of columns has at least."""


class Row(NamedTuple):
    """A line of the page, as it is seen."""

    start: int
    end: int
    """Where the next line starts."""
    text: str
    indent: int
    columns: int
    """The column where it ends."""
    gaps: tuple[tuple[int, int, int], ...]
    """Its gaps: start, end, and the column where each ends."""


class Cut(NamedTuple):
    """A row cut at the gutter."""

    row: Row
    gap: tuple[int, int, int] | None
    right: bool
    """Whether all of the row stands in the right column."""


def find(text: str) -> Iterator[Edit | Move | Doubt]:
    """Move the right cells of each band of columns behind its left cells."""
    if "  " not in text and "\u3000\u3000" not in text:
        return
    for lines in _pages(text):
        if sum(1 for line in lines if GAP.search(line[0])) < FEWEST:
            continue
        pages = [[_row(line, wide) for line in lines] for wide in (1, 2)]
        (gutter, steady), page = max(((_gutter(page), page) for page in pages), key=lambda found: found[0][1])
        if steady:
            yield from _part(page, gutter, text)


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
        column += _columns(line[done : gap.end()], wide)
        done = gap.end()
        gaps.append((match.start() + gap.start(), match.start() + gap.end(), column))
    indent = len(line) - len(line.lstrip(BLANKS))
    return Row(match.start(), match.end(), line, _columns(line[:indent], wide), column + _columns(line[done:], wide), tuple(gaps))


def _columns(string: str, wide: int) -> int:
    if wide == 1:
        return len(string)
    return 2 * len(string) - sum(map(len, NARROW_RUN.findall(string))) - string.count(" ")


def _gutter(page: list[Row]) -> tuple[int, int]:
    """The column where the right column of a page starts, and how steadily it does; nought and nought if it has but one."""
    ends = Counter(column for row in page for _, _, column in row.gaps if column >= NARROWEST // 2 + 2)
    if sum(ends.values()) < FEWEST:
        return 0, 0
    best = max(ends, key=lambda column: (sum(ends[column + more] for more in range(SWAY + 1)), ends[column], -column))
    cuts = [cut for row in page if row.text.strip(BLANKS) and (cut := _cut(row, best)) is not None]
    both = [cut for cut in cuts if cut.gap]
    if len(both) < max(FEWEST, 0.5 * len(cuts)) or len(cuts) < 0.6 * sum(1 for row in page if row.text.strip(BLANKS)):
        return 0, 0
    left = [cut.row.text[: cut.gap[0] - cut.row.start].strip(BLANKS) for cut in both if cut.gap]
    right = [cut.row.text[cut.gap[1] - cut.row.start :].strip(BLANKS) for cut in both if cut.gap]
    return (best, len(both) + ends[best]) if _wraps(left) and _wraps(right) else (0, 0)


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
    both = [cut for cut in band if cut.gap]
    if len(both) < FEWEST:
        return
    first, last = band.index(both[0]), len(band) - 1 - band[::-1].index(both[-1])
    while last + 1 < len(band) and band[last + 1].right:
        last += 1
    band = band[first : last + 1]
    page_end = band[-1].row.end
    ends_page = text[page_end - 1] == "\f"
    to = page_end - ends_page
    usual = Counter(cut.gap[2] for cut in both if cut.gap).most_common(1)[0][0]
    if not ends_page and text[page_end - 1] != "\n" and not band[-1].right and not band[-1].gap:
        yield Edit(page_end, page_end, "\n", "column-gutter")
    for cut in band:
        end = min(cut.row.end, to)
        if cut.gap:
            start, stop, column = cut.gap
            stop -= min(max(0, column - usual), stop - start - 1)
            yield Edit(start, stop, "\n", "column-gutter")
            yield Move(stop, end, to, "column-gutter")
        elif cut.right:
            yield Move(cut.row.start, end, to, "column-gutter")
