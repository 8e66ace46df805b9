"""A published document with all that a page about it needs: the words, where each came from, and what it points to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from jiaokan.anchor.ledger import Ledger
from jiaokan.edition import provenance
from jiaokan.edition.document import Block
from jiaokan.edition.provenance import Traced
from jiaokan.edition.source_place import lines
from jiaokan.entry.lean import SAID_KINDS, LeanEntry
from jiaokan.errors import BadInput
from jiaokan.record.schema import Meta, Source
from jiaokan.text import Piece

LATER = ("raw", "blocks", "changes", "doubts", "decisions", "ledger")
"""Fields that few ask for, and that are read when the first does."""


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
    annotations: tuple[Mapping[str, Any], ...] = field(default_factory=tuple)
    """References, as flat records of `annotations.jsonl`."""
    mentions: tuple[Mapping[str, Any], ...] = field(default_factory=tuple)
    """What the text names besides works: {"kind", "anchor", "start", "end", "quote", "norm", "entity"}."""
    notes: tuple[Mapping[str, Any], ...] = field(default_factory=tuple)
    """What the editor notes: {"kind", "anchor", "start", "end", "quote", "text", "source"}."""
    doubts: tuple[Mapping[str, Any], ...] = field(default_factory=tuple)
    """What waits for the editor: {"at", "length", "reason", "candidates"} with raw offsets."""
    decisions: tuple[Mapping[str, Any], ...] = field(default_factory=tuple)
    """The editor's decisions that concern this document, for the reader: {"kind", "quote", "old", "new", "why"}."""
    ledger: Ledger = field(default_factory=Ledger)
    """Every anchor that was ever published, with what stood there."""
    seal: str = field(default="", compare=False)
    """A digest of all that it was made of; nothing where that was not kept."""

    @classmethod
    def known(cls, known: Mapping[str, Any], lean: LeanEntry, read: Callable[[], Entry], whole: Entry | None = None) -> Entry:
        """An entry of which some is known.

        Args:
            known: all fields but those of `LATER` and what `lean` has.
            lean: its words, what is said of them, and its anchors.
            read: gives the whole, once one of the fields of `LATER` is asked for.
            whole: the whole, where it is at hand.
        """
        made = object.__new__(cls)
        made.__dict__.update(known, _lean=lean, _read=read)
        if whole is not None:
            made.__dict__.update({later: whole.__dict__[later] for later in LATER})
        return made

    def let_go(self) -> None:
        """Let go of the fields of `LATER`, if they can be read again: they are many times what the others are."""
        if "_read" in self.__dict__:
            for later in LATER:
                self.__dict__.pop(later, None)

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            """What is asked for only now."""
            if name in SAID_KINDS and "_lean" in self.__dict__:
                return self.__dict__["_lean"].said(name)
            read = self.__dict__.get("_read")
            if name not in LATER or read is None:
                raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
            whole = read()
            self.__dict__.update({later: whole.__dict__[later] for later in LATER})
            return self.__dict__[name]

    @property
    def words(self) -> tuple[Block, ...]:
        """The blocks, for who does not ask where their characters came from."""
        lean = self._known_lean
        return self.blocks if lean is None else lean.words

    @property
    def ids(self) -> frozenset[str]:
        """Every anchor that was ever published."""
        lean = self._known_lean
        return self.ledger.ids if lean is None else lean.ids

    @property
    def ended(self) -> bool:
        """Whether one of them stands on no block any more."""
        lean = self._known_lean
        return bool(self.ledger.ends) if lean is None else lean.ended

    @property
    def _known_lean(self) -> LeanEntry | None:
        return self.__dict__.get("_lean")

    @cached_property
    def lines(self) -> tuple[tuple[int, int], ...]:
        """The lines of the raw text in which the document stands, as ranges, from 1."""
        return lines(self.raw, (stretch for block in self.blocks for stretch in block.origin), self.changes)

    @property
    def withdrawn(self) -> str | None:
        """Why nothing of it is shown any more, if it was withdrawn."""
        return next((cut.withdrawn for cut in self.source.cuts if cut.document == self.id), None)


class EntryLedgers(Mapping[str, Ledger]):
    """The ledger of each document."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        """Args: entries: the documents."""
        self._entries = {entry.id: entry for entry in entries}

    def __getitem__(self, id: str) -> Ledger:
        """That of one document."""
        return self._entries[id].ledger

    def ids(self, id: str) -> frozenset[str]:
        """Every anchor of one document that was ever published, for which no ledger is read."""
        return self._entries[id].ids

    def __contains__(self, id: object) -> bool:
        """Whether there is such a document."""
        return id in self._entries

    def __iter__(self) -> Iterator[str]:
        """The ids of the documents."""
        return iter(self._entries)

    def __len__(self) -> int:
        """How many there are."""
        return len(self._entries)


def published_ids(ledgers: Mapping[str, Ledger]) -> Iterator[tuple[str, frozenset[str]]]:
    """Each document with every anchor that was ever published."""
    for document in ledgers:
        yield document, ledgers.ids(document) if isinstance(ledgers, EntryLedgers) else ledgers[document].ids


def assemble(
    id: str,
    meta: Meta,
    source_id: str,
    source: Source,
    raw: str,
    blocks: tuple[Block, ...],
    traced: Traced,
    annotations: tuple[Mapping[str, Any], ...],
    ledger: Ledger,
    *,
    by_hand: bool = False,
    seal: str = "",
) -> Entry:
    """Put together what the files of the corpus say of one document.

    Args:
        by_hand: whether the edition may have been edited since it was built.
        seal: a digest of all of this.

    Raises:
        BadInput: if the edition and its edits do not fit each other, unless it was edited by hand.
    """
    pieces, between = traced.blocks.get(id, {}), traced.between.get(id, ())
    try:
        if by_hand:
            known = tuple(provenance.follow(blocks, pieces, raw))
        else:
            known = tuple(provenance.trace(block, pieces.get(block.anchor or "", ())) for block in blocks)
    except ValueError as error:
        where = f"corpus/documents/{id}/edition.md"
        raise BadInput(
            where, str(error), expected="an edition as it was built", then=f"jiaokan adopt {id} --reason TEXT, or git restore the edition"
        ) from None
    changes = [piece for block in known for piece in block.body.pieces if piece.why] + list(provenance.changed(between))
    decided = list(_decided(id, source))
    stretches = [stretch for block in known for stretch in block.origin] if source.moves else []
    for move in source.moves:
        at = raw.find(move.start)
        if any(low <= at < high for low, high in stretches):
            decided.append({"kind": "move", "quote": move.start, "old": "", "new": "", "why": move.why})
    return Entry(
        id=id,
        meta=meta,
        source_id=source_id,
        source=source,
        raw=raw,
        blocks=known,
        changes=tuple(sorted(changes, key=lambda piece: (piece.at, piece.end))),
        annotations=tuple(one for one in annotations if one["type"] == "reference"),
        mentions=tuple(one for one in annotations if one["type"] == "mention"),
        notes=tuple(one for one in annotations if one["type"] == "note"),
        doubts=tuple(
            {"at": d.start, "length": d.end - d.start, "reason": d.reason, "candidates": list(d.candidates)}
            for d in traced.doubts.get(id, ())
        ),
        decisions=tuple(decided),
        ledger=ledger,
        seal=seal,
    )


def _decided(id: str, source: Source) -> Iterator[dict[str, Any]]:
    """The decisions about one document, as a reader is shown them: what stood there and what is read now."""
    for correction in source.corrections:
        if correction.document == id:
            yield {"kind": "correction", **correction.model_dump(include={"quote", "old", "new", "why"})}
    rows: list[tuple[str, Any, str, str, str]] = [
        *(("type", one, one.quote, "", one.type) for one in source.types),
        *(("break", one, one.quote, "", "") for one in source.breaks),
        *(("join", one, one.quote, "", one.between) for one in source.joins),
        *(("order", one, one.quote, "", "") for one in source.orders),
        *(("insert", one, one.text, "", one.text) for one in source.inserts),
        *(("remove", one, one.quote, one.quote, "") for one in source.removes),
        *(("cut", one, one.start, "", "") for one in source.cuts),
    ]
    for kind, one, quote, old, new in rows:
        if one.document == id:
            yield {"kind": kind, "quote": quote, "old": old, "new": new, "why": one.why}


def as_json(entry: Entry) -> dict[str, Any]:
    """What `jiaokan show --format json` prints: the metadata, the place in the source and the contract of `clean`, with anchors."""
    meta = entry.meta.model_dump(mode="json", exclude_none=True)
    place = {"page": entry.meta.page, "section": entry.meta.section, "lines": [list(one) for one in entry.lines]}
    blocks = [
        {
            "type": b.type,
            **({"level": b.level} if b.level else {}),
            "text": b.text,
            "anchor": b.anchor,
            "origin": [list(s) for s in b.origin],
        }
        for b in entry.blocks
    ]
    data = entry.raw.encode(entry.source.encoding)
    return {
        "source": {
            "name": entry.source.file,
            "sha256": sha256(data).hexdigest(),
            "encoding": entry.source.encoding,
            "characters": len(entry.raw),
        },
        "documents": [
            {
                "id": entry.id,
                "title": entry.meta.title,
                "meta": meta,
                "place": {key: value for key, value in place.items() if value},
                "blocks": blocks,
            }
        ],
        "edits": [{"at": p.at, "old": p.old, "new": p.new, "why": list(p.why)} for p in entry.changes],
        "doubts": [dict(doubt) for doubt in entry.doubts],
    }
