"""The laws over the corpus. A problem has a stable code, a place and a hint; no problem means that every law holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from jiaokan import provenance
from jiaokan.anchor.fate import unsound
from jiaokan.clean import clean
from jiaokan.corpus import Corpus
from jiaokan.errors import shown
from jiaokan.reasons import REASONS
from jiaokan.script import TARGETS, convert

INVERSE = {
    "forwards": "forwarded-by", "attaches": "attached-to", "implements": "implemented-by", "reports-on": "reported-by",
    "summarises": "summarised-by", "quotes": "quoted-by", "contains": "part-of",
}  # fmt: skip
"""Relations are written on both documents, so that each page can be read alone."""


@dataclass(frozen=True, order=True)
class Problem:
    """Something that breaks a law."""

    code: str
    where: str
    found: str
    hint: str

    def __str__(self) -> str:
        return f"{self.where}: {self.code}: {self.found}\n  hint: {self.hint}"


def check(corpus: Corpus) -> list[Problem]:
    """Every problem of the corpus, in a stable order."""
    return sorted(problem for law in LAWS for problem in law(corpus))


def _rebuild(corpus: Corpus) -> Iterator[Problem]:
    """Law 1: editions and edits rebuild every raw text."""
    for id, raw in corpus.raws.items():
        editions = {entry.id: entry.blocks for entry in corpus.entries if entry.source_id == id}
        where = f"corpus/sources/{id}/edits.jsonl"
        try:
            same = provenance.rebuild(editions, corpus.traced[id]) == raw
        except ValueError as error:
            yield Problem("rebuild", where, str(error), "run jiaokan build")
            continue
        if not same:
            yield Problem("rebuild", where, "editions and edits do not rebuild the raw text", "run jiaokan build")


def _reasons(corpus: Corpus) -> Iterator[Problem]:
    """Law 2: every edit has reasons, all of them from the list."""
    for entry in corpus.entries:
        for piece in entry.changes:
            unknown = [code for code in piece.why if code not in REASONS]
            if unknown or not piece.why:
                found = f"the edit at {piece.at} has the reasons {list(piece.why)}"
                yield Problem("reason", f"corpus/sources/{entry.source_id}/edits.jsonl", found, "reasons are listed in jiaokan/reasons.py")


def _fixed_point(corpus: Corpus) -> Iterator[Problem]:
    """Law 3: cleaning a clean block changes nothing."""
    for entry in corpus.entries:
        for block in entry.blocks:
            again = str(clean(block.text))
            if again != block.text and block.type != "table":
                found = f"cleaning it again gives «{shown(again)}» for «{shown(block.text)}»"
                yield Problem("fixed-point", f"{entry.id}#{block.anchor}", found, "mend the pass, or correct the source")


def _anchors(corpus: Corpus) -> Iterator[Problem]:
    """Law 5: each live anchor stands on one block, and no id is used by two documents."""
    owners = Counter(id for ledger in corpus.ledgers.values() for id in ledger.ids)
    for entry in corpus.entries:
        where, ledger = f"corpus/documents/{entry.id}/anchors.jsonl", corpus.ledgers[entry.id]
        standing = Counter(block.anchor for block in entry.blocks)
        for id in sorted(ledger.live - set(standing)):
            yield Problem("anchor-lost", where, f"the anchor {id} stands on no block", "restore the edition, or jiaokan build")
        for anchor, times in standing.items():
            if anchor not in ledger.live or times > 1:
                yield Problem(
                    "anchor-unknown",
                    f"corpus/documents/{entry.id}/edition.md",
                    f"the anchor {anchor} is on {times} blocks",
                    "jiaokan build",
                )
        for id in sorted(i for i in ledger.ids if owners[i] > 1):
            yield Problem("anchor-twice", where, f"the anchor {id} is in another ledger too", "restore the ledgers")


def _ways(corpus: Corpus) -> Iterator[Problem]:
    """Law 5: what was published under another anchor or another name leads somewhere, without a circle."""
    for document, id, end in unsound(corpus.ledgers):
        where = f"corpus/documents/{document}/anchors.jsonl"
        found = f"the anchor {id} leads to {end.document}#{end.id}, and from there nowhere or back"
        yield Problem("anchor-way", where, found, "restore the ledgers, then say in source.yaml where it leads: `anchors:`")
    claims = Counter(name for meta in corpus.metas.values() for name in set(meta.former))
    for id, meta in corpus.metas.items():
        for name in meta.former:
            if name in corpus.metas or claims[name] > 1:
                by = "is a document of the corpus" if name in corpus.metas else "is the former name of two documents"
                yield Problem("former", f"corpus/documents/{id}/document.yaml", f"{name} {by}", "each former name leads to one document")


def _scripts(corpus: Corpus) -> Iterator[Problem]:
    """Law 6: conversion keeps the number of code points."""
    for entry in corpus.entries:
        for block in entry.blocks:
            for target in TARGETS:
                if len(convert(block.text, target)) != len(block.text):
                    yield Problem("script-length", f"{entry.id}#{block.anchor}", f"{target} changes the length", "add an override")


def _links(corpus: Corpus) -> Iterator[Problem]:
    """Law 7: every reference that links has its target, and quotes what stands there."""
    blocks = {entry.id: {block.anchor: block.text for block in entry.blocks} for entry in corpus.entries}
    for entry in corpus.entries:
        where = f"corpus/documents/{entry.id}/annotations.jsonl"
        for note in entry.annotations:
            target = note.get("target")
            if target and (target["document"] not in blocks or (target.get("anchor") and target["anchor"] not in blocks[target["document"]])):
                yield Problem("dead-link", where, f"«{shown(note['quote'])}» leads to {target}", "jiaokan build")
            if blocks[entry.id].get(note["anchor"], "")[note["start"] : note["end"]] != note["quote"]:
                yield Problem(
                    "stale-annotation", where, f"«{shown(note['quote'])}» is not at {note['start']} of {note['anchor']}", "jiaokan build"
                )


def _relations(corpus: Corpus) -> Iterator[Problem]:
    """Each relation is written on both documents."""
    backwards = {**INVERSE, **{value: key for key, value in INVERSE.items()}}
    for id, meta in corpus.metas.items():
        for relation in meta.relations:
            where = f"corpus/documents/{id}/document.yaml"
            other = corpus.metas.get(relation.document)
            if other is None:
                yield Problem("relation-unknown", where, f"there is no document {relation.document}", "jiaokan list shows the ids")
            elif not any(r.document == id and r.type == backwards[relation.type] for r in other.relations):
                found = f"{relation.document} does not say {backwards[relation.type]} {id}"
                yield Problem("relation-one-sided", where, found, f"add it to corpus/documents/{relation.document}/document.yaml")


LAWS: tuple[Callable[[Corpus], Iterator[Problem]], ...] = (
    _rebuild, _reasons, _fixed_point, _anchors, _ways, _scripts, _links, _relations,
)  # fmt: skip
