"""Show every change: where in the raw text, what stood there, what is read now, and why."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from jiaokan.reasons import REASONS
from jiaokan.text import Piece

VISIBLE = {"\n": "⏎", "\r": "␍", "\t": "⇥", " ": "␣", "\u3000": "□", "\u00a0": "⍽", "\u200b": "∅", "\ufeff": "∅", "\u00ad": "-"}
"""How characters that leave no mark are shown."""
MOST = 40
CONTEXT = 6


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

    def __str__(self) -> str:
        sentences = "；".join(REASONS[code].zh for code in self.why if code in REASONS)
        old, new = visible(self.old) or "∅", visible(self.new) or "∅"
        return f"{self.line}:{self.column}\t…{visible(self.before)}[{old} → {new}]{visible(self.after)}…\t{' '.join(self.why)}\t{sentences}"


def visible(text: str) -> str:
    """A text on one line, with its invisible characters made visible, cut in the middle if it is long."""
    if len(text) > MOST:
        text = text[: MOST // 2] + "……" + text[-MOST // 2 :]
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
        before, after = raw[max(0, piece.at - CONTEXT) : piece.at], raw[piece.end : piece.end + CONTEXT]
        found.append(Explained(line, piece.at - starts[line - 1] + 1, piece.old, piece.new, piece.why, before, after))
    return found


def count(changes: Iterable[Piece]) -> list[tuple[int, str, str]]:
    """How often each reason was used, most used first: (times, code, sentence)."""
    times = Counter(code for piece in changes for code in piece.why)
    return [
        (number, code, REASONS[code].zh if code in REASONS else "")
        for code, number in sorted(times.items(), key=lambda item: (-item[1], item[0]))
    ]
