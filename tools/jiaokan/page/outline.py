"""The numbers that the parts of a text count by, and whether one stretch of lines is the one before another by them.

Articles and points are counted through (GB/T 9704—2012, 7.3.3; 立法技术规范), so a stretch that ends with 第五条 is read before the one
that begins with 第六条, whatever order an extractor gave them.
"""

from __future__ import annotations

from collections.abc import Sequence

from jiaokan.grammar.label import starts_block
from jiaokan.grammar.numeral import ORDINAL, value
from jiaokan.page.line import Line
from jiaokan.text import re

COUNTED_KINDS = {
    "article": re.compile(rf"第([{ORDINAL}]+|[0-9]+)[条條]"),
    "point": re.compile(rf"([{ORDINAL}]+)、"),
    "figure": re.compile(r"([0-9]{1,2})[.．、](?![0-9])"),
}
"""What is counted through a whole text; the items of an article are not."""
SECTION = re.compile(rf"[（(]([{ORDINAL}]+)[）)]")
"""What is counted through a part of a text (GB/T 9704—2012, 7.3.3), and begins anew with 1 in the next."""


def numbers(lines: Sequence[Line], kind: str) -> list[tuple[int, int]]:
    """The lines that begin with a number of one kind, or of a section, by their places in the row, each with its number."""
    match = COUNTED_KINDS.get(kind, SECTION).match
    found = [(place, number) for place, line in enumerate(lines) if (number := match(line.text))]
    return [(place, value(number[1])) for place, number in found if kind == "figure" or starts_block(lines[place].text)]


def counts_on(first: Sequence[Line], second: Sequence[Line]) -> bool:
    """Whether the numbers of one stretch rise one by one, and those of the other count on from them."""
    for kind in COUNTED_KINDS:
        before, after = ([number for _, number in numbers(lines, kind)] for lines in (first, second))
        if before and after:
            return _rise([*before, *after])
    return False


def swapped(lines: Sequence[Line]) -> tuple[range, range] | None:
    """Where the second of two stretches that end a row of lines begins, and where the first does, if they stand in the wrong order.

    They do if the numbers fall once, and those after the fall are the ones before those of a stretch above it.

    Returns:
        The places where the stretch that is to be read last may begin, and those where the one after it may.
    """
    for kind in COUNTED_KINDS:
        found = numbers(lines, kind)
        falls = [place for place in range(1, len(found)) if found[place][1] < found[place - 1][1]]
        if len(falls) != 1:
            continue
        after = found[falls[0] :]
        place = next((place for place in range(falls[0]) if found[place][1] == after[-1][1] + 1), None)
        if place is None or not _rise([number for _, number in [*found[:place], *after, *found[place : falls[0]]]]):
            continue
        above = found[place - 1][0] + 1 if place else 1
        if found[place][0] < above:  # the first line of a page is no piece of a column that stands before another
            continue
        return range(above, found[place][0] + 1), range(found[falls[0] - 1][0] + 1, after[0][0] + 1)
    return None


def _rise(row: Sequence[int]) -> bool:
    """Whether each number is the one before and one."""
    return list(row) == list(range(row[0], row[0] + len(row)))
