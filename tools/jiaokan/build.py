"""From a source to its editions: cut, clean, read, decide, and carry the anchors over.

Everything here is a function of the raw text, the editor's records and the published edition,
so the same corpus is built to the byte wherever it is built.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from jiaokan.anchor.carry import Carried, carry
from jiaokan.anchor.ledger import Ledger
from jiaokan.anchor.meeting import Side, meet
from jiaokan.anchor.word import moved, words_on
from jiaokan.clean import clean
from jiaokan.desk.decide import DECISION_KINDS, decide
from jiaokan.desk.decisions import divide
from jiaokan.edition.document import Block, Document
from jiaokan.errors import BadInput
from jiaokan.read import read_document
from jiaokan.record.schema import Source
from jiaokan.text import Text


@dataclass(frozen=True)
class Published:
    """What is already there of a document."""

    blocks: tuple[Block, ...] = ()
    ledger: Ledger = field(default_factory=Ledger)
    same_raw: bool = False
    """Whether the blocks know their origin in the raw text as it is now."""
    sides: tuple[Side, Side] | None = None
    """Two states of the document that become one; `blocks` and `ledger` are then those of both."""
    before: Side | None = None
    """The state from which both went out, if it is known."""


@dataclass(frozen=True)
class Built:
    """A source newly built: its documents in the order of the source, with what became of their anchors."""

    documents: tuple[Document, ...]
    carried: Mapping[str, Carried]
    rest: Text


def build_source(raw: str, source: Source, where: str, published: Mapping[str, Published], taken: set[str]) -> Built:
    """Build the documents of one source.

    Args:
        raw: the decoded raw text.
        source: its record, with the editor's decisions.
        where: the record's file name, for messages.
        published: what is already there, by document.
        taken: every id of the corpus; new ones are added.

    Raises:
        BadInput: if a decision does not fit the text.
    """
    division = divide(raw, source, where)
    _know(source, {cut.document for cut, _ in division.documents}, where)
    documents, carried = [], {}
    for cut, text in division.documents:
        document = replace(read_document(clean(text), cut.kind or source.kind), id=cut.document)
        document = decide(document, source, where)
        before = published.get(cut.document, Published())
        words = words_on(cut.document, document.blocks, before.ledger, source.anchors, where)
        if before.sides is not None:
            result = meet(cut.document, document.blocks, before.sides, before.before, before.ledger, taken, words)
        else:
            result = carry(cut.document, document.blocks, before.blocks, before.ledger, taken, same_raw=before.same_raw, words=words)
        carried[cut.document] = result
        documents.append(replace(document, blocks=result.blocks))
    traced = {id: published[id].blocks for id in carried if id in published and published[id].same_raw}
    return Built(tuple(documents), moved(carried, traced), division.rest)


def _know(source: Source, known: set[str], where: str) -> None:
    named = {
        one.document
        for kind in (*DECISION_KINDS, "reviewed", "ignores", "anchors", "accepts", "rejects", "notes")
        for one in getattr(source, kind)
    }
    for document in sorted(named - known):
        raise BadInput(
            where, f"a decision names the document {document!r}", expected=f"one of {', '.join(sorted(known))}", then="jiaokan build"
        )
