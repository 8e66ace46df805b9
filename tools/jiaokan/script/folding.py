"""Search reads every character by one sign: Simplified, half-width, lower case.

A table from character to character, used on the text and on the query alike, finds a word whichever script it was typed in.
It works on single characters because a query is too short to tell which word a character belongs to,
and because a table this small can be sent to the browser; it is for matching only, never for display.
"""

from __future__ import annotations

import unicodedata
from functools import cache

from jiaokan.script.engine import convert_by
from jiaokan.script.kept import kept

_FIXES = {"瞭": "了", "麼": "么", "麽": "么", "画": "划", "畫": "划", "覆": "复"}
"""What OpenCC leaves to the phrase (瞭解), what it leads on to another word (麼 to 幺), what the regions write apart (計畫, 答覆)."""
_DISTINCT = frozenset("么")
"""Simplified characters that OpenCC also knows as Traditional ones (么 as 幺): folding them would lose 什么."""
_CASED = range(0x0530)
"""Latin, Greek and Cyrillic: the alphabets that Chinese official texts write beside Han."""
_SAME_SHAPE = (range(0x2E80, 0x2FE0), range(0xF900, 0xFB00), range(0xFF01, 0xFFE7))
"""Radicals, compatibility ideographs, half- and full-width forms: other code points for the same character."""
_SCRIPTS = (_CASED, range(0x2E80, 0xA000), *_SAME_SHAPE)
"""Where a character of the Basic Multilingual Plane may be folded: these alphabets, and Han with its marks and radicals."""


@cache
def table() -> dict[str, str]:
    """Every character of the Basic Multilingual Plane that is folded, and the one character it is folded to.

    A character that something is folded to is never folded itself, so folding twice is folding once.
    """
    chars = sorted({chr(code) for block in _SCRIPTS for code in block if code > 0x20})
    other = {chr(code) for block in (_CASED, *_SAME_SHAPE) for code in block}
    bare = {char: _bare(char) if char in other else char for char in chars if char not in _DISTINCT}
    simple = _simplified(sorted(set(bare.values())))
    return {"\u3000": " "} | {char: new for char, shape in bare.items() if (new := simple.get(shape, shape)) != char}


def fold(string: str) -> str:
    """The string with each character folded; the number of code points stays.

    Examples:
        >>> fold("國務院辦公廳　２０２０")
        '国务院办公厅 2020'
    """
    return string.translate(_translation())


@cache
def _translation() -> dict[int, str]:
    return kept("folding", lambda: {ord(char): new for char, new in table().items()})


def _bare(char: str) -> str:
    """The character in its plain width, shape and case."""
    if any(ord(char) in block for block in _SAME_SHAPE):
        shape = unicodedata.normalize("NFKC", char)
        char = shape if len(shape) == 1 else char
    lower = char.lower() if ord(char) in _CASED else char
    return lower if len(lower) == 1 else char


def _simplified(chars: list[str]) -> dict[str, str]:
    """The Simplified form of each that has another, read alone: from Hong Kong's, Taiwan's and the common Traditional forms."""
    lines = "\n".join(chars)
    for mode in ("hk2s", "tw2s", "t2s"):
        lines = convert_by(mode, lines)
    folded = {char: new for char, new in zip(chars, lines.split("\n"), strict=True) if char != new or char in _FIXES}
    return {char: _FIXES.get(char) or _FIXES.get(new, new) for char, new in folded.items()}
