"""Pages as they are published: each in all scripts, as the last site has them, else converted now, and looked through once.

A variant is its page with other words, so that what is seen of the page is seen of both; with `CI` in the environment each is looked
through by itself.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial

from jiaokan.corpus.cache import program
from jiaokan.site.finish.finish import finished_pages, people_on
from jiaokan.site.finish.verify import MOST_PAGE_BYTES, MOST_TEXT_BYTES, PageSeen, survey
from jiaokan.site.texts import KnownFile
from jiaokan.site.write_frame import Filled
from jiaokan.site.write_store import Store, digest_of, key
from jiaokan.site.write_together import ALONE, Sharing, Units, nothing
from jiaokan.site.write_tree import Tree

UNIT_PAGES = 16
"""Pages of a unit of work, those of eight texts, and what of the last one is over."""


def finish(
    tree: Tree,
    made: Mapping[str, Filled],
    people: dict[str, tuple[str, ...]],
    store: Store,
    beside: Mapping[str, Callable[[], Mapping[str, KnownFile]]],
    then: Callable[[str], None],
    sharing: Sharing = ALONE,
    meanwhile: Callable[[], None] | None = None,
) -> dict[str, str]:
    """Put every page into its place, finished.

    Args:
        tree: the site in the making.
        made: the pages in the source's script, by their path below the root.
        people: the authors of each document, by its id.
        store: what was finished before.
        beside: for the path of a page, what gives the files that are made with it.
        then: what is done after a page was converted, by its path, while its words are at hand in each script.
        sharing: who shares in it; by default nobody.
        meanwhile: what is done here while others begin.

    Returns:
        The digest of what was seen of each page in each script, under which the store has it.
    """
    work = _Finishing(tree, made, people, store, beside, then)
    last = len(work.units) - 1
    if sharing:
        work.do(last)  # So that what all pages of texts ask for was read before it is copied.
        sharing.do(work, last, meanwhile or nothing)
    else:
        sharing.do(work, last + 1, nothing)
    return work.found


class _Finishing(Units):
    """Pages in units of some texts each, the pages of one beside each other."""

    def __init__(
        self,
        tree: Tree,
        made: Mapping[str, Filled],
        people: dict[str, tuple[str, ...]],
        store: Store,
        beside: Mapping[str, Callable[[], Mapping[str, KnownFile]]],
        then: Callable[[str], None],
    ) -> None:
        """Args: as those of `finish`."""
        super().__init__(tree, store)
        self._made, self._people, self._beside, self._then = made, people, beside, then
        self._each = all_are_looked_through()
        self.units = list(_units(made))

    def do(self, unit: int) -> None:
        """Finish the pages of a unit."""
        for path in self.units[unit]:
            self._page(path)

    def _page(self, path: str) -> None:
        page, authors = self._made[path], people_on(path, self._people)
        one = key(program(), path, page.key, authors, str(self._each))
        if not _taken(self._tree, one, self._store, self.found):
            rows = _put(self._tree, path, finished_pages(page.html(), path, authors), self._store, self._each)
            self.found |= {name: sealed for name, _, sealed in rows}
            self._store.keep(one, json.dumps(rows, separators=(",", ":")))
            self._then(path)
        for name, file in self._beside[path]().items() if path in self._beside else ():
            if not self._tree.put(name, file.digest, lambda: None):
                self._tree.write(name, file.make().encode())


def _units(made: Iterable[str]) -> Iterator[list[str]]:
    """The pages in their order, cut before the first page of a text."""
    unit = list[str]()
    for path in made:
        if len(unit) >= UNIT_PAGES and path.startswith("t/") and path.count("/") == 2:
            yield unit
            unit = []
        unit.append(path)
    if unit:
        yield unit


def _put(tree: Tree, path: str, pages: Iterable[tuple[str, str]], store: Store, each: bool) -> list[tuple[str, str, str]]:
    """Put a page in all scripts into its place; for each its path, its digest, and that of what was seen of it."""
    rows, sealed = list[tuple[str, str, str]](), ""
    for name, finished in pages:
        content = finished.encode()
        if each or not sealed:
            said = as_text(survey(finished, MOST_TEXT_BYTES if path.startswith("t/") else MOST_PAGE_BYTES))
            sealed = store.keep_content(said.encode("utf-8", "surrogatepass"))
        rows.append((name, digest_of(content), sealed))
        tree.put(name, rows[-1][1], partial(_itself, content))
    return rows


def all_are_looked_through() -> bool:
    """Whether what is seen of a page is not taken for what would be seen of its variants."""
    return bool(os.environ.get("CI"))


def as_text(seen: PageSeen) -> str:
    """What was seen of a page, to be kept."""
    links = [link for link in seen.links if not (link[:1] == "#" and link[1:] in seen.ids)]  # These lead somewhere already.
    return json.dumps([sorted(seen.ids), links, seen.problems], ensure_ascii=False, separators=(",", ":"))


def of_text(text: str) -> PageSeen:
    """What was kept of a page."""
    ids, links, problems = json.loads(text)
    return PageSeen(set(ids), dict.fromkeys(links), problems)


def _taken(tree: Tree, one: str, store: Store, seen: dict[str, str]) -> bool:
    """Whether the last site has the pages under a key; then they are in their places."""
    record = store.record(one)
    rows: list[tuple[str, str, str]] = json.loads(record) if record else []
    for name, digest, seal in rows:
        if not tree.put(name, digest, lambda: None):
            return False
        store.keep_on((seal,))
        seen[name] = seal
    return bool(rows)


def _itself(content: bytes) -> bytes:
    return content
