"""The records of a document that becomes several: cuts, decisions, words on anchors and aliases go with the words they are about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from jiaokan.desk.dividing import Parts
from jiaokan.desk.proof import Proof
from jiaokan.intake.draft import quote_of
from jiaokan.intake.record_parts import Way, values, with_key, with_words, without
from jiaokan.intake.record_text import added, scalar
from jiaokan.record.schema import AnchorWord


def with_cuts(record: str, parts: Parts, names: Sequence[str], reason: str, kinds: Mapping[str, str]) -> str:
    """The record of the source with a cut for each new document; the end of the old one is that of the last one now.

    Args:
        record: the text of `source.yaml`.
        parts: the document with its boundaries.
        names: the ids of the new documents.
        reason: why they are cut there.
        kinds: how each is read, if otherwise than the old one.
    """
    number, cut = next((index, cut) for index, cut in enumerate(parts.source.cuts) if cut.document == parts.document)
    rows: list[dict[str, Any]] = [
        {"document": name, "from": quote_of(parts.raw, start), "to": None, "kind": kinds.get(name) or cut.kind, "why": reason}
        for name, start in zip(names, parts.starts(), strict=True)
    ]
    if cut.end is not None:
        rows[-1]["to"] = cut.end
        record = without(record, [("cuts", number, "to")])
    return added(record, "cuts", rows)


def rehomed(record: str, parts: Parts, names: Sequence[str]) -> str:
    """The record of the source with each decision under the document whose words it is about.

    Args:
        record: the text of `source.yaml`.
        parts: the document with its boundaries.
        names: the ids of all parts.
    """
    changed: dict[Way, str] = {}
    gone: list[Way] = []
    for one in parts.decisions():
        way = (one.kind, one.index)
        if one.part is None:
            gone.append(way)
            continue
        changed[(*way, "document")] = names[one.part]
        changed |= {(*way, key): scalar(said) for key, said in one.occurrences.items() if said}
        gone += [(*way, key) for key, said in one.occurrences.items() if not said]
    return without(with_words(record, changed), gone)


def with_words_on_anchors(record: str, said: Sequence[AnchorWord], parts: Parts, names: Sequence[str]) -> str:
    """A source's record in which each word on an anchor names the document in which its block stands now.

    Args:
        record: the text of `source.yaml`.
        said: the words it holds.
        parts: the document with its boundaries.
        names: the ids of all parts.
    """
    final = Proof.of(block.text for block in parts.blocks)
    for index, word in enumerate(said):
        if (word.into or word.document) != parts.document or not word.to:
            continue
        part = parts.of_block(final.block(word.to, None, parts.where).block)
        way: Way = ("anchors", index)
        if part and word.into:
            record = with_words(record, {(*way, "into"): names[part]})
        elif part:
            record = with_key(record, way, "into", names[part])
    return record


def held_in(record: str, names: Sequence[str]) -> str:
    """A file of the authority in which an alias of the first document holds in the others too.

    Args:
        record: the text of the file.
        names: the ids of all parts.
    """
    for one in sorted(values(record), key=lambda value: value.start, reverse=True):
        if one.key != "in" or one.words != names[0]:
            continue
        line = record.rfind("\n", 0, one.start) + 1
        mark = record[line : one.start]
        between = f"\n{mark}" if mark.strip() == "-" else ", "
        record = record[: one.end] + "".join(f"{between}{name}" for name in names[1:]) + record[one.end :]
    return record
