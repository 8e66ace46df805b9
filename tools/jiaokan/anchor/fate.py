"""Where an anchor leads over all documents: to a block, or to a tombstone, and never in a circle or to nothing.

A ledger knows only its own document; a block that went to another one is followed from ledger to ledger.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from jiaokan.anchor.ledger import Event, Ledger


@dataclass(frozen=True)
class Fate:
    """The end of the way of an anchor."""

    document: str
    """The document at which the way ends."""
    id: str
    """The last anchor on the way."""
    live: bool
    """Whether it stands on a block."""
    retired: Event | None = None
    """The tombstone, if the way ends at one."""

    @property
    def sound(self) -> bool:
        """Whether the way ends at a block or at a tombstone, as every way must."""
        return self.live or self.retired is not None


def fate(ledgers: Mapping[str, Ledger], document: str, id: str) -> Fate:
    """Follow an anchor to its end.

    Args:
        ledgers: all ledgers, by document.
        document: the document in which it was published.
        id: the anchor.

    Returns:
        An end that is not `sound` if the way goes in a circle, to a document that is not there or to an anchor never born.
    """
    seen: set[tuple[str, str]] = set()
    while (document, id) not in seen:
        seen.add((document, id))
        ledger = ledgers.get(document, Ledger())
        if id in ledger.live:
            return Fate(document, id, True)
        end = ledger.ends.get(id)
        if end is None:
            break
        if end.event == "retired":
            return Fate(document, id, False, end)
        to = end.to[0] if end.to else ""
        document, id = to.split("#", 1) if "#" in to else (document, to)
        if document not in ledgers:
            document = _home(ledgers, id) or document
    return Fate(document, id, False)


def _home(ledgers: Mapping[str, Ledger], id: str) -> str | None:
    """The document that has an anchor now: the one it went to was renamed since, or taken in by another; no two have the same anchor."""
    return next((name for name, ledger in ledgers.items() if id in ledger.ids), None)


def elsewhere(ledgers: Mapping[str, Ledger], documents: Iterable[str] | None = None) -> dict[str, str]:
    """The redirect table: each anchor whose way ends in another document, with `document#id`.

    Ways that are not sound are left out: they are problems of the corpus, and `check` names them.

    Args:
        ledgers: all ledgers, by document.
        documents: those that have an anchor which stands on no block any more, if they are known.
    """
    found: dict[str, str] = {}
    for document in ledgers if documents is None else documents:
        for id in ledgers[document].ends:
            end = fate(ledgers, document, id)
            if end.sound and end.document != document:
                found[id] = f"{end.document}#{end.id}"
    return dict(sorted(found.items()))


def unsound(ledgers: Mapping[str, Ledger]) -> Iterator[tuple[str, str, Fate]]:
    """Each anchor that leads in a circle or to nothing: its document, itself, and where the way ends."""
    for document, ledger in ledgers.items():
        for id in sorted(ledger.ids - ledger.live):
            if not (end := fate(ledgers, document, id)).sound:
                yield document, id, end
