"""What stands twice in one document was most often read twice: at the break of a page or column, or from two layers of a page.

A stretch counts if it is longer than any formula of the genre; words that are doubled at once count from four characters on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jiaokan.checks.problem import Problem
from jiaokan.entry.entry import Entry
from jiaokan.errors import shown
from jiaokan.grammar.characters import HAN
from jiaokan.grammar.numeral import ORDINAL

IDEOGRAPH = re.compile(f"[{HAN}]")
REPEATED_CHARACTERS = 50
"""How many code points a repeated stretch has at least."""
LEAST_DOUBLED_CHARACTERS, MOST_DOUBLED_CHARACTERS = 4, 20
"""How many code points doubled words have at least and at most."""
COUNTING = frozenset(f"第编章节条款项目編節條項{ORDINAL}0123456789、，和及与與至到")
"""A list of provisions or numbers repeats itself by its nature: 第十二条、第二十二条、第二十三条."""


def repetition(entry: Entry) -> Iterator[Problem]:
    """Each stretch that stands in a second place, and each run of words that is doubled."""
    seen: dict[str, tuple[int, int]] = {}
    for index, block in enumerate(entry.blocks):
        text, at = block.text, 0
        while at + REPEATED_CHARACTERS <= len(text):
            first = seen.setdefault(text[at : at + REPEATED_CHARACTERS], (index, at))
            if first == (index, at) or (first[0] == index and at < first[1] + REPEATED_CHARACTERS):
                at += 1
                continue
            other, start = first
            end = REPEATED_CHARACTERS
            while (
                at + end < len(text)
                and start + end < len(entry.blocks[other].text)
                and text[at + end] == entry.blocks[other].text[start + end]
            ):
                end += 1
            where = f"{entry.id}#{block.anchor}"
            yield Problem("repeated-text", where, f"«{shown(text[at : at + end])}» stands in #{entry.blocks[other].anchor} too", entry.id)
            at += end
        for at, size in doubled(text):
            yield Problem("doubled-words", f"{entry.id}#{block.anchor}", f"«{text[at : at + size]}» stands twice on end", entry.id)


def doubled(text: str) -> Iterator[tuple[int, int]]:
    """Where words are followed by the same words, and how many code points they have; each place once, the shortest first."""
    done = 0
    for at in range(len(text)):
        if at < done:
            continue
        for size in range(LEAST_DOUBLED_CHARACTERS, min(MOST_DOUBLED_CHARACTERS, (len(text) - at) // 2) + 1):
            words = text[at : at + size]
            if not text.startswith(words, at + size) or len(set(words)) <= 2 or COUNTING.issuperset(words):
                continue
            if IDEOGRAPH.search(words):
                yield at, size
                done = at + 2 * size
                break
