"""Replay the anchors of an earlier release on the corpus as it is now: each leads to its words, to where they went, or to a tombstone.

The ledger alone could be wrong about itself, so the words that stood there then are compared with those that stand there now.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from jiaokan.anchor.fate import fate
from jiaokan.anchor.ledger import Event, Ledger, grown
from jiaokan.anchor.match import shared
from jiaokan.text.digest import digest

HELD_PAIRS_SHARE = 0.5
"""What share of the old words' pairs, or of the new ones if they are fewer, must be common to both."""
GONE = "the document is gone and no other one names it as its former name"
OutcomeKind = Literal["right", "moved", "merged", "retired", "wrong", "unknown"]


@dataclass(frozen=True)
class Outcome:
    """What became of one address that was published."""

    document: str
    id: str
    kind: OutcomeKind
    why: str = ""
    """What is wrong, for `wrong` and `unknown`."""


@dataclass(frozen=True)
class CorpusStanding:
    """The corpus as it is now."""

    ledgers: Mapping[str, Ledger]
    blocks: Mapping[str, Mapping[str, str]]
    """Document → anchor → words."""
    former: Mapping[str, str]
    """Former names of documents, with the present ones."""


def replay(then: Mapping[str, Ledger], now: CorpusStanding) -> Iterator[Outcome]:
    """What became of every address of an earlier state of the corpus, by its ledgers.

    Args:
        then: its ledgers, by document.
        now: the corpus.
    """
    for name, old in then.items():
        document = now.former.get(name, name)
        ledger = now.ledgers.get(document)
        if ledger is None:
            yield from (Outcome(name, id, "unknown", GONE) for id in sorted(old.ids))
        elif not grown(old, ledger):
            yield from (Outcome(name, id, "wrong", "the ledger was rewritten") for id in sorted(old.ids))
        else:
            since = {id: sum(event.id == id for event in old.events) for id in old.ids}
            later = _later(ledger, since)
            for id in sorted(old.ids):
                yield _outcome(name, id, old.last(id), id in later, document, now)


def replay_release(then: Mapping[str, Iterable[tuple[str, str]]], now: CorpusStanding) -> Iterator[Outcome]:
    """What became of every address of a release, by its record alone: it names each anchor with the digest of its words.

    Args:
        then: its blocks by document, each an anchor and a digest.
        now: the corpus; its ledgers must know what the record says.
    """
    for name, blocks in then.items():
        document = now.former.get(name, name)
        ledger = now.ledgers.get(document, Ledger())
        told: dict[tuple[str, str], tuple[int, Event]] = {}
        seen: Counter[str] = Counter()
        for event in ledger.events:
            seen[event.id] += 1
            if event.digest:
                told[event.id, event.digest] = seen[event.id], event
        rows = [(id, told.get((id, words))) for id, words in blocks]
        later = _later(ledger, {id: row[0] for id, row in rows if row})
        for id, row in rows:
            if document not in now.ledgers:
                yield Outcome(name, id, "unknown", GONE)
            elif row is None:
                why = "the ledger does not know the words it stood on" if id in seen else "the ledger does not know it"
                yield Outcome(name, id, "wrong" if id in seen else "unknown", why)
            else:
                yield _outcome(name, id, row[1], id in later, document, now)


def count(outcomes: Iterable[Outcome]) -> Counter[str]:
    """How many there are of each kind."""
    return Counter(outcome.kind for outcome in outcomes)


def _later(ledger: Ledger, since: Mapping[str, int]) -> set[str]:
    """The ids of which the editor spoke after so many events of theirs."""
    seen: Counter[str] = Counter()
    spoken = set()
    for event in ledger.events:
        seen[event.id] += 1
        if event.why and event.id in since and seen[event.id] > since[event.id]:
            spoken.add(event.id)
    return spoken


def _outcome(name: str, id: str, was: Event, said: bool, document: str, now: CorpusStanding) -> Outcome:
    """What became of one address.

    Args:
        name: the document under which it was published.
        id: the anchor.
        was: what the ledger said of it then.
        said: whether the editor spoke of it since.
        document: the name of the document now.
        now: the corpus.
    """
    end = fate(now.ledgers, document, id)
    if end.retired is not None:
        return Outcome(name, id, "retired") if end.retired.why else Outcome(name, id, "unknown", "it was retired without a reason")
    text = now.blocks.get(end.document, {}).get(end.id)
    if not end.live or text is None:
        return Outcome(name, id, "unknown", f"it leads to {end.document}#{end.id}, which stands on no block")
    last = now.ledgers[end.document].last(end.id)
    if last.digest != digest(text):
        return Outcome(name, id, "wrong", "the ledger does not know the words it stands on")
    if not (
        was.digest == last.digest
        or said
        or _same(was, last)
        or (end.id != id and was.quote in text)
        or (end.id == id and _step_by_step(now.ledgers[document], was))
    ):
        return Outcome(name, id, "wrong", f"it stood on «{was.quote[:40]}» and stands on «{text[:40]}»")
    if end.document != document:
        return Outcome(name, id, "moved")
    return Outcome(name, id, "right" if end.id == id else "merged")


def held(one: str, two: str) -> float:
    """What share of the shorter text's pairs of characters is in the other, from 0 to 1: high after a split, a merge or a revision."""
    a, b = (Counter(pairwise(text)) for text in (one, two))
    least = min(a.total(), b.total())
    return (a & b).total() / least if least else float(one in two or two in one)


def _same(was: Event, last: Event) -> bool:
    """Whether two events of a ledger are of one block: by its words, or by its place in one raw text."""
    size = min(sum(end - start for start, end in event.origin) for event in (was, last))
    return held(was.quote, last.quote) >= HELD_PAIRS_SHARE or (bool(size) and shared(was.origin, last.origin) >= HELD_PAIRS_SHARE * size)


def _step_by_step(ledger: Ledger, was: Event) -> bool:
    """Whether an anchor went from what it was to what it is by edits of which each left it what it was."""
    told = [event for event in ledger.events if event.id == was.id and event.digest]
    return was in told and all(_same(one, two) for one, two in pairwise(told[told.index(was) :]))
