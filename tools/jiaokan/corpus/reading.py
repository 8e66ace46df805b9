"""What is in `corpus/`: the editor's records, checked as they come in, and the editions as they were last built."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel

from jiaokan.anchor import ledger as anchors
from jiaokan.anchor.ledger import Ledger
from jiaokan.annotate.record import parse as parse_annotation
from jiaokan.corpus.authority import read_authority
from jiaokan.corpus.files import read
from jiaokan.corpus.memory import recalled, seal_of
from jiaokan.corpus.model import Corpus, Earlier
from jiaokan.corpus.transaction import reading, refuse_links
from jiaokan.edition import markdown as edition
from jiaokan.edition import provenance
from jiaokan.edition.document import Block
from jiaokan.edition.provenance import Traced
from jiaokan.entry import release
from jiaokan.entry.entry import Entry, assemble
from jiaokan.entry.release import Release
from jiaokan.errors import BadInput, refusal, shown
from jiaokan.record.schema import Meta, Source

Model = TypeVar("Model", bound=BaseModel)
_EXAMPLE = {
    Source: "title: 某报某版\\nfile: page.txt\\nsha256: …\\nbytes: 1024",
    Meta: "title: 关于……的通知\\nsource: some-source\\ngenre: notice",
}


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
            then="cd to it, or jiaokan init NAME",
        )
    with reading(root):
        return _records(folder, root)


def _records(folder: Path, root: Path) -> Corpus:
    refuse_links(root, folder)
    sources, raws = {}, {}
    for path in sorted((folder / "sources").glob("*/source.yaml")):
        source = _record(path, Source, root)
        sources[path.parent.name], raws[path.parent.name] = source, _raw(path.parent / "raw.txt", source, root)
    earlier = {id: Earlier(sources.pop(id), raws.pop(id), traced_of(folder / "sources" / id, root)) for id in _superseded(sources)}
    metas = {path.parent.name: _record(path, Meta, root) for path in sorted((folder / "documents").glob("*/document.yaml"))}
    _agree(sources, metas)
    return Corpus(sources, raws, metas, authority=read_authority(root), earlier=earlier)


def load(root: Path, *, by_hand: bool = False) -> Corpus:
    """The whole corpus as it was last built.

    Args:
        root: the project's folder.
        by_hand: take editions that were edited since as they stand now.

    Raises:
        BadInput: as `records`, or if a generated file is missing or damaged, or an edition was edited and `by_hand` is not set.
    """
    with reading(root):
        return _loaded(root, by_hand)


def _loaded(root: Path, by_hand: bool) -> Corpus:
    base = records(root)
    folder = root / "corpus"
    traced = {id: _traced(folder / "sources" / id / "edits.jsonl", root) for id in base.sources}
    entries, ledgers = [], {}
    for source_id, source in base.sources.items():
        for cut in source.cuts:
            ledgers[cut.document] = ledger_of(folder / "documents" / cut.document, root, strict=True)
            meta = base.metas[cut.document]
            entries.append(
                _entry(root, cut.document, meta, source, base.raws[source_id], traced[source_id], ledgers[cut.document], by_hand)
            )
    return replace(base, entries=tuple(entries), ledgers=ledgers, traced=traced, releases=releases(root), parallels=parallels_of(root))


def load_source(root: Path, id: str, *, by_hand: bool = False) -> Corpus:
    """The source of one document with all of its documents as they were last built, without reading the others.

    Args:
        root: the project's folder.
        id: the document; anything that is no id of a document there is refused.
        by_hand: take editions that were edited since as they stand now.

    Raises:
        BadInput: as `load`, or if there is no such document.
    """
    folder = root / "corpus"
    with reading(root):
        if id not in os.listdir(folder / "documents") or not (folder / "documents" / id / "document.yaml").is_file():
            raise BadInput(shown(id), "there is no such document", expected="an id from the list", then="jiaokan list")
        source_id = _record(folder / "documents" / id / "document.yaml", Meta, root).source
        place = folder / "sources" / source_id
        source = _record(place / "source.yaml", Source, root)
        raw, traced = _raw(place / "raw.txt", source, root), traced_of(place, root)
        metas = {cut.document: _record(folder / "documents" / cut.document / "document.yaml", Meta, root) for cut in source.cuts}
        for home in (place, *(folder / "documents" / name for name in metas)):
            refuse_links(root, home)
        ledgers = {name: ledger_of(folder / "documents" / name, root, strict=True) for name in metas}
        entries = tuple(_entry(root, name, meta, source, raw, traced, ledgers[name], by_hand) for name, meta in metas.items())
        sources = {source_id: source}
        return Corpus(sources, {source_id: raw}, metas, entries=entries, ledgers=ledgers, traced={source_id: traced})


def _entry(root: Path, id: str, meta: Meta, source: Source, raw: str, traced: Traced, ledger: Ledger, by_hand: bool) -> Entry:
    home = root / "corpus/documents" / id
    notes, blocks = annotations_of(home, root), blocks_of(home, root)
    seal = "" if by_hand else seal_of(meta, source, blocks, traced, notes, ledger)  # The record of a source has the digest of its raw text.
    return assemble(id, meta, meta.source, source, raw, blocks, traced, notes, ledger, by_hand=by_hand, seal=seal)


def _traced(path: Path, root: Path) -> Traced:
    text, name = read(path, root), path.relative_to(root).as_posix()
    return recalled("traced", (text,), lambda: provenance.parse(text, name))


def releases(root: Path) -> tuple[Release, ...]:
    """The releases so far, oldest first.

    Raises:
        BadInput: if one of the files is damaged.
    """
    paths = sorted((root / "corpus" / "releases").glob("*.json"))
    found = (release.parse(read(path, root), path.relative_to(root).as_posix()) for path in paths)
    return tuple(sorted(found, key=lambda one: release.order(one.version)))


def blocks_of(home: Path, root: Path) -> tuple[Block, ...]:
    """The blocks of an edition as the file has them.

    Raises:
        BadInput: if it cannot be read.
    """
    text = read(home / "edition.md", root)
    try:
        return recalled("edition", (text,), lambda: edition.parse(text))
    except ValueError as error:
        name = f"{home.relative_to(root).as_posix()}/edition.md"
        raise BadInput(name, str(error), then="mend the line, or git restore the edition, or jiaokan build") from None


def annotations_of(home: Path, root: Path) -> tuple[dict[str, Any], ...]:
    """The annotations of a document as flat records.

    Raises:
        BadInput: naming the line that is none.
    """
    text = read(home / "annotations.jsonl", root)
    return recalled("annotations", (text,), lambda: tuple(_annotations(text, f"{home.relative_to(root).as_posix()}/annotations.jsonl")))


def _annotations(text: str, name: str) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(text.split("\n"), 1):
        try:
            if line:
                yield parse_annotation(line)
        except ValueError as error:
            raise BadInput(f"{name}:{number}", str(error), expected="a line as jiaokan build writes it", then="jiaokan build") from None


def parallels_of(root: Path) -> tuple[dict[str, Any], ...]:
    """The parallel passages of the corpus; none if none were found.

    Raises:
        BadInput: if the file is damaged.
    """
    path = root / "corpus/parallels.jsonl"
    if not path.exists():
        return ()
    try:
        return tuple(json.loads(line) for line in read(path, root).split("\n") if line)
    except ValueError:
        name = path.relative_to(root).as_posix()
        raise BadInput(name, "a line is no JSON", expected="as jiaokan build writes it", then="jiaokan build") from None


def ledger_of(home: Path, root: Path, *, strict: bool = False) -> Ledger:
    """The ledger of a document; empty if it has none yet, unless it must have one."""
    path = home / "anchors.jsonl"
    if not strict and not path.exists():
        return Ledger()
    text, name = read(path, root), path.relative_to(root).as_posix()
    return recalled("ledger", (text,), lambda: anchors.parse(text, name))


def traced_of(folder: Path, root: Path) -> Traced:
    """What the edits of a source say; nothing if it was not built yet."""
    path = folder / "edits.jsonl"
    return _traced(path, root) if path.exists() else Traced({}, {}, {})


def parse_source(text: str, name: str) -> Source:
    """The record of a source that a text holds.

    Raises:
        BadInput: as `records`.
    """
    from jiaokan.record.yaml import read_record

    return read_record(text, Source, name, _EXAMPLE[Source], "jiaokan check")


def _record(path: Path, model: type[Model], root: Path) -> Model:
    from jiaokan.record.yaml import read_record

    text, name = read(path, root), path.relative_to(root).as_posix()
    return recalled(model.__name__, (text,), lambda: read_record(text, model, name, _EXAMPLE[model], "jiaokan check"))


def _raw(path: Path, source: Source, root: Path) -> str:
    name = path.relative_to(root).as_posix()
    try:
        data = path.read_bytes()
    except OSError as error:
        raise BadInput(
            name, f"the raw text cannot be read: {refusal(error)}", expected="the file as it came", then="git restore it"
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
    except (UnicodeDecodeError, LookupError):
        raise BadInput(
            name, f"it cannot be decoded as {source.encoding}", expected="the encoding of the file", then="jiaokan add"
        ) from None


def _superseded(sources: Mapping[str, Source]) -> list[str]:
    """The sources whose place another one took: by way of others too it ends at one that is built."""
    found = [id for id, source in sources.items() if source.superseded]
    for id in found:
        seen, last = {""}, id
        while last not in seen and last in sources:
            seen.add(last)
            last = sources[last].superseded or ""
        if last:
            raise BadInput(
                f"corpus/sources/{id}/source.yaml",
                f"superseded: {shown(str(sources[id].superseded))} is no source that is built",
                expected="the source that took its place",
                then="jiaokan check",
            )
    return found


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
                expected=f"a cut named {id} in its source.yaml; if another document took it in, `former: [{id}]` there and no record here",
                then="jiaokan check",
            )
