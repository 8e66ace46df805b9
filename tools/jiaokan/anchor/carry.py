"""Carry the anchors of the published edition over to a newly built one, and write down what happened to each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from jiaokan.anchor.ledger import QUOTE, Event, Ledger, contexts, digest, new_id
from jiaokan.anchor.match import match
from jiaokan.document import Block


@dataclass(frozen=True)
class Carried:
    """The new blocks with their anchors, the grown ledger, and the anchors that found no block."""

    blocks: tuple[Block, ...]
    ledger: Ledger
    lost: tuple[str, ...]
    born: int
    edited: int


def carry(document: str, blocks: Sequence[Block], published: Sequence[Block], ledger: Ledger, taken: set[str]) -> Carried:
    """Give every block its anchor.

    Args:
        document: the document's id; it keeps ids of equal words in two documents apart.
        blocks: the newly built blocks, without anchors.
        published: the blocks of the last edition, with anchors.
        ledger: the document's ledger.
        taken: all ids of the corpus; new ones are added.
    """
    known = [block for block in published if block.anchor in ledger.live]
    texts = [block.text for block in blocks]
    found = match([block.text for block in known], texts)
    anchors = {j: known[i].anchor for i, j in found.items()}
    around = contexts(texts)
    events: list[Event] = []
    done: list[Block] = []
    born = edited = 0
    for index, block in enumerate(blocks):
        anchor = anchors.get(index)
        before, after = around[index]
        now = Event("born", "", block.type, block.text[:QUOTE], before, after, digest(block.text), block.origin)
        if anchor is None:
            anchor = new_id("\n".join((document, before, block.text, after)), taken)
            taken.add(anchor)
            events.append(replace(now, id=anchor))
            born += 1
        elif ledger.last(anchor).digest != now.digest:
            events.append(replace(now, event="edited", id=anchor))
            edited += 1
        done.append(replace(block, anchor=anchor))
    lost = tuple(sorted(ledger.live - {block.anchor or "" for block in done}))
    return Carried(tuple(done), Ledger((*ledger.events, *events)), lost, born, edited)


def retire(ledger: Ledger, lost: Sequence[str], why: str) -> Ledger:
    """The ledger with the lost anchors retired, each with the editor's reason."""
    return Ledger((*ledger.events, *(Event("retired", id, why=why) for id in lost)))
