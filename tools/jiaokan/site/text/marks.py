"""What stands beside a line: corrections with what stood there and why, doubts with what might be right, and the editor's notes.

Each is a stretch of a block in code points and a note for the margin. A correction is found by the pieces that it changed, since they know
exactly what is read there now; the reason is that of the editor's decision whose corrected quotation holds the place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from jiaokan.edition.document import Block
from jiaokan.entry.entry import Entry
from jiaokan.reasons import REASONS
from jiaokan.site.markup import element, escape, visible
from jiaokan.site.published import published_blocks, published_decisions, published_doubts
from jiaokan.site.terms import BLOCK_NAMES

CORRECTION = "correction"
"""The reason code of what a person put right."""
NAMES = {
    "correction": "编者改", "doubt": "存疑", "gloss": "释义", "context": "背景", "source": "出处",
    "unheld": "待收", "cited": "被引", "parallel": "同文",
}  # fmt: skip
"""How the kinds of notes are called."""
BESIDE_NO_WORDS = -1
"""Where a note stands that is about its whole paragraph."""


@dataclass(frozen=True)
class Mark:
    """A stretch of a block's text that has a note beside it; an omission has no length."""

    start: int
    end: int
    kind: str
    """One of `NAMES`."""
    note: str
    """The note, as HTML, without its name; empty where `id` is that of a note at an earlier place."""
    id: str = ""
    """Of the note on the page, for the marked words to lead to."""
    why: str = ""
    """For a reference that leads nowhere, the code of the reason."""

    def beside(self) -> str:
        """The note with its name, as it stands in the margin."""
        if not self.note:
            return ""
        return element("p", f"<b>{NAMES[self.kind]}</b>{self.note}", class_=f"jk-mark-{self.kind}", id=self.id or None, role="doc-footnote")


def marks(entry: Entry) -> dict[str, tuple[Mark, ...]]:
    """The marks of each published block that has any, by its anchor, in the order of the text."""
    found: dict[str, list[Mark]] = {}
    decisions = [one for one in published_decisions(entry) if one.get("kind") == CORRECTION]
    doubts = published_doubts(entry)
    for block in published_blocks(entry):
        if block.anchor:
            notes = [note for note in entry.notes if note["anchor"] == block.anchor]
            of_block = [
                *map(_note, notes),
                *_corrections(block, decisions, entry.meta.language),
                *_doubts(block, doubts, entry.meta.language),
            ]
            if of_block:
                found[block.anchor] = sorted(of_block, key=lambda mark: (mark.start, mark.end))
    return {anchor: tuple(of_block) for anchor, of_block in found.items()}


def numbered(order: Iterable[str], *several: Mapping[str, Iterable[Mark]]) -> dict[str, tuple[Mark, ...]]:
    """The marks of all kinds of each block as one row in the order of its words, each note with its id.

    A mark without a note that has an id already takes the id of the note which has the same: what is said once is not said again.

    Args:
        order: the anchors of the blocks in the order of the text.
        several: the marks of one kind each.
    """
    found: dict[str, tuple[Mark, ...]] = {}
    ids: dict[str, str] = {}
    count = 0
    for anchor in order:
        row = sorted((mark for of_kind in several for mark in of_kind.get(anchor, ())), key=lambda mark: (mark.start, mark.end))
        made = []
        for mark in row:
            if mark.note:
                count += 1
                id = f"jk-n{count}"
                if mark.id:
                    ids[mark.id] = id
            else:
                id = ids.get(mark.id, "") if mark.id else ""
            made.append(replace(mark, id=id))
        if made:
            found[anchor] = tuple(made)
    return found


def _note(note: Mapping[str, Any]) -> Mark:
    """What the editor notes at some words, with where it can be read."""
    source = f'<span class="jk-why">{escape(note["source"])}</span>' if note["source"] else ""
    return Mark(note["start"], note["end"], note["kind"], f"{escape(note['quote'])}：{escape(note['text'])}{source}")


def _corrections(block: Block, decisions: list[Mapping[str, Any]], language: str) -> Iterator[Mark]:
    """What the editor put right in a block, the pieces of one decision as one; of line breaks and blanks there is nothing to tell."""
    place, changed = 0, []
    for piece in block.body.pieces:
        if CORRECTION in piece.why:
            changed.append((place, piece))
        place += len(piece.new)
    text = block.text
    for _, group in groupby(enumerate(changed), key=lambda one: _run(one[0], changed, decisions, text)):
        run = [piece for _, piece in group]
        old, new = "".join(piece.old for _, piece in run), "".join(piece.new for _, piece in run)
        start, end = run[0][0], run[-1][0] + len(run[-1][1].new)
        if (old + new).strip():
            yield Mark(start, end, CORRECTION, _said(old, new, text[start:end], _why(text, start, end, decisions), language))


def _run(index: int, changed: list[tuple[int, Any]], decisions: list[Mapping[str, Any]], text: str) -> int:
    """The first of the changed pieces that one decision covers together with this one, else the piece itself."""
    place, piece = changed[index]
    for decision in decisions:
        for start, end in _spans(text, decision):
            if start <= place and place + len(piece.new) <= end:
                return next(at for at, (other, _) in enumerate(changed) if other >= start)
    return index


def _spans(text: str, decision: Mapping[str, Any]) -> Iterator[tuple[int, int]]:
    """Where the corrected quotation of a decision stands in a text."""
    quote, old, new = (str(decision.get(name) or "") for name in ("quote", "old", "new"))
    for corrected in dict.fromkeys((quote.replace(old, new, 1),) if old else (quote + new, new + quote)):
        at = text.find(corrected) if corrected else -1
        if at >= 0:
            yield at, at + len(corrected)


def _why(text: str, start: int, end: int, decisions: list[Mapping[str, Any]]) -> str:
    for decision in decisions:
        if any(first <= start and end <= last for first, last in _spans(text, decision)):
            return str(decision.get("why") or "")
    return ""


def _said(old: str, new: str, read: str, why: str, language: str) -> str:
    """What stood there: the words of the source keep its script in every variant."""

    def quoted(words: str) -> str:
        return element("q", visible(words), translate="no", lang=language)

    if not new:
        said = f"此处原有{quoted(old)}，删。"
    elif not old:
        said = f"{escape(read)}：原无，补。"
    else:
        said = f"{escape(read)}：原作{quoted(old)}。"
    return said + escape(why)


def _doubts(block: Block, doubts: tuple[Mapping[str, Any], ...], language: str) -> Iterator[Mark]:
    """The doubts about words; whether a line is a heading is a question for the editor, and the reader sees how it was settled."""
    place = 0
    for piece in block.body.pieces:
        for doubt in doubts:
            if piece.at <= doubt["at"] < piece.end and not set(doubt.get("candidates", ())) & BLOCK_NAMES.keys():
                start = place + (0 if piece.why else doubt["at"] - piece.at)
                end = min(len(block.text), start + max(1, doubt["length"]))
                reason = REASONS[doubt["reason"]].zh if doubt["reason"] in REASONS else str(doubt["reason"])
                may = "、".join(element("q", visible(str(one)), translate="no", lang=language) for one in doubt.get("candidates", ()))
                yield Mark(start, end, "doubt", f"{escape(block.text[start:end])}：" + (f"或作{may}。" if may else "") + escape(reason))
        place += len(piece.new)
