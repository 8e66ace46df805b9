"""A query is read as terms, and each term as the keys that it is looked up by.

Blanks part terms; what stands in quotation marks is one term that must stand so; a day in any form is one term.
The browser does the same in `docs/assets/search/query.js`.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from jiaokan.search.days import day_key, day_words
from jiaokan.search.question import told
from jiaokan.search.units import units_of
from jiaokan.text import re

MOST_QUERY_CHARACTERS = 256
"""Code points of a query; what is beyond is not read."""
MOST_QUERY_KEYS = 24
"""Keys of a query; each may cost a request, and each is one bit of a passage's cover."""

_QUOTED = re.compile('[“"「『＂]([^“”"「」『』＂]*)[”"」』＂]')
_WIDE = "[\u2e80-\u9fff\uff00-\uffef、-〟“”‘’]"
_BLANKS = re.compile(rf"(?<={_WIDE})\s+(?={_WIDE})")


class Term(NamedTuple):
    """What must stand together."""

    units: tuple[str, ...]
    said: str
    """As it was typed."""
    exact: bool = False
    """Whether it was quoted."""
    day: str = ""
    """The key of the day that it names."""

    @property
    def string(self) -> str:
        """The units in one string."""
        return "".join(self.units)

    @property
    def keys(self) -> tuple[str, ...]:
        """What it is looked up by: the day, else each pair of units, else the one unit."""
        if self.day:
            return (f"s@{self.day}",)
        return keys_of(self.units)


def keys_of(units: Sequence[str]) -> tuple[str, ...]:
    """Pairs (family s), a lone word (s), a lone Han character (u)."""
    if len(units) == 1:
        return (("s" if units[0][0] == " " else "u") + units[0],)
    return tuple(dict.fromkeys(f"s{first}{second}" for first, second in pairwise(units)))


def terms_of(query: str) -> list[Term]:
    """The terms, quoted ones first, each once.

    Examples:
        >>> [term.said for term in terms_of("计量 “双随机、一公开” 2025/3/24")]
        ['双随机、一公开', '计量', '2025/3/24']
    """
    text = query[:MOST_QUERY_CHARACTERS]
    quoted = [_term(match, exact=True) for match in _QUOTED.findall(text)]
    rest = [_term(word, exact=False) for word in _QUOTED.sub(" ", text).split()]
    found: dict[str, Term] = {}
    for term in (*quoted, *rest):
        if term.units:
            found.setdefault(term.string, term)
    return list(found.values())


class QueryReading(NamedTuple):
    """One way to read a query."""

    terms: list[Term]
    sure: bool = True
    """Whether it is worth ranking by where nothing has all of it."""


def readings(query: str) -> list[QueryReading]:
    """The ways to read a query, the likeliest first: as it stands; without the blanks between its characters; without what only asks.

    Blanks that leave more than one single character are those of a page or of recognition, and part no terms.
    """
    plain = terms_of(query)
    closed = _BLANKS.sub("", query)
    spaced = sum(len(term.units) == 1 and term.units[0][0] != " " and not term.exact for term in plain) > 1
    if spaced:
        plain = terms_of(closed)
    found = [QueryReading(plain)]
    if len(plain) > 1 and closed != query:
        found.append(QueryReading(terms_of(closed), sure=False))
    asking = [_term(part, exact=term.exact) for term in plain for part in ([term.said] if term.exact or term.day else told(term.string))]
    if [term.string for term in asking] != [term.string for term in plain]:
        found.append(QueryReading([term for term in asking if term.units]))
    return [reading for reading in found if reading.terms]


def _term(said: str, exact: bool) -> Term:
    day = "" if exact else day_key(said)
    return Term(tuple(units_of(day_words(day) if day else said)), said.strip(), exact, day)


def spread(keys: Sequence[str]) -> list[str]:
    """At most as many keys as a query may have, evenly taken."""
    if len(keys) <= MOST_QUERY_KEYS:
        return list(keys)
    return [keys[at * len(keys) // MOST_QUERY_KEYS] for at in range(MOST_QUERY_KEYS)]
