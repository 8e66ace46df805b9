"""A text is Traditional if it has more characters that only Traditional writes than such that only Simplified writes.

The two national standards tell them apart: GB/T 2312 lists what Simplified text is written with, Big5 what Traditional text is.
A character in both (后, 里, 干, 着) says nothing; a text without any character that tells is taken as Simplified.
"""

from __future__ import annotations

from functools import cache
from typing import Literal

from jiaokan.script.engine import convert_by

Script = Literal["zh-Hans", "zh-Hant"]
Region = Literal["zh-Hant-TW", "zh-Hant-HK"]


def detect(string: str) -> Script:
    """The script of the string, as a BCP 47 tag."""
    simplified, traditional = _telling()
    balance = 0
    for char in string:
        if char in traditional:
            balance += 1
        elif char in simplified:
            balance -= 1
    return "zh-Hant" if balance > 0 else "zh-Hans"


def detect_region(string: str) -> Region:
    """The region whose forms a Traditional text has more of (裡 or 裏, 衛 or 衞); Taiwan's if there are no such forms."""
    taiwan, hong_kong = _regional()
    balance = sum(1 if char in hong_kong else -1 if char in taiwan else 0 for char in string)
    return "zh-Hant-HK" if balance > 0 else "zh-Hant-TW"


@cache
def _regional() -> tuple[frozenset[str], frozenset[str]]:
    """The characters that only Taiwan, and those that only Hong Kong writes, among the forms of the same character."""
    han = [chr(code) for code in range(0x4E00, 0xA000)]
    to_taiwan, to_hong_kong = (convert_by(mode, "\n".join(han)).split("\n") for mode in ("t2tw", "t2hk"))
    pairs = [(one, two) for one, two in zip(to_taiwan, to_hong_kong, strict=True) if one != two]
    return frozenset(one for one, _ in pairs), frozenset(two for _, two in pairs)


@cache
def _telling() -> tuple[frozenset[str], frozenset[str]]:
    """The characters that only Simplified, and those that only Traditional writes."""
    han = [chr(code) for code in range(0x4E00, 0xA000)]
    to_traditional, to_simplified = (convert_by(mode, "\n".join(han)).split("\n") for mode in ("s2tw", "t2s"))
    triples = list(zip(han, to_traditional, to_simplified, strict=True))
    simplified = {char for char, full, simple in triples if full != char == simple and not _has("big5", char)}
    traditional = {char for char, _, simple in triples if simple != char and not _has("gb2312", char)}
    # 着 and its like are Simplified and Hong Kong's alike, though Big5 came before Hong Kong's forms.
    return frozenset(simplified - _regional()[1]), frozenset(traditional)


def _has(standard: str, char: str) -> bool:
    try:
        char.encode(standard)
    except UnicodeEncodeError:
        return False
    return True
