"""Where the decisions about a document belong once it is several: each goes with the block that it is about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from jiaokan.clean import clean
from jiaokan.desk.decide import DECISION_KINDS, decide
from jiaokan.desk.decisions import divide
from jiaokan.desk.proof import BlockPlace, Proof
from jiaokan.desk.quotation import find_once
from jiaokan.edition.document import Block, Document
from jiaokan.errors import BadInput, shown
from jiaokan.read import read_document
from jiaokan.record.schema import Decision, Insert, Order, Source

NAMES = ("accepts", "rejects", "notes")
"""The lists of decisions that quote the edition as it is published."""
THEN = "jiaokan split"


@dataclass(frozen=True)
class Rehomed:
    """What becomes of one decision."""

    kind: str
    """The list of the record in which it stands."""
    index: int
    part: int | None
    """Which of the parts it goes to; none if the new boundary says what it said."""
    occurrences: Mapping[str, str | None]
    """`occurrence` and `neighbour`, counted in its part alone; none where the words stand there once."""


@dataclass(frozen=True)
class Parts:
    """A document with the boundaries at which it becomes several.

    Args:
        raw: the decoded raw text of its source.
        source: the record.
        where: its file name, for messages.
        document: the id of the document.
        blocks: as it was built.
        firsts: the indexes of the blocks with which its second part and those behind begin, rising.
    """

    raw: str
    source: Source
    where: str
    document: str
    blocks: Sequence[Block]
    firsts: Sequence[int]

    def of_block(self, index: int) -> int:
        """The part in which a block stands."""
        return sum(first <= index for first in self.firsts)

    def of_raw(self, place: int) -> int:
        """The part in which a raw character is read; one between two blocks goes with the block before it in the raw text."""
        before = -1
        found = 0
        for index, block in enumerate(self.blocks):
            for start, end in block.origin:
                if start <= place and start > before:
                    before, found = start, self.of_block(index)
                if start <= place < end:
                    return self.of_block(index)
        return found

    def starts(self) -> list[int]:
        """Where each part but the first one begins in the raw text: at the line of its first block, if that is its own.

        Raises:
            BadInput: if a block has nothing in the raw text, or what is read behind it stands before it there.
        """
        found = []
        for first in self.firsts:
            origin = self.blocks[first].origin
            if not origin:
                raise self._wrong(first, "stands in no raw text, so no document can begin with it", "a block of the raw text")
            at = min(start for start, _ in origin)
            line = self.raw.rfind("\n", 0, at) + 1
            reached = max((end for block in self.blocks[:first] for _, end in block.origin if end <= at), default=0)
            found.append(max(line, reached))
        return found

    def decisions(self) -> Iterator[Rehomed]:
        """What becomes of each decision about the document.

        Raises:
            BadInput: if one is about two parts at once.
        """
        for kind in DECISION_KINDS:
            for index, one in enumerate(getattr(self.source, kind)):
                if one.document == self.document:
                    yield self._decision(kind, index, one)
        final = Proof.of(block.text for block in self.blocks)
        for kind in NAMES:
            for index, one in enumerate(getattr(self.source, kind)):
                if one.document == self.document:
                    part = self.of_block(final.place(one.quote, one.occurrence, self.where).block)
                    yield Rehomed(kind, index, part, self._counted("occurrence", one.occurrence, one.quote, final, self.blocks, part))
        for index, review in enumerate(self.source.reviewed):
            if review.document == self.document:
                yield Rehomed("reviewed", index, self.of_raw(find_once(self.raw, review.quote, self.where, THEN)), {})
        for index, ignore in enumerate(self.source.ignores):
            at = final.whole.find(ignore.quote) if ignore.quote and ignore.document == self.document else -1
            if at >= 0:
                yield Rehomed("ignores", index, self.of_block(final.shift(BlockPlace(0, 0), at).block), {})

    def _decision(self, kind: str, index: int, one: Decision | Insert) -> Rehomed:
        blocks = self._before(one.proof)
        proof = Proof.of(block.text for block in blocks)
        quoted: list[tuple[str, str, str | None]] = []
        if isinstance(one, Decision):
            quoted.append(("occurrence", one.quote, one.occurrence))
        if isinstance(one, Insert | Order):
            quoted.append(("neighbour", one.before or one.after or "", one.neighbour))
        places = [
            proof.place(q, n, self.where) if kind in ("breaks", "corrections") else proof.block(q, n, self.where) for _, q, n in quoted
        ]
        raws = [_raw(blocks[place.block], place.at) for place in places]
        parts = {self.of_raw(raw) for raw in raws}
        if len(parts) > 1:
            raise BadInput(
                self.where,
                f"the decision on «{shown(quoted[0][1])}» ({kind}) is about two of the new documents",
                expected="a boundary on the same side of both its quotes",
                then="take the decision back by hand, or split elsewhere; nothing was written",
            )
        (part,) = parts
        if kind == "breaks" and raws[0] in [_raw(self.blocks[first], 0) for first in self.firsts]:
            return Rehomed(kind, index, None, {})
        counted = [self._counted(key, said, quote, proof, blocks, part) for key, quote, said in quoted]
        return Rehomed(kind, index, part, {key: value for row in counted for key, value in row.items()})

    def _counted(self, key: str, said: str | None, quote: str, proof: Proof, blocks: Sequence[Block], part: int) -> dict[str, str | None]:
        """Which of how many equal words in its part alone."""
        if said is None:
            return {}
        places = [at for at in range(len(proof.whole)) if proof.whole.startswith(quote, at)]
        spots = [proof.shift(BlockPlace(0, 0), at) for at in places]
        mine = [at for at, spot in enumerate(spots) if self.of_raw(_raw(blocks[spot.block], spot.at)) == part]
        number = mine.index(int(said.split("/")[0]) - 1) + 1
        return {key: f"{number}/{len(mine)}" if len(mine) > 1 else None}

    def _before(self, proof: int) -> tuple[Block, ...]:
        """The blocks as a proof found them."""
        earlier = {kind: tuple(one for one in getattr(self.source, kind) if one.proof < proof) for kind in DECISION_KINDS}
        return decide(self._read, self.source.model_copy(update=earlier), self.where).blocks

    @cached_property
    def _read(self) -> Document:
        cut, text = next(one for one in divide(self.raw, self.source, self.where).documents if one[0].document == self.document)
        return replace(read_document(clean(text), cut.kind or self.source.kind), id=self.document)

    def _wrong(self, block: int, found: str, expected: str) -> BadInput:
        return BadInput(self.where, f"«{shown(self.blocks[block].text)}» {found}", expected=expected, then=THEN)


def _raw(block: Block, at: int) -> int:
    """Where in the raw text a character of a block stands; of what stands in none, the next one that does."""
    stretches = block.body.origin(at) or block.body.origin()
    return stretches[0][0] if stretches else block.body.raw_place(at)
