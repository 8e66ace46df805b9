"""What search is given: each published document with its passages, and each handwritten page as it was built."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from jiaokan.cite.place import names
from jiaokan.entry.entry import Entry
from jiaokan.search.entry import Kind, Passage, SearchDocument
from jiaokan.site.published import labels, own_labels, published_blocks
from jiaokan.site.search_page import passages_of_page, title_of_page
from jiaokan.site.terms import GENRES, chinese_date

_TOOLS = ("guide/api/", "guide/commands/", "guide/reasons/")
"""Guide pages about the tools rather than the texts."""
_LISTS = ("", "catalogue/", "cited/", "pictures/", "releases/", "resolve/", "search/")
"""Pages that only list what is found on others."""


def search_documents(entries: tuple[Entry, ...], html: Mapping[str, str]) -> Iterator[SearchDocument]:
    """The documents, then the guide pages.

    Args:
        entries: all documents of the corpus.
        html: the built pages of the source script by path, `guide/cite/index.html`.
    """
    for entry in entries:
        yield _text(entry)
    for path, page in sorted(html.items()):
        url = path.removesuffix("index.html")
        if not path.endswith("index.html") or url in _LISTS or url.startswith(("t/", "catalogue/")):
            continue
        kind: Kind = "tool" if url.startswith(_TOOLS) else "guide"
        yield SearchDocument(id=f"~{url}", url=url, title=title_of_page(page), kind=kind, passages=passages_of_page(page))


def _text(entry: Entry) -> SearchDocument:
    meta = entry.meta
    date = meta.dates.issued or meta.dates.published
    who = "、".join(meta.issuers) or "　".join(part for part in (meta.paper, meta.issue, meta.page) if part)
    facets = [("genre", GENRES[meta.genre])]
    if date:
        facets.append(("year", date[:4]))
    return SearchDocument(
        id=entry.id,
        url=f"t/{entry.id}/",
        title=meta.title,
        kind="text",
        passages=tuple(_passages(entry)),
        number=meta.number or "",
        facets=tuple(facets),
        note="　".join(part for part in (who, chinese_date(date) if date else "") if part),
        also="\n".join((meta.subtitle or "", *meta.aliases, *meta.authors, *meta.subjects)).strip(),
        lang=meta.language,
    )


def _passages(entry: Entry) -> Iterator[Passage]:
    """The blocks that may be shown, each with its label and the names of its place."""
    blocks = published_blocks(entry)
    shown = {anchor: f"¶{number}" for anchor, number in labels(blocks).items()} | own_labels(blocks)
    places: dict[str, list[str]] = {}
    for name, anchors in names(blocks).items():
        for anchor in anchors:
            places.setdefault(anchor, []).append(name)
    for block in blocks:
        if block.type != "title":
            anchor = block.anchor or ""
            yield Passage(anchor, block.text, shown.get(anchor, ""), tuple(places.get(anchor, ())))
