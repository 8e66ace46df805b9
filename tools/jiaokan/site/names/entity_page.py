"""The page of one entity: what it is, its other names, what it is part of, and every sentence that names it, by document and date."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby

from jiaokan.annotate.sentence import sentence
from jiaokan.annotate.thing import Spot, Thing
from jiaokan.record.authority import Edition, Entity, Work
from jiaokan.site.lists.paging import Room
from jiaokan.site.markup import element, escape, identifier
from jiaokan.site.names.words import ENTITY_KINDS
from jiaokan.site.shelf import Shelf
from jiaokan.site.terms import chinese_date
from jiaokan.site.text.inline import breaking

CONTEXT_CHARACTERS = 60
"""How much of a long sentence is shown on either side of a name, in code points."""


def entity_page(
    thing: Thing, shelf: Shelf, texts: Mapping[tuple[str, str], str], paged: Mapping[str, Thing], names: Mapping[str, str]
) -> str:
    """The page as HTML.

    Args:
        thing: what it is about; it has an entity.
        shelf: the published documents.
        texts: the text of each published block, by document and anchor.
        paged: the things that have a page, by id.
        names: the name of every entity, by id.
    """
    assert thing.entity is not None
    kind = ENTITY_KINDS[thing.kind][1]
    crumb = f'<nav class="jk-crumb" aria-label="位置"><a href="../../../names/">名称</a> › <a href="../">{kind}</a></nav>'
    said = f"<p>{len(thing.spots)}处，见于{len({spot.document for spot in thing.spots})}篇文献。</p>"
    about = [_facts(thing.entity, paged, names), _editions(thing, shelf)]
    parts = [crumb, f"<h1>{breaking(thing.name)}</h1>", *about, said, _places(thing, shelf, texts)]
    return element("div", "\n".join(part for part in parts if part), class_="jk-cited jk-entity")


def _facts(entity: Entity, paged: Mapping[str, Thing], names: Mapping[str, str]) -> str:
    since = "—".join(chinese_date(day) if day else "" for day in (entity.start, entity.end)) if entity.start or entity.end else ""
    work = entity if isinstance(entity, Work) else None
    rows = [
        ("文号", "、".join(escape(number) for number in work.numbers) if work else ""),
        ("又称", "、".join(escape(alias.name) for alias in entity.aliases)),
        ("英文", element("span", escape(entity.english), lang="en") if entity.english else ""),
        ("隶属", _linked((entity.part_of,) if entity.part_of else (), paged, names)),
        ("前身", _linked(entity.predecessors, paged, names)),
        ("后身", _linked(entity.successors, paged, names)),
        ("起讫", since),
        ("区划代码", entity.code or ""),
        ("说明", escape(entity.note or "")),
        ("出处", "；".join(escape(source) for source in entity.sources)),
    ]
    return element("dl", "".join(_row(name, value) for name, value in rows if value), class_="jk-record")


def _row(name: str, value: str) -> str:
    """What it is in a sentence is known by its class, for it is shown where a text names it."""
    return element("div", f"<dt>{name}</dt><dd>{value}</dd>", class_="jk-meaning" if name in ("英文", "说明") else None)


def _editions(thing: Thing, shelf: Shelf) -> str:
    """Of a work: where it is held, and its editions with how often each was the one in force when it was cited."""
    if not isinstance(thing.entity, Work):
        return ""
    work = thing.entity
    held = _held(work.document, shelf)
    parts = [f"<p>{held}</p>" if held else "" if any(edition.document for edition in work.editions) else "<p>本集未收。</p>"]
    if work.editions:
        rows = "".join(_edition(edition, thing, shelf) for edition in work.editions)
        head = "<tr>" + "".join(f'<th scope="col">{cell}</th>' for cell in ("版本", "日期", "施行", "文号", "引用")) + "</tr>"
        parts.append(f'<table class="jk-editions"><caption>版本</caption><thead>{head}</thead><tbody>{rows}</tbody></table>')
    return "".join(parts)


def _edition(edition: Edition, thing: Thing, shelf: Shelf) -> str:
    cited = sum(spot.edition == edition.label for spot in thing.spots)
    name = escape(edition.label) + (f"（{held}）" if (held := _held(edition.document, shelf)) else "")
    days = [chinese_date(day) if day else "" for day in (edition.issued, edition.effective)]
    cells = "".join(f"<td>{cell}</td>" for cell in (*days, escape(edition.number or ""), f"{cited}处" if cited else ""))
    return f'<tr><th scope="row">{name}</th>{cells}</tr>'


def _held(document: str | None, shelf: Shelf) -> str:
    """The way to the text, if the corpus has it."""
    entry = shelf.by_id.get(identifier(document)) if document else None
    return element("a", f"本集所收：{escape(entry.meta.title)}", href=f"../../../t/{identifier(entry.id)}/") if entry else ""


def _linked(ids: tuple[str, ...], paged: Mapping[str, Thing], names: Mapping[str, str]) -> str:
    """The names of other entities, as links to the pages that there are."""
    return "、".join(
        element("a", escape(names[id]), href=f"../../{ENTITY_KINDS[paged[id].kind][0]}/{identifier(id)}/")
        if id in paged
        else escape(names[id])
        for id in ids
        if id in names
    )


def _places(thing: Thing, shelf: Shelf, texts: Mapping[tuple[str, str], str]) -> str:
    documents = dict.fromkeys(spot.document for spot in thing.spots)
    dated = sorted(documents, key=lambda id: (_day(shelf, id), id))
    items = []
    for document in dated:
        mine = [spot for spot in thing.spots if spot.document == document]
        lines = [list(several) for _, several in groupby(mine, key=lambda spot: spot.anchor)]
        quotes = "".join(f"<li>{one}</li>" for several in lines for one in _sentences(several, texts))
        date = f'\u3000<span class="jk-why">{chinese_date(_day(shelf, document))}</span>' if _day(shelf, document) else ""
        title = element("a", escape(shelf.name(document)), href=f"../../../t/{identifier(document)}/")
        editions = "、".join(dict.fromkeys(escape(spot.edition) for spot in mine if spot.edition))
        date += f'\u3000<span class="jk-why">所引为{editions}文本</span>' if editions else ""
        items.append(f'<li>{title}{date}<ul class="jk-quotes">{quotes}</ul></li>')
    shown = Room().taken(items)
    if rest := len(items) - len(shown):
        shown.append(f'<li>……另有{rest}篇，可用<a href="../../../search/">检索</a>找到</li>')
    return element("ul", "".join(shown), class_="jk-list")


def _day(shelf: Shelf, document: str) -> str:
    dates = shelf.by_id[document].meta.dates
    return dates.issued or dates.published or ""


def _sentences(spots: list[Spot], texts: Mapping[tuple[str, str], str]) -> list[str]:
    """Each sentence of a paragraph that names the thing, with the name marked, as a way to the paragraph."""
    text = texts[spots[0].document, spots[0].anchor]
    found = []
    for (first, last), several in groupby(spots, key=lambda spot: sentence(text, spot.start, spot.end)):
        mine = list(several)
        begin, end = max(first, mine[0].start - CONTEXT_CHARACTERS), min(last, mine[-1].end + CONTEXT_CHARACTERS)
        parts, done = ["…" if begin > first else ""], begin
        for spot in mine:
            parts += [escape(text[done : spot.start]), element("mark", escape(text[spot.start : spot.end]))]
            done = spot.end
        parts += [escape(text[done:end]), "…" if end < last else ""]
        address = f"../../../t/{identifier(mine[0].document)}/#{identifier(mine[0].anchor)}"
        found.append(element("a", "".join(parts), class_="jk-quote", href=address))
    return found
