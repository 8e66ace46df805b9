"""The names that the corpus knows, so that a reader who mistyped one, or typed it in pinyin, is asked whether he meant it.

A name and what he typed differ in one unit if they are alike once one unit is left out of each (symmetric deletion), so a name is entered
under itself and under every form that lacks one unit, and the query asks in the same way.
In pinyin it is entered whole and by its initials, a title by each beginning too, since a reader types what he remembers of it.
A law is known without the name of its state too.
While he types, names are found by any pair of units in them, and by the first unit.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import groupby, pairwise

from jiaokan.grammar.characters import HAN
from jiaokan.reference.target import STATE
from jiaokan.script.folding import fold
from jiaokan.search.entry import SearchDocument
from jiaokan.search.packing import listed
from jiaokan.search.units import units_of
from jiaokan.text import re

LEAST_NAME_UNITS, MOST_NAME_UNITS = 2, 12
"""Units of a name that may be mistyped; a longer one is found by its words."""
LEAST_BEGINNING_UNITS = 3
"""Units of the beginning of a title that is entered in pinyin: two are the beginning of too many."""
MOST_NAME_CHARACTERS = 40
"""Code points of a name that is offered."""
_MOST_NAMES = 12
"""Names under one key, those in most documents first."""
_BETWEEN_MARKS = re.compile(r"“([^“”]*)”")
_QUOTED = re.compile(f"[“「《]([{HAN}A-Za-z0-9、·—]{{2,16}})[”」》]")


def vocabulary(documents: Iterable[SearchDocument], groups: Iterable[Sequence[str]]) -> dict[str, bytes]:
    """The entries: key, and the names under it in JSON.

    Keys are `-` before a form of the name, `p` before its pinyin, `~` before a pair of units, `^` before the first unit.

    Args:
        documents: their titles, numbers, names and what they quote.
        groups: the names of one thing, as the authority files have them.
    """
    weights: Counter[str] = Counter()
    spelling: dict[str, str] = {}
    for name in (name for group in groups for name in group):
        spelling.setdefault("".join(units_of(name)), _bare(name))
    known = set(spelling)
    titles: set[str] = set()
    for document in documents:
        titles.add("".join(units_of(document.title)))
        for joined, name in names_in(document).items():
            spelling.setdefault(joined, _bare(name))
            weights[joined] += 1
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for joined in sorted(spelling, key=lambda joined: (-weights[joined], joined not in known, len(joined), joined)):
        for key in _keys(spelling[joined], joined in titles):
            if len(found[key]) < _MOST_NAMES:
                found[key][spelling[joined]] = None
    return {key: listed([*names]) for key, names in found.items()}


def forms(units: Sequence[str]) -> list[str]:
    """The units joined, and joined without each one of them."""
    return list(dict.fromkeys(["".join(units), *("".join((*units[:at], *units[at + 1 :])) for at in range(len(units)))]))


def names_in(document: SearchDocument) -> dict[str, str]:
    """The names that a document gives, by their units joined."""
    return {"".join(units_of(name)): name for name in _names(document)}


def _bare(name: str) -> str:
    """A name without the quotation marks around the whole of it: they would ask for the very words."""
    return match[1] if (match := _BETWEEN_MARKS.fullmatch(name)) else name


def _names(document: SearchDocument) -> Iterable[str]:
    if document.kind != "text":
        return
    short = document.title[len(STATE) :] if fold(document.title).startswith(STATE) else ""
    quoted = (match for passage in document.passages for match in _QUOTED.findall(passage.text))
    for name in (document.title, short, document.number, *document.also.split("\n"), *document.names, *quoted):
        if len(name) <= MOST_NAME_CHARACTERS and len(units_of(name)) >= LEAST_NAME_UNITS:
            yield name.strip()


def _keys(name: str, title: bool) -> Iterable[str]:
    units = units_of(name)
    if LEAST_NAME_UNITS < len(units) <= MOST_NAME_UNITS:
        yield from (f"-{form}" for form in forms(units))
    least = LEAST_BEGINNING_UNITS if title and len(units) <= MOST_NAME_UNITS else len(units)
    spelt = (f"p{word}" for size in range(len(units), least - 1, -1) for word in _spelt(tuple(units[:size])))
    yield from dict.fromkeys(spelt)
    yield "^" + units[0].strip()
    yield from dict.fromkeys(f"~{first}{second}" for first, second in pairwise(units))


@cache
def _spelt(units: tuple[str, ...]) -> tuple[str, ...]:
    """The name in pinyin, without tones, and the initials; none for what has no Han character. A name has the same in every script."""
    if len(units) > MOST_NAME_UNITS or all(unit[0] == " " for unit in units):
        return ()
    from pypinyin import lazy_pinyin

    parts: list[str] = []
    for han, run in ((han, list(run)) for han, run in groupby(units, key=lambda unit: unit[0] != " ")):
        read = lazy_pinyin("".join(run)) if han else [unit.strip() for unit in run]
        parts += read if len(read) == len(run) else [unit.strip() for unit in run]
    initials = (part[:1] if unit[0] != " " else part for unit, part in zip(units, parts, strict=True))
    return tuple(spelt for spelt in dict.fromkeys(("".join(parts), "".join(initials))) if spelt.isascii() and len(spelt) > 1)
