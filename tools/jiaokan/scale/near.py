"""Which of many texts are nearly the same, and which passages two of them share, in steps that an engine can part among machines.

Nearly the same: of the grams of a text the smallest digest in each of 64 bins is kept (one permutation hashing: Li, Owen, Zhang 2012; a
bin that stays empty takes the next one's, Shrivastava and Li 2014), and texts that agree in all bins of a band are compared. A passage: of
neighbouring grams the one with the smallest digest is kept (winnowing: Schleimer, Wilkerson, Aiken 2003), so that a shared passage of
`PASSAGE_LETTERS` letters has one of them in both texts. Only letters count: a comma more or less is no difference.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, groupby
from typing import NamedTuple
from zlib import crc32

from jiaokan.annotate.letters import Letters

GRAM_LETTERS = 8
BINS_UNITS = 64
BAND_UNITS = 4
"""Bins that a band has: sixteen bands of four find most pairs that share more than half of their grams."""
NEAR_SHARE = 0.8
"""The share of equal bins from which two texts are nearly the same."""
FIRST_TEXTS = 32
"""With how many texts, no two of them alike, a text of the same band is compared."""
PASSAGE_LETTERS = 40
"""A shared passage of so many letters is found for certain."""
MARK_LETTERS = 16
WINDOW_GRAMS = PASSAGE_LETTERS - MARK_LETTERS + 1
FEW_TEXTS = 16
"""A mark that more texts have is a stock phrase, or texts that are nearly the same, and starts no passage."""


class Near(NamedTuple):
    """Two texts that are nearly the same."""

    first: str
    second: str
    likeness: float
    """The share of their bins that are equal: about that of their grams."""


class KeptGram(NamedTuple):
    """A kept gram of a text."""

    digest: int
    id: str
    place: int
    """Its place among the letters."""
    at: int
    """Its place in the text, in code points."""
    end: int


class Seed(NamedTuple):
    """A mark that two texts have."""

    first: str
    second: str
    shift: int
    """How many letters further on it stands in the second."""
    place: int
    at: int
    end: int
    other: int
    other_end: int


class SharedPassage(NamedTuple):
    """A passage that two texts share; it may go on for less than `WINDOW_GRAMS` letters on both sides, and a letter or two in it
    may differ. Places in code points."""

    first: str
    second: str
    start: int
    end: int
    other_start: int
    other_end: int


def signature(text: str) -> tuple[int, ...]:
    """The smallest digests of a text's grams, by bin; nothing for a text that is shorter than a gram."""
    letters = Letters.of([text]).string
    bins = [-1] * BINS_UNITS
    for at in range(len(letters) - GRAM_LETTERS + 1):
        digest = crc32(letters[at : at + GRAM_LETTERS].encode("utf-8", "surrogatepass"))
        index, value = digest % BINS_UNITS, digest // BINS_UNITS
        if bins[index] < 0 or value < bins[index]:
            bins[index] = value
    if max(bins) < 0:
        return ()
    for index in range(2 * BINS_UNITS - 1, -1, -1):
        if bins[index % BINS_UNITS] < 0:
            bins[index % BINS_UNITS] = bins[(index + 1) % BINS_UNITS]
    return tuple(bins)


def bands(signs: Sequence[int]) -> Iterator[int]:
    """The bands of a signature, each as one number of 64 bits; texts that share one are compared."""
    for at in range(0, len(signs), BAND_UNITS):
        part = b"".join(value.to_bytes(4, "big") for value in signs[at : at + BAND_UNITS])
        yield (at // BAND_UNITS) << 56 | crc32(part) << 24 | crc32(part[::-1]) >> 8


def near(band: int, texts: Sequence[tuple[str, Sequence[int]]]) -> Iterator[Near]:
    """The pairs among texts of one band that share no band before it, so that each pair is found once.

    A text is compared with the first of each kind only, so that a thousand copies cost a thousand.

    Args:
        band: the band.
        texts: ids and signatures.
    """
    firsts: list[tuple[str, Sequence[int]]] = []
    for id, signs in sorted(texts):
        likeness, name, other = max(((_likeness(signs, other), name, other) for name, other in firsts), default=(0.0, id, signs))
        if likeness < NEAR_SHARE:
            firsts += [(id, signs)] if len(firsts) < FIRST_TEXTS else []
        elif name != id and _first_band(signs, other) == band >> 56:
            yield Near(name, id, likeness)


def _first_band(one: Sequence[int], two: Sequence[int]) -> int:
    return next(at // BAND_UNITS for at in range(0, BINS_UNITS, BAND_UNITS) if one[at : at + BAND_UNITS] == two[at : at + BAND_UNITS])


def _likeness(one: Sequence[int], two: Sequence[int]) -> float:
    return sum(a == b for a, b in zip(one, two, strict=True)) / BINS_UNITS


def marks(id: str, text: str) -> Iterator[KeptGram]:
    """The kept grams of a text."""
    letters = Letters.of([text])
    string, places = letters.string, letters.places
    digests = [crc32(string[at : at + MARK_LETTERS].encode("utf-8", "surrogatepass")) for at in range(len(string) - MARK_LETTERS + 1)]
    kept = -1
    for at in range(len(digests) - WINDOW_GRAMS + 1):
        if kept < at or digests[at + WINDOW_GRAMS - 1] < digests[kept]:
            window = digests[at : at + WINDOW_GRAMS]
            kept = at + window.index(min(window))
            yield KeptGram(digests[kept], id, kept, places[kept], places[kept + MARK_LETTERS - 1] + 1)


def seeds(several: Sequence[KeptGram]) -> Iterator[Seed]:
    """The pairs of places of one mark; none of a mark that stands in many texts, or more than once in one."""
    by_text = {mark.id: mark for mark in several}
    if len(by_text) != len(several) or not 1 < len(by_text) <= FEW_TEXTS:
        return
    for first, second in combinations(sorted(by_text), 2):
        one, two = by_text[first], by_text[second]
        yield Seed(first, second, two.place - one.place, one.place, one.at, one.end, two.at, two.end)


def passages(found: Sequence[Seed]) -> Iterator[SharedPassage]:
    """The passages that some seeds are parts of: seeds of the same pair and shift that follow closely are one."""
    for (first, second, _), several in groupby(sorted(found), key=lambda seed: seed[:3]):
        open_: list[Seed] = []
        for seed in several:
            if open_ and seed.place - open_[-1].place > WINDOW_GRAMS:
                yield _passage(first, second, open_)
                open_ = []
            open_.append(seed)
        yield _passage(first, second, open_)


def _passage(first: str, second: str, several: Sequence[Seed]) -> SharedPassage:
    return SharedPassage(first, second, several[0].at, several[-1].end, several[0].other, several[-1].other_end)
