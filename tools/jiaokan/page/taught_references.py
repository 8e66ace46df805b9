"""Character references that a text teaches and does not mean: `&lt;` in a lesson on HTML is the spelling, not the sign.

A text shows that by where it sets one: alone between quotation marks, beside its code point, its sign or another spelling; in a column
of a table, or at one end of lines below each other, where each is another. In a text that teaches several, so is every other one that
stands apart from words.
"""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from jiaokan.text import re

CLUSTER = re.compile(r"&(?:[&#A-Za-z0-9]{1,40};){1,20}")
"""References with nothing between, or one that was escaped again."""
REFERENCE = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
QUOTES = ("“”", "‘’", '""', "''", "「」", "『』", "``")
CODE_POINT = re.compile(r"[Uu]\+([0-9A-Fa-f]{4,6})(?![0-9A-Fa-f])")
NEAR_CHARACTERS = 24
"""Code points between a character without a shape and its code point at most."""
CELL = re.compile(r"(?<!\\)\||\t")
MARK = re.compile(r"[ \t\u3000]*(?:[-*+•>] |[0-9]{1,3}[.、)）])?[ \t\u3000]*")
"""What an item of a list begins with."""
BETWEEN = (" ", "\t", "\u3000", ":", "：", "=")
"""What parts a reference from what is said of it."""
LEAST_TAUGHT_SIGNS = 3
"""How many different signs a column, a list or a text teaches at least: one or two may have been left over."""
LETTER_BESIDE = re.compile("[ \u3000`]*[A-Za-z]?[ \u3000`]*")
"""What stands beside a reference in its cell: nothing, or the letter that it is to be put on."""
OR = re.compile("[ \\t\\u3000|,，、/;；()（）或]{1,12}")
"""What stands between two spellings of one sign."""


class Spelling(NamedTuple):
    """A reference to one character."""

    start: int
    """Where it begins, in code points."""
    end: int
    sign: str


def is_named(text: str, start: int, end: int) -> bool:
    """Whether a character without a shape is one that a text speaks of: all that stands between quotation marks, or near its code point."""
    if text[start - 1 : start] + text[end : end + 1] in QUOTES:
        return True
    points = CODE_POINT.finditer(text, max(0, start - NEAR_CHARACTERS), end + NEAR_CHARACTERS)
    return end == start + 1 and any(int(point[1], 16) == ord(text[start]) for point in points)


def read(references: str) -> str:
    """What references stand for, read again and again where they were escaped more than once."""
    old = ""
    while references != old:
        old, references = references, REFERENCE.sub(lambda one: html.unescape(one[0]), references)
    return references


@lru_cache(maxsize=1)
def taught_references(text: str) -> list[tuple[int, int]]:
    """The stretches of a text that are such references, in code points and in order."""
    spelled = [Spelling(*one.span(), sign) for one in CLUSTER.finditer(text) if len(sign := read(one[0])) == 1]
    if not spelled:
        return []
    rows = list(_rows(text, spelled))
    found = {one for row in rows for one in _in_row(text, *row)} | set(_below_each_other(text, rows))
    if len({one.sign for one in found}) >= LEAST_TAUGHT_SIGNS:
        found |= {one for one in spelled if _is_apart(text, one)}
    return sorted((one.start, one.end) for one in found)


Row = tuple[int, int, list[Spelling]]
"""Start and end of a line with such references, and these."""


def _rows(text: str, spelled: Iterable[Spelling]) -> Iterator[Row]:
    """The lines that hold references."""
    row: list[Spelling] = []
    end = -1
    for one in spelled:
        if one.start > end:
            if row:
                yield text.rfind("\n", 0, row[0].start) + 1, end, row
            row, end = [], text.find("\n", one.start)
            end = len(text) if end < 0 else end
        row.append(one)
    yield text.rfind("\n", 0, row[0].start) + 1, end, row


def _in_row(text: str, start: int, end: int, row: Sequence[Spelling]) -> Iterator[Spelling]:
    """The references of a line that stand between quotation marks, or beside what they stand for or another spelling of it."""
    points = {int(point[1], 16) for point in CODE_POINT.finditer(text, start, end)}
    cells = {cell.strip(" \u3000`'\"") for cell in CELL.split(text[start:end])} if CELL.search(text, start, end) else set()
    for one in row:
        around = text[one.start - 1 : one.start] + text[one.end : one.end + 1]
        quoted = around in QUOTES and _is_own(one)
        if quoted or ord(one.sign) in points or (one.sign in cells and text[one.start : one.end] in cells):
            yield one
    for one, two in pairwise(row):
        spellings = {text[one.start : one.end], text[two.start : two.end]}
        if one.sign == two.sign and len(spellings) > 1 and OR.fullmatch(text, one.end, two.start):
            yield from (one, two)


def _below_each_other(text: str, rows: Sequence[Row]) -> Iterator[Spelling]:
    """The references that are all of a cell, the first or the last word, at the same place of lines below each other, each another."""
    open_runs: dict[tuple[str, int], list[Spelling]] = {}
    last = -1
    for start, end, row in rows:
        places = dict(_places(text, start, end, row))
        for place, run in list(open_runs.items()):
            if start != last + 1 or place not in places:
                yield from _several(run)
                del open_runs[place]
        for place, one in places.items():
            open_runs.setdefault(place, []).append(one)
        last = end
    for run in open_runs.values():
        yield from _several(run)


def _places(text: str, start: int, end: int, row: Sequence[Spelling]) -> Iterator[tuple[tuple[str, int], Spelling]]:
    """Where the references of a line stand that are all of a cell, or its first or last word."""
    first = MARK.match(text, start, end)
    lead, stop = first.end() if first else start, start + len(text[start:end].rstrip())
    if row[0].start == lead and (text[row[0].end : row[0].end + 1] in BETWEEN or _is_own(row[0])):
        yield ("first", 0), row[0]
    if row[-1].end == stop and row[-1].start > lead and (text[row[-1].start - 1] in BETWEEN or _is_own(row[-1])):
        yield ("last", 0), row[-1]
    bars = [start - 1, *(bar.start() for bar in CELL.finditer(text, start, end)), end]
    cell = 0
    for one in row if len(bars) > 2 else ():
        while bars[cell + 1] < one.start:
            cell += 1
        around = text[bars[cell] + 1 : one.start], text[one.end : bars[cell + 1]]
        if all(LETTER_BESIDE.fullmatch(words) for words in around):
            yield ("cell", cell), one


def _is_own(one: Spelling) -> bool:
    """Whether a sign means something to HTML, so that no blank need part its reference from a word; punctuation stands at ends of lines."""
    return one.sign.isascii() or not one.sign.isprintable()


def _several(run: Sequence[Spelling]) -> Sequence[Spelling]:
    """A run, if enough of its signs differ, and not all are blanks."""
    signs = {one.sign for one in run}
    return run if len(signs) >= LEAST_TAUGHT_SIGNS and any(sign.isprintable() for sign in signs) else ()


def _is_apart(text: str, one: Spelling) -> bool:
    """Whether no letter, no figure of ASCII and no other reference touches a reference."""
    around = text[one.start - 1 : one.start] + text[one.end : one.end + 1]
    return not any(sign.isascii() and (sign.isalnum() or sign in "&;") for sign in around)
