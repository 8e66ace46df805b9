"""A text is read twice, as a stretch and word by word, and one string is made of both; its length is that of the text.

OpenCC's plain modes keep the number of code points: no entry of its dictionaries changes it.
That is checked all the same, clause by clause if need be, since offsets in every variant hang on it.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import groupby
from typing import NamedTuple

from jiaokan.script.alone import Choice, choices
from jiaokan.script.boundary import (
    KEPT_WORD_CHARACTERS,
    KEPT_WORDS,
    NO_BORDERS,
    Borders,
    ReadingDifference,
    differences,
    parts,
    segmented,
)
from jiaokan.script.clause import CLAUSE_MARKS
from jiaokan.script.engine import Mode, convert_by
from jiaokan.text import Doubt, re

_CLAUSE = re.compile(rf"[^{CLAUSE_MARKS}]+[{CLAUSE_MARKS.strip()}]*|[{CLAUSE_MARKS}]+")
_PARTED: dict[Mode, Mode] = {"s2tw": "t2tw", "s2hk": "t2hk"}
"""From Simplified one character becomes several, and the word decides; the way back needs no words.

Such a mode is `s2t` and then the region's own: the first is the dear half, and both regions share it."""


class Reading(NamedTuple):
    """A converted string, the doubts about it, and the borders of its words where they were needed."""

    string: str
    doubts: tuple[Doubt, ...] = ()
    borders: Borders = NO_BORDERS
    choices: tuple[Choice, ...] = ()
    """Of characters that no word decides; their places are in the string."""


def read(string: str, mode: Mode) -> Reading:
    """The string in OpenCC's mode."""
    region = _PARTED.get(mode)
    whole = convert_by(region, _traditional(string)) if region else convert_by(mode, string)
    if len(whole) != len(string):
        return _clause_by_clause(string, mode)
    if region is None:
        return Reading(whole)
    edges = _words(string)
    forms = _forms(mode)
    parted = "".join(map(forms.__getitem__, edges.words))
    chosen = forms.chosen(edges)
    if parted == whole or len(parted) != len(string):
        return Reading(whole, (), edges, chosen)
    differing = list(differences(string, whole, parted, edges, mode))
    return Reading(put(whole, ((place, char) for place, char, _ in differing)), tuple(_doubts(differing)), edges, chosen)


def put(string: str, chars: Iterable[tuple[int, str]]) -> str:
    """The string with other characters at some places, which are in order."""
    parts, done = list[str](), 0
    for place, char in chars:
        if string[place] != char:
            parts += string[done:place], char
            done = place + 1
    return "".join([*parts, string[done:]]) if parts else string


@lru_cache(maxsize=2)
def _traditional(string: str) -> str:
    """A page is converted to one region after the other, so the last string is asked for again."""
    return convert_by("s2t", string)


@lru_cache(maxsize=2)
def _words(string: str) -> Borders:
    return Borders(segmented(string))


class _Forms(dict[str, str]):
    """Words and their form when each of their parts is read alone; most words of a text stand in many others, so they are kept."""

    def __init__(self, mode: Mode) -> None:
        super().__init__()
        self._mode = mode
        self._choices: dict[str, tuple[Choice, ...]] = {}
        """Of the words in which something is chosen: few, so that they are looked for among all words of a text at once."""

    def __missing__(self, word: str) -> str:
        if word.isascii():
            return word
        form = "".join([convert_by(self._mode, part) for part in parts(word)])
        if found := choices(word):
            self._choices[word] = found
        if len(word) <= KEPT_WORD_CHARACTERS:
            self[word] = form
        return form

    def chosen(self, borders: Borders) -> tuple[Choice, ...]:
        """What is chosen in the words, each of which was asked for since there was room; places are those of the text."""
        known, found = self._choices, tuple[Choice, ...]()
        if not known.keys().isdisjoint(borders.words):
            rows = ((known.get(word, ()), end - len(word)) for word, end in zip(borders.words, borders.ends, strict=True))
            found = tuple([Choice(start + place, char, form, proven) for few, start in rows for place, char, form, proven in few])
        if max(len(self), len(known)) > KEPT_WORDS:
            self.clear()
            known.clear()
        return found


@cache
def _forms(mode: Mode) -> _Forms:
    return _Forms(mode)


def _doubts(differing: list[ReadingDifference]) -> Iterable[Doubt]:
    """One doubt for each run of neighbouring differences."""
    for _, run in groupby(enumerate(differing), key=lambda item: item[1].place - item[0]):
        places, chosen, other = zip(*(difference for _, difference in run), strict=True)
        yield Doubt(places[0], places[-1] + 1, "doubtful-conversion", ("".join(chosen), "".join(other)))


def _clause_by_clause(string: str, mode: Mode) -> Reading:
    """Each clause converted alone; one whose length would change stays as it is, with a doubt."""
    parts: list[str] = []
    doubts: list[Doubt] = []
    for match in _CLAUSE.finditer(string):
        clause, converted = match[0], convert_by(mode, match[0])
        if len(converted) != len(clause):
            doubts.append(Doubt(match.start(), match.end(), "doubtful-conversion", (clause, converted)))
            converted = clause
        parts.append(converted)
    return Reading("".join(parts), tuple(doubts))
