"""All documents as one list, grouped by the source they were cut from, so that what came together stands together."""

from __future__ import annotations

from itertools import groupby

from jiaokan.entry import Entry
from jiaokan.site.markup import element, escape, identifier
from jiaokan.site.shelf import Shelf
from jiaokan.site.terms import GENRES, PUBLISH, chinese_date


def catalogue(shelf: Shelf) -> str:
    """The page as HTML."""
    groups = []
    for source_id, group in groupby(shelf.entries, key=lambda entry: entry.source_id):
        entries = list(group)
        source = entries[0].source
        date = chinese_date(source.published) if source.published else ""
        facts = "　".join(part for part in (source.publisher or "", date, f"{len(entries)}篇") if part)
        anchor = f"jk-{identifier(source_id)}"
        head = f'<h2 id="{anchor}">{escape(source.title)}</h2><p class="jk-facts">{escape(facts)}</p>'
        listing = element("ul", "".join(catalogue_line(entry, "../") for entry in entries), class_="jk-shelf")
        groups.append(element("section", head + listing, aria_labelledby=anchor))
    many = f"<p>共{len(shelf.entries)}篇，出自{len(groups)}个来源。</p>"
    return element("div", "\n".join(["<h1>目录</h1>", many, *groups]), class_="jk-catalogue")


def catalogue_line(entry: Entry, up: str) -> str:
    """One document as a list item: title, then kind, who, number and date.

    Args:
        entry: the document.
        up: the way from the page to the root of the site.
    """
    meta = entry.meta
    date = meta.dates.issued or meta.dates.published
    who = "、".join(meta.issuers) or " ".join(part for part in (meta.paper, meta.page) if part) or "、".join(meta.authors)
    facts = [GENRES[meta.genre], who, meta.number or "", "" if meta.publish == "full" else PUBLISH[meta.publish]]
    title = escape(meta.title) + (f'<span class="jk-sub">{escape(meta.subtitle)}</span>' if meta.subtitle else "")
    spans = "".join(f"<span>{escape(fact)}</span>" for fact in facts if fact)
    day = f'<time datetime="{escape(date)}">{chinese_date(date)}</time>' if date else ""
    return f'<li><a href="{up}t/{identifier(entry.id)}/">{title}</a><p class="jk-facts">{spans}{day}</p></li>'
