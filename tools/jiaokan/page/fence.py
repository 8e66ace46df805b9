"""Fenced code: the lines between a line of three or more backticks or tildes and the next such line that closes it (CommonMark 0.31, 4.5).

A fence that nothing closes is no fence here: a stray mark must not take the rest of a text for code.
Unlike CommonMark a fence may be indented at will, for extractors indent what stands in a list; it may be the first line of an item.
"""

from __future__ import annotations

from typing import NamedTuple

from jiaokan.text import re

OPENING = re.compile(r"(?m)^[ \t]*(?:(?:[-*+]|[0-9]{1,9}[.)])[ \t]+)?(`{3,}(?=[^`\n]*$)|~{3,})[^\n]*(?:\n|\Z)")
CLOSING = re.compile(r"(?m)^[ \t]*(`{3,}|~{3,})[ \t]*$")


class Fence(NamedTuple):
    """A stretch of fenced code; all in code points."""

    start: int
    """Where the line that opens it begins."""
    inner: int
    """Where the first line of the code begins."""
    close: int
    """Where the line that closes it begins; the code ends with the line break before it."""
    end: int
    """Where the line that closes it ends."""


def fences(text: str) -> list[Fence]:
    """The stretches of fenced code of a text, in order."""
    if "```" not in text and "~~~" not in text:
        return []
    closings = [(found.start(), found.end(), found[1]) for found in CLOSING.finditer(text)]
    longest = _longest_from(closings)
    found: list[Fence] = []
    place = index = 0
    while opening := OPENING.search(text, place):
        mark, place = opening[1], opening.end()
        while index < len(closings) and closings[index][0] < place:
            index += 1
        if longest[mark[0]][index] < len(mark):
            continue
        while closings[index][2][0] != mark[0] or len(closings[index][2]) < len(mark):
            index += 1
        close, place, _ = closings[index]
        found.append(Fence(opening.start(), opening.end(), close, place))
    return found


def _longest_from(closings: list[tuple[int, int, str]]) -> dict[str, list[int]]:
    """For either mark how long the longest is that stands at one of them or later, so that a fence without an end is known at once."""
    found = {"`": [0], "~": [0]}
    for _, _, mark in reversed(closings):
        for sign, row in found.items():
            row.append(max(row[-1], len(mark) if mark[0] == sign else 0))
    return {sign: row[::-1] for sign, row in found.items()}
