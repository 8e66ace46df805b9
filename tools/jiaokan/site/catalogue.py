"""All documents as one list, grouped by the source they were cut from, so that what came together stands together."""

from __future__ import annotations

from itertools import groupby

from jiaokan.entry.entry import Entry
from jiaokan.site.data.coins import coins
from jiaokan.site.markup import element, escape, identifier
from jiaokan.site.shelf import Shelf
from jiaokan.site.terms import GENRES, PUBLISH, chinese_date

PAGE_DOCUMENTS = 300
"""How many documents a page of the catalogue lists, give or take the last source."""


def catalogue(shelf: Shelf) -> dict[str, str]:
    """The pages as HTML, by their addresses: `catalogue`, then `catalogue/2` and so on where there are many documents."""
    pages: list[list[list[Entry]]] = [[]]
    for _, group in groupby(shelf.entries, key=lambda entry: entry.source_id):
        if sum(map(len, pages[-1])) >= PAGE_DOCUMENTS:
            pages.append([])
        pages[-1].append(list(group))
    sources = sum(map(len, pages))
    said = f"<p>共{len(shelf.entries)}篇，出自{sources}个来源。</p>"
    found = {}
    for number, groups in enumerate(pages, 1):
        up = "../" if number == 1 else "../../"
        parts = ["<h1>目录</h1>", said, *(_source(group, up, shelf) for group in groups), _pager(number, len(pages), up)]
        found["catalogue" if number == 1 else f"catalogue/{number}"] = element("div", "\n".join(filter(None, parts)), class_="jk-catalogue")
    return found


def _source(entries: list[Entry], up: str, shelf: Shelf) -> str:
    source = entries[0].source
    date = chinese_date(source.published) if source.published else ""
    facts = "　".join(part for part in (source.publisher or "", date, f"{len(entries)}篇") if part)
    anchor = f"jk-{identifier(entries[0].source_id)}"
    head = f'<h2 id="{anchor}">{escape(source.title)}</h2><p class="jk-facts">{escape(facts)}</p>'
    listing = element("ul", "".join(catalogue_line(entry, up, coins(entry, shelf.stamp(entry.id))) for entry in entries), class_="jk-shelf")
    return element("section", head + listing, aria_labelledby=anchor)


def _pager(here: int, pages: int, up: str) -> str:
    if pages == 1:
        return ""
    links = []
    for number in range(1, pages + 1):
        address = f"{up}catalogue/" + ("" if number == 1 else f"{number}/")
        links.append(element("a", str(number), href=address, aria_current="page" if number == here else None))
    return element("nav", "".join(links), class_="jk-pager", aria_label="目录分页")


def catalogue_line(entry: Entry, up: str, more: str = "") -> str:
    """One document as a list item: title, then kind, who, number and date.

    Args:
        entry: the document.
        up: the way from the page to the root of the site.
        more: HTML put after the title.
    """
    meta = entry.meta
    date = meta.dates.issued or meta.dates.published
    who = "、".join(meta.issuers) or " ".join(part for part in (meta.paper, meta.page) if part) or "、".join(meta.authors)
    facts = [GENRES[meta.genre], who, meta.number or "", "" if meta.publish == "full" else PUBLISH[meta.publish]]
    title = escape(meta.title) + (f'<span class="jk-sub">{escape(meta.subtitle)}</span>' if meta.subtitle else "")
    spans = "".join(f"<span>{escape(fact)}</span>" for fact in facts if fact)
    day = f'<time datetime="{escape(date)}">{chinese_date(date)}</time>' if date else ""
    return f'<li><a href="{up}t/{identifier(entry.id)}/">{title}</a>{more}<p class="jk-facts">{spans}{day}</p></li>'
