"""The search index in all scripts: renewed where documents have other words, made whole where one came or went."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from jiaokan.annotate.authority import Authority
from jiaokan.corpus.cache import program
from jiaokan.entry.entry import Entry
from jiaokan.search.columns import LENGTH_STEP_UNITS, columns, facet_columns, facet_values
from jiaokan.search.entry import SearchDocument
from jiaokan.search.index import meta_file, ordered, packed, search_files, sizes_of, variant_files
from jiaokan.search.postings import FAMILIES, count_for
from jiaokan.search.reading import Index, inflated
from jiaokan.search.related import related_pairs
from jiaokan.search.renewed import Reworded, renewed, reshown
from jiaokan.search.vocabulary import names_in
from jiaokan.site.data.search_documents import as_text, in_script, name_groups, of_text, rows_in_script, search_documents
from jiaokan.site.finish.variant_tree import SOURCE, VARIANTS
from jiaokan.site.write_store import Store, digest_of, key
from jiaokan.text import re

INDEX = "search/"
"""Where the index stands below the folder of each script."""
_READ = re.compile(f"{INDEX}(?!d/|w/|f)")
"""Files of the index that the next one is made from."""
_Files = tuple[dict[str, str], dict[str, int]]
"""The digest of each file by path, and the bytes of each family's entries."""


class KeptIndex:
    """The index of a site, with what the store has of the last one."""

    def __init__(self, handwritten: Mapping[str, str], entries: Iterable[Entry], authority: Authority, store: Store) -> None:
        """Gather what is searched.

        Args:
            handwritten: the built pages that are not made from entries, by path.
            entries: all documents.
            authority: what is known of the entities that the texts name.
            store: what was read, converted and indexed before.
        """
        self._store, entries = store, tuple(entries)
        self._documents = ordered(search_documents(entries, handwritten, authority, self._remember))
        self._groups = list(name_groups(authority))
        self._people = {entry.id: entry.meta.authors for entry in entries}
        self._facets = facet_values(self._documents)
        self._digests = {id(document): store.keep_content(as_text(document)) for document in self._documents}
        self._made: dict[str, bytes] = {}

    def files(self) -> dict[str, str]:
        """The digest of each file by its path below the root; what is as in the last index need stand in the last site only."""
        return self._files(whole=False)

    def files_made_whole(self) -> dict[str, str]:
        """The same, where the last site has not what it should: nothing is taken from the last index."""
        return self._files(whole=True)

    def content(self, digest: str) -> bytes | None:
        """The content of a file that was made now, or is kept."""
        return self._made.get(digest) or self._store.content(digest)

    def _files(self, whole: bool) -> dict[str, str]:
        place = key(program(), "index")
        digests = list(self._digests.values())
        groups = key("", *self._groups)
        last = self._store.record(place)
        state = json.loads(last) if last else {}
        found = self._renewed(state, digests, groups) if state and not whole else None
        if found is None:
            files = {name: self._kept(name, content) for name, content in self._whole().items()}
            found = files, {family: self._bytes(family, files) for family in FAMILIES}
        self._store.keep_on(found[0].values())
        self._store.keep_on(self._key_in(document, script) for document in self._documents for script in VARIANTS if script != SOURCE)
        kept = {"files": found[0], "bytes": found[1], "documents": digests, "ids": self._ids(), "groups": groups}
        self._store.keep(place, json.dumps(kept))
        return found[0]

    def _whole(self) -> dict[str, bytes]:
        index = search_files(self._documents, self._groups)
        files = {INDEX + name: content for name, content in index.items()}
        for script, folder in VARIANTS.items():
            if script != SOURCE:
                converted = [self._in_script(document, script) for document in self._documents]
                shown = variant_files(converted, self._groups_in(script), self._facets_in(script), index)
                files |= {folder + INDEX + name: content for name, content in shown.items()}
        return files

    def _renewed(self, last: Mapping[str, Any], digests: Sequence[str], groups: str) -> _Files | None:
        """The index renewed; nothing if it is to be made whole."""
        if last["ids"] != self._ids() or last["groups"] != groups:
            return None
        changes = []
        for number, (before, after) in enumerate(zip(last["documents"], digests, strict=True)):
            if before != after:
                if (content := self._store.content(before)) is None:
                    return None
                changes.append(Reworded(number, of_text(content), self._documents[number]))
        if any(names_in(change.before) != names_in(change.after) for change in changes):
            return None
        try:
            return self._with(changes, last["files"], last["bytes"])
        except _Damaged:
            return None

    def _with(self, changes: Sequence[Reworded], files: Mapping[str, str], sizes: Mapping[str, int]) -> _Files | None:
        read = _Reader(self._store, files)
        index = Index(read)
        new = renewed(changes, index.meta["shards"], read)
        sizes = {family: size + new.grown[family] for family, size in sizes.items()}
        if any(count_for(size, family) != index.meta["shards"][family] for family, size in sizes.items()):
            return None
        if not related_pairs().isdisjoint(new.turned):
            return None
        found = dict(files)
        self._put(found, INDEX, new.files)
        for script, folder in VARIANTS.items():
            seen = changes
            if script != SOURCE:
                seen = [Reworded(n, self._in_script(before, script), self._in_script(after, script)) for n, before, after in changes]
                if any(names_in(change.before) != names_in(change.after) for change in seen):
                    return None
            facets = self._facets if script == SOURCE else self._facets_in(script)
            self._put(found, folder + INDEX, dict(reshown(seen)) | {"facets.bin": packed(facets)})
        if changes:
            lengths = [new.lengths.get(number, length * LENGTH_STEP_UNITS) for number, length in enumerate(index.lengths)]
            beside = {"columns.bin": columns(lengths, [sizes_of(one) for one in self._documents]), "of.bin": facet_columns(self._documents)}
            self._put(found, INDEX, beside)
            others = {name.removeprefix(INDEX): digest for name, digest in found.items() if name.startswith(INDEX)}
            del others["meta.bin"]
            self._put(found, INDEX, {"meta.bin": meta_file(self._documents, index.meta["shards"], others)})
        return found, sizes

    def _put(self, found: dict[str, str], folder: str, files: Mapping[str, bytes | None]) -> None:
        for name, content in files.items():
            if content is None:
                found.pop(folder + name, None)
            else:
                found[folder + name] = self._kept(folder + name, content)

    def _kept(self, name: str, content: bytes) -> str:
        """The digest of a file; what the next index is made from is kept, the rest stands in the site."""
        digest = self._store.keep_content(content) if _READ.match(name) else digest_of(content)
        self._made[digest] = content
        return digest

    def _bytes(self, family: str, files: Mapping[str, str]) -> int:
        contents = (self._made[digest] for name, digest in files.items() if name.startswith(f"{INDEX}{family}/"))
        return sum(len(inflated(content)) for content in contents)

    def _ids(self) -> list[str]:
        return [document.id for document in self._documents]

    def _in_script(self, document: SearchDocument, script: str) -> SearchDocument:
        place = self._key_in(document, script)
        if (known := self._store.record(place)) is not None:
            return of_text(known)
        made = in_script(document, script, self._people.get(document.id, ()))
        self._store.keep(place, as_text(made).decode("utf-8", "surrogatepass"))
        return made

    def _key_in(self, document: SearchDocument, script: str) -> str:
        digest = self._digests.get(id(document)) or digest_of(as_text(document))
        return key(program(), "in script", script, digest, self._people.get(document.id, ()))

    def _groups_in(self, script: str) -> list[list[str]]:
        return rows_in_script(self._groups, script, self._remember)

    def _facets_in(self, script: str) -> dict[str, list[str]]:
        return dict(zip(self._facets, rows_in_script(self._facets.values(), script, self._remember), strict=True))

    def _remember(self, parts: Sequence[str], make: Any) -> str:
        return self._store.value(key(program(), *parts), make)


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
