"""A table of contents: a row of short lines each of which stands again further down.

Repetition is the evidence; the word 目录 above it is not needed, though it goes with it. A sentence announces nothing:
the articles of a law say the same things again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from jiaokan.read.label import Label, Labels
from jiaokan.read.lines import MarkedLine
from jiaokan.read.outline import number
from jiaokan.text import re

_NOT_WORDS = re.compile(r"[^\u3400-\u9fffA-Za-z0-9]+")
_PAGE = re.compile(r"[.·…\s\u3000]*\d{1,4}$")
CONTENTS_HEAD = re.compile(r"目[ \u3000]*[录錄次]|(?:本期)?(?:要目|导读|導讀|目录|目次)")
LEAST_ENTRIES = 3
"""How many entries make a table of contents."""


def key(text: str, numbered: bool = False) -> str:
    """What two lines must share to be the same heading: letters, digits and Han, without the number unless it counts."""
    one = None if numbered else number(text)
    return _NOT_WORDS.sub("", text[one.end :] if one else text)


def label_contents(lines: Sequence[MarkedLine], labels: Labels) -> None:
    """Label the rows of lines that announce headings further down."""
    keys = [
        key(_PAGE.sub("", line.text), numbered=True)
        if labels[index] is None and len(line.text) <= 80 and line.text[-1] not in "。；"
        else ""
        for index, line in enumerate(lines)
    ]
    counts = Counter(keys)
    left = Counter(counts)
    row: list[int] = []
    for index in range(len(lines) + 1):
        one = keys[index] if index < len(lines) else ""
        if one:
            left[one] -= 1
        if one and left[one] > 0 and number(lines[index].text):
            row.append(index)
            continue
        if len(row) >= LEAST_ENTRIES and len({keys[place] for place in row}) == len(row):
            for place in row:
                labels[place] = Label("toc", None, "stands again further down as a heading")
            if row[0] and labels[row[0] - 1] is None and CONTENTS_HEAD.fullmatch(lines[row[0] - 1].text):
                labels[row[0] - 1] = Label("toc", None, "head of the contents")
        row = []
