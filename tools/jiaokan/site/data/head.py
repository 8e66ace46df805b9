"""What the head of a text page tells machines: reference managers by `z:`, `citation_*` and `DC.*`, search engines by schema.org.

The keys are those that Zotero's translators were measured to read: without `z:itemType` a notice becomes a journal article,
JSON-LD alone is not read, and two organs must stand in two tags or are taken for one person's names.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from jiaokan.cite.model import Cited, CitedKind, Stamp, cited
from jiaokan.entry.entry import Entry
from jiaokan.record.schema import Meta
from jiaokan.site.markup import INVISIBLE, element, escape
from jiaokan.site.terms import GENRE_NAMES, chinese_date

ITEM_TYPES: Mapping[CitedKind, str] = {
    "official": "statute", "newspaper": "newspaperArticle", "journal": "journalArticle", "report": "report", "web": "webpage",
}  # fmt: skip
"""What a reference manager should make of each kind, as `z:itemType`."""
_SCHEMA: Mapping[CitedKind, str] = {
    "official": "Legislation", "newspaper": "NewsArticle", "journal": "ScholarlyArticle", "report": "Report", "web": "Article",
}  # fmt: skip
_UNSAFE = re.compile(f"[<>&]|{INVISIBLE.pattern}")
_DATA = '<link rel="alternate" type="application/json" href="document.json">'
"""All that is known of the document; the page itself names the other files where it says how to cite it."""


def description(meta: Meta) -> str:
    """The document in one line, for search engines and link previews."""
    date = meta.dates.issued or meta.dates.published
    who = "、".join(meta.issuers) or meta.paper or "、".join(meta.authors)
    facts = [GENRE_NAMES[meta.genre], who, meta.number or "", chinese_date(date) if date else ""]
    return f"{meta.title}（{'，'.join(fact for fact in facts if fact)}）"


def head(entry: Entry, stamp: Stamp) -> str:
    """The tags as HTML, one a line."""
    meta, c = entry.meta, cited(entry, None, stamp)
    journal = c.kind == "journal"
    tags: list[tuple[str, str]] = [("z:itemType", ITEM_TYPES[c.kind]), ("citation_title", c.whole_title("："))]
    tags += [("citation_author", name) for name in c.people]
    tags += [
        ("citation_publication_date", c.date.replace("-", "/")),
        ("citation_language", c.language),
        ("citation_public_url", c.address),
        ("z:publicLawNumber", c.number if c.kind == "official" else ""),
        ("citation_technical_report_number", c.number if c.kind == "report" else ""),
        ("citation_journal_title" if journal else "DC.source", c.container),
        ("citation_issue", c.issue[1]),
        ("citation_firstpage", c.page if c.kind == "newspaper" else ""),
        ("DC.title", c.whole_title("：")),
        ("DC.date", c.date),
        ("DC.language", c.language),
        ("DC.type", GENRE_NAMES[meta.genre]),
        ("DC.rights", meta.rights.basis),
        ("dc.identifier", f"jiaokan:{entry.id}"),
        ("dc.relation.ispartof", stamp.base_url),
    ]
    lines = [f'<meta name="{name}" content="{escape(value)}">' for name, value in tags if value]
    return "\n".join([*lines, _DATA, _json_ld(meta, c)])


def _json_ld(meta: Meta, c: Cited) -> str:
    kind = _SCHEMA[c.kind]
    people = [{"@type": "Person", "name": name} for name in meta.authors]
    bodies = [{"@type": "Organization", "name": name} for name in meta.issuers]
    data: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": kind,
        "@id": c.address,
        "headline" if kind.endswith("Article") else "name": meta.title,
        "inLanguage": meta.language,
    }
    if people or bodies:
        data["author"] = people + bodies
    if meta.number and c.kind in ("official", "report"):
        data["legislationIdentifier" if c.kind == "official" else "reportNumber"] = meta.number
    if c.container:
        part = {"newspaper": "Newspaper", "journal": "Periodical"}.get(c.kind, "WebSite")
        data["isPartOf"] = {"@type": part, "name": c.container}
    if c.date:
        data["legislationDate" if c.kind == "official" else "datePublished"] = c.date
    if meta.aliases:
        data["alternateName"] = list(meta.aliases)
    return element("script", script_safe(json.dumps(data, ensure_ascii=False, separators=(",", ":"))), type="application/ld+json")


def script_safe(text: str) -> str:
    """JSON that cannot end the element it stands in, nor open another: `<`, `>`, `&` and what cannot be seen are JSON escapes."""
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
