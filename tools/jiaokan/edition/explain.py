"""Show every change: where in the raw text, what stood there, what is read now, and why."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from jiaokan.reasons import REASONS
from jiaokan.text import Piece

VISIBLE = {"\n": "⏎", "\r": "␍", "\t": "⇥", "\f": "␌", " ": "␣", "\u3000": "□", "\u00a0": "⍽"}
"""How characters that leave no mark are shown; others that cannot be printed are shown by their code, as ‹200B›."""
NOTHING = "∅"
SHOWN_CHARACTERS = 40
CONTEXT_CHARACTERS = 6


@dataclass(frozen=True)
class Explained:
    """One change, ready to be printed."""

    line: int
    column: int
    """Both count from 1; the column counts code points."""
    old: str
    new: str
    why: tuple[str, ...]
    before: str
    after: str

    @property
    def place(self) -> str:
        """Line and column of the raw text."""
        return f"{self.line}:{self.column}"

    @property
    def change(self) -> str:
        """Old and new text between what stands beside them."""
        return f"…{visible(self.before)}[{shown_empty(self.old)} → {shown_empty(self.new)}]{visible(self.after)}…"

    def __str__(self) -> str:
        return f"{self.place}\t{self.change}\t{' '.join(self.why)}\t{sentences(self.why)}"


def sentences(codes: Iterable[str]) -> str:
    """What the reasons say, in a row."""
    return "；".join(REASONS[code].zh for code in codes if code in REASONS)


def shown_empty(text: str) -> str:
    """A text made visible, or a sign for nothing."""
    return visible(text) or NOTHING


def visible(text: str) -> str:
    """A text on one line, with its invisible characters made visible, cut in the middle if it is long."""
    if len(text) > SHOWN_CHARACTERS:
        text = text[: SHOWN_CHARACTERS // 2] + "……" + text[-SHOWN_CHARACTERS // 2 :]
    return "".join(VISIBLE.get(char, char if char.isprintable() else f"‹{ord(char):04X}›") for char in text)


def explain(raw: str, changes: Iterable[Piece]) -> list[Explained]:
    """The changes in raw order.

    Args:
        raw: the whole raw text.
        changes: changed pieces of it.
    """
    starts = [0, *(index + 1 for index, char in enumerate(raw) if char == "\n")]
    found = []
    for piece in changes:
        line = bisect_right(starts, piece.at)
        before, after = raw[max(0, piece.at - CONTEXT_CHARACTERS) : piece.at], raw[piece.end : piece.end + CONTEXT_CHARACTERS]
        found.append(Explained(line, piece.at - starts[line - 1] + 1, piece.old, piece.new, piece.why, before, after))
    return found


def count(changes: Iterable[Piece]) -> list[tuple[int, str, str]]:
    """How often each reason was used, most used first: (times, code, sentence)."""
    times = Counter(code for piece in changes for code in piece.why)
    return [
        (number, code, REASONS[code].zh if code in REASONS else "")
        for code, number in sorted(times.items(), key=lambda item: (-item[1], item[0]))
    ]


def grouped(found: Iterable[Explained], reason: str | None = None) -> dict[str, list[Explained]]:
    """The changes by reason, the reason used most first; one with several reasons stands under each, or only under the one asked for."""
    groups: dict[str, list[Explained]] = {}
    for one in found:
        for code in one.why if reason is None else (reason,):
            groups.setdefault(code, []).append(one)
    return dict(sorted(groups.items(), key=lambda item: (-len(item[1]), item[0])))
