"""What is written is on the disk before the next step relies on it: files are synced before they are named, folders afterwards."""

from __future__ import annotations

import os
import stat
import threading
from hashlib import sha256
from pathlib import Path

OPEN_FILES_STAY = os.name == "nt"
"""Whether the system refuses to replace a file that a program has open."""
STEP_SECONDS, MOST_TRIES = 0.05, 40


def put(path: Path, data: bytes, mode: int | None = None) -> None:
    """Write a file and sync it.

    Args:
        path: where; a file that is there is overwritten, a symbolic link is not followed.
        data: what.
        mode: its permissions; those that a new file gets if none are given.
    """
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    handle = os.open(path, flags, 0o666)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(handle, rest) :]
        if mode is not None and hasattr(os, "fchmod"):
            os.fchmod(handle, mode)
        os.fsync(handle)
    finally:
        os.close(handle)


def move(source: Path, target: Path) -> None:
    """Put a file in the place of another; one that a program has open, as virus scanners do on Windows, is waited for.

    Raises:
        PermissionError: if it may not be written, or is still open after `MOST_TRIES`.
    """
    for left in reversed(range(MOST_TRIES)):
        try:
            os.replace(source, target)
        except PermissionError:
            if not (OPEN_FILES_STAY and left):
                raise
            threading.Event().wait(STEP_SECONDS)
        else:
            return


def sync_folder(path: Path) -> None:
    """Make the names in a folder last; where a folder cannot be opened, as on Windows, the system does it itself."""
    if os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def seal(path: Path) -> str | None:
    """The SHA-256 of a file; none if there is no file."""
    try:
        return sha256(path.read_bytes()).hexdigest()
    except FileNotFoundError:
        return None


def mode_of(path: Path) -> int | None:
    """The permissions of a file; none if there is no file."""
    try:
        return stat.S_IMODE(path.lstat().st_mode)
    except FileNotFoundError:
        return None


def link_on(path: Path, root: Path) -> Path | None:
    """The first symbolic link on the way from a folder to a path within it; the folder itself may be one."""
    way = root
    for part in path.relative_to(root).parts:
        way = way / part
        if way.is_symlink():
            return way
    return None
