"""Build every source and write what changed: all of it or nothing, and nothing that was published without the editor's word."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from jiaokan.anchor import ledger as anchors
from jiaokan.anchor.carry import Carried, retire
from jiaokan.anchor.word import sent_away
from jiaokan.build import Built, Published, build_source
from jiaokan.corpus import cache
from jiaokan.corpus.annotating import annotated
from jiaokan.corpus.change import Change, compare
from jiaokan.corpus.files import plain, read, says
from jiaokan.corpus.forgotten import refuse_forgetting
from jiaokan.corpus.history import ever_published
from jiaokan.corpus.memory import remembering
from jiaokan.corpus.model import Corpus
from jiaokan.corpus.reading import blocks_of, records, releases, traced_of
from jiaokan.corpus.spool import Spooled
from jiaokan.corpus.standing import DocumentSummary, Everything, PublishedDocuments, PublishedIds, StandingDocuments, StandingSources
from jiaokan.corpus.transaction import reading, write, writing
from jiaokan.edition import markdown as edition
from jiaokan.edition import provenance
from jiaokan.edition.document import Block
from jiaokan.edition.provenance import Traced
from jiaokan.entry.release import Release
from jiaokan.errors import BadInput
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
    kept: frozenset[str]
    """Sources that were not built again: their files stay, but for the references in them."""
    standing: StandingDocuments
    """What is asked of their documents."""


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
    known, history = releases(root), ever_published(root)
    old = cache.known(root)
    released = released_documents(base, known, history)
    same, there = _unchanged(base, root, released), PublishedDocuments(base, root)
    refuse_hand_edits(base, root, same=same)
    refuse_forgetting(base, PublishedIds(base, there, StandingDocuments(base, root), same), known, root, accept, history, same)
    plan = make_plan(base, there, root, same, released)
    if accept or not any(change.waits for change in plan.changes):
        made = _files(plan, root / "corpus", reason)
        for path in [path for path, text in made.items() if says(path, text)]:
            del made[path]
        write(root, made, "build")
        new = {id: old[id] if id in plan.kept else _key(base, root, id, released) for id in base.sources}
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
    same = unchanged_sources(base, root) - {source}
    plan = make_plan(base, PublishedDocuments(base, root), root, same)
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


def unchanged_sources(base: Corpus, root: Path) -> set[str]:
    """The sources that are as the last build left them, what was published of them among it."""
    return _unchanged(base, root, released_documents(base, releases(root), ever_published(root)))


def _unchanged(base: Corpus, root: Path, released: Collection[str]) -> set[str]:
    """The sources that are as the last build left them."""
    old = cache.known(root)
    return {id for id in base.sources if id in old and old[id] == _key(base, root, id, released)}


def _key(base: Corpus, root: Path, id: str, released: Collection[str]) -> str | None:
    source = base.sources[id]
    return cache.key(root, id, source, released, [name for cut in source.cuts for name in base.metas[cut.document].former])


def stale(root: Path, *, quick: bool = False) -> tuple[str, ...]:
    """The generated files that are not as a build would make them now, the first law of a committed edition.

    Args:
        root: the project's folder.
        quick: take the sources for built whose program, inputs and outputs have the digests that the last build wrote down.
    """
    with reading(root):
        base = records(root)
        same = unchanged_sources(base, root) if quick else set[str]()
        made = _files(make_plan(base, PublishedDocuments(base, root), root, same), root / "corpus", "")
        return tuple(sorted(path.relative_to(root).as_posix() for path, text in made.items() if not says(path, text)))


def hand_edited(base: Corpus, root: Path, same: Collection[str] = ()) -> tuple[str, ...]:
    """The documents whose edition is not as it was built; of sources that are known to be the `same`, none is."""
    return tuple(
        cut.document
        for id, source in base.sources.items()
        if id not in same
        for traced in (traced_of(root / "corpus/sources" / id, root),)
        for cut in source.cuts
        if _edited(traced, cut.document, root / "corpus/documents" / cut.document / "edition.md", root)
    )


def refuse_hand_edits(base: Corpus, root: Path, but: str | None = None, same: Collection[str] = ()) -> None:
    """See that no hand edit would be lost.

    Raises:
        EditedByHand: naming the first such edition that is not `but`.
    """
    for document in hand_edited(base, root, same):
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
    stays, fresh = StandingDocuments(base, root), [id for id in base.sources if id not in same]
    taken = {id for ids in PublishedIds(base, there, stays, same).values() for id in ids} if fresh else set()
    built, compared = Spooled[str, Built](root), dict[str, Change]()
    for id in fresh:
        last = {cut.document: there[cut.document] for cut in base.sources[id].cuts}
        built[id] = made = build_source(base.raws[id], base.sources[id], f"corpus/sources/{id}/source.yaml", last, taken)
        for document, carried in made.carried.items():
            compared[document] = _compared(document, last[document], carried, root, released)
    every = Everything(base, StandingSources(base, root, there, built))
    for id, source in base.sources.items():
        every.sent |= sent_away(every, source.anchors, f"corpus/sources/{id}/source.yaml")
    if again := {base.metas[document].source for document in every.sent}.intersection(same):
        return make_plan(base, there, root, set(same) - again, released)
    for document, carried in every.sent.items():
        id = base.metas[document].source
        built[id] = replace(built[id], carried={**built[id].carried, document: carried})
        compared[document] = _compared(document, there[document], carried, root, released)
    changes: list[Change] = []
    for id, source in base.sources.items():
        if id in built:
            changes += [compared[document] for document in built[id].carried]
        else:
            changes += [Change.none(cut.document, stays[cut.document].blocks, cut.document in released) for cut in source.cuts]
    return Plan(base, StandingSources(base, root, there, built), there, tuple(changes), frozenset(same), stays)


def _compared(document: str, last: Published, carried: Carried, root: Path, released: Collection[str]) -> Change:
    return compare(document, last, carried, _types(root / "corpus/documents" / document, root), document in released)


def released_documents(base: Corpus, known: tuple[Release, ...], history: Mapping[str, Collection[str]]) -> set[str]:
    """The documents whose text was published, also under a former name: by a release, or by a push."""
    names = {name for release in known for name in release.documents} | {name for name, ids in history.items() if ids}
    return {id for id, meta in base.metas.items() if not names.isdisjoint((id, *meta.former))}


def files(plan: Plan, folder: Path, reason: str) -> dict[Path, str]:
    """The generated files of the corpus."""
    return dict(_files(plan, folder, reason))


def _files(plan: Plan, folder: Path, reason: str) -> Spooled[Path, str]:
    made = Spooled[Path, str](folder.parent)
    standing: dict[str, DocumentSummary] = {}
    for id, record in plan.base.sources.items():
        if id in plan.kept:
            standing |= {cut.document: plan.standing[cut.document] for cut in record.cuts}
            continue
        source = plan.built[id]
        made[folder / "sources" / id / "edits.jsonl"] = provenance.dump(source.documents, source.rest, record.sha256)
        for document, carried in source.carried.items():
            home = folder / "documents" / document
            grown = retire(carried.ledger, carried.lost, reason) if carried.lost else carried.ledger
            both = edition.write(carried.blocks), anchors.dump(grown)
            made[home / "edition.md"], made[home / "anchors.jsonl"] = both
            standing[document] = plan.standing.built(document, carried.blocks, frozenset(grown.ids), both)

    def blocks(document: str) -> tuple[Block, ...]:
        return plan.built[plan.base.metas[document].source].carried[document].blocks

    for path, text in annotated(plan.base, standing, blocks, folder):
        made[path] = text
    return made


def _types(home: Path, root: Path) -> dict[str, Block]:
    """The blocks of the edition on disk, by anchor; none if it cannot be read."""
    try:
        return {block.anchor: block for block in blocks_of(home, root) if block.anchor}
    except BadInput:
        return {}
