"""What was read of a file is remembered by its words, so that a file that stays the same is parsed once.

What is remembered is what a function made of the words that stand in the key, with the program's digest; so nothing can be stale.
The file under `build/` may be deleted at any time. A row is taken only if its seal is right, and holds frozen values of this package
and nothing that could run.
"""

from __future__ import annotations

import io
import os
import pickle
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from dataclasses import is_dataclass
from hashlib import sha256
from pathlib import Path
from typing import ClassVar, TypeVar, cast

from pydantic import BaseModel

from jiaokan.corpus.cache import program
from jiaokan.corpus.marks import content_digest, marking
from jiaokan.text import Text

PLACE = Path("build/read.db")
_TABLE = "CREATE TABLE IF NOT EXISTS read (key BLOB PRIMARY KEY, body BLOB, seal BLOB) WITHOUT ROWID"
_LONGEST_WAIT_SECONDS = 5.0
_MAPPED_BYTES = 1 << 30
"""As much of the file is read without a call for each row."""
_CURRENT: ContextVar[Memory | None] = ContextVar("memory", default=None)

Value = TypeVar("Value")


class Memory:
    """What was read, in this run and the last ones."""

    def __init__(self, place: Path) -> None:
        """Args: place: the file; one that is damaged is made anew."""
        self._place = place
        self._found: dict[bytes, object] = {}
        self._new: dict[bytes, bytes] = {}
        self._within: dict[bytes, frozenset[bytes]] = {}
        """For each key what was recalled while its value was made: it is kept as long as the value."""
        self._making: list[set[bytes]] = []
        self.keys: dict[int, bytes] = {}
        """The key of each value that was recalled, by its identity: the values live as long as this."""
        self._reader = self._opened()
        self._cursor = self._reader.cursor() if self._reader else None
        self.complete = False
        """Whether all that is worth remembering was asked for: what was not is then forgotten."""

    def recall(self, key: bytes, make: Callable[[], Value], still: Callable[[], bool]) -> Value:
        """What was made under a key, or is made now; it is remembered if it was `still` made of what the key says."""
        if key not in self._found:
            kept = self._kept(key)
            if kept is None:
                self._making.append(set())
                try:
                    value: object = make()
                finally:
                    within = frozenset(self._making.pop())
                if not still():
                    return cast(Value, value)
                self._new[key] = pickle.dumps((value, tuple(sorted(within))), 5)
            else:
                value, within = kept
            self._found[key], self._within[key] = value, within
            self.keys[id(value)] = key
        if self._making:
            self._making[-1] |= {key, *self._within[key]}
        return cast(Value, self._found[key])

    def close(self) -> None:
        """Write down what is new; where that cannot be, the next run reads it again."""
        used = self._found.keys() | {key for several in self._within.values() for key in several}
        gone = [(key,) for key in self._keys() if key not in used] if self.complete else []
        if self._reader:
            self._reader.close()
        if not self._new and not gone:
            return
        try:
            self._write(gone)
        except (sqlite3.OperationalError, OSError):  # Another has it, or there is no room.
            return
        except sqlite3.DatabaseError:
            self._place.unlink(missing_ok=True)

    def _write(self, gone: list[tuple[bytes]]) -> None:
        self._place.parent.mkdir(parents=True, exist_ok=True)
        store = sqlite3.connect(self._place, timeout=_LONGEST_WAIT_SECONDS)
        try:
            store.execute("PRAGMA synchronous = OFF")  # What a power cut leaves unsound is found by its seal.
            with store:
                store.execute(_TABLE)
                store.executemany("DELETE FROM read WHERE key = ?", gone)
                store.executemany(
                    "INSERT OR REPLACE INTO read VALUES (?, ?, ?)", ((key, body, _seal(key, body)) for key, body in self._new.items())
                )
        finally:
            store.close()

    def _opened(self) -> sqlite3.Connection | None:
        if not self._place.is_file():
            return None
        try:
            reader = sqlite3.connect(f"{self._place.resolve().as_uri()}?mode=ro", uri=True, timeout=_LONGEST_WAIT_SECONDS)
            with suppress(sqlite3.DatabaseError):
                reader.execute(f"PRAGMA mmap_size = {_MAPPED_BYTES}")
            return reader
        except sqlite3.OperationalError:  # It may not be read: then it is as if it were not there.
            return None

    def _kept(self, key: bytes) -> tuple[object, frozenset[bytes]] | None:
        if self._cursor is None:
            return None
        try:
            row = self._cursor.execute("SELECT body, seal FROM read WHERE key = ?", (key,)).fetchone()
        except sqlite3.DatabaseError:
            return None
        return _unpacked(row[0]) if row and isinstance(row[0], bytes) and row[1] == _seal(key, row[0]) else None

    def _keys(self) -> list[bytes]:
        try:
            return [key for (key,) in self._reader.execute("SELECT key FROM read")] if self._reader else []
        except sqlite3.DatabaseError:
            return []


@contextmanager
def remembering(root: Path) -> Iterator[None]:
    """Remember what is read of the corpus; with `CI` in the environment nothing is."""
    if os.environ.get("CI") or _CURRENT.get() is not None:
        yield
        return
    memory = Memory(root / PLACE)
    token = _CURRENT.set(memory)
    try:
        with marking(root) as marks:
            yield
        memory.close()
        marks.keep(complete=memory.complete)
    finally:
        _CURRENT.reset(token)


def recalled(kind: str, words: tuple[str, ...], make: Callable[[], Value]) -> Value:
    """What a function makes of some words, made once as long as it is remembered.

    Args:
        kind: which function it is.
        words: all that it is given.
        make: calls it; what it gives is never changed.
    """
    memory = _CURRENT.get()
    return make() if memory is None else memory.recall(_key(kind, words), make, lambda: True)


def recalled_of(kind: str, files: Sequence[str], make: Callable[[], Value], *words: str) -> Value:
    """What a function makes of the content of some files, made once as long as it is remembered.

    Args:
        kind: which function it is.
        files: the paths of all that it reads.
        make: calls it; what it gives is never changed.
        words: all else that it is given.
    """
    memory = _CURRENT.get()
    if memory is None:
        return make()

    def content() -> tuple[str, ...]:
        return tuple(content_digest(path).hex() for path in files)

    try:
        seen = content()
    except OSError:  # Who reads it says what is wrong with it.
        return make()
    return memory.recall(_key(kind, (*seen, *words)), make, lambda: content() == seen)


def _key(kind: str, words: tuple[str, ...]) -> bytes:
    seen = sha256(f"{program()}:{kind}:".encode())
    for one in words:
        data = one.encode("utf-8", "surrogatepass")
        seen.update(f"{len(data)}:".encode() + data)
    return seen.digest()


def seal_of(*values: object) -> str:
    """A digest of what some values were made of; nothing if one of them was not recalled."""
    memory = _CURRENT.get()
    keys = [memory.keys.get(id(value)) for value in values] if memory else [None]
    return sha256(b"".join(key for key in keys if key)).hexdigest() if None not in keys else ""


def all_was_read() -> None:
    """Say that all was read that any command reads: what was not asked for is of no use any more."""
    if (memory := _CURRENT.get()) is not None:
        memory.complete = True


class _Values(pickle.Unpickler):
    """Records, frozen values and tuples of this package, and sets: a row can name nothing that runs."""

    known: ClassVar[dict[tuple[str, str], type]] = {("builtins", "frozenset"): frozenset}

    def find_class(self, module: str, name: str) -> object:
        """A class of ours by its name."""
        if (known := self.known.get((module, name))) is not None:
            return known
        found = super().find_class(module, name) if module.startswith("jiaokan.") else None
        if isinstance(found, type) and found.__module__ == module and (is_dataclass(found) or issubclass(found, (BaseModel, Text, tuple))):
            self.known[module, name] = found
            return found
        raise pickle.UnpicklingError(f"{module}.{name} is no value")


def _unpacked(body: bytes) -> tuple[object, frozenset[bytes]] | None:
    try:
        value, within = _Values(io.BytesIO(body)).load()
        return value, frozenset(within)
    except (pickle.UnpicklingError, AttributeError, ImportError, EOFError, ValueError, TypeError, KeyError, IndexError):
        return None


def _seal(key: bytes, body: bytes) -> bytes:
    return sha256(key + body).digest()
