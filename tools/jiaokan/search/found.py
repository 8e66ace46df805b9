"""That words are found is said only once they were seen on the text: every term, its units one after the other.

Script, width, case, brackets and other punctuation are folded; a term may run from one passage on into the next.
The browser does the same in `docs/assets/search/found.js`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from jiaokan.search.query import Term
from jiaokan.search.ranking import TITLE_PASSAGE, Hit, Ranked
from jiaokan.search.reading import Index
from jiaokan.search.units import places_of, units_of

SHOWN_PASSAGES = 3
"""Passages of one document that are shown at once."""
MOST_STRETCH_FILES = 3
"""Files of texts that are read to show one document."""


@dataclass(frozen=True)
class ShownPassage:
    """A passage as it is shown."""

    number: int
    anchor: str
    text: str
    label: str
    found: tuple[str, ...]
    """Of the terms, those that stand in it."""
    marks: tuple[tuple[int, int], ...]
    """What is marked in it, in code points."""


@dataclass(frozen=True)
class Seen:
    """A hit with its text."""

    hit: Hit
    head: Mapping[str, Any]
    """id, url, title, number, note, lang, kind."""
    passages: tuple[ShownPassage, ...]
    """Those that were read and show it, best first."""
    title_marks: tuple[tuple[int, int], ...]
    missing: tuple[str, ...]
    """The terms that do not stand in the document, as they were typed."""
    score: float
    unread: int
    """Further passages that may hold the words."""
    files: int
    """Of texts that were read."""
    counted: bool
    """Whether the unread ones hold them for sure."""

    @property
    def whole(self) -> bool:
        """Whether every term stands in the document."""
        return not self.missing


class Stretches:
    """The texts of one document, read a file at a time."""

    def __init__(self, index: Index, document: int) -> None:
        self._index, self._document = index, document
        self.read: dict[int, Mapping[str, Any]] = {}

    def has(self, passage: int) -> bool:
        """Whether its file was read."""
        return self._index.part_of(self._document, passage)[0] in self.read

    def row(self, passage: int) -> Sequence[str]:
        """Anchor, text and perhaps label of a passage; beyond the last one nothing."""
        part, first = self._index.part_of(self._document, passage)
        if passage not in self._index.passages_of(self._document):
            return "", ""
        self._load(part)
        found: Sequence[str] = self.read[part]["passages"][passage - first]
        return found

    def head(self) -> Mapping[str, Any]:
        """What every file says of the document."""
        if not self.read:
            self._load(0)
        return next(iter(self.read.values()))

    def _load(self, part: int) -> None:
        if part not in self.read:
            self.read[part] = self._index.stretch(self._document, part)


def see(index: Index, ranked: Ranked, hit: Hit, most: int = 0) -> Seen:
    """Read as much of a document as tells whether the terms stand in it, and the passages that show it.

    Args:
        index: the index.
        ranked: what the hit is of.
        hit: the document.
        most: files of texts to read; 0 for as many as a list of hits wants.
    """
    terms = ranked.terms
    exact = not ranked.narrowed and all(len(term.units) == 2 or term.day for term in terms)
    most = most or (MOST_STRETCH_FILES if hit.whole and not exact else 2)
    texts = Stretches(index, hit.document)
    found = {term.string for term in terms if term.day and hit.candidates.get(term.string)}
    seen: list[ShownPassage] = []
    skipped = 0
    for number in hit.passages:
        if texts.has(number) or (len(texts.read) < most and not (exact and len(seen) >= SHOWN_PASSAGES)):
            one = _passage(number, texts.row(number), terms)
            found.update(one.found)
            seen.append(one)
        else:
            skipped += 1
    head = texts.head()
    title = _held(head["title"], terms)
    found.update(title)
    for key in ("number", "note", "also"):
        for line in head.get(key, "").split("\n"):
            found.update(_held(line, terms))
    for term in terms if not hit.placed else ():
        if term.string not in found and (run := _across(texts, term, _begins(index, hit, term))):
            found.add(term.string)
            seen = [*run, *(one for one in seen if one.number not in {other.number for other in run})]
    if hit.numbered or hit.placed:
        found.update(term.string for term in terms)
    if not hit.placed:
        seen.sort(key=lambda one: -len(one.found))
    seen = _unlike([one for one in seen if one.found] or seen)
    size = len("".join(units_of(head["title"])))
    named = sum(map(len, title)) / size if size and len(title) == len(terms) else 0.0
    return Seen(
        hit,
        head,
        tuple(seen),
        tuple(places_in(head["title"], title)),
        tuple(term.said for term in terms if term.string not in found),
        hit.score + 3 * ranked.most * ((len(found) / len(terms) if terms else 1.0) + named),
        skipped,
        len(texts.read),
        exact or not skipped,
    )


def _passage(number: int, row: Sequence[str], terms: Sequence[Term]) -> ShownPassage:
    anchor, text, label = (*row, "")[:3]
    held = _held(text, terms)
    return ShownPassage(number, anchor, text, label, held, _marks(text, terms, held))


def _held(text: str, terms: Sequence[Term]) -> tuple[str, ...]:
    joined = "".join(units_of(text))
    return tuple(term.string for term in terms if term.string in joined)


def _marks(text: str, terms: Sequence[Term], held: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """Where the terms stand; if none does, where pairs of them do."""
    strings = list(held) or [
        first + second for term in terms if not term.exact for first, second in zip(term.units, term.units[1:], strict=False)
    ]
    return tuple(places_in(text, strings))


def places_in(text: str, strings: Sequence[str]) -> list[tuple[int, int]]:
    """The places of strings of units in a text, none overlapping another, in order."""
    places = places_of(text)
    joined = "".join(place.unit for place in places)
    starts: dict[int, int] = {}
    length = 0
    for at, place in enumerate(places):
        starts[length] = at
        length += len(place.unit)
    starts[length] = len(places)
    found = []
    for string in filter(None, strings):
        at = joined.find(string)
        while at >= 0:
            found.append((places[starts[at]].start, places[starts[at + len(string)] - 1].end))
            at = joined.find(string, at + len(string))
    kept: list[tuple[int, int]] = []
    for start, end in sorted(found, key=lambda span: (span[0], -span[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept


def _begins(index: Index, hit: Hit, term: Term) -> Sequence[int]:
    """The passages where a term may begin: those that hold its keys, and each one before such, whence it may run on into it."""
    places = hit.candidates.get(term.string, index.passages_of(hit.document))
    return sorted({at for place in places for at in (place - 1, place) if at > TITLE_PASSAGE})


def _across(texts: Stretches, term: Term, begins: Sequence[int]) -> list[ShownPassage]:
    """The two passages through which a term runs on: where it begins, and the next; one if it stands in that alone."""
    for number in begins:
        rows = (texts.row(number), texts.row(number + 1))
        first, second = ("".join(units_of(row[1])) for row in rows)
        both = first + second
        at = both.find(term.string)
        if at >= 0:
            end = at + len(term.string)
            parts = (both[at : min(end, len(first))], both[max(at, len(first)) : end])
            spots = (places_in(rows[0][1], [parts[0]])[-1:], places_in(rows[1][1], [parts[1]])[:1])
            return [
                ShownPassage(number + step, row[0], row[1], (*row, "")[2], (term.string,), tuple(marks))
                for step, (row, part, marks) in enumerate(zip(rows, parts, spots, strict=True))
                if part
            ]
    return []


def _unlike(passages: Sequence[ShownPassage]) -> list[ShownPassage]:
    """One of each anchor: the blocks of a guide page share that of their heading."""
    seen: set[str] = set()
    kept = []
    for one in passages:
        if not one.anchor or one.anchor not in seen:
            kept.append(one)
        seen.add(one.anchor)
    return kept
