"""The records as they will be once some files of the corpus are changed; nothing of the corpus itself is written."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from jiaokan.corpus.files import read
from jiaokan.corpus.model import Corpus
from jiaokan.corpus.reading import records


def read_as(root: Path, files: Mapping[Path, str | None]) -> Corpus:
    """The records with these files in them.

    Args:
        root: the project's folder.
        files: what will stand in each; none for a file that goes.

    Raises:
        BadInput: as `records`.
    """
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(root / "corpus", Path(folder) / "corpus", ignore=shutil.ignore_patterns(".lock", ".journal"))
        for path, text in files.items():
            target = Path(folder) / path.relative_to(root)
            if text is None:
                target.unlink(missing_ok=True)
            else:
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_text(text, encoding="utf-8", newline="\n")
        found = records(Path(folder))
        return replace(found, raws=dict(found.raws))  # Read now: the folder goes.


def record_files(root: Path) -> Iterator[tuple[Path, str]]:
    """Every record of the corpus with its text."""
    for pattern in ("sources/*/source.yaml", "documents/*/document.yaml", "authority/*.yaml"):
        for path in sorted((root / "corpus").glob(pattern)):
            yield path, read(path, root)
