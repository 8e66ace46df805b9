"""Who reads or writes a corpus finds it whole: what a broken-off command left is settled first, under one lock."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from jiaokan.corpus import journal
from jiaokan.corpus.disk import link_on
from jiaokan.corpus.lock import locked, mine
from jiaokan.errors import BadInput

LOG = logging.getLogger("jiaokan")


@contextmanager
def writing(root: Path, command: str) -> Iterator[None]:
    """Have the corpus for oneself from the first file that is read to the last that is written.

    Args:
        root: the project's folder.
        command: which command wants it, for those who wait.

    Raises:
        BadInput: if another command has it and does not let go in time, or a broken-off change cannot be settled.
    """
    if mine(root) == "write" or not (root / "corpus").is_dir():
        yield
        return
    with locked(root, command):
        finished = journal.recover(root)
        if finished:
            LOG.warning("jiaokan %s was broken off the last time; it is finished now", finished)
        yield


@contextmanager
def reading(root: Path) -> Iterator[None]:
    """Read the corpus while nobody writes it.

    Raises:
        BadInput: as `writing`.
    """
    if mine(root) or not (root / "corpus").is_dir():
        yield
        return
    while True:
        if (root / journal.PLACE).exists():
            with writing(root, "recovery"):
                pass
        with locked(root):
            if not (root / journal.PLACE).exists():
                yield
                return


def write(root: Path, files: Mapping[Path, str | bytes | None], command: str) -> None:
    """Change files, all of them or none.

    Args:
        root: the project's folder.
        files: what is to stand in each; none for a file that goes.
        command: which command does it.

    Raises:
        BadInput: as `journal.write_all`.
    """
    with writing(root, command):
        journal.write_all(root, files, command)


def refuse_links(root: Path, folder: Path) -> None:
    """See that no symbolic link stands in a folder of the project: it would publish what it leads to.

    Raises:
        BadInput: naming the first one.
    """
    for path in sorted(map(Path, _links(str(folder)))):
        if link := link_on(path, root):
            name = link.relative_to(root).as_posix()
            raise BadInput(
                name,
                "this is a symbolic link, which may lead out of the project",
                expected="a file or folder of its own",
                then=f"rm {name}, and put a copy there",
            )


def _links(folder: str) -> Iterator[str]:
    """The symbolic links below a folder; what they lead to is not looked at."""
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return
    for entry in entries:
        if entry.is_symlink():
            yield entry.path
        elif entry.is_dir():
            yield from _links(entry.path)
