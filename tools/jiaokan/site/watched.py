"""What a page of a document asks of the other documents, written down as it asks: while every answer stays the same, so does the page.

The page is given nothing else than this, so that no question can be forgotten: what is not here cannot be asked.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from hashlib import sha256
from typing import Any, Generic, NamedTuple, TypeVar, cast

from jiaokan.cite.model import Stamp
from jiaokan.entry.entry import Entry
from jiaokan.site.shelf import Shelf
from jiaokan.site.text.inline import Address

Answer = TypeVar("Answer")


class Question(NamedTuple):
    """What is asked."""

    what: str
    """One of `ANSWERS`."""
    of: str
    more: str = ""


def _entry(shelf: Shelf, one: Question) -> str:
    return _seal(shelf.by_id.get(one.of))


def _all(shelf: Shelf, one: Question) -> str:
    return " ".join(entry.seal for entry in shelf.entries)


def _cited_by(shelf: Shelf, one: Question) -> str:
    return " ".join(citing.entry.seal for citing in shelf.cited_by.get(one.of, ()))


def _alike(shelf: Shelf, one: Question) -> str:
    return repr(shelf.alike.get(one.of))


def _neighbours(shelf: Shelf, one: Question) -> str:
    return " ".join(map(_seal, shelf.neighbours[one.of]))


def _named(shelf: Shelf, one: Question) -> str:
    return repr(shelf.named.get(one.of))


def _last_seen(shelf: Shelf, one: Question) -> str:
    return repr([release and (release.version, release.date) for release in shelf.last_seen.get(one.of, ())])


def _name(shelf: Shelf, one: Question) -> str:
    return shelf.name(one.of)


def _stamp(shelf: Shelf, one: Question) -> str:
    return repr(shelf.stamp(one.of))


def _group(shelf: Shelf, one: Question) -> str:
    return repr(shelf.facets.address(one.of, one.more))


def _wanted(shelf: Shelf, one: Question) -> str:
    return repr(sorted(shelf.wanted_by(_reference(one))))


ANSWERS: Mapping[str, Callable[[Shelf, Question], str]] = {
    "entry": _entry, "all": _all, "cited_by": _cited_by, "alike": _alike, "neighbours": _neighbours, "named": _named,
    "last_seen": _last_seen, "name": _name, "stamp": _stamp, "group": _group, "wanted": _wanted,
}  # fmt: skip
"""What is answered, as far as an answer tells one state of the shelf from another."""


def answer(shelf: Shelf, question: Question) -> str:
    """A digest of the answer."""
    return sha256(ANSWERS[question.what](shelf, question).encode("utf-8", "surrogatepass")).hexdigest()[:32]


class _Asked(Mapping[str, Answer], Generic[Answer]):
    """Answers by document or anchor, each written down as it is asked for."""

    def __init__(self, found: Mapping[str, Answer], what: str, asked: dict[Question, None]) -> None:
        self._found, self._what, self._asked = found, what, asked

    def __getitem__(self, key: str) -> Answer:
        self._asked[Question(self._what, key)] = None
        return self._found[key]

    def __contains__(self, key: object) -> bool:
        self._asked[Question(self._what, str(key))] = None
        return key in self._found

    def __iter__(self) -> Iterator[str]:
        self._asked[Question("all", "")] = None
        return iter(self._found)

    def __len__(self) -> int:
        self._asked[Question("all", "")] = None
        return len(self._found)


class Watched:
    """A shelf as the pages of one document see it."""

    def __init__(self, shelf: Shelf) -> None:
        """Args: shelf: all documents."""
        self._shelf = shelf
        self.asked: dict[Question, None] = {}
        """What was asked, in order."""
        self.by_id = self._watch(shelf.by_id, "entry")
        self.anchors = self._watch(shelf.anchors, "entry")
        self.ledgers = self._watch(shelf.ledgers, "entry")
        self.cited_by = self._watch(shelf.cited_by, "cited_by")
        self.alike = self._watch(shelf.alike, "alike")
        self.neighbours = self._watch(shelf.neighbours, "neighbours")
        self.named = self._watch(shelf.named, "named")
        self.last_seen = self._watch(shelf.last_seen, "last_seen")
        self.facets = _Groups(shelf, self.asked)

    @property
    def as_shelf(self) -> Shelf:
        """Itself, for who asks a shelf."""
        return cast(Shelf, self)

    def name(self, document: str) -> str:
        """As `Shelf.name`."""
        self.asked[Question("name", document)] = None
        return self._shelf.name(document)

    def stamp(self, document: str) -> Stamp:
        """As `Shelf.stamp`."""
        self.asked[Question("stamp", document)] = None
        return self._shelf.stamp(document)

    def wanted_by(self, reference: Mapping[str, Any]) -> frozenset[str]:
        """As `Shelf.wanted_by`."""
        self.asked[_question(reference)] = None
        return self._shelf.wanted_by(reference)

    def permanent(self, document: str, anchor: str | None = None) -> str:
        """As `Shelf.permanent`, which asks no document."""
        return self._shelf.permanent(document, anchor)

    def address_from(self, document: str, up: str = "../") -> Address:
        """As `Shelf.address_from`."""
        return Shelf.address_from(self.as_shelf, document, up)

    def _watch(self, found: Mapping[str, Answer], what: str) -> _Asked[Answer]:
        return _Asked(found, what, self.asked)


class _Groups:
    """As `Facets`, of which a page asks only addresses."""

    def __init__(self, shelf: Shelf, asked: dict[Question, None]) -> None:
        self._shelf, self._asked = shelf, asked

    def address(self, facet: str, key: str) -> str | None:
        """As `Facets.address`."""
        self._asked[Question("group", facet, key)] = None
        return self._shelf.facets.address(facet, key)


def _seal(entry: Entry | None) -> str:
    return entry.seal if entry else "-"


def _question(reference: Mapping[str, Any]) -> Question:
    return Question("wanted", json.dumps(reference, ensure_ascii=False, sort_keys=True))


def _reference(question: Question) -> Mapping[str, Any]:
    found: Mapping[str, Any] = json.loads(question.of)
    return found
