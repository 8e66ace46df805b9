"""By what documents are found besides their date: who issued them, of what kind they are, their subjects, places and sources.

A place is the administrative division with which the name of an issuer begins, or one that the title names;
nothing is guessed from the text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from typing import NamedTuple

from jiaokan.annotate.division import divisions
from jiaokan.corpus.memory import recalled
from jiaokan.entry.entry import Entry
from jiaokan.site.lists.pinyin import romanized
from jiaokan.site.markup import identifier
from jiaokan.site.terms import GENRE_NAMES
from jiaokan.text import re

NAMES = {"bodies": "机关", "kinds": "体裁", "subjects": "主题", "places": "地区", "sources": "来源"}
"""Each facet with its name; the key is its address below `catalogue/`."""
LONGEST_ADDRESS_LETTERS = 40
"""Letters of the address of a group that is written in pinyin."""
_WHOLE = re.compile(r"(?:省|市|区|县|州|盟|旗)\Z")
"""How the full name of a division ends (GB/T 2260); 山西 alone is none, and no division is guessed from it."""
_LONGEST_NAME_CHARACTERS = 15
"""Code points of the longest name of a division."""


class Group(NamedTuple):
    """Documents that have one thing in common."""

    slug: str
    """Its address below that of its facet."""
    name: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Facets:
    """All groups by facet; a facet without a group is not there."""

    groups: Mapping[str, Mapping[str, Group]]
    """For each facet its groups by their keys: the name of a body, the code of a kind, the words of a subject, the id of a source."""

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> Facets:
        """The groups of these documents, in the order of the documents."""
        found: dict[str, dict[str, Group]] = {}
        known = tuple(entries)
        for facet, of in _KEYS.items():
            rows: dict[str, list[Entry]] = {}
            for entry in known:
                for key in dict.fromkeys(of(entry)):
                    rows.setdefault(key, []).append(entry)
            slugs = _slugs(facet, rows)
            if rows:
                found[facet] = {key: Group(slugs[key], _name(facet, key, of_[0]), tuple(of_)) for key, of_ in rows.items()}
        return cls(found)

    def address(self, facet: str, key: str) -> str | None:
        """Where the documents of a group are, below the root: their list, or the one document; nothing if there is no group."""
        group = self.groups.get(facet, {}).get(key)
        if group is None:
            return None
        return f"catalogue/{facet}/{group.slug}/" if listed(facet, group) else f"t/{identifier(group.entries[0].id)}/"


def listed(facet: str, group: Group) -> bool:
    """Whether a group has a list of its own: a source that holds one document is that document, and most sources hold one."""
    return facet != "sources" or len(group.entries) > 1


def places(entry: Entry) -> Iterable[str]:
    """The divisions with which its issuers' names begin or that its title names; one may come twice."""
    yield from filter(None, map(_division, entry.meta.issuers))
    titles = {block.anchor for block in entry.words if block.type == "title"}
    named = (str(one["norm"] or "") for one in entry.mentions if one["kind"] == "place" and one["anchor"] in titles)
    yield from filter(None, map(_division, named))


def _division(name: str) -> str:
    """The division that a name begins with, if its full name stands there and means one division; else the empty string."""
    return recalled("division", (name,), partial(_found_division, name))


def _found_division(name: str) -> str:
    known = divisions()
    heads = (name[:size] for size in range(min(len(name), _LONGEST_NAME_CHARACTERS), 1, -1))
    return next((head for head in heads if head in known and _WHOLE.search(head) and len(known[head].codes) == 1), "")


_KEYS: Mapping[str, Callable[[Entry], Iterable[str]]] = {
    "bodies": lambda entry: entry.meta.issuers,
    "kinds": lambda entry: (entry.meta.genre,),
    "subjects": lambda entry: entry.meta.subjects,
    "places": places,
    "sources": lambda entry: (entry.source_id,),
}


def _name(facet: str, key: str, entry: Entry) -> str:
    return GENRE_NAMES[entry.meta.genre] if facet == "kinds" else entry.source.title if facet == "sources" else key


def _slugs(facet: str, keys: Iterable[str]) -> dict[str, str]:
    """An address for each key: its own if it is one, else its name in pinyin; names that are spelt alike get a digest each."""
    if facet in ("kinds", "sources"):
        return {key: identifier(key) for key in keys}
    spelt = {key: romanized(key, LONGEST_ADDRESS_LETTERS) for key in keys}
    counts: dict[str, int] = {}
    for slug in spelt.values():
        counts[slug] = counts.get(slug, 0) + 1
    return {key: slug if counts[slug] == 1 and re.search("[a-z]", slug) else _digest(slug, key) for key, slug in spelt.items()}


def _digest(slug: str, key: str) -> str:
    return "-".join(filter(None, (slug, "x" + sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:8])))
