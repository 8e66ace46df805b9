"""All pages of the corpus, made from its entries alone: the same entries give the same pages.

A page is one HTML element with what stands in its head; a data file is what is published, byte for byte.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from jiaokan.anchor.fate import elsewhere
from jiaokan.annotate.authority import Authority
from jiaokan.cite.model import newest_day
from jiaokan.corpus.memory import recalled
from jiaokan.entry.entry import Entry
from jiaokan.entry.release import Release, dump
from jiaokan.record.settings import Settings
from jiaokan.reference.target import Target
from jiaokan.search.resolve import Resolver, target_of
from jiaokan.site.data.resolver_files import resolver_files
from jiaokan.site.data.script_tables import script_tables
from jiaokan.site.home import best_paragraph, home
from jiaokan.site.lists.catalogue import catalogue, years
from jiaokan.site.names.pages import name_pages
from jiaokan.site.pictures.cleaning import counted
from jiaokan.site.pictures.page import pictures_page
from jiaokan.site.record.releases_page import releases_page
from jiaokan.site.shelf import Shelf
from jiaokan.site.shells import Page
from jiaokan.site.text.cited_page import cited_page
from jiaokan.site.text.said import SAID_NAME, said_file
from jiaokan.site.texts import KnownFile, KnownPage, KnownTexts, Make, page, texts

UNNAMED = Settings(name="文库", description="校勘过的文献。")
"""A corpus of which nothing is said."""


@dataclass(frozen=True)
class Pages:
    """What the corpus adds to the handwritten pages."""

    pages: dict[str, Page | KnownPage]
    """Pages by the path that their Markdown would have below `docs/`: `t/x.md`."""
    files: dict[str, str]
    """Data files by their path below the site's root."""
    home: dict[str, str]
    """What stands in the places that a handwritten home page leaves for it, as HTML."""
    beside: dict[str, Callable[[], Mapping[str, KnownFile]]]
    """For the path of a text's page, what gives the data files beside it, by their path below the site's root: they are made with it."""

    @property
    def markdown(self) -> dict[str, str]:
        """The pages as MkDocs would read them."""
        return {path: page.markdown() for path, page in self.pages.items()}


def make_pages(
    entries: tuple[Entry, ...],
    site_url: str,
    *,
    accessed: str | None = None,
    releases: tuple[Release, ...] = (),
    authority: Authority | None = None,
    settings: Settings = UNNAMED,
    parallels: Sequence[Mapping[str, Any]] = (),
    make: Make = texts,
) -> Pages:
    """All pages and data files.

    Args:
        entries: the documents, in the order in which they are listed.
        site_url: where the site will stand, ending in a slash.
        accessed: the day that citations name as the day of access; without it, the newest day of the corpus.
        releases: all releases of the corpus, oldest first.
        authority: what is known of the entities that the texts name.
        settings: what the corpus is called, and whose it is.
        parallels: passages that stand in two documents, as the lines of `parallels.jsonl`.
        make: makes what is published of one document.
    """
    shelf = Shelf(entries, site_url, newest_day(entries) if accessed is None else accessed, releases, parallels, authority or Authority())
    listed = catalogue(shelf)
    pages: dict[str, Page | KnownPage] = {f"{at}.md": page(*one) for at, one in listed.items()}
    if pictures := pictures_page(shelf, years({at: one.html for at, one in listed.items()})):
        pages["pictures.md"] = page(pictures, "图览", "文献的年代、谁引用谁、修整了什么，各有图和表。")
    pages |= {
        "cited.md": page(cited_page(shelf), "待收文献", "本集各篇引用而本集未收的文献，按次数排列。"),
        "releases.md": page(
            releases_page(releases, shelf.by_id, shelf.stamp(""), settings), "更新记录", "每一版次收了哪些文献，改了哪些段落。"
        ),
    }
    pages |= {f"{at}.md": page(*one) for at, one in name_pages(shelf).items()}
    resolver = Resolver(entries, shelf.ledgers, _target)
    files = script_tables() | resolver_files(resolver, shelf.anchors)
    beside = dict[str, Callable[[], Mapping[str, KnownFile]]]()
    for entry in shelf.by_id.values():
        made = make(entry, shelf)
        pages |= made.pages
        if isinstance(made, KnownTexts):
            beside[next(reversed(made.pages))] = made.files
        else:
            files |= made.files
    files |= {f"releases/{release.version}.json": dump(release) for release in releases}
    files[SAID_NAME] = recalled("said", (), said_file)
    gone = elsewhere(shelf.ledgers, [entry.id for entry in entries if entry.ended])
    files["anchors/redirects.json"] = json.dumps(gone, ensure_ascii=True, separators=(",", ":")) + "\n"
    files["anchors/published.json"] = published_anchors(shelf) + "\n"
    return Pages(pages, files, home(shelf, "pictures.md" in pages), beside)


def read_ahead(entry: Entry) -> None:
    """What lists of all documents ask of a whole one is asked while it is at hand, and remembered, so that it need not be read again."""
    counted(entry)
    best_paragraph(entry)


def _target(entry: Entry) -> Target:
    return recalled("cited as", (entry.seal,), lambda: target_of(entry)) if entry.seal else target_of(entry)


def published_anchors(shelf: Shelf) -> str:
    """Every anchor that was ever published, by document, and every former name: what a later publication is compared with."""
    found: dict[str, list[str]] = {entry.id: sorted(entry.ids) for entry in shelf.entries}
    found |= {name: [] for entry in shelf.by_id.values() for name in entry.meta.former}
    return json.dumps(dict(sorted(found.items())), ensure_ascii=True, separators=(",", ":"))
