"""What of a document may be shown: all of it, its first paragraphs, or nothing but what it is.

`publish` in `document.yaml` decides; pages, data files and the search index all ask here, so that they cannot differ.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jiaokan.cite.pinpoint import labels as labels
from jiaokan.cite.place import own_labels as own_labels
from jiaokan.edition.document import Block
from jiaokan.entry.entry import Entry
from jiaokan.text import Piece

EXCERPT_PARAGRAPHS = 3
"""How many paragraphs an excerpt has: enough to see what a text is, far too few to stand for it."""
_HEAD_TYPES = {"title", "subtitle", "byline", "source", "number", "issuer", "addressee", "date"}


def published_blocks(entry: Entry) -> tuple[Block, ...]:
    """The blocks that may be shown."""
    return _shown(entry.blocks, entry.meta.publish) if entry.meta.publish != "metadata" else ()


def published_words(entry: Entry) -> tuple[Block, ...]:
    """The same, for who does not ask where their characters came from."""
    return _shown(entry.words, entry.meta.publish) if entry.meta.publish != "metadata" else ()


def _shown(blocks: tuple[Block, ...], publish: str) -> tuple[Block, ...]:
    if publish == "full":
        return blocks
    shown: list[Block] = []
    body = 0
    for block in blocks:
        if block.type not in _HEAD_TYPES:
            body += 1
            if body > EXCERPT_PARAGRAPHS:
                break
        shown.append(block)
    return tuple(shown)


def published_changes(entry: Entry) -> tuple[Piece, ...]:
    """The changes that may be shown; what was dropped between the blocks only with the whole text."""
    if entry.meta.publish == "full":
        return entry.changes
    return tuple(sorted((p for b in published_blocks(entry) for p in b.body.pieces if p.why), key=lambda piece: piece.at))


def published_references(entry: Entry) -> tuple[Mapping[str, Any], ...]:
    """The references that stand in blocks that may be shown, in the order of the text."""
    order = {block.anchor: place for place, block in enumerate(published_words(entry)) if block.anchor}
    found = [a for a in entry.annotations if a.get("type") == "reference" and a.get("anchor") in order]
    return tuple(sorted(found, key=lambda a: (order[a["anchor"]], a["start"], a["end"])))


def published_doubts(entry: Entry) -> tuple[Mapping[str, Any], ...]:
    """The doubts that lie in what may be shown."""
    if entry.meta.publish == "full":
        return entry.doubts
    spans = [span for block in published_blocks(entry) for span in block.origin]
    return tuple(d for d in entry.doubts if any(start <= d["at"] < end for start, end in spans))


def published_decisions(entry: Entry) -> tuple[Mapping[str, Any], ...]:
    """The editor's decisions that may be shown: their quotes are of the text, so with part of it only those found there."""
    if entry.meta.publish == "full":
        return entry.decisions
    text = "\n".join(block.text for block in published_blocks(entry))
    return tuple(d for d in entry.decisions if d.get("quote") and d["quote"] in text)
