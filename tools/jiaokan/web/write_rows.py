"""What the list of the desk says of each text, looked at again only where a file of it was saved since.

The rows are kept in `build/`, so that a desk of thousands of texts opens at once; each has the digest of what it was made from,
and one that is damaged or of another program is made anew.
"""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from pathlib import Path

from jiaokan.check import signs
from jiaokan.corpus.building import hand_edited
from jiaokan.corpus.cache import program
from jiaokan.corpus.reading import load_source
from jiaokan.errors import BadInput
from jiaokan.scale.clock import seconds
from jiaokan.web.places import places

PLACE = Path("build/desk-rows.json")
PATIENCE_SECONDS = 0.6
"""How long a list may take to look at what is new; the rest is looked at the next time."""


@dataclass(frozen=True)
class TextRow:
    """One text of the list."""

    id: str
    source: str
    title: str
    genre: str
    publish: str
    rights: str
    read: int
    doubts: int
    signs: int
    edited: bool
    seal: str = field(compare=False)
    """The digest of when its files were saved."""


class Rows:
    """The rows of a corpus; those of texts that were not looked at yet are missing."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.rows = _kept(root / PLACE)
        self.one_at_a_time = threading.Lock()
        self.finishing: threading.Thread | None = None

    def look(self, patience: float = PATIENCE_SECONDS) -> tuple[list[TextRow], int, BadInput | None]:
        """The rows as far as they could be had in the time, how many are missing, and what kept one from being read.

        Args:
            patience: seconds.
        """
        with self.one_at_a_time:
            return self._look(seconds() + patience)

    def _look(self, end: float) -> tuple[list[TextRow], int, BadInput | None]:
        wrong: BadInput | None = None
        seals = dict(_seals(self.root))
        self.rows = {id: row for id, row in self.rows.items() if id in seals}
        stale = [id for id, seal in seals.items() if id not in self.rows or self.rows[id].seal != seal]
        done: set[str] = set()
        for id in stale:
            if id in done:
                continue
            if done and seconds() > end:
                break
            try:
                found = tuple(_looked_at(self.root, id, seals))
            except BadInput as error:
                wrong, found = error, ()
            self.rows |= {row.id: row for row in found}
            done |= {id, *(row.id for row in found)}
        if done:
            self._keep()
        waits = sum(id not in done and id not in self.rows for id in stale)
        return sorted(self.rows.values(), key=lambda row: row.id), waits, wrong

    def finish(self) -> None:
        """Look at the rest beside what is asked meanwhile."""
        if self.finishing is None or not self.finishing.is_alive():
            self.finishing = threading.Thread(target=self._finish, daemon=True)
            self.finishing.start()

    def _finish(self) -> None:
        waiting = -1
        while waiting:
            try:
                before, (_, waiting, _) = waiting, self.look()
            except (BadInput, OSError):
                return
            if waiting == before:  # What cannot be read is told when the list is asked for.
                return

    def _keep(self) -> None:
        place = self.root / PLACE
        place.parent.mkdir(exist_ok=True)
        fresh = place.with_name(f".{place.name}")
        rows = [asdict(row) for row in self.rows.values()]
        fresh.write_text(json.dumps({"program": program(), "rows": rows}, ensure_ascii=False), encoding="utf-8", newline="")
        os.replace(fresh, place)


def _kept(place: Path) -> dict[str, TextRow]:
    try:
        said = json.loads(place.read_text(encoding="utf-8"))
        return {row["id"]: TextRow(**row) for row in said["rows"]} if said["program"] == program() else {}
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return {}


def _looked_at(root: Path, id: str, seals: Mapping[str, str]) -> Iterator[TextRow]:
    """The rows of a document and of those beside it in its source."""
    corpus = load_source(root, id, by_hand=True)
    edited = hand_edited(corpus, root)
    seen = signs(corpus)
    for entry in corpus.entries:
        waits = places(entry, [sign for sign in seen if sign.document == entry.id])
        doubts, meta = sum(one.kind == "doubt" for one in waits), entry.meta
        yield TextRow(
            entry.id, entry.source_id, meta.title, meta.genre, meta.publish, meta.rights.status, meta.read or 0,
            doubts, len(waits) - doubts, entry.id in edited, seals.get(entry.id, ""),
        )  # fmt: skip


def _seals(root: Path) -> Iterator[tuple[str, str]]:
    """Each built document with the digest of when its files, and those of its source, were saved."""
    folder = root / "corpus"
    sources = {path.name: _saved(path) for path in _folders(folder / "sources")}
    for home in _folders(folder / "documents"):
        if not (home / "edition.md").is_file():
            continue
        source = next((line[8:].split("#")[0].strip(" \"'") for line in _lines(home / "document.yaml") if line.startswith("source:")), "")
        yield home.name, sha256(f"{_saved(home)}{sources.get(source, '')}".encode()).hexdigest()


def _folders(place: Path) -> list[Path]:
    return sorted(path for path in place.iterdir() if path.is_dir() and not path.is_symlink()) if place.is_dir() else []


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError):
        return []


def _saved(place: Path) -> list[tuple[str, int, int]]:
    with os.scandir(place) as found:
        return sorted((one.name, one.stat().st_mtime_ns, one.stat().st_size) for one in found if one.is_file(follow_symlinks=False))
