"""How high the headings of a text in Markdown stand: signs # before a line (CommonMark 0.31.2, 4.2), or a line of = or - below it (4.3).

A text that has one heading of the first level has its title there; one that has none but of the second has only its sections marked.
"""

from __future__ import annotations

from collections.abc import Mapping

from jiaokan.edition.document import Document
from jiaokan.grammar.characters import HAN
from jiaokan.text import re

_IS_HAN = re.compile(f"[{HAN}]")
_UNDERLINE = re.compile("=+|-+")


def levels(document: Document) -> Mapping[int, str]:
    """The signs of each block that is marked as a heading, # for the first level and ## for the second, by its place among the blocks.

    Args:
        document: as it was read.
    """
    marks = {piece.at + len(piece.old): "#" * piece.old.count("#") for piece in document.between if "heading-mark" in piece.why}
    lines = [(piece.at, piece.old) for piece in document.between]
    lines += [(block.origin[0][0], block.text) for block in document.blocks if block.origin]  # Cleaning leaves some of them.
    rules = {at: "#" if "=" in line else "##" for at, line in lines if _UNDERLINE.fullmatch(line)}
    found: dict[int, str] = {}
    for at, block in enumerate(document.blocks):
        level = marks.get(block.origin[0][0]) or rules.get(block.origin[-1][1] + len("\n")) if block.origin else None
        if level:
            found[at] = level
    return found


def titled(document: Document) -> int | None:
    """The block that is the only heading of the first level; None if there is none, or another.

    What is not in Chinese right above another heading is no title: repositories name languages and shelves so.

    Args:
        document: as it was read.
    """
    found = levels(document)
    first = [at for at, level in found.items() if level == "#"]
    if len(first) != 1 or (first[0] + 1 in found and not _IS_HAN.search(document.blocks[first[0]].text)):
        return None
    return first[0]


def has_only_sections(document: Document) -> bool:
    """Whether a text marks several headings of the second level and none of the first.

    Args:
        document: as it was read.
    """
    found = list(levels(document).values())
    return "#" not in found and found.count("##") > 1


def is_broken(document: Document, at: int) -> bool:
    """Whether a heading goes on in the next block, behind `<br>` in the same line.

    Args:
        document: as it was read.
        at: which block.
    """
    blocks = document.blocks[at : at + 2]
    if len(blocks) < len(("heading", "next")) or at not in levels(document) or not all(block.origin for block in blocks):
        return False
    end, start = blocks[0].origin[-1][1], blocks[1].origin[0][0]
    between = "".join(piece.old for piece in document.between if end <= piece.at < start)
    return "<br" in between and "\n" not in between
