"""What MkDocs rendered is kept with the digest of all that it was given, and taken again while that is the same."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterable
from hashlib import sha256
from pathlib import Path

from jiaokan.corpus.cache import program

_SEAL = "seal.json"
_TREE = "tree"


def render(generate: Callable[[], None], given: Iterable[Path], built: Path, kept: Path | None, generator: str) -> None:
    """Let the generator render, or take what it rendered of the same.

    Args:
        generate: lets it.
        given: the files and folders that it reads.
        built: where the result is wanted; the folder is not there yet.
        kept: where the last result is kept; without it nothing is.
        generator: its name.
    """
    if kept is None:
        generate()
        return
    key = sha256(f"{program()}:{generator}:{[digest(path) for path in given]}".encode()).hexdigest()
    tree = kept / _TREE
    try:
        seal = json.loads((kept / _SEAL).read_text("utf-8"))
        if seal == {"key": key, "tree": digest(tree)}:
            shutil.copytree(tree, built)
            if digest(built) == seal["tree"]:
                return
    except (OSError, ValueError):
        pass
    shutil.rmtree(built, ignore_errors=True)
    generate()
    try:
        shutil.rmtree(kept, ignore_errors=True)
        shutil.copytree(built, tree)
        (kept / _SEAL).write_text(json.dumps({"key": key, "tree": digest(built)}), "utf-8")
    except OSError:  # The next site is rendered anew.
        shutil.rmtree(kept, ignore_errors=True)


def digest(place: Path) -> str:
    """A digest of a file, or of every file of a folder with its path; what is not there has one too."""
    seen = sha256()
    folders = (
        sorted((folder, sorted(names)) for folder, _, names in os.walk(place)) if place.is_dir() else [(str(place.parent), [place.name])]
    )
    for folder, names in folders:
        for name in names:
            path = Path(folder, name)
            content = path.read_bytes() if path.is_file() else b"-"
            seen.update(f"{os.path.relpath(path, place)}:{len(content)}:".encode("utf-8", "surrogateescape") + content)
    return seen.hexdigest()
