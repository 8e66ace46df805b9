"""References as records: one flat JSON object each, in the manner of the Web Annotation Data Model, for `annotations.jsonl`.

Offsets count code points within the block, so that a record stays true when another block changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from jiaokan.edition.document import Block
from jiaokan.reference.find import find
from jiaokan.reference.listed_title import find_listed
from jiaokan.reference.model import Reference, Resolution
from jiaokan.reference.resolve import Context, meant_by, resolve
from jiaokan.reference.target import Targets
from jiaokan.text import re

_SENTENCE_END = re.compile("[。！？；\n][”’」』）)]?")


def annotate(document: str, blocks: Sequence[Block], targets: Targets) -> tuple[dict[str, Any], ...]:
    """The references of a document as records, in reading order.

    Args:
        document: its id.
        blocks: its blocks, with their anchors.
        targets: the documents that are held; the document itself should be among them.
    """
    context = Context.of(document, blocks)
    listed = tuple(find_listed(blocks, targets, context))
    lines = {context.line(title.start) for title in listed}
    found = [one for one in find(context.string) if context.line(one.start) not in lines]
    references = sorted((*found, *listed), key=lambda one: one.start)
    return tuple(record(one, context) for one in resolve(references, targets, context))


def record(found: Resolution, context: Context) -> dict[str, Any]:
    """One reference as a record; `why` is null where it is resolved, `of` says what a short name, 该办法 or a provision belongs to."""
    reference = found.reference
    anchor, start = context.place(reference.start)
    result: dict[str, Any] = {
        "type": "reference",
        "kind": reference.kind,
        "anchor": anchor or None,
        "start": start,
        "end": start + reference.end - reference.start,
        "quote": reference.text,
        "name": reference.name,
        "target": {"document": found.document, "anchor": found.anchor} if found.document else None,
        "why": found.why,
    }
    if reference.number:
        result["number"] = reference.number
    if reference.kind in ("alias", "alias-definition", "relative", "provision") and (of := _stands_for(reference)):
        result["of"] = of
    return result | ({"candidates": list(found.candidates)} if found.candidates else {})


def _stands_for(reference: Reference) -> list[str]:
    """What a short name or 该办法 stands for, and the document that a provision is part of; nothing for a mere term."""
    of = tuple(meant_by(one) for one in reference.of)
    if len(of) == 1 and of[0].kind in ("alias", "alias-definition", "relative"):
        return _stands_for(of[0])
    return [one.name for one in of if one.kind not in ("self", "alias-definition")]


@dataclass(frozen=True)
class Backlink:
    """A place that cites a document."""

    document: str
    """The document that cites."""
    anchor: str | None
    sentence: str
    """The sentence that cites."""
    target: str | None = None
    """The anchor of the block that is cited, if one is."""


def backlinks(
    annotations: Mapping[str, Iterable[Mapping[str, Any]]], texts: Mapping[str, Mapping[str, str]]
) -> dict[str, tuple[Backlink, ...]]:
    """Who cites each document.

    Args:
        annotations: the records of each document.
        texts: for each document the text of each block, by anchor.

    Returns:
        For each document that another one cites: the places, in the order of the documents' ids and of their text.
        A place counts once a sentence and cited block.
    """
    cited: dict[str, dict[Backlink, None]] = {}
    for document in sorted(annotations):
        for found in annotations[document]:
            target = found["target"]
            if target and target["document"] != document:
                text = texts.get(document, {}).get(found["anchor"], found["quote"])
                link = Backlink(document, found["anchor"], sentence(text, found["start"], found["end"]), target["anchor"])
                cited.setdefault(target["document"], {})[link] = None
    return {document: tuple(links) for document, links in sorted(cited.items())}


def sentence(text: str, start: int, end: int) -> str:
    """The sentence around a stretch of a block, with its final mark."""
    first, last = 0, len(text)
    for match in _SENTENCE_END.finditer(text):
        if match.end() <= start:
            first = match.end()
        elif match.start() >= end:
            last = match.end()
            break
    return text[first:last].strip()
