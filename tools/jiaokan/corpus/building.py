"""Build every source and write what changed: all of it or nothing, and nothing that was published without the editor's word."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from jiaokan.anchor import ledger as anchors
from jiaokan.anchor.carry import Carried, retire
from jiaokan.anchor.ledger import Ledger
from jiaokan.anchor.word import sent_away
from jiaokan.build import Built, Published, build_source
from jiaokan.corpus import cache
from jiaokan.corpus.annotating import annotated, target
from jiaokan.corpus.change import Change, compare
from jiaokan.corpus.files import plain, read, says
from jiaokan.corpus.forgotten import refuse_forgetting
from jiaokan.corpus.history import ever_published
from jiaokan.corpus.memory import remembering
from jiaokan.corpus.model import Corpus
from jiaokan.corpus.reading import blocks_of, ledger_of, records, releases, traced_of
from jiaokan.corpus.transaction import reading, write, writing
from jiaokan.edition import markdown as edition
from jiaokan.edition import provenance
from jiaokan.edition.document import Block, Document
from jiaokan.edition.provenance import Traced
from jiaokan.entry.release import Release
from jiaokan.errors import BadInput
from jiaokan.record.schema import Source
from jiaokan.reference.target import Targets
from jiaokan.text import Text
from jiaokan.text.digest import digest


class EditedByHand(BadInput):
    """An edition is not as it was built: a build would destroy what a person wrote."""


@dataclass(frozen=True)
class Plan:
    """What a build would write."""

    base: Corpus
    built: Mapping[str, Built]
    there: Mapping[str, Published]
    changes: tuple[Change, ...]
    kept: frozenset[str] = frozenset()
    """Sources that were not built again: their files stay, but for the references in them."""


def build(root: Path, *, accept: bool = False, reason: str = "") -> tuple[Change, ...]:
    """Build every source and write what changed, all of it or nothing.

    Args:
        root: the project's folder.
        accept: let published text change, and anchors that found no block be retired.
        reason: why they may go; the ledger keeps it.

    Returns:
        What became of each document. If one of them waits for the editor's word and `accept` is not set, nothing is written.

    Raises:
        EditedByHand: if an edition was edited since it was built.
        Forgotten: if a document or an anchor is gone that was published.
    """
    with remembering(root), writing(root, "build"):
        return _build(root, accept, reason)


def _build(root: Path, accept: bool, reason: str) -> tuple[Change, ...]:
    base = records(root)
    there = published(base, root)
    refuse_hand_edits(base, root)
    known, history = releases(root), ever_published(root)
    refuse_forgetting(base, {id: one.ledger for id, one in there.items()}, known, root, accept, history)
    old = cache.known(root)
    released = released_documents(base, known, history)
    plan = make_plan(base, there, root, _unchanged(base, root, released), released)
    if accept or not any(change.waits for change in plan.changes):
        write(root, {path: text for path, text in files(plan, root / "corpus", reason).items() if not says(path, text)}, "build")
        new = {id: cache.key(root, id, source, released) for id, source in base.sources.items()}
        if new != old:
            cache.keep(root, {id: key for id, key in new.items() if key})
    return plan.changes


def see_that_it_is_built(base: Corpus, root: Path, source: str) -> tuple[Plan, frozenset[str]]:
    """See that the corpus is as a build would make it, so that what a command does is all that changes.

    Args:
        base: the records.
        root: the project's folder.
        source: the source about which the command is; it is built again in any case.

    Returns:
        The plan that changes nothing, and the other sources that were not built again for it.

    Raises:
        BadInput: if a build would change something, or an edition was edited by hand.
    """
    refuse_hand_edits(base, root)
    same = _unchanged(base, root, released_documents(base, releases(root), ever_published(root))) - {source}
    plan = make_plan(base, published(base, root), root, same)
    for change in plan.changes:
        if change.changes:
            where = f"corpus/documents/{change.document}/edition.md"
            raise BadInput(where, "it is not as a build would make it now", expected="a corpus that was built", then="jiaokan build")
    return plan, plan.kept


def refuse_to_change(documents: Iterable[str]) -> None:
    """See that nothing changes but what was asked for.

    Args:
        documents: others that would change too.

    Raises:
        BadInput: naming the first of them.
    """
    for document in documents:
        raise BadInput(
            document,
            "it would change too",
            expected="a document whose end is that of its own words",
            then=f"jiaokan show {document}, and change the cuts in its source.yaml by hand; nothing was written",
        )


def _unchanged(base: Corpus, root: Path, released: Collection[str]) -> set[str]:
    """The sources that are as the last build left them."""
    old = cache.known(root)
    return {id for id, source in base.sources.items() if id in old and old[id] == cache.key(root, id, source, released)}


def stale(root: Path, *, quick: bool = False) -> tuple[str, ...]:
    """The generated files that are not as a build would make them now, the first law of a committed edition.

    Args:
        root: the project's folder.
        quick: take the sources for built whose program, inputs and outputs have the digests that the last build wrote down.
    """
    with reading(root):
        base = records(root)
        same = _unchanged(base, root, released_documents(base, releases(root), ever_published(root))) if quick else set[str]()
        made = files(make_plan(base, published(base, root), root, same), root / "corpus", "")
        return tuple(sorted(path.relative_to(root).as_posix() for path, text in made.items() if not says(path, text)))


def published(base: Corpus, root: Path) -> dict[str, Published]:
    """What was last built of each document.

    Its blocks come from the edits, which hold them whole: what a hand does to an edition cannot move an anchor.
    A document that took in another one, whose ledger still stands under its former name, takes over its anchors too.
    """
    found: dict[str, Published] = {}
    for id, source in base.sources.items():
        traced = traced_of(root / "corpus/sources" / id, root)
        same = traced.raw == source.sha256
        for cut in source.cuts:
            former = base.metas[cut.document].former
            found[cut.document] = _published(cut.document, former, traced, base.raws[id] if same else None, root)
    return found


def _published(document: str, former: Sequence[str], traced: Traced, raw: str | None, root: Path) -> Published:
    folder = root / "corpus/documents"
    ledger, names = ledger_of(folder / document, root), [document]
    for name in former:
        other = ledger_of(folder / name, root)
        renamed = name in traced.blocks and not other.events
        if renamed or other.ids - ledger.ids:
            names.append(name)
            ledger = Ledger((*ledger.events, *other.events))
    editions = [name for name in names if (folder / name / "edition.md").exists()]
    if raw is None or not all(name in traced.blocks for name in editions if name != document):
        return Published(tuple(block for name in editions for block in blocks_of(folder / name, root)), ledger)
    restored = [pair for name in names for pair in traced.blocks.get(name, {}).items()]
    return Published(tuple(provenance.restore(anchor, pieces, raw) for anchor, pieces in restored), ledger, True)


def hand_edited(base: Corpus, root: Path) -> tuple[str, ...]:
    """The documents whose edition is not as it was built."""
    return tuple(
        cut.document
        for id, source in base.sources.items()
        for traced in (traced_of(root / "corpus/sources" / id, root),)
        for cut in source.cuts
        if _edited(traced, cut.document, root / "corpus/documents" / cut.document / "edition.md", root)
    )


def refuse_hand_edits(base: Corpus, root: Path, but: str | None = None) -> None:
    """See that no hand edit would be lost.

    Raises:
        EditedByHand: naming the first such edition that is not `but`.
    """
    for document in hand_edited(base, root):
        if document != but:
            raise EditedByHand(
                f"corpus/documents/{document}/edition.md",
                "it was edited by hand since it was built",
                expected="decisions in source.yaml, which `jiaokan adopt` makes of the edits",
                then=f"jiaokan adopt {document} --reason TEXT, or git restore the edition",
            )


def _edited(traced: Traced, document: str, path: Path, root: Path) -> bool:
    seal = traced.editions.get(document)
    return seal is not None and path.exists() and digest(plain(read(path, root))) != seal


def make_plan(base: Corpus, there: Mapping[str, Published], root: Path, same: Collection[str] = (), released: Collection[str] = ()) -> Plan:
    """Build the sources.

    Args:
        base: the records.
        there: what was last built of each document.
        root: the project's folder.
        same: sources that a build would leave as they are: they are taken from their files.
        released: documents whose text was published.
    """
    taken = {id for one in there.values() for id in one.ledger.ids}
    built: dict[str, Built] = {}
    changes: list[Change] = []
    for id, source in base.sources.items():
        where = f"corpus/sources/{id}/source.yaml"
        built[id] = _as_it_is(source, there, root) if id in same else build_source(base.raws[id], source, where, there, taken)
    every = {document: carried for one in built.values() for document, carried in one.carried.items()}
    for id, source in base.sources.items():
        every = sent_away(every, source.anchors, f"corpus/sources/{id}/source.yaml")
    kept = {id for id in same if all(every[document] is carried for document, carried in built[id].carried.items())}
    if len(kept) < len(same):
        return make_plan(base, there, root, kept, released)
    for id in base.sources:
        built[id] = replace(built[id], carried={document: every[document] for document in built[id].carried})
        for document, carried in built[id].carried.items():
            typed = _types(root / "corpus/documents" / document, root)
            changes.append(compare(document, there[document], carried, typed, document in released))
    return Plan(base, built, there, tuple(changes), frozenset(kept))


def released_documents(base: Corpus, known: tuple[Release, ...], history: Mapping[str, Collection[str]]) -> set[str]:
    """The documents whose text was published, also under a former name: by a release, or by a push."""
    names = {name for release in known for name in release.documents} | {name for name, ids in history.items() if ids}
    return {id for id, meta in base.metas.items() if not names.isdisjoint((id, *meta.former))}


def files(plan: Plan, folder: Path, reason: str) -> dict[Path, str]:
    """The generated files of the corpus."""
    made: dict[Path, str] = {}
    blocks = {document.id or "": document.blocks for source in plan.built.values() for document in source.documents}
    works = plan.base.authority.works.names()
    targets = Targets.of(target(id, meta, blocks[id], works.get(id, ())) for id, meta in plan.base.metas.items())
    for id, source in plan.built.items():
        if id not in plan.kept:
            made[folder / "sources" / id / "edits.jsonl"] = provenance.dump(source.documents, source.rest, plan.base.sources[id].sha256)
        for document, carried in source.carried.items():
            home = folder / "documents" / document
            if id not in plan.kept:
                grown = retire(carried.ledger, carried.lost, reason) if carried.lost else carried.ledger
                made[home / "edition.md"] = edition.write(carried.blocks)
                made[home / "anchors.jsonl"] = anchors.dump(grown)
    documents = {document: carried.blocks for source in plan.built.values() for document, carried in source.carried.items()}
    return made | annotated(plan.base, documents, targets, folder)


def _as_it_is(source: Source, there: Mapping[str, Published], root: Path) -> Built:
    """A source as its files have it; what stands between its blocks stays in the file."""
    carried = {}
    for cut in source.cuts:
        blocks = blocks_of(root / "corpus/documents" / cut.document, root)
        carried[cut.document] = Carried(blocks, there[cut.document].ledger, (), 0, 0)
    documents = tuple(Document(one.blocks, id=document) for document, one in carried.items())
    return Built(documents, carried, Text(()))


def _types(home: Path, root: Path) -> dict[str, Block]:
    """The blocks of the edition on disk, by anchor; none if it cannot be read."""
    try:
        return {block.anchor: block for block in blocks_of(home, root) if block.anchor}
    except BadInput:
        return {}
