"""What a pass may propose: an edit, a move, or a doubt. It never returns text, so nothing can change without a record.

All offsets count code points in the text as it is read when the pass runs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, islice, pairwise
from typing import NamedTuple


class Edit(NamedTuple):
    """A proposal: put `new` in the place of the characters from `start` to `end`, for a `reason`."""

    start: int
    end: int
    new: str
    reason: str


class Thinned(str):
    """What a stretch reads once parts of it are dropped; it knows which, so that one edit stands for many."""

    parts: tuple[str, ...]
    """Dropped, kept, dropped, …, dropped; none is empty, and together they are the stretch as it read."""

    @classmethod
    def of(cls, parts: Sequence[str]) -> Thinned:
        """What is left of the parts, of which every other one is dropped, the first and the last included."""
        new = cls("".join(parts[1::2]))
        new.parts = tuple(parts)
        return new


def each(edit: Edit) -> list[Edit]:
    """The edits that an edit stands for."""
    if not isinstance(edit.new, Thinned):
        return [edit]
    places = accumulate(map(len, edit.new.parts), initial=edit.start)
    return [Edit(start, end, "", edit.reason) for start, end in islice(pairwise(places), 0, None, 2)]


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


Find = Callable[[str], Iterator[Edit | Move | Doubt]]
"""A pass: what it finds in a text as it is read now."""
