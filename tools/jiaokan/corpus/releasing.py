"""Write a release: its list of ids and digests, and the citation file; an earlier release is never touched."""

from __future__ import annotations

from pathlib import Path

from jiaokan.corpus.files import as_there, read
from jiaokan.corpus.reading import load, releases
from jiaokan.corpus.settings import settings
from jiaokan.corpus.transaction import write as write_files
from jiaokan.corpus.transaction import writing
from jiaokan.entry.release import Difference, Release, compare, dump, stamp_citation, take


def release(root: Path, version: str, date: str, *, write: bool = True) -> tuple[Release, tuple[Difference, ...]]:
    """Stamp the corpus as it was last built.

    Args:
        root: the project's folder.
        version: the name of the release.
        date: its day, ISO 8601.
        write: whether to write it, or only to say what it would be.

    Returns:
        The release, and what changed since the last one.

    Raises:
        BadInput: if version or date do not follow those of the last release.
    """
    with writing(root, "release"):
        return _released(root, version, date, write)


def _released(root: Path, version: str, date: str, write: bool) -> tuple[Release, tuple[Difference, ...]]:
    before, corpus = releases(root), load(root)
    new = take(version, date, corpus.entries, before)
    if write:
        files: dict[Path, str | bytes | None] = {root / "corpus" / "releases" / f"{version}.json": dump(new)}
        citation = root / "CITATION.cff"
        if citation.exists():
            said = settings(root)
            files[citation] = as_there(citation, stamp_citation(read(citation, root), new, creator=said.creator, title=said.name))
        write_files(root, files, "release")
    former = {name: id for id, meta in corpus.metas.items() for name in meta.former}
    return new, compare(before[-1] if before else None, new, former)
