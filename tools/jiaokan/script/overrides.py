"""Our own word over OpenCC's, for the characters it gets wrong however the text is parted into words.

At every place the longest row that is about the character holds, of two as long the one that begins first;
a row that says what OpenCC says guards a word against a shorter one.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from functools import cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from jiaokan.script.alone import merged
from jiaokan.script.engine import Mode, convert_by
from jiaokan.script.kept import kept
from jiaokan.script.row import Row, TargetScript, contexts, overrides

_ALONE: dict[TargetScript, Mode] = {"zh-Hans": "tw2s", "zh-Hant-TW": "s2tw", "zh-Hant-HK": "s2hk"}


class Settled(NamedTuple):
    """A character whose form a row decides."""

    place: int
    form: str
    row: Row


class _Table(NamedTuple):
    """The rows for a target, found by their words."""

    words: AhoCorasick
    """Finds every word of a row."""
    places: tuple[tuple[tuple[int, str, Row], ...], ...]
    """For each word, in the order of the finder, the places of the characters that rows are about, with form and row."""


def settled(string: str, to: TargetScript, borders: Container[int] = ()) -> Iterator[Settled]:
    """The characters of the string whose form a row decides.

    Args:
        string: the text to convert, without lone surrogates.
        to: the target script.
        borders: the offsets in the string at which a word begins or ends, if they are known.
    """
    words, places = _table(to)
    best: dict[int, tuple[int, int, str, Row]] = {}
    for word, start, end in words.find_matches_as_indexes(string, overlapping=True):
        for before, form, row in places[word]:
            place = start + before
            known = best.get(place)
            better = known is None or (start - end, -before) < known[:2]
            if better and (not row.where or _holds(row.where, start, end, place, borders)):
                best[place] = (start - end, -before, form, row)
    for place in sorted(best):
        yield Settled(place, *best[place][2:])


def _holds(where: str, start: int, end: int, place: int, borders: Container[int]) -> bool:
    if where == "whole":
        return (start in borders and end in borders) or not any(inner in borders for inner in range(start + 1, end))
    if where == "alone":
        return place in borders and place + 1 in borders
    return (start if where == "start" else end) in borders


@cache
def _table(to: TargetScript) -> _Table:
    rows = kept(f"rows for {to}", lambda: _rows(to))
    return _Table(AhoCorasick(list(rows)), tuple(rows.values()))


def _rows(to: TargetScript) -> dict[str, tuple[tuple[int, str, Row], ...]]:
    """Of the words in `overrides.tsv` the characters that some row writes otherwise than the table of characters does."""
    rows = [row for row in contexts() if to in row.forms]
    words = [row for row in overrides() if to in row.forms]
    several = _several(words, to) | {row.word[row.place or 0] for row in rows}
    rows += [row._replace(place=place) for row in words for place, char in enumerate(row.word) if char in several]
    places: dict[str, dict[int, tuple[str, Row]]] = {}
    for row in rows:
        place, form = row.place or 0, row.forms[to]
        places.setdefault(row.word, {})[place] = (form[place] if len(form) == len(row.word) else form, row)
    return {word: tuple((place, *said) for place, said in few.items()) for word, few in places.items()}


def _several(words: list[Row], to: TargetScript) -> set[str]:
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
