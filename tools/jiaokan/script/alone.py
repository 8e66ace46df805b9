"""A character with several forms that stands alone between words, or in a word that no dictionary has, and that no row decides,
is chosen by default, and doubted unless proven.

The proof is running text: `characters.tsv` has how often each such character stood alone in a third of the laws of Taiwan
(全國法規資料庫, 11,547 texts) and in the sentences of UD Chinese-GSD and -PUD, and how often the form chosen here was written there.
Where they write one form nearly always, no more is said.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import accumulate
from typing import NamedTuple

from jiaokan.script.boundary import KEPT_WORD_CHARACTERS, KEPT_WORDS
from jiaokan.script.engine import convert_by

_ENOUGH_TIMES, _SURE_SHARE = 50, 0.97
"""How often a character was seen, and what share of the places was right, for its form to need no doubt."""
FREQUENT = (b"\xa4\x40", b"\xc6\x7e")
"""The first and the last of the 5,401 frequently used characters of Big5."""


class Alone(NamedTuple):
    """A character that is in doubt."""

    place: int
    char: str
    alone: bool
    """Whether it is a word; else it stands in one that the segmenter only guessed (names, classical prose)."""


@cache
def merged() -> dict[str, tuple[str, ...]]:
    """Simplified characters that stand for more than one of the common Traditional characters, with these."""
    full: dict[str, tuple[str, ...]] = {}
    chars = [char for char in map(chr, range(0x4E00, 0xA000)) if FREQUENT[0] <= char.encode("big5", "replace") <= FREQUENT[1]]
    for char, simple in zip(chars, convert_by("t2s", "".join(chars)), strict=True):
        full[simple] = (*full.get(simple, ()), char)
    return {char: forms for char, forms in full.items() if len(forms) > 1}


@cache
def defaults() -> dict[str, str]:
    """Characters whose form alone is another than OpenCC's, since running text says so (系 as 係, «to be»)."""
    return {row[0]: row[1] for row in _rows() if row[1]}


@cache
def doubtful() -> frozenset[str]:
    """Characters with several forms whose form alone is not proven."""
    sure = {char for char, _, seen, right in _rows() if int(seen) >= _ENOUGH_TIMES and int(right) >= _SURE_SHARE * int(seen)}
    return frozenset(merged().keys() - sure)


def alone(words: list[str]) -> Iterator[Alone]:
    """The doubtful characters among the words, and where they stand in the text that the words make."""
    found = list(map(_doubtful_places().__getitem__, words))
    if any(found):
        for end, word, places in zip(accumulate(map(len, words)), words, found, strict=True):
            yield from (Alone(end - len(word) + at, word[at], len(word) == 1) for at in places)


class _DoubtfulPlaces(dict[str, tuple[int, ...]]):
    """Words and the places of their doubtful characters: in a word of one character, or in one that the dictionary does not have."""

    def __missing__(self, word: str) -> tuple[int, ...]:
        from rjieba import has_word

        known = doubtful().isdisjoint(word) or (len(word) > 1 and has_word(word))
        places = () if known else tuple(at for at, char in enumerate(word) if char in doubtful())
        if len(word) <= KEPT_WORD_CHARACTERS and len(self) < KEPT_WORDS:
            self[word] = places
        return places


@cache
def _doubtful_places() -> _DoubtfulPlaces:
    return _DoubtfulPlaces()


@cache
def _rows() -> tuple[tuple[str, str, str, str], ...]:
    """The rows of the table.

    Raises:
        ValueError: if a row has no single character, or its counts cannot be.
    """
    found = []
    for line, row in enumerate(files("jiaokan.script").joinpath("characters.tsv").read_text("utf-8").splitlines()[1:], start=2):
        char, form, seen, right = row.split("\t")
        if len(char) != 1 or len(form) > 1 or not 0 <= int(right) <= int(seen):
            raise ValueError(f"characters.tsv:{line}: a character, its form or nothing, how often it was seen and how often that was right")
        found.append((char, form, seen, right))
    return tuple(found)
