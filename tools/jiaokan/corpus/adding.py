"""A scraped file is put into the corpus byte for byte, with the records proposed for it: all of it, or nothing."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from jiaokan.corpus.files import write_all
from jiaokan.corpus.reading import records
from jiaokan.desk.proposal import Proposal, propose
from jiaokan.errors import BadInput
from jiaokan.records import read_record
from jiaokan.schema import Meta
from jiaokan.source_file import describe


class AlreadyThere(Exception):
    """The corpus has this very file.

    Args:
        source: the id of the source that is this file.
    """

    def __init__(self, source: str) -> None:
        super().__init__(source)
        self.source = source


def add_file(root: Path, path: Path, *, id: str | None = None, url: str | None = None, captured: str | None = None) -> Proposal:
    """Add a file.

    Args:
        root: the project's folder.
        path: the file.
        id: the id of its source; without it, one is proposed.
        url: where it came from.
        captured: the day it was fetched, in ISO 8601.

    Raises:
        AlreadyThere: if its bytes are those of a source.
        BadInput: if it is no text, or the id is taken or not an id.
    """
    base = records(root)
    try:
        data = path.read_bytes()
    except (FileNotFoundError, IsADirectoryError):
        raise BadInput(str(path), "there is no such file", expected="a scraped text file", example="jiaokan add page.txt") from None
    digest = sha256(data).hexdigest()
    for source, record in base.sources.items():
        if record.sha256 == digest:
            raise AlreadyThere(source)
    described, raw = describe(path.name, data)
    if id is not None and id in base.sources:
        raise BadInput("--id", f"there is a source {id} already", expected="an id that is free", then="jiaokan add FILE --id ID")
    taken = {*base.sources, *base.metas}
    made = propose(path.name, data, raw, str(described["encoding"]), taken, id=id, url=url, captured=captured)
    home = root / "corpus/sources" / made.id
    files: dict[Path, str | bytes] = {home / "raw.txt": data, home / "source.yaml": made.record}
    for one in made.documents:
        name = root / "corpus/documents" / one.id / "document.yaml"
        read_record(one.record, Meta, str(name.relative_to(root)), "", "jiaokan add")
        files[name] = one.record
    write_all(files)
    return made
