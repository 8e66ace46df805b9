"""Whether the blanks between the Han characters of a text were set to part things, or left inside its words by a machine."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from jiaokan.page.dictionary import tagged
from jiaokan.page.spacing import HAN_BESIDE, WORD_AFTER, WORD_BEFORE, is_prose, parts_word

LEAST_SET_TIMES = 3
"""Blanks between Han characters that are needed to tell: about half of those that an extractor leaves stand inside words."""
LEAST_INSIDE_TIMES = 3
"""Blanks inside words from which they are no slips."""
LONG_LINE_CHARACTERS = 20
"""Code points from which a line is no title and no row of names, whatever its marks."""

PART_CHARACTERS = 7
"""Code points between two blanks of a line on average, from which it is no row of names."""
LEADING, BINDING = "pcu", "cu"
"""First letters of the tags of words that lead to the next one (prepositions, conjunctions, particles), and that hang on the last one."""
LEAST_PHRASE_TIMES, PHRASE_SHARE = 2, 0.2
"""How many blanks of sentences stand inside phrases at least, and their part of all, where links and names are set off by blanks."""
WORD_CHARACTERS = 8
"""Code points beside a blank in which the word beside it is looked for."""


@lru_cache(maxsize=1)
def are_set(text: str) -> bool:
    """Whether blanks between Han characters were set to part things: there are several, none in a word, and few inside phrases."""
    gaps = [gap.span() for gap in HAN_BESIDE.finditer(text)]
    return (
        len(gaps) >= LEAST_SET_TIMES
        and not any(
            parts_word(before[0], after[0])
            for start, end in gaps
            if (before := WORD_BEFORE.search(text, max(0, start - 24), start)) and (after := WORD_AFTER.match(text, end))
        )
        and not stand_in_phrases(text)
    )


@lru_cache(maxsize=8)
def stand_in_phrases(text: str, least: int = LEAST_PHRASE_TIMES) -> bool:
    """Whether blanks stand behind a preposition or before a particle, as around a link of a page: 会议在 北京 召开.

    Args:
        text: a text, or a line of it.
        least: how many such blanks its sentences have at least.
    """
    found = list[bool]()
    for line in filter(is_prose, text.split("\n")):
        for gap in HAN_BESIDE.finditer(line):
            before, after = WORD_BEFORE.search(line, max(0, gap.start() - WORD_CHARACTERS), gap.start()), WORD_AFTER.match(line, gap.end())
            one, two = tagged(before[0] if before else ""), tagged(after[0][:WORD_CHARACTERS] if after else "")
            found.append(bool((one and one[-1][1][0] in LEADING) or (two and two[0][1][0] in BINDING)))
    return sum(found) >= max(least, PHRASE_SHARE * len(found))


def are_noise(text: str, line: str) -> bool:
    """Whether blanks of a line are noise: most of its own stand inside words; or the line is long and has few, in a text where they do."""
    if line.count(" ") >= LEAST_INSIDE_TIMES:
        inside = _inside(line)
        if sum(inside) >= LEAST_SET_TIMES and 2 * sum(inside) > len(inside):
            return True
    return len(line) >= max(LONG_LINE_CHARACTERS, PART_CHARACTERS * len(line.split())) and _stand_in_words(text)


@lru_cache(maxsize=1)
def _stand_in_words(text: str) -> bool:
    """Whether blanks stand inside words of this text again and again, as recognition and extraction leave them.

    Two characters alone are set apart to fill the room of four, in labels and headings (时 间：, 附 件).
    """
    inside = (part for line in text.split("\n") if " " in line for part in _parts(line, 1 if is_prose(line) else 2))
    return sum(islice(filter(None, inside), LEAST_INSIDE_TIMES)) == LEAST_INSIDE_TIMES


@lru_cache(maxsize=4)
def _inside(line: str) -> list[bool]:
    """For each blank between Han characters of a line whether it stands inside a word."""
    return list(_parts(line))


def _parts(line: str, least: int = 1) -> Iterator[bool]:
    """For each blank between Han characters whether it stands inside a word, and beside `least` characters on one side at least."""
    for gap in HAN_BESIDE.finditer(line):
        before, after = WORD_BEFORE.search(line, max(0, gap.start() - 24), gap.start()), WORD_AFTER.match(line, gap.end())
        yield bool(before and after and max(len(before[0]), len(after[0])) >= least and parts_word(before[0], after[0]))
