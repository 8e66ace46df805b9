"""What an editor writes about the things that texts name, one file a kind: bodies, people, places, works, events, terms.

A fact that no source says is left out; an alias says where it holds, so that 总局 means what it means in one document only.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, StringConstraints

from jiaokan.record.base import Date, Id, Names, Record, Words

EntityKind = Literal["body", "person", "place", "work", "event", "term"]
FILES: dict[str, EntityKind] = {
    "bodies": "body", "people": "person", "places": "place", "works": "work", "events": "event", "terms": "term",
}  # fmt: skip
"""The files of `corpus/authority/`, each with the kind of what it lists under its own name."""


class Alias(Record):
    """Another name of an entity, and where it holds: everywhere, or only in some documents or years."""

    name: Words
    documents: tuple[Id, ...] = Field(default=(), alias="in")
    """The documents in which it holds; everywhere if none is named."""
    start: Date | None = Field(default=None, alias="from")
    """The first date of documents in which it holds."""
    end: Date | None = Field(default=None, alias="to")
    """The last one."""


def holds(alias: Alias, document: str, day: str) -> bool:
    """Whether the alias holds in a document of that date; one whose years are given does not hold where the date is unknown."""
    if alias.documents and document not in alias.documents:
        return False
    if alias.end is not None and not day:
        return False
    return (alias.start or "") <= day and (alias.end is None or day[: len(alias.end)] <= alias.end)


def _named(value: object) -> object:
    return {"name": value} if isinstance(value, str) else value


class Entity(Record):
    """A body, person, place, work, event or term."""

    id: Id
    name: Words
    """The full name, as the source has it."""
    aliases: tuple[Annotated[Alias, BeforeValidator(_named)], ...] = ()
    """Each is a name alone, or a name with its scope."""
    part_of: Id | None = Field(default=None, alias="part-of")
    predecessors: tuple[Id, ...] = ()
    successors: tuple[Id, ...] = ()
    start: Date | None = Field(default=None, alias="from")
    """Since when it is there under this name."""
    end: Date | None = Field(default=None, alias="to")
    code: Annotated[str, StringConstraints(pattern=r"^\d{6}$")] | None = None
    """GB/T 2260."""
    wikidata: Annotated[str, StringConstraints(pattern=r"^Q[1-9]\d{0,9}$")] | None = None
    english: Words | None = None
    note: Words | None = None
    """What a reader should know, in our own words."""
    sources: Names = ()
    """Where the facts come from."""


class Edition(Record):
    """One text of a work: as issued, or as revised."""

    label: Words
    """How it is told from the others: 2018年修正."""
    issued: Date | None = None
    effective: Date | None = None
    number: Words | None = None
    document: Id | None = None
    """The document of the corpus that holds it."""


class Work(Entity):
    """A law, plan, opinion, standard or report: all its titles, numbers and editions are one."""

    numbers: Names = ()
    document: Id | None = None
    """The document of the corpus that holds it, where it has only one edition."""
    editions: tuple[Edition, ...] = ()


class Bodies(Record):
    """`bodies.yaml`."""

    bodies: tuple[Entity, ...] = ()


class People(Record):
    """`people.yaml`."""

    people: tuple[Entity, ...] = ()


class Places(Record):
    """`places.yaml`."""

    places: tuple[Entity, ...] = ()


class WorksFile(Record):
    """`works.yaml`."""

    works: tuple[Work, ...] = ()


class Events(Record):
    """`events.yaml`."""

    events: tuple[Entity, ...] = ()


class Terms(Record):
    """`terms.yaml`."""

    terms: tuple[Entity, ...] = ()


MODELS: dict[str, type[Record]] = {
    "bodies": Bodies, "people": People, "places": Places, "works": WorksFile, "events": Events, "terms": Terms,
}  # fmt: skip
