"""Every document that has anything of a query is ranked; none of its keys must be there.

A document's score is BM25 over its passages (a passage that holds a key counts once), more for the title, and for the best passage.
A document in which every term may stand as a whole goes before all others; whether it does is seen on its text (`found`).
Other names of what is asked for count half, pairs with a particle a quarter, as do single characters, and those only where the pairs around
them stand nowhere; and so do related words where the query is short, for a long one says enough and would fetch too much.
The browser does the same in `docs/assets/search/ranking.js`; a test compares the two over the judged queries.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import floor, log

from jiaokan.search.query import Term, keys_of, spread
from jiaokan.search.reading import Index, Postings
from jiaokan.search.units import units_of

SATURATION_WEIGHT, LENGTH_SHARE = 2.0, 0.6
"""BM25's constants, within the bounds that are usual; chosen on the seen half of the judged queries."""
TITLE_WEIGHT, BEST_WEIGHT = 0.5, 0.5
"""Of what the title and the best passage have, beside the whole; chosen likewise."""
ALIAS_WEIGHT, LITTLE_WEIGHT = 0.5, 0.25
MOST_RELATED_UNITS = 12
"""Units of a query whose words lead to related ones."""
PARTICLE = "的"
"""A pair with the particle says what stands beside it, not what the query is about: 种子的收藏 is about 种子 and 收藏."""
NEAR_SHARE = 0.1
"""The share of the best document's weight below which a document that has not all is no hit."""
WORTH_SHARE = 0.7
"""The share of the best passage's weight below which a passage is not shown."""
KNOWN_SHARE, FEW_DOCUMENTS, SAME_SHARE = 0.5, 40, 0.9
"""Lists apart are read, the shortest first, until the keys that were read have a share of the weight of all, and few documents have all of
them, or every unit is in a key that was read and the last left nearly as many; or until what the index allows is fetched, though one
that may have all is always read. The rest says little of which document is meant, and whether the words stand there is seen on its text."""
TITLE_PASSAGE = 0
"""The passage that is the title."""


@dataclass
class Hit:
    """A document that has something of the query."""

    document: int
    score: float = 0.0
    weight: float = 0.0
    """Of the keys that it has."""
    bits: int = 0
    """These keys."""
    whole: bool = False
    """Whether every term may stand in it as a whole."""
    placed: bool = False
    """Whether it has the place that the query names."""
    numbered: bool = False
    """Whether it bears the number that the query is."""
    passages: tuple[int, ...] = ()
    """Those to be shown, best first; never the title."""
    candidates: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    """For each term the passages where it may begin, the title among them; without one of which no list was read: it may be anywhere."""


@dataclass
class Ranked:
    """The hits of one reading of a query, best first."""

    terms: list[Term]
    hits: list[Hit]
    most: float = 0.0
    """The weight of all keys together."""
    also: tuple[str, ...] = ()
    """Other names that were looked up."""
    narrowed: bool = False
    """Whether lists were left unread, so that a document may have all keys that were read and still not the words."""


def rank(index: Index, terms: list[Term], numbered: Postings, serials: Sequence[Postings]) -> Ranked:
    """Rank the documents for the terms.

    Args:
        index: the index.
        terms: what is looked for.
        numbered: the documents that bear the number that the query is.
        serials: those that bear a year and serial number in it.
    """
    keys = spread(list(dict.fromkeys(key for term in terms for key in term.keys)))
    bits = {key: 1 << at for at, key in enumerate(keys)}
    also = other_names(index.aliases, terms)
    weights = {key: LITTLE_WEIGHT if PARTICLE in key else 1.0 for key in keys}
    for key in (key for name in also for key in keys_of(units_of(name))):
        weights.setdefault(key, ALIAS_WEIGHT)
    for key in _day_pairs(terms):
        weights.setdefault(key, ALIAS_WEIGHT)
    for key in _dead(index, terms, keys):
        weights.setdefault(key, LITTLE_WEIGHT)
    short = sum(len(term.units) for term in terms) <= MOST_RELATED_UNITS
    for key in (key for word in (other_names(index.related, terms) if short else ()) for key in keys_of(units_of(word))):
        if not index.apart(key):
            weights.setdefault(key, LITTLE_WEIGHT)
    frequencies = {key: index.frequency(key) for key in weights}
    worths = {key: weight * log(1 + (index.texts - frequencies[key] + 0.5) / (frequencies[key] + 0.5)) for key, weight in weights.items()}
    most = sum(worths[key] for key in keys if frequencies[key])
    entered = _Entered(index)
    for key in weights:
        if not index.apart(key):
            entered.enter(key, worths[key], bits.get(key, 0))
    wants = {term.string: sum(bits.get(key, 0) for key in term.keys) for term in terms}
    sizes = {key: apart.size_bytes for key in weights if (apart := index.apart(key))}
    unread = sorted(sizes, key=frequencies.__getitem__)
    last = spent = 0
    while unread:
        bare = {key for term in terms if not wants[term.string] & entered.bits for key in term.keys}
        left = entered.whole()
        if not bare and entered.known >= KNOWN_SHARE * most:
            if left <= FEW_DOCUMENTS:
                break
            if left >= SAME_SHARE * last:
                bare = {key for term in terms for key in _bare(term, unread)}
                if not bare:
                    break
        key = next((key for key in unread if key in bare), unread[0])
        size = sizes[key]
        if entered.found and any(want & entered.bits for want in wants.values()) and spent + size > index.budget.lists_bytes:
            break
        last = left
        spent += size
        unread.remove(key)
        entered.enter(key, worths[key], bits.get(key, 0))
    wanted = {string: want & entered.bits for string, want in wants.items() if want & entered.bits}
    found, covers, masks = entered.found, entered.covers, entered.masks
    for document, hit in found.items():
        cover = covers[document]
        hit.score += TITLE_WEIGHT * cover.get(TITLE_PASSAGE, 0.0) + BEST_WEIGHT * max(cover.values())
        hit.numbered = document in numbered
        hit.score += most * (10 if hit.numbered else sum(document in serial for serial in serials))
        hit.candidates = {string: _candidates(masks[document], want) for string, want in wanted.items()}
        hit.whole = hit.numbered or all(hit.candidates.values())
        hit.passages = _shown(cover, hit.candidates)
    return Ranked(terms, _kept(terms, found.values()), most, also, bool(unread) or len(wanted) < len(wants))


class _Entered:
    """The keys of a query that were read, by the documents that have them."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._average = sum(index.lengths[: index.texts]) / index.texts if index.texts else 0
        self.found: dict[int, Hit] = {}
        self.covers: dict[int, dict[int, float]] = {}
        self.masks: dict[int, dict[int, int]] = {}
        self.bits, self.known = 0, 0.0

    def enter(self, key: str, worth: float, bit: int) -> None:
        """Read a key of this worth; one that is asked for has a bit."""
        postings = self._index.postings(key)
        self.bits |= bit
        if bit and postings:
            self.known += worth
        for document, passages in postings.items():
            hit = self.found.setdefault(document, Hit(document))
            damp = SATURATION_WEIGHT * (1 - LENGTH_SHARE + LENGTH_SHARE * self._index.lengths[document] / (self._average or 1))
            hit.bits |= bit
            hit.weight += worth
            hit.score += worth * len(passages) * (SATURATION_WEIGHT + 1) / (len(passages) + damp)
            cover = self.covers.setdefault(document, {})
            mask = self.masks.setdefault(document, {})
            for passage in passages:
                cover[passage] = cover.get(passage, 0.0) + worth
                mask[passage] = mask.get(passage, 0) | bit

    def whole(self) -> int:
        """How many documents have every key that is asked for and was read."""
        return sum(hit.bits == self.bits for hit in self.found.values())


def order(hit: Hit) -> tuple[bool, int, int]:
    """By which hits are sorted: what may have all first, then by score, equal to a millionth, then by number."""
    return (not hit.whole, -floor(hit.score * 1e6 + 0.5), hit.document)


def _kept(terms: Sequence[Term], hits: Iterable[Hit]) -> list[Hit]:
    """The hits in order, without those that have little; where words are quoted and may be had, without those that are only near."""
    ranked = sorted(hits, key=order)
    best = max((hit.weight for hit in ranked), default=0.0)
    strict = any(term.exact for term in terms) and any(hit.whole for hit in ranked)
    return [hit for hit in ranked if hit.whole or (not strict and hit.weight >= NEAR_SHARE * best)]


def _candidates(mask: Mapping[int, int], want: int) -> tuple[int, ...]:
    """The passages that hold all keys of a term, or hold them together with the next one."""
    found = []
    for passage in sorted(mask):
        held = mask[passage]
        if held & want == want:
            found.append(passage)
        elif passage != TITLE_PASSAGE and (held | mask.get(passage + 1, 0)) & want == want:
            after = mask.get(passage + 1, 0)
            if after & want != want:
                found.append(passage)
    return tuple(found)


def _shown(cover: Mapping[int, float], candidates: Mapping[str, tuple[int, ...]]) -> tuple[int, ...]:
    """The passages worth showing: where a term may stand; else those that have nearly as much as the best."""
    bodies = sorted((passage for passage in cover if passage != TITLE_PASSAGE), key=lambda at: (-floor(cover[at] * 1e6 + 0.5), at))
    holding = {passage for places in candidates.values() for passage in places if passage != TITLE_PASSAGE}
    if holding:
        return tuple(passage for passage in bodies if passage in holding)
    return tuple(passage for passage in bodies if cover[passage] >= WORTH_SHARE * cover[bodies[0]])


def other_names(names: Callable[[str], list[list[str]]], terms: Sequence[Term]) -> tuple[str, ...]:
    """What the names or words in the terms lead to, of overlapping ones the longest that begins first.

    Words of letters are terms each, since blanks part them; together they may be a name.
    """
    named = [term.units for term in terms if not (term.exact or term.day)]
    found: list[str] = []
    letters = [unit for term in named for unit in term if unit[0] == " "]
    for units in (*named, letters):
        at = 0
        while at < len(units) - 1:
            size, others = _named(names, units[at:])
            found += others
            at += size or 1
    return tuple(dict.fromkeys(found))


def _named(names: Callable[[str], list[list[str]]], units: Sequence[str]) -> tuple[int, list[str]]:
    best: tuple[int, list[str]] = (0, [])
    for name, *others in names(units[0] + units[1]):
        own = units_of(name)
        if len(own) > best[0] and list(units[: len(own)]) == own:
            best = (len(own), others)
    return best


def _day_pairs(terms: Sequence[Term]) -> Iterator[str]:
    for term in terms:
        if term.day:
            yield from keys_of(term.units)


def _bare(term: Term, unread: Sequence[str]) -> Iterator[str]:
    """The pairs of a term with a unit that stands in no pair that was read."""
    pairs = [f"s{first}{second}" for first, second in pairwise(term.units)]
    for at in range(len(term.units)):
        around = pairs[max(0, at - 1) : at + 1]
        if all(pair in unread for pair in around):
            yield from around


def _dead(index: Index, terms: Sequence[Term], keys: Sequence[str]) -> Iterator[str]:
    """The single characters around which no pair stands in any text."""
    for term in terms:
        pairs = [f"s{first}{second}" for first, second in zip(term.units, term.units[1:], strict=False)]
        alive = [pair not in keys or index.frequency(pair) > 0 for pair in pairs]
        for at, unit in enumerate(term.units if not term.day else ()):
            if unit[0] != " " and not any(alive[max(0, at - 1) : at + 1]):
                yield f"u{unit}"
