"""Blanks that some authors of Markdown type around links and emphasised words, as others do around Latin words; they part nothing."""

from __future__ import annotations

from functools import lru_cache
from itertools import islice

from jiaokan.grammar.characters import HAN
from jiaokan.page.spacing import is_prose
from jiaokan.text import re

BESIDE = re.compile(f"[{HAN}] [{HAN}]")
"""A blank between the marked words and those beside them."""
TARGETS = re.compile(r"\]\([^()\n]{0,2000}\)")
MARKED = re.compile(r"[\[\]*]")
"""A sign of other marked words in a line that is no sentence: such a line may be a row of names."""
HABIT = re.compile(rf"[{HAN}] (?:\[|\*\*)(?=[{HAN}])")
LEAST_HABIT_TIMES = 3
"""So many blanks before marked words are a habit of writing."""
LEAST_BESIDE_CHARACTERS = 12
"""Code points beside one marked stretch that make a line of words and no row of names."""
NEAR_CHARACTERS = 300
"""Code points of a line on either side of marked words by which it is judged whether they stand in a sentence."""


def typed_apart(text: str, start: int, inner: int, close: int, end: int) -> tuple[int, int]:
    """How many blanks before and behind marked words part nothing: in a sentence, or where the text has them before all such words.

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
        beside = TARGETS.sub("", "".join(near))
        both = all(found) and len(beside) >= LEAST_BESIDE_CHARACTERS
        if is_prose(beside) or (not MARKED.search(beside) and (both or _is_habit(text))):
            return int(found[0]), int(found[1])
    return 0, 0


@lru_cache(maxsize=1)
def _is_habit(text: str) -> bool:
    """Whether a blank stands before marked words of this text again and again."""
    return len(list(islice(HABIT.finditer(text), LEAST_HABIT_TIMES))) == LEAST_HABIT_TIMES
