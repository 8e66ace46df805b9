"""Things: what the mentions of all documents name, each with every place where it is named.

Mentions of one entity are one thing; so are those without an entity that have the same kind and the same full name.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from jiaokan.annotate.authority import Authority
from jiaokan.record.authority import Entity

THINGS = ("work", "body", "person", "place", "event", "term")
"""The kinds of things, in the order in which they are listed; dates and amounts are none."""

_WANTED = frozenset(("no-candidate", "several-candidates", "other-edition"))


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a thing is named."""

    document: str
    anchor: str
    start: int
    """In code points of the block's text."""
    end: int
    quote: str
    edition: str = ""
    """Of a work: which edition was there when it was cited, if it has several."""


@dataclass(frozen=True)
class Thing:
    """A work, body, person, place, event or term, with the places where it is named, in the order of the documents and their texts."""

    kind: str
    name: str
    spots: tuple[Spot, ...]
    entity: Entity | None = None

    @cached_property
    def lines(self) -> tuple[tuple[str, str], ...]:
        """The paragraphs that name it, each once: document and anchor."""
        return tuple(dict.fromkeys((spot.document, spot.anchor) for spot in self.spots))

    @property
    def has_page(self) -> bool:
        """Whether it has a page of its own: an entry in the authority files, and, but for a work, more than one paragraph that names it."""
        return self.entity is not None and (self.kind == "work" or len(self.lines) > 1)


def things(
    mentions: Mapping[str, Iterable[Mapping[str, Any]]],
    authority: Authority,
    references: Mapping[str, Iterable[Mapping[str, Any]]] | None = None,
) -> tuple[Thing, ...]:
    """Everything that is named.

    Args:
        mentions: for each document its mentions as flat records.
        authority: the entities that are known.
        references: for each document what it cites; a work that no file knows is named by the quotation.
    """
    found: dict[tuple[str, str], list[Spot]] = {}
    for document, several in mentions.items():
        for one in several:
            if one["kind"] in THINGS and one["anchor"]:
                key = (one["kind"], one["entity"] or "=" + (one["norm"] or one["quote"]))
                found.setdefault(key, []).append(Spot(document, one["anchor"], one["start"], one["end"], one["quote"]))
    for document, several in (references or {}).items():
        for one in several:
            if one["anchor"] and (name := _cited(one)):
                spot = Spot(document, one["anchor"], one["start"], one["end"], one["quote"], one.get("edition", ""))
                found.setdefault(("work", name), []).append(spot)
    made = []
    for (kind, name), spots in found.items():
        known = authority.by_id.get(name)
        entity = known[1] if known else None
        made.append(Thing(kind, entity.name if entity else name.removeprefix("="), tuple(spots), entity))
    return tuple(sorted(made, key=lambda thing: (THINGS.index(thing.kind), thing.name)))


def _cited(reference: Mapping[str, Any]) -> str:
    """The work that a reference cites: its id, or the quotation after «=»; empty if it cites none, or one that is held without an entry."""
    if work := reference.get("work"):
        return str(work)
    named = reference.get("kind") in ("title", "number", "name")
    return f"={reference['quote']}" if named and reference.get("why") in _WANTED else ""
