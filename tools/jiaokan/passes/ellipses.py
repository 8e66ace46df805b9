"""An ellipsis is six dots, …… (GB/T 15834—2011, 4.11): three dots, typed full stops and raised dots in Chinese text become it.

A row of dots that leads to a page number is no ellipsis, and twelve dots on a line of their own stand for a whole passage.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jiaokan.grammar.characters import HAN, WIDE
from jiaokan.page.literal import prose
from jiaokan.text import Edit

DOTS = re.compile(r"[.．。…⋯·・](?:[.．。…⋯·・]{2,}|(?<=。)。|(?<=[…⋯])[…⋯]?)")
CHINESE = re.compile(f"[{HAN}{WIDE}“”‘’—]")
LONGEST = 8
"""More dots than this lead the eye to a page number, or fill a line."""

NEAR = 100
"""Code points within which a page number or the character before the dots is looked for."""


def find(text: str) -> Iterator[Edit]:
    """Dots beside Chinese become ……"""
    for start, line, runs in prose(DOTS, text):
        for run in runs:
            here, there = run.start() - start, run.end() - start
            if run[0] == "……" or (run[0].strip("…") == "" and len(run[0]) >= 4) or len(run[0]) > LONGEST:
                continue
            if len(line) - there <= NEAR and line[there:].strip(" \t\u3000").isdigit():
                continue
            before, after = line[max(0, here - NEAR) : here].rstrip(" ")[-1:], line[there : there + 1]
            if CHINESE.match(before) or CHINESE.match(after):
                yield Edit(run.start(), run.end(), "……", "ellipsis")
