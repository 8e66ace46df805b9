"""Stretches of a text are converted at once, a line each, since a call costs more than a clause: no phrase goes over the end of a line."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from jiaokan.text import Doubt


class Joined:
    """Stretches of a text as one string."""

    def __init__(self, text: str, places: Sequence[tuple[int, int]]) -> None:
        """Args: text: the text; places: where the stretches begin and end, in code points and in order; none overlap."""
        self.string = "\n".join([text[start:end] for start, end in places])
        self._places = places

    @cached_property
    def _starts(self) -> list[int]:
        """Where each stretch begins in the string."""
        found, at = list[int](), 0
        for start, end in self._places:
            found.append(at)
            at += end - start + 1
        return found

    def put(self, text: str, string: str) -> str:
        """The text with its stretches as they are in another string of the same length."""
        parts, done, at = list[str](), 0, 0
        for start, end in self._places:
            size = end - start
            parts += text[done:start], string[at : at + size]
            done, at = end, at + size + 1
        return "".join([*parts, text[done:]])

    def back(self, doubts: Iterable[Doubt]) -> Iterator[Doubt]:
        """Doubts about the string as doubts about the text."""
        for one in doubts:
            which = bisect_right(self._starts, one.start) - 1
            shift = self._places[which][0] - self._starts[which]
            yield Doubt(one.start + shift, one.end + shift, one.reason, one.candidates)
