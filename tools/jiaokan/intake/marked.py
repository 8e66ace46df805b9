"""How high the headings of a text in Markdown stand: the signs # before a line (CommonMark 0.31.2, 4.2), or a line of = below it (4.3).

A text that has one heading of the first level has its title there; one that has none but of the second has only its sections marked.
"""

from __future__ import annotations

from collections.abc import Mapping

from jiaokan.edition.document import Document
from jiaokan.grammar.characters import HAN
from jiaokan.text import re

_IS_HAN = re.compile(f"[{HAN}]")
_UNDERLINE = re.compile("=+")
FIRST, SECOND = 1, 2
"""Levels of headings."""


def levels(document: Document) -> Mapping[int, int]:
    """The level of each block that is marked as a heading, by its place among the blocks.

    Args:
        document: as it was read.
    """
    marks = {piece.at + len(piece.old): piece.old.count("#") for piece in document.between if "heading-mark" in piece.why}
    rules = {piece.at for piece in document.between if _UNDERLINE.fullmatch(piece.old)}
    found: dict[int, int] = {}
    for at, block in enumerate(document.blocks):
        if block.origin and (level := marks.get(block.origin[0][0], 0)):
            found[at] = level
        elif block.origin and block.origin[-1][1] + len("\n") in rules:
            found[at] = FIRST
    return found


def titled(document: Document) -> int | None:
    """The block that is the only heading of the first level; None if there is none, or another.

    What is not in Chinese right above another heading is no title: repositories name languages and shelves so.

    Args:
        document: as it was read.
    """
    found = levels(document)
    first = [at for at, level in found.items() if level == FIRST]
    if len(first) != 1 or (first[0] + 1 in found and not _IS_HAN.search(document.blocks[first[0]].text)):
        return None
    return first[0]


def has_only_sections(document: Document) -> bool:
    """Whether a text marks several headings of the second level and none of the first.

    Args:
        document: as it was read.
    """
    found = list(levels(document).values())
    return FIRST not in found and found.count(SECOND) > 1
