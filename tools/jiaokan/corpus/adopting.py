"""Hand edits become decisions in `source.yaml`, and the editions are built from them: all of it is written, or nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from jiaokan.anchor.match import shared
from jiaokan.build import Published
from jiaokan.corpus.building import Plan, files, hand_edited, make_plan, refuse_hand_edits
from jiaokan.corpus.change import Change, compare
from jiaokan.corpus.files import as_there, read
from jiaokan.corpus.model import Corpus
from jiaokan.corpus.pending import settled
from jiaokan.corpus.reading import blocks_of, records, traced_of
from jiaokan.corpus.recorded import parse_source
from jiaokan.corpus.standing import published
from jiaokan.corpus.transaction import reading, write, writing
from jiaokan.desk.adoption import Decisions, adopt, apart, form, said
from jiaokan.edition import markdown as edition
from jiaokan.edition.document import Block
from jiaokan.errors import BadInput, shown
from jiaokan.intake.record_text import added
from jiaokan.record.base import Record
from jiaokan.record.schema import Ignore, Review, Source
from jiaokan.text.digest import digest


class Overtaken(BadInput):
    """A text was changed on the disk since an editor opened it."""


@dataclass(frozen=True)
class Adopted:
    """What became of the hand edits of one document."""

    document: str
    decisions: Decisions
    change: Change


def edited_documents(root: Path) -> tuple[str, ...]:
    """The documents whose edition was edited by hand since it was built."""
    with reading(root):
        return hand_edited(records(root), root)


def adopt_edits(root: Path, document: str, reason: str) -> Adopted:
    """Turn the hand edits of a document into decisions, and build.

    Args:
        root: the project's folder.
        document: its id.
        reason: why; it stands in each decision, and in the ledger if an anchor goes.

    Raises:
        BadInput: if there is no such document, if it or its source changed otherwise too, or if the edits cannot be told apart.
    """
    with writing(root, "adopt"):
        base = records(root)
        if document not in base.metas:
            raise BadInput(document, "there is no such document", expected=", ".join(base.metas), then="jiaokan list")
        refuse_hand_edits(base, root, but=document)
        wanted = tuple(block for block in blocks_of(root / "corpus/documents" / document, root) if block.text.strip())
        return _adopted(root, base, document, wanted, (), reason, {})


def adopt_proof(
    root: Path, document: str, seal: str, wanted: Sequence[Block], kept: Sequence[Review | Ignore], reason: str, known: str = ""
) -> Adopted:
    """Turn what an editor made of an edition elsewhere than in its file into decisions, and build; then nothing is pending any more.

    Args:
        root: the project's folder.
        document: its id.
        seal: the digest of the edition from which the editor went out.
        wanted: the blocks as they are to read.
        kept: doubts and signs that the editor looked at and left as they stand.
        reason: why; it stands in each decision, and in the ledger if an anchor goes.
        known: the digest of what was pending.

    Raises:
        ElsewhereChanged: if something else is pending by now.
        Overtaken: if the edition is another one by now; nothing is written.
        BadInput: as `adopt_edits`, or if an edition was edited by hand.
    """
    with writing(root, "desk"):
        base = records(root)
        refuse_hand_edits(base, root)
        home = root / "corpus/documents" / document
        if document not in base.metas or digest(read(home / "edition.md", root)) != seal:
            raise Overtaken(
                f"corpus/documents/{document}/edition.md",
                "it is not the text any more that was opened",
                expected="the text as it was opened",
                then="open it again; what you changed is kept as a draft",
            )
        shown = tuple(block for block in wanted if block.text.strip())
        return _adopted(root, base, document, shown, kept, reason, settled(root, document, known))


def _adopted(
    root: Path,
    base: Corpus,
    document: str,
    wanted: tuple[Block, ...],
    kept: Sequence[Review | Ignore],
    reason: str,
    also: Mapping[Path, None],
) -> Adopted:
    there = published(base, root)
    source_id = base.metas[document].source
    path = root / "corpus/sources" / source_id / "source.yaml"
    same = {id for id, source in base.sources.items() if id != source_id and _built(source, root)}  # About these nothing is decided.
    plan = make_plan(base, there, root, same)
    now = next(one for one in plan.built[source_id].documents if one.id == document)
    _see_that_nothing_else_changed(now.blocks, document, source_id, root)
    decisions = adopt(now, wanted, base.sources[source_id], reason)
    decisions |= {
        "reviewed": tuple(one for one in kept if isinstance(one, Review)),
        "ignores": tuple(one for one in kept if isinstance(one, Ignore)),
    }
    record = _with(read(path, root), decisions)
    where = f"corpus/sources/{source_id}/source.yaml"
    source = parse_source(record, where)
    if source != _deciding(base.sources[source_id], decisions):
        raise BadInput(
            where,
            "the decisions cannot be added to its lists as they are written; nothing was recorded",
            expected="each list with an entry a line",
            example="corrections:\n  - {document: …, quote: …, old: …, new: …, why: …}",
            then="write the lists so, then jiaokan adopt",
        )
    base = replace(base, sources={**base.sources, source_id: source})
    plan = make_plan(base, there, root, same)
    found = plan.built[source_id].carried[document].blocks
    _see_that_it_comes_out(found, wanted, document, root)
    plan = make_plan(base, {**there, document: _as_wanted(there[document], wanted, found)}, root, same)
    made = files(_without_loss_elsewhere(plan, document), root / "corpus", reason)
    write(root, {path: as_there(path, record), **made, **also}, "adopt")
    typed = {block.anchor or "": block for block in now.blocks}
    return Adopted(document, decisions, compare(document, there[document], plan.built[source_id].carried[document], typed))


def _built(source: Source, root: Path) -> bool:
    return all((root / "corpus/documents" / cut.document / "edition.md").exists() for cut in source.cuts)


def _see_that_nothing_else_changed(now: tuple[Block, ...], document: str, source_id: str, root: Path) -> None:
    seal = traced_of(root / "corpus/sources" / source_id, root).editions.get(document)
    if seal != digest(edition.write(now)):
        raise BadInput(
            f"corpus/documents/{document}/edition.md",
            "a build would change this edition even without the edits made by hand: its source or the tools are not as they were",
            expected="edits of an edition as a build makes it now",
            then="put your edition aside, then git restore it, jiaokan build, and make the edits again",
        )


def _see_that_it_comes_out(built: Sequence[Block], wanted: Sequence[Block], document: str, root: Path) -> None:
    """Refuse decisions of which a build makes another edition than the one that was saved, with the first line of it that differs."""
    if form(built) == form(wanted):
        return
    first = apart(built, wanted)
    wish, made = said(wanted, first), said(built, first)
    lines = read(root / "corpus/documents" / document / "edition.md", root).splitlines()
    number = next((f":{number}" for number, line in enumerate(lines, 1) if wish and wish in line), "")
    raise BadInput(
        f"corpus/documents/{document}/edition.md{number}",
        f"«{shown(wish)}» does not come out of the decisions, «{shown(made)}» does; nothing was recorded",
        expected="fewer edits at once: first one kind of them (words, then parted or joined lines, then what was moved)",
        then="put your edition aside, git restore it, make some of the edits and adopt them, then the rest",
    )


def _as_wanted(there: Published, wanted: tuple[Block, ...], found: tuple[Block, ...]) -> Published:
    """The published blocks, with those in which the hand and the ladder differ put where the hand left their anchors.

    A line parted by hand keeps its mark `{#id}` at its end, so that the mark stands on the second part whether meant or not:
    there the ladder's word goes first, and the anchor stays on the part that has more of what was cited.

    Args:
        there: what was published.
        wanted: the blocks as the hand left them.
        found: the blocks as built, with the anchors that the ladder gives them; as many as `wanted`, in the same order.
    """
    known = {block.anchor: block for block in there.blocks}
    spare = [block for block, hand in zip(found, wanted, strict=True) if hand.anchor not in known]
    placed: dict[str | None, Block] = {}
    for block, hand in zip(found, wanted, strict=True):
        if (old := known.get(hand.anchor)) is None or block.anchor == hand.anchor:
            continue
        if all(shared(old.origin, other.origin) <= shared(old.origin, block.origin) for other in spare):
            placed[hand.anchor] = replace(block, anchor=hand.anchor)  # the built block knows where its words stood in the raw text
    return replace(there, blocks=tuple(placed.get(block.anchor, block) for block in there.blocks))


def _with(record: str, decisions: Decisions) -> str:
    for kind, found in decisions.items():
        record = added(record, kind, [row(one) for one in found])
    return record


def row(decision: Record) -> Mapping[str, Any]:
    """A decision as a record has it: what goes without saying is left out, the reason comes last."""
    row = {name: value for name, value in decision.model_dump(exclude_defaults=True).items() if name != "why"}
    return {**row, "why": getattr(decision, "why", None)}


def _deciding(record: Source, decisions: Decisions) -> Source:
    """The record with the decisions added to its lists."""
    return record.model_copy(update={kind: (*getattr(record, kind), *found) for kind, found in decisions.items()})


def _without_loss_elsewhere(plan: Plan, document: str) -> Plan:
    lost = next((change for change in plan.changes if change.lost and change.document != document), None)
    if lost is not None:
        raise BadInput(
            f"corpus/documents/{lost.document}/edition.md",
            f"{len(lost.lost)} of its anchors would be lost",
            expected="a corpus that is built",
            then="jiaokan build",
        )
    return plan
