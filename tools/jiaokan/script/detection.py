"""A text is Traditional if it has more characters that only Traditional writes than such that only Simplified writes.

The two national standards tell them apart: GB/T 2312 lists what Simplified text is written with, Big5 what Traditional text is.
A character in both (后, 里, 干, 着) says nothing; a text without any character that tells is taken as Simplified.
"""

from __future__ import annotations

from functools import cache
from typing import Literal

from jiaokan.script.engine import convert_by

Script = Literal["zh-Hans", "zh-Hant"]


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


@cache
def _telling() -> tuple[frozenset[str], frozenset[str]]:
    """The characters that only Simplified, and those that only Traditional writes."""
    han = [chr(code) for code in range(0x4E00, 0xA000)]
    to_traditional, to_simplified = (convert_by(mode, "\n".join(han)).split("\n") for mode in ("s2tw", "t2s"))
    simplified = (char for char, other in zip(han, to_traditional, strict=True) if other != char and not _has("big5", char))
    traditional = (char for char, other in zip(han, to_simplified, strict=True) if other != char and not _has("gb2312", char))
    return frozenset(simplified), frozenset(traditional)


def _has(standard: str, char: str) -> bool:
    try:
        char.encode(standard)
    except UnicodeEncodeError:
        return False
    return True
