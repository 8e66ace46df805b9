"""Lines of a program, of settings or of data that stand in a text without a fence around them.

One line may only look so; several below each other do not do so by chance. Their signs and indents are what they mean,
so nothing in them is repaired. What each line says is told in `jiaokan.page.code_line`; of all ways to part the lines into code and
prose the one is taken that most speaks for, where each change from one to the other has its price.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from jiaokan.page.code_line import SURE_WEIGHT, WEIGHTS, kind, weight
from jiaokan.page.fence import fences
from jiaokan.page.tag_lines import tag_lines
from jiaokan.text import re

SIGNS = re.compile(r"[{}=$\[]|\(['\"]|#\+|\)[;:]|SELECT |:[ \n]|:$|\b(?:INFO|WARN|ERROR|DEBUG)\b|</|>{3}|;(?=\n)")
"""A text without any of these has no lines of a program."""
IN_SIGNS = (*"{}=$[", "('", '("', "#+", ");", "):", "SELECT ", ": ", ":\n", "INFO", "WARN", "ERROR", "DEBUG", "</", ">" * 3, ";\n")
"""One of these is in every sign but a colon at the end of the text: a quicker look still."""
LINE = re.compile(r"(?m)^[^\n]+$")
BLANKS = " \t\u3000"
INDENTS = ("  ", "\t", " \t")
"""How an indented line begins."""
CHANGE_COST, BLANK_LINE_COST = 4, 2
"""What a change from prose to code or back costs, directly below each other and over a blank line."""
LEAST_SURE_LINES = 2
"""Lines of code that are sure ones at least."""
LEAST_WEIGHT = 9
"""How much the lines of a stretch speak for code together at least."""
REMARK_WEIGHT = 2
"""How much a line inside of a remark of several lines speaks for code."""
CLOSING = {"/*": "*/", "<!--": "-->", '"""': '"""', "'''": "'''"}
"""What ends a remark of several lines, by what begins it."""
LONGEST_REMARK_LINES = 40
"""Lines of such a remark at most."""


class CodeLine(NamedTuple):
    """A line with its place, in code points, blanks and all, and its words without the blanks at its ends."""

    start: int
    end: int
    line: str


@lru_cache(maxsize=1)
def programs(text: str) -> list[tuple[int, int]]:
    """The stretches of a text that are lines of a program, of settings or of data: start and end in code points, in order and apart."""
    found: list[tuple[int, int]] = []
    for start, end in sorted([*_programs(text), *tag_lines(text)]):
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return found


def _programs(text: str) -> list[tuple[int, int]]:
    """The stretches of lines that each look like those of a program."""
    if not (any(sign in text for sign in IN_SIGNS) or text.endswith(":")) or not SIGNS.search(text):
        return []
    found: list[tuple[int, int]] = []
    outside, fence = fences(text), 0
    rows: list[CodeLine] = []
    for match in LINE.finditer(text):
        while fence < len(outside) and outside[fence].end <= match.start():
            fence += 1
        if fence < len(outside) and outside[fence].start <= match.start():  # what is fenced is code already, and parts what is not
            found += _stretches(text, rows) if rows else []
            rows = []
        elif line := match[0].strip(BLANKS):
            rows.append(CodeLine(match.start(), match.end(), line))
    return [*found, *_stretches(text, rows)]


def _stretches(text: str, rows: list[CodeLine]) -> Iterator[tuple[int, int]]:
    """The stretches of code among lines that no fence parts."""
    kinds = [kind(row.line) for row in rows]
    if sum(WEIGHTS[one] >= SURE_WEIGHT for one in kinds) < LEAST_SURE_LINES:
        return
    weights = _weights(text, rows, kinds)
    place = 0
    for is_code, run in groupby(_parted(text, rows, weights)):
        first, place = place, place + sum(1 for _ in run)
        sure = sum(WEIGHTS[one] >= SURE_WEIGHT and one != "tag" for one in kinds[first:place])
        if is_code and sure >= LEAST_SURE_LINES and sum(weights[first:place]) >= LEAST_WEIGHT:
            start = rows[first].start
            yield max(0, start - (text[start] in " \t")), rows[place - 1].end - 1


def _weights(text: str, rows: list[CodeLine], kinds: list[str]) -> list[int]:
    """How much each line speaks for code where code stands before it."""
    remarks = _remarks(rows)
    return [
        max(REMARK_WEIGHT, WEIGHTS[one]) if index in remarks else weight(one, text.startswith(INDENTS, row.start))
        for index, (row, one) in enumerate(zip(rows, kinds, strict=True))
    ]


def _parted(text: str, rows: list[CodeLine], weights: list[int]) -> list[bool]:
    """For each line whether it is code, in the way that all lines together speak for most (Viterbi's algorithm)."""
    last, prose, code = 0, 0, -BLANK_LINE_COST  # the best sums so far where the last line is prose, and where it is code
    back: list[tuple[bool, bool]] = []  # whether the line before is code, where a line is prose, and where it is code
    for row, speaks in zip(rows, weights, strict=True):
        change = BLANK_LINE_COST if text.count("\n", last, row.start) > 1 else CHANGE_COST
        back.append((code - change > prose, code >= prose - change))
        prose, code = max(prose, code - change), max(code, prose - change) + speaks
        last = row.end
    found: list[bool] = []
    is_code = code - BLANK_LINE_COST > prose
    for before in reversed(back):
        found.append(is_code)
        is_code = before[is_code]
    return found[::-1]


def _remarks(rows: list[CodeLine]) -> set[int]:
    """The lines that stand inside of a remark of several lines."""
    found: set[int] = set()
    opened, closing = -1, ""
    for index, row in enumerate(rows):
        if opened >= 0 and (closing in row.line or index - opened > LONGEST_REMARK_LINES):
            if closing in row.line:
                found.update(range(opened + 1, index))
            opened = -1
        elif opened < 0:
            sign = next((sign for sign in CLOSING if row.line.startswith(sign)), "")
            if sign and CLOSING[sign] not in row.line[len(sign) :]:
                opened, closing = index, CLOSING[sign]
    return found
