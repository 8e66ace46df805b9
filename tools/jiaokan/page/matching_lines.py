"""The lines that a pattern occurs in, each found once, so that a pass costs time for the lines it may change only."""

from __future__ import annotations

import re
from collections.abc import Iterator


def lines(text: str) -> Iterator[tuple[int, str]]:
    """Every line with the offset where it starts, in code points; only a line feed ends a line."""
    start = 0
    for line in text.split("\n"):
        yield start, line
        start += len(line) + 1


def lines_with(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, str, list[re.Match[str]]]]:
    """Each line that the pattern occurs in: where it starts, the line, and the matches, whose offsets are those of the text.

    The pattern must not match a line feed.
    """
    here: list[re.Match[str]] = []
    start = end = -1
    for match in pattern.finditer(text):
        if match.start() >= end:
            if here:
                yield start, text[start:end], here
            start = text.rfind("\n", 0, match.start()) + 1
            end = text.find("\n", match.end())
            end = len(text) if end < 0 else end
            here = []
        here.append(match)
    if here:
        yield start, text[start:end], here
