"""The index of a kind: the names that stand most often, then every name by pinyin; of terms a glossary with English."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from jiaokan.annotate.thing import Thing
from jiaokan.site.lists.paging import ListSection, paged
from jiaokan.site.lists.pinyin import spelt
from jiaokan.site.markup import element, escape, identifier
from jiaokan.site.names.words import ENTITY_KINDS
from jiaokan.site.shelf import Shelf

LISTED_NAMES = 50
"""How many names the list by count has."""


def names_page(counts: dict[str, int], parallels: int) -> str:
    """The way to the index of each kind, and to the passages that stand twice.

    Args:
        counts: how many names there are of each kind.
        parallels: how many pairs of passages.
    """
    rows = [(f"{stem}/", name, f"{counts[kind]}个", said) for kind, (stem, name, said) in ENTITY_KINDS.items() if counts.get(kind)]
    rows += [("../parallels/", "同文", f"{parallels}对", "两篇文献里相同的段落")] if parallels else []
    items = "".join(
        f'<li><a href="{href}">{name}</a><span class="jk-count">{count}</span>\u3000<span class="jk-why">{said}</span></li>'
        for href, name, count, said in rows
    )
    said = "各篇文献所引的文献，提到的机构、人物、地方、会议和术语。"
    return element("div", f'<h1>名称</h1><p>{said}</p><ul class="jk-list">{items}</ul>', class_="jk-cited")


def index_pages(kind: str, things: Sequence[Thing], shelf: Shelf) -> dict[str, str]:
    """The pages as HTML by their addresses; a name with a page leads there, another one to the paragraphs that name it."""
    stem, name, said = ENTITY_KINDS[kind]
    keyed = sorted((spelt(thing.name) or thing.name.lower(), thing.name, thing) for thing in things)
    counted = [thing for thing in sorted(things, key=lambda thing: -len(thing.spots))[:LISTED_NAMES] if len(thing.spots) > 1]

    def sections(up: str) -> list[ListSection]:
        ranked = [f"<li>{_name(thing, shelf, up)}</li>" for thing in counted]
        found = [ListSection(ranked, "<h2>按次数</h2>", '<ol class="jk-wanted">', "</ol>")] if ranked else []
        for initial, several in groupby(keyed, key=lambda row: row[0][:1].upper() if row[0][:1].isalpha() else "0–9"):
            rows = [f"<li>{_name(thing, shelf, up)}</li>" for _, _, thing in several]
            found.append(ListSection(rows, f'<h2 id="jk-az-{escape(initial.lower())}">{escape(initial)}</h2>', '<ul class="jk-list">'))
        return found

    def framed(up: str, listed: str, pager: str) -> str:
        crumb = element("nav", f'<a href="{up}names/">名称</a>', class_="jk-crumb", aria_label="位置")
        return element("div", f"{crumb}<h1>{name}</h1><p>{said}，共{len(things)}个。</p>{listed}{pager}", class_="jk-cited jk-names")

    return paged(f"names/{stem}", sections, framed)


def _name(thing: Thing, shelf: Shelf, up: str) -> str:
    entity = thing.entity
    english = f' <span lang="en">{escape(entity.english)}</span>' if entity and entity.english else ""
    note = f'\u3000<span class="jk-why">{escape(entity.note)}</span>' if thing.kind == "term" and entity and entity.note else ""
    count = f'<span class="jk-count">{len(thing.spots)}处</span>'
    if thing.has_page and entity:
        return (
            element("a", escape(thing.name), href=f"{up}names/{ENTITY_KINDS[thing.kind][0]}/{identifier(entity.id)}/")
            + english
            + count
            + note
        )
    places = [
        element("a", escape(shelf.name(document)), href=f"{up}t/{identifier(document)}/#{identifier(anchor)}")
        for document, anchor in thing.lines
    ]
    if len(places) == 1:
        return f'{escape(thing.name)}{english}{count}{note}\u3000<span class="jk-why">{places[0]}</span>'
    listed = "".join(f"<li>{place}</li>" for place in places)
    return f"<details><summary>{escape(thing.name)}{english}{count}</summary>{note}<ul>{listed}</ul></details>"
