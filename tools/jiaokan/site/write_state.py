"""Where nothing changed there is nothing to do: what a site was made from is known by its digest, and the files that were made by marks.

What it was made from is read again each time: the program, the settings of its surroundings, and every file of the corpus.
The files that were made are known as git knows those of a work tree, by size, times and number (inode): whoever writes one changes these.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

from jiaokan.corpus.cache import program

PLACE = Path("build/site.json")
_FOLDERS = ("corpus", "docs", "overrides", "tests/cases")
"""What a site is made from, beside the settings."""
_SURROUNDINGS = ("SITE_URL", "GITHUB_REPOSITORY", "SOURCE_DATE_EPOCH")
_OWN = "mkdocs.yml"
"""With settings of its own a corpus may have plugins, which read whatever they like: then nothing is known."""


def made_from(root: Path, generator: str) -> str | None:
    """A digest of all that a site is made from; nothing where that cannot be known.

    Args:
        root: the corpus's folder.
        generator: what renders the pages.
    """
    if (root / _OWN).exists():
        return None
    from jiaokan.corpus.history import git

    refs = git(root, "for-each-ref", "--format=%(objectname) %(refname)")
    said = [program(), generator, *(f"{name}={os.environ.get(name)}" for name in _SURROUNDINGS)]
    seen = sha256(json.dumps(said).encode() + (refs or b""))
    for path in (str(root / "jiaokan.yaml"), *(found for folder in _FOLDERS for found in _files(root / folder))):
        try:
            content = Path(path).read_bytes()
        except OSError:
            return None
        seen.update(f"{os.path.relpath(path, root)}:{len(content)}:".encode("utf-8", "surrogateescape") + content)
    return seen.hexdigest()


def keep(root: Path, seal: str | None, out: Path, said: tuple[str, str]) -> None:
    """Write down that a site is made; where that is not possible, the next one is made whole.

    Args:
        root: the corpus's folder.
        seal: what it was made from.
        out: where it stands.
        said: what was said of it, and its address.
    """
    place = root / PLACE
    place.unlink(missing_ok=True)
    if seal is None:
        return
    state = {"seal": seal, "out": str(out.resolve()), "said": said, "files": _marks(out)}
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        fresh = place.with_suffix(".new")
        fresh.write_text(json.dumps(state), "utf-8")
        os.replace(fresh, place)
    except OSError:
        return


def unchanged(root: Path, out: Path, generator: str) -> tuple[str, str] | None:
    """What was said of the site that stands there, if it is what would be made now; else nothing."""
    try:
        state: dict[str, Any] = json.loads((root / PLACE).read_text("utf-8"))
        same = state["out"] == str(out.resolve()) and state["files"] == _marks(out) and state["seal"] == made_from(root, generator)
        report, address = state["said"]
        return (str(report), str(address)) if same else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def stands(root: Path) -> dict[str, list[int]]:
    """The marks of every file that a site is made from: two of them are equal as long as nobody saves anything."""
    paths = [str(root / "jiaokan.yaml"), str(root / _OWN), *(found for folder in _FOLDERS for found in _files(root / folder))]
    found = {}
    for path in paths:
        try:
            found[path] = _mark(os.stat(path))
        except OSError:  # It has gone, or was never there.
            continue
    return found


def _files(folder: Path) -> list[str]:
    """The files that a site is made from; those whose names begin with a dot, as that of the lock, belong to programs."""
    return sorted(entry.path for entry in _walked(folder) if not entry.name.startswith(".")) if folder.is_dir() else []


def _marks(out: Path) -> dict[str, list[int]]:
    start = len(str(out)) + 1
    return {entry.path[start:]: _mark(entry.stat(follow_symlinks=False)) for entry in _walked(out)}


def _walked(folder: Path) -> Iterator[os.DirEntry[str]]:
    """Every file below, also those that are links."""
    waiting = [str(folder)]
    while waiting:
        with os.scandir(waiting.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(entry.path)
                else:
                    yield entry


def _mark(stat: os.stat_result) -> list[int]:
    return [stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino]
