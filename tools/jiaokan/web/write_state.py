"""A corpus as it stands on the disk this moment, and how to tell that it is another one by now."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from jiaokan.check import signs
from jiaokan.checks.problem import Problem
from jiaokan.corpus.building import EditedByHand, build, hand_edited
from jiaokan.corpus.model import Corpus
from jiaokan.corpus.reading import load
from jiaokan.corpus.settings import settings
from jiaokan.corpus.transaction import reading
from jiaokan.errors import BadInput


@dataclass(frozen=True)
class CorpusState:
    """A corpus as it stands, hand edits included."""

    corpus: Corpus
    edited: Collection[str]
    signs: tuple[Problem, ...]
    name: str
    saved: Mapping[str, tuple[int, int]]
    """When each file was saved and how long it was, before they were read."""


def built(root: Path) -> BadInput | None:
    """Build the corpus; what keeps it from being built, if that is more than a hand edit."""
    try:
        changes = build(root)
    except EditedByHand:
        return None
    except BadInput as error:
        return error
    waiting = ", ".join(change.document for change in changes if change.waits)
    return BadInput(waiting, "what changes in it waits for your word", then="jiaokan build") if waiting else None


def state_of(root: Path, saved: Mapping[str, tuple[int, int]]) -> CorpusState:
    """The corpus as it stands.

    Args:
        root: the project's folder.
        saved: what `saves` said before.

    Raises:
        BadInput: if it cannot be read.
    """
    with reading(root):
        corpus = load(root, by_hand=True)
        return CorpusState(corpus, frozenset(hand_edited(corpus, root)), tuple(signs(corpus)), settings(root).name, saved)


def saves(root: Path) -> dict[str, tuple[int, int]]:
    """When each file was saved that a draft depends on, and how long it is."""
    found = {}
    for path in [root / "jiaokan.yaml", *(root / "corpus").rglob("*")]:
        if not {".journal", ".desk", ".lock"}.isdisjoint(path.parts):
            continue
        try:
            status = path.stat()
        except OSError:
            continue
        found[str(path)] = (status.st_mtime_ns, status.st_size)
    return found
