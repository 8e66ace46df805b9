"""Our own word over OpenCC's, for the characters it gets wrong however the text is parted into words.

At every place the longest row that is about the character holds, of two as long the one that begins first;
a row that says what OpenCC says guards a word against a shorter one.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from functools import cache
from typing import NamedTuple

from jiaokan.script.alone import merged
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
    """Finds a character that rows are about beside a character that stands beside it in one of them, so that few places are looked at."""
    shapes: dict[str, tuple[_Shape, ...]]
    """The shapes of the rows about a character, the longest first."""
    forms: dict[tuple[str, int], tuple[str, Row]]
    """For a word and the place of the character in it, its form and its row."""


def settled(string: str, to: Target, borders: Container[int] = ()) -> Iterator[Settled]:
    """The characters of the string whose form a row decides.

    Args:
        string: the text to convert.
        to: the target script.
        borders: the offsets in the string at which a word begins or ends, if they are known.
    """
    places, shapes, forms = _table(to)
    for match in places.finditer(string):
        place = match.start()
        for before, after in shapes[match[0]]:
            start, end = place - before, place + after + 1
            found = forms.get((string[start:end], before)) if start >= 0 else None
            if found and _holds(found[1].where, start, end, place, borders):
                yield Settled(place, *found)
                break


def _holds(where: str, start: int, end: int, place: int, borders: Container[int]) -> bool:
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
    return _Table(_beside(forms), ordered, forms)


def _beside(words: Iterable[tuple[str, int]]) -> re.Pattern[str]:
    """Finds the character at the given place of each word, if the one after it (or where it is the last, the one before it) is there."""
    after, before, any_where = dict[str, set[str]](), dict[str, set[str]](), set[str]()
    for word, place in words:
        if place + 1 < len(word):
            after.setdefault(word[place], set()).add(word[place + 1])
        elif place:
            before.setdefault(word[place], set()).add(word[place - 1])
        else:
            any_where.add(word)
    branches = list(any_where)
    for char in sorted({*after, *before} - any_where):
        sides = [f"(?={_one_of(after[char])})"] if char in after else []
        sides += [f"(?<={_one_of(before[char])}{char})"] if char in before else []
        branches.append(f"{char}(?:{'|'.join(sides)})")
    return re.compile("|".join(branches) or "(?!)")


def _one_of(chars: set[str]) -> str:
    return f"[{''.join(map(re.escape, sorted(chars)))}]"


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
    return otherwise | {char for char in chars if (alone[char] != char if to == "zh-Hans" else char in merged())}
