"""A character with several forms that stands alone between words, or inside a word that no dictionary has, and that no row decides,
is chosen by default, and doubted unless proven.

The proof is running text: `characters.tsv` has how often each such character stood alone, and inside such words, and how often
the form that is written here stood there: in a third of the laws of Taiwan (全國法規資料庫, 11,547 texts) with the sentences of
UD Chinese-GSD and -PUD, and in news of Hong Kong (18 million characters). Where laws, or both, write one form nearly always,
no more is said; what is proven alone is proven inside a word too (云 in 云溪, a name).
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import NamedTuple

from jiaokan.script.engine import convert_by
from jiaokan.script.kept import kept

_ENOUGH_TIMES, _SURE_SHARE = 50, 0.97
"""How often a character was seen, and what share of the places was right, for its form to need no doubt."""
FREQUENT = (b"\xa4\x40", b"\xc6\x7e")
"""The first and the last of the 5,401 frequently used characters of Big5."""


class Choice(NamedTuple):
    """A character whose form is chosen by default."""

    place: int
    char: str
    form: str
    """The form that running text says; nothing if it is OpenCC's."""
    proven: bool


class Standing(NamedTuple):
    """What is known of the characters that stand one way: alone, or inside a word that no dictionary has."""

    forms: dict[str, str]
    """Characters whose form is another than OpenCC's (系 alone as 係, «to be»)."""
    doubtful: frozenset[str]
    """Characters with several forms whose form is not proven."""


@cache
def merged() -> dict[str, tuple[str, ...]]:
    """Simplified characters that stand for more than one of the common Traditional characters, with these."""
    return kept("merged", _merged)


def _merged() -> dict[str, tuple[str, ...]]:
    full: dict[str, tuple[str, ...]] = {}
    chars = [char for char in map(chr, range(0x4E00, 0xA000)) if FREQUENT[0] <= char.encode("big5", "replace") <= FREQUENT[1]]
    for char, simple in zip(chars, convert_by("t2s", "".join(chars)), strict=True):
        full[simple] = (*full.get(simple, ()), char)
    return {char: forms for char, forms in full.items() if len(forms) > 1}


@cache
def standing() -> tuple[Standing, Standing]:
    """The characters that stand alone, and those inside a word that the segmenter only guessed (names, classical prose).

    Raises:
        ValueError: if a row of the table has no single character, or its counts cannot be.
    """
    return kept("standing", _standing)


def _standing() -> tuple[Standing, Standing]:
    forms, sure = (dict[str, str](), dict[str, str]()), (set[str](), set[str]())
    for line, row in enumerate(files("jiaokan.script").joinpath("characters.tsv").read_text("utf-8").splitlines()[1:], start=2):
        char, alone, inside, *counts = row.split("\t")
        pairs = list(zip(map(int, counts[::2]), map(int, counts[1::2]), strict=True))
        if len(char) != 1 or len(alone) > 1 or len(inside) > 1 or len(pairs) != 4 or not all(0 <= right <= seen for seen, right in pairs):
            raise ValueError(f"characters.tsv:{line}: a character, two forms or nothing, and four times how often seen and right")
        for n, form in enumerate((alone, inside)):
            sure[n].update([char] * any(map(_proven, (pairs[:1], pairs[::2], pairs[n::2]))))
            forms[n].update({char: form} if form else {})
    one, other = (Standing(there, frozenset(merged().keys() - proven)) for there, proven in zip(forms, sure, strict=True))
    return one, other


def _proven(pairs: list[tuple[int, int]]) -> bool:
    """Whether these texts together have seen a character often enough, and neither they nor one kind of text contradicts."""
    together = (sum(seen for seen, _ in pairs), sum(right for _, right in pairs))
    telling = [(seen, right) for seen, right in (together, *pairs) if seen >= _ENOUGH_TIMES]
    return together in telling and all(right >= _SURE_SHARE * seen for seen, right in telling)


def choices(word: str) -> tuple[Choice, ...]:
    """The characters of a word whose form by default is not proven, or not OpenCC's, with their places in the word."""
    from rjieba import has_word

    known = standing()[len(word) > 1]
    chosen = (Choice(at, char, known.forms.get(char, ""), char not in known.doubtful) for at, char in enumerate(word))
    return () if len(word) > 1 and has_word(word) else tuple(one for one in chosen if one.form or not one.proven)
