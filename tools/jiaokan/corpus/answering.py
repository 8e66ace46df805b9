"""The editor's word on anchors goes into the record of their source as text, and is read back before it is written."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from jiaokan.corpus.files import as_there, read
from jiaokan.corpus.reading import records
from jiaokan.corpus.recorded import parse_source
from jiaokan.corpus.transaction import write, writing
from jiaokan.intake.record_text import added
from jiaokan.record.schema import AnchorWord


def record_words(root: Path, words: Iterable[AnchorWord]) -> tuple[str, ...]:
    """Write what the editor said of anchors down.

    Args:
        root: the project's folder.
        words: each about a document of the corpus.

    Returns:
        The files that were changed.
    """
    with writing(root, "build"):
        return _recorded(root, words)


def _recorded(root: Path, words: Iterable[AnchorWord]) -> tuple[str, ...]:
    base = records(root)
    by_source: dict[str, list[AnchorWord]] = {}
    for word in words:
        by_source.setdefault(base.metas[word.document].source, []).append(word)
    changed: dict[Path, str | bytes | None] = {}
    for id, said in by_source.items():
        path = root / "corpus/sources" / id / "source.yaml"
        record = added(read(path, root), "anchors", [word.model_dump() for word in said])
        if parse_source(record, path.relative_to(root).as_posix()).anchors != (*base.sources[id].anchors, *said):
            raise AssertionError("the record does not say what was said")
        changed[path] = as_there(path, record)
    write(root, changed, "build")
    return tuple(path.relative_to(root).as_posix() for path in changed)
