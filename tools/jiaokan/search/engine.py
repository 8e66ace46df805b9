"""A query and its answer: what was found, what is near, and what else the reader may have meant.

The browser does the same in `docs/assets/search/engine.js`; a test compares the two over the judged queries.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from jiaokan.cite.place import asked
from jiaokan.search.found import MOST_STRETCH_FILES, Seen, see
from jiaokan.search.meant import meant
from jiaokan.search.number import query_keys
from jiaokan.search.query import MOST_QUERY_CHARACTERS, Term, readings, terms_of
from jiaokan.search.ranking import Hit, Ranked, order, rank
from jiaokan.search.reading import Index, Postings

PAGE_HITS = 10
"""Hits that are read and shown at a time."""

Found = Literal["yes", "near", "none"]


@dataclass
class Answer:
    """The hits of a query, read as far as they were asked for."""

    index: Index
    ranked: Ranked
    query: str
    instead: str = ""
    """What was looked up in place of the query, because the query itself stands nowhere at all."""
    _whole: list[Hit] = field(default_factory=list)
    _near: list[Hit] = field(default_factory=list)
    _failed: list[Seen] = field(default_factory=list)
    shown: list[Seen] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._whole = [hit for hit in self.ranked.hits if hit.whole]
        self._near = [hit for hit in self.ranked.hits if not hit.whole]

    @property
    def terms(self) -> Sequence[Term]:
        """What was looked for."""
        return self.ranked.terms

    def more(self, count: int = PAGE_HITS) -> list[Seen]:
        """The next hits: first those in which every term stands, then those that are near.

        They are fewer than asked for where the index's budget is spent, never none while one may hold every term.
        """
        found: list[Seen] = []
        left = self.index.budget.files * count // PAGE_HITS
        while len(found) < count and self._whole and (not found or left > 0):
            size = min(count - len(found), max(1, left // MOST_STRETCH_FILES))
            taken, self._whole = self._whole[:size], self._whole[size:]
            seen = [see(self.index, self.ranked, hit) for hit in taken]
            left -= sum(one.files for one in seen)
            found += [one for one in seen if one.whole]
            self._failed += [one for one in seen if not one.whole]
        found.sort(key=_order)
        if not self._whole:
            found += self._nearest(count - len(found))
        self.shown += found
        return found

    def _nearest(self, count: int) -> list[Seen]:
        taken, self._near = self._near[:count], self._near[count:]
        seen = sorted([*self._failed, *(see(self.index, self.ranked, hit) for hit in taken)], key=_order)
        self._failed = seen[count:]
        return seen[:count]

    @property
    def found(self) -> Found:
        """Whether anything shown holds every term, or only something near, or nothing."""
        if any(one.whole for one in self.shown) and not self.instead:
            return "yes"
        return "near" if self.shown else "none"

    def suggestions(self) -> list[str]:
        """What the reader may have meant, where his words stand nowhere."""
        return meant(self.index, self.ranked, self.shown) if self.found != "yes" and not self.instead else []


def _order(one: Seen) -> tuple[bool, int, int]:
    return (not one.whole, *order(Hit(one.hit.document, one.score))[1:])


def answer(index: Index, query: str) -> Answer:
    """Look a query up.

    Args:
        index: the index.
        query: anything; of more than 256 code points the first are read.
    """
    best = Ranked([], [])
    place, rest = asked(query[:MOST_QUERY_CHARACTERS])
    there = index.postings(f"s@{place}") if place else {}
    if there:
        best = _placed(index, rest, there)
    if not best.hits:
        best = _ranked(index, query)
    found = Answer(index, best, query)
    if best.hits:
        return found
    for other in meant(index, best, ())[:1]:
        return Answer(index, _ranked(index, other), query, instead=other)
    return found


def _ranked(index: Index, query: str) -> Ranked:
    """The first reading of the query in which something may have every term; else the last sure one that ranks anything."""
    best = Ranked([], [])
    for terms, sure in readings(query):
        units = [unit for term in terms for unit in term.units]
        number, *serials = query_keys(units) or ("",)
        numbered = index.postings(number) if number else {}
        ranked = rank(index, terms, numbered, [index.postings(key) for key in serials])
        if any(hit.whole for hit in ranked.hits):
            return ranked
        if not best.terms or (sure and ranked.hits):
            best = ranked
    return best


def _placed(index: Index, rest: str, there: Postings) -> Ranked:
    """The documents that have the place which the query names, and all else that it says: 计量法 第十五条."""
    if not terms_of(rest):
        hits = [Hit(document, whole=True, placed=True, passages=passages) for document, passages in there.items()]
        return Ranked([], hits)
    ranked = _ranked(index, rest)
    hits = [hit for hit in ranked.hits if hit.whole and hit.document in there]
    for hit in hits:
        hit.placed, hit.passages = True, tuple(there[hit.document])
    return Ranked(ranked.terms, hits, ranked.most)
