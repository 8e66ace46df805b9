"""The names that the corpus knows, so that a reader who mistyped one, or typed it in pinyin, is asked whether he meant it.

A name and what he typed differ in one unit if they are alike once one unit is left out of each (symmetric deletion), so a name is entered
under itself and under every form that lacks one unit, and the query asks in the same way.
In pinyin it is entered whole and by its initials, a title by each beginning too, since a reader types what he remembers of it.
A law is known without the name of its state too.
While he types, names are found by any pair of units in them, and by the first unit.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import groupby, pairwise

from jiaokan.grammar.characters import HAN
from jiaokan.reference.target import STATE
from jiaokan.script.folding import fold
from jiaokan.search.entry import SearchDocument
from jiaokan.search.gathering import Gathering
from jiaokan.search.packing import listed
from jiaokan.search.shard_files import ShardFiles
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
_MOST_WAITING_KEYS = 100_000
"""Keys that are gathered before they are packed."""
_BETWEEN_MARKS = re.compile(r"“([^“”]*)”")
_QUOTED = re.compile(f"[“「《]([{HAN}A-Za-z0-9、·—]{{2,16}})[”」》]")


class NameIndex:
    """The names that documents give, gathered in one script."""

    def __init__(self, groups: Iterable[Sequence[str]]) -> None:
        """Args: groups: the names of one thing, as the authority files have them."""
        self._spelling: dict[str, str] = {}
        for name in (name for group in groups for name in group):
            self._spelling.setdefault("".join(units_of(name)), _bare(name))
        self._known = set(self._spelling)
        self._weights: Counter[str] = Counter()
        self._titles: set[str] = set()
        self._files: ShardFiles | None = None

    def add(self, document: SearchDocument) -> None:
        """Gather the title, the number and the names of a document, and what it quotes."""
        self._titles.add("".join(units_of(document.title)))
        for joined, name in names_in(document).items():
            bare = _bare(name)
            self._spelling.setdefault(joined, joined if bare == joined else bare)
            self._weights[joined] += 1

    @property
    def count(self) -> int:
        """How many files the entries fill."""
        return self._entered().count

    def files(self, count: int) -> Iterator[tuple[str, bytes]]:
        """The files of the entries, by path; they are given once.

        Args:
            count: how many, a power of two.
        """
        for number, content in enumerate(self._entered().files(count)):
            yield f"w/{number}.bin", content

    def entries(self) -> Iterator[tuple[str, bytes]]:
        """The keys in order, each with the names under it in JSON; they are given once.

        Keys are `-` before a form of the name, `p` before its pinyin, `~` before a pair of units, `^` before the first unit.
        """
        gathering, weights, known = Gathering(), self._weights, self._known
        ranked = sorted(self._spelling, key=lambda joined: (-weights[joined], joined not in known, len(joined), joined))
        names = [self._spelling[joined] for joined in ranked]
        waiting = gathering.waiting
        for rank, joined in enumerate(ranked):
            for key in _keys(names[rank], joined in self._titles):
                if len(waiting[key]) < _MOST_NAMES:
                    waiting[key].append(rank)
            if len(waiting) > _MOST_WAITING_KEYS:
                gathering.pack()
        for key, ranks in gathering.rows():
            yield key, listed(list(dict.fromkeys(names[rank] for rank in ranks))[:_MOST_NAMES])

    def _entered(self) -> ShardFiles:
        if self._files is None:
            self._files = ShardFiles("w")
            for key, content in self.entries():
                self._files.add(key, content)
        return self._files


def vocabulary(documents: Iterable[SearchDocument], groups: Iterable[Sequence[str]]) -> dict[str, bytes]:
    """The entries of some documents.

    Args:
        documents: their titles, numbers, names and what they quote.
        groups: the names of one thing, as the authority files have them.
    """
    names = NameIndex(groups)
    for document in documents:
        names.add(document)
    return dict(names.entries())


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
    least = min(LEAST_BEGINNING_UNITS, len(units)) if title and len(units) <= MOST_NAME_UNITS else len(units)
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
