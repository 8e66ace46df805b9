"""Look-up in the authority files: which entity a name means in a document, and what is known of it.

A name means an entity only where exactly one holds it there; what two entities hold means neither.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import cast

from jiaokan.annotate.lexicon import KnownWord, Lexicon, Role, with_own
from jiaokan.annotate.mention import Mention
from jiaokan.record.authority import Alias, Entity, EntityKind, Work, holds
from jiaokan.reference.work import Works

_ROLES: dict[EntityKind, Role] = {"body": "body", "person": "person", "place": "place", "event": "event", "term": "term"}


@dataclass(frozen=True)
class Authority:
    """All entities, by kind."""

    entities: Mapping[EntityKind, tuple[Entity, ...]] = field(default_factory=dict)

    @cached_property
    def by_id(self) -> Mapping[str, tuple[EntityKind, Entity]]:
        """Each entity and its kind; of two with one id the first."""
        found: dict[str, tuple[EntityKind, Entity]] = {}
        for kind, entity in self:
            found.setdefault(entity.id, (kind, entity))
        return found

    def __iter__(self) -> Iterator[tuple[EntityKind, Entity]]:
        for kind, several in self.entities.items():
            for entity in several:
                yield kind, entity

    @cached_property
    def lexicon(self) -> Lexicon:
        """The package's names and those that hold everywhere."""
        mine = tuple(
            KnownWord(name, _ROLES[kind], entity.name)
            for kind, entity in self
            if kind in _ROLES
            for name in (entity.name, *_everywhere(entity))
        )
        return with_own(mine)

    @cached_property
    def works(self) -> Works:
        """The works that are cited."""
        return Works(tuple(one for one in self.entities.get("work", ()) if isinstance(one, Work)))

    def names(self, document: str, day: str) -> Mapping[tuple[EntityKind, str], str]:
        """What each name of each kind means in a document: the id of the one entity that holds it there.

        Args:
            document: the document's id.
            day: its date in ISO 8601, as much as is known.
        """
        held: dict[tuple[EntityKind, str], set[str]] = {}
        for kind, entity in self:
            for name in (entity.name, *(alias.name for alias in entity.aliases if holds(alias, document, day))):
                held.setdefault((kind, name), set()).add(entity.id)
        return {name: next(iter(ids)) for name, ids in held.items() if len(ids) == 1}

    def scoped(self, document: str, day: str) -> Mapping[str, Mention]:
        """The names that hold in this document but not everywhere, each with what it means."""
        found: dict[str, Mention] = {}
        for kind, entity in self:
            if kind in _ROLES:
                for alias in entity.aliases:
                    if _limited(alias) and holds(alias, document, day):
                        found[alias.name] = Mention(kind, 0, 0, alias.name, entity.name, entity.id)
        return found

    def identified(self, mentions: Iterable[Mention], document: str, day: str) -> tuple[Mention, ...]:
        """The mentions, each with the entity that its words or its norm mean in the document."""
        means = self.names(document, day)
        return tuple(self._identified(one, means) for one in mentions)

    def _identified(self, one: Mention, means: Mapping[tuple[EntityKind, str], str]) -> Mention:
        if one.kind in ("date", "amount") or one.entity:
            return one
        kind = cast(EntityKind, one.kind)
        entity = means.get((kind, one.text)) or means.get((kind, one.norm))
        if entity is None:
            return one
        return Mention(one.kind, one.start, one.end, one.text, self.by_id[entity][1].name, entity, one.form, one.relative)


def _limited(alias: Alias) -> bool:
    return bool(alias.documents or alias.start or alias.end)


def _everywhere(entity: Entity) -> Iterator[str]:
    return (alias.name for alias in entity.aliases if not _limited(alias))
