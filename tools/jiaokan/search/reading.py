"""The index is read as the browser reads it: a file at a time, by the names of its keys.

`docs/assets/search/index.js` does the same; what one of the two finds, the other must.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from itertools import accumulate, pairwise
from typing import Any, NamedTuple

from jiaokan.search.aliases import SIGN
from jiaokan.search.packing import decoded, shard_of
from jiaokan.search.postings import ListApart, list_apart, numbers_of
from jiaokan.search.related import RELATED_SIGN

Postings = Mapping[int, tuple[int, ...]]
"""Document, and its passages in order; passage 0 is the title."""


class Facet(NamedTuple):
    """One facet of all documents."""

    values: tuple[str, ...]
    of: tuple[tuple[int, ...], ...]
    """For each document the places of its values."""


class Budget(NamedTuple):
    """What a query may fetch, so that of many documents it does not fetch much more than of few."""

    lists_bytes: int
    """Of lists apart, before deflate, beyond the first."""
    files: int
    """Of texts, to tell which hits of a page hold the words."""


class Index:
    """An index, read by a function from path to bytes."""

    def __init__(self, read: Callable[[str], bytes]) -> None:
        self._read = read
        self._shards: dict[str, dict[str, bytes]] = {}
        self.meta: Mapping[str, Any] = _said(inflated(read("meta.bin")))
        self._columns()

    @property
    def texts(self) -> int:
        """How many documents are texts; they come first."""
        return int(self.meta["texts"])

    @cached_property
    def budget(self) -> Budget:
        """What a query may fetch."""
        return Budget(*self.meta["budget"])

    @cached_property
    def facets(self) -> Mapping[str, Facet]:
        """The facets by name."""
        values = _said(inflated(self._read("facets.bin")))
        return {name: Facet(tuple(values[name]), of) for name, of in zip(sorted(values), self._beside[1], strict=True)}

    @property
    def days(self) -> tuple[int, ...]:
        """The day of each document, as `day_number` makes it."""
        return self._beside[0]

    def postings(self, name: str) -> Postings:
        """Where a key stands.

        Args:
            name: the family of files, then the key: `s计量`.
        """
        content = self._entry("h" if self.apart(name) else name[0], name[1:])
        return postings_of(content) if content else {}

    def apart(self, name: str) -> ListApart | None:
        """The list of a key, if it stands apart."""
        return list_apart(self._entry(name[0], name[1:]) or b"")

    def frequency(self, name: str) -> int:
        """How many texts a key stands in; of a list apart the guides count too."""
        if apart := self.apart(name):
            return min(apart.documents, self.texts)
        return sum(document < self.texts for document in self.postings(name))

    def aliases(self, pair: str) -> list[list[str]]:
        """The names that begin with a pair of units, each with the other names of the thing."""
        content = self._entry("s", SIGN + pair)
        return _said(content) if content else []

    def related(self, pair: str) -> list[list[str]]:
        """The words that begin with a pair of units, each with related words that stand in the corpus."""
        content = self._entry("s", RELATED_SIGN + pair)
        return _said(content) if content else []

    def names(self, key: str) -> list[str]:
        """The names under a key of `vocabulary`."""
        content = self._entry("w", key)
        return _said(content) if content else []

    def stretch(self, document: int, part: int) -> Mapping[str, Any]:
        """One file of the texts."""
        found: Mapping[str, Any] = _said(inflated(self._read(f"d/{document}-{part}.bin")))
        return found

    def _entry(self, family: str, key: str) -> bytes | None:
        path = f"{family}/{shard_of(key, self.meta['shards'][family])}.bin"
        if path not in self._shards:
            self._shards[path] = dict(entries_of(inflated(self._read(path))))
        return self._shards[path].get(key)

    def _columns(self) -> None:
        numbers = numbers_of(inflated(self._read("columns.bin")))
        count = int(self.meta["documents"])
        take = [[next(numbers) for _ in range(count)] for _ in range(2)]
        self.lengths, parts = take
        self.sizes = tuple(tuple(next(numbers) for _ in range(size)) for size in parts)
        """How many passages each file of each document has."""

    @cached_property
    def _beside(self) -> tuple[tuple[int, ...], tuple[tuple[tuple[int, ...], ...], ...]]:
        """The days, and of each facet the places of its values; ranking reads neither."""
        count = int(self.meta["documents"])
        numbers = list(numbers_of(inflated(self._read("of.bin"))))
        days, rest = tuple(numbers[:count]), numbers[count:]
        of: list[tuple[tuple[int, ...], ...]] = []
        while rest:
            ends = [0, *accumulate(rest[:count])]
            of.append(tuple(tuple(rest[count + low : count + high]) for low, high in pairwise(ends)))
            rest = rest[count + ends[-1] :] if count else []
        return days, tuple(of)

    def passages_of(self, document: int) -> range:
        """The numbers of all passages of a document."""
        return range(1, sum(self.sizes[document]) + 1)

    def part_of(self, document: int, passage: int) -> tuple[int, int]:
        """The file of a passage, from 0, and the number of the first passage in it; passages count from 1."""
        first = 1
        for part, size in enumerate(self.sizes[document]):
            if passage < first + size:
                return part, first
            first += size
        return len(self.sizes[document]) - 1, first - self.sizes[document][-1]


def _said(content: bytes) -> Any:
    return json.loads(decoded(content))


def inflated(content: bytes) -> bytes:
    """A file without its deflate."""
    return zlib.decompress(content, -zlib.MAX_WBITS)


def entries_of(content: bytes) -> Iterator[tuple[str, bytes]]:
    """The keys of a file, each with its content."""
    at = 0
    while at < len(content):
        parts = []
        for _ in range(2):
            size = shift = 0
            while True:
                byte = content[at]
                at += 1
                size |= (byte & 127) << shift
                shift += 7
                if byte < 128:
                    break
            parts.append(content[at : at + size])
            at += size
        yield decoded(parts[0]), parts[1]


def postings_of(content: bytes) -> Postings:
    """The places of one key."""
    numbers = numbers_of(content)
    found: dict[int, tuple[int, ...]] = {}
    document = 0
    for _ in range(next(numbers)):
        step = next(numbers)
        document += step >> 1
        found[document] = tuple(accumulate(next(numbers) for _ in range(next(numbers) if step & 1 else 1)))
    return found
