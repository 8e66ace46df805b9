"""A source whose inputs and outputs are as the last build left them is not built again, since building twice changes nothing.

The keys stand in `build/sources.json`, which git does not keep, and which `check` does not read where it looks at all.
A key covers the program with all that is installed beside it, the raw text, the record, and every file the build made of the source.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from jiaokan.corpus.marks import content_digest

if TYPE_CHECKING:
    from jiaokan.edition.document import Block
    from jiaokan.record.schema import Source

PLACE = Path("build/sources.json")
SOUND = Path("build/sound.json")
"""The digests of editions on which the laws that need nothing but their words were seen to hold."""


def known(root: Path) -> dict[str, str]:
    """The keys of the last build; none if they are missing or damaged."""
    try:
        found = json.loads((root / PLACE).read_bytes())
    except (OSError, ValueError):
        return {}
    return {str(name): str(key) for name, key in found.items()} if isinstance(found, dict) else {}


def keep(root: Path, keys: Mapping[str, str]) -> None:
    """Write the keys down; where that is not possible, the next build does everything again."""
    _put(root / PLACE, dict(sorted(keys.items())))


def _put(path: Path, content: object) -> None:
    fresh = path.with_name(path.name + ".new")
    try:
        path.parent.mkdir(exist_ok=True)
        fresh.write_bytes(json.dumps(content, indent=0).encode())
        os.replace(fresh, path)
    except OSError:
        return


def key(root: Path, id: str, source: Source, released: Iterable[str], former: Iterable[str] = ()) -> str | None:
    """What a source's build depends on and what it made; None if a file is missing.

    Args:
        root: the project's folder.
        id: of the source.
        source: its record.
        released: the documents whose text was published.
        former: the former names of its documents, whose ledgers they take over.
    """
    folder = f"{root}/corpus"
    documents = [cut.document for cut in source.cuts]
    paths = [f"{folder}/sources/{id}/{name}" for name in ("source.yaml", "edits.jsonl")]
    paths += [f"{folder}/documents/{document}/{name}" for document in documents for name in ("edition.md", "anchors.jsonl")]
    names = list(former)
    paths += [path for name in names if os.path.exists(path := f"{folder}/documents/{name}/anchors.jsonl")]
    seen = sha256(f"{program()}\n{source.sha256}\n{sorted(set(documents) & set(released))}\n{names}\n{len(paths)}\n".encode())
    try:
        for path in paths:
            seen.update(content_digest(path))
    except OSError:
        return None
    return seen.hexdigest()


def sound(root: Path) -> frozenset[str]:
    """The digests of what was found sound; none if the file is missing or damaged."""
    try:
        found = json.loads((root / SOUND).read_bytes())
    except (OSError, ValueError):
        return frozenset()
    return frozenset(map(str, found)) if isinstance(found, list) else frozenset()


def keep_sound(root: Path, seen: Iterable[str]) -> None:
    """Write down what was found sound."""
    _put(root / SOUND, sorted(seen))


def words(blocks: Iterable[Block]) -> str:
    """A digest of the words of an edition, of what each block is, and of the program that looks at them."""
    said = [program(), *(part for block in blocks for part in (block.type, block.text))]
    return sha256(json.dumps(said).encode()).hexdigest()


@cache
def program() -> str:
    """A digest of the package, its data among it, of the Python that runs it and of every package that is installed beside it."""
    home = Path(__file__).parent.parent
    installed = sorted(name for place in dict.fromkeys(sys.path) for name in _listed(place) if name.endswith((".dist-info", ".egg-info")))
    seen = sha256(f"{sys.version}\n{installed}\n".encode())
    for path in sorted(path for path in home.rglob("*") if path.is_file() and path.suffix != ".pyc"):
        seen.update(f"{path.relative_to(home).as_posix()}\n".encode() + sha256(path.read_bytes()).digest())
    return seen.hexdigest()


def _listed(place: str) -> list[str]:
    try:
        return os.listdir(place or ".")
    except OSError:  # An archive, or not there.
        return []
