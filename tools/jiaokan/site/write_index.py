"""The search index in all scripts: renewed where documents have other words, made whole where one came or went."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, partial
from typing import Any

from jiaokan.annotate.authority import Authority
from jiaokan.corpus.cache import program
from jiaokan.entry.entry import Entry
from jiaokan.search.columns import LENGTH_STEP_UNITS, facet_values
from jiaokan.search.entry import SearchDocument
from jiaokan.search.index import IndexMaking, beside, meta_file, packed, shown, sizes_of
from jiaokan.search.postings import count_for
from jiaokan.search.reading import Index
from jiaokan.search.related import related_pairs
from jiaokan.search.renewed import Reworded, renewed, reshown
from jiaokan.search.vocabulary import NameIndex, names_in
from jiaokan.site.data.search_documents import ToldDocument, as_text, in_script, name_groups, of_text, rows_in_script, told_documents
from jiaokan.site.finish.variant_tree import SOURCE, VARIANTS
from jiaokan.site.write_store import Store, digest_of, key
from jiaokan.site.write_together import ALONE, MadeUnits, Sharing
from jiaokan.site.write_tree import Tree
from jiaokan.text import re

INDEX = "search/"
"""Where the index stands below the folder of each script."""
OTHERS = tuple(script for script in VARIANTS if script != SOURCE)
"""The scripts that the pages are converted to."""
_READ = re.compile(f"{INDEX}(?!d/|w/|f)")
"""Files of the index that the next one is made from."""
_Files = tuple[dict[str, str], dict[str, int]]
"""The digest of each file by path, and the bytes of each family's entries."""


class KeptIndex:
    """The index of a site, with what the store has of the last one; of the documents only what all files ask for is held."""

    def __init__(self, handwritten: Mapping[str, str], entries: Iterable[Entry], authority: Authority, store: Store) -> None:
        """Gather what is searched.

        Args:
            handwritten: the built pages that are not made from entries, by path.
            entries: all documents.
            authority: what is known of the entities that the texts name.
            store: what was read, converted and indexed before.
        """
        self._store, entries = store, tuple(entries)
        texts = {entry.id for entry in entries}
        told = told_documents(entries, handwritten, authority, self._remember)
        self._told = sorted(told, key=lambda one: (one.id not in texts, one.id))
        self._numbers = {f"t/{one.id}/index.html": number for number, one in enumerate(self._told) if one.id in texts}
        self._groups = list(name_groups(authority))
        self._people = {entry.id: entry.meta.authors for entry in entries}
        self._digests = [self._digest_told(one) for one in self._told]
        self._heads: list[SearchDocument] = []
        """The documents without their words."""
        self._made: dict[str, bytes] = {}
        self._gathered: tuple[IndexMaking, dict[str, str]] | None = None

    def convert(self, path: str) -> None:
        """Convert what is searched of a page into the other scripts, for when its words are at hand in them; `put` does the rest.

        Args:
            path: of the page, below the root.
        """
        number = self._numbers.get(path)
        if number is not None:
            read = cache(partial(self._document, number))
            for script in OTHERS:
                self._in_script(self._told[number].id, self._digests[number], script, read)

    def put(self, tree: Tree, sharing: Sharing = ALONE) -> None:
        """Put the files of the index into their places: of what is as in the last index the last site need have it."""
        place = key(program(), "index")
        groups = key("", *self._groups)
        last = self._store.record(place)
        state = json.loads(last) if last else {}
        found = self._renewed(state, groups) if state else None
        if found is None or not all(tree.put(name, digest, partial(self._content, digest)) for name, digest in found[0].items()):
            found = self._whole(tree, sharing)
        self._store.keep_on(found[0].values())
        self._store.keep_on(self._key_in(number, script) for number in range(len(self._told)) for script in OTHERS)
        kept = {"files": found[0], "bytes": found[1], "documents": self._digests, "ids": self._ids(), "groups": groups}
        self._store.keep(place, json.dumps(kept | {"heads": [_row(head) for head in self._heads]}))

    def _content(self, digest: str) -> bytes | None:
        """The content of a file that was made now, or is kept."""
        return self._made.get(digest) or self._store.content(digest)

    def _digest_told(self, told: ToldDocument) -> str:
        """The digest of a document, under which the store has it."""
        place = key(program(), *told.made_of) if told.made_of else ""
        digest = self._store.record(place) if place else None
        if digest is None or not self._store.has(digest):
            digest = self._store.keep_content(told.make().encode("utf-8", "surrogatepass"))
            if place:
                self._store.keep(place, digest)
        return digest

    def _document(self, number: int) -> SearchDocument:
        return of_text(self._store.content(self._digests[number]) or self._told[number].make())

    def _headed(self, state: Mapping[str, Any]) -> list[SearchDocument]:
        """The documents without their words: of those that were in the last index it says what they are."""
        known = dict(zip(state["documents"], state["heads"], strict=True))
        return [
            _of_row(id, known[digest]) if digest in known else _head(self._document(number))
            for number, (id, digest) in enumerate(zip(self._ids(), self._digests, strict=True))
        ]

    def _whole(self, tree: Tree, sharing: Sharing) -> _Files:
        """The index made whole, and put into its place file by file."""
        making, found = self._gathered or self._gather(tree)
        self._gathered = None
        variants = MadeUnits(tree, self._store, lambda unit: self._shown_in(tree, OTHERS[unit], making.names.count))
        sharing.do(variants, len(OTHERS), lambda: self._write(tree, found, INDEX, making.looked_up()))
        self._write(tree, found, INDEX, making.names.files(making.counts["w"]))
        self._write(tree, found, INDEX, [("facets.bin", packed(self._facets_in(SOURCE)))])
        self._write(tree, found, INDEX, beside(self._heads, making.lengths, making.parts).items())
        self._write(tree, found, INDEX, [("meta.bin", self._meta(making.counts, found))])
        return found | variants.found, making.sizes

    def _shown_in(self, tree: Tree, script: str, count: int) -> dict[str, str]:
        """What is shown in another script: its files, put into their places, and how many files the names have."""
        found, names, folder = dict[str, str](), NameIndex(self._groups_in(script)), VARIANTS[script] + INDEX
        for number, told in enumerate(self._told):
            converted = self._in_script(told.id, self._digests[number], script, partial(self._document, number))
            names.add(converted)
            self._write(tree, found, folder, shown(number, converted))
        self._write(tree, found, folder, names.files(count))
        self._write(tree, found, folder, [("facets.bin", packed(self._facets_in(script)))])
        return found

    def gather_ahead(self, tree: Tree) -> None:
        """Gather what is looked up before `put` asks for it, if there is no last index that it may renew."""
        if self._store.record(key(program(), "index")) is None:
            self._gathered = self._gather(tree)

    def _gather(self, tree: Tree) -> tuple[IndexMaking, dict[str, str]]:
        """All documents entered, and the files of their texts, with their digests, put into their places."""
        making, found, heads = IndexMaking(self._groups), dict[str, str](), list[SearchDocument]()
        for number in range(len(self._told)):
            document = self._document(number)
            heads.append(_head(document))
            self._write(tree, found, INDEX, making.add(number, document))
        self._heads = heads
        return making, found

    def _write(self, tree: Tree, found: dict[str, str], folder: str, files: Iterable[tuple[str, bytes]]) -> None:
        for name, content in files:
            found[folder + name] = self._digest(folder + name, content)
            tree.put(folder + name, found[folder + name], partial(_itself, content))

    def _meta(self, counts: Mapping[str, int], found: Mapping[str, str]) -> bytes:
        return meta_file(
            self._heads, counts, {name.removeprefix(INDEX): digest for name, digest in found.items() if name.startswith(INDEX)}
        )

    def _renewed(self, last: Mapping[str, Any], groups: str) -> _Files | None:
        """The index renewed; nothing if it is to be made whole."""
        if last["ids"] != self._ids() or last["groups"] != groups:
            return None
        self._heads = self._headed(last)
        changes, digests = list[Reworded](), list[tuple[str, str]]()
        for number, (before, after) in enumerate(zip(last["documents"], self._digests, strict=True)):
            if before != after:
                if (content := self._store.content(before)) is None:
                    return None
                changes.append(Reworded(number, of_text(content), self._document(number)))
                digests.append((before, after))
        if any(names_in(change.before) != names_in(change.after) for change in changes):
            return None
        try:
            return self._with(changes, digests, last["files"], last["bytes"])
        except _Damaged:
            return None

    def _with(
        self, changes: Sequence[Reworded], digests: Sequence[tuple[str, str]], files: Mapping[str, str], sizes: Mapping[str, int]
    ) -> _Files | None:
        read = _Reader(self._store, files)
        index = Index(read)
        new = renewed(changes, index.meta["shards"], read)
        sizes = {family: size + new.grown[family] for family, size in sizes.items()}
        if any(count_for(size, family) != index.meta["shards"][family] for family, size in sizes.items()):
            return None
        if new.turned and not related_pairs().isdisjoint(new.turned):
            return None
        found = dict(files)
        self._put(found, INDEX, new.files)
        for script, folder in VARIANTS.items():
            seen = changes
            if script != SOURCE:
                seen = [
                    Reworded(
                        number,
                        *(
                            self._in_script(one.id, digest, script, partial(_given, one))
                            for one, digest in zip((before, after), both, strict=True)
                        ),
                    )
                    for (number, before, after), both in zip(changes, digests, strict=True)
                ]
                if any(names_in(change.before) != names_in(change.after) for change in seen):
                    return None
            self._put(found, folder + INDEX, dict(reshown(seen)) | {"facets.bin": packed(self._facets_in(script))})
        if changes:
            lengths = [new.lengths.get(number, length * LENGTH_STEP_UNITS) for number, length in enumerate(index.lengths)]
            parts = dict(enumerate(index.sizes)) | {change.number: sizes_of(change.after) for change in changes}
            self._put(found, INDEX, beside(self._heads, lengths, list(parts.values())))
            del found[INDEX + "meta.bin"]
            self._put(found, INDEX, {"meta.bin": self._meta(index.meta["shards"], found)})
        return found, sizes

    def _put(self, found: dict[str, str], folder: str, files: Mapping[str, bytes | None]) -> None:
        for name, content in files.items():
            if content is None:
                found.pop(folder + name, None)
            else:
                digest = found[folder + name] = self._digest(folder + name, content)
                self._made[digest] = content

    def _digest(self, name: str, content: bytes) -> str:
        """The digest of a file; what the next index is made from is kept, the rest stands in the site."""
        return self._store.keep_content(content) if _READ.match(name) else digest_of(content)

    def _ids(self) -> list[str]:
        return [one.id for one in self._told]

    def _in_script(self, id: str, digest: str, script: str, read: Callable[[], SearchDocument]) -> SearchDocument:
        place = self._key_of(digest, id, script)
        if (known := self._store.record(place)) is not None:
            return of_text(known)
        made = in_script(read(), script, self._people.get(id, ()))
        self._store.keep(place, as_text(made).decode("utf-8", "surrogatepass"))
        return made

    def _key_in(self, number: int, script: str) -> str:
        return self._key_of(self._digests[number], self._told[number].id, script)

    def _key_of(self, digest: str, id: str, script: str) -> str:
        return key(program(), "in script", script, digest, self._people.get(id, ()))

    def _groups_in(self, script: str) -> list[list[str]]:
        return rows_in_script(self._groups, script, self._remember)

    def _facets_in(self, script: str) -> dict[str, list[str]]:
        facets = facet_values(self._heads)
        if script == SOURCE:
            return facets
        return dict(zip(facets, rows_in_script(facets.values(), script, self._remember), strict=True))

    def _remember(self, parts: Sequence[str], make: Any) -> str:
        return self._store.value(key(program(), *parts), make)


def _head(document: SearchDocument) -> SearchDocument:
    """A document without its words: what columns are made of."""
    return SearchDocument(document.id, "", "", document.kind, (), facets=document.facets, day=document.day)


def _row(head: SearchDocument) -> list[Any]:
    return [head.kind, head.day, [list(facet) for facet in head.facets]]


def _of_row(id: str, row: Sequence[Any]) -> SearchDocument:
    return SearchDocument(id, "", "", row[0], (), facets=tuple((name, value) for name, value in row[2]), day=row[1])


def _itself(content: bytes) -> bytes:
    return content


def _given(document: SearchDocument) -> SearchDocument:
    return document


class _Damaged(Exception):
    """The store has not what it had."""


class _Reader:
    """The files of the source's script in the last index."""

    def __init__(self, store: Store, files: Mapping[str, str]) -> None:
        self._store, self._files = store, files

    def __call__(self, path: str) -> bytes:
        """A file by its path below the index's folder."""
        content = self._store.content(self._files[INDEX + path])
        if content is None:
            raise _Damaged
        return content
