"""Where a paragraph stands again: who cites it (被引), and which other text has its words (同文), as notes beside it and as data.

A citation belongs to a paragraph if it names a provision that was found there; one of the whole document stands at the end of the page.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from jiaokan.entry.entry import Entry
from jiaokan.site.markup import element, escape, identifier
from jiaokan.site.published import labels, published_blocks
from jiaokan.site.shelf import Citing, Shelf
from jiaokan.site.text.marks import BESIDE_NO_WORDS, Mark


def elsewhere(entry: Entry, shelf: Shelf) -> dict[str, tuple[Mark, ...]]:
    """What stands beside the paragraphs of a text, by their anchors."""
    found: dict[str, list[Mark]] = {}
    for anchor, citing in cited_paragraphs(entry, shelf).items():
        links = "、".join(dict.fromkeys(_link(one.entry, one.block.anchor or "", shelf) for one in citing))
        found.setdefault(anchor, []).append(Mark(BESIDE_NO_WORDS, BESIDE_NO_WORDS, "cited", links))
    same: dict[str, list[str]] = {}
    for one in shelf.parallels:
        for mine, other in (one, one[::-1]):
            if mine[0] == entry.id:
                same.setdefault(mine[1], []).append(_link(shelf.by_id[other[0]], other[1], shelf))
    for anchor, ways in same.items():
        found.setdefault(anchor, []).append(Mark(BESIDE_NO_WORDS, BESIDE_NO_WORDS, "parallel", "、".join(dict.fromkeys(ways))))
    return {anchor: tuple(marks) for anchor, marks in found.items()}


def cited_paragraphs(entry: Entry, shelf: Shelf) -> dict[str, tuple[Citing, ...]]:
    """The references that name a paragraph of a document, by its anchor, in the order of the shelf."""
    found: dict[str, list[Citing]] = {}
    for one in shelf.cited_by.get(entry.id, ()):
        anchor = one.reference["target"].get("anchor")
        if anchor in shelf.anchors[entry.id]:
            found.setdefault(anchor, []).append(one)
    return {anchor: tuple(citing) for anchor, citing in found.items()}


def cited_by(entry: Entry, shelf: Shelf) -> list[dict[str, Any]]:
    """Every place that cites a document, as data: what is cited (`anchor`, null for the whole), and where it is cited."""
    return list(_rows(entry, shelf))


def _rows(entry: Entry, shelf: Shelf) -> Iterator[dict[str, Any]]:
    for one in shelf.cited_by.get(entry.id, ()):
        reference = one.reference
        place = {key: reference[key] for key in ("anchor", "start", "end", "quote")}
        yield {"anchor": reference["target"].get("anchor"), "by": {"document": one.entry.id, **place}}


def _link(entry: Entry, anchor: str, shelf: Shelf) -> str:
    number = labels(published_blocks(entry)).get(identifier(anchor))
    name = f"{entry.meta.title}第{number}段" if number else entry.meta.title
    return element("a", escape(name), href=f"../{identifier(entry.id)}/#{identifier(anchor)}")
