"""Where a raw offset lies, as an editor counts: line and column, both from 1."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class RawLines:
    """A raw text with the starts of its lines; a line ends at a line feed."""

    raw: str

    @cached_property
    def _starts(self) -> list[int]:
        starts, place = [0], self.raw.find("\n")
        while place >= 0:
            starts.append(place + 1)
            place = self.raw.find("\n", place + 1)
        return starts

    def line(self, offset: int) -> int:
        """The number of the line in which the character at this offset stands."""
        return bisect_right(self._starts, offset)

    def place(self, offset: int) -> str:
        """Line and column, as `12:3`."""
        line = self.line(offset)
        return f"{line}:{offset - self._starts[line - 1] + 1}"
