"""A stretch of raw text and what is read in its place: the record from which both can be told, however often it was edited or moved.

All offsets count Unicode code points.
"""

from __future__ import annotations

from typing import NamedTuple


class Piece(NamedTuple):
    """A stretch of raw text and what is read in its place."""

    at: int
    """Where `old` stands in the raw text."""
    old: str
    """What the raw text has; empty if the piece was inserted."""
    new: str
    """What is read now; empty if the piece was dropped."""
    why: tuple[str, ...] = ()
    """The reasons, in the order in which the edits were made; empty if nothing was changed."""

    @property
    def end(self) -> int:
        """Where `old` ends in the raw text."""
        return self.at + len(self.old)

    def rewrite(self, new: str, reason: str) -> Piece:
        """The same raw stretch, read as `new`."""
        why = self.why if reason in self.why else (*self.why, reason)
        return Piece(self.at, self.old, new, why)

    def part(self, start: int, end: int, first: bool) -> Piece:
        """What is read from `start` to `end`, offsets in `new`.

        A changed piece cannot be parted in the raw text: its `first` part keeps all of `old`, the others none of it.
        """
        if self.why:
            return Piece(self.at if first else self.end, self.old if first else "", self.new[start:end], self.why)
        return Piece(self.at + start, same := self.old[start:end], same)
