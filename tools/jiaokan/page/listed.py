"""Lines that list signs, words or data and say nothing with them: tables of characters, of codes and of classes, lists of words.

Every sign of such a line is what the list is about, so none is another way to write something. One such line may be a slip or a short
heading; what shows the list is how many stand below each other that are built alike and differ.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import groupby

from jiaokan.grammar.characters import HAN
from jiaokan.text import re

SINGLE = re.compile(r"(?:##|[-*] )?(\S)(?:[ \t]*[,，]|[ \t]+[0-9]{1,9})?")
"""One character, as part of a word or behind the mark of an item; how often it comes may stand behind it."""
CODED = re.compile(r"[^\x00-\x7f]{1,2}(?:[ \t]*[\t ,:=|][ \t]*)[!-~][ -~\t]{0,80}|[!-~]{1,24}(?:[ \t]*[\t ,:=|][ \t]*)[^\x00-\x7f]{1,2}")
"""A character or two, and what a program or a keyboard knows them by, or to which class they belong; either may come first."""
LETTER = re.compile("[A-Za-z]")
TAGGED = re.compile(r"(?:[^\s/:：]{1,12}[:：][ \t]*)?(?:[^\s/]{1,24}/[A-Za-z]{1,5}(?:[ \t]+|$)){3,}")
"""Words with the sign of their class, as grammarians and their programs write a sentence (ISO 24614)."""
SENTENCE = re.compile("[，。；！？：]")
"""A mark that no word has."""
LEAST_SINGLE_LINES, LEAST_CODED_LINES = 40, 8
"""Lines of one character below each other, and of a character with its code."""
DISTINCT_SHARE = 0.95
"""The part of lines of one character that differ: text that is set upright says its characters again."""
LEAST_WORD_LINES, LONGEST_WORD_CHARACTERS, WORD_SHARE = 100, 12, 0.98
"""Lines of a text that is a list of words at least, code points of a word at most, and the part of its lines that are one and differ."""
MOST_ONE_LENGTH_SHARE = 0.6
"""The part of these that are of one length at most: lines that were wrapped, or verse, are."""
CLASSED = re.compile(r"(?:\S{1,12}[ \t]+)?([A-Z0-9][\w-]{0,12})")
"""A word and its class, or a class alone where the word is a blank."""
CLASSED_SHARE, CLASSES_SHARE = 0.95, 0.2
"""The part of the lines of a text that are such, and how many classes there are a line at most."""
HAN_LINE = re.compile(f"[{HAN}]")


@lru_cache(maxsize=1)
def listed(text: str) -> list[tuple[int, int]]:
    """The stretches of a text that are such lines: start and end in code points, in order and apart."""
    rows: list[tuple[int, str]] = []
    place = 0
    for line in text.split("\n"):
        if line and not line.isspace():
            rows.append((place, line))
        place += len(line) + 1
    lines = [line.strip() for _, line in rows]
    if _lists_words(lines) or _lists_classes(lines):
        return [(0, len(text))]
    return sorted(_runs(rows))


def _runs(rows: list[tuple[int, str]]) -> Iterator[tuple[int, int]]:
    """The runs of rows of one kind that are long enough."""
    for kind, run in groupby(rows, key=_kind):
        if kind is not None:
            found = list(run)
            if kind([line.strip() for _, line in found]):
                yield found[0][0], found[-1][0] + len(found[-1][1])


Proof = Callable[[list[str]], bool]
"""Whether lines of one kind below each other are a list."""


def _are_single(lines: list[str]) -> bool:
    return len(lines) >= LEAST_SINGLE_LINES and len(set(lines)) >= DISTINCT_SHARE * len(lines)


def _are_coded(lines: list[str]) -> bool:
    return len(lines) >= LEAST_CODED_LINES


def _are_tagged(lines: list[str]) -> bool:
    return bool(lines)


def _kind(row: tuple[int, str]) -> Proof | None:
    """By what a line is known to be one of a list, if it may be one."""
    line = row[1].strip()
    if len(line) > LONGEST_ROW_CHARACTERS:
        return _are_tagged if TAGGED.match(line) else None
    if SINGLE.fullmatch(line):
        return _are_single
    if CODED.fullmatch(line) and LETTER.search(line):
        return _are_coded
    return _are_tagged if TAGGED.match(line) else None


def _lists_classes(lines: list[str]) -> bool:
    """Whether nearly all lines of a text are a character or a word with its class, of which there are few (CoNLL-2003)."""
    if len(lines) < LEAST_WORD_LINES:
        return False
    classes = Counter(match[1] for line in lines if (match := CLASSED.fullmatch(line)))
    return classes.total() >= CLASSED_SHARE * len(lines) and len(classes) <= CLASSES_SHARE * len(lines)


LONGEST_ROW_CHARACTERS = 120
"""Code points of a character with its code at most."""


def _lists_words(lines: list[str]) -> bool:
    """Whether nearly all lines of a text are words that differ, of several lengths."""
    if len(lines) < LEAST_WORD_LINES:
        return False
    words = {line for line in lines if len(line) <= LONGEST_WORD_CHARACTERS and not SENTENCE.search(line)}
    if len(words) < WORD_SHARE * len(lines):
        return False
    lengths = [len(word) for word in words]
    return max(map(lengths.count, set(lengths))) <= MOST_ONE_LENGTH_SHARE * len(lengths)
