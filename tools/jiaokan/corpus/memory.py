"""What was read of a file is remembered by its words, so that a file that stays the same is parsed once.

What is remembered is what a function made of the words that stand in the key, with the program's digest; so nothing can be stale.
The file under `build/` may be deleted at any time. A row is taken only if its seal is right, and holds frozen values of this package
and nothing that could run.
"""

from __future__ import annotations

import io
import os
import pickle
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import is_dataclass
from hashlib import sha256
from pathlib import Path
from typing import ClassVar, TypeVar, cast

from pydantic import BaseModel

from jiaokan.corpus.cache import program
from jiaokan.corpus.keyed_rows import KeyedRows
from jiaokan.corpus.marks import content_digest, marking
from jiaokan.script import kept
from jiaokan.text import Text

PLACE = Path("build/read.db")
_CURRENT: ContextVar[Memory | None] = ContextVar("memory", default=None)

Value = TypeVar("Value")


class Memory:
    """What was read, in this run and the last ones.

    Only records are held: all that works on the corpus has them in hand. Any other value is read again by who asks again, so that
    memory is not filled with what nobody looks at any more.
    """

    def __init__(self, place: Path) -> None:
        """Args: place: the file; one that is damaged is made anew."""
        self._rows = KeyedRows(place, "read", _seal)
        self._records: dict[bytes, tuple[BaseModel, frozenset[bytes]]] = {}
        self._used: set[bytes] = set()
        self._making: list[set[bytes]] = []
        self.keys: dict[int, bytes] = {}
        """The key of each record, by its identity: the records live as long as this."""
        self.complete = False
        """Whether all that is worth remembering was asked for: what was not is then forgotten."""

    def recall(self, key: bytes, make: Callable[[], Value], still: Callable[[], bool]) -> tuple[Value, bool]:
        """What was made under a key, or is made now, and whether it was `still` made of what the key says: then it is remembered."""
        known = self._records.get(key) or self._kept(key)
        if known is None:
            self._making.append(set())
            try:
                value = make()
            finally:
                within = frozenset(self._making.pop())
            if not still():
                return value, False
            self._rows.keep(key, pickle.dumps((value, tuple(sorted(within))), 5))
        else:
            value, within = cast(Value, known[0]), known[1]
        self._used |= {key, *within}
        if isinstance(value, BaseModel):
            self._records[key], self.keys[id(value)] = (value, within), key
        if self._making:
            self._making[-1] |= {key, *within}
        return value, True

    def part(self) -> None:
        """Go on in a process of its own, in which what is new is only held."""
        self._rows.part()
        self._used = set()

    def hand_over(self) -> tuple[dict[bytes, bytes], list[bytes]]:
        """What is new there since the last time, and what was asked for."""
        used, self._used = list(self._used), set()
        return self._rows.hand_over(), used

    def take(self, rows: Mapping[bytes, bytes], used: Iterable[bytes]) -> None:
        """Remember what is new there."""
        for key, body in rows.items():
            self._rows.keep(key, body)
        self._used.update(used)

    def close(self) -> None:
        """Write down what is new; where that cannot be, the next run reads it again."""
        self._rows.close(self._used if self.complete else None)

    def _kept(self, key: bytes) -> tuple[object, frozenset[bytes]] | None:
        body = self._rows.row(key)
        return None if body is None else _unpacked(body)


@contextmanager
def remembering(root: Path) -> Iterator[None]:
    """Remember what is read of the corpus; with `CI` in the environment nothing is."""
    if os.environ.get("CI") or _CURRENT.get() is not None:
        yield
        return
    memory = Memory(root / PLACE)
    token = _CURRENT.set(memory)
    try:
        with marking(root) as marks, kept.remembering(lambda name, make: recalled("script", (name,), make)):
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
    return make() if memory is None else memory.recall(_key(kind, words), make, lambda: True)[0]


def recalled_of(kind: str, files: Sequence[str], make: Callable[[], Value], *words: str) -> Value:
    """What a function makes of the content of some files, made once as long as it is remembered.

    Args:
        kind: which function it is.
        files: the paths of all that it reads.
        make: calls it; what it gives is never changed.
        words: all else that it is given.
    """
    return sealed(kind, files, make, *words)[0]


def sealed(kind: str, files: Sequence[str], make: Callable[[], Value], *words: str) -> tuple[Value, str]:
    """As `recalled_of`, with a digest of what the value was made of; nothing where that was not kept."""
    memory = _CURRENT.get()
    if memory is None:
        return make(), ""
    try:
        key = _key_of(kind, files, words)
    except OSError:  # Who reads it says what is wrong with it.
        return make(), ""
    value, kept = memory.recall(key, make, lambda: _key_of(kind, files, words) == key)
    return value, _shown(key) if kept else ""


def is_sealed(seal: str, kind: str, files: Sequence[str], *words: str) -> bool:
    """Whether a seal is that of what some files say now.

    Raises:
        OSError: one of them cannot be read.
    """
    return _shown(_key_of(kind, files, words)) == seal


def _key_of(kind: str, files: Sequence[str], words: tuple[str, ...]) -> bytes:
    return _key(kind, (*(content_digest(path).hex() for path in files), *words))


def _key(kind: str, words: tuple[str, ...]) -> bytes:
    seen = sha256(f"{program()}:{kind}:".encode())
    for one in words:
        data = one.encode("utf-8", "surrogatepass")
        seen.update(f"{len(data)}:".encode() + data)
    return seen.digest()


def seal_of(record: BaseModel) -> str:
    """A digest of what a record was made of; nothing if it was not recalled."""
    key = memory.keys.get(id(record)) if (memory := _CURRENT.get()) else None
    return _shown(key) if key else ""


def _shown(key: bytes) -> str:
    return sha256(key).hexdigest()


def current() -> Memory | None:
    """What remembers now, if anything does."""
    return _CURRENT.get()


def all_was_read() -> None:
    """Say that all was read that any command reads: what was not asked for is of no use any more."""
    if (memory := _CURRENT.get()) is not None:
        memory.complete = True


class _Values(pickle.Unpickler):
    """Records, frozen values and tuples of this package, and sets: a row can name nothing that runs."""

    known: ClassVar[dict[tuple[str, str], type]] = {}

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
