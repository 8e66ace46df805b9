"""The numbers that a text without articles gives its own parts: 二（三）1 is item 1 of （三） of 二.

GB/T 9704—2012, 7.3.3 sets four levels: 一、 then （一） then 1. then （1）; a text may leave some out or let one run on.
Such a number is the text's own, so a reader finds the place with it in any copy; the number of a paragraph is only ours.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from jiaokan.edition.document import Block
from jiaokan.edition.once import once
from jiaokan.grammar.numeral import COUNTING
from jiaokan.text import re

_HAN = f"[{COUNTING}百]{{1,5}}"
_LEVELS = tuple(map(re.compile, (rf"({_HAN})、", rf"(（{_HAN}）)", r"(\d{1,3})[.．、](?!\d)", r"(（\d{1,3}）)")))
_NUMBERED = frozenset(("heading", "paragraph", "item"))
_AFTER = frozenset(("signature", "date", "note", "attachment", "title"))
"""What ends the last part of a text; a title begins another text, which counts anew."""
LEAST_NUMBERED_BLOCKS = 2
"""Numbered blocks; one alone is no numbering."""


class BlockSection(NamedTuple):
    """The place of one block."""

    steps: tuple[str, ...]
    """The numbers of its levels, the largest first: 二, （三）."""
    paragraph: int = 0
    """For a block without a number of its own: which paragraph of its part it is; a numbered paragraph is the first."""

    def __str__(self) -> str:
        return "".join(self.steps) + (f"¶{self.paragraph}" if self.paragraph else "")


@once
def sections(blocks: Iterable[Block]) -> dict[str, BlockSection]:
    """The place of each block that stands in a numbered part and has an anchor; nothing for a text that numbers nothing."""
    found: dict[str, BlockSection] = {}
    here: list[tuple[int, str]] = []
    paragraph = numbered = 0
    for block in blocks:
        if block.type in _AFTER:
            here = []
        level, number = _number(block) if block.type in _NUMBERED else (-1, "")
        if number:
            here = [*(above for above in here if above[0] < level), (level, number)]
            paragraph = int(block.type != "heading")
            numbered += 1
        elif block.type == "heading":
            here = []
        else:
            paragraph += 1
        if here and block.anchor:
            found[block.anchor] = BlockSection(tuple(step for _, step in here), 0 if number else paragraph)
    return found if numbered >= LEAST_NUMBERED_BLOCKS else {}


def _number(block: Block) -> tuple[int, str]:
    """The level and the number that a block begins with; nothing if it has none."""
    text = block.text
    for level, pattern in enumerate(_LEVELS):
        if match := pattern.match(text):
            return level, match[1]
    return -1, ""
