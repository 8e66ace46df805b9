"""A new version of a source takes the place of the raw text, or stands beside it: its anchors are carried over, once it may."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from jiaokan.corpus.building import files, make_plan, refuse_hand_edits
from jiaokan.corpus.change import Change
from jiaokan.corpus.files import as_there, read, says
from jiaokan.corpus.history import git
from jiaokan.corpus.model import Corpus
from jiaokan.corpus.reading import records, traced_of
from jiaokan.corpus.recorded import parse_source
from jiaokan.corpus.standing import published
from jiaokan.corpus.transaction import write, writing
from jiaokan.desk.proof import Proof
from jiaokan.errors import BadInput, shown
from jiaokan.intake.record_parts import without
from jiaokan.intake.record_text import added, with_values
from jiaokan.record.base import Id
from jiaokan.record.schema import AnchorWord, Source
from jiaokan.source.file import describe


@dataclass(frozen=True)
class Replaced:
    """What a new version does to the documents of its source, and to none else."""

    changes: tuple[Change, ...]
    before: Counter[str]
    """How often the old raw text was changed for each reason."""
    after: Counter[str]
    """The same of the new one."""
    written: bool


def replace_raw(
    root: Path,
    source: str,
    path: Path,
    *,
    beside: str | None = None,
    url: str | None = None,
    captured: str | None = None,
    accept: bool = False,
    reason: str = "",
    words: Sequence[AnchorWord] = (),
) -> Replaced:
    """Put a file in the place of a source's raw text, or beside it as a later edition of the same documents.

    Args:
        root: the project's folder.
        source: the id of the source.
        path: the file.
        beside: the id of a new source for the file: the old one stays as it was built, and says that it is superseded.
        url: where it came from, if from elsewhere.
        captured: the day it was fetched, in ISO 8601.
        accept: whether it may be; without it nothing is written, and what it would do is told.
        reason: why; the ledger keeps it for anchors that find no block.
        words: where anchors stand in the new version that find no block by themselves; they come into its record.
            Those on the old version that were followed leave it: they name blocks of a text that is no longer there.

    Raises:
        BadInput: if there is no such source, the file is no text or the same, the old raw text would be lost,
            an edition was edited by hand, the new id is taken, or a decision does not fit the new text.
    """
    with writing(root, "replace"):
        base = records(root)
        if source not in base.sources and source in base.metas:
            its = base.metas[source].source
            raise BadInput(source, "this is a document", expected=f"its source, {its}", then=f"jiaokan replace {its} {shown(str(path))}")
        if source not in base.sources:
            raise BadInput(source, "there is no such source", expected=", ".join(base.sources), then="ls corpus/sources")
        refuse_hand_edits(base, root)
        data = _bytes(path, base, source)
        if beside is None:
            _see_that_the_old_one_is_kept(root / "corpus/sources" / source / "raw.txt", root)
        elif (root / "corpus/sources" / beside).exists():
            raise BadInput("--beside", f"there is a source {beside} already", expected="an id that is free", then="jiaokan replace --help")
        described, raw = describe(str(path), data)
        values = {"file": path.name, "sha256": sha256(data).hexdigest(), "bytes": len(data), "encoding": str(described["encoding"])}
        more = {key: value for key, value in (("url", url), ("captured", captured)) if value}
        records_ = _records(root, source, beside, values | more, words, _followed(base, source, root))
        id = beside or source
        home = root / "corpus/sources" / id
        new = parse_source(records_[home / "source.yaml"], f"corpus/sources/{id}/source.yaml")
        base = _with(base, source, id, new, raw)
        old = _reasons(root, source)
        try:
            plan = make_plan(base, published(base, root), root, released=base.metas)
        except BadInput as error:
            then = f"change that decision in source.yaml or take it out, then jiaokan replace {source} {shown(str(path))}"
            raise BadInput(error.where, error.found, expected=error.expected, example=error.example, then=then) from None
        made = files(plan, root / "corpus", reason)
        if accept:
            changed = {file: text for file, text in made.items() if not says(file, text)}
            kept = {file: as_there(file, text) for file, text in records_.items()}
            write(root, {home / "raw.txt": data, **kept, **changed}, "replace")
        mine = {cut.document for cut in new.cuts}
        after = Counter(code for one in plan.built[id].documents for block in one.blocks for p in block.body.pieces for code in p.why)
        return Replaced(tuple(change for change in plan.changes if change.document in mine or change.changes), old, after, accept)


def _bytes(path: Path, base: Corpus, source: str) -> bytes:
    """The bytes of the new version."""
    try:
        data = path.read_bytes()
    except (FileNotFoundError, IsADirectoryError):
        raise BadInput(str(path), "there is no such file", expected="the new version, as it came", then="jiaokan replace --help") from None
    if sha256(data).hexdigest() == base.sources[source].sha256:
        raise BadInput(
            str(path), f"this is the raw text of {source}, byte for byte", expected="another version of it", then="jiaokan build"
        )
    return data


def _records(
    root: Path, source: str, beside: str | None, values: Mapping[str, Any], words: Sequence[AnchorWord] = (), spent: Sequence[int] = ()
) -> dict[Path, str]:
    """The records as they are to be: that of the source with other values; of a new one beside it, those that name it too."""
    folder = root / "corpus"
    home = folder / "sources" / source
    record = read(home / "source.yaml", root)
    new = added(without(record, [("anchors", place) for place in spent]), "anchors", [word.model_dump() for word in words])
    if beside is None:
        return {home / "source.yaml": with_values(new, values)}
    try:
        TypeAdapter(Id).validate_python(beside)
    except ValidationError:
        raise BadInput(
            "--beside",
            f"«{shown(beside)}» is no id",
            expected="lower-case ASCII words joined by hyphens",
            example=f"{source}-2",
            then="jiaokan replace --help",
        ) from None
    documents = [folder / "documents" / cut.document / "document.yaml" for cut in parse_source(record, source).cuts]
    return {
        folder / "sources" / beside / "source.yaml": with_values(new, values),
        home / "source.yaml": with_values(record, {"superseded": beside}),
        **{path: with_values(read(path, root), {"source": beside}) for path in documents},
    }


def _with(base: Corpus, source: str, id: str, new: Source, raw: str) -> Corpus:
    """The records with the new version in the place of the old one."""
    sources = {name: one for name, one in base.sources.items() if name != source} | {id: new}
    raws = {name: one for name, one in base.raws.items() if name != source} | {id: raw}
    mine = {cut.document for cut in new.cuts}
    metas = {name: meta.model_copy(update={"source": id}) if name in mine else meta for name, meta in base.metas.items()}
    return replace(base, sources=dict(sorted(sources.items())), raws=raws, metas=metas)


def _followed(base: Corpus, source: str, root: Path) -> list[int]:
    """Which words on anchors the standing edition followed: those whose anchor leads to the block that they name."""
    there = published(base, root)
    followed = []
    for place, word in enumerate(base.sources[source].anchors):
        if not word.to or word.into not in (None, word.document):
            continue
        blocks = there[word.document].blocks
        try:
            named = Proof.of(block.text for block in blocks).block(word.to, None, source).block
        except BadInput:
            continue
        if there[word.document].ledger.leads(word.id) == blocks[named].anchor:
            followed.append(place)
    return followed


def _reasons(root: Path, source: str) -> Counter[str]:
    """How often each reason stands in the edits of a source, in the blocks of its documents."""
    traced = traced_of(root / "corpus/sources" / source, root)
    pieces = (piece for blocks in traced.blocks.values() for row in blocks.values() for piece in row)
    return Counter(code for piece in pieces if isinstance(piece, dict) for code in piece["why"])


def _see_that_the_old_one_is_kept(path: Path, root: Path) -> None:
    """Editions that were cited were made of it: it stays in git. A corpus outside of git has no history that could keep it."""
    if git(root, "rev-parse", "--verify", "--quiet", "HEAD") is None:
        return
    name = path.relative_to(root).as_posix()
    if git(root, "cat-file", "blob", f"HEAD:./{name}") != path.read_bytes():
        raise BadInput(
            name,
            "this raw text is in no commit, and would be lost",
            expected="the old version committed",
            then=f"git add {name}; git commit",
        )
