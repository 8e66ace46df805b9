"""What the head of a text page tells machines: reference managers by `z:`, `citation_*` and `DC.*`, search engines by schema.org.

The keys are those that Zotero's translators were measured to read: without `z:itemType` a notice becomes a journal article,
JSON-LD alone is not read, and two organs must stand in two tags or are taken for one person's names.
"""

from __future__ import annotations

import json

from jiaokan.schema import Meta
from jiaokan.site.markup import element, escape
from jiaokan.site.terms import GENRES, chinese_date

_NEWS = {"news", "feature", "commentary"}


def item_type(meta: Meta) -> str:
    """What a reference manager should make of the document."""
    if meta.paper or meta.genre in _NEWS:
        return "newspaperArticle"
    return "report" if meta.genre in ("report", "newsletter") else "statute"


def description(meta: Meta) -> str:
    """The document in one line, for search engines and link previews."""
    date = meta.dates.issued or meta.dates.published
    who = "、".join(meta.issuers) or meta.paper or "、".join(meta.authors)
    facts = [GENRES[meta.genre], who, meta.number or "", chinese_date(date) if date else ""]
    return f"{meta.title}（{'，'.join(fact for fact in facts if fact)}）"


def head(meta: Meta, address: str, document: str, site_url: str) -> str:
    """The tags as HTML, one a line.

    Args:
        meta: what the document is.
        address: its permanent link.
        document: its id.
        site_url: where the site stands.
    """
    date = meta.dates.issued or meta.dates.published
    kind = item_type(meta)
    language = "zh-CN" if meta.language == "zh-Hans" else "zh-TW"
    tags: list[tuple[str, str | None]] = [("z:itemType", kind), ("citation_title", meta.title)]
    tags += [("citation_author", name) for name in (meta.authors or meta.issuers)]
    tags += [
        ("citation_publication_date", date and date.replace("-", "/")),
        ("citation_language", language),
        ("citation_public_url", address),
        ("z:publicLawNumber", meta.number if kind == "statute" else None),
        ("citation_technical_report_number", meta.number if kind == "report" else None),
        ("DC.source", meta.paper),
        ("citation_firstpage", meta.page if kind == "newspaperArticle" else None),
        ("DC.title", meta.title),
        ("DC.date", date),
        ("DC.language", language),
        ("DC.type", GENRES[meta.genre]),
        ("DC.rights", meta.rights.basis),
        ("dc.identifier", f"jiaokan:{document}"),
        ("dc.relation.ispartof", site_url),
    ]
    lines = [f'<meta name="{name}" content="{escape(value)}">' for name, value in tags if value]
    return "\n".join([*lines, *_alternates(meta), _json_ld(meta, address)])


def _alternates(meta: Meta) -> list[str]:
    files = [("document.json", "application/json", "本篇数据")]
    if meta.publish != "metadata":
        files += [("text.txt", "text/plain", "纯文本"), ("edition.md", "text/markdown", "Markdown 校定本")]
    return [f'<link rel="alternate" type="{kind}" title="{title}" href="{name}">' for name, kind, title in files]


def _json_ld(meta: Meta, address: str) -> str:
    kind = {"newspaperArticle": "NewsArticle", "statute": "Legislation", "report": "Report"}[item_type(meta)]
    people = [{"@type": "Person", "name": name} for name in meta.authors]
    bodies = [{"@type": "Organization", "name": name} for name in meta.issuers]
    data: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": kind,
        "@id": address,
        "url": address,
        "headline" if kind == "NewsArticle" else "name": meta.title,
        "inLanguage": meta.language,
    }
    if people or bodies:
        data["author"] = people + bodies
    if meta.number and kind != "NewsArticle":
        data["legislationIdentifier" if kind == "Legislation" else "reportNumber"] = meta.number
    if meta.paper:
        data["isPartOf"] = {"@type": "Newspaper", "name": meta.paper}
    if date := meta.dates.issued or meta.dates.published:
        data["legislationDate" if kind == "Legislation" else "datePublished"] = date
    if meta.aliases:
        data["alternateName"] = list(meta.aliases)
    return element("script", script_safe(json.dumps(data, ensure_ascii=True, separators=(",", ":"))), type="application/ld+json")


def script_safe(text: str) -> str:
    """JSON that cannot end the element it stands in, nor open another: `<`, `>` and `&` are written as JSON escapes."""
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
