"""Round brackets are full-width when they stand beside Chinese or hold Chinese (GB/T 15834—2011); both of a pair alike.

Brackets of a function or formula, of an area code, and the one after the letter of a list item stay, as does a pair in Latin text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jiaokan.han import HAN, WIDE
from jiaokan.literal import prose
from jiaokan.text import Edit

BRACKET = re.compile("[()（）]")
HALF = re.compile("[()]")
CHINESE = re.compile(f"[{HAN}{WIDE}]")
SIDE = re.compile(f"[{HAN}{WIDE}“”‘’…—]")
FUNCTION = re.compile(r"(?:^|[^A-Za-z])(?:[A-Za-z]|sin|cos|tan|log|ln|exp|max|min|sqrt)\($", re.ASCII)
AREA_CODE = re.compile(r"\(0\d{1,3}\)[ -]?\d")


def find(text: str) -> Iterator[Edit]:
    """Make both brackets of a pair full-width, and a single one between Chinese characters."""
    for start, line, _ in prose(HALF, text):
        places = [bracket.start() for bracket in BRACKET.finditer(line)]
        for one, two in _pairs(line, places):
            wrong = [place for place in (one, two) if place is not None and line[place] in "()"]
            if wrong and _is_chinese(line, one, two):
                for place in wrong:
                    yield Edit(start + place, start + place + 1, "（" if line[place] == "(" else "）", "bracket-width")


def _pairs(line: str, places: list[int]) -> Iterator[tuple[int | None, int | None]]:
    """Each pair, and each bracket without a partner."""
    opened: list[int] = []
    for place in places:
        if line[place] in "(（":
            opened.append(place)
        elif opened:
            yield opened.pop(), place
        else:
            yield None, place
    for place in opened:
        yield place, None


def _is_chinese(line: str, one: int | None, two: int | None) -> bool:
    if one is None or two is None:
        place = one if two is None else two
        assert place is not None
        before, after = line[place - 1 : place], line[place + 1 : place + 2]
        return bool(SIDE.match(before) and (SIDE.match(after) or not after)) or bool(not before and CHINESE.match(after))
    if CHINESE.search(line, one + 1, two):
        return True
    if FUNCTION.search(line, max(0, one - 8), one + 1) or AREA_CODE.match(line, one):
        return False
    before, after = line[max(0, one - 2) : one].rstrip(" "), line[two + 1 : two + 3].lstrip(" ")
    return bool(SIDE.match(before[-1:]) or SIDE.match(after[:1]))
