"""A site whose last state was sound is looked through where it changed, and whole where something is gone that a link could lead to."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache

from jiaokan.corpus.cache import program
from jiaokan.site.finish.variant_tree import VARIANTS
from jiaokan.site.finish.verify import MOST_TEXT_BYTES, PageSeen, survey, verify
from jiaokan.site.write_finished import all_are_looked_through, of_text
from jiaokan.site.write_store import Store, key

HELD_PAGES = 1_000
"""Pages of which it is held what was seen; that of others is read again when a link leads to one of their ids."""
_FOLDERS = tuple(filter(None, VARIANTS.values()))


class SeenPages(Mapping[str, PageSeen]):
    """What was seen of each page, read from the store when it is asked for."""

    def __init__(self, read: Callable[[str], bytes], digests: Mapping[str, str], store: Store) -> None:
        """Args: read: the content of a page by its path; digests: of what was seen, by the page's path; store: what has it."""
        self._page, self._digests, self._store = read, digests, store
        self._read = lru_cache(maxsize=HELD_PAGES)(self._seen)

    def __getitem__(self, name: str) -> PageSeen:
        """What was seen of a page."""
        return self._read(name)

    def __contains__(self, name: object) -> bool:
        """Whether there is such a page."""
        return name in self._digests

    def __iter__(self) -> Iterator[str]:
        """The paths of the pages."""
        return iter(self._digests)

    def __len__(self) -> int:
        """How many pages there are."""
        return len(self._digests)

    def _seen(self, name: str) -> PageSeen:
        kept = self._store.content(self._digests[name])
        if kept is not None:
            return of_text(kept.decode("utf-8", "surrogatepass"))
        return survey(self._page(name).decode("utf-8"), MOST_TEXT_BYTES)


class Verified:
    """A finished site and what the last one had."""

    def __init__(self, read: Callable[[str], bytes], seen: Mapping[str, str], others: frozenset[str], site_url: str, store: Store) -> None:
        """Have it looked through.

        Args:
            read: the content of a page by its path.
            seen: the digest of what was seen of each page, by path.
            others: the paths of all other files.
            site_url: where the site will stand.
            store: what was seen; it keeps also what the last sound site had.
        """
        self._pages, self._seen, self._others = SeenPages(read, seen, store), seen, others
        self._site_url, self._store = site_url, store

    def problems(self) -> list[str]:
        """What is wrong with it, as `verify` says it; if nothing is, the store keeps that."""
        each = all_are_looked_through()
        place = key(program(), "sound", self._site_url, str(each))
        last = self._store.record(place)
        followed = (name for name in self._changed(last) if each or not name.startswith(_FOLDERS))
        found = verify(self._pages, self._others, self._site_url, followed)
        if not found:
            self._store.keep(place, json.dumps([dict(self._seen), sorted(self._others)], ensure_ascii=False))
        return found

    def _changed(self, last: str | None) -> Iterable[str]:
        """The pages whose links are to be followed: those that changed, or all if a page, a file or an id is gone."""
        if last is None:
            return self._pages
        pages, others = json.loads(last)
        if not (pages.keys() <= self._seen.keys() and self._others.issuperset(others)):
            return self._pages
        changed = [name for name, digest in self._seen.items() if pages.get(name) != digest]
        for name in changed:
            was = self._store.content(pages[name]) if name in pages else b""
            if was is None or (was and not of_text(was.decode("utf-8", "surrogatepass")).ids <= self._pages[name].ids):
                return self._pages
        return changed
