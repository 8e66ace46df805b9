"""Carry the anchors of the published edition over to a newly built one, and write down what happened to each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field, replace

from jiaokan.anchor.joined import led, parts
from jiaokan.anchor.ledger import QUOTE_CHARACTERS, Event, Ledger, contexts, new_id
from jiaokan.anchor.match import match, shared
from jiaokan.anchor.nearest import nearest
from jiaokan.anchor.rewording import Rewording
from jiaokan.anchor.wording import Trace
from jiaokan.edition.document import Block
from jiaokan.text.digest import digest

MERGED_SHARE, KEPT_SHARE = 0.8, 0.5
"""What share of a block's raw characters that still stand anywhere must stand in another block for it to count as merged into it; and what
share of all of them: what a cleaning drops now (a mark at the end of each line) is no part of what went there."""


@dataclass(frozen=True)
class Word:
    """What the editor said of an anchor."""

    to: int | None
    """The new block it stands on or leads to, by its index; none if it is retired."""
    why: str
    leaves: bool = False
    """Whether it goes to another document, which is not known here."""


@dataclass(frozen=True)
class Carried:
    """The new blocks with their anchors, the grown ledger, and the anchors that found no block."""

    blocks: tuple[Block, ...]
    ledger: Ledger
    lost: tuple[str, ...]
    born: int
    edited: int
    nearest: Mapping[str, tuple[tuple[int, float], ...]] = field(default_factory=dict)
    """For each lost anchor the blocks most like what it stood on, with how like they are, for the editor to choose from."""
    together: tuple[tuple[int, int], ...] = ()
    """The blocks in which words stand together that two united states kept apart: its index, and where the second ones begin."""


def carry(
    document: str,
    blocks: Sequence[Block],
    published: Sequence[Block],
    ledger: Ledger,
    taken: set[str],
    *,
    same_raw: bool = False,
    words: Mapping[str, Word] | None = None,
) -> Carried:
    """Give every block its anchor.

    Args:
        document: the document's id; it keeps ids of equal words in two documents apart.
        blocks: the newly built blocks, without anchors.
        published: the blocks of the last edition, with anchors.
        ledger: the document's ledger.
        taken: all ids of the corpus; new ones are added.
        same_raw: whether the published blocks know their origin in this very raw text.
        words: what the editor said of anchors; it goes before what the ladder finds.
    """
    taken |= ledger.ids
    known = _live(published, ledger)
    old, new = traces(known, same_raw), traces(blocks, same_raw)
    words = words or {}
    found = _as_said(match(old, new), known, blocks, words, same_raw)
    anchors = {j: known[i].anchor or "" for i, j in found.items()}
    joined = _merged(old, new, found, anchors) if same_raw else led(old, new, found)
    merged = {known[i].anchor or "": j for i, j in joined.items()}
    back = revived(new, anchors, ledger, words)
    texts = {block.anchor or "": block.text for block in known}
    events: list[Event] = []
    done: list[Block] = []
    for index, block in enumerate(blocks):
        trace = new[index]
        now = new_event(block, trace)
        anchor = anchors.get(index) or back.get(index)
        if anchor is None:
            anchor = new_id("\n".join((document, trace.before, block.text, trace.after)), taken)
            taken.add(anchor)
            events.append(replace(now, id=anchor))
        elif index in back:
            events.append(replace(now, event="revived", id=anchor))
        elif ledger.last(anchor).digest != now.digest:
            change = Rewording.of(texts[anchor], block.text)
            events.append(replace(now, event="edited", id=anchor, change=change, why=words[anchor].why if anchor in words else ""))
        done.append(replace(block, anchor=anchor))
    events += _splits(found, _parts(old, new, found, same_raw), known, done)
    events += [Event("merged", anchor, to=(done[j].anchor or "",)) for anchor, j in merged.items() if anchor not in words]
    standing = {block.anchor or "" for block in done}
    events += _said(words, ledger, standing, done)
    grown = Ledger((*ledger.events, *events))
    lost = tuple(sorted(grown.live - standing))
    gone = set(lost)
    rows = nearest(old, new, [i for i, block in enumerate(known) if block.anchor in gone], found)
    near = {known[i].anchor or "": row for i, row in rows.items()}
    counts = [sum(event.event == kind for event in events) for kind in ("born", "edited")]
    return Carried(tuple(done), grown, lost, counts[0], counts[1], near)


def new_event(block: Block, trace: Trace) -> Event:
    """What a ledger says of a block, as of one that is born; whose it is is left open."""
    return Event("born", "", block.type, block.text[:QUOTE_CHARACTERS], trace.before, trace.after, digest(block.text), block.origin)


def _live(published: Sequence[Block], ledger: Ledger) -> list[Block]:
    """The published blocks whose anchors live; of blocks that claim one anchor, as a hand may have left them, the first."""
    first: dict[str, Block] = {}
    for block in published:
        if block.anchor is not None and block.anchor in ledger.live:
            first.setdefault(block.anchor, block)
    return list(first.values())


def retire(ledger: Ledger, lost: Sequence[str], why: str) -> Ledger:
    """The ledger with the lost anchors retired, each with the editor's reason."""
    return Ledger((*ledger.events, *(Event("retired", id, why=why) for id in lost)))


def _as_said(
    found: Mapping[int, int], known: Sequence[Block], blocks: Sequence[Block], words: Mapping[str, Word], same_raw: bool
) -> dict[int, int]:
    """What the ladder found, put right by the editor's word.

    A block that another anchor has for certain (by equal words, or by its place) keeps that one: the anchor then leads to it.
    """
    right = {i: j for i, j in found.items() if (known[i].anchor or "") not in words}
    for i, block in enumerate(known):
        word = words.get(block.anchor or "")
        if word is None or word.to is None:
            continue
        holder = next((k for k, j in right.items() if j == word.to), None)
        if holder is not None and (known[holder].anchor in words or known[holder].text == blocks[word.to].text or same_raw):
            continue
        if holder is not None:
            del right[holder]
        right[i] = word.to
    return right


def _said(words: Mapping[str, Word], ledger: Ledger, standing: set[str], done: Sequence[Block]) -> list[Event]:
    """What the ledger does not say yet of the anchors that the editor spoke of."""
    events = []
    for id, word in words.items():
        if id in standing or word.leaves:
            continue
        to = done[word.to].anchor or "" if word.to is not None else ""
        if to and ledger.leads(id) != to:
            events.append(Event("merged", id, to=(to,), why=word.why))
        elif not to and (id in ledger.live or ledger.ends[id].event != "retired"):
            events.append(Event("retired", id, why=word.why))
    return events


def traces(blocks: Sequence[Block], same_raw: bool) -> list[Trace]:
    """What is known of blocks for finding them again; their origin only if it lies in one raw text."""
    around = contexts(block.text for block in blocks)
    return [
        Trace(block.text, block.origin if same_raw else (), *beside, block.type, block.level)
        for block, beside in zip(blocks, around, strict=True)
    ]


def _merged(old: Sequence[Trace], new: Sequence[Trace], found: Mapping[int, int], anchors: Mapping[int, str]) -> dict[int, int]:
    """Old blocks whose raw characters nearly all stand in a block that keeps another anchor."""
    merged: dict[int, int] = {}
    for i, trace in enumerate(old):
        size = sum(end - start for start, end in trace.origin)
        if i in found or not size:
            continue
        held = {j: both for j, one in enumerate(new) if (both := shared(trace.origin, one.origin))}
        best = max(held, key=held.__getitem__, default=None)
        if best is not None and best in anchors and held[best] >= max(KEPT_SHARE * size, MERGED_SHARE * sum(held.values())):
            merged[i] = best
    return merged


def revived(new: Sequence[Trace], anchors: Container[int], ledger: Ledger, but: Container[str]) -> dict[int, str]:
    """The new blocks that are what an anchor stood on before it ended: the same words, nowhere else, beside a neighbour it had.

    Args:
        new: the new blocks.
        anchors: those that have an anchor already.
        ledger: the anchors that ended.
        but: those of them that are not looked for.
    """
    free = {index: digest(trace.text) for index, trace in enumerate(new) if index not in anchors}
    times = Counter(free.values())
    ended: dict[str, list[Event]] = {}
    for id in ledger.ends:
        if id not in but and (last := ledger.last(id)).digest in times:
            ended.setdefault(last.digest, []).append(last)
    found = {}
    for index, seal in free.items():
        was = ended.get(seal, ())
        if len(was) == times[seal] == 1 and (new[index].before == was[0].before or new[index].after == was[0].after):
            found[index] = was[0].id
    return found


def _parts(old: Sequence[Trace], new: Sequence[Trace], found: Mapping[int, int], same_raw: bool) -> dict[int, int]:
    """The new blocks that are parts of an old one that stands on another part: by the raw characters, else by the words."""
    if not same_raw:
        return parts(old, new, found)
    kept = set(found.values())
    pieces = {}
    for j in (j for j in range(len(new)) if j not in kept):
        size = sum(end - start for start, end in new[j].origin)
        best = max(found, key=lambda i: shared(old[i].origin, new[j].origin), default=None)
        if size and best is not None and shared(old[best].origin, new[j].origin) >= MERGED_SHARE * size:
            pieces[j] = best
    return pieces


def _splits(found: Mapping[int, int], parts: Mapping[int, int], known: Sequence[Block], done: Sequence[Block]) -> list[Event]:
    """For each anchor whose words now stand in several blocks: it stays on the largest part and names the others."""
    others: dict[int, list[str]] = {}
    for j, i in parts.items():
        others.setdefault(i, []).append(done[j].anchor or "")
    return [Event("split", known[i].anchor or "", to=(known[i].anchor or "", *rest)) for i, rest in sorted(others.items())]
