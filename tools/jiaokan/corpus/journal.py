"""A change of several files is first written down beside them as a whole; only then are they replaced, so that it can always be finished.

The files to come are staged in `corpus/.journal` and synced, then a manifest with the digest of each file before and after.
The change is made at the moment the manifest gets its name: before it the journal is thrown away, after it every command goes on with it.
The method is that of write-ahead logging (Haerder and Reuter, Principles of Transaction-Oriented Database Recovery, 1983).
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path

from jiaokan.corpus.disk import link_on, mode_of, move, put, seal, sync_folder
from jiaokan.errors import BadInput

PLACE = Path("corpus/.journal")
MANIFEST, DRAFT = "manifest.json", "manifest.new"
_OUTSIDE = ("CITATION.cff",)
"""What a change may touch besides what is in `corpus/`."""


@dataclass(frozen=True)
class FileChange:
    """One file of a change."""

    path: str
    """Its place in the project, with slashes."""
    old: str | None
    """Its SHA-256 before; none if it was not there."""
    new: str | None
    """Its SHA-256 after; none if it goes."""
    staged: str
    """Under which name it lies in the journal."""


def write_all(root: Path, files: Mapping[Path, str | bytes | None], command: str) -> None:
    """Change files, all of them or none. Who calls has the lock.

    Args:
        root: the project's folder.
        files: what is to stand in each; none for a file that goes. What stands there already is left alone.
        command: which command does it, for who finds the journal.

    Raises:
        BadInput: if a path leaves the corpus, is a symbolic link or lies in a folder that may not be written; nothing was done.
        OSError: if the disk is full, say. What was committed by then is finished by the next command.
    """
    entries: list[FileChange] = []
    for path, text in files.items():
        _see_that_it_can_be_written(path, root)
        old, new = seal(path), None if text is None else sha256(_bytes(text)).hexdigest()
        if old != new:
            entries.append(FileChange(path.relative_to(root).as_posix(), old, new, str(len(entries))))
    if not entries:
        return
    try:
        _stage(root, entries, files, command)
    except BaseException:
        if not (root / PLACE / MANIFEST).exists():
            with suppress(OSError):
                _throw_away(root)
        raise
    _apply(root, entries)


def recover(root: Path) -> str | None:
    """Finish a change that was broken off after it was committed, or throw away one that was not. Who calls has the lock.

    Returns:
        The command that was finished, if there was one.

    Raises:
        BadInput: if somebody changed one of the files since, so that to finish would destroy what he wrote.
    """
    home = root / PLACE
    if home.is_symlink():
        raise BadInput(PLACE.as_posix(), "this is a symbolic link", expected="no file of that name", then=f"rm {PLACE.as_posix()}")
    if not home.exists():
        return None
    if not (home / MANIFEST).exists():
        _throw_away(root)
        return None
    command, entries = _manifest(home / MANIFEST, root)
    now = {entry.path: seal(root / entry.path) for entry in entries}
    foreign = [entry.path for entry in entries if now[entry.path] not in (entry.old, entry.new, None)]
    begun = any(now[entry.path] == entry.new != entry.old for entry in entries)
    if foreign and not begun:  # Nothing of it is done, and the files are those of another state, such as another branch.
        _throw_away(root)
        return None
    if foreign:
        raise BadInput(
            foreign[0],
            f"it was changed after `jiaokan {command}` was broken off, which still has to be finished",
            expected="the file as it was before that command, or no file",
            then=f"mv {foreign[0]} {foreign[0]}.mine, and give the command again; then bring over what you changed",
        )
    if any(now[entry.path] != entry.new != seal(home / entry.staged) for entry in entries):
        raise _damaged()
    _apply(root, entries)
    return command


def _damaged() -> BadInput:
    return BadInput(
        (PLACE / MANIFEST).as_posix(),
        "a change was broken off, and this record of it is damaged",
        expected="what jiaokan wrote there",
        then=f"rm -r {PLACE.as_posix()}; git status; git restore corpus, or jiaokan build",
    )


def _see_that_it_can_be_written(path: Path, root: Path) -> None:
    name = path.relative_to(root).as_posix()
    if not _allowed(name):
        raise BadInput(name, "this is no place in the corpus", expected="a file under corpus/", then="jiaokan check")
    link = link_on(path, root / "corpus") if name not in _OUTSIDE else path if path.is_symlink() else None
    if link is not None:
        raise BadInput(
            link.relative_to(root).as_posix(),
            "this is a symbolic link, which may lead out of the corpus",
            expected="a file or folder of its own",
            then=f"rm {link.relative_to(root).as_posix()}, and put a copy there; nothing was written",
        )
    folder = path.parent
    while not folder.exists():
        folder = folder.parent
    if not os.access(folder, os.W_OK | os.X_OK, effective_ids=os.access in os.supports_effective_ids):
        raise BadInput(
            folder.relative_to(root).as_posix(),
            "this folder cannot be written",
            expected="a folder in which you may write",
            then=f"chmod u+rwx {folder.relative_to(root).as_posix()}; nothing was written",
        )


def _allowed(name: str) -> bool:
    parts = name.split("/")
    inside = parts[0] == "corpus" and len(parts) > 1 and parts[1] not in (PLACE.name, "", ".lock")
    return name in _OUTSIDE or (inside and not {"", ".", ".."} & set(parts) and "\\" not in name and ":" not in name)


def _stage(root: Path, entries: Sequence[FileChange], files: Mapping[Path, str | bytes | None], command: str) -> None:
    home = root / PLACE
    home.mkdir()
    put(home / ".gitignore", b"*\n")
    for entry in entries:
        text = files[root / entry.path]
        if text is not None:
            put(home / entry.staged, _bytes(text), mode_of(root / entry.path))
    put(home / DRAFT, json.dumps({"command": command, "files": [asdict(entry) for entry in entries]}, indent=0).encode())
    sync_folder(home)
    move(home / DRAFT, home / MANIFEST)
    sync_folder(home)
    sync_folder(home.parent)


def _bytes(text: str | bytes) -> bytes:
    return text.encode() if isinstance(text, str) else text


def _manifest(path: Path, root: Path) -> tuple[str, list[FileChange]]:
    """What a manifest says; it is read as strictly as if a stranger had written it, since it may have come with somebody's repository."""
    try:
        value = json.loads(path.read_bytes())
        entries = [FileChange(**row) for row in value["files"]]
        command = str(value["command"])
        sound = all(_allowed(e.path) and e.staged.isdecimal() for e in entries)
    except (ValueError, TypeError, KeyError, AttributeError):
        sound = False
    if not sound:
        raise _damaged()
    for entry in entries:
        _see_that_it_can_be_written(root / entry.path, root)
    return command, entries


def _apply(root: Path, entries: Sequence[FileChange]) -> None:
    folders = {(root / entry.path).parent for entry in entries if entry.new is None}
    folders = {folder for folder in folders if folder.exists()}
    for entry in entries:
        path = root / entry.path
        if seal(path) == entry.new:
            continue
        if entry.new is None:
            path.unlink(missing_ok=True)
        else:
            folders |= {folder.parent for folder in path.parents if not folder.exists()}
            path.parent.mkdir(parents=True, exist_ok=True)
            move(root / PLACE / entry.staged, path)
        folders.add(path.parent)
    for folder in sorted(folders):
        sync_folder(folder)
    for folder in sorted(folders, reverse=True):
        if not any(folder.iterdir()):
            folder.rmdir()
    _throw_away(root)


def _throw_away(root: Path) -> None:
    """Remove the journal, its manifest first: without it the rest means nothing."""
    home = root / PLACE
    (home / MANIFEST).unlink(missing_ok=True)
    sync_folder(home)
    shutil.rmtree(home)
