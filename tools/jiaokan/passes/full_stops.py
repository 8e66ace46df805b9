"""A full stop typed as . or ． at the end of a Chinese sentence is 。 (GB/T 15834—2011, 4.1).

Only the end of a line, a space before Chinese, or a closing mark make it certain that a sentence ends; between two Han characters the
dot may part a name (约翰．史密斯). Where a line has such a stop at its end and no 。, a dot between two clauses is one too, and after a
particle (了) it always is; else a full-width dot is a doubt. After a numeral that begins a line it is a label. A text of science may
use ． for all its full stops, as GB/T 15834—1995 allowed (4.1.1), and keeps them.
"""

from __future__ import annotations

from collections.abc import Iterator

from jiaokan.grammar.characters import HAN
from jiaokan.grammar.foreign_name import SOUNDS
from jiaokan.grammar.numeral import ORDINAL
from jiaokan.page.entry import parts_entry, parts_fields
from jiaokan.page.literal import prose
from jiaokan.text import Doubt, Edit, re

STOP = re.compile(f"[.．](?<=[{HAN}”’）》」』].)(?=[ \t\u3000]*$|[ \t\u3000]+[{HAN}“《（]|[”’」』）])", re.MULTILINE, needs=".．")
FULL_WIDTH = re.compile(f"(?<=[{HAN}）”$]{{2}})．")
HABIT_DOTS = 6
"""Dots of a text that make a habit."""
HABIT_TIMES = 3
"""How many times as many as 。 they are then."""
LABEL = re.compile(
    rf"[ \t\u3000]*(?:#{{1,6}} |[^\w\s]{{1,2}} ?)?"
    rf"(?:[（(]?[0-9{ORDINAL}]{{1,3}}[）)]|第?[{ORDINAL}]{{1,4}}[章节節条條]?|[甲乙丙丁戊己庚辛壬癸])[.．]"
)


BETWEEN = re.compile(f"[.．](?<=[{HAN}].)(?=[{HAN}])", needs=".．")
CLAUSES = re.compile(f"(?<=[{HAN}]{{4}})[.．](?=[{HAN}]{{4}})|(?:(?<=[0-9][{HAN}]{{2}})|(?<=[0-9][{HAN}]))[.．](?=[{HAN}]{{2}})")
"""Such a dot with at least four characters on each side, longer than the parts of most names, or behind an amount."""
ENDED = re.compile(f"(?<=[{HAN}]{{2}}[了吗呢吧])[.．](?=[{HAN}]{{2}})")
"""Such a dot after a particle that ends a clause, which no name has."""
SENTENCE = re.compile(f"(?<=[{HAN}]{{3}})[.](?=[{HAN}]{{2}})")
LEAST_TYPED_TIMES = 2
"""Such dots in a text without 。, no parts of a foreign name beside them, from which those of its sentences are stops."""
NAMED = re.compile(f"[{HAN}]{{2}}[.．][ \t\u3000]+[{HAN}]{{2}}")
"""Two characters on either side of a dot with a blank behind it."""
SOURCE_DASH = re.compile(f"[—―─-][—―─-]?[{HAN}]{{1,2}}$")
"""Whose words a line gives begins behind a dash with a dynasty or a surname, and so short no sentence is: ——唐. 某某."""
TYPED, FIGURE_END = re.compile(f"[{HAN}”’）》」』0-9%][.．]$"), re.compile("[0-9%]")
"""The stop at the end of a line; behind a figure it is one where the line has others."""


def _parts_name(text: str, start: int, end: int) -> bool:
    """Whether the same words stand on both sides of such a dot elsewhere: a name does (罗曼. 罗兰), no two sentences meet so twice."""
    around = NAMED.match(text, max(0, start - 2))
    return around is not None and around.end() > end and text.count(around[0]) > 1


def _is_in_name(text: str, place: int) -> bool:
    """Whether a dot stands between characters that write foreign sounds."""
    return text[place - 1] in SOUNDS and text[place + 1] in SOUNDS


def find(text: str) -> Iterator[Edit | Doubt]:
    """Each such stop becomes 。; a full-width dot between two Han characters is a doubt."""
    if text.count("．") >= HABIT_DOTS and len(FULL_WIDTH.findall(text)) > HABIT_TIMES * text.count("。"):
        return
    for start, line, stops in prose(STOP, text):
        label = LABEL.match(line)
        for stop in stops:
            here = stop.start() - start
            if _parts_name(text, stop.start(), stop.end()) or parts_fields(line, here):
                continue
            if here + 1 < len(line.rstrip()) and SOURCE_DASH.search(line, max(0, here - 4), here):
                continue
            if (not label or here >= label.end()) and not parts_entry(line, stop.end() - start):
                yield Edit(stop.start(), stop.end(), "。", "full-stop")
    typed = "。" not in text and sum(not _is_in_name(text, dot.start()) for dot in SENTENCE.finditer(text)) >= LEAST_TYPED_TIMES
    for start, line, dots in prose(BETWEEN, text):
        label = LABEL.match(line)
        last, ends = TYPED.search(line) if "。" not in line else None, False
        for dot in dots:
            if label and dot.start() - start < label.end():
                continue
            here = dot.start()
            parts = typed and "，" in line and SENTENCE.match(text, here) and not _is_in_name(text, here)
            if parts or (last and CLAUSES.match(text, here)) or ("。" not in line and ENDED.match(text, here)):
                yield Edit(dot.start(), dot.end(), "。", "full-stop")
                ends = True
            elif dot[0] == "．":
                yield Doubt(dot.start(), dot.end(), "full-stop", ("。", "·"))
        if ends and last and FIGURE_END.match(last[0]):
            yield Edit(start + last.end() - 1, start + last.end(), "。", "full-stop")
