"""What the lines of a text show of the page they stood on: their widths, indents, endings and heads.

Widths follow Unicode Standard Annex #11 (East Asian Width) with ambiguous characters taken as wide, as a Chinese font draws them;
blanks are not counted, because extractors put them in and leave them out at will.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, partial
from typing import NamedTuple

from jiaokan.grammar.characters import HAN
from jiaokan.grammar.stop import NO_FIRST, OPENERS
from jiaokan.text import re

LINE = re.compile(r"[^\n\f]+")
BLANKS = " \t\u3000\xa0\u2002\u2003\u2009"
BLANK_RUN = re.compile(f"[{BLANKS}]+")
NARROW_RUN = re.compile("[!-~\u00a1-\u109f]+")
SPACED = re.compile("[0-9A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0370-\u052f\u1e00-\u1fff]")
"""A figure or a letter of a script that sets blanks between words: Latin, Greek, Cyrillic."""
REMARK = re.compile(f"[(（]([{HAN}]*)/([{HAN}]*)[)）]")
"""A remark in two narrow columns, as an old book sets it between its words: (僖公/桓公)."""
LEAST_REMARKED_TIMES, REMARK_LINES = 8, 10
"""Remarks from which a text is an old book with remarks, and lines to each of them at most."""
LONGEST_KNOWN_CHARACTERS = 200
"""Code points of a line that is remembered from one state of a text to the next."""


class Line(NamedTuple):
    """A line that is not blank."""

    start: int
    """Where its first character that is no blank stands, in code points."""
    end: int
    """Where its last character that is no blank ends."""
    text: str
    indent: int
    """Columns of blanks before it."""
    width: int
    """Columns it fills, blanks not counted."""
    gap: int
    """How many blank lines stand before it."""
    page: bool
    """Whether a form feed stands before it."""


def width(string: str) -> int:
    """The columns that a string fills: two a wide character, one a narrow one, none a blank."""
    solid = BLANK_RUN.sub("", string)
    return 2 * len(solid) - sum(map(len, NARROW_RUN.findall(solid)))


_make: Callable[[tuple[int, int, str, int, int, int, bool]], Line] = partial(tuple.__new__, Line)
"""A line of a tuple of its fields: the shortest way to make one."""


@lru_cache(maxsize=2)
def lines(text: str) -> tuple[Line, ...]:
    """The lines of a text that are not blank, in order; remembered, since one pass after the other asks for them."""
    found: list[Line] = []
    end = 0
    remarked = _is_remarked(text)
    for match in LINE.finditer(text):
        whole, start = match[0], match.start()
        content = whole.strip(BLANKS)
        if not content:
            continue
        between = "\n" if start == end + 1 and text[end] == "\n" else text[end:start]
        gap, page = (0, False) if between == "\n" and found else (max(0, between.count("\n") - (len(found) > 0)), "\f" in between)
        indent = 0
        if len(content) < len(whole) and (blanks := len(whole) - len(whole.lstrip(BLANKS))):
            lead = whole[:blanks]
            indent = blanks + lead.count("\u3000") + 3 * lead.count("\t")
            start += blanks
        content, columns = _known(content) if len(content) <= LONGEST_KNOWN_CHARACTERS else (content, width(content))
        if remarked and "/" in content:
            columns = width(REMARK.sub(_longer_half, content))
        end = start + len(content)
        found.append(_make((start, end, content, indent, columns, gap, page)))
    return tuple(found)


def _is_remarked(text: str) -> bool:
    """Whether a text has remarks in two columns all over."""
    if text.count("/") < LEAST_REMARKED_TIMES:
        return False
    return len(REMARK.findall(text)) >= max(LEAST_REMARKED_TIMES, text.count("\n") // REMARK_LINES)


def _longer_half(remark: re.Match[str]) -> str:
    """Of a remark what says how much of the line it takes: its columns stand beside each other."""
    return remark[1] if len(remark[1]) > len(remark[2]) else remark[2]


@lru_cache(maxsize=8192)
def _known(string: str) -> tuple[str, int]:
    """A line as it was first read, and its width: most lines are the same after each pass, and what is remembered of one is found again."""
    return string, width(string)


@lru_cache(maxsize=4096)
def first_unit(string: str) -> int:
    """The columns that the line before would have needed to take up the start of this one.

    A character, the opening marks before it and the closing marks after it stay together, and so does a word or number
    (W3C CLREQ, line breaking); a quotation mark stays with what is before and after it (Unicode Standard Annex #14, LB19).
    """
    index, size = 0, len(string)
    while index < size - 1 and string[index] in OPENERS:
        index += 1
    index = _after_unit(string, index)
    if index + 1 < size and string[index] in "“‘" and (index > 1 or string[index + 1].isdigit()):
        index = _after_unit(string, index + 1)
    return width(string[:index])


def _after_unit(string: str, index: int) -> int:
    """Where the character, word or number at a place ends, with the closing marks after it."""
    size, start = len(string), index
    index += 1
    if NARROW_RUN.match(string, start):
        while index < size and index < start + 24 and string[index] not in BLANKS and NARROW_RUN.match(string, index):
            index += 1
    while index < size and string[index] in NO_FIRST:
        index += 1
    return index


def slack(line: Line) -> int:
    """How many columns a line may fall short by, because letters and digits are not half as wide as Han characters, and % is wider."""
    if line.width == 2 * len(line.text):
        return 1
    return 1 + sum(map(len, NARROW_RUN.findall(line.text))) // 3 + line.text.count("%")


def glue(before: str, after: str) -> str:
    """What a join puts between two lines: a space between two words of a script that has spaces, else nothing."""
    if SPACED.match(before[-1:]) and SPACED.match(after[:1]):
        return "" if before[-1:].isdigit() and after[:1].isdigit() else " "
    if before[-1:] in ",;.)" and after[:1].isascii() and after[:1].isalpha():
        return " "
    return ""
