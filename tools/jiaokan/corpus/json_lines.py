"""The records of a file of lines, each parsed when it is asked for: a record takes ten times the bytes of its line."""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, overload


class JsonLines(Sequence[Mapping[str, Any]]):
    """Records in the order of their lines."""

    def __init__(self, lines: Iterable[str] = ()) -> None:
        """Hold them.

        Args:
            lines: a record each.

        Raises:
            ValueError: one of them is no JSON.
        """
        parts, self._ends = list[bytes](), array("Q")
        end = 0
        for line in lines:
            json.loads(line)
            parts.append(line.encode("utf-8", "surrogatepass"))
            self._ends.append(end := end + len(parts[-1]))
        self._bytes = b"".join(parts)

    def __eq__(self, other: object) -> bool:
        """Whether another row has the same records."""
        if isinstance(other, JsonLines):
            return (self._bytes, self._ends) == (other._bytes, other._ends)
        return isinstance(other, tuple) and tuple(self) == other

    __hash__ = None  # type: ignore[assignment]  # Its records have none.

    def __len__(self) -> int:
        """How many there are."""
        return len(self._ends)

    @overload
    def __getitem__(self, at: int) -> Mapping[str, Any]: ...

    @overload
    def __getitem__(self, at: slice) -> tuple[Mapping[str, Any], ...]: ...

    def __getitem__(self, at: int | slice) -> Mapping[str, Any] | tuple[Mapping[str, Any], ...]:
        """A record, or some of them."""
        if isinstance(at, slice):
            return tuple(self[one] for one in range(*at.indices(len(self))))
        number = range(len(self))[at]
        start = self._ends[number - 1] if number else 0
        found: Mapping[str, Any] = json.loads(self._bytes[start : self._ends[number]].decode("utf-8", "surrogatepass"))
        return found
