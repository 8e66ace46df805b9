"""A document is a row of blocks; a block is a stretch of text with a type.

Reading makes documents out of a clean text, writing prints them.
Every block keeps its own `Text`, so that each of its characters still knows where it came from;
what stood between the blocks is kept too, so that a document accounts for every raw character it was made of.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, get_args

from jiaokan.text import Doubt, Piece, Stretch, Text

BlockType = Literal[
    "title", "subtitle", "byline", "source", "number", "issuer", "addressee", "date", "signature",
    "attachment", "note", "heading", "paragraph", "item", "caption", "table", "toc", "code",
]  # fmt: skip
BLOCK_TYPES: tuple[str, ...] = get_args(BlockType)
LINED = frozenset(("table", "code"))
"""Types whose text has line breaks."""


@dataclass(frozen=True)
class Block:
    """A title, a paragraph, an item … The parts of a notice are named after GB/T 9704—2012."""

    type: BlockType
    body: Text
    """What is read, without line breaks; a table has them, one row a line, cells parted by « | », and code, whose blanks count."""
    level: int | None = None
    """Of a heading: 2 for 一、 or 第一章, one more for each step down; the title of the document is level 1."""
    anchor: str | None = None
    """The permanent id, once the ledger has given one."""
    evidence: str = ""
    """Why this type was chosen, in a few words for the editor."""

    @property
    def text(self) -> str:
        """What is read."""
        return str(self.body)

    @property
    def origin(self) -> tuple[Stretch, ...]:
        """The raw stretches the block came from, in reading order, in code points."""
        return self.body.origin()


@dataclass(frozen=True)
class Document:
    """One logical text: a notice, an article, a page."""

    blocks: tuple[Block, ...]
    between: tuple[Piece, ...] = ()
    """What stood between the blocks and is not read: line breaks, heading marks, what was dropped; none of these reads as anything."""
    id: str | None = None
    kind: str = "plain"
    """How it was read: the name of the module in `jiaokan.read`."""
    doubts: tuple[Doubt, ...] = field(default=())
    """What reading was not sure of, with offsets in the raw text."""

    @property
    def title(self) -> str:
        """The text of the title, its lines parted by U+3000; empty if no block is a title."""
        return "\u3000".join(block.text for block in self.blocks if block.type == "title")

    @property
    def pieces(self) -> Iterator[Piece]:
        """All pieces of the document, the dropped ones included."""
        for block in self.blocks:
            yield from block.body.pieces
        yield from self.between

    @property
    def edits(self) -> tuple[Piece, ...]:
        """What was changed, in raw order."""
        return Text(tuple(self.pieces)).edits
