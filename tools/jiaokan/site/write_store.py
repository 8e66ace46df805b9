"""What was made is kept, so that a page is converted and looked through once: records under keys, contents under their own digests.

A record stands under the digest of all that it was made from and is sealed; a content is known by its digest.
The store is a file under `build/` that may be deleted at any time; what is damaged in it is as if it were not there.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Callable, Iterable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

STORE_PLACE = Path("build/made.db")
"""Where the store stands in a corpus's folder."""
_TABLE = "CREATE TABLE IF NOT EXISTS made (key TEXT PRIMARY KEY, body BLOB, seal BLOB) WITHOUT ROWID"
_LONGEST_WAIT_SECONDS = 5.0
_MAPPED_BYTES = 1 << 30
"""As much of the file is read without a call for each row."""


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
        self._place = place
        self._used: set[str] = set()
        self._new: dict[str, bytes] = {}
        self._held: dict[str, bytes] = {}
        """Contents that are there already, should they prove damaged."""
        self._reader = self._opened()
        self._cursor = self._reader.cursor() if self._reader else None
        self._there = self._keys()

    def record(self, key: str) -> str | None:
        """What is kept under a key; nothing where there is nothing sound. What is asked for is kept on."""
        self._used.add(key)
        row = self._row(key)
        if row is None or _seal(key, row[0]) != row[1]:
            return None
        return _unpacked(row[0]).decode("utf-8", "surrogatepass")

    def keep(self, key: str, record: str) -> None:
        """Keep a record under a key, once `close` is called."""
        self._used.add(key)
        self._new[key] = zlib.compress(record.encode("utf-8", "surrogatepass"), 1)

    def value(self, key: str, make: Callable[[], str]) -> str:
        """The record under a key; where none is, it is made and kept."""
        found = self.record(key)
        if found is None:
            self.keep(key, found := make())
        return found

    def content(self, digest: str) -> bytes | None:
        """The content with this digest; nothing where it is not there or damaged."""
        self._used.add(digest)
        if digest in self._new:
            return _unpacked(self._new[digest])
        row = self._row(digest)
        with suppress(zlib.error):
            if row and digest_of(found := _unpacked(row[0])) == digest:
                return found
        self._there.discard(digest)
        if (held := self._held.pop(digest, None)) is not None:
            self.keep_content(held, digest)
        return held

    def keep_content(self, content: bytes, digest: str | None = None) -> str:
        """Keep a content, once `close` is called; its digest, which who knows it may give."""
        digest = digest or digest_of(content)
        self._used.add(digest)
        if digest in self._there:
            self._held[digest] = content
        elif digest not in self._new:
            self._new[digest] = zlib.compress(content, 1)
        return digest

    def keep_on(self, digests: Iterable[str]) -> None:
        """Keep contents of the last site without looking at them."""
        self._used.update(digests)

    def close(self) -> None:
        """Write down what is new and drop what was not asked for; where that cannot be, the next site is made without it."""
        if self._reader:
            self._reader.close()
        if self._place is None:
            return
        try:
            self._write(self._place)
        except sqlite3.OperationalError:  # Another has it, or there is no room.
            return
        except sqlite3.DatabaseError:
            self._place.unlink(missing_ok=True)

    def _write(self, place: Path) -> None:
        place.parent.mkdir(parents=True, exist_ok=True)
        store = sqlite3.connect(place, timeout=_LONGEST_WAIT_SECONDS)
        try:
            store.execute("PRAGMA synchronous = OFF")  # What a power cut leaves unsound is found by its digest.
            with store:
                store.execute(_TABLE)
                gone = [(one,) for (one,) in store.execute("SELECT key FROM made") if one not in self._used]
                store.executemany("DELETE FROM made WHERE key = ?", gone)
                rows = ((one, body, _seal(one, body)) for one, body in self._new.items())
                store.executemany("INSERT OR REPLACE INTO made VALUES (?, ?, ?)", rows)
        finally:
            store.close()

    def _opened(self) -> sqlite3.Connection | None:
        if self._place is None or not self._place.is_file():
            return None
        reader = sqlite3.connect(f"{self._place.resolve().as_uri()}?mode=ro", uri=True, timeout=_LONGEST_WAIT_SECONDS)
        with suppress(sqlite3.DatabaseError):
            reader.execute(f"PRAGMA mmap_size = {_MAPPED_BYTES}")
        return reader

    def _keys(self) -> set[str]:
        try:
            return {one for (one,) in self._reader.execute("SELECT key FROM made")} if self._reader else set()
        except sqlite3.DatabaseError:
            return set()

    def _row(self, key: str) -> tuple[bytes, bytes] | None:
        if self._cursor is None:
            return None
        try:
            row = self._cursor.execute("SELECT body, seal FROM made WHERE key = ?", (key,)).fetchone()
        except sqlite3.DatabaseError:
            return None
        return row if row and isinstance(row[0], bytes) and isinstance(row[1], bytes) else None


def _unpacked(body: bytes) -> bytes:
    return zlib.decompress(body)


def _seal(key: str, body: bytes) -> bytes:
    return sha256(f"{key}:{len(body)}:".encode() + body).digest()
