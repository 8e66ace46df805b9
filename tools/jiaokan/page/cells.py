"""Lines that are the rows of a table, though nothing but a comma, a tab or a blank parts their cells.

One such line might be prose; several below each other that are built alike are rows: values parted by commas (RFC 4180) or tabs,
names with a price, a number, how often they come or a telephone, teams with a score, single characters. Their marks and blanks part cells
and stay as they are.
"""

from __future__ import annotations

import csv
from functools import lru_cache

from jiaokan.grammar.characters import HAN
from jiaokan.text import re

VALUE = r"(?:\"(?:[^\n\"]|\"\"){0,60}\"|[^\n,，。；：！？\s]{0,20}|[!-+\--~]{21,64})"
NAME = rf"[{HAN}·（）()]{{1,20}}"
ROW = re.compile(
    rf"(?P<values>{VALUE}(?:,{VALUE}){{2,40}})|(?P<tabs>[ \t]*[^\s。；][^\n\t。；]{{0,30}}(?:\t[^\n\t。；]{{0,30}}){{1,40}})"
    rf"|(?P<signs>[{HAN}](?: {{1,4}}[{HAN}]){{2,7}})"
    rf"|{NAME} {{1,4}}(?P<price>[¥￥$]?[0-9](?:[0-9.,]{{0,10}}[{HAN}%％/]{{0,6}}|[0-9-]{{0,18}}))"
    rf"|(?P<counts>{NAME},[0-9]{{1,9}})"
    rf"|{NAME} {{1,4}}(?P<score>[0-9]{{1,3}}[:：][0-9]{{1,3}}) {{1,4}}{NAME}"
)
QUOTED = re.compile(r'"(?:[^"\n]|"")*"(?:,"(?:[^"\n]|"")*"){1,40}')
"""Values of any length, each in quotation marks, as no sentence parts its own (RFC 4180)."""
LONGEST_ROW_CHARACTERS = 200
"""Code points of the longest row."""
LEAST_ROWS = {"quoted": 2, "values": 3, "tabs": 3, "signs": 2, "price": 3, "counts": 3, "score": 2}
"""How many rows below each other make a table, by what they are made of."""

SHORT_CELL_CHARACTERS = 4
"""Code points of a cell that is no clause of a sentence."""
FIGURE = re.compile("[0-9A-Za-z]")


@lru_cache(maxsize=1)
def tables(text: str) -> list[tuple[int, int]]:
    """The stretches of a text that are rows of cells: start and end in code points."""
    if "," not in text and " " not in text and "\t" not in text:
        return []
    found: list[tuple[int, int]] = []
    rows, first, kind = 0, 0, ("", 0)
    start = 0
    for line in text.split("\n"):
        this = (
            _kind(line)
            if (len(line) <= LONGEST_ROW_CHARACTERS or line[0] == '"') and ("," in line or " " in line or "\t" in line)
            else ("", 0)
        )
        if this != kind:
            if kind[0] and rows >= LEAST_ROWS[kind[0]] and _is_table(text[first : start - 1], kind[0]):
                found.append((first, start - 1))
            rows, first, kind = 0, start, this
        rows += 1
        start += len(line) + 1
    if kind[0] and rows >= LEAST_ROWS[kind[0]] and _is_table(text[first : start - 1], kind[0]):
        found.append((first, start - 1))
    return found


def _is_table(rows: str, kind: str) -> bool:
    """Whether values that commas part are cells: those of one column are all short or figures; a typist's clauses are not."""
    if kind != "values":
        return True
    columns = zip(*csv.reader(rows.split("\n")), strict=True)
    return any(all(len(cell) <= SHORT_CELL_CHARACTERS or FIGURE.search(cell) for cell in column) for column in columns)


def _kind(line: str) -> tuple[str, int]:
    """What cells a line is made of, and how many marks part them, tabs aside, which typists add; nothing if it is no row."""
    if line[0] == '"' and QUOTED.fullmatch(line):
        return "quoted", len(next(csv.reader([line])))
    match = ROW.fullmatch(line) if len(line) <= LONGEST_ROW_CHARACTERS else None
    kind = match.lastgroup or "" if match else ""
    if kind == "values":
        return kind, len(next(csv.reader([line])))
    return kind, len(line.split()) if kind == "signs" else line.count(",") if kind != "tabs" else 0
