"""All pages of names by their addresses; none where the texts name nothing."""

from __future__ import annotations

from typing import NamedTuple

from jiaokan.site.markup import identifier
from jiaokan.site.names.entity_page import entity_page
from jiaokan.site.names.index_page import index_pages, names_page
from jiaokan.site.names.parallels_page import parallels_page
from jiaokan.site.names.words import ENTITY_KINDS
from jiaokan.site.published import published_words
from jiaokan.site.shelf import Shelf


class NamePage(NamedTuple):
    """A page, its title and what it says in a sentence."""

    html: str
    title: str
    described: str


def name_pages(shelf: Shelf) -> dict[str, NamePage]:
    """The pages by their path below `docs/`, without `.md`."""
    found = shelf.things
    if not found:
        return {}
    texts = {(entry.id, block.anchor or ""): block.text for entry in shelf.entries for block in published_words(entry)}
    paged = {thing.entity.id: thing for thing in found if thing.entity is not None and thing.has_page}
    names = {id: entity.name for id, (_, entity) in shelf.authority.by_id.items()}
    by_kind = {kind: [thing for thing in found if thing.kind == kind] for kind in ENTITY_KINDS}
    pages = {
        "names": NamePage(
            names_page({kind: len(of) for kind, of in by_kind.items()}, len(shelf.parallels)),
            "名称",
            "各篇文献提到的机构、人物、地方、会议和术语。",
        )
    }
    for kind, (_, name, said) in ENTITY_KINDS.items():
        if by_kind[kind]:
            indexed = index_pages(kind, by_kind[kind], shelf).items()
            pages |= {at: NamePage(html, name, f"本集各篇提到的{name}：{said}。") for at, html in indexed}
    for id, thing in paged.items():
        html = entity_page(thing, shelf, texts, paged, names)
        pages[f"names/{ENTITY_KINDS[thing.kind][0]}/{identifier(id)}"] = NamePage(
            html, thing.name, f"{thing.name}，见于本集{len(thing.lines)}段。"
        )
    if shelf.parallels:
        pages["parallels"] = NamePage(parallels_page(shelf, texts), "同文", f"两篇文献里文字相同的段落，共{len(shelf.parallels)}对。")
    return pages
