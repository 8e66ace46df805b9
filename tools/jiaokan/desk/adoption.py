"""What a person did by hand in an edition becomes decisions that do the same: the law is that applying them gives the edition back.

The finest way is tried first: each changed stretch a correction of its own. If its quotes cannot be told apart or do not give the edition
back, one correction a block is tried, then blocks as wholes, which always does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Any

from jiaokan.desk.alignment import Alignment, CommonPart, align
from jiaokan.desk.decide import DECISION_KINDS, decide
from jiaokan.desk.proof import Proof
from jiaokan.edition.document import Block, Document
from jiaokan.edition.markdown import level
from jiaokan.errors import BadInput, shown
from jiaokan.record.schema import Break, Correction, Insert, Join, Order, Remove, Retype, Source
from jiaokan.text.longest_rise import longest_rise

Decisions = dict[str, tuple[Any, ...]]
LEAST_UNCHANGED_CHARACTERS = 2
"""Two changed stretches with fewer unchanged code points between them are one."""
CONTEXT_CHARACTERS = (4, 8, 16, 32, 64, 128)
"""How many code points a quote shows on either side of what it corrects: the first that makes it unique."""
Changed = tuple[int, int, str]
"""Start and end in the old block, and what is read there now."""


def adopt(document: Document, wanted: Sequence[Block], source: Source, why: str) -> Decisions:
    """The decisions that make a document read as wanted, to be added to those there are.

    Args:
        document: as it is built now, with anchors.
        wanted: the blocks of the hand-edited edition; a block that it keeps has its anchor.
        source: the record of its source.
        why: the editor's reason.

    Raises:
        BadInput: if the edition has an anchor that is not the document's, or one twice, or no block.
    """
    places = {block.anchor: index for index, block in enumerate(document.blocks)}
    labels: dict[int, int] = {}
    for index, block in enumerate(wanted):
        if block.anchor is not None:
            if block.anchor not in places or places[block.anchor] in labels.values():
                found = "stands twice" if block.anchor in places else "was never given to a block of this document"
                raise BadInput(
                    f"corpus/documents/{document.id}/edition.md", f"the anchor #{block.anchor} {found}",
                    expected="a new block has no label: it gets its anchor from the build", then=f"jiaokan adopt {document.id}",
                )  # fmt: skip
            labels[index] = places[block.anchor]
    if not wanted:
        raise BadInput(f"corpus/documents/{document.id}/edition.md", "no block is left", expected="a text", then="git restore the edition")
    earlier = [one.proof for kind in DECISION_KINDS for one in getattr(source, kind) if one.document == document.id]
    base = {"document": document.id, "proof": max(earlier, default=0) + 1, "why": why}
    empty = source.model_copy(update=dict.fromkeys(DECISION_KINDS, ()))
    first = apart(document.blocks, wanted)
    for whole, cut in ((False, _fine), (False, _single), (True, _single)):
        draft = _Draft(document, wanted, base, align(texts(document.blocks), texts(wanted), labels, whole=whole), cut)
        try:
            decisions = draft.decisions()
            result = decide(document, empty.model_copy(update=decisions), "")
        except (BadInput, ValueError):
            continue
        if form(result.blocks) == form(wanted):
            return decisions
        first = max(first, apart(result.blocks, wanted))
    raise BadInput(
        f"corpus/documents/{document.id}/edition.md",
        f"these edits cannot be told from each other, from «{shown(said(wanted, first))}» on; nothing was recorded",
        expected="fewer edits at a time",
        then=f"jiaokan adopt {document.id}",
    )


def texts(blocks: Sequence[Block]) -> list[str]:
    """The texts of blocks."""
    return [block.text for block in blocks]


def form(blocks: Sequence[Block]) -> list[tuple[str, int | None, str]]:
    """What an edition says of blocks, but for their anchors."""
    return [(block.type, level(block), block.text) for block in blocks]


def apart(one: Sequence[Block], two: Sequence[Block]) -> int:
    """The index of the first block in which two editions are not the same, or that only one of them has."""
    pairs = zip_longest(form(one), form(two))
    return next((index for index, (a, b) in enumerate(pairs) if a != b), len(one))


def said(blocks: Sequence[Block], index: int) -> str:
    """What a block says, on one line; empty if there is no such block."""
    return " ".join(blocks[index].text.split()) if index < len(blocks) else ""


@dataclass(frozen=True)
class _Draft:
    """One way to say what changed."""

    document: Document
    wanted: Sequence[Block]
    base: Mapping[str, Any]
    alignment: Alignment
    cut: Callable[[str, str], Iterator[Changed]]

    def decisions(self) -> Decisions:
        proof = Proof.of(texts(self.document.blocks))
        corrections: list[Correction] = []
        joins: list[Join] = []
        for units, block in zip(self.alignment.units, self.wanted, strict=True):
            for index, unit in enumerate(units):
                last = index == len(units) - 1
                changed = [
                    (unit.start + start, unit.start + end, new)
                    for start, end, new in self.cut(proof.texts[unit.block][unit.start : unit.end], block.text[unit.left : unit.right])
                ]
                between = changed.pop()[2] if not last and changed and changed[-1][:2] == (unit.end, unit.end) else ""
                corrections += [self._correction(proof, unit, one) for one in changed]
                if not last:
                    joins.append(Join(**self.base, **_quoted(proof, units[index + 1]), between=between))
        parts = sorted((unit.block, unit.start) for units in self.alignment.units for unit in units if unit.start)
        kept = set(self.alignment.order)
        return {
            "breaks": tuple(Break(**self.base, **_exact(proof, block, at)) for block, at in parts),
            "corrections": tuple(sorted(corrections, key=lambda c: proof.whole.find(c.quote))),
            "orders": tuple(self._orders(proof)),
            "inserts": tuple(self._inserts(proof)),
            "removes": tuple(
                Remove(**self.base, **_quoted(proof, CommonPart(index, 0, 0, 0, 0)))
                for index in range(len(proof.texts))
                if index not in kept
            ),
            "joins": tuple(joins),
            "types": tuple(self._types(proof)),
        }

    def _correction(self, proof: Proof, unit: CommonPart, changed: Changed) -> Correction:
        """The correction of one stretch: its quote is found once in the proof, and what it replaces once in the quote."""
        start, end, new = changed
        text, whole, begin = proof.texts[unit.block], proof.whole, proof.starts[unit.block]
        if start == end == unit.start:
            end, new = end + 1, new + text[end]
        first, last = begin + start, begin + end
        for floor, ceiling in ((begin, begin + len(text)), (0, len(whole))):
            for size in CONTEXT_CHARACTERS:
                low = max(floor, first - size)
                high = first if start == end else min(ceiling, last + size)
                if whole.find(whole[low:high]) == low and whole.find(whole[low:high], low + 1) < 0:
                    wide = _widened(whole[low:high], first - low, last - low, unit.start + begin - low, unit.end + begin - low)
                    if wide is not None:
                        left, right = wide[0] + low - begin, wide[1] + low - begin
                        old, new = text[left:right], text[left:start] + new + text[end:right]
                        return Correction(**self.base, quote=whole[low:high], old=old, new=new)
        if (unit.start, unit.end) != (0, len(text)):
            raise ValueError("the words cannot be told apart")
        return Correction(**self.base, quote=text, occurrence=_occurrence(proof, unit.block), old=text, new=text[:start] + new + text[end:])

    def _orders(self, proof: Proof) -> Iterator[Order]:
        order = self.alignment.order
        steady = {order[index] for index in longest_rise(order)}
        parts: dict[int, list[CommonPart]] = {}
        for units in self.alignment.units:
            for unit in units:
                parts.setdefault(unit.block, []).append(unit)
        before: CommonPart | None = None
        for block in order:
            for unit in sorted(parts[block], key=lambda u: u.start):
                if block not in steady:
                    quoted = _quoted(proof, unit)
                    if before is not None:
                        words, which = _words(proof, before)
                        yield Order(**self.base, **quoted, after=words, neighbour=which)
                    else:
                        first = min((u for b in order if b in steady for u in parts[b]), key=lambda u: (order.index(u.block), u.start))
                        words, which = _words(proof, first)
                        yield Order(**self.base, **quoted, before=words, neighbour=which)
                before = unit

    def _inserts(self, proof: Proof) -> Iterator[Insert]:
        rows = self.alignment.units
        for index, block in enumerate(self.wanted):
            if rows[index]:
                continue
            body: dict[str, Any] = {"type": block.type, "level": level(block), "text": block.text}
            earlier = next((row[-1] for row in reversed(rows[:index]) if row), None)
            later = next((row[0] for row in rows[index + 1 :] if row), CommonPart(0, 0, 0, 0, 0))
            words, which = _words(proof, earlier or later)
            side: dict[str, Any] = {"after" if earlier else "before": words}
            yield Insert(**self.base, **body, **side, neighbour=which)

    def _types(self, proof: Proof) -> Iterator[Retype]:
        for units, block in zip(self.alignment.units, self.wanted, strict=True):
            if units:
                was = self.document.blocks[units[0].block]
                if (was.type, level(was)) != (block.type, level(block)):
                    yield Retype(**self.base, **_quoted(proof, units[0]), type=block.type, level=level(block))


def _fine(old: str, new: str) -> Iterator[Changed]:
    """The stretches that differ, those that nearly touch as one."""
    changed: list[tuple[int, int, int, int]] = []
    for tag, start, end, low, high in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        if changed and start - changed[-1][1] < LEAST_UNCHANGED_CHARACTERS:
            changed[-1] = (changed[-1][0], end, changed[-1][2], high)
        else:
            changed.append((start, end, low, high))
    for start, end, low, high in changed:
        yield start, end, new[low:high]


def _single(old: str, new: str) -> Iterator[Changed]:
    """The one stretch outside of which the two are alike."""
    found = list(_fine(old, new))
    if found:
        start, end = found[0][0], found[-1][1]
        yield start, end, new[start : len(new) - (len(old) - end)]


def _quoted(proof: Proof, unit: CommonPart) -> dict[str, Any]:
    words, which = _words(proof, unit)
    return {"quote": words, "occurrence": which}


def _words(proof: Proof, unit: CommonPart) -> tuple[str, str | None]:
    return proof.block_quote(unit.block, unit.start)


def _exact(proof: Proof, block: int, at: int) -> dict[str, Any]:
    words, which = proof.quote(block, at)
    return {"quote": words, "occurrence": which}


def _occurrence(proof: Proof, block: int) -> str | None:
    """Which of the places of a block's whole text is this block."""
    text, start = proof.texts[block], proof.starts[block]
    found = [at for at in range(len(proof.whole)) if proof.whole.startswith(text, at)]
    return f"{found.index(start) + 1}/{len(found)}" if len(found) > 1 else None


def _widened(quote: str, start: int, end: int, low: int, high: int) -> tuple[int, int] | None:
    """The stretch made so wide, within its bounds, that its words stand once in the quote; None if it cannot be."""
    low, high = max(low, 0), min(high, len(quote))
    while start < end and _overlapping(quote, quote[start:end]) > 1:
        if end < high:
            end += 1
        elif start > low:
            start -= 1
        else:
            return None
    return start, end


def _overlapping(text: str, words: str) -> int:
    return sum(text.startswith(words, at) for at in range(len(text)))
