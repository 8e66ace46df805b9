"""A scraped file becomes a record of its source and one of each document, ready for the editor to go on from.

What is written is what the tools found, cut at quotes that are found once; what they cannot know is left out or asked for in a comment.
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from itertools import zip_longest

from jiaokan.build import Built, build_source
from jiaokan.clean import clean
from jiaokan.edition.document import Document
from jiaokan.errors import BadInput
from jiaokan.grammar.label import TITLE_LABEL
from jiaokan.html.metadata import PageMetadata, line_metadata, metadata_of
from jiaokan.intake.draft import Arrival, document_record, source_record
from jiaokan.intake.evidence import TITLE_LINES
from jiaokan.intake.facts import Facts, find_facts
from jiaokan.intake.headline import bare, types
from jiaokan.intake.info_card import HEAD_BLOCKS, card_facts, dropped_facts, is_card, is_row
from jiaokan.intake.masthead import masthead
from jiaokan.intake.naming import propose_id
from jiaokan.intake.title import plain_title
from jiaokan.intake.title_words import is_trail
from jiaokan.read import read
from jiaokan.record.schema import OFFICIAL, Rights, Script, Source
from jiaokan.reference.target import title_key
from jiaokan.script.detection import detect

LEAST_TITLE_CHARACTERS, LEAST_KIND_CHARACTERS = 8, 4
"""How long the title of a document is, in code points, that another only announces, and that the title of the other ends with."""
MOST_ABOVE_BLOCKS = 3
"""How many blocks a page sets above a document that it calls by what that brings."""


@dataclass(frozen=True)
class Proposed:
    """One document that was found."""

    id: str
    made_from: str
    """What its id was made from."""
    facts: Facts
    document: Document
    record: str
    """The text of `document.yaml`."""


@dataclass(frozen=True)
class Proposal:
    """What would be written for a file."""

    id: str
    record: str
    """The text of `source.yaml`."""
    documents: tuple[Proposed, ...]
    page: PageMetadata = field(default_factory=PageMetadata)
    """What the page says of itself."""


def propose(
    name: str,
    data: bytes,
    raw: str,
    encoding: str,
    taken: Container[str],
    *,
    id: str | None = None,
    url: str | None = None,
    captured: str | None = None,
    rights: Rights | None = None,
    accept: bool = False,
    usual: Rights | None = None,
    script: Script = "zh-Hans",
) -> Proposal:
    """Propose the records for a file.

    Args:
        name: the file's name, without folders.
        data: its bytes.
        raw: the text they stand for.
        encoding: how they were decoded.
        taken: the ids of sources and documents there are.
        id: the id of the source, if the editor chose one; that of its document too, if it holds only one.
        url: where it came from.
        captured: the day it was fetched, in ISO 8601.
        rights: those of every document, if the editor gives them.
        accept: whether the rights that issuer and genre decide are the editor's word.
        usual: those of a document whose issuer and genre decide nothing.
        script: of a text whose characters do not tell it.
    """
    text = clean(raw)
    found, arrival = read(text), Arrival(name, data, raw, encoding, url, captured, metadata_of(text), masthead(raw), script)
    bodies = [document for document in found if not all(map(is_card, document.blocks))] or list(found)
    bodies = [one for one, two in zip_longest(bodies, bodies[1:]) if two is None or not _announces(one, two)]
    cards = _cards(found) if any(not is_card(block) for document in found for block in document.blocks) else ()
    starts = _standing(name, arrival, bodies, cards)
    kinds = [bodies[index].kind for index, _ in starts]
    said = [_card(bodies[index], found) for index, _ in starts]
    said[0] = {**dropped_facts(text.pieces), **said[0]}
    lost = [piece.at for piece in text.pieces if "page-metadata" in piece.why]
    facts = [_facts(bodies[index], arrival, len(starts), card, lost) for (index, _), card in zip(starts, said, strict=True)]
    facts = [_report(one, facts[index + 1 :]) for index, one in enumerate(facts)]
    ids: list[tuple[str, str]] = []
    used: set[str] = set()
    for one, (_, start) in zip(facts, starts, strict=True):
        chosen = id if id is not None and len(starts) == 1 and id not in taken else None
        proposed = propose_id(one, f"{one.title}\n{raw[start : start + 200]}", _Both(taken, used), _head(facts, ids))
        named = (chosen, "编者所定") if chosen else proposed
        used.add(named[0])
        ids.append(named)
    source_id = id or _source_id(ids[0][0], data, taken)
    title = facts[0].title if len(facts) == 1 else f"{facts[0].title}等{len(facts)}篇"
    cuts = [(document, start, kind) for (document, _), (_, start), kind in zip(ids, starts, kinds, strict=True)]
    language, where = detect(str(text), script), f"corpus/sources/{source_id}/source.yaml"
    record = source_record(title, arrival, language, cuts, cards)
    built = _built(raw, record, where)
    called = [title] if facts[0].evidence["title"] == TITLE_LINES else []
    retyped = tuple(types(built.documents[0], called)) if len(cuts) == 1 else ()
    if retyped:
        record = source_record(title, arrival, language, cuts, cards, retyped)
        built = _built(raw, record, where)
    documents: list[Proposed] = []
    for (document_id, made_from), document, card in zip(ids, built.documents, said, strict=True):
        known = _facts(document, arrival, len(ids), {**card_facts(document.blocks), **card}, lost)
        known = _report(known, facts[len(documents) + 1 :])
        documents.append(
            Proposed(document_id, made_from, known, document, document_record(known, source_id, rights, accept=accept, usual=usual))
        )
    titled = [one.id for one in documents if _is_otherwise_headed(one)]
    if titled:
        record = source_record(title, arrival, language, cuts, cards, retyped, titled)
    return Proposal(source_id, record, tuple(documents), arrival.page)


def _announces(one: Document, two: Document) -> bool:
    """Whether a document is what a page sets above the next: its title with labels and rows, or rows or a trail alone, and no sentence.

    A title that ends with that of the next is one too, 某甲与某乙合同纠纷二审民事判决书 above 民事判决书, a row of facts that begins with
    it, and what the next brings, 某办法 above 某局关于印发某办法的通知.
    """
    if any("。" in block.text and not is_row(block.text) for block in one.blocks):
        return False
    title, titles = bare(two.title), [bare(plain_title(block.text)) for block in one.blocks]
    named = len(title) >= LEAST_TITLE_CHARACTERS and title in titles
    opened = len(title) >= LEAST_TITLE_CHARACTERS and any(name.startswith(title) for name in titles)
    brought = len(one.blocks) <= MOST_ABOVE_BLOCKS and len(bare(one.title)) >= LEAST_TITLE_CHARACTERS and bare(one.title) in title
    ended = len(title) >= LEAST_KIND_CHARACTERS and bool(one.title) and bare(one.title).endswith(title)
    return named or opened or brought or ended or all(is_row(block.text) or is_trail(block.text) for block in one.blocks)


def _is_otherwise_headed(proposed: Proposed) -> bool:
    """Whether the text has a title, and not the one that the record gives it."""
    said = [bare(TITLE_LABEL.sub("", block.text)) for block in proposed.document.blocks if block.type == "title"]
    return bool(said) and bare(proposed.facts.title) not in (*said, "".join(said), *map(bare, (proposed.document.title,)))


def _head(facts: Sequence[Facts], ids: Sequence[tuple[str, str]]) -> str:
    """The id of the numbered document before this one, which brings it if it names no issuer itself."""
    return next((ids[index][0] for index in range(len(ids) - 1, -1, -1) if facts[index].number), "")


def _facts(document: Document, arrival: Arrival, documents: int, card: Mapping[str, str], taken: Sequence[int]) -> Facts:
    """The facts of one document; the page says all it says of one that stands there alone or is what the page is called, of others only in
    their own line of facts.
    """
    alone, title = documents == 1, document.title
    named = bool(title) and bare(title) == bare(arrival.page.title)
    page = arrival.page if alone or named else line_metadata(document.between)
    found = find_facts(document, page, card, arrival.script, arrival.name if alone else "", taken)
    head = arrival.masthead
    if found.genre in OFFICIAL or not head.day:
        return found
    evidence = {**found.evidence, "page": "版头", "section": "版头"}
    if not found.published:
        evidence["published"] = "版头的日期"
    return replace(found, published=found.published or head.day, page=head.page or None, section=head.section or None, evidence=evidence)


def _report(facts: Facts, after: Sequence[Facts]) -> Facts:
    """What stands under the title of the numbered document that follows, and has no number, reports on it."""
    same = any(title_key(other.title) == title_key(facts.title) and other.number for other in after)
    return replace(facts, genre="report", issuers=()) if same and not facts.number else facts


@dataclass(frozen=True)
class _Both:
    """The ids of the corpus and those proposed just now."""

    one: Container[str]
    two: Container[str]

    def __contains__(self, id: object) -> bool:
        return id in self.one or id in self.two


def _cards(documents: Sequence[Document]) -> list[tuple[int, int]]:
    """The raw stretches of the cards of facts among the first blocks of the documents."""
    found = [block.origin for document in documents for block in document.blocks[:HEAD_BLOCKS] if is_card(block)]
    return sorted((min(start for start, _ in origin), max(end for _, end in origin)) for origin in found if origin)


def _card(document: Document, documents: Sequence[Document]) -> Mapping[str, str]:
    """What the card above a document says: among its own first blocks, or all that was taken for the document before it."""
    index = documents.index(document)
    before = documents[index - 1].blocks if index and all(map(is_card, documents[index - 1].blocks)) else ()
    return {**card_facts(before), **card_facts(document.blocks)}


def _starts(name: str, raw: str, documents: Sequence[Document]) -> list[tuple[int, int]]:
    """Where each document begins in the raw text; one that lies across another is part of the one before it."""
    spans = []
    for index, document in enumerate(documents):
        stretches = [stretch for block in document.blocks for stretch in block.origin]
        if stretches:
            spans.append((min(start for start, _ in stretches), max(end for _, end in stretches), index))
    spans.sort()
    starts: list[tuple[int, int]] = []
    reached = 0
    for start, end, index in spans:
        if not starts or start >= reached:
            line = raw.rfind("\n", 0, start) + 1
            starts.append((index, max(line, reached)))
        reached = max(reached, end)
    if not starts:
        raise BadInput(
            name, "no text is left once navigation and furniture are gone", expected="a text", then=f"jiaokan explain --group {name}"
        )
    return [(starts[0][0], len(raw) - len(raw.lstrip())), *starts[1:]]


def _standing(name: str, arrival: Arrival, documents: Sequence[Document], cards: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The same, without documents of which nothing is left once they are read alone: each goes to the one after it, the last before it."""
    starts = _starts(name, arrival.raw, documents)
    if len(starts) == 1:
        return starts
    cuts = [(f"document-{place}", start, documents[index].kind) for place, (index, start) in enumerate(starts)]
    built = _built(arrival.raw, source_record(name, arrival, "zh-Hans", cuts, cards), name).documents
    kept = [documents[index] for (index, _), one in zip(starts, built, strict=True) if one.blocks]
    if not kept or len(kept) == len(starts):
        return starts
    places = {id(document): index for index, document in enumerate(documents)}
    return [(places[id(kept[index])], start) for index, start in _starts(name, arrival.raw, kept)]


def _source_id(first: str, data: bytes, taken: Container[str]) -> str:
    id = first if not first.startswith("doc-") else f"source-{sha256(data).hexdigest()[:8]}"
    return id if id not in taken else f"{id}-{sha256(data).hexdigest()[:4]}"


def _built(raw: str, record: str, where: str) -> Built:
    from jiaokan.record.yaml import read_record

    source = read_record(record, Source, where, "", "jiaokan add")
    return build_source(raw, source, where, {}, set())
