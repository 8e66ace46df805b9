"""The page under a former id of a document: it leads on to the paragraph that an address names, by itself with a script, else by a link.

No refresh sends the reader on, since it would lose the part of the address behind `#`: instead every anchor that the document ever had
is an element of this page with the link to its place, and only the one that the address names is shown.
"""

from __future__ import annotations

from collections.abc import Iterator

from jiaokan.anchor.fate import fate
from jiaokan.entry.entry import Entry
from jiaokan.site.markup import element, escape, identifier
from jiaokan.site.published import labels, published_blocks
from jiaokan.site.shelf import Shelf

MOVED = "jk-address-moved"
"""The class by which the page of a former address is known; it is no page of its own for site map and search."""
NOT_INDEXED = '<meta name="robots" content="noindex">'
SHOWN_CHARACTERS = 80
"""How many code points of a paragraph are shown, so that a reader knows it again."""


def former_page(entry: Entry, shelf: Shelf) -> str:
    """The page as HTML; `NOT_INDEXED` is for its head, and its style stands in `text.css`."""
    target = f"../{identifier(entry.id)}/"
    name = f'<a class="jk-moved" href="{target}">{escape(entry.meta.title)}</a>'
    items = element("ul", "".join(_items(entry, shelf, target)))
    return element("div", f"<h1>网址已改</h1><p>本篇的网址已改：{name}</p>{items}", class_=MOVED)


def _items(entry: Entry, shelf: Shelf, target: str) -> Iterator[str]:
    shown = {block.anchor: block for block in published_blocks(entry) if block.anchor}
    numbers = labels(shown.values())
    for id in dict.fromkeys([*(block.anchor or "" for block in entry.blocks if block.anchor), *sorted(entry.ledger.ids)]):
        end = fate(shelf.ledgers, entry.id, id)
        address = shelf.address_from(entry.id)(end.document, end.id) if end.live and end.document != entry.id else None
        block = shown.get(end.id) if end.document == entry.id else None
        number = numbers.get(end.id) if block else None
        words = block.text[:SHOWN_CHARACTERS] + "……" * (len(block.text) > SHOWN_CHARACTERS) if block else ""
        label = f"所引第{number}段在这里" if number else "所引段落在这里" if end.live else "所引段落已撤去，看撤去的说明"
        link = element("a", label, href=address or f"{target}#{identifier(id)}")
        yield element("li", link + (element("q", escape(words)) if words else ""), id=identifier(id))
