"""A full stop typed as . or ． at the end of a Chinese sentence is 。 (GB/T 15834—2011).

Only the end of a line, a space before Chinese, or a closing mark make it certain that a sentence ends;
between two Han characters the dot may part a name (约翰．史密斯) or be meant for a full stop, which is a doubt,
and after a numeral that begins a line it is a label.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jiaokan.grammar.characters import HAN
from jiaokan.grammar.numeral import ORDINAL
from jiaokan.page.literal import prose
from jiaokan.text import Doubt, Edit

STOP = re.compile(f"[.．](?<=[{HAN}”’）》」』].)(?=[ \t\u3000]*$|[ \t\u3000]+[{HAN}“《（]|[”’」』）])", re.MULTILINE)
LABEL = re.compile(rf"(?:#{{1,6}} )?(?:第?[{ORDINAL}]{{1,4}}[章节節条條]?|[甲乙丙丁戊己庚辛壬癸])[.．]")


BETWEEN = re.compile(f"．(?<=[{HAN}].)(?=[{HAN}])")


def find(text: str) -> Iterator[Edit | Doubt]:
    """Each such stop becomes 。; a full-width dot between two Han characters is a doubt."""
    for start, line, stops in prose(STOP, text):
        label = LABEL.match(line)
        for stop in stops:
            if not label or stop.start() - start >= label.end():
                yield Edit(stop.start(), stop.end(), "。", "full-stop")
    for start, line, dots in prose(BETWEEN, text) if "．" in text else ():
        label = LABEL.match(line)
        for dot in dots:
            if not label or dot.start() - start >= label.end():
                yield Doubt(dot.start(), dot.end(), "full-stop", ("。", "·"))
