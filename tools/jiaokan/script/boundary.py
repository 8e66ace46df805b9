"""Word boundaries decide where OpenCC's two readings of a text differ.

OpenCC matches its phrases from left to right with no knowledge of words, so 一个中国 gives it 个中 (箇中), and 对应收账款 gives it 对应.
Converting each word alone cures that, and loses the phrases that a segmenter cuts in two.
So both are done; where they differ, the reading of the phrase holds if the phrase is made of whole words, else that of the words.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Iterator
from functools import cached_property, lru_cache
from itertools import accumulate
from typing import NamedTuple

from jiaokan.script.engine import Mode, convert_by

KEPT_WORD_CHARACTERS, KEPT_WORDS = 8, 1 << 17
"""Code points of the longest word of which something is remembered, and of how many words."""
_LONGEST_PHRASE_CHARACTERS = 8
"""Code points of the longest phrase looked for; longer ones in OpenCC's dictionaries are proverbs, which no word boundary cuts."""

_STRETCH_CHARACTERS = 256
"""Code points compared at once."""


class ReadingDifference(NamedTuple):
    """A character that the two readings write differently."""

    place: int
    chosen: str
    other: str


def segmented(string: str) -> list[str]:
    """The words of the string as the segmenter has them; joined, they are the string."""
    import rjieba  # its dictionary takes a quarter of a second to unpack, which a command that converts nothing need not wait for

    found: list[str] = rjieba.cut(string)
    return found if sum(map(len, found)) == len(string) else [string]


def words(string: str) -> list[str]:
    """The words of the string in order; joined, they are the string."""
    return [part for word in segmented(string) for part in (parts(word) if len(word) > 3 else (word,))]


@lru_cache(maxsize=16384)
def parts(word: str) -> tuple[str, ...]:
    """The words that a word is made of.

    The segmenter's dictionary has compounds (飞机制造, 考试制度) in which OpenCC sees other phrases (机制, 试制);
    one that is made of words of two characters is parted into them.
    """
    import rjieba

    if len(word) < 4 or len(word) % 2:
        return (word,)
    pairs = tuple(word[start : start + 2] for start in range(0, len(word), 2))
    return pairs if all(map(rjieba.has_word, pairs)) else (word,)


class Borders(Container[int]):
    """The offsets at which a word begins or ends, counted when one is first asked for: most paragraphs ask for none."""

    def __init__(self, found: list[str]) -> None:
        """Args: found: the words as the segmenter has them."""
        self.words = found

    @cached_property
    def ends(self) -> list[int]:
        """Where each word ends."""
        return list(accumulate(map(len, self.words)))

    def __contains__(self, place: object) -> bool:
        if not isinstance(place, int) or place <= 0:
            return place == 0
        index = bisect_left(self.ends, place)
        if index == len(self.ends) or self.ends[index] == place:
            return index < len(self.ends)
        word = self.words[index]
        return len(word) > 3 and place - self.ends[index] + len(word) in accumulate(map(len, parts(word)))


NO_BORDERS = Borders([])
"""Of a text whose words were not looked for."""


def differences(string: str, whole: str, parted: str, edges: Container[int], mode: Mode) -> Iterator[ReadingDifference]:
    """Where the readings `whole` and `parted` of the string differ, and which of them holds.

    All three strings have the same length; `edges` are the borders of its words.
    """
    for place in _differing(whole, parted):
        first, last = max(0, place - _LONGEST_PHRASE_CHARACTERS + 1), place + _LONGEST_PHRASE_CHARACTERS
        start, end = _phrase(string[first:last], place - first, whole[place], mode)
        start, end = first + start, first + end
        holds = end - start > 1 and start in edges and end in edges
        yield ReadingDifference(place, *((whole[place], parted[place]) if holds else (parted[place], whole[place])))


def _differing(one: str, two: str) -> Iterator[int]:
    """The places where two strings of the same length differ; few do, so equal stretches are passed over whole."""
    for start in range(0, len(one), _STRETCH_CHARACTERS):
        end = start + _STRETCH_CHARACTERS
        if one[start:end] != two[start:end]:
            yield from (start + place for place, (a, b) in enumerate(zip(one[start:end], two[start:end], strict=True)) if a != b)


@lru_cache(maxsize=4096)
def _phrase(window: str, place: int, char: str, mode: Mode) -> tuple[int, int]:
    """The shortest stretch of the window around `place` that OpenCC, given it alone, reads with `char` at `place`."""
    for length in range(1, _LONGEST_PHRASE_CHARACTERS + 1):
        for start in range(max(0, place - length + 1), min(place, len(window) - length) + 1):
            if convert_by(mode, window[start : start + length])[place - start : place - start + 1] == char:
                return start, start + length
    return place, place + 1
