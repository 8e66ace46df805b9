"""The text of the records that are proposed for a file: what was found, with its evidence in comments, and what the editor is asked for.

What the text and the page do not say is left out; a comment never states a fact.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from jiaokan.desk.proof import SHORTEST_QUOTE_CHARACTERS, Proof
from jiaokan.html.metadata import PageMetadata
from jiaokan.intake.evidence import WHERE
from jiaokan.intake.facts import Facts
from jiaokan.intake.headline import Type
from jiaokan.intake.masthead import Masthead
from jiaokan.intake.record_text import added, scalar
from jiaokan.intake.relations import ProposedRelation
from jiaokan.intake.rights import proposed_rights
from jiaokan.record.schema import Rights, Script

LONGEST_QUOTE_CHARACTERS = 30
"""How many code points a proposed quote has at most, if fewer do not have to do."""
ASK = "待编者判定：法律、法规、行政文件等依《中华人民共和国著作权法》第五条不适用该法；报刊文章写明权利人"


@dataclass(frozen=True)
class Arrival:
    """How a file came."""

    name: str
    """Its name, without folders."""
    data: bytes
    raw: str
    encoding: str
    url: str | None = None
    captured: str | None = None
    page: PageMetadata = field(default_factory=PageMetadata)
    masthead: Masthead = field(default_factory=Masthead)
    script: Script = "zh-Hans"
    """Of a text whose characters do not tell it."""


def source_record(
    title: str,
    arrival: Arrival,
    language: str,
    cuts: Sequence[tuple[str, int, str]],
    cards: Sequence[tuple[int, int]] = (),
    types: Sequence[Type] = (),
    titled: Sequence[str] = (),
) -> str:
    """The text of `source.yaml`.

    Args:
        title: what the file seems to be.
        arrival: the file, and what its page says.
        language: the script of its documents.
        cuts: of each document its id, where it begins in the raw text, and how it is read.
        cards: the raw stretches of cards of facts, which are dropped.
        types: of blocks of the first document, whose title the page says.
        titled: the ids of documents that are called otherwise than their text is headed.
    """
    page, data = arrival.page, arrival.data
    rows: dict[str, Any] = {
        "title": title, "file": arrival.name, "sha256": sha256(data).hexdigest(), "bytes": len(data), "encoding": arrival.encoding,
        "language": language if language != "zh-Hans" else None, "kind": cuts[0][2], "publisher": page.publisher or None,
        "published": page.day or arrival.masthead.day or None, "captured": arrival.captured, "url": arrival.url or page.canonical or None,
    }  # fmt: skip
    why = {"title": "请改作这份文件是什么", "publisher": _on(page, "publisher"), "published": _on(page, "published") or "据版头的日期"}
    if page.canonical and page.canonical == rows["url"]:
        why["url"] = _on(page, "canonical")
    elif page.canonical:
        why["url"] = f"网页自称 {page.canonical}"
    lines = _lines(rows, why)
    for index, (start, end) in enumerate(cards):
        first, last = ends_of(arrival.raw, start, end)
        lines += ["drops:\n"] if index == 0 else []
        lines += [f"  - from: {scalar(first)}\n", *([f"    to: {scalar(last)}\n"] if last else [])]
        lines += ["    why: 网页所载的信息公开表，记入元数据，不属正文。\n"]
    lines.append("cuts:\n")
    for document, start, kind in cuts:
        lines += [
            f"  - document: {document}\n",
            f"    from: {scalar(quote_of(arrival.raw, start))}\n",
            f"    kind: {kind}\n",
            "    why: 程序所分，待编者核对。\n",
        ]
    for index, one in enumerate(types):
        lines += ["types:\n"] if index == 0 else []
        lines += [f"  - document: {cuts[0][0]}\n", f"    quote: {scalar(one.quote)}\n"]
        lines += [f"    occurrence: {scalar(one.occurrence)}\n"] if one.occurrence else []
        lines += [f"    type: {one.type}\n", "    why: 据网页或信息公开表所写的标题，程序所拟，待编者核对。\n"]
    for index, id in enumerate(titled):
        lines += ["ignores:\n"] if index == 0 else []
        lines += [f"  - document: {id}\n", "    code: title-differs\n", "    why: 题名不是正文首行所题，程序所拟，待编者核对。\n"]
    return "".join(lines)


def document_record(facts: Facts, source: str, given: Rights | None = None, *, accept: bool = False, usual: Rights | None = None) -> str:
    """The text of `document.yaml`.

    Args:
        facts: what was found.
        source: the id of the source.
        given: the rights that the editor gives it; without them those that issuer and genre decide are proposed.
        accept: whether what is proposed is the editor's word too.
        usual: the rights that the corpus gives where issuer and genre decide nothing.
    """
    rows: dict[str, Any] = {
        "title": facts.title, "subtitle": facts.subtitle, "source": source, "genre": facts.genre,
        "language": facts.language if facts.language != "zh-Hans" else None, "issuers": facts.issuers or None,
        "paper": facts.paper, "page": facts.page, "section": facts.section, "authors": facts.authors or None, "number": facts.number,
    }  # fmt: skip
    why = {key: f"据{at}" for key, at in facts.evidence.items() if at and key != "title"}
    lines = _lines(rows, why)
    days = {key: day for key in ("issued", "adopted", "revised", "effective", "published") if (day := getattr(facts, key))}
    if days:
        lines += ["dates:\n", *("  " + line for line in _lines(days, why))]
    lines += [f"# 待核：{_comment(doubt)}\n" for doubt in facts.doubts]
    proposed = proposed_rights(facts)
    return "".join([*lines, *_rights(given or (None if proposed else usual), proposed, accept)])


def _rights(given: Rights | None, proposed: Rights | None, accept: bool) -> Iterator[str]:
    """What stands of the rights; nothing is published whole before the editor has spoken."""
    known = given or proposed
    sure = given is not None or (accept and proposed is not None)
    yield "rights:\n"
    if known is None:
        yield "  status: unclear  # public-domain 或 protected\n"
        yield f"  basis: {scalar(ASK)}\n"
        yield "publish: metadata  # 权利判定之前只公布著录，不公布全文；判定后改作 full 或 excerpt\n"
        return
    yield f"  status: {known.status}{'' if sure else '  # 据发文机关和体裁所拟，待编者确认'}\n"
    if known.holder:
        yield f"  holder: {scalar(known.holder)}\n"
    yield f"  basis: {scalar(known.basis)}\n"
    if not sure:
        yield "publish: metadata  # 确认以后改作 full\n"


def quote_of(raw: str, start: int) -> str:
    """The words of a line from a place on, as many of them as are found once."""
    return Proof.of([raw]).quote(0, start, min(LONGEST_QUOTE_CHARACTERS, len(raw[start:].split("\n", 1)[0])))[0]


def ends_of(raw: str, start: int, end: int) -> tuple[str, str]:
    """The first words of a stretch, found once, and the last ones, found there first; no last ones if the first are all."""
    first, _ = Proof.of([raw]).quote(0, start, min(LONGEST_QUOTE_CHARACTERS, end - start))
    if len(first) >= end - start:
        return raw[start:end], ""
    sizes = (
        size
        for size in range(min(SHORTEST_QUOTE_CHARACTERS, end - start), end - start + 1)
        if raw.find(raw[end - size : end], start) == end - size
    )
    return first, raw[end - next(sizes) : end]


def related(record: str, document: str, relations: Sequence[ProposedRelation], inverse: Mapping[str, str], ours: bool) -> str:
    """A record with the relations of its document; what is merely named is a comment.

    Args:
        record: the text of `document.yaml`.
        document: the id of the document.
        relations: all that were found.
        inverse: the name of each type from the other side.
        ours: whether the record is a proposal, which may hold comments for the editor.
    """
    back = {**inverse, **{value: key for key, value in inverse.items()}}
    rows = [{"type": one.type, "document": one.two, "why": one.why} for one in relations if one.type and one.one == document]
    rows += [{"type": back[one.type], "document": one.one, "why": one.why} for one in relations if one.type and one.two == document]
    text = added(record, "relations", rows)
    named = [one for one in relations if not one.type and document in (one.one, one.two)] if ours else []
    for one in named:
        text += f"# 待核：{_comment(one.why)}，是否有关系：{one.one} → {one.two}（实施、转发、报道、引用……）；两篇的 relations 都要写\n"
    return text


def _lines(rows: Mapping[str, Any], why: Mapping[str, str]) -> list[str]:
    """`key: value` lines with their comments; what is None is left out."""
    lines = []
    for key, value in rows.items():
        note = f"  # {_comment(why[key])}" if why.get(key) else ""
        if isinstance(value, tuple):
            lines += [f"{key}:{note}\n", *(f"  - {scalar(one)}\n" for one in value)]
        elif value is not None:
            lines.append(f"{key}: {scalar(value)}{note}\n")
    return lines


def _comment(words: str) -> str:
    """Words that cannot end the comment they stand in, nor hold what YAML refuses."""
    return "".join(char if char.isprintable() or char == "\u3000" else " " for char in words)


def _on(page: PageMetadata, name: str) -> str:
    return f"据{WHERE[page.where(name)]}" if page.where(name) else ""
