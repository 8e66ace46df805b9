"""Titles between 《 and 》, with titles inside them.

Marks nest (《关于印发〈办法〉的通知》, and in careless text 《关于印发《办法》的通知》), so they are matched by a stack, not by a pattern;
a title ends with its line at the latest, so an unclosed mark spoils one line only.
GB/T 15834—2011, 4.15: inside 《》 stand 〈〉.
"""

from __future__ import annotations

from collections.abc import Iterator

from jiaokan.reference.model import Reference
from jiaokan.text import re

_OPEN = {"《": "》", "〈": "〉", "﹤": "﹥"}
_CLOSE = frozenset(_OPEN.values())
_MARK = re.compile("[《》〈〉﹤﹥\n]")
LONGEST_TITLE_CHARACTERS = 200
"""Code points of a title; what is longer is a mark that was never closed."""


def find_titles(string: str) -> Iterator[Reference]:
    """Each outermost 《…》 of the string, in order."""
    if "《" not in string:
        return
    opened: list[tuple[int, str]] = []
    for match in _MARK.finditer(string):
        mark, at = match[0], match.start()
        if mark == "\n":
            opened.clear()
        elif mark in _OPEN:
            if opened and at - opened[0][0] > LONGEST_TITLE_CHARACTERS:
                opened.clear()
            if opened or mark == "《":
                opened.append((at, mark))
        elif mark in _CLOSE and opened and _OPEN[opened[-1][1]] == mark:
            start, _ = opened.pop()
            if not opened and start + 1 < at <= start + LONGEST_TITLE_CHARACTERS and string[start + 1 : at].strip():
                yield Reference("title", start, at + 1, string[start : at + 1], string[start + 1 : at].strip())
