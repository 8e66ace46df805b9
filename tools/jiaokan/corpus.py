"""The only reader and writer of `corpus/`: records and generated files, checked as they come in, written whole or not at all."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from jiaokan import edition, provenance
from jiaokan.anchor import ledger as anchors
from jiaokan.anchor.carry import retire
from jiaokan.anchor.ledger import Ledger
from jiaokan.build import Built, Published, build_source
from jiaokan.entry import Entry, assemble
from jiaokan.errors import BadInput, shown
from jiaokan.provenance import Traced
from jiaokan.reference.annotation import annotate
from jiaokan.reference.target import Target, Targets
from jiaokan.schema import Meta, Source

Model = TypeVar("Model", bound=BaseModel)
_EXAMPLE = {
    Source: "title: 某报某版\\nfile: page.txt\\nsha256: …\\nbytes: 1024",
    Meta: "title: 关于……的通知\\nsource: some-source\\ngenre: notice",
}


@dataclass(frozen=True)
class Corpus:
    """All records, and the entries in the order of sources and cuts."""

    sources: Mapping[str, Source]
    raws: Mapping[str, str]
    metas: Mapping[str, Meta]
    entries: tuple[Entry, ...] = ()
    ledgers: Mapping[str, Ledger] = field(default_factory=dict)
    traced: Mapping[str, Traced] = field(default_factory=dict)

    def entry(self, id: str) -> Entry:
        """The document with this id.

        Raises:
            BadInput: if there is none.
        """
        found = next((entry for entry in self.entries if entry.id == id), None)
        if found is None:
            near = [entry.id for entry in self.entries if id and (id in entry.id or id in entry.meta.title)]
            raise BadInput(shown(id), "there is no such document", expected=", ".join(near) or "an id from the list", then="jiaokan list")
        return found


@dataclass(frozen=True)
class Change:
    """What a build did to one document."""

    document: str
    blocks: int
    born: int
    edited: int
    lost: tuple[tuple[str, str], ...]
    """Anchors that found no block, each with the words it stood on."""


def records(root: Path) -> Corpus:
    """The editor's records and the raw texts, without anything generated.

    Raises:
        BadInput: if a file is missing, is not as its schema says, or a raw text is not the one recorded.
    """
    folder = root / "corpus"
    if not folder.is_dir():
        raise BadInput(
            str(folder),
            "there is no corpus here",
            expected="a folder corpus/ with sources/ and documents/",
            then="cd to the project's folder",
        )
    sources, raws = {}, {}
    for path in sorted((folder / "sources").glob("*/source.yaml")):
        source = _record(path, Source, root)
        sources[path.parent.name], raws[path.parent.name] = source, _raw(path.parent / "raw.txt", source, root)
    metas = {path.parent.name: _record(path, Meta, root) for path in sorted((folder / "documents").glob("*/document.yaml"))}
    _agree(sources, metas)
    return Corpus(sources, raws, metas)


def load(root: Path) -> Corpus:
    """The whole corpus as it was last built.

    Raises:
        BadInput: as `records`, or if a generated file is missing or damaged.
    """
    base = records(root)
    folder = root / "corpus"
    traced = {
        id: provenance.parse(_read(folder / "sources" / id / "edits.jsonl", root), f"corpus/sources/{id}/edits.jsonl")
        for id in base.sources
    }
    entries, ledgers = [], {}
    for source_id, source in base.sources.items():
        for cut in source.cuts:
            home = folder / "documents" / cut.document
            published = _published(home, root)
            ledgers[cut.document] = published.ledger
            lines = _read(home / "annotations.jsonl", root).split("\n")
            notes = tuple(json.loads(line) for line in lines if line)
            entries.append(
                assemble(
                    cut.document,
                    base.metas[cut.document],
                    source_id,
                    source,
                    base.raws[source_id],
                    published.blocks,
                    traced[source_id],
                    notes,
                )
            )
    return replace(base, entries=tuple(entries), ledgers=ledgers, traced=traced)


def build(root: Path, *, accept: bool = False, reason: str = "") -> tuple[Change, ...]:
    """Build every source and write what changed, all of it or nothing.

    Args:
        root: the project's folder.
        accept: let anchors that found no block be retired.
        reason: why they may go; the ledger keeps it.

    Returns:
        What became of each document. If an anchor was lost and `accept` is not set, nothing is written.
    """
    plan = _plan(root)
    if accept or not any(change.lost for change in plan.changes):
        _write_all(_files(plan, root / "corpus", reason))
    return plan.changes


def stale(root: Path) -> tuple[str, ...]:
    """The generated files that are not as a build would make them now, the first law of a committed edition."""
    files = _files(_plan(root), root / "corpus", "")
    return tuple(
        sorted(str(path.relative_to(root)) for path, text in files.items() if not path.exists() or path.read_bytes() != text.encode())
    )


@dataclass(frozen=True)
class _Plan:
    """What a build would write."""

    base: Corpus
    built: Mapping[str, Built]
    changes: tuple[Change, ...]


def _plan(root: Path) -> _Plan:
    base = records(root)
    homes = {id: root / "corpus" / "documents" / id for id in base.metas}
    there = {id: _published(home, root) if (home / "anchors.jsonl").exists() else Published() for id, home in homes.items()}
    taken = {id for published in there.values() for id in published.ledger.ids}
    built: dict[str, Built] = {}
    changes: list[Change] = []
    for id, source in base.sources.items():
        built[id] = build_source(base.raws[id], source, f"corpus/sources/{id}/source.yaml", there, taken)
        for document, carried in built[id].carried.items():
            lost = tuple((anchor, there[document].ledger.last(anchor).quote) for anchor in carried.lost)
            changes.append(Change(document, len(carried.blocks), carried.born, carried.edited, lost))
    return _Plan(base, built, tuple(changes))


def _files(plan: _Plan, folder: Path, reason: str) -> dict[Path, str]:
    files: dict[Path, str] = {}
    blocks = {document.id or "": document.blocks for source in plan.built.values() for document in source.documents}
    targets = Targets.of(Target.of(id, meta, blocks[id]) for id, meta in plan.base.metas.items())
    for id, source in plan.built.items():
        files[folder / "sources" / id / "edits.jsonl"] = provenance.dump(source.documents, source.rest)
        for document, carried in source.carried.items():
            home = folder / "documents" / document
            grown = retire(carried.ledger, carried.lost, reason) if carried.lost else carried.ledger
            files[home / "edition.md"] = edition.write(carried.blocks)
            files[home / "anchors.jsonl"] = anchors.dump(grown)
            files[home / "annotations.jsonl"] = "".join(json.dumps(note, ensure_ascii=False) + "\n" for note in annotate(document, carried.blocks, targets))
    return files


def _write_all(files: Mapping[Path, str]) -> None:
    """Write the files that differ: first all of them beside their places, then each into its place in one step."""
    ready: list[tuple[Path, Path]] = []
    try:
        for path, text in files.items():
            data = text.encode()
            if path.exists() and path.read_bytes() == data:
                continue
            fresh = path.with_name(path.name + ".new")
            ready.append((fresh, path))
            fresh.write_bytes(data)
        for fresh, path in ready:
            os.replace(fresh, path)
    finally:
        for fresh, _ in ready:
            fresh.unlink(missing_ok=True)


def _published(home: Path, root: Path) -> Published:
    name = str(home.relative_to(root))
    ledger = anchors.parse(_read(home / "anchors.jsonl", root), f"{name}/anchors.jsonl")
    try:
        blocks = edition.parse(_read(home / "edition.md", root))
    except ValueError as error:
        raise BadInput(f"{name}/edition.md", str(error), then="git restore the edition, or jiaokan build") from None
    return Published(blocks, ledger)


def _record(path: Path, model: type[Model], root: Path) -> Model:
    from jiaokan.records import read_record

    return read_record(_read(path, root), model, str(path.relative_to(root)), _EXAMPLE[model], "jiaokan check")


def _raw(path: Path, source: Source, root: Path) -> str:
    name = str(path.relative_to(root))
    try:
        data = path.read_bytes()
    except OSError as error:
        raise BadInput(
            name, f"the raw text cannot be read: {error.strerror}", expected="the file as it came", then="git restore it"
        ) from None
    if len(data) != source.bytes or sha256(data).hexdigest() != source.sha256:
        raise BadInput(
            name,
            f"this is not the file that was recorded ({len(data)} bytes)",
            expected=f"{source.bytes} bytes, sha256 {source.sha256[:12]}…",
            then="git restore it: a raw text is never edited",
        )
    try:
        return data.decode(source.encoding)
    except (UnicodeDecodeError, LookupError) as error:
        raise BadInput(
            name, f"it cannot be decoded as {source.encoding}: {error}", expected="the encoding of the file", then="jiaokan add"
        ) from None


def _read(path: Path, root: Path) -> str:
    name = str(path.relative_to(root))
    try:
        return path.read_bytes().decode()
    except FileNotFoundError:
        raise BadInput(name, "the file is missing", then="jiaokan build") from None
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(name, f"the file cannot be read: {error}", expected="UTF-8 text", then="git restore it") from None


def _agree(sources: Mapping[str, Source], metas: Mapping[str, Meta]) -> None:
    """Every cut has its document and every document its cut."""
    cut_in: dict[str, str] = {}
    for id, source in sources.items():
        for cut in source.cuts:
            where = f"corpus/sources/{id}/source.yaml"
            if cut.document in cut_in:
                raise BadInput(where, f"the document {cut.document} is cut twice", expected="each document once", then="jiaokan check")
            if cut.document not in metas:
                raise BadInput(
                    where,
                    f"the document {cut.document} has no record",
                    expected=f"corpus/documents/{cut.document}/document.yaml",
                    then="jiaokan check",
                )
            cut_in[cut.document] = id
    for id, meta in metas.items():
        where = f"corpus/documents/{id}/document.yaml"
        if cut_in.get(id) != meta.source:
            raise BadInput(
                where,
                f"the source {meta.source!r} has no cut for it",
                expected=f"a cut named {id} in its source.yaml",
                then="jiaokan check",
            )
