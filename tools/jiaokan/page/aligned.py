"""Rows of cells that a page set below each other in columns, as `pdftotext -layout` and typists leave them.

Two blanks part two cells. Cells belong to one column if the places they take overlap; a table has
no row with two cells in one column, and a column of figures below its head, which names, verse and the halves of headlines never have.
A single blank parts cells only where every row has as many, the rows are counted, and no column says the same in each.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from jiaokan.grammar.characters import HAN
from jiaokan.grammar.numeral import ORDINAL
from jiaokan.page.line import width
from jiaokan.page.matching_lines import lines
from jiaokan.text import re

GAP = re.compile(r"[ \u3000]{2,}")
SINGLE = re.compile(r" +")
WORD = re.compile(f"[{HAN}]")
MARKED = re.compile(r"^[ \u3000]*(?:$|[#>*•]|- )|[\t|\f]")
"""A line that is blank, or that markup already makes what it is."""
FIGURE = re.compile(r"[-+−±]?[0-9][0-9,.:：/ ~—–-]*[^\W\d_]{0,3}[%％‰]?")
STOP = re.compile(r"[。；！？;]|[.．·…]{4,}")
"""What no cell of figures and names has: the end of a sentence, the leaders of a list of contents."""
PART = re.compile(rf"第[{ORDINAL}0-9]+[^\W\d]|[0-9]+(?:\.[0-9]+)*[.、]?$|[{ORDINAL}]+、|附[录錄]")
"""How the title of a part begins that a list of contents has."""
VALUE = re.compile(r"[^：:\d]{1,8}[：:].")
"""A value after its name, as forms have it: a row of its own."""
LEAST_ROWS, LEAST_TABLE_COLUMNS = 3, 3
"""Rows below each other at least, and columns; two are a list of names and what is said of each."""
LONGEST_CELL_CHARACTERS = 30
"""Code points of a cell at most."""
FIGURES_SHARE = 0.7
"""The part of the cells of a column of figures, its head aside."""
FILLED_SHARE = 0.6
"""The part of the cells that are not empty."""


class Cell(NamedTuple):
    """A cell in its line."""

    start: int
    """Where it begins, in code points of the text."""
    end: int
    first: int
    """The column of the page at which it begins."""
    last: int
    """The column behind it."""
    text: str


Row = list[Cell]


class Table(NamedTuple):
    """Rows below each other: their cells, each in its column, and how many columns there are."""

    rows: list[list[tuple[int, Cell]]]
    columns: int


def aligned(text: str) -> Iterator[Table]:
    """The tables of a text, in order."""
    for gap, build in ((GAP, _columns), (SINGLE, _counted)):
        block: list[Row] = []
        lone: list[Row] = []  # a cell of more than one line has the others empty in its first
        for start, line in [*lines(text), (len(text), "")]:
            inner = line.strip(" \u3000")
            parted = " " in inner if gap is SINGLE else "  " in inner or "\u3000" in inner
            asked = (parted or (gap is GAP and block)) and not STOP.search(inner)  # else it ends a block, whatever its cells are
            row = _cells(start, line, gap) if asked else []
            if len(row) > 1 and all(len(cell.text) <= LONGEST_CELL_CHARACTERS for cell in row):
                block += [*lone, row]
                lone = []
                continue
            if gap is GAP and block and not lone and len(row) == 1 and row[0].last <= block[0][-1].first:
                lone = [row]
                continue
            if len(block) >= LEAST_ROWS and (found := build(block)) is not None:
                yield found
            block, lone = [], []


def _cells(start: int, line: str, gap: re.Pattern[str]) -> Row:
    """What stands between the gaps of a line; nothing where marks part its cells already."""
    if MARKED.search(line):
        return []
    cells: Row = []
    place, column = 0, 0
    for end, after in [*(match.span() for match in gap.finditer(line)), (len(line), len(line))]:
        words = line[place:end]
        if words.strip(" \u3000"):
            size = width(words) + words.count(" ")
            cells.append(Cell(start + place, start + end, column, column + size, words))
            column += size
        blank = line[end:after]
        column += len(blank) + blank.count("\u3000")
        place = after
    return cells


def _columns(block: Sequence[Row]) -> Table | None:
    """The table that rows with wide gaps are, by the places of their cells."""
    spans: list[list[int]] = []
    for first, last in sorted((cell.first, cell.last) for row in block for cell in row):
        if spans and first < spans[-1][1]:
            spans[-1][1] = max(spans[-1][1], last)
        else:
            spans.append([first, last])
    rows = [[(next(i for i, span in enumerate(spans) if cell.first < span[1]), cell) for cell in row] for row in block]
    if any(len({column for column, _ in row}) < len(row) for row in rows):
        return None
    filled = sum(map(len, rows))
    if len(spans) < LEAST_TABLE_COLUMNS or filled < FILLED_SHARE * len(spans) * len(rows):
        return None
    if sum(VALUE.match(cell.text) is not None for row in block for cell in row) * 3 > filled:
        return None
    return Table(rows, len(spans)) if not _is_contents(block) and _has_figures(rows, len(spans)) else None


def _is_contents(block: Sequence[Row]) -> bool:
    """Whether the rows are a list of contents: numbered parts, and the numbers of pages, which never fall, at their ends."""
    pages = [row[-1].text for row in block]
    if not all(page.isascii() and page.isdigit() for page in pages):
        return False
    numbers = list(map(int, pages))
    return numbers == sorted(numbers) and sum(PART.match(row[0].text) is not None for row in block) * 2 > len(block)


def _counted(block: Sequence[Row]) -> Table | None:
    """The table that rows with single blanks are: as many cells in each, counted from one in the first, words in one column at least."""
    size = len(block[0])
    if size < LEAST_TABLE_COLUMNS or any(len(row) != size for row in block):
        return None
    numbers = [row[0].text for row in block if row[0].text.isascii() and row[0].text.isdigit()]
    if (
        len(block) - len(numbers) > 1
        or numbers != [str(number) for number in range(1, len(numbers) + 1)]
        or block[-1][0].text not in numbers
    ):
        return None
    columns = [[row[index].text for row in block[-len(numbers) :]] for index in range(size)]
    if any(len(set(column)) == 1 and not FIGURE.fullmatch(column[0]) for column in columns):
        return None
    rows = [list(enumerate(row)) for row in block]
    return Table(rows, size) if len(numbers) >= LEAST_ROWS and _has_figures([[*row[1:]] for row in rows], size) else None


def _has_figures(rows: Sequence[Sequence[tuple[int, Cell]]], columns: int) -> bool:
    """Whether a column behind the first is of figures, its head aside, and another one of words."""
    kinds: list[list[bool]] = [[] for _ in range(columns)]
    for row in rows[1:]:
        for column, cell in row:
            kinds[column].append(FIGURE.fullmatch(cell.text) is not None)
    enough = [len(kind) >= LEAST_ROWS - 1 for kind in kinds]
    figures = [ok and sum(kind) >= FIGURES_SHARE * len(kind) for ok, kind in zip(enough, kinds, strict=True)]
    return any(figures[1:]) and any(kind and not any(kind) for kind in kinds) and any(WORD.search(cell.text) for _, cell in rows[0])
