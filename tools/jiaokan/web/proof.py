"""From what an editor wants to the decisions that say it: the same that `jiaokan adopt` would write of a hand edit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from jiaokan.checks.problem import Problem
from jiaokan.corpus.adopting import row
from jiaokan.corpus.pending import WantedBlock
from jiaokan.desk.adoption import Decisions, adopt
from jiaokan.desk.proof import Proof
from jiaokan.desk.quotation import only_quote
from jiaokan.edition import markdown
from jiaokan.edition.document import LINED, Block, Document
from jiaokan.entry.entry import Entry
from jiaokan.errors import BadInput
from jiaokan.intake.record_text import added
from jiaokan.record.base import Record
from jiaokan.record.schema import Ignore, Review
from jiaokan.site.terms import BLOCK_NAMES, DECISIONS
from jiaokan.text import Text
from jiaokan.web.places import Finding, places

NAMES = {**DECISIONS, "reviewed": "存疑照旧", "ignores": "迹象照旧"}
SOME_REASON = "（理由）"
"""Stands where the editor's reason will stand."""


def wanted(rows: Iterable[WantedBlock]) -> tuple[Block, ...]:
    """The blocks that the editor wants, read as those of a hand-edited edition are.

    Raises:
        BadInput: if what he wants cannot be written as an edition.
    """
    blocks = [Block(one.type, Text.of(one.text), level=one.level, anchor=one.anchor) for one in rows]
    if any("\n" in block.text and block.type not in LINED for block in blocks):
        raise BadInput(
            "text", "a line break stands within a block that is no table or code", expected="a block a line", then="jiaokan desk"
        )
    try:
        return markdown.parse(markdown.write(blocks))
    except ValueError as error:
        raise BadInput("text", str(error), then="jiaokan desk") from None


def kept(entry: Entry, signs: Iterable[Problem], keys: Sequence[str], why: str) -> tuple[Review | Ignore, ...]:
    """The words of the record that leave doubts and signs as they stand; a key of one that is settled already says nothing.

    Args:
        entry: the document.
        signs: the signs of errors in it.
        keys: which.
        why: the editor's reason.
    """
    found = {one.key: one for one in places(entry, signs)}
    return tuple(_kept(entry, found[key], why) for key in dict.fromkeys(keys) if key in found)


def _kept(entry: Entry, place: Finding, why: str) -> Review | Ignore:
    if place.kind == "doubt":
        around = only_quote(entry.raw, place.at, place.at + max(1, len(place.words)))
        return Review(document=entry.id, quote=around, reason=place.code, why=why)
    index = next((index for index, block in enumerate(entry.blocks) if block.anchor == place.anchor), None)
    quote = Proof.of(block.text for block in entry.blocks).block_quote(index)[0] if index is not None else None
    return Ignore(code=place.code, document=entry.id, quote=quote, why=why)


def decided(entry: Entry, between: Sequence[Any], blocks: Sequence[Block], settled: Sequence[Review | Ignore], why: str) -> Decisions:
    """All decisions that make a document read as wanted.

    Args:
        entry: the document as it was last built.
        between: what stands between its blocks.
        blocks: as they are to read.
        settled: what is left as it stands.
        why: the editor's reason.

    Raises:
        BadInput: if the edits cannot be told apart.
    """
    document = Document(entry.blocks, tuple(between), entry.id)
    found = adopt(document, tuple(block for block in blocks if block.text.strip()), entry.source, why)
    return found | {
        "reviewed": tuple(one for one in settled if isinstance(one, Review)),
        "ignores": tuple(one for one in settled if isinstance(one, Ignore)),
    }


def shown(decisions: Mapping[str, Sequence[Record]]) -> Iterator[Mapping[str, str]]:
    """Each decision for the editor's eye: its name, its words, what was and what is to be, and the lines as the record will have them."""
    for kind, found in decisions.items():
        for one in found:
            said = row(one)
            lines = added("", kind, [said])
            words = str(said.get("quote") or said.get("text") or "")
            name = NAMES.get(kind) or NAMES[kind.removesuffix("s")]
            old, new = str(said.get("old") or ""), str(said.get("new") or "")
            if kind == "types":
                new = BLOCK_NAMES[said["type"]]
            yield {"name": name, "words": words, "old": old, "new": new, "lines": lines}
