"""A published document with all that a page about it needs: the words, where each came from, and what it points to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from jiaokan.document import Block
from jiaokan.schema import Meta, Source
from jiaokan.text import Piece


@dataclass(frozen=True)
class Entry:
    """One document of the corpus, as it was last built."""

    id: str
    meta: Meta
    source_id: str
    source: Source
    raw: str
    """The whole raw text of the source."""
    blocks: tuple[Block, ...]
    """Each with its anchor; its body knows its origin in the raw text."""
    changes: tuple[Piece, ...]
    """What was changed within this document, in raw order; what was dropped between the blocks too."""
    annotations: tuple[Mapping[str, Any], ...] = ()
    """References, as the lines of `annotations.jsonl`."""
    doubts: tuple[Mapping[str, Any], ...] = ()
    """What waits for the editor: {"at", "length", "reason", "candidates"} with raw offsets."""
    decisions: tuple[Mapping[str, Any], ...] = ()
    """The editor's decisions that concern this document, for the reader: {"kind", "quote", "old", "new", "why"}."""
