"""Columns that an extractor put on one line, parted by gutters of blanks, are read one after the other.

A gutter is the place where many lines of a page begin again after a gap, or begin at all, where the lines of the columns
do not stand level. The cells on all sides break off in mid-phrase; those of a table do not, and a table stays.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from jiaokan.grammar.stop import PHRASE_ENDS, ends_sentence
from jiaokan.page.line import BLANKS, NARROW_RUN, width
from jiaokan.page.region import INNER_MARK, NARROWEST_COLUMNS
from jiaokan.text import Doubt, Edit, Move, re

ROW = re.compile(r"[^\n\f]*(?:\n|\f|\Z)")
GAP = re.compile(r"[ \u3000](?<=[^ \u3000].)[ \u3000]+(?=[^ \u3000\n\f])")
SINGLE_BLANK = re.compile(r"(?<=[^\x00-\x7f\u3000])[ \u3000](?=[^ \u3000\n\f])|(?<=[!-~]) (?=[^\x00-\x7f\u3000])")
"""A single blank beside a wide character, which is all that is left of a narrow gutter beside a full line."""
NARROW_SWAY_COLUMNS = 2
"""Columns by which the widths of full lines of one column differ."""
DEEP_GAP = re.compile(rf"[{BLANKS}]{{16,}}[^\n\f]")
"""A line that stands far to the right, as one of a right column does beside which there is none."""
SWAY_COLUMNS = 4
"""Columns by which a gutter may sway from line to line, since characters are not as wide as extractors reckon."""
NEAREST_GUTTER_COLUMNS = NARROWEST_COLUMNS // 2 + 2
"""Columns between two gutters, or the margin and a gutter, at least."""
LEAST_CELL_LINES = 4
"""Lines with a cell that a column has at least."""
INDENTED = re.compile(rf"[{BLANKS}]{{3}}")
"""A line that could stand in a right column for all its first characters tell."""
CELLS_SHARE, LINES_SHARE = 0.7, 0.6
"""For each line that the gutters cut, so many cells a column at least where the columns share them; and the part of all lines that they
cut, at least."""
MOST_GUTTERS = 3
"""Gutters of a page at most."""
MOST_SINGLE_BLANKS = 12
"""Single blanks of a line among which one may be the gutter; a line with more has blanks all over."""


class Portion(NamedTuple):
    """A stretch of a line between gaps that are not inside a column."""

    column: int
    """The number of its column, from 0."""
    start: int
    """Where its text starts, in code points."""
    end: int
    gap: int
    """Where the gap before it starts; the start of the line for the first cell."""
    at: int
    """The column of the page where its text starts, from the left margin of the page."""


class SeenRow(NamedTuple):
    """A line of the page, as it is seen."""

    start: int
    end: int
    """Where the next line starts."""
    parts: tuple[tuple[int, int, int, int], ...]
    """What stands between its gaps: start and end in code points, first and last column."""
    blanks: tuple[tuple[int, int], ...]
    """The single blanks that may be a narrow gutter: where they stand in code points, and the columns that the text before fills."""
    width: int
    """The columns that the whole line fills, a wide character two."""


def find(text: str) -> Iterator[Edit | Move | Doubt]:
    """Move the right cells of each band of columns behind its left cells."""
    if "  " not in text and "\u3000\u3000" not in text:
        return
    for lines in _pages(text):
        if sum(1 for line in lines if _has_gap(line[0]) or DEEP_GAP.match(line[0])) < LEAST_CELL_LINES:
            continue
        if not _may_be_parted([line[0] for line in lines]):
            continue
        pages = [_narrow_parted([_row(line, wide) for line in lines]) for wide in (1, 2)]
        (gutters, steady), page = max(((_gutters(page, text), page) for page in pages), key=lambda found: found[0][1])
        if steady:
            yield from _part(page, gutters, text)


def _has_gap(line: str) -> bool:
    """Whether two blanks stand inside a line; asked of the string first, since blanks may stand all over it."""
    return ("  " in line or "\u3000" in line) and GAP.search(line) is not None


def _may_be_parted(lines: list[str]) -> bool:
    """Whether so many lines have a gap or stand to the right that they could be those of two columns: a quick look before the sure one."""
    full = sum(1 for line in lines if line.strip("\n\f" + BLANKS))
    found = sum(
        1
        for line in lines
        if (line.count(" ") <= MOST_SINGLE_BLANKS and SINGLE_BLANK.search(line)) or _has_gap(line) or INDENTED.match(line)
    )
    return found >= CELLS_SHARE / 2 * LINES_SHARE * full - 1


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


def _row(match: re.Match[str], wide: int) -> SeenRow:
    """A line of the page in columns; a wide character fills two, but to pdftotext only one."""
    line = match[0].rstrip("\n\f" + BLANKS)
    done = len(line) - len(line.lstrip(BLANKS))
    column = _columns(line[:done], wide)
    parts = []
    for end, after in [*((gap.start(), gap.end()) for gap in GAP.finditer(line, done)), (len(line), len(line))]:
        last = column + _columns(line[done:end], wide)
        parts.append((match.start() + done, match.start() + end, column, last))
        column, done = last + _columns(line[end:after], wide), after
    wide_columns = _columns(line, 2)
    return SeenRow(match.start(), match.end(), tuple(parts) if line else (), tuple(_blanks(line, match.start())), wide_columns)


def _blanks(line: str, start: int) -> Iterator[tuple[int, int]]:
    """The single blanks of a line that may be a narrow gutter; none where blanks stand all over it."""
    found = list(islice(SINGLE_BLANK.finditer(line), MOST_SINGLE_BLANKS + 1))
    column = done = 0
    for blank in found if len(found) <= MOST_SINGLE_BLANKS else ():
        column += _columns(line[done : blank.start()], 2)
        done = blank.start()
        yield start + done, column


def _narrow_parted(page: list[SeenRow]) -> list[SeenRow]:
    """The lines of a page with two columns parted also where the gutter is so narrow that full lines have but one blank in it.

    Such lines are wider than where most right cells start, and their blanks stand at one place; what is right of it starts where
    the right cells do.
    """
    starts = Counter(part[2] for row in page for part in row.parts if part[2] >= NEAREST_GUTTER_COLUMNS)
    gutter = max(starts, key=lambda column: (starts[column], -column), default=0)
    if starts[gutter] < LEAST_CELL_LINES:
        return page
    across = [row for row in page if len(row.parts) == 1 and row.parts[0][2] < gutter < row.parts[0][3]]
    places = Counter(column for row in across for _, column in row.blanks if column >= NARROWEST_COLUMNS)
    narrow = max(places, key=lambda column: (places[column] + places[column + 1] + places[column - 1], column), default=0)
    if sum(places[narrow + more] for more in (-1, 0, 1)) < max(LEAST_CELL_LINES, CELLS_SHARE * len(across)):
        return page
    return [_narrow_row(row, gutter, narrow) for row in page]


def _narrow_row(row: SeenRow, gutter: int, narrow: int) -> SeenRow:
    """A line cut at its blank in the narrow gutter, if it has one; also where what is right of a blank fills the right column."""
    found = next((place for place, column in row.blanks if abs(column - narrow) <= NARROW_SWAY_COLUMNS), None)
    if found is None:
        found = next(
            (place for place, column in row.blanks if abs(row.width - column - narrow) <= NARROW_SWAY_COLUMNS >= column - narrow), None
        )
    if found is None or not row.parts[0][0] < found < row.parts[0][1]:
        return row
    start, end, first, last = row.parts[0]
    cut = ((start, found, first, min(gutter, last) - 1), (found + 1, end, gutter, gutter + end - found))
    return row._replace(parts=(*cut, *row.parts[1:]))


def _columns(string: str, wide: int) -> int:
    if wide == 1:
        return len(string)
    return 2 * len(string) - sum(map(len, NARROW_RUN.findall(string))) - string.count(" ")


def _gutters(page: list[SeenRow], text: str) -> tuple[tuple[int, ...], int]:
    """The columns of the page where its right columns start, and how steadily they do; none and nought if it has but one."""
    rows = [row for row in page if row.parts]
    starts = Counter(part[2] for row in rows for part in row.parts if part[2] >= NEAREST_GUTTER_COLUMNS)
    gutters: tuple[int, ...] = ()
    steady = 0
    for _ in range(MOST_GUTTERS):
        free = [column for column in starts if all(abs(column - gutter) >= NEAREST_GUTTER_COLUMNS for gutter in gutters)]
        if not free:
            break
        best = max(free, key=lambda column: (sum(starts[column + more] for more in range(SWAY_COLUMNS + 1)), starts[column], -column))
        tried = tuple(sorted((*gutters, best)))
        value = _steady(rows, tried, text)
        if not value:
            break
        gutters, steady = tried, value + starts[best]
    return gutters, steady


def _steady(rows: Sequence[SeenRow], gutters: tuple[int, ...], text: str) -> int:
    """How many cells the columns have, nought if they are none."""
    cuts = [cells for row in rows if (cells := _cells(row, gutters)) is not None]
    if len(cuts) < LINES_SHARE * len(rows):
        return 0
    columns: list[list[str]] = [[] for _ in range(len(gutters) + 1)]
    for cells in cuts:
        for cell in cells:
            if cell.at <= (0, *gutters)[cell.column] + 2 * SWAY_COLUMNS or not cell.column:
                columns[cell.column].append(text[cell.start : cell.end])
    if any(len(column) < max(LEAST_CELL_LINES, CELLS_SHARE * len(cuts) / (len(gutters) + 1)) or not _wraps(column) for column in columns):
        return 0
    return len(cuts) + sum(map(len, columns[1:]))


def _cells(row: SeenRow, gutters: tuple[int, ...]) -> list[Portion] | None:
    """The cells of a line, or nothing if it runs across a gutter."""
    cells: list[Portion] = []
    before = row.start
    for start, end, first, last in row.parts:
        column = sum(1 for gutter in gutters if first >= gutter - SWAY_COLUMNS)
        if column < len(gutters) and last > gutters[column]:
            return None
        if cells and cells[-1].column == column:
            cells[-1] = cells[-1]._replace(end=end)
        else:
            cells.append(Portion(column, start, end, before, first))
        before = end
    return cells


def _wraps(cells: list[str]) -> bool:
    """Whether cells are lines of a column: most of one width, many of them broken off in mid-phrase."""
    widths = [width(cell) for cell in cells]
    measure = sorted(widths)[len(widths) * 4 // 5]
    full = [cell for cell, columns in zip(cells, widths, strict=True) if columns >= measure - 6]
    broken = sum(1 for cell in full if cell[-1] not in PHRASE_ENDS)
    marks = sum(len(INNER_MARK.findall(cell)) for cell in cells)
    return measure >= NARROWEST_COLUMNS and len(full) >= 0.4 * len(cells) and broken >= 0.3 * len(full) and marks * 160 >= sum(widths)


def _part(page: list[SeenRow], gutters: tuple[int, ...], text: str) -> Iterator[Edit | Move]:
    """Part each band of rows that do not run across a gutter."""
    band: list[tuple[SeenRow, list[Portion]]] = []
    for row in page:
        cells = _cells(row, gutters)
        if cells is None:
            yield from _part_band(band, gutters, text)
            band = []
        else:
            band.append((row, cells))
    yield from _part_band(band, gutters, text)


def _part_band(band: list[tuple[SeenRow, list[Portion]]], gutters: tuple[int, ...], text: str) -> Iterator[Edit | Move]:
    right = [index for index, (_, cells) in enumerate(band) if cells and cells[-1].column]
    level = [
        index for index in right if any(cell.column and cell.at <= gutters[cell.column - 1] + 2 * SWAY_COLUMNS for cell in band[index][1])
    ]
    if len(level) < LEAST_CELL_LINES:
        return
    band = band[level[0] : _left_end(band, right[-1], text)]
    page_end = band[-1][0].end
    to = page_end - (text[page_end - 1] == "\f")
    if len(gutters) > 1 and text[to - 1] != "\n":
        return
    if text[page_end - 1] not in "\f\n" and (not band[-1][1] or not band[-1][1][-1].column):
        yield Edit(page_end, page_end, "\n", "column-gutter")
    usual = {
        column: Counter(cell.at for _, cells in band for cell in cells if cell.column == column).most_common(1)[0][0]
        for column in {cell.column for _, cells in band for cell in cells}
    }
    places = [
        [(cell, cell.start - min(max(0, cell.at - usual[cell.column]), cell.start - cell.gap - (cell.gap != row.start))) for cell in cells]
        for row, cells in band
    ]
    for column in range(1, len(gutters) + 1):
        for (row, _), cells in zip(band, places, strict=True):
            ends = [place for _, place in cells[1:]] + [min(row.end, to)]
            for (cell, place), end in zip(cells, ends, strict=False):
                if cell.column == column:
                    yield Edit(cell.gap, place, "" if cell.gap == row.start else "\n", "column-gutter")
                    yield Move(place, end, to, "column-gutter")


def _left_end(band: list[tuple[SeenRow, list[Portion]]], last: int, text: str) -> int:
    """The row after the last of the left column, which may reach farther down than the right ones.

    `last` is the last row with a right cell. What follows belongs to the left column where it goes on in mid-sentence,
    and all of it does where it still wraps as the left column did.
    """
    lefts = [text[cells[0].start : cells[0].end] if cells and not cells[0].column else "" for _, cells in band]
    done, before = last + 1, next((cell for cell in reversed(lefts[: last + 1]) if cell), "")
    measure = max((width(cell) for cell in lefts[: last + 1] if cell), default=0)
    goes_on = True
    for index in range(last + 1, len(band)):
        if not lefts[index]:
            continue
        goes_on = goes_on and before != "" and not ends_sentence(before)
        if goes_on or (before and width(before) >= measure - 6 and before[-1] not in PHRASE_ENDS):
            done = index + 1
        before = lefts[index]
    return done
