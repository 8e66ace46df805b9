"""Values that wait for their turn on the disk, since all of them together are many times what any step looks at.

They are packed into a file without a name, which is gone when its command ends, however it ends; a few stay in memory.
"""

from __future__ import annotations

import pickle
import zlib
from collections.abc import Iterator, MutableMapping
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import Generic, TypeVar, cast
from weakref import finalize

Key = TypeVar("Key")
Value = TypeVar("Value")
HELD_BYTES = 8_000_000
"""Packed values that stay in memory: those of a few hundred documents."""
_FOLDER = "build"


class Spooled(MutableMapping[Key, Value], Generic[Key, Value]):
    """Values by key, in the order in which the keys came; of those that were asked for the last one is held."""

    def __init__(self, root: Path) -> None:
        """Args: root: the project's folder; the file is in its `build/`, if there is one."""
        folder = root / _FOLDER
        self._file = SpooledTemporaryFile(HELD_BYTES, dir=str(folder) if folder.is_dir() else None)  # noqa: SIM115 — it goes with this.
        finalize(self, self._file.close)
        self._places: dict[Key, tuple[int, int]] = {}
        self._end = 0
        self._last: tuple[Key, Value] | None = None

    def __setitem__(self, key: Key, value: Value) -> None:
        """Let a value wait; what waited under the key is forgotten."""
        packed = zlib.compress(pickle.dumps(value, 5), 1)
        self._file.seek(self._end)
        self._file.write(packed)
        self._places[key] = self._end, len(packed)
        self._end += len(packed)
        self._last = key, value

    def __getitem__(self, key: Key) -> Value:
        """The value of one key."""
        start, size = self._places[key]
        if self._last is None or self._last[0] != key:
            self._file.seek(start)
            self._last = key, cast(Value, pickle.loads(zlib.decompress(self._file.read(size))))
        return self._last[1]

    def __delitem__(self, key: Key) -> None:
        """Forget the value of one key."""
        del self._places[key]

    def __iter__(self) -> Iterator[Key]:
        """The keys."""
        return iter(self._places)

    def __len__(self) -> int:
        """How many there are."""
        return len(self._places)
