"""What a pass may propose: an edit, a move, or a doubt. It never returns text, so nothing can change without a record.

All offsets count code points in the text as it is read when the pass runs.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Edit(NamedTuple):
    """A proposal: put `new` in the place of the characters from `start` to `end`, for a `reason`."""

    start: int
    end: int
    new: str
    reason: str


@dataclass(frozen=True, slots=True)
class Move:
    """A proposal: read the characters from `start` to `end` before the one at `to`, for a `reason`."""

    start: int
    end: int
    to: int
    reason: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """A place that was left alone because the evidence was not enough, with what might be right."""

    start: int
    end: int
    reason: str
    candidates: tuple[str, ...] = ()
