"""From what someone holds (a number, a title, a citation, a link, a quotation) to the document and the paragraph.

The surest sign comes first: a link or an anchor, then a number, then a title, then words of the text;
the first that finds something ends it. Script, width and brackets do not matter.
If several documents or paragraphs could be meant, all are candidates and none is chosen.
The page does the same by `assets/resolve.js`, with these patterns and limits (`site/data/script_tables.py`) and from files made of
these documents; a test puts the same questions to both.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate, groupby
from typing import Literal

from jiaokan.anchor.fate import fate
from jiaokan.anchor.ledger import Ledger
from jiaokan.cite.place import asked, names
from jiaokan.cite.selection import QuotedStretch, short_digest
from jiaokan.entry.entry import Entry, published_ids
from jiaokan.reference.number import find_numbers
from jiaokan.reference.target import Target, Targets, title_key
from jiaokan.reference.title import find_titles
from jiaokan.script.folding import fold
from jiaokan.search.units import pairs_of, units_of
from jiaokan.text import re

By = Literal["link", "number", "title", "words", "past words", "near words"]

LONGEST_QUESTION_CHARACTERS = 2000
"""Code points of a question that are read; no citation is longer."""
LEAST_ENDING_CHARACTERS = 6
"""Characters of the end of a title that are enough to mean it."""
LEAST_QUOTE_UNITS = 4
"""Units of a quotation: fewer are words, not a quotation."""
NEAR_PAIRS_SHARE = 0.6
"""The share of a quotation's pairs that a paragraph must hold to be named as near."""
MOST_ANSWERS = 10
LINK = re.compile(r"(?:^|[/\s，。.])t/([a-z0-9]+(?:-[a-z0-9]+)*)/?(\?[^\s#]*)?(?:#([a-z0-9]{4,12}))?")
NAME = re.compile(r"#?([a-z0-9]+(?:-[a-z0-9]+)*)(?:#([a-z0-9]{4,12}))?")
QUOTED = re.compile(r"[?&]c=([0-9.a-f]+)")
TYPE = re.compile(r"\[(?:EB|N|J|R|A|DS|S)(?:/OL)?\].*", re.DOTALL)
AFTER = re.compile(r"[：:](?=[^：:]*$)")


@dataclass(frozen=True)
class Found:
    """A document, or a block of it, that the question can mean."""

    document: str
    anchor: str | None
    by: By
    note: str = ""
    """What a person should know: that the anchor was merged, that the words changed since they were quoted."""


def resolve(query: str, entries: Iterable[Entry], ledgers: Mapping[str, Ledger]) -> tuple[Found, ...]:
    """What the question can mean, surest first; one answer if it is sure, several if it could be any of them, none if nothing fits.

    Args:
        query: a number in any brackets, a title, a citation of ours in any style, a link (of any script, with or without host), an anchor,
            or words of a text.
        entries: all documents.
        ledgers: the ledger of each document, by its id.
    """
    return Resolver(tuple(entries), ledgers).resolve(query)


def target_of(entry: Entry) -> Target:
    """What a citation of a document can say."""
    meta = entry.meta
    target = Target.of(entry.id, meta, entry.words)
    whole = (f"{meta.title}：{meta.subtitle.strip('—')}", f"{meta.title}{meta.subtitle}") if meta.subtitle else ()
    return replace(target, titles=(*target.titles, *whole))


@dataclass(frozen=True)
class Resolver:
    """The documents, ready to be asked."""

    entries: tuple[Entry, ...]
    ledgers: Mapping[str, Ledger]
    target: Callable[[Entry], Target] = target_of
    """Says what citations of a document can say; it may know it from an earlier time."""

    def resolve(self, query: str) -> tuple[Found, ...]:
        """As the function `resolve`."""
        query = query[:LONGEST_QUESTION_CHARACTERS].strip()
        for step in (self._linked, self._numbered, self._titled, self._quoted, self._once, self._nearly):
            if found := tuple(dict.fromkeys(step(query))):
                return found[:MOST_ANSWERS]
        return ()

    @cached_property
    def by_id(self) -> dict[str, Entry]:
        """The documents by their ids."""
        return {entry.id: entry for entry in self.entries}

    @cached_property
    def former(self) -> dict[str, str]:
        """The documents by the ids that they once had."""
        return {old: entry.id for entry in self.entries for old in entry.meta.former}

    def _now(self, document: str) -> str:
        """The id that a document has now; empty if there never was such a document."""
        return document if document in self.by_id else self.former.get(document, "")

    @cached_property
    def owners(self) -> dict[str, str]:
        """The document of each anchor that stands on a block or is in a ledger."""
        return {id: document for document, ids in published_ids(self.ledgers) for id in ids} | self._standing

    @cached_property
    def _standing(self) -> dict[str, str]:
        """The document of each anchor that stands on a block."""
        return {block.anchor: entry.id for entry in self.entries for block in entry.words if block.anchor}

    @cached_property
    def targets(self) -> Targets:
        """The documents by number and title, each title also with its subtitle."""
        return Targets.of(self.target(entry) for entry in self.entries)

    @cached_property
    def _numbers(self) -> dict[str, tuple[str, ...]]:
        """The documents by folded number."""
        return {fold(name): ids for name, ids in self.targets.by_number.items()}

    @cached_property
    def _texts(self) -> tuple[tuple[str, str, str], ...]:
        """Document, anchor and units of each block."""
        return tuple((e.id, b.anchor, "".join(units_of(b.text))) for e in self.entries for b in e.words if b.anchor)

    def follow(self, anchor: str) -> Found | None:
        """Where an anchor leads that was ever published; nothing if it never was."""
        if document := self._standing.get(anchor):
            return Found(document, anchor, "link")
        end = fate(self.ledgers, self.owners.get(anchor, ""), anchor)
        if end.live:
            return Found(end.document, end.id, "link", "moved")
        return Found(end.document, None, "link", "retired") if end.document in self.by_id else None

    def _linked(self, query: str) -> Iterator[Found]:
        for match in LINK.finditer(query):
            yield from self._named(match[1], match[3], match[2] or "")
        if name := NAME.fullmatch(query):
            yield from self._named(name[1], name[2], "")

    def _named(self, document: str, anchor: str | None, rest: str) -> Iterator[Found]:
        here = self.follow(anchor or document)
        if here and (quoted := QUOTED.search(rest)):
            yield Found(here.document, here.anchor, "link", here.note or self._state(here, quoted[1]))
        elif here:
            yield here
        elif document := self._now(document):
            yield Found(document, None, "link", "no such anchor" if anchor else "")

    def _state(self, here: Found, quoted: str) -> str:
        """Whether the quoted words still stand where the link leads."""
        quotation = QuotedStretch.parse(quoted)
        blocks = self.by_id[here.document].words
        if quotation is None:
            return ""
        first = next(i for i, block in enumerate(blocks) if block.anchor == here.anchor)
        text = "\n".join(block.text for block in blocks[first:])
        starts = (quotation.start, *range(len(blocks[first].text)))
        stretches = (text[at : at + quotation.length] for at in starts)
        return "unchanged" if any(short_digest(words) == quotation.digest for words in stretches) else "changed"

    def _numbered(self, query: str) -> Iterator[Found]:
        for reference in find_numbers(fold(query)):
            documents = self._numbers.get(reference.name, ())
            if reference.name.startswith("〔"):
                documents = tuple(id for name, ids in self._numbers.items() if name.endswith(reference.name) for id in ids)
            yield from (Found(id, anchor, "number") for id in documents for anchor in self._places(id, query))

    def _titled(self, query: str) -> Iterator[Found]:
        """The official text first, and then a report under the same headline, since either could be meant.

        Else those whose title ends so: people leave out who issued a text, or what it is called in full.
        """
        place = asked(query)
        wanted = (*_titles(query), *(_titles(place.rest) if place.name else ()))
        for title in wanted:
            found = self.targets.titled(title)
            same = (id for steps, id, _ in self.targets.by_title.get(title_key(title), ()) if steps == 0)
            if found:
                yield from (Found(id, anchor, "title") for id in (*found, *same) for anchor in self._places(id, query))
                return
        for end in dict.fromkeys(key for title in wanted if len(key := title_key(title)) >= LEAST_ENDING_CHARACTERS):
            ids = dict.fromkeys(id for key, held in self.targets.by_title.items() if key.endswith(end) for _, id, _ in held)
            yield from (Found(id, anchor, "title") for id in ids for anchor in self._places(id, query))
            if ids:
                return

    def _places(self, document: str, query: str) -> tuple[str | None, ...]:
        """The blocks that the question names beside the document; the document as a whole if it names none of its own."""
        name = asked(query).name
        return names(self.by_id[document].words).get(name) or (None,)

    def _quoted(self, query: str) -> Iterator[Found]:
        """The blocks that hold the words; else, for words that run on from block to block, the block in which they begin."""
        for words in _quotations(query):
            found = [Found(id, anchor, "words") for id, anchor, text in self._texts if words in text]
            found = found or [Found(id, anchor, "words") for id, starts, text in self._joined if (anchor := _at(words, starts, text))]
            yield from found
            if found:
                return

    @cached_property
    def _joined(self) -> tuple[tuple[str, tuple[tuple[int, str], ...], str], ...]:
        """Document, the end of each block with its anchor, and the units of all blocks as one string."""
        joined = []
        for id, texts in groupby(self._texts, key=lambda text: text[0]):
            held = list(texts)
            ends = accumulate(len(text) for _, _, text in held)
            joined.append((id, tuple(zip(ends, (anchor for _, anchor, _ in held), strict=True)), "".join(text for _, _, text in held)))
        return tuple(joined)

    def _once(self, query: str) -> Iterator[Found]:
        """Words that stood in a block before it was changed."""
        lines = _quotations(query)
        for ledger in self.ledgers.values() if lines else ():
            for event in ledger.events:
                if lines[-1] in "".join(units_of(event.quote)) and (here := self.follow(event.id)):
                    yield Found(here.document, here.anchor, "past words", "changed" if here.anchor else here.note)

    def _nearly(self, query: str) -> Iterator[Found]:
        pairs = pairs_of(units_of(query)) if _quotations(query) else set()
        scored = []
        for id, anchor, text in self._texts if pairs else ():
            share = sum(pair in text for pair in pairs) / len(pairs)
            if share >= NEAR_PAIRS_SHARE:
                scored.append((-share, id, anchor))
        yield from (Found(id, anchor, "near words") for _, id, anchor in sorted(scored))


def _titles(query: str) -> Iterator[str]:
    """What in the question can be a title: what stands in 《》, all of it, and the parts of a citation in the order of GB/T 7714."""
    yield from (title.name for title in find_titles(query))
    yield query
    for part in TYPE.sub("", query).split(". "):
        yield part
        yield AFTER.split(part)[0]
    yield from re.findall(r"“([^”]+?)\.?”", query)


def _quotations(query: str) -> list[str]:
    """The units of the whole, then those of its longest line: a page may have been copied with more than one wants."""
    lines = [units_of(line) for line in query.split("\n")]
    parts = ([unit for line in lines for unit in line], max(lines, key=len))
    return list(dict.fromkeys("".join(units) for units in parts if len(units) >= LEAST_QUOTE_UNITS))


def _at(words: str, ends: tuple[tuple[int, str], ...], text: str) -> str:
    """The anchor of the block in which the words begin; empty if the text does not hold them."""
    start = text.find(words)
    return next((anchor for end, anchor in ends if start < end), "") if start >= 0 else ""
