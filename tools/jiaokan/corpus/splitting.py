"""A document becomes several: each new one gets its cut, its record and the decisions about its words, and every anchor follows its words.

Nothing but names may change by it: where a paragraph would be read otherwise once its document begins elsewhere, nothing is written.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from jiaokan.anchor.fate import fate
from jiaokan.anchor.match import shared
from jiaokan.clean import clean
from jiaokan.corpus.building import Plan, files, make_plan, refuse_to_change, see_that_it_is_built
from jiaokan.corpus.files import as_there, read, says
from jiaokan.corpus.model import Corpus
from jiaokan.corpus.reading import records
from jiaokan.corpus.recorded import parse_source
from jiaokan.corpus.rehearsal import read_as, record_files
from jiaokan.corpus.renaming import see_that_it_is_free, see_that_it_is_there
from jiaokan.corpus.standing import published
from jiaokan.corpus.transaction import write, writing
from jiaokan.desk.decide import DECISION_KINDS
from jiaokan.desk.decisions import divide
from jiaokan.desk.dividing import Parts
from jiaokan.desk.proof import Proof
from jiaokan.edition.document import Block, Document
from jiaokan.edition.markdown import level
from jiaokan.entry.waiting import reviewed_by
from jiaokan.errors import BadInput, shown
from jiaokan.html.metadata import line_metadata
from jiaokan.intake.draft import document_record, related
from jiaokan.intake.facts import Facts, find_facts
from jiaokan.intake.naming import propose_id
from jiaokan.intake.proposal import Proposed
from jiaokan.intake.record_parts import Way, without
from jiaokan.intake.record_split import held_in, rehomed, with_cuts, with_words_on_anchors
from jiaokan.intake.record_text import added, with_values
from jiaokan.intake.relations import Party, ProposedRelation, find_relations
from jiaokan.read import read as read_documents
from jiaokan.record.relation import INVERSE
from jiaokan.record.schema import OFFICIAL, Meta, Source
from jiaokan.record.yaml import read_record
from jiaokan.reference.target import Target
from jiaokan.text import Doubt, Text


@dataclass(frozen=True)
class Split:
    """What a document became."""

    new: tuple[Proposed, ...]
    relations: tuple[ProposedRelation, ...]
    """Between the new documents and the one they come from; those with a type are in the records of both."""
    moved: int
    """How many anchors lead to another document now."""


def split(root: Path, document: str, at: Sequence[str], reason: str, ids: Sequence[str] = ()) -> Split:
    """Make several documents of one.

    Args:
        root: the project's folder.
        document: its id; its first part keeps it.
        at: the block with which each new document begins: its anchor, or words that it alone has.
        reason: why; readers are shown it beside each cut.
        ids: the ids of the new documents, in the order of the text; without one, it is proposed.

    Raises:
        BadInput: if there is no such document or block, an id is none or is taken, the corpus is not as it was built,
            a decision is about two of the parts, or a paragraph would be read otherwise.
    """
    with writing(root, "split"):
        base = records(root)
        see_that_it_is_there(base, document)
        home = base.metas[document].source
        source, place = base.sources[home], root / "corpus/sources" / home / "source.yaml"
        before, same = see_that_it_is_built(base, root, home)
        blocks = next(built.carried[document].blocks for built in before.built.values() if document in built.carried)
        where = place.relative_to(root).as_posix()
        firsts = _firsts(document, blocks, before, at)
        parts = Parts(base.raws[home], source, where, document, blocks, firsts)
        if len(ids) > len(at) or len(set(ids)) < len(ids):
            raise BadInput("--id", f"{len(ids)} ids for {len(at)} new documents", expected="at most one for each, in the order of the text")
        taken = {name for id, meta in base.metas.items() for name in (id, *meta.former)}
        taken |= {path.name for path in (root / "corpus/documents").glob("*/")}
        for id in ids:
            see_that_it_is_free(id, taken)
        new = _new(base, parts, ids, taken, reason, read(place, root))
        names = (document, *(one.id for one in new))
        texts = _records(root, parts, names, base, reason, new)
        relations = _relations(new, base.metas[document], document, blocks[: firsts[0]])
        for id in names:
            path = root / "corpus/documents" / id / "document.yaml"
            text = texts[path] if path in texts else read(path, root)
            texts[path] = related(text, id, relations, INVERSE, id != document)
        after = read_as(root, texts)
        plan = make_plan(after, published(after, root), root, same, after.metas)
        if lost := _lost_headings(parts, names, plan, reason):
            texts[place] = added(texts[place], "types", lost)
            after = read_as(root, texts)
            plan = make_plan(after, published(after, root), root, same, after.metas)
        moved = _see_that_words_stay(parts, names, plan)
        refuse_to_change(change.document for change in plan.changes if change.changes and change.document not in names)
        made = files(plan, root / "corpus", "")
        texts[place] = without(texts[place], _settled(plan, after.sources[home], parts.raw, names))
        put: dict[Path, str | bytes | None] = {path: as_there(path, text) for path, text in texts.items()}
        write(root, put | {path: text for path, text in made.items() if not says(path, text)}, "split")
        return Split(new, relations, moved)


def _firsts(document: str, blocks: Sequence[Block], plan: Plan, at: Sequence[str]) -> list[int]:
    """The indexes of the blocks with which the new documents begin."""
    ledger = next(built.carried[document].ledger for built in plan.built.values() if document in built.carried)
    proof = Proof.of(block.text for block in blocks)
    standing = {block.anchor: index for index, block in enumerate(blocks)}
    found = []
    for words in at:
        name = words.removeprefix(f"{document}#").removeprefix("#")
        if name in ledger.ids:
            index = standing.get(ledger.leads(name), -1)
            if index < 0:
                raise BadInput(words, f"this anchor leads to no block of {document}", then=f"jiaokan show {document}")
        else:
            spot = proof.block(words, None, document)
            index = spot.block
            if spot.at:
                raise BadInput(
                    document,
                    f"«{shown(words)}» stands within a paragraph",
                    expected="the first words of one; a paragraph that is two is parted first",
                    then="edit the edition and jiaokan adopt, or choose other words",
                )
        if index == 0 or index in found:
            said = "the document begins with it" if index == 0 else "it is named twice"
            raise BadInput(document, f"«{shown(words)}»: {said}", expected="the block with which another one begins")
        found.append(index)
    return sorted(found)


def _new(base: Corpus, parts: Parts, ids: Sequence[str], taken: set[str], reason: str, record: str) -> tuple[Proposed, ...]:
    """The new documents, with what their own words say of them."""
    old = base.metas[parts.document]
    names = tuple(f"part-{index}" for index in range(1, len(parts.firsts) + 1))
    draft = parse_source(with_cuts(record, parts, names, reason, {}), parts.where)
    texts = {cut.document: text for cut, text in divide(parts.raw, draft, parts.where).documents}
    _see_that_blocks_stay(parts, [texts[name] for name in (parts.document, *names)])
    found: list[Proposed] = []
    for index, name in enumerate(names):
        document = _read(texts[name])
        facts = _with_what_was_known(find_facts(document, line_metadata(document.between), {}, old.language), old)
        proposed = propose_id(facts, f"{facts.title}\n{reason}", taken, parts.document if old.number else "")
        id, made_from = (ids[index], "编者所定") if index < len(ids) else proposed
        taken.add(id)
        text = document_record(facts, old.source, old.rights if old.rights.status != "unclear" else None)
        if old.publish != "full" and "\npublish:" not in text:
            text = with_values(text, {"publish": old.publish})
        found.append(Proposed(id, made_from, facts, document, text))
    return tuple(found)


def _see_that_blocks_stay(parts: Parts, texts: Sequence[Text]) -> None:
    """See that each block is read on the side of the boundary on which it stands in the raw text."""
    held = [text.origin() for text in texts]
    for index, block in enumerate(parts.blocks):
        if block.origin and not shared(block.origin, held[parts.of_block(index)]):
            raise BadInput(
                parts.where,
                f"«{shown(block.text)}» stands on the other side of the boundary in the raw text",
                expected="a boundary over which no `orders` of source.yaml carries a block",
                then="make a move of it (`moves`), or split elsewhere; nothing was written",
            )


def _read(text: Text) -> Document:
    """A part as `add` would read it: as one document, of the kind that it shows."""
    clean_text = clean(text)
    documents = read_documents(clean_text)
    blocks = tuple(block for document in documents for block in document.blocks)
    return replace(documents[0], blocks=blocks, between=tuple(piece for document in documents for piece in document.between))


def _with_what_was_known(facts: Facts, old: Meta) -> Facts:
    """Where a text of a paper appeared is said of all that stood in it."""
    if facts.genre in OFFICIAL or old.genre in OFFICIAL:
        return facts
    known = {"paper": old.paper, "page": old.page, "published": old.dates.published}
    rest = [key for key, value in known.items() if value and not getattr(facts, key)]
    evidence = {**facts.evidence, **dict.fromkeys(rest, "原篇的著录")}
    paper, page, published = (facts.paper or old.paper, facts.page or old.page, facts.published or old.dates.published)
    return replace(facts, paper=paper, page=page, published=published, evidence=evidence)


def _records(root: Path, parts: Parts, names: Sequence[str], base: Corpus, reason: str, new: Sequence[Proposed]) -> dict[Path, str]:
    """The records that change or are new, but for the relations."""
    texts: dict[Path, str] = {}
    for path, text in record_files(root):
        made = text
        if path.name == "source.yaml" and path.parent.name in base.sources:
            made = with_words_on_anchors(made, base.sources[path.parent.name].anchors, parts, names)
        elif path.parent.name == "authority":
            made = held_in(made, names)
        if path == root / parts.where:
            kinds = {one.id: one.document.kind for one in new if one.document.kind != "plain"}
            made = with_cuts(rehomed(made, parts, names), parts, names[1:], reason, kinds)
        if made != text:
            texts[path] = made
    return texts | {root / "corpus/documents" / one.id / "document.yaml": one.record for one in new}


def _relations(new: Sequence[Proposed], old: Meta, document: str, rest: Sequence[Block]) -> tuple[ProposedRelation, ...]:
    """What the new documents and the one they come from say of each other."""
    rows = [(one.id, read_record(one.record, Meta, one.id, "", "jiaokan split"), one.document.blocks) for one in new]
    parties = [Party(Target.of(id, meta, blocks), tuple(blocks), old.source) for id, meta, blocks in (*rows, (document, old, rest))]
    return find_relations(parties[:-1], parties[-1:])


def _settled(plan: Plan, source: Source, raw: str, names: Sequence[str]) -> list[Way]:
    """The reviews of doubts that there are no more, since the words stand elsewhere in their document now."""
    doubts = {one.id: one.doubts for built in plan.built.values() for one in built.documents}
    return [
        ("reviewed", index)
        for index, review in enumerate(source.reviewed)
        if review.document in names and not any(reviewed_by(raw, _row(doubt), (review,)) for doubt in doubts[review.document])
    ]


def _row(doubt: Doubt) -> dict[str, Any]:
    return {"at": doubt.start, "length": doubt.end - doubt.start, "reason": doubt.reason}


def _lost_headings(parts: Parts, names: Sequence[str], plan: Plan, why: str) -> list[dict[str, Any]]:
    """The headings that a shorter document would not show, as types for the record; but for the first block of a new document."""
    carried = {id: one for built in plan.built.values() for id, one in built.carried.items()}
    rows: list[dict[str, Any]] = []
    for part, id in enumerate(names):
        now, was = carried[id].blocks, [block for index, block in enumerate(parts.blocks) if parts.of_block(index) == part]
        if [block.text for block in now] != [block.text for block in was]:
            continue
        proof = Proof.of(block.text for block in now)
        earlier = [one.proof for kind in DECISION_KINDS for one in getattr(parts.source, kind) if one.document == parts.document]
        for at, (new, old) in enumerate(zip(now, was, strict=True)):
            if old.type == "heading" != new.type and (part == 0 or at > 0):
                quote, which = proof.block_quote(at, 0)
                row = {"document": id, "quote": quote, "occurrence": which, "type": "heading", "level": level(old)}
                rows.append(row | {"proof": max(earlier) + 1 if earlier else None, "why": why})
    return rows


def _see_that_words_stay(parts: Parts, names: Sequence[str], plan: Plan) -> int:
    """See that every anchor leads to the words that it stood on, in the document that is meant; how many lead to another one now.

    Raises:
        BadInput: naming the first that does not.
    """
    carried = {id: one for built in plan.built.values() for id, one in built.carried.items()}
    ledgers = {id: one.ledger for id, one in carried.items()}
    words = {block.anchor: block.text for one in carried.values() for block in one.blocks}
    moved = 0
    for index, block in enumerate(parts.blocks):
        end = fate(ledgers, parts.document, block.anchor or "")
        read_now = words.get(end.id) if end.live else None
        if end.document != names[parts.of_block(index)] or read_now != block.text:
            raise BadInput(
                f"{parts.document}#{block.anchor}",
                f"«{shown(block.text)}» would be read as «{shown(read_now or '')}»" if read_now else f"«{shown(block.text)}» would be lost",
                expected="a boundary at which the raw text can be cut without a word read otherwise",
                then="split elsewhere, or write the cut by hand, and jiaokan build shows what changes; nothing was written",
            )
        moved += end.document != parts.document
    return moved
