"""Scraped files are put into the corpus byte for byte, with the records proposed for them: all that can be, or nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path

from jiaokan.corpus.files import as_there, read
from jiaokan.corpus.model import Corpus
from jiaokan.corpus.reading import blocks_of, records
from jiaokan.corpus.settings import SETTINGS_NAME, settings
from jiaokan.corpus.transaction import write, writing
from jiaokan.edition.document import Block
from jiaokan.errors import BadInput, refusal
from jiaokan.intake.draft import related
from jiaokan.intake.proposal import Proposal, propose
from jiaokan.intake.relations import Party, ProposedRelation, find_relations, twins
from jiaokan.record.relation import INVERSE
from jiaokan.record.schema import Meta, Rights
from jiaokan.record.settings import Settings
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
    """What was written for the files of one call."""

    proposals: tuple[Proposal, ...]
    refused: tuple[tuple[Path, AlreadyThere | BadInput], ...]
    """Files that could not be added, and why."""
    relations: tuple[ProposedRelation, ...]
    """Those of the new documents; those with a type are in the records of both."""
    changed: tuple[str, ...]
    """Documents that were there before and have a relation more."""
    twins: tuple[tuple[str, str, str], ...]
    """New documents, what came before them that may be the same, and what they have in common."""
    answers: tuple[Proposal | AlreadyThere | BadInput, ...] = ()
    """What became of each file, in the order in which they were named."""


@dataclass(frozen=True)
class Wish:
    """What the editor says of the files."""

    id: str | None = None
    """The id of the source, if there is one file; without it, one is proposed."""
    url: str | None = None
    """Where the file came from."""
    captured: str | None = None
    """The day it was fetched, in ISO 8601."""
    rights: Rights | None = None
    """Those of every document; without them, those that `jiaokan.yaml` names where nothing else decides."""
    accept: bool = False
    """Whether the rights that issuer and genre decide are the editor's word."""


def add_files(root: Path, paths: Sequence[Path], wish: Wish = Wish(), told: Callable[[Path, bool], object] | None = None) -> Added:
    """Add files: all that can be added are written in one transaction, after the last of them was read.

    Args:
        root: the project's folder.
        paths: the files.
        wish: what the editor says of them.
        told: is called after each file, with whether it can be added.

    Raises:
        BadInput: if the corpus cannot be read or written.
    """
    return _added(root, [(path, path.name, partial(_bytes, path)) for path in paths], wish, told or _silent)


def add_sent(root: Path, files: Sequence[tuple[str, bytes]]) -> Added:
    """Add what came as files from elsewhere than the disk: all that can be added in one transaction.

    Args:
        root: the project's folder.
        files: what each is called, of a path only the last part counts, and its bytes.

    Raises:
        BadInput: if the corpus cannot be read or written.
    """
    names = [Path(name.replace("\\", "/").rpartition("/")[2] or "page.txt").name for name, _ in files]
    return _added(root, [(Path(name), name, partial(bytes, data)) for name, (_, data) in zip(names, files, strict=True)], Wish(), _silent)


def _added(root: Path, files: Sequence[tuple[Path, str, Callable[[], bytes]]], wish: Wish, told: Callable[[Path, bool], object]) -> Added:
    with writing(root, "add"):
        proposing = _Proposing.begun(root, wish)
        refused: list[tuple[Path, AlreadyThere | BadInput]] = []
        for path, name, data in files:
            try:
                proposing.take(name, str(path), data())
            except (AlreadyThere, BadInput) as error:
                refused.append((path, error))
                proposing.answers.append(error)
            told(path, not refused or refused[-1][0] is not path)
        return proposing.written(tuple(refused))


def _silent(path: Path, can: bool) -> None:
    """Tell nobody."""


def _bytes(path: Path) -> bytes:
    expected, example = "a scraped text file", "jiaokan add page.txt"
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise BadInput(str(path), "there is no such file", expected=expected, example=example) from None
    except OSError as error:
        if path.is_dir():  # Systems disagree on what is wrong with reading one.
            raise BadInput(str(path), "this is a folder", expected="one scraped text file", example=example) from None
        raise BadInput(str(path), f"the file cannot be read: {refusal(error)}", expected=expected, example=example) from None


@dataclass(frozen=True)
class _Proposing:
    """What is proposed for file after file, while the corpus stays as it is."""

    root: Path
    wish: Wish
    base: Corpus
    said: Settings | None
    digests: dict[str, str]
    """The source of each file that is there, by its digest."""
    taken: set[str]
    """The ids of sources and documents."""
    files: dict[Path, str | bytes | None]
    proposals: list[Proposal]
    answers: list[Proposal | AlreadyThere | BadInput]
    parties: list[Party]

    @classmethod
    def begun(cls, root: Path, wish: Wish) -> _Proposing:
        """Nothing proposed yet."""
        base = records(root)
        every = {**base.sources, **{id: one.source for id, one in base.earlier.items()}}
        if wish.id is not None and wish.id in every:
            raise BadInput("--id", f"there is a source {wish.id} already", expected="an id that is free", then="jiaokan add FILE --id ID")
        said = settings(root) if (root / SETTINGS_NAME).is_file() else None
        digests = {record.sha256: id for id, record in every.items()}
        return cls(root, wish, base, said, digests, {*every, *base.metas}, {}, [], [], [])

    def take(self, name: str, where: str, data: bytes) -> None:
        """Propose a source and its documents for one file."""
        digest = sha256(data).hexdigest()
        if digest in self.digests:
            raise AlreadyThere(self.digests[digest])
        described, raw = describe(where, data)
        made = propose(
            name,
            data,
            raw,
            str(described["encoding"]),
            self.taken,
            id=self.wish.id,
            url=self.wish.url,
            captured=self.wish.captured,
            rights=self.wish.rights,
            accept=self.wish.accept,
            usual=self.said.rights if self.said else None,
            script=self.said.script if self.said else "zh-Hans",
        )
        self.parties.extend([_new(one.id, one.record, one.document.blocks, made.id) for one in made.documents])
        home = self.root / "corpus/sources" / made.id
        self.files.update({home / "raw.txt": data, home / "source.yaml": made.record})
        self.digests[digest] = made.id
        self.taken.update((made.id, *(one.id for one in made.documents)))
        self.proposals.append(made)
        self.answers.append(made)

    def written(self, refused: tuple[tuple[Path, AlreadyThere | BadInput], ...] = ()) -> Added:
        """Relate all of them to each other and to what is there, and write them."""
        if not self.proposals:
            return Added((), refused, (), (), (), tuple(self.answers))
        records = {one.id: one.record for made in self.proposals for one in made.documents}
        new, held = self.parties, _held(self.base, self.root)
        relations = find_relations(new, held)
        of: dict[str, list[ProposedRelation]] = {}
        for one in relations:
            for id in (one.one, one.two):
                of.setdefault(id, []).append(one)
        changed = sorted({id for one in relations if one.type for id in (one.one, one.two)} - set(records))
        for id in changed:
            records[id] = read(self._record(id), self.root)
        for id, text in records.items():
            path, more = self._record(id), related(text, id, of.get(id, ()), INVERSE, id not in changed)
            if more != text:
                read_record(more, Meta, path.relative_to(self.root).as_posix(), "", "jiaokan add")
            self.files[path] = as_there(path, more)
        write(self.root, self.files, "add")
        return Added(tuple(self.proposals), refused, relations, tuple(changed), tuple(twins(new, held)), tuple(self.answers))

    def _record(self, document: str) -> Path:
        return self.root / "corpus/documents" / document / "document.yaml"


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
