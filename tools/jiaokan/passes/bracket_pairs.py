"""A bracket that does not match the one it pairs with becomes what the other is: 〈以下简称标准） is （以下简称标准）.

OCR reads （ as 〈 or ＜. It is certain where the closing bracket has no other partner in its line, nothing of the kind stands between,
and Chinese stands inside. Before or after a number or a letter ＜ and ＞ compare.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from jiaokan.grammar.characters import HAN
from jiaokan.page.matching_lines import lines_with
from jiaokan.text import Edit, re

ANGLE = re.compile("[〈＜〉＞]")
BRACKET = re.compile("[〈＜〉＞（）()]")
HAN_INSIDE = re.compile(f"[{HAN}]")
BRACKETED_CHARACTERS = 80
"""Code points inside such a pair."""


def find(text: str) -> Iterator[Edit]:
    """Edits for an opening bracket that is closed by ）, and for a closing one that was opened by （."""
    for start, line, _ in lines_with(ANGLE, text):
        open_rounds = 0
        marks = [mark for mark in BRACKET.finditer(line) if not (mark[0] in "＜＞" and _compares(line, mark.start()))]
        for mark, after in zip_longest(marks, marks[1:]):
            if mark[0] in "（(":
                open_rounds += 1
            elif mark[0] in "）)" and open_rounds:
                open_rounds -= 1
            if (
                after is None
                or not mark.end() < after.start() <= mark.end() + BRACKETED_CHARACTERS
                or not HAN_INSIDE.search(line, mark.end(), after.start())
            ):
                continue
            if mark[0] in "〈＜" and after[0] in "）)" and not open_rounds:
                yield Edit(start + mark.start(), start + mark.end(), "（", "mismatched-bracket")
            elif mark[0] in "（(" and after[0] in "〉＞" and not _is_closed(line, after.end()):
                yield Edit(start + after.start(), start + after.end(), "）", "mismatched-bracket")


def _compares(line: str, place: int) -> bool:
    """Whether a number or a letter stands beside the sign."""
    return any(char.isascii() and char.isalnum() for char in line[max(0, place - 1) : place] + line[place + 1 : place + 2])


def _is_closed(line: str, place: int) -> bool:
    """Whether a round bracket that is open at the place is closed later in its line, before another opens."""
    later = re.search("[（）()]", line[place : place + BRACKETED_CHARACTERS])
    return later is not None and later[0] in "）)"
