"""Quotation marks in Chinese text are “ ” and ‘ ’, paired within a paragraph (GB/T 15834—2011, 4.8).

Typed marks (" ') and marks that all close (”…”) are paired in the order in which they stand,
where their number is even and every one fits its neighbours; else they stay, with a doubt.
A paragraph that only opens a quotation, which the next one goes on with, is right, and 「」『』 stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jiaokan.grammar.characters import HAN, WIDE
from jiaokan.page.literal import prose
from jiaokan.text import Doubt, Edit

DOUBLE = re.compile('["＂“”〝〞]')
SINGLE = re.compile("['＇](?:(?<=')(?<![A-Za-z0-9].)(?=[^'\n]{0,40}')|(?<![A-Za-z].)(?![A-Za-z]))")
CHINESE = re.compile(f"[{HAN}{WIDE}]")
CLOSING = "，。；：！？、）》」』】〕,;:!?)] \t\u3000"
OPENING = "（《「『【〔([ \t\u3000"


def find(text: str) -> Iterator[Edit | Doubt]:
    """Each line's marks, if they are not paired yet."""
    for kind, pattern, pair in (("double", DOUBLE, "“”"), ("single", SINGLE, "‘’")):
        for start, line, marks in prose(pattern, text):
            places = [mark.start() - start for mark in marks]
            if (kind == "double" and _is_sound("".join(line[place] for place in places))) or not CHINESE.search(line):
                continue
            if not _fits(line, places):
                if kind == "double":
                    yield from _doubt(start, line, places)
                continue
            for index, place in enumerate(places):
                if line[place] != pair[index % 2]:
                    yield Edit(start + place, start + place + 1, pair[index % 2], "quotation-mark")


def _is_sound(marks: str) -> bool:
    """Curly marks only, none of which closes what was not opened; one may stay open."""
    depth = 0
    for mark in marks:
        depth += {"“": 1, "”": -1}.get(mark, -99)
        if depth < 0:
            return False
    return True


def _fits(line: str, places: list[int]) -> bool:
    """Whether the marks, taken in turn as opening and closing, all stand where such a mark can stand."""
    if len(places) % 2:
        return False
    for one, two in zip(places[::2], places[1::2], strict=True):
        inside, outside = line[one + 1 : two], line[max(0, one - 1) : one] + line[two + 1 : two + 2]
        if not inside.strip() or inside[0] in CLOSING or inside[-1] in OPENING or not CHINESE.search(inside + outside):
            return False
    return True


def _doubt(start: int, line: str, places: list[int]) -> Iterator[Doubt]:
    """The first mark that is not paired."""
    if any(CHINESE.match(line, place + 1) or (place and CHINESE.match(line, place - 1)) for place in places):
        yield Doubt(start + places[0], start + places[0] + 1, "unpaired-quotation-mark", ("“", "”"))
