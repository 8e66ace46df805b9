"""Lines and labels become a document: blocks in reading order, and what stood between them."""

from __future__ import annotations

from collections.abc import Sequence

from jiaokan.edition.document import Block, Document
from jiaokan.read.label import Label
from jiaokan.read.lines import MarkedLine
from jiaokan.text import Doubt, Piece


def document(lines: Sequence[MarkedLine], labels: Sequence[Label], kind: str, rest: Sequence[Piece] = ()) -> Document:
    """A document of these lines, in this order; `rest` is what stood after them and is not read."""
    blocks: list[Block] = []
    between: list[Piece] = []
    doubts: list[Doubt] = []
    for line, label in zip(lines, labels, strict=True):
        blocks.append(Block(label.type, line.body, label.level, evidence=label.evidence))
        between += line.before
        if label.doubt and (origin := line.body.origin()):
            doubts.append(Doubt(origin[0][0], origin[-1][1] if len(origin) == 1 else origin[0][1], label.doubt, label.candidates))
    return Document(tuple(blocks), (*between, *rest), kind=kind, doubts=tuple(doubts))
