"""Lines of one character each, as an extractor gives a text box that is set upright.

A list or a poem may have such lines; none has a mark alone on its line, since no line begins with one (W3C CLREQ, line start
prohibition). So a stretch with such a mark is one text, parted only before the word that a colon of it names.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from jiaokan.grammar.stop import NON_STARTERS
from jiaokan.page.dictionary import words
from jiaokan.page.line import Line

LEAST_UPRIGHT_LINES = 3
"""Lines of one character below each other at least."""
LONGEST_SENTENCE_LINES = 40
"""Lines of such a box for each mark in it at most: a sentence is no longer."""
WORDS_SHARE = 0.25
"""The part of its characters that words of several make in a text at least, one in Traditional script included."""
COLONS = "：:"


@lru_cache(maxsize=2)
def upright(rows: tuple[Line, ...]) -> dict[int, bool]:
    """For the boundaries of such stretches, by the number of the line before each, whether the next line goes on."""
    found: dict[int, bool] = {}
    start = 0
    for index in range(len(rows) + 1):
        if index < len(rows) and len(rows[index].text) == 1 and not (index > start and rows[index].gap):
            continue
        if index - start >= LEAST_UPRIGHT_LINES and _is_box(rows[start:index]):
            found.update(_boundaries(rows, start, index))
        start = index if index < len(rows) and len(rows[index].text) == 1 else index + 1
    return found


def _is_box(rows: Sequence[Line]) -> bool:
    """Whether marks stand alone among lines of one character, as often as in a text; a list of marks is none, nor is one of characters."""
    marks = sum(row.text in NON_STARTERS for row in rows[1:])
    letters = sum(row.text.isalpha() for row in rows)
    if marks * LONGEST_SENTENCE_LINES < len(rows) or 2 * letters <= len(rows):
        return False
    within = sum(len(word) for word in words("".join(row.text for row in rows)) if len(word) > 1 and word.isalpha())
    return within >= WORDS_SHARE * letters


def _boundaries(rows: Sequence[Line], start: int, end: int) -> dict[int, bool]:
    """The boundaries around and inside of the lines from `start` to before `end`."""
    found = dict.fromkeys(range(start, end - 1), True)
    if start:
        found[start - 1] = False
    if end < len(rows):
        found[end - 1] = rows[end - 1].text in COLONS
    last = start
    for index in range(start, end):
        if rows[index].text in COLONS:
            parts = words("".join(row.text for row in rows[last:index]))
            if last > start and len(parts) > 1:
                found[index - len(parts[-1]) - 1] = False
            last = index + 1
    return found
