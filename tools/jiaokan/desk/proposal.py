"""A scraped file becomes a record of its source and one of each document, ready for the editor to go on from.

What is written is what the tools found, cut at quotes that are found once; what they cannot know is left out or asked for in a comment.
"""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from jiaokan.build import Built, build_source
from jiaokan.clean import clean
from jiaokan.desk.facts import Facts, find_facts
from jiaokan.desk.naming import propose_id
from jiaokan.desk.proof import Proof
from jiaokan.desk.record_text import scalar
from jiaokan.document import Document
from jiaokan.errors import BadInput
from jiaokan.page_metadata import PageMetadata, page_metadata
from jiaokan.read import read
from jiaokan.schema import Source

LONGEST = 30
"""How many code points a proposed quote or the title of a source has at most, if fewer do not have to do."""
ASK = "待编者判定：法律、法规、行政文件等依《中华人民共和国著作权法》第五条不适用该法；报刊文章写明权利人"


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
    """
    text = clean(raw)
    found = read(text)
    page = page_metadata(raw) if "<html" in raw[:4096].lower() or "<body" in raw.lower() else None
    starts = _starts(raw, found)
    kinds = [found[index].kind for index, _ in starts]
    facts = [find_facts(found[index], page if len(starts) == 1 else None) for index, _ in starts]
    ids: list[tuple[str, str]] = []
    used: set[str] = set()
    for one, (_, start) in zip(facts, starts, strict=True):
        chosen = id if id is not None and len(starts) == 1 and id not in taken else None
        proposed = propose_id(one, f"{one.title}\n{raw[start : start + 200]}", _Both(taken, used))
        named = (chosen, "编者所定") if chosen else proposed
        used.add(named[0])
        ids.append(named)
    source_id = id or _source_id(ids[0][0], data, taken)
    title = facts[0].title[:LONGEST] if len(facts) == 1 else f"{facts[0].title[:LONGEST]}等{len(facts)}篇"
    record = _source(
        title, name, data, raw, encoding, page, url, captured, [(i, s, k) for (i, _), (_, s), k in zip(ids, starts, kinds, strict=True)]
    )
    built = _built(raw, record, f"corpus/sources/{source_id}/source.yaml")
    documents = []
    for (document_id, made_from), document in zip(ids, built.documents, strict=True):
        known = find_facts(document, page if len(ids) == 1 else None)
        documents.append(Proposed(document_id, made_from, known, document, _meta(known, source_id)))
    return Proposal(source_id, record, tuple(documents))


@dataclass(frozen=True)
class _Both:
    """The ids of the corpus and those proposed just now."""

    one: Container[str]
    two: Container[str]

    def __contains__(self, id: object) -> bool:
        return id in self.one or id in self.two


def _starts(raw: str, documents: tuple[Document, ...]) -> list[tuple[int, int]]:
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
        raise BadInput("the file", "no text is left once navigation and furniture are gone", expected="a text", then="jiaokan clean FILE")
    return [(starts[0][0], len(raw) - len(raw.lstrip())), *starts[1:]]


def _source_id(first: str, data: bytes, taken: Container[str]) -> str:
    id = first if not first.startswith("doc-") else f"source-{sha256(data).hexdigest()[:8]}"
    return id if id not in taken else f"{id}-{sha256(data).hexdigest()[:4]}"


def _source(
    title: str, name: str, data: bytes, raw: str, encoding: str, page: PageMetadata | None, url: str | None, captured: str | None,
    cuts: list[tuple[str, int, str]],
) -> str:  # fmt: skip
    rows: dict[str, Any] = {
        "title": title, "file": name, "sha256": sha256(data).hexdigest(), "bytes": len(data), "encoding": encoding,
        "kind": cuts[0][2], "publisher": page.source if page and page.source else None,
        "published": page.published[:10] if page and page.published else None, "captured": captured,
        "url": url or (page.canonical if page and page.canonical else None),
    }  # fmt: skip
    lines = _lines(rows)
    lines[0] = lines[0].rstrip("\n") + "  # 请改作这份文件是什么\n"
    lines.append("cuts:\n")
    proof = Proof.of([raw])
    for document, start, kind in cuts:
        quote, _ = proof.quote(0, start, min(LONGEST, len(raw[start:].split("\n", 1)[0])))
        lines += [f"  - document: {document}\n", f"    from: {scalar(quote)}\n", f"    kind: {kind}\n", "    why: 程序所分，待编者核对。\n"]
    return "".join(lines)


def _meta(facts: Facts, source: str) -> str:
    rows: dict[str, Any] = {
        "title": facts.title, "subtitle": facts.subtitle, "source": source, "genre": facts.genre, "issuers": facts.issuers or None,
        "paper": facts.paper, "authors": facts.authors or None, "number": facts.number,
    }  # fmt: skip
    lines = _lines(rows)
    days = {key: day for key, day in (("issued", facts.issued), ("published", facts.published)) if day}
    if days:
        lines += ["dates:\n", *(f"  {key}: {scalar(day)}\n" for key, day in days.items())]
    lines += ["rights:\n", "  status: unclear  # public-domain 或 protected\n", f"  basis: {scalar(ASK)}\n"]
    lines.append("publish: metadata  # 权利判定之前只公布著录，不公布全文；判定后改作 full 或 excerpt\n")
    return "".join(lines)


def _lines(rows: Mapping[str, Any]) -> list[str]:
    lines = []
    for key, value in rows.items():
        if isinstance(value, tuple):
            lines += [f"{key}:\n", *(f"  - {scalar(one)}\n" for one in value)]
        elif value is not None:
            lines.append(f"{key}: {scalar(value)}\n")
    return lines


def _built(raw: str, record: str, where: str) -> Built:
    from jiaokan.records import read_record

    source = read_record(record, Source, where, "", "jiaokan add")
    return build_source(raw, source, where, {}, set())
