"""The files of `corpus/authority/`, read strictly; a corpus without them knows what the package knows."""

from __future__ import annotations

from pathlib import Path

from jiaokan.annotate.authority import Authority
from jiaokan.corpus.files import read
from jiaokan.errors import BadInput
from jiaokan.record.authority import FILES, MODELS, Entity, EntityKind


def read_authority(root: Path) -> Authority:
    """All entities that the corpus knows.

    Raises:
        BadInput: if a file is not as its schema says, or is none of those that are read.
    """
    from jiaokan.record.yaml import read_record

    found: dict[EntityKind, tuple[Entity, ...]] = {}
    for path in sorted((root / "corpus/authority").glob("*.y*ml")):
        name = path.relative_to(root).as_posix()
        if path.suffix != ".yaml" or path.stem not in FILES:
            raise BadInput(name, "nothing reads this file", expected=", ".join(f"{stem}.yaml" for stem in FILES), then="jiaokan check")
        example = f"{path.stem}:\n  - id: some-name\n    name: 某某\n    sources: [《某某》]"
        record = read_record(read(path, root), MODELS[path.stem], name, example, "jiaokan check")
        found[FILES[path.stem]] = getattr(record, path.stem)
    return Authority(found)
