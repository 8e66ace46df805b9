"""One work, however it is cited: by its title with or without 中华人民共和国, by its number, by its title with its number beside it.

What the corpus knows of a work stands in `authority/works.yaml`; for the rest, what two citations have in common makes them one work:
a title in one form, or a number. So a number alone and a title alone are one work as soon as one citation has both.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import itemgetter
from typing import Any, TypeVar

from jiaokan.record.authority import Alias, Edition, Work, holds
from jiaokan.reference.number import number_key
from jiaokan.reference.target import STATE, title_key

T = TypeVar("T")
_NAMES_NO_WORK = frozenset(("term", "periodical", "no-document", "self"))


@dataclass(frozen=True)
class Works:
    """The works that the corpus knows."""

    works: tuple[Work, ...] = ()

    def cited(self, reference: Mapping[str, Any], document: str, day: str) -> tuple[Work, Edition | None] | None:
        """The work that a record of a reference cites, and which edition; none if no work or more than one could be meant.

        Args:
            reference: a flat record.
            document: the document that cites.
            day: its day in ISO 8601, as much as is known.
        """
        if reference["kind"] == "self" or reference.get("why") in _NAMES_NO_WORK:
            return None
        held = (reference.get("target") or {}).get("document")
        if held == document:
            return None
        found = self._holding.get(held) if held else None
        if found is None:
            named = {work.id: work for key in _keys_of(reference) for work in self._named(key, document, day)}
            found = next(iter(named.values())) if len(named) == 1 else None
        return (found, in_force(found.editions, day)) if found else None

    def _named(self, key: str, document: str, day: str) -> Iterator[Work]:
        for work, names in self._by_key.get(key, ()):
            if any(holds(alias, document, day) for alias in names):
                yield work

    @cached_property
    def _by_key(self) -> Mapping[str, Sequence[tuple[Work, tuple[Alias, ...]]]]:
        """For each title and number in its one form, the works that have it, with the names it comes from."""
        found: dict[str, dict[str, tuple[Work, list[Alias]]]] = {}
        for work in self.works:
            titles = [(_title(alias.name), alias) for alias in (Alias(name=work.name), *work.aliases)]
            numbers = [(_number(one), Alias(name=one)) for one in (*work.numbers, *(e.number for e in work.editions if e.number))]
            for key, alias in (*titles, *numbers):
                found.setdefault(key, {}).setdefault(work.id, (work, []))[1].append(alias)
        return {key: [(work, tuple(names)) for work, names in several.values()] for key, several in found.items()}

    @cached_property
    def _holding(self) -> Mapping[str, Work]:
        """For each document of the corpus the work whose text it is."""
        return {document: work for work in self.works for document in documents(work)}

    def names(self) -> Mapping[str, tuple[str, ...]]:
        """For each document that holds a work by itself: all titles that hold everywhere, all numbers."""
        found = {}
        for work in self.works:
            if work.document:
                everywhere = tuple(alias.name for alias in work.aliases if not (alias.documents or alias.start or alias.end))
                found[work.document] = (work.name, *everywhere, *work.numbers)
        return found


def documents(work: Work) -> tuple[str, ...]:
    """The documents of the corpus that hold a work, or one of its editions."""
    return tuple(dict.fromkeys(one for one in (work.document, *(edition.document for edition in work.editions)) if one))


def in_force(editions: Sequence[Edition], day: str) -> Edition | None:
    """The edition that was there on a day: the last one issued by then; none if the day is too little known to tell.

    Args:
        editions: in any order; those without a day are passed over.
        day: ISO 8601, as much as is known.
    """
    dated = [(edition.issued, edition) for edition in editions if edition.issued]
    if any(_unclear(issued, day) for issued, _ in dated):
        return None
    before = sorted(((issued, edition) for issued, edition in dated if issued <= day), key=itemgetter(0))
    return before[-1][1] if before else None


def _unclear(issued: str, day: str) -> bool:
    """Whether it cannot be told which of two days comes first, since one is only a month or year that holds the other."""
    return issued != day and (issued.startswith(day) or day.startswith(issued))


def work_keys(reference: Mapping[str, Any]) -> Iterator[str]:
    """The names of the work that a record of a reference cites: its id, if it is known; else its title and number, in one form each."""
    if work := reference.get("work"):
        yield f"work {work}"
        return
    yield from _keys_of(reference)


def _keys_of(reference: Mapping[str, Any]) -> Iterator[str]:
    name = str(reference.get("name") or "")
    if reference.get("kind") == "number":
        yield _number(name)
    elif reference.get("kind") in ("title", "name") or not reference.get("of"):
        yield _title(name)
    else:
        of: Sequence[str] = reference.get("of") or ()
        if len(of) == 1:
            yield from (_title(of[0]), _number(of[0]))
    if number := reference.get("number"):
        yield _number(str(number))


def _title(title: str) -> str:
    return f"title {title_key(title).removeprefix(STATE)}"


def _number(number: str) -> str:
    return f"number {number_key(number)}"


def by_work(cited: Iterable[tuple[T, Mapping[str, Any]]]) -> list[Sequence[T]]:
    """What cites the same work together, works in the order of their first citation.

    Args:
        cited: things, each with the record of its reference.
    """
    found: dict[int, list[T]] = {}
    works: dict[str, int] = {}
    for order, (one, reference) in enumerate(cited):
        keys = list(work_keys(reference))
        known = sorted({works[key] for key in keys if key in works})
        home = known[0] if known else order
        for other in known[1:]:
            found[home] += found.pop(other)
            works.update({key: home for key, at in works.items() if at == other})
        found.setdefault(home, []).append(one)
        works.update(dict.fromkeys(keys, home))
    return [found[home] for home in sorted(found)]
