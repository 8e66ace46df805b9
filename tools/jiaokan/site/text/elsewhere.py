"""Who cites a paragraph (被引), as notes beside it and as data.

A citation belongs to a paragraph if it names a provision that was found there; one of the whole document stands at the end of the page.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from jiaokan.entry.entry import Entry
from jiaokan.site.markup import element, escape, identifier
from jiaokan.site.published import labels, published_blocks
from jiaokan.site.shelf import Citing, Shelf
from jiaokan.site.text.blocks import HEAD_TYPES
from jiaokan.site.text.marks import BESIDE_NO_WORDS, Mark


def cited_beside(entry: Entry, shelf: Shelf) -> dict[str, list[Mark]]:
    """For the anchor of each cited paragraph the note that says by which; none beside its head, whose lines many texts share."""
    cited = {
        anchor: [(one.entry.id, one.block.anchor or "") for one in citing] for anchor, citing in cited_paragraphs(entry, shelf).items()
    }
    found: dict[str, list[Mark]] = {}
    for block in published_blocks(entry):
        anchor = block.anchor or ""
        if anchor in cited and block.type not in HEAD_TYPES:
            found[anchor] = [Mark(BESIDE_NO_WORDS, BESIDE_NO_WORDS, "cited", _ways(cited[anchor], shelf))]
    return found


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


def _ways(places: list[tuple[str, str]], shelf: Shelf) -> str:
    """The ways to paragraphs of other texts, each text named once."""
    documents = dict.fromkeys(document for document, _ in places)
    return "；".join(_way(shelf.by_id[id], shelf, [anchor for document, anchor in places if document == id]) for id in documents)


def _way(entry: Entry, shelf: Shelf, anchors: list[str]) -> str:
    numbers = labels(published_blocks(entry))
    links = [
        element("a", f"第{numbers[anchor]}段" if anchor in numbers else "篇首", href=f"../{identifier(entry.id)}/#{identifier(anchor)}")
        for anchor in dict.fromkeys(anchors)
    ]
    return escape(shelf.name(entry.id)) + "、".join(links)
