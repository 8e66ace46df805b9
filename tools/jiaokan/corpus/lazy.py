"""Values that are read when somebody first asks for them."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Generic, TypeVar

Value = TypeVar("Value")


class _ValuesById(Mapping[str, Value], Generic[Value]):
    """Values by id, of which the ids are known."""

    def __init__(self, ids: Iterable[str]) -> None:
        self._ids = dict.fromkeys(ids)

    def __contains__(self, id: object) -> bool:
        """Whether there is such an id."""
        return id in self._ids

    def __iter__(self) -> Iterator[str]:
        """The ids, in order."""
        return iter(self._ids)

    def __len__(self) -> int:
        """How many there are."""
        return len(self._ids)


class LazyValues(_ValuesById[Value]):
    """Values by id, each made when it is first asked for."""

    def __init__(self, ids: Iterable[str]) -> None:
        """Args: ids: of all, in order."""
        super().__init__(ids)
        self._found = dict[str, Value]()

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


class ReadValues(_ValuesById[Value]):
    """Values by id, each read when it is asked for; only the last one is held, since there are many, and each is asked for in its turn."""

    def __init__(self, ids: Iterable[str], read: Callable[[str], Value] | None = None) -> None:
        """Args: ids: of all, in order; read: gives the value of one, where `made` does not."""
        super().__init__(ids)
        self._read = read
        self._last: tuple[str, Value] | None = None

    def made(self, id: str) -> Value:
        """Read the value of one id."""
        assert self._read is not None
        return self._read(id)

    def __getitem__(self, id: str) -> Value:
        """The value of one id."""
        if self._last is None or self._last[0] != id:
            if id not in self._ids:
                raise KeyError(id)
            self._last = None  # It goes before the next one comes.
            self._last = id, self.made(id)
        return self._last[1]
