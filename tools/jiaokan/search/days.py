"""A day by any way to write it is one key: 2025-03-24, 2025/3/24, 20250324, 2025年3月24日 and 二〇二五年三月二十四日.

The key is the date in ISO 8601; a day without its year is --03-24, as the standard wrote it until 2004.
A text says the year far above or not at all, so the index enters what annotation made of each mention, its month, and its day of any year.
The browser does the same in `docs/assets/search/query.js`; a test compares the two.
"""

from __future__ import annotations

from jiaokan.grammar.numeral import COUNTING, ONE_TO_NINE, ZERO, value
from jiaokan.script.folding import fold
from jiaokan.text import re

_YEAR = rf"(1[0-9]{{3}}|20[0-9]{{2}}|[{ZERO}{ONE_TO_NINE}]{{4}})"
_FIGURE = rf"([0-9]{{1,2}}|[{COUNTING}]{{1,3}})"
_DAY = re.compile(
    rf"(?:{_YEAR}[-/.年])?{_FIGURE}[-/.月]{_FIGURE}[日号]?|{_YEAR}[-/.年]{_FIGURE}月?|(1[0-9]{{3}}|20[0-9]{{2}})([01][0-9])([0-3][0-9])"
)


def day_key(words: str) -> str:
    """The key of a day or a month; empty if the words are neither.

    Examples:
        >>> day_key("2025/3/24"), day_key("二〇二五年三月二十四日"), day_key("3月24日"), day_key("2025年3月")
        ('2025-03-24', '2025-03-24', '--03-24', '2025-03')
        >>> day_key("3.5"), day_key("2025-13-01")
        ('', '')
    """
    match = _DAY.fullmatch(fold(words))
    if not match:
        return ""
    year, month, day, year_of_month, only_month, *packed = match.groups()
    if packed[0]:
        year, month, day = packed
    if only_month:
        year, month = year_of_month, only_month
    elif not year and not ("月" in words and words[-1] in "日号號"):
        return ""
    numbers = [value(part) if part else 0 for part in (month, day)]
    if not 1 <= numbers[0] <= 12 or (day and not 1 <= numbers[1] <= 31):
        return ""
    head = f"{value(year):04}" if year else "-"
    return f"{head}-{numbers[0]:02}" + (f"-{numbers[1]:02}" if day else "")


def day_keys(norm: str) -> tuple[str, ...]:
    """The keys by which a day in ISO 8601 is found: itself, its month, and its day of any year; of less than a month none."""
    if not re.fullmatch(r"\d{4}-\d{2}(?:-\d{2})?", norm):
        return ()
    return (norm,) if len(norm) == 7 else (norm, norm[:7], f"-{norm[4:]}")


def day_words(key: str) -> str:
    """A key as texts write it in figures: 2025年3月24日."""
    year, month, day = [*key.split("-"), ""][:3] if key[0] != "-" else ("", key[2:4], key[5:])
    return (f"{year}年" if year else "") + f"{int(month)}月" + (f"{int(day)}日" if day else "")
