"""All names that are known without a corpus, as one automaton: a text is read once, however many names there are.

Each row says what kind of word it is; the recognisers decide what a word means where it stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Literal, NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from jiaokan.text import re

Role = Literal["body", "function", "group", "place", "short-place", "feature", "event", "person", "term", "office"]
"""What a known word is for: a whole name (body, place, event, person, term) or a part that names are made of."""


@dataclass(frozen=True, slots=True)
class KnownWord:
    """A known word."""

    name: str
    role: Role
    norm: str = ""
    """The full name of what it names."""
    entity: str | None = None


class Known(NamedTuple):
    """A known word where it stands, in code points."""

    start: int
    end: int
    row: KnownWord


class Lexicon:
    """Rows that are looked for together."""

    def __init__(self, rows: Iterable[KnownWord]) -> None:
        self.rows: Sequence[KnownWord] = tuple(row for row in rows if row.name)
        self._automaton = AhoCorasick([row.name for row in self.rows], matchkind=MatchKind.Standard)

    def find(self, string: str) -> dict[Role, list[Known]]:
        """Every row wherever it stands, overlapping ones too, by role, in the order of their ends."""
        found: dict[Role, list[Known]] = {}
        for index, start, end in self._automaton.find_matches_as_indexes(string, overlapping=True):
            row = self.rows[index]
            found.setdefault(row.role, []).append(Known(start, end, row))
        return found


def table(name: str) -> list[list[str]]:
    """The rows of a table of this folder, without its comments; «-» stands for an empty cell."""
    text = resources.files("jiaokan.annotate").joinpath(name).read_text(encoding="utf-8")
    return [["" if cell == "-" else cell for cell in line.split("\t")] for line in text.splitlines() if line and not line.startswith("#")]


LONGEST_NAME_CHARACTERS = 60
"""Code points of a name that is looked for again; what is longer is no name, and would cost more than its length."""


def everywhere(string: str, words: Iterable[str]) -> Iterator[tuple[str, int, int]]:
    """Every place of each word, in one walk over the string: the word, its start and its end."""
    listed = sorted({word for word in words if len(word) <= LONGEST_NAME_CHARACTERS})
    if listed:
        for index, start, end in AhoCorasick(listed, matchkind=MatchKind.Standard).find_matches_as_indexes(string, overlapping=True):
            yield listed[index], start, end


@dataclass(frozen=True, slots=True)
class Guard:
    """What must not stand beside a word."""

    before: str
    after: re.Pattern[str] | None


@lru_cache(maxsize=4)
def guards(kind: str) -> dict[str, Guard]:
    """The guards of places or units, by word."""
    found = (row[1:] for row in table("guards.tsv") if row[0] == kind)
    return {word: Guard(before, re.compile(after) if after else None) for word, before, after in found}


@lru_cache(maxsize=1)
def rows() -> tuple[KnownWord, ...]:
    """Every row of the tables that come with the package."""
    from jiaokan.annotate.body import known_bodies
    from jiaokan.annotate.event import known_events
    from jiaokan.annotate.person import known_offices
    from jiaokan.annotate.place import known_places
    from jiaokan.annotate.term import known_terms

    return (*known_bodies(), *known_places(), *known_events(), *known_offices(), *known_terms())


@lru_cache(maxsize=1)
def built_in() -> Lexicon:
    """The lexicon of the package's own tables."""
    return Lexicon(rows())


@lru_cache(maxsize=1)
def with_own(own: tuple[KnownWord, ...]) -> Lexicon:
    """The lexicon of the package's tables and of a corpus's own names; what looks again, as the desk does, has it already."""
    return Lexicon((*built_in().rows, *own)) if own else built_in()
