"""Work that is shared among processes: each takes the next unit, does it, and hands over what came of it.

A process is a copy of this one (fork), which has all that was read and reads nothing again; where a system has no such copies, where they
are not safe (macOS; a program of several threads), or where one process is asked for, all is done here.
What a process hands over lies in a file of its own until it is taken; a unit that no process handed over is done here.
"""

from __future__ import annotations

import marshal
import os
import signal
import struct
import sys
import threading
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jiaokan.corpus.memory import current
from jiaokan.site.write_store import Store
from jiaokan.site.write_tree import Tree

_TICKET = struct.Struct("<I")
_FRAME = struct.Struct("<Q")
MOST_UNITS = 1 << 14
"""Tickets that a pipe holds at once (64 KiB, pipe(7)); beyond, nothing is shared."""


class Units(ABC):
    """Work in units, none of which needs another: they put files into a tree, and keep rows for the next site."""

    def __init__(self, tree: Tree, store: Store) -> None:
        """Args: tree: the site in the making; store: what keeps rows."""
        self._tree, self._store = tree, store
        self.found: dict[str, str] = {}
        """Digests of what was made, by path."""

    @abstractmethod
    def do(self, unit: int) -> None:
        """Do one here."""

    def part(self) -> None:
        """Begin in a process of its own: from now on what is done is only held."""
        self.found = {}
        self._tree.part()
        self._store.part()
        if memory := current():
            memory.part()

    def hand_over(self) -> tuple[Any, ...]:
        """What was done since the last time, as plain values."""
        found, self.found = self.found, {}
        memory = current()
        return found, self._tree.hand_over(), self._store.hand_over(), memory.hand_over() if memory else ({}, [])

    def take(self, done: tuple[Any, ...]) -> None:
        """Take what another process did for what was done here."""
        found, tree, store, remembered = done
        self.found |= found
        self._tree.take(*tree)
        self._store.take(*store)
        if memory := current():
            memory.take(*remembered)


class MadeUnits(Units):
    """Units of which each is made by a function, which gives the digests of its files by path."""

    def __init__(self, tree: Tree, store: Store, make: Callable[[int], Mapping[str, str]]) -> None:
        """Args: tree, store: as those of `Units`; make: makes a unit."""
        super().__init__(tree, store)
        self._make = make

    def do(self, unit: int) -> None:
        """Make it."""
        self.found |= self._make(unit)


@dataclass(frozen=True)
class Sharing:
    """Among how many processes work is shared."""

    jobs: int = 1
    """This one among them."""
    place: Path = Path()
    """A folder for what is handed over; asked for only if there are others."""

    def __bool__(self) -> bool:
        """Whether there are others."""
        return self.jobs > 1

    def do(self, units: Units, count: int, meanwhile: Callable[[], None]) -> None:
        """Do all units, and what is done here while others begin.

        Args:
            units: the work.
            count: how many there are.
            meanwhile: what needs none of them.
        """
        if self and count <= MOST_UNITS:
            _share(units, count, self, meanwhile)
            return
        meanwhile()
        for unit in range(count):
            units.do(unit)


ALONE = Sharing()
"""Nobody shares in it."""


def nothing() -> None:
    """Done while others begin, where there is nothing to be done."""


def can_share() -> bool:
    """Whether this process may be copied."""
    return hasattr(os, "fork") and sys.platform != "darwin" and threading.active_count() == 1


def _share(units: Units, count: int, sharing: Sharing, meanwhile: Callable[[], None]) -> None:
    tickets, given = os.pipe()
    os.write(given, b"".join(map(_TICKET.pack, range(count))))
    os.close(given)
    helpers = list[_Helper]()
    done = set[int]()
    try:
        for number in range(1, min(sharing.jobs, count + 1)):
            helpers.append(_Helper(units, tickets, sharing.place / f"helper-{number}"))
        meanwhile()
        while (unit := _next(tickets)) is not None:
            units.do(unit)
            done.add(unit)
            _take(units, helpers, done)
        for helper in helpers:
            helper.wait()
        _take(units, helpers, done)
        for unit in range(count):
            if unit not in done:
                units.do(unit)
    finally:
        os.close(tickets)
        for helper in helpers:
            helper.end()


def _take(units: Units, helpers: Sequence[_Helper], done: set[int]) -> None:
    for helper in helpers:
        for unit, said in helper.said():
            units.take(said)
            done.add(unit)


def _next(tickets: int) -> int | None:
    """The number of the next unit that nobody has taken; nothing if all are."""
    ticket = os.read(tickets, _TICKET.size)
    return int(_TICKET.unpack(ticket)[0]) if len(ticket) == _TICKET.size else None


class _Helper:
    """Another process, as this one sees it."""

    def __init__(self, units: Units, tickets: int, place: Path) -> None:
        self._place, self._read_bytes, self._ended = place, 0, False
        place.write_bytes(b"")
        here = os.getpid()
        self._process = os.fork()
        if not self._process:
            _help(units, tickets, place, here)

    def said(self) -> list[tuple[int, Any]]:
        """What it handed over since the last time, each with its unit."""
        found = list[tuple[int, Any]]()
        with open(self._place, "rb") as file:
            size = os.fstat(file.fileno()).st_size
            while self._read_bytes + _FRAME.size <= size:
                file.seek(self._read_bytes)
                (length,) = _FRAME.unpack(file.read(_FRAME.size))
                if self._read_bytes + _FRAME.size + length > size:  # It is writing it.
                    break
                found.append(marshal.loads(file.read(length)))
                self._read_bytes += _FRAME.size + length
        return found

    def wait(self) -> None:
        """Wait until it has ended, well or not."""
        os.waitpid(self._process, 0)
        self._ended = True

    def end(self) -> None:
        """End it."""
        if not self._ended:
            with suppress(OSError):
                os.kill(self._process, signal.SIGKILL)
                self.wait()


def _help(units: Units, tickets: int, place: Path, parent: int) -> None:
    """Do units until there are no more, or nobody is there who wants them; this process then ends, whatever happens, and prints nothing."""
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # The parent is told as well, and ends this process.
        units.part()
        with open(place, "ab", buffering=0) as file:
            while (unit := _next(tickets)) is not None:
                units.do(unit)
                said = marshal.dumps((unit, units.hand_over()))
                if os.getppid() != parent:
                    break
                file.write(_FRAME.pack(len(said)) + said)
        os._exit(0)
    finally:
        os._exit(1)
