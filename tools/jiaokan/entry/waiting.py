"""What waits for a person, most useful first: where the tools left a text alone because the evidence was not enough.

First come doubts that name candidates, since they can be settled at once; among them reasons that are rare, since they say most.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from jiaokan.entry.entry import Entry
from jiaokan.reasons import REASONS
from jiaokan.record.schema import Review

CONTEXT_CHARACTERS = 12
"""How many code points of the raw text are shown on either side."""
DECIDED = {"correction", "editor-drop"}
"""Why a piece is read as it is where a person said so."""


@dataclass(frozen=True)
class Waiting:
    """One doubt, with what a person needs to settle it."""

    document: str
    source: str
    anchor: str | None
    """The block in which it stands, if it stands in one."""
    at: int
    """Where it begins in the raw text, in code points."""
    line: int
    column: int
    quote: str
    before: str
    after: str
    reason: str
    candidates: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """What the reason says."""
        return REASONS[self.reason].zh if self.reason in REASONS else self.reason


def waiting(entries: Iterable[Entry]) -> list[Waiting]:
    """The doubts that nobody has reviewed, and at whose place nobody has put right or left out anything, most useful first."""
    found = [
        _waiting(entry, doubt)
        for entry in entries
        for doubt in entry.doubts
        if not reviewed_by(entry.raw, doubt, _reviews(entry)) and not _decided(entry, doubt)
    ]
    often = Counter(one.reason for one in found)
    return sorted(found, key=lambda one: (not one.candidates, often[one.reason], one.reason))


def reviewed_by(raw: str, doubt: Mapping[str, Any], reviews: Iterable[Review]) -> bool:
    """Whether one of the reviews is about this doubt: it has its reason, and its quote touches the same characters."""
    low, high = doubt["at"], doubt["at"] + max(1, doubt["length"])
    for review in reviews:
        at = raw.find(review.quote)
        once = at >= 0 and raw.find(review.quote, at + 1) < 0
        if once and review.reason == doubt["reason"] and at < high and low < at + len(review.quote):
            return True
    return False


def _decided(entry: Entry, doubt: Mapping[str, Any]) -> bool:
    """Whether a person changed what the doubt is about."""
    low, high = doubt["at"], doubt["at"] + max(1, doubt["length"])
    return any(piece.at < high and low < piece.end and not DECIDED.isdisjoint(piece.why) for piece in entry.changes)


def _reviews(entry: Entry) -> tuple[Review, ...]:
    return tuple(review for review in entry.source.reviewed if review.document == entry.id)


def _waiting(entry: Entry, doubt: Mapping[str, Any]) -> Waiting:
    raw, at, end = entry.raw, doubt["at"], doubt["at"] + doubt["length"]
    anchor = next((block.anchor for block in entry.blocks if any(low <= at < high for low, high in block.origin)), None)
    start = raw.rfind("\n", 0, at) + 1
    return Waiting(
        document=entry.id,
        source=entry.source_id,
        anchor=anchor,
        at=at,
        line=raw.count("\n", 0, at) + 1,
        column=at - start + 1,
        quote=raw[at:end],
        before=raw[max(0, at - CONTEXT_CHARACTERS) : at],
        after=raw[end : end + CONTEXT_CHARACTERS],
        reason=doubt["reason"],
        candidates=tuple(doubt["candidates"]),
    )
