"""One command at a time writes a corpus, and none reads it meanwhile; who must wait for long is told for whom.

The lock is the operating system's and ends with its process, however that ends, so that no lock has ever to be removed by hand.
"""

from __future__ import annotations

import errno
import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from jiaokan.errors import BadInput, refusal, shown

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

LOCK_PLACE = Path("corpus/.lock")
STEP_SECONDS = 0.05
"""Seconds between two tries."""
MOST_TRIES = 200
"""How often a command tries before it gives up: ten seconds."""
_LOCKED_BYTE = 1 << 30
"""Where Windows locks a byte, so that the name of the holder before it can still be read."""
_MINE = threading.local()


class CorpusBusy(BadInput):
    """Another command has the corpus."""


def mine(root: Path) -> str | None:
    """Whether this thread has the corpus: to `write`, to `read`, or not at all."""
    held: dict[Path, str] = getattr(_MINE, "held", {})
    return held.get(root.resolve())


@contextmanager
def locked(root: Path, command: str = "") -> Iterator[None]:
    """Have the corpus for oneself to write, or together with others to read.

    Args:
        root: the project's folder.
        command: what writes; without it the corpus is only read.

    Raises:
        Held: if another command has it and does not let go of it in time.
        BadInput: if the folder may not be written by who wants to write.
    """
    handle = _acquire(root / LOCK_PLACE, command)
    held = _MINE.__dict__.setdefault("held", {})
    held[root.resolve()] = "write" if command else "read"
    try:
        yield
    finally:
        del held[root.resolve()]
        if handle is not None:
            _release(handle, root / LOCK_PLACE, bool(command))


def _acquire(path: Path, command: str) -> int | None:
    for _ in range(MOST_TRIES):
        handle = _opened(path, bool(command))
        if handle is None:
            return None
        try:
            if taken(handle, bool(command)) and _same(handle, path):
                _sign(handle, command)
                return handle
        except BaseException:
            os.close(handle)
            raise
        os.close(handle)
        threading.Event().wait(STEP_SECONDS)
    try:
        holder = shown(path.read_bytes().decode("utf-8", "replace"))
    except OSError:
        holder = ""
    raise CorpusBusy(
        str(LOCK_PLACE),
        f"the corpus is being written by {holder}" if holder else "the corpus is being read by another command",
        expected="one command at a time",
        then="wait until it has ended, and give the command again; nothing was written",
    )


def _sign(handle: int, command: str) -> None:
    """Leave a name for those who wait; a reader only removes that of a writer who was killed. Without it the lock is as good."""
    with suppress(OSError):
        os.truncate(handle, 0)
        os.write(handle, f"jiaokan {command}, process {os.getpid()}".encode() if command else b"")


def _opened(path: Path, write: bool) -> int | None:
    """The lock file; none for a reader who may not make one: where he may not write, a lock that he cannot have cannot help him."""
    flags = getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NOFOLLOW", 0)
    try:
        return os.open(path, os.O_RDWR | os.O_CREAT | flags, 0o666)
    except OSError as error:
        if write and error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
            raise BadInput(
                str(LOCK_PLACE.parent),
                f"this folder cannot be written: {refusal(error)}",
                expected="a folder in which you may write",
                then="ask who owns it, or work on a copy; nothing was written",
            ) from None
        if write:
            raise
    try:
        return os.open(path, os.O_RDONLY | flags)
    except OSError:
        return None


def taken(handle: int, write: bool) -> bool:
    """Whether this process has got the lock of an open file, for itself to write or with others to read; it does not wait."""
    try:
        if sys.platform == "win32":
            os.lseek(handle, _LOCKED_BYTE, os.SEEK_SET)
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
            os.lseek(handle, 0, os.SEEK_SET)
        else:
            fcntl.flock(handle, (fcntl.LOCK_EX if write else fcntl.LOCK_SH) | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _same(handle: int, path: Path) -> bool:
    """Whether the file that is locked is still the one under this name: who had it before may just have removed it."""
    try:
        return os.path.samestat(os.fstat(handle), os.stat(path))
    except OSError:
        return False


def _release(handle: int, path: Path, write: bool) -> None:
    """Let go, and remove the file if nobody else reads."""
    try:
        if write or taken(handle, True):
            path.unlink(missing_ok=True)
    except OSError:
        pass  # The next one who has the lock removes it.
    finally:
        os.close(handle)
