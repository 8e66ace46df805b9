"""What a list of documents tells reference managers: one COinS span a document, so that several can be taken at once.

A page of one document has no such span, because a reader that finds one passes over the head of the page, which says more (the number).
In a list there is no other way, and the number goes where notes go.
Form: OpenURL ContextObjects in Spans, a convention over ANSI/NISO Z39.88—2004, with the keys of Dublin Core that Zotero reads.
"""

from __future__ import annotations

from functools import partial
from urllib.parse import quote

from jiaokan.cite.model import Stamp, cited
from jiaokan.corpus.memory import recalled
from jiaokan.entry.entry import Entry
from jiaokan.site.data.head import ITEM_TYPES
from jiaokan.site.markup import element


def coins(entry: Entry, stamp: Stamp) -> str:
    """The span of one document, empty to a reader; its address is the permanent link."""
    return recalled("coins", (entry.seal, repr(stamp)), partial(_span, entry, stamp)) if entry.seal else _span(entry, stamp)


def _span(entry: Entry, stamp: Stamp) -> str:
    c = cited(entry, None, stamp)
    pairs = [
        ("ctx_ver", "Z39.88-2004"),
        ("rft_val_fmt", "info:ofi/fmt:kev:mtx:dc"),
        ("rft.type", ITEM_TYPES[c.kind]),
        ("rft.title", c.whole_title("：")),
        # Not `rft.aucorp`, which Zotero reads backwards where there are several.
        *(("rft.au", name) for name in c.people),
        ("rft.date", c.date),
        ("rft.source", c.container),
        ("rft.pages", c.page),
        ("rft.description", c.number),
        ("rft.language", c.language),
        ("rft_id", c.address),
    ]
    said = "&".join(f"{key}={quote(value, safe='')}" for key, value in pairs if value)
    return element("span", "", class_="Z3988", title=said)
