"""The index is a set of files made from the documents alone: the same documents give the same bytes, in whatever order they come.

    meta.bin    what every query needs: how many documents, their lengths and facets, how many shards, where texts are cut
    fold.bin    the folding table of the script package, for the browser to fold the query with
    s/N.bin     postings of pairs and words         u/N.bin   postings of single Han characters
    d/D-N.bin   the N-th stretch of document D's passages, with its title: to verify a phrase, and to show the hit

All are raw deflate. Names are numbers in the order of document ids; `meta.bin` carries a digest of all other files,
which the browser adds to their addresses, so that a cache never mixes two builds.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from jiaokan.script.folding import table
from jiaokan.search.entry import SearchDocument
from jiaokan.search.number import number_keys
from jiaokan.search.packing import deflated, varints, zigzag
from jiaokan.search.postings import place, shards
from jiaokan.search.units import pairs_of, units_of

_STRETCH_CHARACTERS = 4_000
"""Code points of text in one file: what is fetched to show a hit."""


def search_files(documents: Iterable[SearchDocument]) -> dict[str, bytes]:
    """The files of the index, by path below the index's folder.

    Raises:
        ValueError: two documents have one id.
    """
    documents = sorted(documents, key=lambda document: document.id)
    for first, second in pairwise(documents):
        if first.id == second.id:
            raise ValueError(f"two documents have the id {first.id!r}: {first.url!r} and {second.url!r}; give each its own")
    pairs: dict[str, list[int]] = defaultdict(list)
    singles: dict[str, list[int]] = defaultdict(list)
    lengths = [_add(number, document, pairs, singles) for number, document in enumerate(documents)]
    cuts = [_cuts(document) for document in documents]
    pair_shards, single_shards = shards(pairs), shards(singles)
    files = {f"s/{number}.bin": content for number, content in enumerate(pair_shards)}
    files |= {f"u/{number}.bin": content for number, content in enumerate(single_shards)}
    files |= {
        f"d/{number}-{part}.bin": _stretch(document, first, last)
        for number, document in enumerate(documents)
        for part, (first, last) in enumerate(zip([0, *cuts[number]], [*cuts[number], len(document.passages)], strict=True))
    }
    files["fold.bin"] = fold_file()
    meta = {
        "digest": _digest(files),
        "shards": {"s": len(pair_shards), "u": len(single_shards)},
        "lengths": lengths,
        "cuts": cuts,
        "facets": _facets(documents),
    }
    files["meta.bin"] = _json(meta)
    return files


def fold_file() -> bytes:
    """The folding table: for each folded character, in order, the distance from the last; then how far each is carried, as differences."""
    pairs = sorted((ord(old), ord(new)) for old, new in table().items())
    olds = [old for old, _ in pairs]
    jumps = [new - old for old, new in pairs]
    steps = [old - before for before, old in zip([0, *olds], olds, strict=False)]
    turns = [zigzag(jump - before) for before, jump in zip([0, *jumps], jumps, strict=False)]
    return deflated(varints([len(pairs), *steps, *turns]))


def _add(number: int, document: SearchDocument, pairs: dict[str, list[int]], singles: dict[str, list[int]]) -> int:
    """Enter a document into the postings; its length in units comes back.

    Its title, with its number, is passage 0; its passages count from 1.
    The pair that two passages make where they meet is entered for the first of them, so that words quoted across are found.
    A single character is entered for the title and for the first passage that has it: enough to find the document and show it.
    """
    seen: set[str] = set()
    cut = [units_of(text) for text in (document.title, *(passage.text for passage in document.passages))]
    beyond = ""
    met: list[str] = []
    for units in reversed(cut[1:]):
        met.append(units[-1] + beyond if units and beyond else "")
        beyond = units[0] if units else beyond
    met.append("")
    for at, (units, joint) in enumerate(zip(cut, reversed(met), strict=True)):
        here = place(number, at)
        keys = pairs_of(units) | ({joint} if joint else set())
        if at == 0:
            for beside in (document.number, document.note, *document.also.split("\n")):
                keys |= pairs_of(units_of(beside))
        for key in keys:
            pairs[key].append(here)
        if at <= 1:
            seen.clear()
        for unit in set(units) - seen:
            if unit[0] != " ":
                singles[unit].append(here)
        seen.update(units)
    for key in number_keys(document.number):
        pairs[key].append(place(number, 0))
    for at, passage in enumerate(document.passages, 1):
        for name in passage.places:
            pairs[f"@{name}"].append(place(number, at))
    return sum(map(len, cut))


def _cuts(document: SearchDocument) -> list[int]:
    """The passages (from 0) before which a new file begins."""
    cuts: list[int] = []
    size = 0
    for at, passage in enumerate(document.passages):
        if size and size + len(passage.text) > _STRETCH_CHARACTERS:
            cuts.append(at)
            size = 0
        size += len(passage.text)
    return cuts


def _stretch(document: SearchDocument, first: int, last: int) -> bytes:
    return _json(
        {
            "url": document.url,
            "title": document.title,
            "number": document.number,
            "note": document.note,
            **({"also": document.also} if document.also else {}),
            "lang": document.lang,
            "kind": document.kind,
            "passages": [
                [passage.anchor, passage.text, *([passage.label] if passage.label else [])] for passage in document.passages[first:last]
            ],
        }
    )


def _facets(documents: Sequence[SearchDocument]) -> dict[str, dict[str, object]]:
    """For each facet its values in order, and for each document the places of its values in that list."""
    of = [(("kind", document.kind), *document.facets) for document in documents]
    values: dict[str, list[str]] = defaultdict(list)
    for name, value in sorted({pair for pairs in of for pair in pairs}):
        values[name].append(value)
    places = {name: {value: at for at, value in enumerate(listed)} for name, listed in values.items()}
    return {
        name: {"values": values[name], "of": [sorted({places[name][value] for own, value in pairs if own == name}) for pairs in of]}
        for name in sorted(values)
    }


def _json(content: object) -> bytes:
    return deflated(json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace"))


def _digest(files: dict[str, bytes]) -> str:
    digest = hashlib.sha256()
    for path in sorted(files):
        digest.update(f"{path}\0{len(files[path])}\0".encode() + files[path])
    return digest.hexdigest()[:12]
