"""A scraped file is put into the corpus byte for byte, with the records proposed for it: all of it, or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from jiaokan.corpus.files import as_there, read
from jiaokan.corpus.model import Corpus
from jiaokan.corpus.reading import blocks_of, records
from jiaokan.corpus.settings import NAME, settings
from jiaokan.corpus.transaction import write, writing
from jiaokan.edition.document import Block
from jiaokan.errors import BadInput
from jiaokan.intake.draft import related
from jiaokan.intake.proposal import Proposal, propose
from jiaokan.intake.relations import Party, ProposedRelation, find_relations, twins
from jiaokan.record.relation import INVERSE
from jiaokan.record.schema import Meta, Rights
from jiaokan.record.yaml import read_record
from jiaokan.reference.target import Target
from jiaokan.source.file import describe


class AlreadyThere(Exception):
    """The corpus has this very file.

    Args:
        source: the id of the source that is this file.
    """

    def __init__(self, source: str) -> None:
        super().__init__(source)
        self.source = source


@dataclass(frozen=True)
class Added:
    """What was written."""

    proposal: Proposal
    relations: tuple[ProposedRelation, ...]
    """Those of the new documents; those with a type are in the records of both."""
    changed: tuple[str, ...]
    """Documents that were there before and have a relation more."""
    parties: tuple[Party, ...]
    """The new documents, for what comes in behind them."""
    twins: tuple[tuple[str, str, str], ...]
    """New documents, what is there that may be the same, and what they have in common."""


def add_file(
    root: Path,
    path: Path,
    *,
    id: str | None = None,
    url: str | None = None,
    captured: str | None = None,
    rights: Rights | None = None,
    accept: bool = False,
    before: Sequence[Party] = (),
) -> Added:
    """Add a file.

    Args:
        root: the project's folder.
        path: the file.
        id: the id of its source; without it, one is proposed.
        url: where it came from.
        captured: the day it was fetched, in ISO 8601.
        rights: those of every document of it; without them, those that `jiaokan.yaml` names where nothing else decides.
        accept: whether the rights that issuer and genre decide are the editor's word.
        before: documents that came in just now, and were not built yet.

    Raises:
        AlreadyThere: if its bytes are those of a source.
        BadInput: if it is no text, or the id is taken or not an id.
    """
    try:
        data = path.read_bytes()
    except IsADirectoryError:
        raise BadInput(str(path), "this is a folder", expected="one scraped text file", example="jiaokan add page.txt") from None
    except FileNotFoundError:
        raise BadInput(str(path), "there is no such file", expected="a scraped text file", example="jiaokan add page.txt") from None
    with writing(root, "add"):
        return _added(root, path, data, id, url, captured, rights, accept, before)


def add_bytes(root: Path, name: str, data: bytes) -> Added:
    """Add what came as a file from elsewhere than the disk.

    Args:
        root: the project's folder.
        name: what the file is called; of a path only the last part counts.
        data: its bytes.

    Raises:
        AlreadyThere: if they are those of a source.
        BadInput: if they are no text.
    """
    with writing(root, "add"):
        return _added(root, Path(name.replace("\\", "/").rpartition("/")[2] or "page.txt"), data, None, None, None, None, False, ())


def _added(
    root: Path,
    path: Path,
    data: bytes,
    id: str | None,
    url: str | None,
    captured: str | None,
    rights: Rights | None,
    accept: bool,
    before: Sequence[Party],
) -> Added:
    base = records(root)
    digest = sha256(data).hexdigest()
    every = {**base.sources, **{id: one.source for id, one in base.earlier.items()}}
    for source, record in every.items():
        if record.sha256 == digest:
            raise AlreadyThere(source)
    described, raw = describe(str(path), data)
    said = settings(root) if (root / NAME).is_file() else None
    if id is not None and id in every:
        raise BadInput("--id", f"there is a source {id} already", expected="an id that is free", then="jiaokan add FILE --id ID")
    taken = {*every, *base.metas}
    made = propose(
        path.name,
        data,
        raw,
        str(described["encoding"]),
        taken,
        id=id,
        url=url,
        captured=captured,
        rights=rights,
        accept=accept,
        usual=said.rights if said else None,
        script=said.script if said else "zh-Hans",
    )
    home = root / "corpus/sources" / made.id
    written = {one.id: one.record for one in made.documents}
    new = [_new(one.id, one.record, one.document.blocks, made.id) for one in made.documents]
    known = {party.id: party for party in before}
    held = [known.get(party.id, party) for party in _held(base, root)]
    relations = find_relations(new, held)
    changed = sorted({id for one in relations if one.type for id in (one.one, one.two)} - set(written))
    for id_ in changed:
        written[id_] = read(root / "corpus/documents" / id_ / "document.yaml", root)
    files: dict[Path, str | bytes | None] = {home / "raw.txt": data, home / "source.yaml": made.record}
    for document, text in written.items():
        name = root / "corpus/documents" / document / "document.yaml"
        made_record = related(text, document, relations, INVERSE, document not in changed)
        files[name] = as_there(name, made_record)
        read_record(made_record, Meta, name.relative_to(root).as_posix(), "", "jiaokan add")
    write(root, files, "add")
    return Added(made, relations, tuple(changed), tuple(new), tuple(twins(new, held)))


def _new(id: str, record: str, blocks: tuple[Block, ...], source: str) -> Party:
    meta = read_record(record, Meta, f"corpus/documents/{id}/document.yaml", "", "jiaokan add")
    return Party(Target.of(id, meta, blocks), blocks, source)


def _held(base: Corpus, root: Path) -> list[Party]:
    """The documents of the corpus; one that was not built yet has no blocks."""
    found = []
    for id, meta in base.metas.items():
        home = root / "corpus/documents" / id
        blocks = blocks_of(home, root) if (home / "edition.md").exists() else ()
        found.append(Party(Target.of(id, meta, blocks), blocks, meta.source))
    return found
