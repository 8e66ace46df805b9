"""Characters that each stand twice or more because a page printed them so are left once: 关关于于印印发发《《规规划划》》.

A heading set bold by printing each character again, a little aside, comes out of an extractor doubled. Chinese doubles characters too:
高高兴兴 is a word, and several of them may follow each other. So it needs a long stretch of doubled characters with a doubled mark of a
clause in it, a doubled 于 or 第 that no such word has, or so many characters that no row of such words is as long. Where a text has one,
lines that begin with such a stretch, or are one, were printed so as well.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import reduce
from itertools import groupby
from math import gcd

from jiaokan.grammar.characters import HAN
from jiaokan.page.matching_lines import lines
from jiaokan.text import Edit, re

DOUBLED = re.compile(f"([{HAN}])\\1+[ \u3000]*([^ \u3000\n])\\2+[ \u3000]*([^ \u3000\n])\\3")
IS_HAN = re.compile(f"[{HAN}]")
CLAUSE_MARKS = "，、。；：《》（）“”"
"""Marks that no text writes twice; … and — are written so."""
ALONE = "于与及第之"
"""Characters that no word doubles."""
NEUTRAL = " \u3000…—！？!?~～-.·"
"""What may stand once in such a stretch, or twice in any text."""
LEAST_MARKED_CHARACTERS, LEAST_UNMARKED_CHARACTERS = 5, 13
"""Different Han characters one after the other in such a stretch, with and without what no word doubles."""
LEAST_LEADING_CHARACTERS = 3
"""Of a stretch at the start of a line of such a text; one that is all of a line may have any number."""


@dataclass
class PrintedCharacter:
    """The same character several times."""

    char: str
    start: int
    """In code points of the text."""
    count: int
    """How many of them are left."""
    length: int
    """How many there are."""


def find(text: str) -> Iterator[Edit]:
    """Of each character of such a stretch all but one go."""
    if DOUBLED.search(text) is None:
        return
    rows = [list(_runs(start, line)) for start, line in lines(text)]
    while found := _printed([stretch for row in rows for stretch in _stretches(row)], rows):
        for stretch in found:
            times = reduce(gcd, (run.count for run in stretch))
            for run in stretch:
                run.count //= times
    for row in rows:
        for run in row:
            if run.count < run.length:
                yield Edit(run.start + run.count, run.start + run.length, "", "doubled-character")


def _runs(start: int, line: str) -> Iterator[PrintedCharacter]:
    for char, several in groupby(line):
        length = len(list(several))
        yield PrintedCharacter(char, start, length, length)
        start += length


def _stretches(row: list[PrintedCharacter]) -> Iterator[list[PrintedCharacter]]:
    """The stretches of a line in which each character stands as many times, or a multiple of these."""
    stretch: list[PrintedCharacter] = []
    for run in row:
        if run.char in NEUTRAL:
            continue
        if stretch and reduce(gcd, (one.count for one in stretch), run.count) < 2:
            yield stretch
            stretch = []
        if run.count > 1:
            stretch.append(run)
    if stretch:
        yield stretch


def _printed(stretches: list[list[PrintedCharacter]], rows: list[list[PrintedCharacter]]) -> list[list[PrintedCharacter]]:
    """Those that were printed so: none if none is sure."""
    sure = [stretch for stretch in stretches if _is_sure(stretch)]
    if not sure:
        return []
    firsts = {id(words[0]): len(words) for row in rows if (words := [run for run in row if run.char not in NEUTRAL])}
    return [
        stretch
        for stretch in stretches
        if _is_sure(stretch)
        or (id(stretch[0]) in firsts and (len(stretch) >= LEAST_LEADING_CHARACTERS or len(stretch) == firsts[id(stretch[0])]))
    ]


def _is_sure(stretch: list[PrintedCharacter]) -> bool:
    characters = {run.char for run in stretch if IS_HAN.match(run.char)}
    marked = any(run.char in CLAUSE_MARKS or run.char in ALONE for run in stretch)
    return len(characters) >= (LEAST_MARKED_CHARACTERS if marked else LEAST_UNMARKED_CHARACTERS)
