"""Where in a document a citation points: 第15条第2款 where the text has articles, else the number of the paragraph.

A pinpoint is for people; it can change with the text, so it never stands in place of the anchor.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from jiaokan.edition.document import Block
from jiaokan.edition.once import once
from jiaokan.reference.outline import Outline
from jiaokan.text import re

_UNNUMBERED = frozenset(("title", "subtitle", "heading", "byline", "source", "number", "issuer", "addressee", "date", "signature"))
"""Titles, and the lines of a masthead and of a signature (版头, 落款): a reader counts the paragraphs of the body."""
_FORMERLY_UNNUMBERED = frozenset(("title", "subtitle", "heading"))


class Pinpoint(NamedTuple):
    """One place, as the two families of styles write it; both are empty where a block has neither number nor article."""

    short: str
    """Among Latin marks: ¶12."""
    long: str
    """In a Chinese sentence: 第12段."""


NOWHERE = Pinpoint("", "")


_COUNTED = re.compile(r"¶(\d+)")


def reaching(first: Pinpoint, last: Pinpoint) -> Pinpoint:
    """From one place to another: ¶2—4, 第2—4段; the one place if they are the same.

    Examples:
        >>> reaching(Pinpoint("¶2", "第2段"), Pinpoint("¶4", "第4段"))
        Pinpoint(short='¶2—4', long='第2—4段')
        >>> reaching(Pinpoint("第1条", "第1条"), Pinpoint("第3条", "第3条"))
        Pinpoint(short='第1条—第3条', long='第1条—第3条')
    """
    if first == last:
        return first
    counted = [_COUNTED.fullmatch(place.short) for place in (first, last)]
    if counted[0] and counted[1]:
        return Pinpoint(f"¶{counted[0][1]}—{counted[1][1]}", f"第{counted[0][1]}—{counted[1][1]}段")
    return Pinpoint(f"{first.short}—{last.short}", f"{first.long}—{last.long}")


def labels(blocks: Iterable[Block]) -> dict[str, str]:
    """The number of each block of the body that has an anchor, as a reader would count.

    A label is for people to find a place; it changes with the text, and only the anchor is the block's identity.
    """
    return _counted(blocks, _UNNUMBERED)


def former_labels(blocks: Iterable[Block]) -> dict[str, str]:
    """The numbers as they were up to release 2026.1, when the lines of masthead and signature counted too; citations have them."""
    return _counted(blocks, _FORMERLY_UNNUMBERED)


def _counted(blocks: Iterable[Block], unnumbered: frozenset[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    number = 0
    for block in blocks:
        if block.type in unnumbered:
            continue
        number += 1
        if block.anchor:
            found[block.anchor] = str(number)
    return found


def pinpoints(blocks: Iterable[Block]) -> dict[str, Pinpoint]:
    """The pinpoint of each block that has one: its provision, else its number.

    The 款 of an article that has only one is left out, as lawyers leave it out.
    """
    blocks = tuple(blocks)
    found = {anchor: Pinpoint(f"¶{number}", f"第{number}段") for anchor, number in labels(blocks).items()}
    return found | {anchor: Pinpoint(provision, provision) for anchor, provision in provisions(blocks).items() if anchor in found}


@once
def provisions(blocks: Iterable[Block]) -> Mapping[str, str]:
    """The provision that each block is, where the text has articles: 第15条第2款, the second way to count a text's places."""
    blocks = tuple(blocks)
    found: dict[str, str] = {}
    outline = Outline.of(blocks)
    several = {place[:-1] for place in outline.places if len(place) == 2 and place[-1].unit == "款" and place[-1].number > 1}
    for anchor, whole in outline.within.items():
        place = whole[next(index for index, step in enumerate(whole) if step.unit == "条") :]
        if outline.places.get(place) != anchor:
            continue
        if len(place) > 1 and place[1].unit == "款" and place[:1] not in several:
            place = (place[0], *place[2:])
        found[anchor] = "".join(map(str, place))
    return found
