"""An index in which some documents have other words is made anew only where these stand: the law is that it is the index made whole.

It is made whole where a document came or went, since the numbers of those behind it are then others, where a family of files
grows so far that it is cut into more, and where a related word came or went.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from jiaokan.search.entry import SearchDocument
from jiaokan.search.index import enter, stretches
from jiaokan.search.packing import deflated, shard_of
from jiaokan.search.postings import FAMILIES, is_apart, place, posting_list, shard, stands
from jiaokan.search.reading import entries_of, inflated, postings_of

Read = Callable[[str], bytes]
"""A file of the last index by its path; KeyError where there is none."""


class Reworded(NamedTuple):
    """A document that has other words."""

    number: int
    before: SearchDocument
    after: SearchDocument


class Renewed(NamedTuple):
    """What is new of an index."""

    files: dict[str, bytes | None]
    """By path; nothing for one that is gone."""
    grown: dict[str, int]
    """By how many bytes the entries of each family grew."""
    lengths: dict[int, int]
    """In units, by the numbers of the documents that have other words."""
    turned: frozenset[str]
    """The pairs that stand in a document now and stood in none, or the other way round."""


def renewed(changes: Sequence[Reworded], counts: Mapping[str, int], read: Read) -> Renewed:
    """The files of what is looked up, where they are others.

    Args:
        changes: the documents that have other words.
        counts: how many files each family has.
        read: the last index.
    """
    known: dict[str, dict[str, bytes]] = {}
    sizes: dict[str, int] = {}
    lengths: dict[int, int] = {}
    turned = set[str]()

    def file_of(family: str, key: str) -> dict[str, bytes]:
        path = f"{family}/{shard_of(key, counts[family])}.bin"
        if path not in known:
            content = _content(path, read)
            known[path], sizes[path] = dict(entries_of(content)), len(content)
        return known[path]

    for change in changes:
        before, _ = _entered(change.number, change.before)
        after, lengths[change.number] = _entered(change.number, change.after)
        for family in after:
            keys = sorted(key for key in before[family].keys() | after[family].keys() if before[family].get(key) != after[family].get(key))
            for key in keys:
                content = file_of(family, key).pop(key, b"")
                if is_apart(content):
                    content = file_of("h", key).pop(key)
                had, content = bool(content), _list_again(content, change.number, after[family].get(key, []))
                if family == "s" and had != bool(content):
                    turned ^= {key}
                for own, entry in stands(family, content).items():
                    file_of(own, key)[key] = entry
    files: dict[str, bytes | None] = {}
    grown = dict.fromkeys(FAMILIES, 0)
    for path, entries in known.items():
        content = shard(entries)
        grown[path[0]] += len(content) - sizes[path]
        files[path] = deflated(content) if content or path[0] != "h" else None
    return Renewed(files, grown, lengths, frozenset(turned))


def reshown(changes: Sequence[Reworded]) -> Iterator[tuple[str, bytes | None]]:
    """The files of the texts that are others, by path; nothing for one that is gone."""
    for change in changes:
        before, after = list(stretches(change.before)), list(stretches(change.after))
        for part in range(max(len(before), len(after))):
            yield f"d/{change.number}-{part}.bin", after[part] if part < len(after) else None


def _content(path: str, read: Read) -> bytes:
    """A file; of lists apart only those with any are there."""
    try:
        return inflated(read(path))
    except KeyError:
        if path[0] != "h":
            raise
        return b""


def _entered(number: int, document: SearchDocument) -> tuple[dict[str, dict[str, list[int]]], int]:
    pairs: dict[str, list[int]] = defaultdict(list)
    singles: dict[str, list[int]] = defaultdict(list)
    length = enter(number, document, pairs, singles)
    return {"s": dict(pairs), "u": dict(singles)}, length


def _list_again(content: bytes, number: int, places: Sequence[int]) -> bytes:
    """A list in which a document has these places instead of those that it has."""
    of = postings_of(content) if content else {}
    found = {document: [place(document, at) for at in several] for document, several in of.items()} | {number: list(places)}
    every = [at for document in sorted(found) for at in found[document]]
    return posting_list(every) if every else b""
