"""Text that stands both before and after a page or column break is kept once.

Scanned pages overlap, and old prints set the first words of a page at the foot of the page before.
Only at a break is a repetition an accident: elsewhere it is style. Only prose breaks off: a slide goes on
with what the one before named.
A line that the next one begins with, or the greater part of one, is a headline and what is said under it, unless a page ends between them.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from jiaokan.grammar.stop import ends_sentence
from jiaokan.page.line import Line, lines
from jiaokan.page.literal import is_fenced, kept
from jiaokan.text import Doubt, Edit, re

CLAUSE = re.compile("[，。；]")
SHORTEST_REPEAT_CHARACTERS = 8
"""Characters that a repetition has at least."""
LEAST_WORD_LETTERS = 4
"""Letters in the first of them at least."""
SHORTFALL_COLUMNS = 8
"""Columns by which a line of the text without a mark in it may be narrower than the line before."""
LONGEST_REPEAT_CHARACTERS = 200
"""Characters after which a repetition is not looked for."""


def find(text: str) -> Iterator[Edit | Doubt]:
    """Drop what a line repeats of the end of the line before the break."""
    for before, after in pairwise(lines(text)):
        breaks_off = CLAUSE.search(before.text) or (after.page and not text[: before.start].strip())  # or is the header of the first sheet
        if not (after.page or after.gap) or not breaks_off or ends_sentence(before.text) or before.text[0] == "#":
            continue
        size = _overlap(text, before, after)
        if size and not is_fenced(kept(text), after.start):
            yield Edit(after.start, after.start + size, "", "repeated-text")


def _overlap(text: str, before: Line, after: Line) -> int:
    """How many characters the end of one line and the start of the next have in common."""
    tail = before.text[-LONGEST_REPEAT_CHARACTERS:]
    head = after.text[:SHORTEST_REPEAT_CHARACTERS]
    if len(head) < SHORTEST_REPEAT_CHARACTERS:
        return 0
    if sum(map(str.isalpha, head)) < LEAST_WORD_LETTERS or (not after.page and head.isascii()):
        return 0  # room to write, a rule, a number; the name of a file, which comes again in the next paragraph
    if not CLAUSE.search(after.text) and after.width + SHORTFALL_COLUMNS < before.width:
        return 0  # a head that names what was said last
    place = tail.find(head)
    while place >= 0:
        if after.text.startswith(tail[place:]):
            size = len(tail) - place
            if size == len(after.text) and not CLAUSE.search(after.text) and text[: before.start].strip():
                return 0  # the title of a slide, or of a table, on the next sheet too; the first line is a header above the title
            return 0 if 2 * size > len(before.text.lstrip("# ")) and not after.page else size
        place = tail.find(head, place + 1)
    return 0
