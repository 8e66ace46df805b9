"""What a file says is known by its mark, as git knows the files of a work tree: it is read only where it has another one.

A mark is size, times and number (inode): who writes a file changes one of them, whatever the clock of the machine says.
Only one thing could be missed, a file that is written twice within a tick of the clock; so the mark of a file that is as young as the look
itself is not kept (git calls such a file racily clean).
"""

from __future__ import annotations

import os
import pickle
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from jiaokan.corpus.lock import LOCK_PLACE

PLACE = Path("build/marks")
_SEAL_BYTES = 32
_CURRENT: ContextVar[FileMarks | None] = ContextVar("marks", default=None)


class FileMark(NamedTuple):
    """What the file system says of a file."""

    size: int
    modified: int
    """Nanoseconds, as its change."""
    changed: int
    inode: int

    @classmethod
    def of(cls, stat: os.stat_result) -> FileMark:
        """The mark in what `stat` says."""
        return cls(stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino)

    def same_words(self, other: FileMark) -> bool:
        """Whether nobody wrote between the two; a link changes the time of change, and that alone."""
        return (self.size, self.modified, self.inode) == (other.size, other.modified, other.inode)


class FileMarks:
    """The digests of files, in this run and the last ones."""

    def __init__(self, root: Path) -> None:
        """Args: root: the project's folder."""
        self._place, self._lock, self._home = root / PLACE, str(root / LOCK_PLACE), str(root / "x")[:-1]
        self._known = _read(self._place)
        self._asked: dict[str, tuple[tuple[int, int, int, int], bytes]] = {}
        self._look: int | None = None
        self._fresh = False

    def digest(self, path: str) -> bytes:
        """The SHA-256 of a file of the project, or of another one, of which nothing is known.

        Raises:
            OSError: if it cannot be read.
        """
        if not path.startswith(self._home):
            return _digest(path)
        name, mark = path[len(self._home) :], _mark(os.stat(path))
        row = self._asked.get(name) or self._known.get(name)
        if row is not None and row[0] == mark:
            self._asked[name] = row
            return row[1]
        look = self._since()  # Before the file is read: who writes it afterwards makes it younger.
        with open(path, "rb") as file:
            mark = _mark(os.fstat(file.fileno()))
            seen = sha256(file.read()).digest()
        if max(mark[1], mark[2]) < look:
            self._asked[name], self._fresh = (mark, seen), True
        else:
            self._asked.pop(name, None)
            self._fresh |= self._known.pop(name, None) is not None
        return seen

    def keep(self, *, complete: bool) -> None:
        """Write down what is known; where that is not possible, the next run reads the files again.

        Args:
            complete: whether every file was asked for, so that what was not is of no use any more.
        """
        rows = self._asked if complete else self._known | self._asked
        if not self._fresh and len(rows) == len(self._known):
            return
        keep_plain(self._place, rows)

    def _since(self) -> int:
        """When the look began, by the clock of the file system: the lock was signed then. Without one, every file is too young."""
        if self._look is None:
            try:
                self._look = os.stat(self._lock).st_mtime_ns
            except OSError:
                return 0
        return self._look


@contextmanager
def marking(root: Path) -> Iterator[FileMarks]:
    """Know files by their marks."""
    marks = FileMarks(root)
    token = _CURRENT.set(marks)
    try:
        yield marks
    finally:
        _CURRENT.reset(token)


def content_digest(path: str) -> bytes:
    """The SHA-256 of a file, by its mark where marks are known, else by its words.

    Raises:
        OSError: if it cannot be read.
    """
    return _digest(path) if (marks := _CURRENT.get()) is None else marks.digest(path)


def _digest(path: str) -> bytes:
    with open(path, "rb") as file:
        return sha256(file.read()).digest()


def _mark(stat: os.stat_result) -> tuple[int, int, int, int]:
    return stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino


def _read(place: Path) -> dict[str, tuple[tuple[int, int, int, int], bytes]]:
    found = plain_of(place)
    return found if isinstance(found, dict) else {}


def keep_plain(place: Path, value: object) -> None:
    """Write numbers, words and rows of them into a file, under a seal; where that is not possible, nothing is written."""
    body = pickle.dumps(value, 5)
    fresh = place.with_suffix(".new")
    try:
        fresh.parent.mkdir(parents=True, exist_ok=True)
        fresh.write_bytes(sha256(body).digest() + body)
        os.replace(fresh, place)
    except OSError:
        return


def plain_of(place: Path) -> object:
    """What was kept in a file; nothing if it is not there or damaged."""
    try:
        data = place.read_bytes()
        return _Plain(BytesIO(data[_SEAL_BYTES:])).load() if data[:_SEAL_BYTES] == sha256(data[_SEAL_BYTES:]).digest() else None
    except (OSError, ValueError, EOFError, pickle.UnpicklingError):
        return None


class _Plain(pickle.Unpickler):
    """Numbers, words and rows of them: nothing that has a name."""

    def find_class(self, module: str, name: str) -> object:
        """No class at all."""
        raise pickle.UnpicklingError(f"{module}.{name} is no value")
