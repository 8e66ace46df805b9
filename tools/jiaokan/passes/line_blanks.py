"""Blanks at the ends of a line are dropped and a run of blank lines becomes one: they lay out a page and say nothing else.

The indent of a first line is evidence for a paragraph; this pass comes after those that read it. In a program without a fence only the
blanks at the ends of lines go.
"""

from __future__ import annotations

from collections.abc import Iterator

from jiaokan.page.literal import is_fenced, kept
from jiaokan.page.program import programs
from jiaokan.text import Edit, re

BLANKS = re.compile("[ \t\u3000\n]+")


def find(text: str) -> Iterator[Edit]:
    """A break between two lines becomes one line feed, or two where there was a blank line."""
    fenced = kept(text)
    for match in BLANKS.finditer(text):
        old = match[0]
        if old in ("\n", "\n\n") and match.start() > 0 and match.end() < len(text):
            continue
        if is_fenced(fenced, match.start()):
            if "\n" in old[1:] and old[0] != "\n" and is_fenced(programs(text), match.start()):
                yield Edit(match.start(), match.start() + old.index("\n"), "", "line-blank")
            continue
        feeds = old.count("\n")
        if not feeds and match.start() > 0 and match.end() < len(text):
            continue
        wanted = "" if match.start() == 0 or match.end() == len(text) else "\n" * min(feeds, 2)
        if old == wanted:
            continue
        start, end = match.span()
        while wanted and old[0] == wanted[0]:
            old, wanted, start = old[1:], wanted[1:], start + 1
        while wanted and old[-1] == wanted[-1]:
            old, wanted, end = old[:-1], wanted[:-1], end - 1
        yield Edit(start, end, wanted, "blank-line" if feeds > 2 or (feeds and not wanted and "\n" in old) else "line-blank")
