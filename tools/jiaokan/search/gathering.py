"""Places under keys, gathered over any number of documents: what was gathered is packed again and again, and put together key by key.

A list for each key would take many times the bytes of the index; packed, they take about as many as it has.
"""

from __future__ import annotations

import zlib
from array import array
from collections import defaultdict
from collections.abc import Iterator

MOST_WAITING_PLACES = 400_000
"""Places that are gathered before they are packed: tens of megabytes."""
_Range = tuple[int, int, int]
"""A stretch of the order of keys: those that begin alike."""


class Gathering:
    """Places under keys."""

    def __init__(self, watched: frozenset[str] = frozenset()) -> None:
        """Args: watched: keys of which it is wanted whether they have places."""
        self._watched = watched
        self.seen: set[str] = set()
        """Those of the watched keys that have places, as far as these are packed."""
        self.waiting: dict[str, list[int]] = defaultdict(list)
        """What was gathered since the last time it was packed; the places of a key rise."""
        self._packed: dict[_Range, list[tuple[bytes, bytes]]] = defaultdict(list)

    def pack(self) -> None:
        """Pack what waits."""
        self.look()
        for range_, several in self._ranges().items():
            rows = [self.waiting[key] for key in several]
            numbers = array("Q", (len(several), *map(len, several), *map(len, rows)))
            for row in rows:
                numbers.extend(row)
            said = "".join(several).encode("utf-8", "surrogatepass")
            self._packed[range_].append((zlib.compress(said, 1), zlib.compress(numbers.tobytes(), 1)))
        self.waiting.clear()

    def look(self) -> None:
        """See which of the watched keys have places."""
        self.seen |= self._watched & self.waiting.keys()

    def rows(self) -> Iterator[tuple[str, list[int]]]:
        """The keys in order, each with its places; they are given once."""
        waiting = self._ranges()
        for range_ in sorted(self._packed.keys() | waiting.keys()):
            found: dict[str, list[int]] = defaultdict(list)
            for packed in self._packed.pop(range_, ()):
                for key, places in _unpacked(*packed):
                    found[key] += places
            for key in waiting.pop(range_, ()):
                found[key] += self.waiting.pop(key)
            for key in sorted(found):
                yield key, found.pop(key)

    def _ranges(self) -> dict[_Range, list[str]]:
        """The keys that wait, by their range."""
        keys: dict[_Range, list[str]] = defaultdict(list)
        for key in self.waiting:
            keys[_range(key)].append(key)
        return keys


def _range(key: str) -> _Range:
    """The keys that begin with one Latin character or sign are parted by what follows, others only by their first character."""
    first, second = map(ord, (key + "\0\0")[:2])
    return (first >> 8, 0, 0) if first > 255 else (0, first, second >> 8)


def _unpacked(said: bytes, numbered: bytes) -> Iterator[tuple[str, array[int]]]:
    numbers = array("Q")
    numbers.frombytes(zlib.decompress(numbered))
    keys, at, count = zlib.decompress(said).decode("utf-8", "surrogatepass"), 0, numbers[0]
    start = 1 + 2 * count
    for length, places in zip(numbers[1 : 1 + count], numbers[1 + count : start], strict=True):
        yield keys[at : at + length], numbers[start : start + places]
        at, start = at + length, start + places
