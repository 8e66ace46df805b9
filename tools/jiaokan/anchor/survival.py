"""Replay the anchors of an earlier release on the corpus as it is now: each leads to its words, to where they went, or to a tombstone.

The ledger alone could be wrong about itself, so the words that stood there then are compared with those that stand there now.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from jiaokan.anchor.fate import Fate, fate
from jiaokan.anchor.ledger import Event, Ledger, digest, grown
from jiaokan.anchor.match import shared

HELD = 0.5
"""What share of the old words' pairs, or of the new ones if they are fewer, must be common to both."""
Kind = Literal["right", "moved", "merged", "retired", "wrong", "unknown"]


@dataclass(frozen=True)
class Outcome:
    """What became of one address that was published."""

    document: str
    id: str
    kind: Kind
    why: str = ""
    """What is wrong, for `wrong` and `unknown`."""


@dataclass(frozen=True)
class Standing:
    """The corpus as it is now."""

    ledgers: Mapping[str, Ledger]
    blocks: Mapping[str, Mapping[str, str]]
    """Document → anchor → words."""
    former: Mapping[str, str]
    """Former names of documents, with the present ones."""


def replay(then: Mapping[str, Ledger], now: Standing) -> Iterator[Outcome]:
    """What became of every address of an earlier release.

    Args:
        then: its ledgers, by document.
        now: the corpus.
    """
    for name, old in then.items():
        document = now.former.get(name, name)
        ledger = now.ledgers.get(document)
        for id in sorted(old.ids):
            if ledger is None:
                yield Outcome(name, id, "unknown", "the document is gone and no other one names it as its former name")
            elif not grown(old, ledger):
                yield Outcome(name, id, "wrong", "the ledger was rewritten")
            else:
                yield _outcome(name, id, old, fate(now.ledgers, document, id), document, now)


def count(outcomes: Iterator[Outcome]) -> Counter[str]:
    """How many there are of each kind."""
    return Counter(outcome.kind for outcome in outcomes)


def _outcome(name: str, id: str, old: Ledger, end: Fate, document: str, now: Standing) -> Outcome:
    if end.retired is not None:
        return Outcome(name, id, "retired") if end.retired.why else Outcome(name, id, "unknown", "it was retired without a reason")
    text = now.blocks.get(end.document, {}).get(end.id)
    if not end.live or text is None:
        return Outcome(name, id, "unknown", f"it leads to {end.document}#{end.id}, which stands on no block")
    was, last = old.last(id), now.ledgers[end.document].last(end.id)
    if last.digest != digest(text):
        return Outcome(name, id, "wrong", "the ledger does not know the words it stands on")
    said = any(e.why for e in now.ledgers[document].events[len(old.events) :] if e.id == id)
    if not (was.digest == last.digest or said or _same_place(was, last) or held(was.quote, text) >= HELD):
        return Outcome(name, id, "wrong", f"it stood on «{was.quote[:40]}» and stands on «{text[:40]}»")
    if end.document != document:
        return Outcome(name, id, "moved")
    return Outcome(name, id, "right" if end.id == id else "merged")


def held(one: str, two: str) -> float:
    """What share of the shorter text's pairs of characters is in the other, from 0 to 1: high after a split, a merge or a revision."""
    a, b = (Counter(pairwise(text)) for text in (one, two))
    least = min(a.total(), b.total())
    return (a & b).total() / least if least else float(one in two or two in one)


def _same_place(was: Event, last: Event) -> bool:
    size = min(sum(end - start for start, end in event.origin) for event in (was, last))
    return bool(size) and shared(was.origin, last.origin) >= HELD * size
