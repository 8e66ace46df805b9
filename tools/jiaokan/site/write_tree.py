"""The files of a new site: one that the last site has is taken over as it stands there, any other is written.

A file of the last site is taken over only if size, times and number (inode) say that nobody touched it since it was written, as git tells
it of a work tree; whoever writes it afterwards is seen by the same marks.
It stays where it is where few files are others, and is linked into the new site where that is put in place whole.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from jiaokan.corpus.marks import FileMark
from jiaokan.site.write_store import digest_of


class Stood(NamedTuple):
    """A file of the last site."""

    digest: str
    """Nothing unless it is as it was made, and known by its content."""
    mark: FileMark


class Tree:
    """A site in the making."""

    def __init__(self, place: Path, last: Path | None = None, stood: Mapping[str, Stood] | None = None) -> None:
        """Args: place: its folder; last: that of the last site; stood: what is there, by path."""
        self._place, self._last = str(place), str(last or place)
        self._stood = stood or {}
        self._folders: set[str] = set()
        self.files: dict[str, str] = {}
        """The digest of each file, by its path below the root."""
        self.sizes: dict[str, int] = {}
        """Its bytes."""
        self.taken: dict[str, FileMark] = {}
        """The mark of each file that was taken over."""

    def write(self, name: str, content: bytes) -> None:
        """Put a file into its place."""
        self.put(name, digest_of(content), lambda: content)

    def put(self, name: str, digest: str, content: Callable[[], bytes | None]) -> bool:
        """Put a file into its place; whether its content was to be had.

        Args:
            name: its path below the root, with slashes.
            digest: of its content.
            content: what it is, asked only if the last site does not have it.
        """
        if not self._take(name, digest):
            found = content()
            if found is None:
                return False
            self.taken.pop(name, None)
            with open(self._path(name), "wb") as file:
                file.write(found)
            self.sizes[name] = len(found)
        self.files[name] = digest
        return True

    def part(self) -> None:
        """Go on in a process of its own."""
        self.files, self.sizes, self.taken = {}, {}, {}

    def hand_over(self) -> tuple[dict[str, str], dict[str, int], dict[str, tuple[int, ...]]]:
        """What was put into its place there since the last time: digests, bytes, and the marks of what was taken over."""
        found = self.files, self.sizes, {name: tuple(mark) for name, mark in self.taken.items()}
        self.part()
        return found

    def take(self, files: Mapping[str, str], sizes: Mapping[str, int], taken: Mapping[str, tuple[int, int, int, int]]) -> None:
        """What was put into its place there is in its place."""
        self.files.update(files)
        self.sizes.update(sizes)
        self.taken.update((name, FileMark(*mark)) for name, mark in taken.items())

    def read(self, name: str) -> bytes:
        """The content of a file, wherever it stands."""
        with open(f"{self._last if name in self.taken else self._place}/{name}", "rb") as file:
            return file.read()

    def complete(self) -> None:
        """Let the files that were taken over stand in the new site too, by a link where the system has any.

        Raises:
            OSError: one of them is gone.
        """
        for name in self.taken:
            path, was = self._path(name), self.taken[name]
            try:
                os.link(f"{self._last}/{name}", path, follow_symlinks=False)
            except (NotImplementedError, OSError):
                shutil.copy2(f"{self._last}/{name}", path, follow_symlinks=False)
                was = was._replace(inode=os.lstat(path).st_ino)
            self.taken[name] = was

    def _path(self, name: str) -> str:
        path = f"{self._place}/{name}"
        folder = path.rpartition("/")[0]
        if folder not in self._folders:
            os.makedirs(folder, exist_ok=True)
            self._folders.add(folder)
        return path

    def _take(self, name: str, digest: str) -> bool:
        stood = self._stood.get(name)
        if stood is None or stood.digest != digest or name in self.files:
            return False
        try:
            mark = FileMark.of(os.lstat(f"{self._last}/{name}"))
        except OSError:
            return False
        if not mark.same_words(stood.mark):
            return False
        self.taken[name], self.sizes[name] = mark, mark.size
        return True


def walked(folder: Path) -> Iterator[os.DirEntry[str]]:
    """Every file below, also those that are links."""
    waiting = [str(folder)]
    while waiting:
        with os.scandir(waiting.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(entry.path)
                else:
                    yield entry


def marks(folder: Path) -> dict[str, FileMark]:
    """The mark of every file below, by its path with slashes."""
    start = len(str(folder)) + 1
    found = {}
    for entry in walked(folder):
        stat = entry.stat(follow_symlinks=False)
        found[entry.path[start:]] = FileMark(stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino)
    return found if os.sep == "/" else {path.replace(os.sep, "/"): mark for path, mark in found.items()}
