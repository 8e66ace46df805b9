"""What signs of persons and of places ask alike: the words of a text and their tags, and how much each sign weighs.

The dictionary cuts a text once; the tag of a word is looked up where a sign asks for it, and so are names that it does not have.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate

import rjieba

from jiaokan.annotate.lexicon import table


@dataclass(frozen=True, slots=True)
class TextWords:
    """The words of a text, by their places in code points."""

    all: tuple[str, ...]
    starts: tuple[int, ...]
    """Where each begins; the last is the end of the text."""
    at: Mapping[int, int]
    """Which word begins at a place."""
    _guessed: dict[int, int] = field(default_factory=dict)

    def parts(self, place: int) -> bool:
        """Whether a word ends at the place."""
        return place > 0 and place in self.at

    def starting(self, place: int) -> tuple[int, str] | None:
        """The end and the tag of the word that begins at the place."""
        index = self.at.get(place, len(self.all))
        return (self.starts[index + 1], tag(self.all[index])) if index < len(self.all) else None

    def ending(self, place: int) -> tuple[int, str] | None:
        """The start and the tag of the word that ends at the place."""
        index = self.at.get(place, 0) - 1
        return (self.starts[index], tag(self.all[index])) if index >= 0 else None

    def guessed(self, place: int) -> int:
        """The end of the word that begins at the place, where a word of the dictionary begins, if names are guessed by their characters.

        0 if then none begins there.
        """
        index = self.at[place]
        if len(self.all[index]) > 1 or not _is_guessed(self.all[index]):
            return self.starts[index + 1]
        if place not in self._guessed:
            self._guess(index)
        return self._guessed[place]

    def _guess(self, index: int) -> None:
        """Guess in the run of single characters and Latin letters about a word: only there are words guessed."""
        first = last = index
        while first and _is_guessed(self.all[first - 1]):
            first -= 1
        while last < len(self.all) and _is_guessed(self.all[last]):
            last += 1
        self._guessed.update(dict.fromkeys(self.starts[first:last], 0))
        at = self.starts[first]
        for word in rjieba.cut("".join(self.all[first:last]), True):
            self._guessed[at] = at + len(word)
            at += len(word)


def _is_guessed(word: str) -> bool:
    return (len(word) == 1 and word.isalnum()) or (word.isascii() and all(sign.isalnum() or sign in "+#&._%-" for sign in word))


@lru_cache(maxsize=1)
def words_of(string: str) -> TextWords:
    """The words of a text.

    Args:
        string: the text.
    """
    words = tuple(rjieba.cut(string, False))
    starts = tuple(accumulate(map(len, words), initial=0))
    return TextWords(words, starts, dict(zip(starts, range(len(starts)), strict=True)))


@lru_cache(maxsize=1 << 16)
def tag(word: str) -> str:
    """The tag of a word of the dictionary."""
    return rjieba.tag(word, False)[0][1]


def word_behind(words: TextWords, start: int) -> str:
    """The sign of the word that ends where a name begins."""
    ending = words.ending(start)
    if ending is None:
        return "inside a word"
    first, found = ending
    if start - first == 1 and found[0] in "av":
        verb = words.ending(first)
        if verb is not None and verb[1][0] == "v" and first - verb[0] > 1:
            return "behind word v"  # A verb with what comes of it: 保护好, 建设成.
    return f"behind {'word' if start - first > 1 else 'character'} {found[0]}"


@lru_cache(maxsize=4)
def _lasts(words: frozenset[str]) -> tuple[frozenset[str], tuple[int, ...]]:
    """The last characters of some words, and how long they are."""
    return frozenset(word[-1] for word in words), tuple(sorted({len(word) for word in words}))


def ends_with_word(string: str, at: int, words: frozenset[str]) -> bool:
    """Whether one of the words ends at a place.

    Args:
        string: the text.
        at: the place, in code points.
        words: the words.
    """
    lasts, sizes = _lasts(words)
    return string[at - 1 : at] in lasts and any(at >= size and string[at - size : at] in words for size in sizes)


@lru_cache(maxsize=4)
def weights(kind: str) -> Mapping[str, float]:
    """How much each sign speaks for a name, in logits; below zero against it.

    Args:
        kind: body, place or person.
    """
    return {row[0]: float(row[1]) for row in table(f"{kind}_signs.tsv")}
