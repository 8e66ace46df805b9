"""Where nothing changed there is nothing to do: what a site was made from is known by its digest, and the files that were made by marks.

What it was made from is looked at each time: the program, the settings of its surroundings, and every file of the corpus.
All files are known as git knows those of a work tree, by size, times and number (inode): whoever writes one changes these.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from jiaokan.corpus.cache import program
from jiaokan.corpus.marks import FileMark, content_digest, keep_plain, plain_of
from jiaokan.site.write_tree import Stood, marks, walked

PLACE = Path("build/site.marks")
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
    seen, start = sha256(json.dumps(said).encode() + (refs or b"")), len(str(root / "x")) - 1
    for path in (str(root / "jiaokan.yaml"), *(found for folder in _FOLDERS for found in _files(root / folder))):
        try:
            seen.update(f"{path[start:]}:".encode("utf-8", "surrogateescape") + content_digest(path))
        except OSError:
            return None
    return seen.hexdigest()


def keep(root: Path, seal: str | None, out: Path, said: tuple[str, str], files: Mapping[str, str], made: Mapping[str, FileMark]) -> None:
    """Write down that a site is made; where that is not possible, the next one is made whole.

    Args:
        root: the corpus's folder.
        seal: what it was made from.
        out: where it stands.
        said: what was said of it, and its address.
        files: the digest of each file that is known by one, by path.
        made: the mark of each file that is as it was made.
    """
    place = root / PLACE
    place.unlink(missing_ok=True)
    if seal is None:
        return
    rows = {path: (tuple(mark), files.get(path, "")) for path, mark in made.items()}
    keep_plain(place, {"seal": seal, "out": str(out.resolve()), "said": said, "files": rows})


class Last(NamedTuple):
    """The last site, as far as it stands."""

    seal: str
    """What it was made from."""
    said: tuple[str, str]
    """What was said of it, and its address."""
    stood: Mapping[str, Stood]
    """Every file that stands there, by path."""
    whole: bool
    """Whether these are all, and there are no others."""


def last(root: Path, out: Path) -> Last | None:
    """The last site, if it stands in `out` and is known."""
    try:
        state: Any = plain_of(root / PLACE)
        if state is None or state["out"] != str(out.resolve()):
            return None
        found = marks(out)
        rows = state["files"]
        same = {path: path in rows and rows[path][0] == mark for path, mark in found.items()}
        stood = {path: Stood(rows[path][1] if same[path] else "", mark) for path, mark in found.items()}
        report, address = state["said"]
        return Last(str(state["seal"]), (str(report), str(address)), stood, all(same.values()) and len(rows) == len(found))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def unchanged(root: Path, known: Last | None, generator: str) -> tuple[str, str] | None:
    """What was said of the site that stands there, if it is what would be made now; else nothing."""
    return known.said if known and known.whole and known.seal == made_from(root, generator) else None


def stands(root: Path) -> dict[str, FileMark]:
    """The marks of every file that a site is made from: two of them are equal as long as nobody saves anything."""
    paths = [str(root / "jiaokan.yaml"), str(root / _OWN), *(found for folder in _FOLDERS for found in _files(root / folder))]
    found = {}
    for path in paths:
        try:
            found[path] = FileMark.of(os.stat(path))
        except OSError:  # It has gone, or was never there.
            continue
    return found


def _files(folder: Path) -> list[str]:
    """The files that a site is made from; those whose names begin with a dot, as that of the lock, belong to programs."""
    return sorted(entry.path for entry in walked(folder) if not entry.name.startswith(".")) if folder.is_dir() else []
