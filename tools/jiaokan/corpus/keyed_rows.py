"""Rows under keys in a file that may be deleted at any time: they go to the disk as they come, so that none of them waits in memory.

A row is taken only if its seal is right: a write that a power cut left unsound, or anybody, is found by it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import Generic, TypeVar

Key = TypeVar("Key", bytes, str)
MOST_WAITING_BYTES = 8_000_000
"""Of rows that wait until they are written together: many times one row, little beside the texts."""
_LONGEST_WAIT_SECONDS = 5.0
MOST_SINGLE_ROWS = 256
"""Rows that are asked for one by one; who asks for more asks for most of them, and is given the small ones together."""
_SMALL_ROW_BYTES = 1_000


class KeyedRows(Generic[Key]):
    """Bodies under keys."""

    def __init__(self, place: Path | None, table: str, seal: Callable[[Key, bytes], bytes]) -> None:
        """Open what is there.

        Args:
            place: the file; one that is damaged is made anew; without one nothing is kept but what waits.
            table: its name.
            seal: the seal of a row.
        """
        self._place, self._table = place, table
        self._seal: Callable[[Key, bytes], bytes] = seal
        self._new: dict[Key, bytes] = {}
        self._waiting_bytes = 0
        self._asked_rows = 0
        self._ahead: dict[Key, tuple[object, object]] = {}
        """Small rows that nobody has asked for yet."""
        self._is_none = False
        """Whether the file was seen to be no store."""
        self._cursor = self._opened()
        self._apart: dict[Key, bytes] | None = None
        """What was kept in a process of its own since it was last handed over."""

    def part(self) -> None:
        """Go on in a process that is a copy: nothing is written by it, and a file that another process has open is opened anew."""
        self._apart, self._left = {}, self._cursor  # It is not closed: what it holds is the other's.
        self._cursor = self._opened()

    def hand_over(self) -> dict[Key, bytes]:
        """What was kept since the last time, which is then forgotten here."""
        found, self._apart = self._apart or {}, {}
        for key in found:
            self._new.pop(key, None)
        return found

    def row(self, key: Key, *, sealed: bool = True) -> bytes | None:
        """The body under a key, if there is one whose seal is right; who can tell by other means whether it is sound need not ask that."""
        if (waiting := self._new.get(key)) is not None:
            return waiting
        if self._cursor is None:
            return None
        try:
            row = self._ahead.pop(key, None) or self._read(self._cursor, key)
        except sqlite3.DatabaseError:
            return None
        return row[0] if row and isinstance(row[0], bytes) and (not sealed or row[1] == self._seal(key, row[0])) else None

    def _read(self, cursor: sqlite3.Cursor, key: Key) -> tuple[object, object] | None:
        self._asked_rows += 1
        if self._asked_rows == MOST_SINGLE_ROWS:
            rows = cursor.execute(f"SELECT key, body, seal FROM {self._table} WHERE length(body) < {_SMALL_ROW_BYTES}")
            self._ahead = {key: (body, seal) for key, body, seal in rows}
        found: tuple[object, object] | None = cursor.execute(f"SELECT body, seal FROM {self._table} WHERE key = ?", (key,)).fetchone()
        return found

    def keep(self, key: Key, body: bytes) -> None:
        """Keep a body under a key."""
        self._ahead.pop(key, None)
        if self._apart is not None:
            self._apart[key] = self._new[key] = body
            return
        self._waiting_bytes += len(body) - len(self._new.get(key, b""))
        self._new[key] = body
        if self._waiting_bytes > MOST_WAITING_BYTES and self._place is not None:
            self._written()
            self._cursor = self._cursor or self._opened()

    def keys(self) -> Iterator[Key]:
        """The keys of all rows that are written."""
        if self._cursor is not None:
            try:
                yield from [key for (key,) in self._cursor.connection.execute(f"SELECT key FROM {self._table}")]
            except sqlite3.DatabaseError as error:
                self._is_none |= not isinstance(error, sqlite3.OperationalError)

    def close(self, used: Collection[Key] | None = None) -> None:
        """Write what waits; of what is there only the used rows stay, if it is said which these are."""
        gone = [] if used is None else [key for key in self.keys() if key not in used]
        if self._cursor is not None:
            self._cursor.connection.close()
            self._cursor = None
        self._ahead.clear()
        if self._place is not None and (self._new or gone or self._is_none):
            self._written(gone)

    def _written(self, gone: Collection[Key] = ()) -> None:
        """Write what waits; where that cannot be, it is made again by who wants it."""
        assert self._place is not None
        try:
            self._write(self._place, gone)
        except (sqlite3.OperationalError, OSError):  # Another has it, or there is no room.
            pass
        except sqlite3.DatabaseError:
            self._place.unlink(missing_ok=True)
        self._new, self._waiting_bytes = {}, 0

    def _write(self, place: Path, gone: Collection[Key]) -> None:
        place.parent.mkdir(parents=True, exist_ok=True)
        store = sqlite3.connect(place, timeout=_LONGEST_WAIT_SECONDS)
        try:
            store.execute("PRAGMA synchronous = OFF")  # What a power cut leaves unsound is found by its seal.
            with store:
                store.execute(f"CREATE TABLE IF NOT EXISTS {self._table} (key BLOB PRIMARY KEY, body BLOB, seal BLOB) WITHOUT ROWID")
                store.executemany(f"DELETE FROM {self._table} WHERE key = ?", ((key,) for key in gone))
                rows = ((key, body, self._seal(key, body)) for key, body in self._new.items())
                store.executemany(f"INSERT OR REPLACE INTO {self._table} VALUES (?, ?, ?)", rows)
        finally:
            store.close()

    def _opened(self) -> sqlite3.Cursor | None:
        if self._place is None:
            return None
        try:
            return sqlite3.connect(f"{self._place.resolve().as_uri()}?mode=ro", uri=True, timeout=_LONGEST_WAIT_SECONDS).cursor()
        except sqlite3.OperationalError:  # It is not there, or may not be read.
            return None
