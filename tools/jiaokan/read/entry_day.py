"""The entries of a diary or a chronicle begin with their days: 一月三日　晴, 民国二十三年四月五日　星期四.

One such line may be a title or a date; three in order, each with text under it and no text before the first, head entries.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from jiaokan.grammar.characters import HAN
from jiaokan.grammar.date import WEEKDAYS
from jiaokan.grammar.numeral import NUMERAL, value
from jiaokan.grammar.stop import ends_sentence
from jiaokan.read.lines import MarkedLine
from jiaokan.text import re

LONGEST_HEAD_CHARACTERS = 40
"""Code points of a title above the first day."""
LEAST_ENTRIES = 3
"""How many days a text must have to be one of entries."""
_DAY = re.compile(
    rf"(?:(?P<year>(?:民[国國]|公元)?{NUMERAL}年)[ \u3000]?)?(?P<month>{NUMERAL})月(?P<day>{NUMERAL})[日号號]?"
    rf"(?:[ \u3000]{{0,4}}[（(]?(?:星期|周|週|礼拜|禮拜)[{WEEKDAYS}天][)）]?)?"
    rf"(?:[ \u3000，,]{{1,4}}[（(]?[{HAN}][{HAN}、 \u3000]{{0,11}}[)）]?)?",
    needs="月",
)
"""A day, its weekday, and the weather or the place in a few words behind a blank."""


def entry_days(lines: Sequence[MarkedLine]) -> list[int]:
    """The lines that are the days of entries; none if they are not.

    Args:
        lines: those of a text, in reading order.
    """
    found = [(index, match) for index, line in enumerate(lines) if not line.mark and (match := _DAY.fullmatch(line.text))]
    if len(found) < LEAST_ENTRIES or any(_is_text(line.text) for line in lines[: found[0][0]]):
        return []  # Below letters stands the day of each, and the first of them before it.
    days = [(value(match["month"]), value(match["day"])) for _, match in found]
    places = [index for index, _ in found]
    headed = [index + 1 < len(lines) and index + 1 not in places for index in places]
    if not all(headed) or not all(1 <= month <= 12 and 1 <= day <= 31 for month, day in days):
        return []
    rises = sum(one < two for one, two in pairwise(days))
    falls = sum(one > two for one, two in pairwise(days))
    same = len(days) - 1 - rises - falls
    return places if min(rises, falls) + same <= max(1, len(days) // 6) else []


def _is_text(words: str) -> bool:
    return len(words) > LONGEST_HEAD_CHARACTERS or ends_sentence(words)
