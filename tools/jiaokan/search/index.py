"""The index is a set of files made from the documents alone: the same documents give the same bytes, in whatever order they come.

    meta.bin     what every query needs: how many documents are texts, how many shards, what may be fetched, the words of questions
    columns.bin  the length of every document, and where its texts are cut
    fold.bin     the folding table of the script package, for the browser to fold the query with
    s/N.bin      postings of pairs and words, other names of things, related words      u/N.bin   postings of single Han characters
    h/N.bin      postings of pairs that stand in very many passages: in `s` is only in how many documents; no file where none falls
    w/N.bin      names, for what was mistyped, typed in pinyin, or is being typed
    d/D-N.bin    the N-th stretch of document D's passages, with its title: to verify a phrase, and to show the hit
    facets.bin   the values of the facets      of.bin   days and facets of every document

All are raw deflate. Names are numbers in the order of document ids, texts before guides; `meta.bin` carries a digest of all other files,
which the browser adds to their addresses, so that a cache never mixes two builds.
What is shown (`d/`, `w/`, `facets.bin`) is written once more for each other script; what is looked up is not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from heapq import merge
from itertools import pairwise
from operator import itemgetter

from jiaokan.script.folding import table
from jiaokan.search.aliases import SIGN, alias_entries
from jiaokan.search.columns import columns, facet_columns, facet_values
from jiaokan.search.days import day_keys
from jiaokan.search.entry import SearchDocument
from jiaokan.search.gathering import MOST_WAITING_PLACES, Gathering
from jiaokan.search.number import number_keys
from jiaokan.search.packing import deflated, listed, varints, zigzag
from jiaokan.search.postings import EMPTY_FILE, FAMILIES, place, posting_list, stands
from jiaokan.search.question import QUESTION_WORDS, SILENT
from jiaokan.search.related import related_entries, related_pairs
from jiaokan.search.shard_files import ShardFiles
from jiaokan.search.units import pairs_of, units_of
from jiaokan.search.vocabulary import NameIndex

STRETCH_CHARACTERS = 1_600
"""Code points of text in one file: what is fetched to show a hit."""
BUDGET_LISTS_BYTES, BUDGET_FILES = 100_000, 30
"""What a query may fetch of lists apart, and of files of texts for a page of hits; `meta.bin` says it to both engines."""


def ordered(documents: Iterable[SearchDocument]) -> list[SearchDocument]:
    """The documents in the order of their numbers: texts first, each kind by id.

    Raises:
        ValueError: two documents have one id.
    """
    found = sorted(documents, key=lambda document: (document.kind != "text", document.id))
    by_id = sorted(found, key=lambda document: document.id)
    for first, second in pairwise(by_id):
        if first.id == second.id:
            raise ValueError(f"two documents have the id {first.id!r}: {first.url!r} and {second.url!r}; give each its own")
    return found


def search_files(documents: Iterable[SearchDocument], groups: Iterable[Sequence[str]] = ()) -> dict[str, bytes]:
    """The files of the index, by path below the index's folder.

    Args:
        documents: texts and guides.
        groups: the names of one thing, the full name first.

    Raises:
        ValueError: two documents have one id.
    """
    documents = ordered(documents)
    making = IndexMaking(groups)
    files = {path: content for number, one in enumerate(documents) for path, content in making.add(number, one)}
    files |= making.looked_up()
    files |= dict(making.names.files(making.counts["w"])) | beside(documents, making.lengths, making.parts)
    files["facets.bin"] = packed(facet_values(documents))
    files["meta.bin"] = meta_file(documents, making.counts, {path: sha256(content).hexdigest() for path, content in files.items()})
    return files


class IndexMaking:
    """An index to which documents are added one by one, in the order of their numbers; none of them is held."""

    def __init__(self, groups: Iterable[Sequence[str]]) -> None:
        """Args: groups: the names of one thing, the full name first."""
        self._groups = list(groups)
        self._pairs, self._singles = Gathering(related_pairs()), Gathering()
        self._since_units = 0
        self.names = NameIndex(self._groups)
        self.lengths: list[int] = []
        """Of each document, in units."""
        self.parts: list[list[int]] = []
        """Of each document how many passages each of its files has."""
        self.counts: dict[str, int] = {}
        """How many files each family has; known once these are made."""
        self.sizes: dict[str, int] = {}
        """Bytes of the entries of each family, likewise."""

    def add(self, number: int, document: SearchDocument) -> Iterator[tuple[str, bytes]]:
        """Enter a document; the files of its texts come back, by path."""
        self.lengths.append(enter(number, document, self._pairs.waiting, self._singles.waiting))
        self.parts.append(sizes_of(document))
        self._since_units += self.lengths[-1]
        if self._since_units > MOST_WAITING_PLACES:
            self._pairs.pack()
            self._singles.pack()
            self._since_units = 0
        self.names.add(document)
        return shown(number, document)

    def looked_up(self) -> Iterator[tuple[str, bytes]]:
        """The files of what is looked up, once all documents were added, and the folding table."""
        families = {family: ShardFiles(family) for family in FAMILIES}
        self._pairs.look()
        beside = sorted((alias_entries(self._groups) | related_entries(self._pairs.seen)).items())
        rows = ((key, posting_list(places)) for key, places in self._pairs.rows())
        for key, content in merge(rows, beside, key=itemgetter(0)):
            for family, one in stands("s", content).items() if key[:1] != SIGN else (("s", content),):
                families[family].add(key, one)
        for key, places in self._singles.rows():
            families["u"].add(key, posting_list(places))
        self.counts = {family: families[family].count for family in ("s", "h", "u")} | {"w": self.names.count}
        self.sizes = {family: made.total_bytes for family, made in families.items()}
        for family, made in families.items():
            for number, content in enumerate(made.files(self.counts[family])):
                if family != "h" or content != EMPTY_FILE:
                    yield f"{family}/{number}.bin", content
        yield "fold.bin", fold_file()


def beside(documents: Sequence[SearchDocument], lengths: Sequence[int], parts: Sequence[Sequence[int]]) -> dict[str, bytes]:
    """The columns.

    Args:
        documents: in the order of their numbers; nobody looks at their words.
        lengths: of each, in units.
        parts: of each how many passages each of its files has.
    """
    return {"columns.bin": columns(lengths, parts), "of.bin": facet_columns(documents)}


def meta_file(documents: Sequence[SearchDocument], counts: Mapping[str, int], digests: Mapping[str, str]) -> bytes:
    """What every query needs.

    Args:
        documents: in the order of their numbers.
        counts: how many files each family has.
        digests: the SHA-256 of every other file of the index, by path.
    """
    meta = {
        "digest": digest_of(digests),
        "documents": len(documents),
        "texts": sum(document.kind == "text" for document in documents),
        "shards": counts,
        "budget": [BUDGET_LISTS_BYTES, BUDGET_FILES],
        "questions": QUESTION_WORDS,
        "silent": SILENT,
    }
    return packed(meta)


def variant_files(
    documents: Iterable[SearchDocument], groups: Iterable[Sequence[str]], facets: Mapping[str, Sequence[str]], files: Mapping[str, bytes]
) -> dict[str, bytes]:
    """The files that hold what is shown, as opposed to looked up: texts, names, and the values of facets.

    Args:
        documents: those of the index, their words in another script.
        groups: the names of one thing, likewise.
        facets: the values of the index in their order, likewise.
        files: the index.
    """
    documents, names = ordered(documents), NameIndex(groups)
    for document in documents:
        names.add(document)
    found = {path: content for number, one in enumerate(documents) for path, content in shown(number, one)}
    return found | dict(names.files(sum(path.startswith("w/") for path in files))) | {"facets.bin": packed(facets)}


def shown(number: int, document: SearchDocument) -> Iterator[tuple[str, bytes]]:
    """The files of the texts of a document, by path."""
    for part, content in enumerate(stretches(document)):
        yield f"d/{number}-{part}.bin", content


def fold_file() -> bytes:
    """The folding table: for each folded character, in order, the distance from the last; then how far each is carried, as differences."""
    pairs = sorted((ord(old), ord(new)) for old, new in table().items())
    olds = [old for old, _ in pairs]
    jumps = [new - old for old, new in pairs]
    steps = [old - before for before, old in zip([0, *olds], olds, strict=False)]
    turns = [zigzag(jump - before) for before, jump in zip([0, *jumps], jumps, strict=False)]
    return deflated(varints([len(pairs), *steps, *turns]))


def enter(number: int, document: SearchDocument, pairs: dict[str, list[int]], singles: dict[str, list[int]]) -> int:
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
    for key in day_keys(document.day):
        pairs[f"@{key}"].append(place(number, 0))
    for at, passage in enumerate(document.passages, 1):
        for name in passage.places:
            pairs[f"@{name}"].append(place(number, at))
    return sum(map(len, cut))


def sizes_of(document: SearchDocument) -> list[int]:
    """How many passages each file of the document has; there is always a first file."""
    sizes = [0]
    length = 0
    for passage in document.passages:
        if length and length + len(passage.text) > STRETCH_CHARACTERS:
            sizes.append(0)
            length = 0
        sizes[-1] += 1
        length += len(passage.text)
    return sizes


def stretches(document: SearchDocument) -> Iterator[bytes]:
    """The files of a document's texts."""
    head = {"id": document.id, "url": document.url, "title": document.title, "number": document.number, "note": document.note}
    head |= {"also": document.also, "lang": document.lang, "kind": document.kind}
    first = 0
    for size in sizes_of(document):
        passages = [[one.anchor, one.text, *([one.label] if one.label else [])] for one in document.passages[first : first + size]]
        yield packed({**{key: value for key, value in head.items() if value}, "passages": passages})
        first += size


def packed(content: object) -> bytes:
    """A file of JSON."""
    return deflated(listed(content))


def digest_of(files: Mapping[str, str]) -> str:
    """What tells one index from another.

    Args:
        files: the SHA-256 of each file but `meta.bin`, by path.
    """
    return sha256("".join(f"{path}\0{files[path]}\0" for path in sorted(files)).encode()).hexdigest()[:12]
