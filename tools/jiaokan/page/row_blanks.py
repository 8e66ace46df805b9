"""Blanks that part what stands in rows below each other: who speaks from what he says, and the cells of a table set with single blanks.

One line does not show it: 婆 请坐 may be a slip of a machine. Rows show it together. Where the same short words begin line after line
with a blank behind them, they are labels, as those of a play; where three lines or more in a row have as many words, each of more than a
character, and no mark of a sentence, they are the rows of a table. Short rows of single characters and pairs are those of a figure where
their shape comes again and again in a text whose long lines are not spaced: 甲 辛 甲 癸 above 午 未 申 酉.
Lines that end in a figure behind a blank are a list of contents where three of them or more count on: 绪论 1, 研究意义 3.
"""

from __future__ import annotations

from functools import lru_cache

from jiaokan.grammar.characters import HAN
from jiaokan.text import re

BLANK = re.compile("[ \t\u3000]+")
LABELLED = re.compile(f"(?m)^([{HAN}]{{1,4}})[ \u3000]([^ \u3000\n0-9A-Za-z$`][^\n]*)")
"""A line that begins with a short word and a blank; before figures, Latin words and formulae a blank is a habit of typing."""
SAID = re.compile("[。！？!?…]|^[（(]")
"""What a speech has: a sentence that ends, or first how it is said."""
SPACED = re.compile(f"(?:[{HAN}][ \u3000]){{2}}[{HAN}](?:[ \u3000\n]|$)")
"""Characters set apart, so that the first of them is no word."""
LEAST_TIMES, LEAST_LABELS, LEAST_SAID_LINES = 2, 2, 3
"""How often one of the labels comes, how many labels there are, and in how many lines they say something, at least."""
SAID_SHARE = 0.125
"""The part of all lines that say something behind a label, at least: recognition puts a blank behind a first word now and then."""
ITEM = re.compile(r"[ \t\u3000]*(?:[-*+]|[0-9]{1,3}[.)])[ \t\u3000]+")
"""The mark of an item of a list, which is no row of a table."""
STOP = re.compile("[，。；！？：、,;]")
LEAST_ROWS, LEAST_CELLS, LEAST_CELL_CHARACTERS = 3, 4, 2
"""Rows of a table below each other, cells of each, and code points of a cell in the mean."""


PAIR = re.compile(f"[ \t\u3000]*[{HAN}]{{2,7}}( )[{HAN}]{{2,7}}[ \t\u3000]*")
LEAST_PAIR_LINES = 5
"""Lines of two words below each other at least; recognition leaves a blank in a line now and then, and hardly one in each of five."""
SECTION_PAGE = re.compile(rf"(?m)^[0-9]{{1,2}}(?:\.[0-9]{{1,2}}){{1,3}} ?[^\n。；，]{{1,60}}[{HAN}）》”]( +)[0-9]{{1,4}}[ \t]*$")
"""An entry of a list of contents with the number of its section and that of its page, which recognition may have hurt."""
LEAST_ENTRY_LINES = 5
"""Entries of a text at least, for a section may end with a figure."""
SHORT_ROW = re.compile(f"(?m)^[ \t\u3000]*[{HAN}]{{1,2}}(?:[ \u3000][{HAN}]{{1,2}}){{2,5}}(?=[ \t\u3000]*$)", needs=" \u3000")
"""A line of three to six single characters or pairs."""
LEAST_SHAPE_TIMES = 4
"""How often the shape of such a row comes at least."""
SPACED_LINE = re.compile(f"(?:[{HAN}] ){{8}}")
"""Characters set apart in a line that is no short row: recognition spaces all of a text."""


PAGE = re.compile(rf"(?m)^[^\n。；，]{{0,60}}[{HAN}）》”]([ \u3000]+)([0-9]{{1,4}})[ \u3000]*$", needs="0123456789")
"""A line that ends in a figure behind a blank."""


@lru_cache(maxsize=1)
def row_blanks(text: str) -> frozenset[int]:
    """Where the blanks begin that part labels from their lines, or cells of a row; in code points."""
    return frozenset([*_behind_labels(text), *_between_cells(text), *_between_pairs(text), *figure_blanks(text), *_before_pages(text)])


@lru_cache(maxsize=1)
def figure_blanks(text: str) -> tuple[int, ...]:
    """Where the blanks begin that part the cells of the short rows of figures; in code points."""
    if " " not in text or SPACED_LINE.search(text):
        return ()
    shapes: dict[tuple[int, ...], list[re.Match[str]]] = {}
    for row in SHORT_ROW.finditer(text):
        shapes.setdefault(tuple(map(len, row[0].split())), []).append(row)
    rows = [row for same in shapes.values() if len(same) >= LEAST_SHAPE_TIMES for row in same]
    return tuple(row.start() + blank.start() for row in rows for blank in BLANK.finditer(row[0]) if blank.start() > 0)


def _behind_labels(text: str) -> list[int]:
    """Behind what begins a line and names who speaks: it comes again, or what follows is said in a sentence."""
    found = [match for match in LABELLED.finditer(text) if not SPACED.match(text, match.start(1))]
    times: dict[str, int] = {}
    for match in found:
        times[match[1]] = times.get(match[1], 0) + 1
    said = [match for match in found if SAID.search(match[2])]
    if (
        len({match[1] for match in said}) < LEAST_LABELS
        or len(said) < LEAST_SAID_LINES
        or max(times.values()) < LEAST_TIMES
        or len(said) < SAID_SHARE * sum(map(bool, map(str.strip, text.split("\n"))))
    ):
        return []
    return [match.end(1) for match in found if SAID.search(match[2]) or (times[match[1]] >= LEAST_TIMES and len(match[2]) > 1)]


def _before_pages(text: str) -> list[int]:
    """Before the numbers of pages in a list of contents, which never fall and rise at least once."""
    sections = [row.start(1) for row in SECTION_PAGE.finditer(text)]
    found = sections if len(sections) >= LEAST_ENTRY_LINES else []
    run: list[re.Match[str]] = []
    for row in [*PAGE.finditer(text), None]:
        if row and run and row.start() == run[-1].end() + 1 and int(row[2]) >= int(run[-1][2]):
            run.append(row)
            continue
        if len(run) >= LEAST_ROWS and int(run[0][2]) < int(run[-1][2]):
            found += [one.start(1) for one in run]
        run = [row] if row else []
    return found


def _between_pairs(text: str) -> list[int]:
    """Between the two words of lines below each other that are nothing else: 吉林 长春 below 安徽 合肥."""
    found: list[int] = []
    run: list[int] = []
    place = 0
    for line in [*text.split("\n"), "。"]:
        if line and not line.isspace():
            if pair := PAIR.fullmatch(line):
                run.append(place + pair.start(1))
            else:
                found += run if len(run) >= LEAST_PAIR_LINES else []
                run = []
        place += len(line) + 1
    return found


def _between_cells(text: str) -> list[int]:
    found: list[int] = []
    run: list[list[int]] = []
    place = 0
    for line in text.split("\n"):
        blanks = _cell_blanks(line, place)
        if not blanks or (run and len(blanks) != len(run[0])):
            found += _of_table(run)
            run = []
        if blanks:
            run.append(blanks)
        place += len(line) + 1
    return found + _of_table(run)


def _cell_blanks(line: str, place: int) -> list[int]:
    """Where the blanks of a line begin that may be a row of a table; none if it cannot be, or bars part its cells."""
    if "|" in line or "`" in line or ITEM.match(line) or line.count(" ") + line.count("\u3000") < LEAST_CELLS - 1 or STOP.search(line):
        return []
    bare = line.strip(" \t\u3000")
    lead = line.find(bare)
    if not any(map(str.isalnum, bare.partition(" ")[0])):
        return []  # a sign that marks an item
    blanks = [place + lead + match.start() for match in BLANK.finditer(bare)]
    cells = len(blanks) + 1
    dense = len(bare) - sum(match.end() - match.start() for match in BLANK.finditer(bare))
    return blanks if cells >= LEAST_CELLS and dense >= LEAST_CELL_CHARACTERS * cells else []


def _of_table(run: list[list[int]]) -> list[int]:
    return [place for row in run for place in row] if len(run) >= LEAST_ROWS else []


def in_tabbed_row(text: str, start: int, end: int) -> bool:
    """Whether the line before or after a line from `start` to `end` has a tab too, so that they part the cells of rows."""
    before = text.rfind("\n", 0, max(0, start - 1)) + 1
    after = text.find("\n", end + 1)
    return "\t" in text[before : max(0, start - 1)] or "\t" in text[end + 1 : len(text) if after < 0 else after]
