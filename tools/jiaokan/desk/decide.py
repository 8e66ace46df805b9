"""The editor's decisions about blocks, made after reading in a fixed order.

Within one proof every quote is looked for in the blocks as the proof found them, so no decision depends on another:
blocks are parted, corrected, put in order, inserted and removed, joined to the one before, and given their types, in this order.
Every raw character stays: what is removed goes to what stands between the blocks, with its reason.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import pairwise

from jiaokan.desk.proof import THEN, Proof
from jiaokan.desk.quotation import find_once
from jiaokan.edition.document import Block, Document
from jiaokan.errors import BadInput, shown
from jiaokan.record.schema import Correction, Insert, Join, Order, Source
from jiaokan.text import Edit, Piece, Text

DECISION_KINDS = ("breaks", "corrections", "orders", "inserts", "removes", "joins", "types")
"""The lists of decisions in `source.yaml`, in the order in which they are applied."""
CORRECTION = "correction"
DROP = "editor-drop"


@dataclass(eq=False)
class _Part:
    """A part of a block: the block itself, where nothing parts it."""

    block: Block
    start: int
    """Where it begins in the block."""
    owner: _Part | None = None
    """The part it was joined to."""
    gone: bool = False
    arrived: list[_Part] = field(default_factory=list)
    """What was inserted behind it."""


def decide(document: Document, source: Source, where: str) -> Document:
    """The document as the editor wants it.

    Args:
        document: as it was read; its id names its decisions.
        source: the record with the decisions.
        where: the record's file name, for messages.

    Raises:
        BadInput: if a quote is not found once, or two decisions contradict each other.
    """
    mine = source.model_copy(
        update={kind: tuple(one for one in getattr(source, kind) if one.document == document.id) for kind in DECISION_KINDS},
    )
    for proof in sorted({one.proof for kind in DECISION_KINDS for one in getattr(mine, kind)}):
        decisions = mine.model_copy(update={kind: tuple(o for o in getattr(mine, kind) if o.proof == proof) for kind in DECISION_KINDS})
        document = _Desk(document, decisions, where).done()
    return document


class _Desk:
    """One proof of one document."""

    def __init__(self, document: Document, decisions: Source, where: str) -> None:
        self.document, self.decisions, self.where = document, decisions, where
        self.proof = Proof.of(block.text for block in document.blocks)
        self.between = list(document.between)
        self.parts = self._broken()
        self.row = [part for row in self.parts for part in row]

    def done(self) -> Document:
        """The document with all decisions made."""
        decisions = self.decisions
        self._correct(decisions.corrections)
        for order in decisions.orders:
            self._order(order)
        for insert in decisions.inserts:
            self._insert(insert)
        for remove in decisions.removes:
            self._remove(self._part(remove.quote, remove.occurrence))
        self.row = [part for part in self.row if not part.gone]
        for join in decisions.joins:
            self._join(join)
        for one in decisions.types:
            part = self._part(one.quote, one.occurrence)
            while part.owner is not None:
                part = part.owner
            part.block = replace(part.block, type=one.type, level=one.level, evidence=f"editor: {one.why}")
        blocks = tuple(part.block for part in self.row if part.owner is None)
        return replace(self.document, blocks=blocks, between=tuple(piece for piece in self.between if piece.old))

    def _broken(self) -> list[list[_Part]]:
        points: dict[int, set[int]] = {}
        for one in self.decisions.breaks:
            place = self.proof.place(one.quote, one.occurrence, self.where)
            if not 0 < place.at < len(self.proof.texts[place.block]):
                raise self._wrong(one.quote, "is the beginning of its block", "words in the middle of a block")
            points.setdefault(place.block, set()).add(place.at)
        parts = []
        for index, block in enumerate(self.document.blocks):
            cuts = sorted(points.get(index, ()))
            bodies = block.body.split(cuts) if cuts else (block.body,)
            parts.append([_Part(replace(block, body=body), start) for start, body in zip([0, *cuts], bodies, strict=True)])
        return parts

    def _correct(self, corrections: tuple[Correction, ...]) -> None:
        edits: dict[int, list[Edit]] = {}
        for one in corrections:
            place = self.proof.place(one.quote, one.occurrence, self.where)
            inner = find_once(one.quote, one.old, self.where, THEN) if one.old else len(one.quote)
            place = self.proof.shift(place, inner)
            edits.setdefault(place.block, []).append(Edit(place.at, place.at + len(one.old), one.new, CORRECTION))
        for index, found in edits.items():
            for part, following in pairwise([*self.parts[index], None]):
                assert part is not None
                end = following.start if following else len(self.proof.texts[index])
                mine = [e for e in found if part.start <= e.start <= e.end <= end]
                found = [edit for edit in found if edit not in mine]
                try:
                    body = part.block.body.apply(e._replace(start=e.start - part.start, end=e.end - part.start) for e in mine)
                except ValueError:
                    raise BadInput(self.where, "two corrections overlap", expected="one correction for both", then=THEN) from None
                part.block = replace(part.block, body=body)
                if not str(body):
                    raise self._wrong(self.proof.texts[index], "would be left empty", "`removes` for a whole block")
            for edit in found:
                words = self.proof.texts[index][edit.start : edit.end]
                raise self._wrong(words, "reaches over the end of its block or over a break", "a correction within one block")

    def _order(self, order: Order) -> None:
        part = self._part(order.quote, order.occurrence)
        neighbour = self._part(order.before or order.after or "", order.neighbour)
        if part is neighbour:
            raise self._wrong(order.quote, "cannot be its own neighbour", "another block")
        self.row.remove(part)
        self.row.insert(self.row.index(neighbour) + (order.before is None), part)

    def _insert(self, insert: Insert) -> None:
        neighbour = self._part(insert.before or insert.after or "", insert.neighbour)
        pieces = [piece for piece in neighbour.block.body.pieces if piece.old]
        at = 0 if not pieces else pieces[0].at if insert.before is not None else pieces[-1].end
        body = Text((Piece(at, "", insert.text, (CORRECTION,)),))
        part = _Part(Block(insert.type, body, level=insert.level, evidence=f"editor: {insert.why}"), 0)
        index = self.row.index(neighbour)
        if insert.before is None:
            index += 1 + len(neighbour.arrived)
            neighbour.arrived.append(part)
        self.row.insert(index, part)

    def _remove(self, part: _Part) -> None:
        part.gone = True
        self.between += part.block.body.drop(0, len(part.block.body), DROP).pieces

    def _join(self, join: Join) -> None:
        part = self._part(join.quote, join.occurrence)
        if self.proof.block(join.quote, join.occurrence, self.where).at != part.start:
            raise self._wrong(join.quote, "stands within its block: reading has joined it already", "the first words of a block")
        if part not in self.row or (index := self.row.index(part)) == 0:
            raise self._wrong(join.quote, "has no block before it", "a block that stands behind another")
        before = self.row[index - 1]
        while before.owner is not None:
            before = before.owner
        gap = self._gap(before.block, part.block, join.between)
        before.block = replace(before.block, body=Text.join([before.block.body, gap, part.block.body]))
        part.owner = before

    def _gap(self, before: Block, after: Block, between: str) -> Text:
        """What stands between two blocks that become one: the raw characters between them, now read as `between`."""
        start = max((piece.end for piece in before.body.pieces), default=0)
        end = min((piece.at for piece in after.body.pieces), default=0)
        gap = sorted((piece for piece in self.between if start <= piece.at <= piece.end <= end and piece.old), key=lambda piece: piece.at)
        self.between = [piece for piece in self.between if piece not in gap]
        gap = [p._replace(why=(CORRECTION,)) if p.why == ("block-boundary",) else p for p in gap]
        return Text((*gap, *((Piece(gap[-1].end if gap else start, "", between, (CORRECTION,)),) if between else ())))

    def _part(self, quote: str, occurrence: str | None) -> _Part:
        place = self.proof.block(quote, occurrence, self.where)
        return next(part for part in reversed(self.parts[place.block]) if part.start <= place.at)

    def _wrong(self, quote: str, found: str, expected: str) -> BadInput:
        return BadInput(self.where, f"«{shown(quote)}» {found}", expected=expected, then=THEN)
