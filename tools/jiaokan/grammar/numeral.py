"""Numbers as official texts write them: 15, １５, 十五, 一百二十, 一九八〇.

A row of digits is read as digits and anything with 十, 百 or 千 by value, since that is the only sense each can have.
"""

from __future__ import annotations

_DIGITS = {
    char: value
    for value, chars in enumerate(("〇零○0０", "一1１", "二两2２", "三3３", "四4４", "五5５", "六6６", "七7７", "八8８", "九9９"))
    for char in chars
}
_UNITS = {"十": 10, "百": 100, "千": 1000}

NUMERAL = "[〇零○0-9０-９一二两三四五六七八九十百千]{1,9}"
"""A pattern for one numeral."""


def value(numeral: str) -> int:
    """The number that a numeral writes.

    Raises:
        ValueError: if a character is no digit and no unit.
    """
    total, digit = 0, 0
    positional = not any(char in _UNITS for char in numeral)
    for char in numeral:
        if char in _UNITS:
            total += (digit or 1) * _UNITS[char]
            digit = 0
        elif char in _DIGITS:
            digit = digit * 10 + _DIGITS[char] if positional else _DIGITS[char]
        else:
            raise ValueError(f"{char!r} is no part of a number; expected digits or Chinese numerals, as in «十五»")
    return total + digit
