"""Our own word over OpenCC's, for the characters it gets wrong however the text is parted into words.

At every place the longest row that is about the character holds, of two as long the one that begins first;
a row that says what OpenCC says guards a word against a shorter one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator
from functools import cache
from typing import NamedTuple

from jiaokan.script.engine import Mode, convert_by
from jiaokan.script.row import Row, Target, contexts, overrides

_Shape = tuple[int, int]
"""How many characters of a row stand before the one it is about, and how many after it."""

_ALONE: dict[Target, Mode] = {"zh-Hans": "tw2s", "zh-Hant-TW": "s2tw", "zh-Hant-HK": "s2hk"}


class Settled(NamedTuple):
    """A character whose form a row decides."""

    place: int
    form: str
    row: Row


class _Table(NamedTuple):
    """The rows for a target, found by the character they are about."""

    places: re.Pattern[str]
    shapes: dict[str, tuple[_Shape, ...]]
    """The shapes of the rows about a character, the longest first."""
    forms: dict[tuple[str, int], tuple[str, Row]]
    """For a word and the place of the character in it, its form and its row."""


def settled(string: str, to: Target, borders: Collection[int] = ()) -> Iterator[Settled]:
    """The characters of the string whose form a row decides.

    Args:
        string: the text to convert.
        to: the target script.
        borders: the offsets in the string at which a word begins or ends, if they are known.
    """
    places, shapes, forms = _table(to)
    size = len(string)
    for match in places.finditer(string):
        place = match.start()
        for before, after in shapes[match[0]]:
            start, end = place - before, place + after + 1
            if start < 0 or end > size:
                continue
            found = forms.get((string[start:end], before))
            if found and _holds(found[1].where, start, end, place, borders):
                yield Settled(place, *found)
                break


def _holds(where: str, start: int, end: int, place: int, borders: Collection[int]) -> bool:
    if where == "whole":
        return (start in borders and end in borders) or not any(inner in borders for inner in range(start + 1, end))
    if where == "alone":
        return place in borders and place + 1 in borders
    return not where or (start if where == "start" else end) in borders


@cache
def _table(to: Target) -> _Table:
    """Of the words in `overrides.tsv` the characters that some row writes otherwise than the table of characters does."""
    rows = [row for row in contexts() if to in row.forms]
    words = [row for row in overrides() if to in row.forms]
    several = _several(words, to) | {row.word[row.place or 0] for row in rows}
    rows += [row._replace(place=place) for row in words for place, char in enumerate(row.word) if char in several]
    forms, shapes = dict[tuple[str, int], tuple[str, Row]](), dict[str, set[_Shape]]()
    for row in rows:
        place, form = row.place or 0, row.forms[to]
        forms[row.word, place] = (form[place] if len(form) == len(row.word) else form, row)
        shapes.setdefault(row.word[place], set()).add((place, len(row.word) - place - 1))
    ordered = {char: tuple(sorted(few, key=lambda shape: (-sum(shape), -shape[0]))) for char, few in shapes.items()}
    return _Table(re.compile(f"[{''.join(sorted(ordered))}]" if ordered else "(?!)"), ordered, forms)


def _several(words: list[Row], to: Target) -> set[str]:
    """The characters that may be written in several ways in the target script; the others are common, and need no row."""
    chars = sorted({char for row in words for char in row.word})
    alone = dict(zip(chars, convert_by(_ALONE[to], "".join(chars)), strict=True))
    otherwise = {
        char
        for row in words
        for char, form, phrase in zip(row.word, row.forms[to], convert_by(_ALONE[to], row.word), strict=True)
        if form not in (alone[char], phrase) or alone[char] != phrase
    }
    return otherwise | {char for char in chars if (alone[char] != char if to == "zh-Hans" else char in _merged())}


@cache
def _merged() -> frozenset[str]:
    """Simplified characters that stand for more than one Traditional character."""
    chars = [chr(code) for code in range(0x4E00, 0xA000)]
    return frozenset(char for char, count in Counter(convert_by("t2s", "".join(chars))).items() if count > 1)
