"""All that a text names, found without a corpus: the works it cites, then bodies, events, places, persons, dates, amounts and terms.

Nothing is found inside 《…》 or a document number but the whole. Cost is linear in the text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from jiaokan.annotate.abroad import is_abroad
from jiaokan.annotate.amount import find_amounts
from jiaokan.annotate.body import find_bodies
from jiaokan.annotate.choose import choose
from jiaokan.annotate.date import find_dates
from jiaokan.annotate.event import find_events
from jiaokan.annotate.held import Held
from jiaokan.annotate.lexicon import Lexicon, built_in, everywhere
from jiaokan.annotate.mention import Mention
from jiaokan.annotate.named_meeting import find_meetings
from jiaokan.annotate.person import find_persons
from jiaokan.annotate.place import find_places
from jiaokan.annotate.place_kind import PERSON_ENDS
from jiaokan.annotate.term import find_terms
from jiaokan.grammar.characters import HAN
from jiaokan.reference.find import find as find_references
from jiaokan.reference.model import Reference
from jiaokan.script.plain import simplified
from jiaokan.text import re

_HIDDEN = "\0"
_SOCIETIES = ("学会", "协会", "分会", "联合会", "研究会", "促进会", "理事会")
"""Last words of societies, which meet each year."""
_NAMED = frozenset(("title", "number", "name", "alias", "alias-definition"))
"""Forms that name a work; 第三条 and 本办法 only point into one."""


_CORNERED = re.compile(
    "「([^「」\n，。是了這这我你他]{2,40}?(?:(?<![方辦办作想看說说做])法|[條条]例|[辦办]法|[規规][則则程]|[細细][則则]|要[點点]|[準准][則则]|章程|公[約约])(?:(?:部分)?(?:[條条]文)?(?:修正)?草案)?)」"
)
_NUMBER_OF_TAIWAN = re.compile(f"(?:(?<![{HAN}])|(?<=日))(?!日)[{HAN}]{{2,8}}字第[0-9]{{6,12}}[號号]")
"""The number of a letter of an office: 院臺專字第1110085969號."""
_NUMBER_OF_MACAU = re.compile(
    f"第[0-9]{{1,3}}/[0-9]{{2,4}}(?:/M)?[號号](?:(?:行政[長长]官|[{HAN}]{{2,8}}司司[長长])批示|行政法[規规]|行政命令|法律|法令|[訓训]令)"
)
"""A law, rule or order of Macau by its number: 第85/84/M號法令."""


@dataclass(frozen=True)
class Scope:
    """What a document says of itself, which settles what its short names mean."""

    day: str = ""
    """Its date in ISO 8601, as much of it as is known; settles dates without a year."""
    aliases: Mapping[str, Mention] = field(default_factory=dict)
    """Short names that stand for one entity in this document: 总局."""


def find(string: str, scope: Scope | None = None, lexicon: Lexicon | None = None, held: Held | None = None) -> tuple[Mention, ...]:
    """All that is named or cited in the string, in order; the mentions do not overlap.

    Args:
        string: the text of one document, one block a line.
        scope: what is known of the document.
        lexicon: the names that are known; those of the package, and of what is held, if none is given.
        held: the corpus against which names and references are read; without one no mention has an entity or a target.

    Returns:
        Mentions with spans in code points of `string`.

    Examples:
        >>> [(found.kind, found.text, found.norm) for found in find("2022年，四川宜宾市筠连县投入5万元。")]
        [('date', '2022年', '2022'), ('place', '四川宜宾市筠连县', '四川省宜宾市筠连县'), ('amount', '5万元', '50000 CNY')]
    """
    scope = scope or Scope()
    references = find_references(string)
    read = _cited(held.cited(string, references, scope.day) if held else map(_work, references))
    read += _cornered(string)
    works = [one for one in read if one.form in _NAMED]
    if held is None:
        return choose((*read, *names(string, works, scope, lexicon)), len(string))
    named = names(string, works, scope, lexicon or held.authority.lexicon)
    return choose((*read, *held.authority.identified(named, "", scope.day)), len(string))


def cited(string: str) -> tuple[Mention, ...]:
    """The works that a string cites by their names.

    Args:
        string: the text of one document, one block a line.
    """
    found = (*_cited(map(_work, find_references(string))), *_cornered(string))
    return tuple(one for one in found if one.form in _NAMED)


def _cornered(string: str) -> Iterator[Mention]:
    """Laws and rules between the marks that Taiwan sets about titles: 「農業保險法」."""
    for match in _CORNERED.finditer(string):
        yield Mention("work", match.start(), match.end(), match[0], match[1], form="title")
    for match in (*_NUMBER_OF_TAIWAN.finditer(string), *_NUMBER_OF_MACAU.finditer(string)):
        yield Mention("work", match.start(), match.end(), match[0], match[0], form="title")


def _cited(read: Iterable[Mention]) -> list[Mention]:
    return [one for one in read if one.form not in _NAMED or one.form == "number" or one.text.startswith("《")]


def names(string: str, works: Iterable[Mention], scope: Scope | None = None, lexicon: Lexicon | None = None) -> tuple[Mention, ...]:
    """What the string names besides works; nothing is found inside one.

    Args:
        string: the text of one document, one block a line.
        works: the works that it cites.
        scope: what is known of the document.
        lexicon: the names that are known; those of the package if none is given.
    """
    scope = scope or Scope()
    text = masked(simplified(string), works)
    hits = (lexicon or built_in()).find(text)
    places = tuple(find_places(text, hits.get("place", ())))
    bodies = tuple(find_bodies(text, hits, places, {name: one for name, one in scope.aliases.items() if one.kind == "body"}))
    persons = tuple(
        find_persons(
            text,
            hits.get("person", ()),
            hits.get("office", ()),
            [place.end for place in places if is_abroad(place)],
            sorted({body.end for body in bodies}),
            places,
        )
    )
    shown = {(one.start, one.end) for one in persons}
    societies = {body.end: body.start for body in bodies if body.text.endswith(_SOCIETIES)}
    found = [
        *bodies,
        *_scoped(text, scope),
        *find_meetings(text),
        *find_events(text, hits.get("event", ()), {place.end: place.start for place in places}, societies),
        *(place for place in places if place.text[-1:] not in PERSON_ENDS or (place.start, place.end) not in shown),
        *persons,
        *find_dates(text, scope.day),
        *find_amounts(text),
        *find_terms(text, hits.get("term", ())),
    ]
    chosen = choose((one for one in found if "\n" not in text[one.start : one.end]), len(string))  # a name ends with its block
    return tuple(one if one.text == string[one.start : one.end] else replace(one, text=string[one.start : one.end]) for one in chosen)


def _scoped(text: str, scope: Scope) -> Iterator[Mention]:
    """The document's own short names of what is no body."""
    for name, start, end in everywhere(text, (name for name, one in scope.aliases.items() if one.kind != "body")):
        meant = scope.aliases[name]
        yield Mention(meant.kind, start, end, name, meant.norm, meant.entity)


def _work(one: Reference) -> Mention:
    return Mention("work", one.start, one.end, one.text, one.name, form=one.kind)


def masked(string: str, works: Iterable[Mention]) -> str:
    """The string with the works blanked out; the length stays."""
    parts, done = [], 0
    for work in sorted(works, key=lambda work: work.start):
        if work.start >= done:
            parts += [string[done : work.start], _HIDDEN * (work.end - work.start)]
            done = work.end
    return "".join(parts) + string[done:]
