"""Whether the blanks between the Han characters of a text were set to part things, or left inside its words by a machine."""

from __future__ import annotations

from functools import lru_cache

from jiaokan.page.spacing import HAN_BESIDE, WORD_AFTER, WORD_BEFORE, parts_word

LEAST_SET_TIMES = 3
"""Blanks between Han characters that are needed to tell: about half of those that an extractor leaves stand inside words."""
LEAST_INSIDE_TIMES = 3
"""Blanks inside words from which they are no slips."""
LONG_LINE_CHARACTERS = 20
"""Code points from which a line is no title and no row of names, whatever its marks."""

PART_CHARACTERS = 7
"""Code points between two blanks of a line on average, from which it is no row of names."""


@lru_cache(maxsize=1)
def are_set(text: str) -> bool:
    """Whether blanks between Han characters were set to part things: there are several, and none stands in a word."""
    gaps = [gap.span() for gap in HAN_BESIDE.finditer(text)]
    return len(gaps) >= LEAST_SET_TIMES and not any(
        parts_word(before[0], after[0])
        for start, end in gaps
        if (before := WORD_BEFORE.search(text, max(0, start - 24), start)) and (after := WORD_AFTER.match(text, end))
    )


def are_noise(text: str, line: str) -> bool:
    """Whether blanks of a long line are noise: few for its length, in a text where they stand inside words again and again."""
    return len(line) >= max(LONG_LINE_CHARACTERS, PART_CHARACTERS * len(line.split())) and _stand_in_words(text)


@lru_cache(maxsize=1)
def _stand_in_words(text: str) -> bool:
    """Whether blanks stand inside words of this text again and again, as recognition and extraction leave them."""
    inside = 0
    for gap in HAN_BESIDE.finditer(text):
        before, after = WORD_BEFORE.search(text, max(0, gap.start() - 24), gap.start()), WORD_AFTER.match(text, gap.end())
        inside += bool(before and after and parts_word(before[0], after[0]))
        if inside == LEAST_INSIDE_TIMES:
            return True
    return False
