"""Blanks that some authors of Markdown type around links and emphasised words, as others do around Latin words; they part nothing."""

from __future__ import annotations

from jiaokan.grammar.characters import HAN
from jiaokan.page.spacing import is_prose
from jiaokan.text import re

BESIDE = re.compile(f"[{HAN}] [{HAN}]")
"""A blank between the marked words and those beside them."""
TARGETS = re.compile(r"\]\([^()\n]{0,2000}\)")
NEAR_CHARACTERS = 300
"""Code points of a line on either side of marked words by which it is judged whether they stand in a sentence."""


def typed_apart(text: str, start: int, inner: int, close: int, end: int) -> tuple[int, int]:
    """How many blanks before and behind marked words in a sentence part nothing.

    Args:
        text: the text.
        start: where the mark before the words begins, in code points.
        inner: where the words begin.
        close: where they end.
        end: where the mark behind them ends.
    """
    sides = (text[max(0, start - 2) : start] + text[inner], text[close - 1] + text[end : end + 2])
    found = [BESIDE.fullmatch(side) is not None for side in sides]
    if any(found):
        near = text[max(0, start - NEAR_CHARACTERS) : start].rpartition("\n")[2], text[end : end + NEAR_CHARACTERS].partition("\n")[0]
        if is_prose(TARGETS.sub("", "".join(near))):
            return int(found[0]), int(found[1])
    return 0, 0
