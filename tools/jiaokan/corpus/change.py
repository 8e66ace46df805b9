"""What a build does to a document, block by block, so that an editor sees it before a reader does."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from jiaokan.anchor.carry import Carried
from jiaokan.build import Published
from jiaokan.desk.proof import Proof
from jiaokan.edition.document import Block
from jiaokan.edition.markdown import level
from jiaokan.grammar.label import HEADING_LABEL, LABEL
from jiaokan.grammar.stop import PHRASE_ENDS
from jiaokan.text.longest_rise import longest_rise

LONGEST_QUOTE_CHARACTERS = 30
"""How many code points a quote has at most that is made longer than need be, so that it ends where a clause does."""


@dataclass(frozen=True)
class Candidate:
    """A block on which a lost anchor may stand."""

    words: str
    like: float
    """How like they are to what the anchor stood on, from 0 to 1."""
    quote: str | None
    """Words by which the editor can name the block; none if another block has the same."""


@dataclass(frozen=True)
class Change:
    """What a build does to one document."""

    document: str
    blocks: int
    born: tuple[tuple[str, str], ...]
    """New anchors, each with the words of its block."""
    edited: tuple[tuple[str, str, str], ...]
    """Anchors whose words change, with the old and the new ones."""
    moved: tuple[tuple[str, str], ...]
    """Anchors whose blocks stand elsewhere among the others, with their words."""
    retyped: tuple[tuple[str, str, str], ...]
    """Anchors whose blocks have another type or level, with the old and the new one."""
    merged: tuple[tuple[str, str], ...]
    """Anchors that lead to another one from now on."""
    came: tuple[tuple[str, str], ...]
    """Anchors taken over from a document that this one took in, with their words."""
    left: tuple[tuple[str, str], ...]
    """Anchors that went to another document, with `document#id`."""
    retired: tuple[tuple[str, str, str], ...]
    """Anchors that the editor retires, with the words they stood on and the reason."""
    revived: tuple[tuple[str, str], ...]
    """Anchors that had ended and whose words are back."""
    lost: tuple[tuple[str, str, tuple[Candidate, ...]], ...]
    """Anchors that found no block, with the words they stood on and the blocks most like them, the most like first."""
    together: tuple[tuple[str, str], ...]
    """Words that would stand in one block, and that stood in none together on either of two united sides."""
    proof: Proof
    """The blocks as they are built now, for quotes."""
    released: bool = False
    """Whether the document is in a release, so that its text was published."""

    @classmethod
    def none(cls, document: str, blocks: int, released: bool) -> Change:
        """What becomes of a document that stays as it is, as a whole."""
        return cls(document, blocks, (), (), (), (), (), (), (), (), (), (), (), Proof.of(()), released)

    @property
    def changes(self) -> bool:
        """Whether anything is not as it was."""
        rows = (self.born, self.edited, self.moved, self.retyped, self.merged, self.came, self.left, self.retired, self.revived)
        return self.asks or any(rows)

    @property
    def asks(self) -> bool:
        """Whether the editor is asked something: where an anchor is, or whether words belong together."""
        return bool(self.lost or self.together)

    @property
    def waits(self) -> bool:
        """Whether the editor has to say that this may be: an anchor is lost, or published text changes."""
        return self.asks or (self.released and self.changes)


def compare(document: str, there: Published, carried: Carried, typed: Mapping[str, Block], released: bool = False) -> Change:
    """What becomes of one document.

    Args:
        document: its id.
        there: what was last built of it.
        carried: what is built now, and what became of the anchors.
        typed: the blocks of the edition on disk by anchor, for their types.
        released: whether it is in a release.
    """
    old = {block.anchor or "": block.text for block in there.blocks}
    new = {block.anchor or "": block for block in carried.blocks}
    stays = [anchor for anchor in new if anchor in old]
    order = {anchor: place for place, anchor in enumerate(old)}
    steady = {stays[index] for index in longest_rise([order[anchor] for anchor in stays])}
    proof = Proof.of(block.text for block in carried.blocks)
    near = {id: tuple(_candidate(proof, *row) for row in rows) for id, rows in carried.nearest.items()}
    lost = sorted(carried.lost, key=lambda anchor: order.get(anchor, len(order)))
    said = carried.ledger.events[len(there.ledger.events) :]
    return Change(
        document,
        len(carried.blocks),
        born=tuple((anchor, block.text) for anchor, block in new.items() if anchor not in there.ledger.ids),
        edited=tuple((anchor, old[anchor], new[anchor].text) for anchor in stays if old[anchor] != new[anchor].text),
        moved=tuple((anchor, new[anchor].text) for anchor in stays if anchor not in steady),
        retyped=tuple(_retyped(typed, new)),
        merged=tuple((e.id, e.to[0]) for e in said if e.event == "merged"),
        came=tuple((anchor, new[anchor].text) for anchor in stays if typed and anchor not in typed),
        left=tuple((e.id, e.to[0]) for e in said if e.event == "moved"),
        retired=tuple((e.id, there.ledger.last(e.id).quote, e.why) for e in said if e.event == "retired"),
        revived=tuple((e.id, e.quote) for e in said if e.event == "revived"),
        lost=tuple((anchor, old.get(anchor, there.ledger.last(anchor).quote), near.get(anchor, ())) for anchor in lost),
        together=tuple((carried.blocks[index].text[:at], carried.blocks[index].text[at:]) for index, at in carried.together),
        proof=proof,
        released=released,
    )


def _candidate(proof: Proof, index: int, like: float) -> Candidate:
    quote, occurrence = proof.block_quote(index) if proof.texts[index] else ("", None)
    return Candidate(proof.texts[index], like, _to_a_stop(quote, proof.texts[index]) if quote and occurrence is None else None)


def _to_a_stop(quote: str, words: str) -> str:
    """The quote as far as the end of its clause, if words begin with it and the clause is short: a reader of the record knows the block."""
    if not words.startswith(quote) or len(words) <= LONGEST_QUOTE_CHARACTERS:
        return words if words.startswith(quote) and "\n" not in words else quote
    ends = (at for at in range(len(quote), LONGEST_QUOTE_CHARACTERS) if words[at] in PHRASE_ENDS or words[at] == "\n")
    return words[: next(ends, len(quote))]


def _retyped(typed: Mapping[str, Block], new: Mapping[str, Block]) -> Iterator[tuple[str, str, str]]:
    for anchor, block in new.items():
        before = typed.get(anchor)
        if before is not None and (before.type, level(before)) != (block.type, level(block)):
            yield anchor, _named(before), _named(block)


def _named(block: Block) -> str:
    return f"{block.type} {level(block)}" if level(block) else block.type


def kinds(change: Change) -> Counter[str]:
    """Of what kind the changed words of a document are, as `kind`."""
    return Counter(kind(old, new) for _, old, new in change.edited)


def kind(old: str, new: str) -> str:
    """Of what kind a change is: `words`, `label` (a number before the words) or `typography` (widths, blanks)."""
    one, two = (_plain(text) for text in (old, new))
    if one == two:
        return "typography"
    return "label" if _unlabelled(old) == _unlabelled(new) else "words"


def _unlabelled(text: str) -> str:
    """The words behind a label, if there is one at the beginning."""
    label = LABEL.match(text) or HEADING_LABEL.match(text)
    return _plain(text[label.end() :] if label else text)


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())
