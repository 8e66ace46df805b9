"""What is in `corpus/`: the editor's records, checked as they come in, and the editions as they were last built."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from jiaokan.anchor import ledger as anchors
from jiaokan.anchor.ledger import Ledger
from jiaokan.annotate.record import parse as parse_annotation
from jiaokan.corpus.authority import read_authority
from jiaokan.corpus.files import named, read
from jiaokan.corpus.json_lines import JsonLines
from jiaokan.corpus.lazy import ReadValues
from jiaokan.corpus.memory import is_sealed, recalled_of, sealed
from jiaokan.corpus.model import Corpus, Earlier
from jiaokan.corpus.recorded import homes, meta_of, raw_of, raw_texts, refuse_disagreement, source_of, superseded
from jiaokan.corpus.transaction import reading, refuse_links
from jiaokan.edition import markdown as edition
from jiaokan.edition import provenance
from jiaokan.edition.document import Block
from jiaokan.edition.provenance import Traced
from jiaokan.entry import release
from jiaokan.entry.entry import Entry, EntryLedgers, assemble
from jiaokan.entry.lean import SAID_KINDS, LeanEntry
from jiaokan.entry.release import Release
from jiaokan.errors import BadInput, shown
from jiaokan.record.schema import Meta


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
    sources = {id: source_of(f"{folder}/sources/{id}", root) for id in homes(folder / "sources", "source.yaml")}
    gone = {id: sources.pop(id) for id in superseded(sources)}
    raws = raw_texts(sources, root)
    places = {id: folder / "sources" / id for id in gone}
    earlier = {id: Earlier(one, raw_of(places[id], one, root), traced_of(places[id], root)) for id, one in gone.items()}
    metas = {id: meta_of(f"{folder}/documents/{id}", root) for id in homes(folder / "documents", "document.yaml")}
    refuse_disagreement(sources, metas)
    return Corpus(sources, raws, metas, authority=read_authority(root), earlier=earlier)


def load(root: Path, *, by_hand: bool = False, ahead: Callable[[Entry], None] | None = None) -> Corpus:
    """The whole corpus as it was last built.

    Args:
        root: the project's folder.
        by_hand: take editions that were edited since as they stand now.
        ahead: what is done with each document that is read whole, before that is let go; without it all that was read stays in memory.

    Raises:
        BadInput: as `records`, or if a generated file is missing or damaged, or an edition was edited and `by_hand` is not set.
    """
    with reading(root):
        return _loaded(root, by_hand, ahead)


def _loaded(root: Path, by_hand: bool, ahead: Callable[[Entry], None] | None) -> Corpus:
    base = records(root)
    whole = replace(base, traced=ReadValues(base.sources, partial(_traced_source, root)))
    entries = tuple(_entry(root, whole, cut.document, by_hand, ahead) for source in base.sources.values() for cut in source.cuts)
    return replace(whole, entries=entries, ledgers=EntryLedgers(entries), releases=releases(root), parallels=parallels_of(root))


def _traced_source(root: Path, id: str) -> Traced:
    return _traced(root / "corpus/sources" / id / "edits.jsonl", root)


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
        source_id = meta_of(folder / "documents" / id, root).source
        place = folder / "sources" / source_id
        source = source_of(place, root)
        raw, traced = raw_of(place, source, root), traced_of(place, root)
        metas = {cut.document: meta_of(folder / "documents" / cut.document, root) for cut in source.cuts}
        for home in (place, *(folder / "documents" / name for name in metas)):
            refuse_links(root, home)
        base = Corpus({source_id: source}, {source_id: raw}, metas, traced={source_id: traced})
        entries = tuple(_entry(root, base, name, by_hand) for name in metas)
        return replace(base, entries=entries, ledgers=EntryLedgers(entries))


def _entry(root: Path, base: Corpus, id: str, by_hand: bool, ahead: Callable[[Entry], None] | None = None) -> Entry:
    """One document; of one that was read before only what most ask for."""
    if by_hand:
        return _whole(root, base, id, by_hand=True)
    meta = base.metas[id]
    fresh: list[Entry] = []

    def lean() -> LeanEntry:
        blocks = blocks_of(root / "corpus/documents" / id, root)
        fresh[:] = [one := _whole(root, base, id, blocks)]
        return LeanEntry.of(blocks, [getattr(one, kind) for kind in SAID_KINDS], one.ids, ended=one.ended)

    known, seal = sealed("entry", _files_of(root, meta, id), lean, id)
    if not seal:
        return fresh.pop()
    one = {"id": id, "meta": meta, "source_id": meta.source, "source": base.sources[meta.source], "seal": seal}
    later = partial(_read_later, root, base, id, seal)
    if not fresh:
        return Entry.known(one, known, later)
    entry = Entry.known(one, known, later, fresh.pop())
    if ahead is not None:
        ahead(entry)
        entry.let_go()
    return entry


def _files_of(root: Path, meta: Meta, id: str) -> list[str]:
    """The paths of all that an entry is made of."""
    place, beside = f"{root}/corpus/documents/{id}", f"{root}/corpus/sources/{meta.source}"
    files = [f"{place}/{name}" for name in ("document.yaml", "edition.md", "anchors.jsonl", "annotations.jsonl")]
    return files + [f"{beside}/{name}" for name in ("source.yaml", "raw.txt", "edits.jsonl")]


def _whole(root: Path, base: Corpus, id: str, blocks: tuple[Block, ...] | None = None, *, by_hand: bool = False) -> Entry:
    meta, home = base.metas[id], root / "corpus/documents" / id
    notes, blocks, ledger = annotations_of(home, root), blocks or blocks_of(home, root), ledger_of(home, root, strict=True)
    raw, traced = base.raws[meta.source], base.traced[meta.source]
    return assemble(id, meta, meta.source, base.sources[meta.source], raw, blocks, traced, notes, ledger, by_hand=by_hand)


def _read_later(root: Path, base: Corpus, id: str, seal: str) -> Entry:
    whole = _whole(root, base, id)
    if not is_sealed(seal, "entry", _files_of(root, base.metas[id], id), id):
        raise BadInput(
            f"corpus/documents/{id}",
            "it was changed while it was read",
            expected="files that nobody writes meanwhile",
            then="give the command again",
        )
    return whole


def _traced(path: Path, root: Path) -> Traced:
    return recalled_of("traced", (str(path),), lambda: provenance.parse(read(path, root), named(path, root)))


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
    path = home / "edition.md"
    try:
        return recalled_of("edition", (str(path),), lambda: edition.parse(read(path, root)))
    except BadInput:
        raise
    except ValueError as error:
        name = f"{home.relative_to(root).as_posix()}/edition.md"
        raise BadInput(name, str(error), then="mend the line, or git restore the edition, or jiaokan build") from None


def annotations_of(home: Path, root: Path) -> tuple[dict[str, Any], ...]:
    """The annotations of a document as flat records.

    Raises:
        BadInput: naming the line that is none.
    """
    path = home / "annotations.jsonl"
    return recalled_of("annotations", (str(path),), lambda: tuple(_annotations(read(path, root), named(path, root))))


def _annotations(text: str, name: str) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(text.split("\n"), 1):
        try:
            if line:
                yield parse_annotation(line)
        except ValueError as error:
            raise BadInput(f"{name}:{number}", str(error), expected="a line as jiaokan build writes it", then="jiaokan build") from None


def parallels_of(root: Path) -> JsonLines:
    """The parallel passages of the corpus; none if none were found.

    Raises:
        BadInput: if the file is damaged.
    """
    path = root / "corpus/parallels.jsonl"
    if not path.exists():
        return JsonLines()
    try:
        return JsonLines(line for line in read(path, root).split("\n") if line)
    except ValueError:
        name = path.relative_to(root).as_posix()
        raise BadInput(name, "a line is no JSON", expected="as jiaokan build writes it", then="jiaokan build") from None


def ledger_of(home: Path, root: Path, *, strict: bool = False) -> Ledger:
    """The ledger of a document; empty if it has none yet, unless it must have one."""
    path = home / "anchors.jsonl"
    if not strict and not path.exists():
        return Ledger()
    return recalled_of("ledger", (str(path),), lambda: anchors.parse(read(path, root), named(path, root)))


def traced_of(folder: Path, root: Path) -> Traced:
    """What the edits of a source say; nothing if it was not built yet."""
    path = folder / "edits.jsonl"
    return _traced(path, root) if path.exists() else Traced({}, {}, {})
