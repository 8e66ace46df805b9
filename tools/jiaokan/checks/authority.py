"""The authority files agree with themselves: each id once, each id named is there, each alias means one thing, each fact has a source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from jiaokan.checks.problem import Problem
from jiaokan.corpus import Corpus
from jiaokan.errors import shown
from jiaokan.record.authority import FILES, Alias, Entity, EntityKind, Work, holds
from jiaokan.reference.work import documents

_STEMS = {kind: stem for stem, kind in FILES.items()}


def authority(corpus: Corpus) -> Iterator[Problem]:
    """Each fault of the authority files."""
    ids = Counter(entity.id for _, entity in corpus.authority)
    for kind, entity in corpus.authority:
        where = f"corpus/authority/{_STEMS[kind]}.yaml"
        if ids[entity.id] > 1:
            yield Problem("entity-twice", where, f"the id {entity.id} is used {ids[entity.id]} times")
        for other in _named(entity):
            if other not in ids:
                yield Problem("entity-unknown", where, f"{entity.id} names {other}, which no file has")
        for alias in entity.aliases:
            for document in alias.documents:
                if document not in corpus.metas and not any(document in meta.former for meta in corpus.metas.values()):
                    yield Problem("alias-document", where, f"«{shown(alias.name)}» of {entity.id} holds in {document}, which is not there")
        if isinstance(entity, Work):
            for document in documents(entity):
                if document not in corpus.metas:
                    yield Problem("work-document", where, f"{entity.id} is held as {document}, which is not there")
        if not entity.sources and _says(entity):
            yield Problem("unsourced", where, f"{entity.id} says something, and no source")
    yield from _ambiguous(corpus)


def mentioned(corpus: Corpus) -> Iterator[Problem]:
    """Every entity that an annotation names is in a file, and of the kind it says."""
    for entry in corpus.entries:
        where = f"corpus/documents/{entry.id}/annotations.jsonl"
        for one in entry.mentions:
            found = corpus.authority.by_id.get(one["entity"] or "")
            if one["entity"] and (found is None or found[0] != one["kind"]):
                said = f"«{shown(one['quote'])}» names {one['entity']}, no {one['kind']} of a file"
                yield Problem("entity-unknown", where, said, entry.id)
        for one in entry.annotations:
            if (work := one.get("work")) and corpus.authority.by_id.get(work, ("", None))[0] != "work":
                yield Problem("entity-unknown", where, f"«{shown(one['quote'])}» cites {work}, no work of a file", entry.id)


def _named(entity: Entity) -> tuple[str, ...]:
    return (*entity.predecessors, *entity.successors, *([entity.part_of] if entity.part_of else []))


def _says(entity: Entity) -> bool:
    """Whether an entry holds more than names."""
    facts = (entity.note, entity.part_of, entity.code, entity.wikidata, entity.english, entity.start, entity.end)
    more = (entity.numbers, entity.editions) if isinstance(entity, Work) else ()
    return any(fact is not None for fact in facts) or bool(entity.predecessors or entity.successors) or any(more)


def _ambiguous(corpus: Corpus) -> Iterator[Problem]:
    """Names that two entities of a kind hold in the same document, or everywhere."""
    held: dict[tuple[EntityKind, str], list[tuple[Entity, Alias]]] = {}
    for kind, entity in corpus.authority:
        for alias in (Alias(name=entity.name), *entity.aliases):
            held.setdefault((kind, alias.name), []).append((entity, alias))
    days = {id: meta.dates.issued or meta.dates.published or "" for id, meta in corpus.metas.items()}
    for (kind, name), several in sorted(held.items()):
        if len({entity.id for entity, _ in several}) < 2:
            continue
        for document in ("", *sorted(days)):
            who = sorted({entity.id for entity, alias in several if holds(alias, document, days.get(document, ""))})
            if len(who) > 1:
                place = f"in {document}" if document else "everywhere"
                found = f"«{shown(name)}» means {' and '.join(who)} {place}"
                yield Problem("alias-ambiguous", f"corpus/authority/{_STEMS[kind]}.yaml", found, document)
                break
