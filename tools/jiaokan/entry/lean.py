"""What most ask of a document, packed: ten thousand documents are held so in the room of a few hundred that stand unpacked."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from jiaokan.edition.document import Block
from jiaokan.text import Text

SAID_KINDS = ("annotations", "mentions", "notes")
"""What is said of the words, as fields of an entry."""
_HELD_DOCUMENTS = 1_000
"""Documents of which what was unpacked is held: lists of all ask for each again and again, and of more than so many memory is dearer."""
_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


@dataclass(frozen=True)
class LeanEntry:
    """A document's words, what is said of them, and its anchors."""

    packed_words: bytes
    packed_said: bytes
    packed_ids: str
    ended: bool
    """Whether an anchor stands on no block any more."""

    @classmethod
    def of(cls, words: Iterable[Block], said: Sequence[Sequence[Mapping[str, Any]]], ids: Iterable[str], *, ended: bool) -> LeanEntry:
        """Pack it.

        Args:
            words: the blocks, of which where their characters came from is left out.
            said: for each of `SAID_KINDS` the records.
            ids: every anchor that was ever published.
            ended: whether one of them stands on no block any more.
        """
        rows = [(block.type, block.text, block.level, block.anchor) for block in words]
        return cls(_packed(rows), _packed(said), " ".join(sorted(ids)), ended)

    @property
    def words(self) -> tuple[Block, ...]:
        """The blocks."""
        return _words(self.packed_words)

    def said(self, kind: str) -> tuple[Mapping[str, Any], ...]:
        """The records of one of `SAID_KINDS`."""
        return _said(self.packed_said)[SAID_KINDS.index(kind)]

    @property
    def ids(self) -> frozenset[str]:
        """Every anchor that was ever published."""
        return frozenset(self.packed_ids.split())


def _packed(value: object) -> bytes:
    return _JSON.encode(value).encode("utf-8", "surrogatepass")


def _unpacked(packed: bytes) -> Any:
    return json.loads(packed.decode("utf-8", "surrogatepass"))


@lru_cache(_HELD_DOCUMENTS)
def _words(packed: bytes) -> tuple[Block, ...]:
    return tuple(Block(type_, Text.of(text), level=level, anchor=anchor) for type_, text, level, anchor in _unpacked(packed))


@lru_cache(_HELD_DOCUMENTS)
def _said(packed: bytes) -> tuple[tuple[Mapping[str, Any], ...], ...]:
    return tuple(map(tuple, _unpacked(packed)))
