"""Values that are read when somebody first asks for them."""

from __future__ import annotations

import pickle
import zlib
from abc import abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping, Sequence
from functools import lru_cache
from typing import Generic, TypeVar

Value = TypeVar("Value")


class LazyValues(Mapping[str, Value], Generic[Value]):
    """Values by id, each made when it is first asked for."""

    def __init__(self, ids: Sequence[str]) -> None:
        """Args: ids: of all, in order."""
        self._ids = dict.fromkeys(ids)
        self._found: MutableMapping[str, Value] = {}

    @abstractmethod
    def made(self, id: str) -> Value:
        """Make the value of one id."""

    def __getitem__(self, id: str) -> Value:
        """The value of one id."""
        if id not in self._found:
            if id not in self._ids:
                raise KeyError(id)
            self._found[id] = self.made(id)
        return self._found[id]

    def __contains__(self, id: object) -> bool:
        """Whether there is such an id."""
        return id in self._ids

    def __iter__(self) -> Iterator[str]:
        """The ids, in order."""
        return iter(self._ids)

    def __len__(self) -> int:
        """How many there are."""
        return len(self._ids)


class ReadValues(Mapping[str, Value], Generic[Value]):
    """Values by id, each read when it is asked for; only the last one is held, since there are many, and each is asked for in its turn."""

    def __init__(self, ids: Iterable[str], read: Callable[[str], Value]) -> None:
        """Args: ids: of all, in order; read: gives the value of one."""
        self._ids, self._read = dict.fromkeys(ids), lru_cache(maxsize=1)(read)

    def __getitem__(self, id: str) -> Value:
        """The value of one id."""
        if id not in self._ids:
            raise KeyError(id)
        return self._read(id)

    def __contains__(self, id: object) -> bool:
        """Whether there is such an id."""
        return id in self._ids

    def __iter__(self) -> Iterator[str]:
        """The ids, in order."""
        return iter(self._ids)

    def __len__(self) -> int:
        """How many there are."""
        return len(self._ids)


class PackedValues(MutableMapping[str, Value], Generic[Value]):
    """Values by id that take a tenth of their memory as long as nobody looks at them; only the last one that was looked at is held."""

    def __init__(self) -> None:
        """Begin with none."""
        self._packed: dict[str, bytes] = {}
        self._last: tuple[str, Value] | None = None

    def __setitem__(self, id: str, value: Value) -> None:
        """Pack a value."""
        self._packed[id], self._last = zlib.compress(pickle.dumps(value, 5), 1), (id, value)

    def __getitem__(self, id: str) -> Value:
        """The value of one id."""
        if self._last is None or self._last[0] != id:
            self._last = id, pickle.loads(zlib.decompress(self._packed[id]))
        return self._last[1]

    def __delitem__(self, id: str) -> None:
        """Let go of a value."""
        del self._packed[id]
        self._last = None

    def __contains__(self, id: object) -> bool:
        """Whether there is such an id."""
        return id in self._packed

    def __iter__(self) -> Iterator[str]:
        """The ids, in the order in which they came."""
        return iter(self._packed)

    def __len__(self) -> int:
        """How many there are."""
        return len(self._packed)
