"""A document in a list: its title, and what tells it from others, each a way to all documents that share it."""

from __future__ import annotations

from jiaokan.entry.entry import Entry
from jiaokan.site.data.coins import coins
from jiaokan.site.listed import is_bare, when, who
from jiaokan.site.markup import element, escape, identifier
from jiaokan.site.shelf import Shelf
from jiaokan.site.terms import GENRE_NAMES, PUBLISH, chinese_date


def linked(shelf: Shelf, up: str, facet: str, key: str, name: str) -> str:
    """A name as a link to the documents of its group; the name alone where there is no such list.

    Args:
        shelf: the published documents.
        up: the way from the page to the root of the site.
        facet: one of `jiaokan.site.lists.facets.NAMES`.
        key: of the group.
        name: what is shown, as text.
    """
    address = shelf.facets.address(facet, key)
    return element("a", escape(name), href=up + address) if address else escape(name)


def line(entry: Entry, shelf: Shelf, up: str, *, machine: bool = True) -> str:
    """A list item.

    Args:
        entry: the document.
        shelf: the published documents.
        up: the way from the page to the root of the site.
        machine: whether it tells a reference manager of the document (COinS).
    """
    meta = entry.meta
    issuers = "、".join(linked(shelf, up, "bodies", body, body) for body in meta.issuers)
    source = linked(shelf, up, "sources", entry.source_id, entry.source.title) if not meta.paper and is_bare(entry) else ""
    facts = [
        linked(shelf, up, "kinds", meta.genre, GENRE_NAMES[meta.genre]),
        issuers or escape(who(entry)),
        escape(meta.number or ""),
        source,
        "、".join(linked(shelf, up, "subjects", subject, subject) for subject in meta.subjects),
        "已撤下" if entry.withdrawn else "" if meta.publish == "full" else PUBLISH[meta.publish],
    ]
    title = escape(shelf.name(entry.id)) + (f'<span class="jk-sub">{escape(meta.subtitle)}</span>' if meta.subtitle else "")
    spans = "".join(f"<span>{fact}</span>" for fact in facts if fact)
    day = f'<time datetime="{escape(when(entry))}">{chinese_date(when(entry))}</time>' if when(entry) else ""
    more = coins(entry, shelf.stamp(entry.id)) if machine else ""
    return f'<li><a href="{up}t/{identifier(entry.id)}/">{title}</a>{more}<p class="jk-facts">{spans}{day}</p></li>'
