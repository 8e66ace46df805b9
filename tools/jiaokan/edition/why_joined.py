"""Why two lines of a raw text were joined or kept apart: the sign that decided, with its sentence and its source.

The verdict is the one that the pass for broken lines reads when it first sees the text, so what is printed is what was done.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from jiaokan.clean import until
from jiaokan.page.boundary.goes_on import verdicts
from jiaokan.page.boundary.verdict import signs

CONTEXT_CHARACTERS = 16
"""Code points of either line that are shown."""


@dataclass(frozen=True)
class Why:
    """The verdict between two lines, ready to be printed."""

    line: int
    column: int
    """Where the second line starts in the raw text; both count from 1, the column counts code points."""
    before: str
    """The end of the first line."""
    after: str
    """The beginning of the second."""
    joins: bool
    sign: str
    sentence: str
    source: str

    def __str__(self) -> str:
        verdict = "join" if self.joins else "part"
        return f"{self.line}:{self.column}\t…{self.before} | {self.after}…\t{verdict}\t{self.sign}\t{self.sentence} ({self.source})"


def why_joined(raw: str, line: int, column: int) -> Why | None:
    """The verdict on the first boundary at a place of the raw text or after it; None if no two lines meet there.

    Args:
        raw: the whole raw text.
        line: counts from 1.
        column: counts from 1, in code points; beyond the end of the line means its end.
    """
    starts = [0, *(index + 1 for index, char in enumerate(raw) if char == "\n")]
    if not 0 < line <= len(starts):
        return None
    place = starts[line - 1] + column - 1
    if line < len(starts):
        place = min(place, starts[line] - 1)
    text = until(raw, "broken_lines")
    for verdict in verdicts(str(text)):
        start = text.raw_place(verdict.after.start)
        if start > place:
            sign = signs()[verdict.sign]
            row = bisect_right(starts, start)
            before, after = verdict.before.text[-CONTEXT_CHARACTERS:], verdict.after.text[:CONTEXT_CHARACTERS]
            return Why(row, start - starts[row - 1] + 1, before, after, sign.joins, sign.id, sign.why, sign.source)
    return None
