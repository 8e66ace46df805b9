"""What a document is and where it is from: said once, in the script of its source, beside what was changed.

The page of the text says what a reader asks first (whose it is, one citation) and leads here for the rest, since it stands in each script.
"""

from __future__ import annotations

from jiaokan.edition.source_place import shown
from jiaokan.entry.entry import Entry
from jiaokan.site.lists.facets import places
from jiaokan.site.lists.line import linked
from jiaokan.site.markup import element, escape, link
from jiaokan.site.published import published_blocks
from jiaokan.site.shelf import Shelf
from jiaokan.site.terms import GENRE_NAMES, PUBLISH, RIGHTS, SCRIPTS, chinese_date

Fact = tuple[str, str]
"""What it is called, and what it is as HTML; nothing where it is not known."""
_UP = "../../../"
"""From the page of changes to the root of the site."""


def known(entry: Entry, shelf: Shelf) -> list[Fact]:
    """What is known of the document; what others have in common with it leads to them."""
    meta = entry.meta
    regions = tuple(dict.fromkeys(places(entry)))
    ways_on = {
        "体裁": linked(shelf, _UP, "kinds", meta.genre, GENRE_NAMES[meta.genre]),
        "发文机关": "　".join(linked(shelf, _UP, "bodies", body, body) for body in meta.issuers),
        "主题": "、".join(linked(shelf, _UP, "subjects", subject, subject) for subject in meta.subjects),
        "地区": "、".join(linked(shelf, _UP, "places", place, place) for place in regions),
    }
    facts = [
        ("体裁", GENRE_NAMES[meta.genre]),
        ("发文机关", "　".join(meta.issuers)),
        ("发文字号", meta.number or ""),
        ("成文日期", chinese_date(meta.dates.issued) if meta.dates.issued else ""),
        ("发表日期", chinese_date(meta.dates.published) if meta.dates.published else ""),
        ("报刊", "　".join(part for part in (meta.paper, meta.page) if part)),
        ("栏目", meta.section or ""),
        ("作者", "　".join(meta.authors)),
        ("主题", "、".join(meta.subjects)),
        ("地区", "、".join(regions)),
        ("又称", "；".join(meta.aliases)),
        ("出处", "；".join(block.text.strip("（）") for block in published_blocks(entry) if block.type == "source")),
    ]
    return [(name, ways_on.get(name) or escape(value)) for name, value in facts]


def asked_first(entry: Entry) -> list[Fact]:
    """Where the text is from, and what may be done with it."""
    source, meta = entry.source, entry.meta
    address = link(source.url)
    original = f'<a href="{address}" rel="noopener noreferrer">{escape(source.url or "")}</a>' if address else ""
    holder = f"（权利人：{meta.rights.holder}）" if meta.rights.holder else ""
    return [
        ("来源", escape(source.title)),
        ("公布者", escape(source.publisher or "")),
        ("公布日期", chinese_date(source.published) if source.published else ""),
        ("原址", original),
        ("权利", escape(f"{RIGHTS[meta.rights.status]}。{meta.rights.basis}{holder}")),
        ("公开范围", "已撤下" if entry.withdrawn else "" if meta.publish == "full" else PUBLISH[meta.publish]),
        ("编者说明", escape("　".join(note for note in (meta.note, source.note) if note))),
    ]


def told_apart(entry: Entry) -> list[Fact]:
    """By what somebody who has the source may know it."""
    source = entry.source
    lines = f"；本篇在第{shown(entry.lines)}行" if entry.lines else ""
    return [
        ("采集日期", chinese_date(source.captured) if source.captured else ""),
        ("原始文件", f"<code>{escape(source.file)}</code>，{source.bytes}字节{lines}"),
        ("SHA-256", f"<code>{source.sha256}</code>"),
        ("原文字形", SCRIPTS[entry.meta.language]),
    ]


def data_links(entry: Entry) -> str:
    """The ways from the page of changes to the data files."""
    names = ["document.json"] if entry.meta.publish == "metadata" else ["text.txt", "edition.md", "document.json"]
    return "　".join(f'<a href="../{name}">{name}</a>' for name in names)


def listed(facts: list[Fact]) -> str:
    """The facts that are known, as a list."""
    rows = "".join(f"<div><dt>{name}</dt><dd>{value}</dd></div>" for name, value in facts if value)
    return element("dl", rows, class_="jk-record jk-record--wide")
