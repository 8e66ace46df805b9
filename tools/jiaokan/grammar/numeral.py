"""Numbers as official texts write them: 15, １５, 十五, 一百二十, 一九八〇.

A row of digits is read as digits and anything with 十, 百 or 千 by value, since that is the only sense each can have.
"""

from __future__ import annotations

ZERO = "〇○零"
"""How nought is written: the ideographic zero, the circle that stands for it where a font or an input method lacks it, and 零."""
ONE_TO_NINE = "一二三四五六七八九"
COUNTING = ONE_TO_NINE + "十"
"""What numbers up to ninety-nine are made of: items, months, days."""
ORDINAL = ZERO + COUNTING + "百千"
"""What the number of a thing in a row is made of: a label, a year, a page. 两 counts things and is no part of it (第二条, never 第两条)."""
LETTER_ZERO = "OoＯ"
"""The letter that stands for nought in a year where an input method lacks it: 二OO四年."""
DIGITS = {
    char: value
    for value, chars in enumerate(
        (f"{ZERO}{LETTER_ZERO}0０", "一1１", "二两2２", "三3３", "四4４", "五5５", "六6６", "七7７", "八8８", "九9９")
    )
    for char in chars
}
UNITS = {"十": 10, "百": 100, "千": 1000}

NUMERAL = f"[{ORDINAL}两0-9０-９]{{1,9}}"
"""A pattern for one numeral, in either script."""


def value(numeral: str) -> int:
    """The number that a numeral writes.

    Raises:
        ValueError: if a character is no digit of any script and no unit.
    """
    total, digit = 0, 0
    positional = not any(char in UNITS for char in numeral)
    for char in numeral:
        if char in UNITS:
            total += (digit or 1) * UNITS[char]
            digit = 0
        elif char in DIGITS or char.isdecimal():
            figure = DIGITS[char] if char in DIGITS else int(char)
            digit = digit * 10 + figure if positional else figure
        else:
            raise ValueError(f"{char!r} is no part of a number; expected digits or Chinese numerals, as in «十五»")
    return total + digit
