"""What was made is kept, so that a page is converted and looked through once: records under keys, contents under their own digests.

A record stands under the digest of all that it was made from and is sealed; a content is known by its digest.
The store is a file under `build/` that may be deleted at any time; what is damaged in it is as if it were not there.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from jiaokan.corpus.keyed_rows import KeyedRows

STORE_PLACE = Path("build/made.db")
"""Where the store stands in a corpus's folder."""


def key(program: str, *parts: Iterable[str] | str) -> str:
    """The digest of a program's and of all that it is given; strings and rows of strings are kept apart by their lengths."""
    digest = sha256(program.encode())
    for part in parts:
        rows = (part,) if isinstance(part, str) else tuple(part)
        digest.update(f"{len(rows)}:".encode())
        for row in rows:
            data = row.encode("utf-8", "surrogatepass")
            digest.update(f"{len(data)}:".encode() + data)
    return digest.hexdigest()


def digest_of(content: bytes) -> str:
    """The digest by which a content is known."""
    return sha256(content).hexdigest()


class Store:
    """What the last site was made of; a store without a file keeps nothing."""

    def __init__(self, place: Path | None = None) -> None:
        """Args: place: the file; one that is damaged is made anew."""
        self._rows = KeyedRows(place, "made", _seal)
        self._used: set[str] = set()
        self._there = set(self._rows.keys())

    def record(self, key: str) -> str | None:
        """What is kept under a key; nothing where there is nothing sound. What is asked for is kept on."""
        self._used.add(key)
        row = self._rows.row(key) if key in self._there else None
        return None if row is None else _unpacked(row).decode("utf-8", "surrogatepass")

    def keep(self, key: str, record: str) -> None:
        """Keep a record under a key, once `close` is called."""
        self._used.add(key)
        self._there.add(key)
        self._rows.keep(key, zlib.compress(record.encode("utf-8", "surrogatepass"), 1))

    def value(self, key: str, make: Callable[[], str]) -> str:
        """The record under a key; where none is, it is made and kept."""
        found = self.record(key)
        if found is None:
            self.keep(key, found := make())
        return found

    def content(self, digest: str) -> bytes | None:
        """The content with this digest; nothing where it is not there or damaged."""
        row = self._rows.row(digest, sealed=False)
        with suppress(zlib.error):
            if row and digest_of(found := _unpacked(row)) == digest:
                self._used.add(digest)
                return found
        self._used.discard(digest)  # So that the next site finds nothing there and keeps it anew.
        return None

    def keep_content(self, content: bytes, digest: str | None = None) -> str:
        """Keep a content, once `close` is called; its digest, which who knows it may give."""
        digest = digest or digest_of(content)
        self._used.add(digest)
        if digest not in self._there or self._rows.row(digest) is None:
            self._there.add(digest)
            self._rows.keep(digest, zlib.compress(content, 1))
        return digest

    def has(self, digest: str) -> bool:
        """Whether a content is there, which is then kept on; it is not looked at."""
        if digest in self._there:
            self._used.add(digest)
            return True
        return False

    def keep_on(self, digests: Iterable[str]) -> None:
        """Keep contents of the last site without looking at them."""
        self._used.update(digests)

    def part(self) -> None:
        """Go on in a process of its own, in which what is kept is only held."""
        self._rows.part()
        self._used = set()

    def hand_over(self) -> tuple[dict[str, bytes], list[str]]:
        """What was kept and asked for there since the last time."""
        used, self._used = list(self._used), set()
        return self._rows.hand_over(), used

    def take(self, rows: Mapping[str, bytes], used: Iterable[str]) -> None:
        """Keep what was kept there."""
        for key, body in rows.items():
            self._rows.keep(key, body)
        self._there.update(rows)
        self._used.update(used)

    def close(self) -> None:
        """Write down what is new and drop what was not asked for; where that cannot be, the next site is made without it."""
        self._rows.close(self._used)


def _unpacked(body: bytes) -> bytes:
    return zlib.decompress(body)


def _seal(key: str, body: bytes) -> bytes:
    return sha256(f"{key}:{len(body)}:".encode() + body).digest()
