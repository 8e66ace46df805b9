"""What waits for a person in one document, each at its place: doubts at their words, signs of errors at their block."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from jiaokan.checks.problem import Problem
from jiaokan.edition.document import Block
from jiaokan.entry.entry import Entry
from jiaokan.entry.waiting import Waiting, waiting
from jiaokan.web.voice import Voice

SIGNS = {
    "outline-gap": "层次或编号有缺",
    "contents-missing": "目次所列，文中没有",
    "no-such-date": "没有这一天",
    "unpaired-bracket": "括号不成对",
    "unpaired-quotation": "引号不成对",
    "repeated-text": "文字重复",
    "doubled-words": "字句重复",
}
"""What a sign of an error is called."""


@dataclass(frozen=True)
class Finding:
    """A doubt or a sign, at its place in the edition."""

    kind: str
    """`doubt` or `sign`."""
    code: str
    said: str
    """What it is about, in a sentence."""
    anchor: str
    """The block; empty if it stands in none."""
    start: int = 0
    end: int = 0
    """Its words in the block's text, in code points; none if it is about the block as a whole."""
    at: int = -1
    """Where it stands in the raw text, in code points; -1 if it is known by its block alone."""
    words: str = ""
    candidates: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """What tells it from the others of its document; signs of one code in one block are settled together."""
        return f"{self.kind}.{self.code}.{self.anchor}.{self.at}"


def places(entry: Entry, signs: Iterable[Problem]) -> tuple[Finding, ...]:
    """All of a document, in the order of its text; those that stand in no block first.

    Args:
        entry: the document.
        signs: the signs of errors of the corpus; those of other documents are passed over.
    """
    blocks = {block.anchor: (index, block) for index, block in enumerate(entry.blocks) if block.anchor}
    found = [_doubt(one, blocks[one.anchor][1] if one.anchor in blocks else None) for one in waiting((entry,))]
    found += [
        Finding("sign", one.code, f"{SIGNS[one.code]}：{one.found}", anchor if (anchor := one.where.partition("#")[2]) in blocks else "")
        for one in signs
        if one.document == entry.id
    ]
    return tuple(sorted(found, key=lambda one: (blocks[one.anchor][0] if one.anchor else -1, one.start, one.at, one.code)))


def told(signs: Iterable[Problem], voice: Voice) -> tuple[Problem, ...]:
    """The signs of errors in the words of the page."""
    return tuple(replace(one, found=voice.words(one.found)) for one in signs)


def _doubt(one: Waiting, block: Block | None) -> Finding:
    said = one.sentence + (f"原文第{one.line}行第{one.column}字。" if block is None else "")
    start, end = _in(block, one.at, len(one.quote)) if block else (0, 0)
    return Finding("doubt", one.reason, said, (block and block.anchor) or "", start, end, one.at, one.quote, one.candidates)


def _in(block: Block, at: int, length: int) -> tuple[int, int]:
    """Where a raw stretch is read in a block; nowhere if its first character is not read there."""
    place = 0
    for piece in block.body.pieces:
        if piece.old and piece.at <= at < piece.end:
            start = place + (0 if piece.why else at - piece.at)
            return start, min(len(block.text), start + max(1, length if not piece.why else len(piece.new)))
        place += len(piece.new)
    return 0, 0
