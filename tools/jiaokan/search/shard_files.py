"""The files of a family, made of its entries in the order of their keys; until it is known how many files these fill, they wait packed."""

from __future__ import annotations

import zlib
from array import array
from collections.abc import Iterator

from jiaokan.search.packing import deflated, hash_of
from jiaokan.search.postings import count_for, entry

_CHUNK_BYTES = 1 << 20
"""Of entries that are packed together."""


class ShardFiles:
    """The files of one family."""

    def __init__(self, family: str) -> None:
        """Args: family: its letter."""
        self._family = family
        self._chunks: list[bytes] = []
        self._waiting = bytearray()
        self._hashes, self._lengths = array("I"), array("Q")
        self._total_bytes = 0

    def add(self, key: str, content: bytes) -> None:
        """Enter what stands under a key, which comes after all that were entered."""
        one = entry(key, content)
        self._waiting += one
        self._hashes.append(hash_of(key))
        self._lengths.append(len(one))
        self._total_bytes += len(one)
        if len(self._waiting) > _CHUNK_BYTES:
            self._pack()

    @property
    def total_bytes(self) -> int:
        """Bytes of all entries."""
        return self._total_bytes

    @property
    def count(self) -> int:
        """How many files they fill."""
        return count_for(self._total_bytes, self._family)

    def files(self, count: int) -> Iterator[bytes]:
        """The files, deflated; they are given once.

        Args:
            count: how many, a power of two.
        """
        parts, entries = [bytearray() for _ in range(count)], zip(self._hashes, self._lengths, strict=True)
        for chunk in self._unpacked():
            start = 0
            while start < len(chunk):
                hash_, length = next(entries)
                parts[hash_ & count - 1] += chunk[start : start + length]
                start += length
        for number in range(count):
            yield deflated(bytes(parts[number]))
            parts[number] = bytearray()

    def _pack(self) -> None:
        self._chunks.append(zlib.compress(self._waiting, 1))
        self._waiting.clear()

    def _unpacked(self) -> Iterator[bytes]:
        for number in range(len(self._chunks)):
            yield zlib.decompress(self._chunks[number])
            self._chunks[number] = b""
        yield bytes(self._waiting)
        self._waiting.clear()
