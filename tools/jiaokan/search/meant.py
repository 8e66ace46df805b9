"""What a reader may have meant by words that stand nowhere: a name that differs in one unit, a name in pinyin, or words of a text.

It is offered and never looked up in silence.
The browser does the same in `docs/assets/search/meant.js`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from jiaokan.search.found import Seen
from jiaokan.search.query import Term
from jiaokan.search.ranking import Ranked
from jiaokan.search.reading import Index
from jiaokan.search.units import UnitPlace, places_of, units_of
from jiaokan.search.vocabulary import LEAST_NAME_UNITS, MOST_NAME_UNITS, forms
from jiaokan.text import re

MOST_MEANT_NAMES = 3
"""How many are offered."""
_LETTERS = re.compile(r"[a-z0-9]+")
_LEAST_WORD_UNITS, _LEAST_UNEQUAL_UNITS = 4, 5
_MOST_WORD_UNITS = 24
"""Of a term that is compared with the words of texts."""


def meant(index: Index, ranked: Ranked, shown: Sequence[Seen]) -> list[str]:
    """Whole queries, the likeliest first, each with one term put right.

    Args:
        index: the index.
        ranked: the terms, none of them all found.
        shown: the hits that were read, none of which has all terms: the passages that come nearest.
    """
    missing = {said for one in shown[:1] for said in one.missing} or {term.said for term in ranked.terms}
    spelt = "".join(unit.strip() for term in ranked.terms for unit in term.units)
    if _LETTERS.fullmatch(spelt):
        return index.names(f"p{spelt}")[:MOST_MEANT_NAMES]
    found: dict[str, str] = {}
    for term in ranked.terms:
        if term.said in missing and not term.day:
            for other in (*_names(index, term), *_words(term, shown)):
                said = " ".join(
                    f"“{words}”" if one.exact else words for one in ranked.terms for words in [other if one is term else one.said]
                )
                found.setdefault("".join(units_of(said)), said)
    return list(found.values())[:MOST_MEANT_NAMES]


def _names(index: Index, term: Term) -> Iterator[str]:
    """The names that differ from the term in one unit."""
    if LEAST_NAME_UNITS < len(term.units) <= MOST_NAME_UNITS:
        seen = dict.fromkeys(name for form in forms(term.units) for name in index.names(f"-{form}"))
        yield from (name for name in seen if one_off(term.units, units_of(name)))


def _words(term: Term, shown: Iterable[Seen]) -> Iterator[str]:
    """The words of the passages shown that differ from the term in one unit.

    Where it is the first or the last, any word that goes on otherwise differs so (国务院令, 国务院关): it is a slip if just one does,
    of as many units, for without its end a word stands wherever it stands.
    """
    if not _LEAST_WORD_UNITS <= len(term.units) <= _MOST_WORD_UNITS:
        return
    ends: dict[str, str] = {}
    for one in shown:
        for text in (one.head["title"], *(passage.text for passage in one.passages[:3])):
            for units, words in _near(term.units, text, places_of(text)):
                if (units[0], units[-1]) == (term.units[0], term.units[-1]):
                    yield words
                elif len(units) == len(term.units):
                    ends.setdefault("".join(units), words)
    if len(ends) == 1:
        yield from ends.values()


def _near(units: Sequence[str], text: str, places: Sequence[UnitPlace]) -> Iterator[tuple[Sequence[str], str]]:
    """Of a short term only those of its length: with one more or less it is another word."""
    own = [place.unit for place in places]
    for size in (len(units), len(units) + 1, len(units) - 1) if len(units) > _LEAST_UNEQUAL_UNITS else (len(units),):
        for at in range(len(own) - size + 1):
            if (own[at] == units[0] or own[at + size - 1] == units[-1]) and one_off(units, own[at : at + size]):
                yield own[at : at + size], text[places[at].start : places[at + size - 1].end]


def one_off(first: Sequence[str], second: Sequence[str]) -> bool:
    """Whether one unit put in, left out, replaced, or exchanged with its neighbour makes the second of the first."""
    if list(first) == list(second):
        return False
    same = 0
    while same < min(len(first), len(second)) and first[same] == second[same]:
        same += 1
    left, right = list(first[same:]), list(second[same:])
    if len(left) == len(right):
        return left[1:] == right[1:] or (left[:2] == right[1::-1] and left[2:] == right[2:])
    return left[1:] == right if len(left) > len(right) else left == right[1:]
