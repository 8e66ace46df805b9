"""The rows of a table of Markdown get the bars at their ends that its writer left out, and what is no table loses its bars.

GitHub Flavored Markdown (4.10) lets a row do without the bar before its first cell and behind its last one; a row of dashes with as
many cells under the first row is its proof. Rows that follow each other with the same number of cells and a bar behind each last cell
are such a table without its row of dashes. A table of several columns of which every row has one cell with words set a page, not a
table; so did a bar behind a sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from jiaokan.grammar.stop import ends_sentence
from jiaokan.page.literal import is_fenced, kept
from jiaokan.page.matching_lines import lines
from jiaokan.text import Edit, re

BAR = re.compile(r"(?<!\\)\|")
DASHES = re.compile(r" {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)+\|?[ \t]*")
OPEN_ROW = re.compile(r"[^\s|](?:[^|\n]|(?<=\\)\|)*(?: \|(?:[^|\n]|(?<=\\)\|)*)* \|[ \t]*")
"""A row with a bar behind its last cell and none before its first one."""
LEAST_ROWS = 2
"""Rows that make a table without a row of dashes."""


class BarRow(NamedTuple):
    """A line."""

    start: int
    """Where it starts, in code points."""
    line: str

    @property
    def cells(self) -> list[str]:
        """What stands between the bars, the bars at the ends aside."""
        return [cell.strip() for cell in BAR.split(re.sub(r"^\s*\||(?<!\\)\|\s*$", "", self.line))]

    @property
    def words(self) -> int:
        """How many cells have words."""
        return sum(bool(cell) for cell in self.cells)


def find(text: str) -> Iterator[Edit]:
    """Complete the bars of tables, drop those that part nothing."""
    if "|" not in text:
        return
    fenced = kept(text)
    rows: list[BarRow] = []
    for row in (*map(BarRow._make, lines(text)), BarRow(len(text), "")):
        if BAR.search(row.line) and not is_fenced(fenced, row.start):
            rows.append(row)
        elif rows:
            yield from _table(rows)
            rows = []


def _table(rows: Sequence[BarRow]) -> Iterator[Edit]:
    """What is edited of neighbouring lines that have bars."""
    dashes = next((index for index in range(1, len(rows)) if DASHES.fullmatch(rows[index].line)), 0)
    head = rows[dashes - 1 : dashes] if dashes else []
    if head and len(head[0].cells) == len(rows[dashes].cells):
        several = [*head, *rows[dashes + 1 :]]
        if all(row.words <= 1 for row in several):
            yield _line_out(rows[dashes])
            for row in several:
                yield from _bare(row)
        else:
            for row in (*head, *rows[dashes:]):
                yield from _barred(row)
    elif all(OPEN_ROW.fullmatch(row.line) for row in rows):
        if len(rows) >= LEAST_ROWS and len(rows[0].cells) > 1 and len({len(row.cells) for row in rows}) == 1:
            for row in rows:
                yield from _barred(row)
        elif len(rows) == 1 and len(rows[0].cells) == 1 and ends_sentence(rows[0].cells[0]):
            yield from _bare(rows[0])


def _barred(row: BarRow) -> Iterator[Edit]:
    """The bars at the ends of a row, where they are missing."""
    start, line = row
    words = line.strip()
    first = start + len(line) - len(line.lstrip())
    if not words.startswith("|"):
        yield Edit(first, first, "| ", "table-cell")
    if not words.endswith("|") or words.endswith("\\|"):
        yield Edit(first + len(words), first + len(words), " |", "table-cell")


def _bare(row: BarRow) -> Iterator[Edit]:
    """The one cell of a row, without its bars."""
    start, line = row
    words = next((cell for cell in row.cells if cell), "")
    first = line.find(words) if words else len(line)
    if first:
        yield Edit(start, start + first, "", "markdown-mark")
    if first + len(words) < len(line):
        yield Edit(start + first + len(words), start + len(line), "", "markdown-mark")


def _line_out(row: BarRow) -> Edit:
    """A line goes."""
    return Edit(row.start, row.start + len(row.line), "", "markdown-mark")
