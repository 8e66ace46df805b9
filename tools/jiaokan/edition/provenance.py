"""What cleaning did to a source, one block a line, so that editions and edits rebuild the raw text.

A line of `edits.jsonl` gives a block's pieces in reading order.
An unchanged piece is `[start, length]`, in code points of the raw text: its characters are those of the edition.
A changed piece is `{"at", "old", "new", "why"}`.
The last line of a document holds what stood between its blocks, and a digest of its edition, which tells whether a hand edited it;
a line without a document holds what is in none. The first line is the digest of the raw text.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from jiaokan.edition import markdown as edition
from jiaokan.edition.document import Block, Document
from jiaokan.errors import BadInput
from jiaokan.text import Doubt, Piece, Text
from jiaokan.text.digest import digest

THEN = "git restore the file, then jiaokan build"


@dataclass(frozen=True)
class Traced:
    """What a source's `edits.jsonl` says of its documents."""

    blocks: Mapping[str, Mapping[str, tuple[Any, ...]]]
    """Document → anchor → pieces as they stand in the file."""
    between: Mapping[str, tuple[Any, ...]]
    """Document (or "" for none) → pieces between its blocks."""
    doubts: Mapping[str, tuple[Doubt, ...]]
    raw: str = ""
    """The SHA-256 of the raw text."""
    editions: Mapping[str, str] = field(default_factory=dict)
    """Document → digest of its `edition.md` as it was built."""


def dump(documents: Iterable[Document], rest: Text, raw: str) -> str:
    """The lines for the documents of one source and for what is in none of them.

    Args:
        documents: its documents, with anchors.
        rest: what is in none of them.
        raw: the SHA-256 of the raw text.
    """
    lines: list[dict[str, Any]] = [{"raw": raw}]
    for document in documents:
        lines += [{"document": document.id, "block": block.anchor, "pieces": _pieces(block.body.pieces)} for block in document.blocks]
        seal = digest(edition.write(document.blocks))
        lines.append({"document": document.id, "edition": seal, "between": _pieces(document.between)})
        lines += [
            {"document": document.id, "doubt": {"at": d.start, "length": d.end - d.start, "reason": d.reason, "candidates": d.candidates}}
            for d in document.doubts
        ]
    lines.append({"between": _pieces(rest.pieces)})
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)


def parse(text: str, name: str) -> Traced:
    """What a file of edits says.

    Raises:
        BadInput: naming the first line that is not one of ours.
    """
    blocks: dict[str, dict[str, tuple[Any, ...]]] = {}
    between: dict[str, tuple[Any, ...]] = {}
    doubts: dict[str, tuple[Doubt, ...]] = {}
    editions: dict[str, str] = {}
    raw = ""
    for number, line in enumerate(text.split("\n"), 1):
        if not line:
            continue
        try:
            value = json.loads(line)
            document = value.get("document", "")
            if "block" in value:
                blocks.setdefault(document, {})[value["block"]] = tuple(value["pieces"])
            elif "doubt" in value:
                d = value["doubt"]
                doubt = Doubt(d["at"], d["at"] + d["length"], d["reason"], tuple(d["candidates"]))
                doubts[document] = (*doubts.get(document, ()), doubt)
            elif "raw" in value:
                raw = str(value["raw"])
            else:
                between[document] = tuple(value["between"])
                editions |= {document: str(value["edition"])} if "edition" in value else {}
        except (ValueError, KeyError, TypeError, AttributeError):
            raise BadInput(f"{name}:{number}", "this line is not a record of edits", expected="one JSON object a line", then=THEN) from None
    return Traced(blocks, between, doubts, raw, editions)


def trace(block: Block, pieces: Iterable[Any]) -> Block:
    """A block of an edition whose body knows its origin.

    Raises:
        ValueError: if the pieces do not read as the block does.
    """
    text, cursor, made = block.text, 0, []
    for piece in pieces:
        if isinstance(piece, dict):
            made.append(Piece(piece["at"], piece["old"], piece["new"], tuple(piece["why"])))
            if not text.startswith(piece["new"], cursor):
                raise ValueError(f"block {block.anchor}: the edition does not have «{piece['new']}» at character {cursor}")
            cursor += len(piece["new"])
        else:
            start, length = piece
            same = text[cursor : cursor + length]
            made.append(Piece(start, same, same))
            cursor += length
    if cursor != len(text):
        raise ValueError(f"block {block.anchor}: its edits stand for {cursor} of {len(text)} characters")
    return replace(block, body=Text(tuple(made)))


def follow(blocks: Iterable[Block], pieces: Mapping[str, Iterable[Any]], raw: str) -> Iterator[Block]:
    """Blocks that a person may have edited since they were built, each with the raw stretch that it came from.

    Of one that reads as built every character knows its origin; of another the whole is what is read instead of that stretch,
    and a new one came from nowhere, behind the one before it.

    Args:
        blocks: as the edition has them now.
        pieces: what was last built, by anchor.
        raw: the raw text of the source.
    """
    at = 0
    for block in blocks:
        known = tuple(pieces.get(block.anchor or "", ()))
        body = restore("", known, raw).body
        if str(body) != block.text:
            places = [(piece.at, piece.end) for piece in body.pieces]
            start, end = min((low for low, _ in places), default=at), max((high for _, high in places), default=at)
            body = Text((Piece(start, raw[start:end], block.text, ("correction",)),))
        at = max((piece.end for piece in body.pieces), default=at)
        yield replace(block, body=body)


def restore(anchor: str, pieces: Iterable[Any], raw: str) -> Block:
    """A block as it was built, from its edits and the raw text alone; its type is not known.

    Args:
        anchor: its anchor.
        pieces: as they stand in the file.
        raw: the raw text they were made from.
    """
    made = []
    for piece in pieces:
        if isinstance(piece, dict):
            made.append(Piece(piece["at"], piece["old"], piece["new"], tuple(piece["why"])))
        else:
            same = raw[piece[0] : piece[0] + piece[1]]
            made.append(Piece(piece[0], same, same))
    return Block("paragraph", Text(tuple(made)), anchor=anchor)


def changed(pieces: Iterable[Any]) -> tuple[Piece, ...]:
    """The changed pieces alone."""
    return tuple(Piece(p["at"], p["old"], p["new"], tuple(p["why"])) for p in pieces if isinstance(p, dict))


def rebuild(editions: Mapping[str, Iterable[Block]], traced: Traced) -> str:
    """The raw text of a source, from its editions and edits alone.

    Raises:
        ValueError: if a character is missing or stands twice.
    """
    pieces = [piece for blocks in editions.values() for block in blocks for piece in block.body.pieces]
    pieces += [piece for rest in traced.between.values() for piece in changed(rest)]
    pieces.sort(key=lambda piece: (piece.at, piece.end))
    at = 0
    for piece in pieces:
        if piece.at != at and piece.old:
            raise ValueError(
                f"raw characters {min(at, piece.at)} to {max(at, piece.at)} are {'missing' if piece.at > at else 'there twice'}"
            )
        at = max(at, piece.end)
    return "".join(piece.old for piece in pieces)


def _pieces(pieces: Iterable[Piece]) -> list[Any]:
    found: list[Any] = []
    for piece in pieces:
        if piece.why:
            found.append({"at": piece.at, "old": piece.old, "new": piece.new, "why": list(piece.why)})
        elif found and isinstance(found[-1], list) and sum(found[-1]) == piece.at:
            found[-1][1] += len(piece.old)
        elif piece.old:
            found.append([piece.at, len(piece.old)])
    return found
