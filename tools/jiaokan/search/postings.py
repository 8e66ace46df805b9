"""Postings say in which passages of which documents a key stands; they are cut into files of a few kilobytes by a hash of the key.

A query then fetches one small file for each of its keys, however large the corpus is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from jiaokan.search.packing import deflated, encoded, varint, varints

PASSAGE_BITS = 24
"""A place is `document << PASSAGE_BITS | passage` in one int: millions of them must fit in memory."""
_SHARD_BYTES = 4_000
"""Aimed at, before deflate: small against a page, large against the cost of a request."""
_FEWEST_SHARDS, _MOST_SHARDS = 16, 16_384
APART_BYTES = 4_000
"""A longer list stands apart (family h), since a query can mostly do without it; in its place (s) is what it has."""
FAMILIES = ("s", "u", "h")
"""Files that a document's own words are entered in."""
_APART_SHARE = 0.25
"""Of a file that lists apart fill in the mean: nearly every one is alone."""
EMPTY_FILE = deflated(b"")
"""Of lists apart none is written: that a list is there says the key in its place."""


def place(document: int, passage: int) -> int:
    """Where a key stands, as one number."""
    return document << PASSAGE_BITS | passage


def posting_list(places: Sequence[int]) -> bytes:
    """The places of one key in bytes."""
    if len(places) == 1:  # Most keys stand in one passage.
        return varints((1, places[0] >> PASSAGE_BITS << 1, places[0] & (1 << PASSAGE_BITS) - 1))
    return varints(_numbers(places))


def stands(family: str, content: bytes) -> dict[str, bytes]:
    """What stands under the key of a list in each family; for a list apart a zero, which begins no list, how many
    documents it has, and its bytes."""
    if family != "s" or len(content) <= APART_BYTES:
        return {family: content} if content else {}
    return {"s": b"\0" + varints((next(numbers_of(content)), len(content))), "h": content}


class ListApart(NamedTuple):
    """A list that stands apart, as the index says it in its place."""

    documents: int
    size_bytes: int


def list_apart(content: bytes) -> ListApart | None:
    """What is said of a list apart; nothing where the list itself stands."""
    if not is_apart(content):
        return None
    _, documents, size = numbers_of(content)
    return ListApart(documents, size)


def is_apart(content: bytes) -> bool:
    """Whether the list stands apart in whose place this stands."""
    return content[:1] == b"\0"


def numbers_of(content: bytes) -> Iterator[int]:
    """The varints of a file: seven bits a byte, the lowest first, the highest bit set on all bytes of a number but its last."""
    value = shift = 0
    for byte in content:
        value |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            yield value
            value = shift = 0


def count_for(total: int, family: str = "") -> int:
    """How many files hold entries of so many bytes."""
    share = _APART_SHARE if family == "h" else 1
    count = _FEWEST_SHARDS
    while count < _MOST_SHARDS and total > count * share * _SHARD_BYTES:
        count *= 2
    return count


def shard(contents: Mapping[str, bytes]) -> bytes:
    """One file before it is deflated: all of these keys in order, each with its content."""
    return b"".join(entry(key, contents[key]) for key in sorted(contents))


def entry(key: str, content: bytes) -> bytes:
    """What stands of a key in a file: the length of the key in bytes, the key, the length of the content, the content."""
    name = encoded(key)
    return b"".join((varint(len(name)), name, varint(len(content)), content))


def _numbers(places: Sequence[int]) -> list[int]:
    """Number of documents; for each: its distance from the last one, doubled, plus 1 if several passages follow, their number, and they."""
    found, documents, last, start, size = [0], 0, 0, 0, len(places)
    while start < size:
        document, stop = places[start] >> PASSAGE_BITS, start + 1
        before = document << PASSAGE_BITS
        beyond = before + (1 << PASSAGE_BITS)
        while stop < size and places[stop] < beyond:
            stop += 1
        if stop == start + 1:
            found += ((document - last) * 2, places[start] - before)
        else:
            found += ((document - last) * 2 + 1, stop - start)
            for at in places[start:stop]:
                found.append(at - before)
                before = at
        documents, last, start = documents + 1, document, stop
    found[0] = documents
    return found
