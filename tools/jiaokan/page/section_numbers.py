"""The numbers at the starts of lines: which are those of sections, and which count or date what stands behind them."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from jiaokan.grammar.characters import HAN
from jiaokan.text import re

SECTION = re.compile(
    r"(?m)^(?:> ?)*(?:#{1,6} )?([0-9]{1,2}(?:\.[0-9]{1,2}){0,3}|[A-Z](?:\.[0-9]{1,2}){1,3})(?= |(?<=\.[0-9])$|(?<=\.[0-9]{2})$)"
)
"""The number of a section or of an annex's section, at the start of its line; one with a dot may stand in a line alone."""
HEADED = re.compile("#{1,6} (?:[0-9]{1,3}(?:[-.][0-9]{1,3}){0,3}|[IVX]{1,5})")
"""A heading that begins with a figure, or with a Roman one: the number of a chapter, or what the heading counts."""
COUNTED = re.compile(rf"(?m)^([1-9][0-9]{{0,2}}) (?=[{HAN}][^\n]{{7}})(?![年月日时分秒个次人名元万亿倍位条项种届级号页小])")
"""A number at the start of a line that neither dates nor counts what follows."""
LEAST_TOP_TIMES, LEAST_HEAD_TIMES = 2, 3
"""Sections of the first level that count from one, at least; and where no other level and no mark shows that they are heads."""
STOPPED = re.compile("[^\n]*[，。；]")
"""The rest of a line with a stop in it."""
YEARLY = re.compile("[A-Z]{2,6} ?20[0-9]{2}")
"""A meeting of a year, and no standard, whose year stands behind a dash."""
VERSION = re.compile("([A-Z]{1,6})([0-9]{1,2})")
LEAST_NAMED_TIMES = 2
"""How often such a name stands in the text at least."""


@lru_cache(maxsize=1)
def sections(text: str) -> frozenset[str]:
    """The numbers of sections at the starts of lines that count on: 4.2 after 4.1, 4.2 above 4.2.1, 4.1 after the sections of 3.

    A figure in a sentence has no neighbour.

    Those of the first level count from one through the text, and one of them is the number above another (3 above 3.1), or all are
    marked as headings, or each is a line without a stop before others: figures with what they count stand at the starts of lines too.
    """
    marks = list(SECTION.finditer(text))
    found = {match[1] for match in marks if "." in match[1]}
    top: list[re.Match[str]] = []
    for match in marks:
        if match[1] == str(len(top) + 1):
            top.append(match)
    apart = all(text.count("\n", one.end(), two.start()) > 1 for one, two in pairwise(top))
    stopped = any(STOPPED.match(text, one.end()) for one in top)
    heads = len(top) >= LEAST_HEAD_TIMES and apart and not stopped
    shown = any(f"{match[1]}.1" in found for match in top) or all(match[0][0] == "#" for match in top) or heads
    counted = {match[1] for match in top} if shown and len(top) >= LEAST_TOP_TIMES else set[str]()
    sure = {number for number in found if _next(number, -1) in found or _next(number, 1) in found}
    chapters = {number.partition(".")[0] for number in sure if number.count(".") == 1}
    above = {number for number in found if f"{number}.1" in sure} | {number for number in found if number.removesuffix(".1") in sure}
    alone = {number for number in found if (chapter := number.removesuffix(".1")).isdecimal() and str(int(chapter) - 1) in chapters}
    return frozenset(counted | sure | above | alone)


def _next(number: str, step: int) -> str:
    """The number of the section before or after one of the same level."""
    above, _, last = number.rpartition(".")
    return f"{above}.{int(last) + step}"


def is_number(text: str, line: str, end: int) -> bool:
    """Whether the number of a heading, or of an item without a mark, stands before a place of a line: others of the text count with it."""
    if HEADED.fullmatch(line, 0, end):
        return True
    return COUNTED.match(line) is not None and line[:end] in counted(text)


@lru_cache(maxsize=1)
def counted(text: str) -> frozenset[str]:
    """The numbers without a mark at the starts of lines of which the one before or after is at the start of another line."""
    found = {int(match[1]) for match in COUNTED.finditer(text)}
    return frozenset(str(number) for number in found if {number - 1, number + 1} & found)


@lru_cache(maxsize=256)
def is_version(text: str, label: str) -> bool:
    """Whether letters and a figure that begin a line are a name with its version, which the text has elsewhere too: ES6.

    Where another line begins with the next figure, they count: Q1, Q2.
    """
    if YEARLY.fullmatch(label):
        return True
    match = VERSION.fullmatch(label)
    if match is None or text.count(label) < LEAST_NAMED_TIMES:
        return False
    beside = "|".join(f"{match[1]}{int(match[2]) + step}" for step in (-1, 1))
    return re.search(rf"(?m)^(?:#{{1,6}} )?(?:{beside})\b", text) is None
