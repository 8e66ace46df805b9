"""Pages as they are published: each in all scripts, as the last site has them, else converted now, and looked through once.

A variant is its page with other words, so that what is seen of the page is seen of both; with `CI` in the environment each is looked
through by itself.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from typing import NamedTuple

from jiaokan.corpus.cache import program
from jiaokan.site.finish.finish import finished_pages, people_on
from jiaokan.site.finish.verify import MOST_PAGE_BYTES, MOST_TEXT_BYTES, Seen, survey
from jiaokan.site.write_frame import Filled
from jiaokan.site.write_store import Store, digest_of, key
from jiaokan.site.write_tree import Tree

MANY_PAGES = 400
"""From this number of pages on it pays to start other processes."""
_Job = tuple[str, str, str, tuple[str, ...], bool]


class Finished(NamedTuple):
    """A page as it is published."""

    name: str
    """Its path below the root."""
    content: bytes
    seen: str
    """What was seen of it, as `as_text` writes it."""


def finish(tree: Tree, made: Mapping[str, Filled], site_url: str, people: dict[str, tuple[str, ...]], store: Store) -> dict[str, str]:
    """Put every page into its place, finished; those that the store does not have are shared out among the processors if they are many.

    Args:
        tree: the site in the making.
        made: the pages in the source's script, by their path below the root.
        site_url: where the site will stand.
        people: the authors of each document, by its id.
        store: what was finished before.

    Returns:
        The digest of what was seen of each page in each script, under which the store has it.
    """
    jobs: dict[str, _Job] = {}
    seen: dict[str, str] = {}
    each = all_are_looked_through()
    for path, page in made.items():
        authors = people_on(path, people)
        one = key(program(), path, page.key, site_url, authors, str(each))
        if not _taken(tree, one, store, seen):
            jobs[one] = (path, page.html(), site_url, authors, each)
    if len(jobs) < MANY_PAGES:
        _put_all(tree, jobs, lambda rows: map(_finished, rows), store, seen)
    else:
        with ProcessPoolExecutor() as pool:
            _put_all(tree, jobs, lambda rows: pool.map(_finished, rows, chunksize=32), store, seen)
    return seen


def all_are_looked_through() -> bool:
    """Whether what is seen of a page is not taken for what would be seen of its variants."""
    return bool(os.environ.get("CI"))


def as_text(seen: Seen) -> str:
    """What was seen of a page, to be kept."""
    return json.dumps([sorted(seen.ids), list(seen.links), seen.problems], ensure_ascii=False, separators=(",", ":"))


def of_text(text: str) -> Seen:
    """What was kept of a page."""
    ids, links, problems = json.loads(text)
    return Seen(set(ids), dict.fromkeys(links), problems)


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


def _put_all(
    tree: Tree, jobs: Mapping[str, _Job], made: Callable[[Iterable[_Job]], Iterable[list[Finished]]], store: Store, seen: dict[str, str]
) -> None:
    for one, pages in zip(jobs, made(jobs.values()), strict=True):
        rows = []
        for page in pages:
            digest, seal = digest_of(page.content), store.keep_content(page.seen.encode("utf-8", "surrogatepass"))
            tree.put(page.name, digest, partial(lambda content: content, page.content))
            rows.append((page.name, digest, seal))
            seen[page.name] = seal
        store.keep(one, json.dumps(rows, separators=(",", ":")))


def _finished(job: _Job) -> list[Finished]:
    path, html, site_url, authors, each = job
    most = MOST_TEXT_BYTES if path.startswith("t/") else MOST_PAGE_BYTES
    found, seen = list[Finished](), ""
    for name, finished in finished_pages(html, path, site_url, authors):
        if each or not seen:
            seen = as_text(survey(finished, most))
        found.append(Finished(name, finished.encode(), seen))
    return found
