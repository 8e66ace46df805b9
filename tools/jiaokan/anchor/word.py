"""The editor's word on an anchor goes before the ladder: it stays on a block, leads to one, is retired, or goes to another document.

A word stays in the record for ever, so following it again must change nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from jiaokan.anchor.carry import MERGED_SHARE, Carried, Word
from jiaokan.anchor.ledger import Event, Ledger
from jiaokan.anchor.match import shared
from jiaokan.desk.proof import Proof
from jiaokan.edition.document import Block
from jiaokan.errors import BadInput
from jiaokan.record.schema import AnchorWord


def words_on(document: str, blocks: Sequence[Block], ledger: Ledger, said: Iterable[AnchorWord], where: str) -> dict[str, Word]:
    """What the editor said of the anchors of one document, with the quoted blocks found.

    Args:
        document: its id.
        blocks: as they are built now.
        ledger: its anchors.
        said: all words of the source.
        where: the record's file name, for messages.

    Raises:
        BadInput: if an anchor was never born in the document, or a quote is not found once.
    """
    proof = Proof.of(block.text for block in blocks)
    found: dict[str, Word] = {}
    for one in said:
        if one.document != document:
            continue
        if one.id not in ledger.ids:
            raise BadInput(
                where,
                f"anchors: {document} never had the anchor {one.id}",
                expected=f"an id from corpus/documents/{document}/anchors.jsonl",
                then="jiaokan build",
            )
        if one.into is not None and one.into != document:
            found[one.id] = Word(None, one.why, leaves=True)
        else:
            found[one.id] = Word(proof.block(one.to, None, where).block if one.to else None, one.why)
    return found


def sent_away(carried: Mapping[str, Carried], said: Iterable[AnchorWord], where: str) -> dict[str, Carried]:
    """The documents that change because the editor sent anchors to another one.

    Args:
        carried: every document of the corpus, newly built.
        said: the words of one source.
        where: its record's file name, for messages.

    Raises:
        BadInput: if the other document is not there, or the quote is not found once in it.
    """
    done: dict[str, Carried] = {}
    for one in said:
        if one.into is None or one.into == one.document:
            continue
        if one.into not in carried or not one.to:
            raise BadInput(
                where,
                f"anchors: {one.id} goes to a block of {one.into}, which is not known",
                expected="`into` with a document of the corpus, and `to` with words of its block",
                then="jiaokan build",
            )
        blocks, own = carried[one.into].blocks, done.get(one.document) or carried[one.document]
        block = blocks[Proof.of(block.text for block in blocks).block(one.to, None, where).block]
        end = Event("moved", one.id, to=(f"{one.into}#{block.anchor}",), why=one.why)
        if own.ledger.ends.get(one.id) != end:
            done[one.document] = _with(own, [end])
    return done


def moved(carried: Mapping[str, Carried], published: Mapping[str, Sequence[Block]]) -> dict[str, Carried]:
    """The documents of one source, with the lost anchors led to the other document in which their raw characters stand now.

    Args:
        carried: the documents, newly built from the raw text that the published ones were built from.
        published: the blocks of the last editions, with anchors and origins in that raw text.
    """
    done = dict(carried)
    for document, one in carried.items():
        origins = {block.anchor: block.origin for block in published.get(document, ())}
        events = []
        for id in one.lost:
            origin = origins.get(id, ())
            size = sum(end - start for start, end in origin)
            held = [(shared(origin, b.origin), name, b.anchor) for name, other in carried.items() if name != document for b in other.blocks]
            best = max(held, key=lambda row: row[0], default=(0, "", ""))
            if size and best[0] >= MERGED_SHARE * size:
                events.append(Event("moved", id, to=(f"{best[1]}#{best[2]}",)))
        if events:
            done[document] = _with(one, events)
    return done


def _with(carried: Carried, events: Sequence[Event]) -> Carried:
    gone = {event.id for event in events}
    ledger = Ledger((*carried.ledger.events, *events))
    return replace(carried, ledger=ledger, lost=tuple(id for id in carried.lost if id not in gone))
