"""Finished pages are kept under the digest of all that they are made from, so that a page is converted and looked through once.

The store is a file under `build/` that may be deleted at any time. What it gives is checked by its digest, and is copied into a site and
never linked, so that neither a damaged store nor a file that was changed under `site/` can come into another site.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from jiaokan.site.finish.verify import Seen

PLACE = Path("build/site.db")
"""Where the store stands in a corpus's folder."""
_TABLE = "CREATE TABLE IF NOT EXISTS kept (key TEXT PRIMARY KEY, head BLOB, body BLOB, seal BLOB) WITHOUT ROWID"
_LONGEST_WAIT_SECONDS = 5.0


class Finished(NamedTuple):
    """A page as it is published."""

    name: str
    """Its path below the root."""
    packed: bytes
    """Its HTML, deflated."""
    seen: Seen

    @classmethod
    def of(cls, name: str, html: str, seen: Seen) -> Finished:
        """The page with this HTML."""
        return cls(name, zlib.compress(html.encode(), 1), seen)

    @property
    def content(self) -> bytes:
        """Its HTML."""
        return zlib.decompress(self.packed)


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


class Store:
    """The pages of the last site; a store without a file keeps nothing."""

    def __init__(self, place: Path | None = None) -> None:
        """Args: place: the file; one that is damaged is made anew."""
        self._place = place
        self._used: set[str] = set()
        self._new: dict[str, tuple[bytes, bytes]] = {}
        self._reader = self._opened()

    def pages(self, keys: Iterable[str]) -> Iterator[tuple[str, list[Finished]]]:
        """The pages that are kept under these keys, each with its key; what is not sound is as if it were not there."""
        wanted = set(keys)
        self._used |= wanted
        for one in sorted(wanted):
            row = self._row(one)
            if row and _seal(one, row[0], row[1]) == row[2]:
                yield one, list(_read(row[0], row[1]))

    def value(self, key: str, make: Callable[[], str]) -> str:
        """The string that is kept under a key; where none is, it is made and kept."""
        self._used.add(key)
        row = self._row(key)
        if row and _seal(key, row[0], row[1]) == row[2]:
            return zlib.decompress(row[1]).decode("utf-8", "surrogatepass")
        made = make()
        self._new[key] = b"", zlib.compress(made.encode("utf-8", "surrogatepass"), 1)
        return made

    def keep(self, key: str, pages: Sequence[Finished]) -> None:
        """Keep pages under a key, once `close` is called."""
        rows = [[page.name, len(page.packed), sorted(page.seen.ids), list(page.seen.links), page.seen.problems] for page in pages]
        head = zlib.compress(json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass"), 1)
        self._new[key] = head, b"".join(page.packed for page in pages)

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
                gone = [(one,) for (one,) in store.execute("SELECT key FROM kept") if one not in self._used]
                store.executemany("DELETE FROM kept WHERE key = ?", gone)
                rows = ((one, head, body, _seal(one, head, body)) for one, (head, body) in self._new.items())
                store.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?, ?, ?)", rows)
        finally:
            store.close()

    def _opened(self) -> sqlite3.Connection | None:
        if self._place is None or not self._place.is_file():
            return None
        return sqlite3.connect(f"{self._place.resolve().as_uri()}?mode=ro", uri=True, timeout=_LONGEST_WAIT_SECONDS)

    def _row(self, key: str) -> tuple[bytes, bytes, bytes] | None:
        try:
            rows = self._reader.execute("SELECT head, body, seal FROM kept WHERE key = ?", (key,)) if self._reader else ()
            return next((row for row in rows if all(isinstance(part, bytes) for part in row)), None)
        except sqlite3.DatabaseError:
            return None


def _seal(key: str, head: bytes, body: bytes) -> bytes:
    return sha256(f"{key}:{len(head)}:".encode() + head + body).digest()


def _read(head: bytes, body: bytes) -> Iterator[Finished]:
    at = 0
    rows: list[tuple[str, int, list[str], list[str], list[str]]] = json.loads(zlib.decompress(head).decode("utf-8", "surrogatepass"))
    for name, size, ids, links, problems in rows:
        yield Finished(name, body[at : at + size], Seen(set(ids), dict.fromkeys(links), problems))
        at += size
