"""The corpus in memory: records, raw texts, entries and ledgers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from jiaokan.anchor.ledger import Ledger
from jiaokan.annotate.authority import Authority
from jiaokan.edition.document import Block
from jiaokan.edition.provenance import Traced, restore
from jiaokan.entry.entry import Entry
from jiaokan.entry.release import Release
from jiaokan.errors import BadInput, shown
from jiaokan.record.schema import Meta, Source


@dataclass(frozen=True)
class Earlier:
    """A source that a later edition of its documents superseded, as it was last built."""

    source: Source
    raw: str
    traced: Traced

    def blocks(self, document: str) -> tuple[Block, ...]:
        """The words of a document in the earlier edition, each block with its anchor; the types are not kept."""
        return tuple(restore(anchor, pieces, self.raw) for anchor, pieces in self.traced.blocks.get(document, {}).items())


@dataclass(frozen=True)
class Corpus:
    """All records, and the entries in the order of sources and cuts."""

    sources: Mapping[str, Source]
    raws: Mapping[str, str]
    metas: Mapping[str, Meta]
    entries: tuple[Entry, ...] = ()
    ledgers: Mapping[str, Ledger] = field(default_factory=dict)
    traced: Mapping[str, Traced] = field(default_factory=dict)
    releases: tuple[Release, ...] = ()
    """All releases, oldest first."""
    parallels: Sequence[Mapping[str, Any]] = ()
    """Passages that stand in two documents, as the lines of `parallels.jsonl`, the rarest first."""
    authority: Authority = field(default_factory=Authority)
    """What the files of `corpus/authority/` say."""
    earlier: Mapping[str, Earlier] = field(default_factory=dict)
    """The sources that were superseded."""

    def entry(self, id: str) -> Entry:
        """The document with this id.

        Raises:
            BadInput: if there is none.
        """
        found = next((entry for entry in self.entries if entry.id == id), None)
        if found is None:
            near = [entry.id for entry in self.entries if id and (id in entry.id or id in entry.meta.title)]
            raise BadInput(shown(id), "there is no such document", expected=", ".join(near) or "an id from the list", then="jiaokan list")
        return found
