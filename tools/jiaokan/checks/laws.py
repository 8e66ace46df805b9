"""The laws over the corpus: what was built rebuilds its sources, explains itself, and leads where it says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from jiaokan.anchor.fate import unsound
from jiaokan.checks.problem import Problem
from jiaokan.clean import clean
from jiaokan.corpus import Corpus
from jiaokan.edition import provenance
from jiaokan.edition.document import LINED, Block
from jiaokan.entry.entry import Entry
from jiaokan.errors import shown
from jiaokan.grammar.label import may_start_block
from jiaokan.reasons import REASONS
from jiaokan.record.relation import INVERSE
from jiaokan.script import TARGETS, convert


def rebuild(corpus: Corpus) -> Iterator[Problem]:
    """Law 1: editions and edits rebuild every raw text."""
    editions_of: dict[str, dict[str, tuple[Block, ...]]] = {id: {} for id in corpus.raws}
    for entry in corpus.entries:
        editions_of[entry.source_id][entry.id] = entry.blocks
    rows = [(id, raw, editions_of[id], corpus.traced[id]) for id, raw in corpus.raws.items()]
    rows += [(id, one.raw, {name: one.blocks(name) for name in one.traced.blocks}, one.traced) for id, one in corpus.earlier.items()]
    for id, raw, editions, traced in rows:
        where = f"corpus/sources/{id}/edits.jsonl"
        try:
            same = provenance.rebuild(editions, traced) == raw
        except ValueError as error:
            yield Problem("rebuild", where, str(error))
            continue
        if not same:
            yield Problem("rebuild", where, "editions and edits do not rebuild the raw text")


def reasons(corpus: Corpus) -> Iterator[Problem]:
    """Law 2: every edit has reasons, all of them from the list."""
    rows = [(entry.source_id, entry.id, entry.changes) for entry in corpus.entries]
    rows += [(id, "", provenance.changed(traced.between.get("", ()))) for id, traced in corpus.traced.items()]
    for source, document, pieces in rows:
        for piece in pieces:
            if not piece.why or any(code not in REASONS for code in piece.why):
                found = f"the edit at {piece.at} has the reasons {list(piece.why)}"
                yield Problem("reason", f"corpus/sources/{source}/edits.jsonl", found, document)


def fixed_point(entry: Entry) -> Iterator[Problem]:
    """Law 3: cleaning a clean text changes nothing.

    Each block is cleaned by itself, which is quick since the same words are cleaned once; what changes so is looked for in the whole text
    cleaned again, since a block alone may look like the furniture of a page, or a label in it like no label.
    """
    alone = {block.anchor: str(clean(block.text)) for block in entry.blocks if block.type not in LINED}
    suspects = [block for block in entry.blocks if alone.get(block.anchor, block.text) != block.text]
    for line in (_line, _marked_line):
        if suspects:
            whole = str(clean("\n".join(line(block) for block in entry.blocks if block.type != "code")))
            suspects = [block for block in suspects if f"\n{line(block)}\n" not in f"\n{whole}\n"]
    for block in suspects:
        found = f"cleaning it again gives «{shown(alone[block.anchor])}» for «{shown(block.text)}»"
        yield Problem("fixed-point", f"{entry.id}#{block.anchor}", found, entry.id)


def _line(block: Block) -> str:
    """A block as a line of its text: a heading has its mark, for a figure at its start is its number then."""
    return f"{'#' * (block.level or 2)} {block.text}" if block.type == "heading" else block.text


def _marked_line(block: Block) -> str:
    """The same as a text in Markdown has it: the title has its mark too, and so has an item without a label of its own."""
    if block.type == "title":
        return f"# {block.text}"
    return f"- {block.text}" if block.type == "item" and not may_start_block(block.text) else _line(block)


def anchors(corpus: Corpus) -> Iterator[Problem]:
    """Law 5: each live anchor stands on one block, and no id is used by two documents."""
    owners = Counter(id for ledger in corpus.ledgers.values() for id in ledger.ids)
    for entry in corpus.entries:
        where, ledger = f"corpus/documents/{entry.id}/anchors.jsonl", corpus.ledgers[entry.id]
        standing = Counter(block.anchor for block in entry.blocks)
        for id in sorted(ledger.live - set(standing)):
            yield Problem("anchor-lost", where, f"the anchor {id} stands on no block", entry.id)
        for anchor, times in standing.items():
            if anchor not in ledger.live or times > 1:
                yield Problem(
                    "anchor-unknown", f"corpus/documents/{entry.id}/edition.md", f"the anchor {anchor} is on {times} blocks", entry.id
                )
        for id in sorted(i for i in ledger.ids if owners[i] > 1):
            yield Problem("anchor-twice", where, f"the anchor {id} is in another ledger too", entry.id)


def ways(corpus: Corpus) -> Iterator[Problem]:
    """Law 5: what was published under another anchor or another name leads somewhere, without a circle."""
    for document, id, end in unsound(corpus.ledgers):
        where = f"corpus/documents/{document}/anchors.jsonl"
        found = f"the anchor {id} leads to {end.document}#{end.id}, and from there nowhere or back"
        yield Problem("anchor-way", where, found, document)
    claims = Counter(name for meta in corpus.metas.values() for name in set(meta.former))
    for id, meta in corpus.metas.items():
        for name in meta.former:
            if name in corpus.metas or claims[name] > 1:
                by = "is a document of the corpus" if name in corpus.metas else "is the former name of two documents"
                yield Problem("former", f"corpus/documents/{id}/document.yaml", f"{name} {by}", id)


def scripts(entry: Entry) -> Iterator[Problem]:
    """Law 6: conversion keeps the number of code points."""
    for block in entry.blocks:
        for target in TARGETS:
            if len(convert(block.text, target)) != len(block.text):
                yield Problem("script-length", f"{entry.id}#{block.anchor}", f"{target} changes the length", entry.id)


def links(corpus: Corpus) -> Iterator[Problem]:
    """Law 7: every reference that links has its target, and quotes what stands there."""
    blocks = {entry.id: {block.anchor: block.text for block in entry.blocks} for entry in corpus.entries}
    for entry in corpus.entries:
        where = f"corpus/documents/{entry.id}/annotations.jsonl"
        for note in (*entry.annotations, *entry.mentions, *entry.notes):
            target = note.get("target")
            if target and (
                target["document"] not in blocks or (target.get("anchor") and target["anchor"] not in blocks[target["document"]])
            ):
                yield Problem("dead-link", where, f"«{shown(note['quote'])}» leads to {target}", entry.id)
            if blocks[entry.id].get(note["anchor"], "")[note["start"] : note["end"]] != note["quote"]:
                yield Problem(
                    "stale-annotation", where, f"«{shown(note['quote'])}» is not at {note['start']} of {note['anchor']}", entry.id
                )


def relations(corpus: Corpus) -> Iterator[Problem]:
    """Each relation is written on both documents."""
    backwards = {**INVERSE, **{value: key for key, value in INVERSE.items()}}
    for id, meta in corpus.metas.items():
        where = f"corpus/documents/{id}/document.yaml"
        for (kind, other_id), times in Counter((r.type, r.document) for r in meta.relations).items():
            if times > 1 or other_id == id:
                yield Problem(
                    "relation-twice", where, f"{kind} {other_id} stands {times} times" if times > 1 else "it relates to itself", id
                )
        said = {(r.type, r.document) for r in meta.relations}
        for kind, other_id in sorted(said):
            if kind in INVERSE and (INVERSE[kind], other_id) in said:
                yield Problem("relation-twice", where, f"{kind} {other_id}, and {INVERSE[kind]} it too", id)
        for relation in meta.relations:
            other = corpus.metas.get(relation.document)
            if other is None:
                yield Problem("relation-unknown", where, f"there is no document {relation.document}", id)
            elif not any(r.document == id and r.type == backwards[relation.type] for r in other.relations):
                found = f"{relation.document} does not say {backwards[relation.type]} {id}"
                yield Problem("relation-one-sided", where, found, id)
