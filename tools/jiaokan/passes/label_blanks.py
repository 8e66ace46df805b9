"""A stroke or bracket that recognition saw in the blank after 第X条 is that blank again.

The blank between a label and its words is wide and stands between two strokes, so engines read ] | ” [ “ in it.
Nothing closes right after a label, and what opens there is closed in the same line, so an unpaired mark can only be the blank.
"""

from __future__ import annotations

from collections.abc import Iterator

from jiaokan.grammar.characters import BLANK, HAN
from jiaokan.grammar.numeral import ORDINAL
from jiaokan.text import Edit, re

PAIRS = {"“": "”", "[": "]", "［": "］", "「": "」", "‘": "’", "【": "】", "〔": "〕"}
MARKED = re.compile(
    rf"(?m)^[{BLANK}]*第[{ORDINAL}]{{1,7}}[编編章节節条條](?:之[{ORDINAL}]{{1,3}})?"
    rf"(?P<blank>[{BLANK}]*[\]］\[［|｜”“」「’‘】〕\"'][{BLANK}|，,]{{0,2}})(?=[{HAN}])",
    needs="第",
)


def find(text: str) -> Iterator[Edit]:
    """Edits that put one U+3000 after each label that has an unpaired mark there."""
    for found in MARKED.finditer(text):
        if _is_unpaired(text, found.start("blank"), found.end("blank")):
            yield Edit(found.start("blank"), found.end("blank"), "\u3000", "label-blank")


def _is_unpaired(text: str, start: int, end: int) -> bool:
    """Whether the mark is no opening one that is closed before another opens in its line."""
    mark = text[start:end].strip(" \t\u3000|，,")
    line = text[end : end + 400].split("\n", 1)[0]
    if mark in ('"', "'"):
        return mark not in line
    if mark not in PAIRS:
        return True
    closed, opened = line.find(PAIRS[mark]), line.find(mark)
    return closed < 0 or -1 < opened < closed
