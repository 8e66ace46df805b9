"""Parallel passages: what stands in two documents, paragraph by paragraph, with both anchors and the difference.

A run that is nothing but names (a title, a body, an event) is a mention of the same thing, not a passage; stock phrases are set aside.
Which of two passages came first is said only where a relation of the records or the dates of both say so.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from operator import attrgetter
from typing import Any

from jiaokan.annotate.letters import Letters
from jiaokan.annotate.shared_runs import SHORTEST_RUN_LETTERS, SharedRun, runs_in_order
from jiaokan.edition.document import Block
from jiaokan.record.schema import Meta

LEAST_RARITY = 1.0
"""The rarity below which a run is a stock phrase with a few letters more."""
_FROM = frozenset(("forwards", "implements", "reports-on", "summarises", "quotes", "contains"))
"""Relations whose document repeats the other one's words."""


@dataclass(frozen=True)
class ComparedText:
    """A document as parallels see it."""

    id: str
    meta: Meta
    blocks: tuple[Block, ...]
    names: tuple[Mapping[str, Any], ...] = ()
    """Its references and mentions, as flat records."""


@dataclass(frozen=True)
class ParallelPassage:
    """A stretch of a block."""

    document: str
    anchor: str | None
    start: int
    end: int


@dataclass(frozen=True)
class Parallel:
    """Two passages that share most of their letters."""

    first: ParallelPassage
    second: ParallelPassage
    letters: int
    """How many letters they share."""
    rarity: float
    runs: tuple[tuple[int, int, int, int], ...]
    """What is shared: from, to in the first block, from, to in the second, in code points."""
    earlier: str | None = None
    """The document whose words they were, where that is known."""
    by: str | None = None
    """What says so: `relation` or `date`."""


def parallels(texts: Iterable[ComparedText]) -> tuple[Parallel, ...]:
    """All parallel passages, the rarest first.

    Args:
        texts: the documents, in the order of the corpus; they are gone through one by one, and no words of theirs are held but letters.
    """
    heads, letters, named, anchors = list[ComparedText](), list[Letters](), list[bytearray](), list[tuple[str | None, ...]]()
    for text in texts:
        letters.append(Letters.of([block.text for block in text.blocks]))
        named.append(_named(text, letters[-1]))
        heads.append(replace(text, blocks=(), names=()))
        anchors.append(tuple(block.anchor for block in text.blocks))
    made = list[Parallel]()
    for both, runs in groupby(runs_in_order([one.string for one in letters]), key=attrgetter("first", "second")):
        one, two = both
        pairs: dict[tuple[int, int], list[tuple[int, int, int, float]]] = {}
        for run in runs:
            if run.rarity < LEAST_RARITY:
                continue
            for start, other, length in _pieces(run, letters[one], letters[two]):
                free = length - sum(named[one][start : start + length])
                if length >= SHORTEST_RUN_LETTERS and free >= SHORTEST_RUN_LETTERS:
                    key = letters[one].blocks[start], letters[two].blocks[other]
                    pairs.setdefault(key, []).append((start, other, length, run.rarity * length / run.length))
        made += [_parallel((*both, *blocks), rows, heads, anchors, letters) for blocks, rows in pairs.items()]
    return tuple(sorted(made, key=lambda one: (-one.rarity, one.first.document, one.second.document, one.first.start)))


def _named(text: ComparedText, letters: Letters) -> bytearray:
    """For each letter whether it is part of a name."""
    spans: dict[int, list[tuple[int, int]]] = {}
    index = {block.anchor: at for at, block in enumerate(text.blocks)}
    for one in text.names:
        if one["anchor"] in index and one["kind"] not in ("date", "amount", "provision", "self", "relative"):
            spans.setdefault(index[one["anchor"]], []).append((one["start"], one["end"]))
    marks = [bytearray(len(block.text)) for block in text.blocks]
    for block, several in spans.items():
        for start, end in several:
            marks[block][start:end] = b"\1" * (end - start)
    return bytearray(marks[block][place] for block, place in zip(letters.blocks, letters.places, strict=True))


def _pieces(run: SharedRun, one: Letters, two: Letters) -> Iterator[tuple[int, int, int]]:
    """A run parted where a block ends in either document."""
    begin = 0
    for at in range(1, run.length + 1):
        ends = at == run.length or (
            one.blocks[run.start + at] != one.blocks[run.start + at - 1] or two.blocks[run.other + at] != two.blocks[run.other + at - 1]
        )
        if ends:
            yield run.start + begin, run.other + begin, at - begin
            begin = at


def _parallel(
    key: tuple[int, int, int, int],
    runs: list[tuple[int, int, int, float]],
    texts: Sequence[ComparedText],
    anchors: Sequence[Sequence[str | None]],
    letters: Sequence[Letters],
) -> Parallel:
    first, second, block, other_block = key
    one, two = letters[first].places, letters[second].places
    spans = sorted({(one[s], one[s + n - 1] + 1, two[o], two[o + n - 1] + 1) for s, o, n, _ in runs})
    a, b = texts[first], texts[second]
    earlier, by = direction(a, b)
    return Parallel(
        ParallelPassage(a.id, anchors[first][block], spans[0][0], max(span[1] for span in spans)),
        ParallelPassage(b.id, anchors[second][other_block], min(span[2] for span in spans), max(span[3] for span in spans)),
        sum(n for _, _, n, _ in runs),
        round(sum(rarity for *_, rarity in runs), 2),
        tuple(spans),
        earlier,
        by,
    )


def direction(one: ComparedText, two: ComparedText) -> tuple[str | None, str | None]:
    """Which of two documents had the words first, and what says so."""
    for later, earlier in ((one, two), (two, one)):
        if any(relation.type in _FROM and relation.document == earlier.id for relation in later.meta.relations):
            return earlier.id, "relation"
    days = [text.meta.dates.issued or text.meta.dates.published or "" for text in (one, two)]
    if all(len(day) == 10 for day in days) and days[0] != days[1]:
        return (one if days[0] < days[1] else two).id, "date"
    return None, None


def difference(one: str, two: str, runs: Iterable[tuple[int, int, int, int]]) -> tuple[tuple[str, str], ...]:
    """What stands between the runs in either text: words of the first, words of the second; runs that cross are left out."""
    found, last, other = [], None, None
    for start, end, begin, stop in runs:
        if last is not None and other is not None and start >= last and begin >= other and (one[last:start] or two[other:begin]):
            found.append((one[last:start], two[other:begin]))
        if last is None or (start >= last and begin >= (other or 0)):
            last, other = end, stop
    return tuple(found)


def dump(found: Iterable[Parallel], words: Mapping[tuple[str, str | None], str]) -> str:
    """The lines of `parallels.jsonl`.

    Args:
        found: the passages.
        words: those of each block that has one, by document and anchor.
    """
    return "".join(_line(one, words) + "\n" for one in found)


def _line(one: Parallel, blocks: Mapping[tuple[str, str | None], str]) -> str:
    first, second = (blocks[passage.document, passage.anchor] for passage in (one.first, one.second))
    record = {
        "passages": [
            {"source": f"{p.document}#{p.anchor}", "start": p.start, "end": p.end, "exact": text[p.start : p.end]}
            for p, text in ((one.first, first), (one.second, second))
        ],
        "letters": one.letters,
        "rarity": one.rarity,
        "runs": [list(run) for run in one.runs],
        "difference": [list(pair) for pair in difference(first, second, one.runs)],
        "earlier": one.earlier,
        "by": one.by,
    }
    return json.dumps(record, ensure_ascii=False)
