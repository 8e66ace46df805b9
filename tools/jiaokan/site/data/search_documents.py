"""What search is given: each published document with its passages, and each handwritten page as it was built."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache, partial
from typing import Any, NamedTuple

from jiaokan.annotate.authority import Authority
from jiaokan.cite.place import names
from jiaokan.entry.entry import Entry
from jiaokan.search.days import day_keys
from jiaokan.search.entry import EntryKind, Passage, SearchDocument
from jiaokan.site.finish.words import converted
from jiaokan.site.listed import told_apart
from jiaokan.site.published import labels, own_labels, published_words
from jiaokan.site.terms import GENRE_NAMES, chinese_date
from jiaokan.text import re

_TOOLS = ("guide/api/", "guide/commands/", "guide/reasons/")
"""Guide pages about the tools rather than the texts."""
_LISTS = ("", "catalogue/", "cited/", "pictures/", "releases/", "resolve/", "search/")
"""Pages that only list what is found on others."""
_NAMED = frozenset({"body", "person", "place", "event", "work", "term"})
_PROVINCE = re.compile(
    "(?:北京|天津|上海|重庆)市|(?:河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾)省"
    "|(?:内蒙古|广西壮族|西藏|宁夏回族|新疆维吾尔)自治区|(?:香港|澳门)特别行政区"
)
"""The divisions of the first order (GB/T 2260), with which the norm of a place within one begins."""
_MOST_PROVINCE_PLACES = 3
"""Provinces of a document; one that names more is about none of them."""


Remember = Callable[[Sequence[str], Callable[[], str]], str]
"""Gives what is made of some strings; it may know it from an earlier time."""


def made(_: Sequence[str], make: Callable[[], str]) -> str:
    """What is made, made now."""
    return make()


class ToldDocument(NamedTuple):
    """A document that need not be read."""

    id: str
    made_of: tuple[str, ...]
    """All that it is made of; nothing where that is not known."""
    make: Callable[[], str]
    """Gives it as `as_text` writes it."""


def search_documents(
    entries: tuple[Entry, ...], html: Mapping[str, str], authority: Authority | None = None, remember: Remember = made
) -> Iterator[SearchDocument]:
    """The documents, then the guide pages; as `told_documents`."""
    return (of_text(told.make()) for told in told_documents(entries, html, authority, remember))


def told_documents(
    entries: tuple[Entry, ...], html: Mapping[str, str], authority: Authority | None = None, remember: Remember = made
) -> Iterator[ToldDocument]:
    """The documents, then the guide pages.

    Args:
        entries: all documents of the corpus.
        html: the built pages of the source script by path, `guide/cite/index.html`.
        authority: what short names mean that hold in some documents only (总局): a document is found by the full ones too.
        remember: knows pages that were read before.
    """
    apart = told_apart(entries)
    for entry in entries:
        told, meant = apart.get(entry.id, ""), tuple(_meant_here(entry, authority)) if authority else ()
        yield ToldDocument(entry.id, ("text", entry.seal, told, *meant) if entry.seal else (), partial(_kept_text, entry, told, meant))
    for path, page in sorted(html.items()):
        url = path.removesuffix("index.html")
        if not path.endswith("index.html") or url in _LISTS or url.startswith(("t/", "catalogue/")):
            continue
        yield ToldDocument(f"~{url}", ("guide", url, page), partial(_guide_text, url, page, remember))


def _guide_text(url: str, page: str, remember: Remember) -> str:
    kind: EntryKind = "tool" if url.startswith(_TOOLS) else "guide"
    title, passages = json.loads(remember(("read", page), partial(_read, page)))
    one = SearchDocument(id=f"~{url}", url=url, title=title, kind=kind, passages=tuple(Passage(*one) for one in passages))
    return as_text(one).decode("utf-8", "surrogatepass")


def _kept_text(entry: Entry, told: str, meant: tuple[str, ...]) -> str:
    return as_text(_text(entry, told, meant)).decode("utf-8", "surrogatepass")


@lru_cache(maxsize=64)  # The handwritten pages of a site that is made anew after each save.
def _read(page: str) -> str:
    """The title of a page, and the anchor and words of each passage."""
    from jiaokan.site.search_page import passages_of_page, title_of_page  # Beautiful Soup takes longer to load than a page to read.

    return json.dumps([title_of_page(page), [[one.anchor, one.text] for one in passages_of_page(page)]])


def _meant_here(entry: Entry, authority: Authority) -> Iterator[str]:
    """The full names of what the document calls by a short name that holds in some documents only, where it never gives the full one."""
    here = authority.scoped(entry.id, entry.meta.dates.issued or entry.meta.dates.published or "")
    whole = "\n".join(block.text for block in published_words(entry)) if here else ""
    yield from dict.fromkeys(one.norm for name, one in here.items() if name in whole and one.norm not in whole)


def _text(entry: Entry, told: str, meant: tuple[str, ...]) -> SearchDocument:
    """A document; `told`: what tells it from another of its title; `meant`: the full names of what it calls otherwise."""
    meta = entry.meta
    date = meta.dates.issued or meta.dates.published
    who = "、".join(meta.issuers) or "　".join(part for part in (meta.paper, meta.issue, meta.page) if part)
    return SearchDocument(
        id=entry.id,
        url=f"t/{entry.id}/",
        title=meta.title,
        kind="text",
        passages=tuple(_passages(entry)),
        number=meta.number or "",
        facets=tuple(dict.fromkeys(_facets(entry, date))),
        note="　".join(dict.fromkeys(filter(None, (*told.split("，"), who, chinese_date(date) if date else "")))),
        also="\n".join((meta.subtitle or "", *meta.aliases, *meta.authors, *meta.subjects, *meant)).strip(),
        lang=meta.language,
        day=date or "",
        names=tuple(dict.fromkeys(str(mention["quote"]) for mention in _mentions(entry) if mention["kind"] in _NAMED)),
    )


def in_script(document: SearchDocument, script: str, people: Iterable[str] = (), remember: Remember = made) -> SearchDocument:
    """The document with the words that are shown in another script; a text that is Traditional from its source stays.

    Args:
        document: in Simplified script.
        script: one of `jiaokan.script.TARGETS`.
        people: its authors, whose surnames conversion must know.
        remember: knows words that were converted before.
    """
    if document.lang != "zh-Hans":
        return document
    parts = [document.title, document.number, document.note, *(passage.text for passage in document.passages)]
    rows = [*parts, *document.also.split("\n"), *document.names]
    words = iter(_converted(rows, script, people, remember))
    title, number, note = (next(words) for _ in range(3))
    passages = tuple(Passage(passage.anchor, next(words), passage.label, passage.places) for passage in document.passages)
    also = "\n".join(next(words) for _ in document.also.split("\n"))
    names = tuple(next(words) for _ in document.names)
    return replace(document, title=title, number=number, note=note, passages=passages, also=also, names=names, lang=script)


def rows_in_script(groups: Iterable[Sequence[str]], script: str, remember: Remember = made) -> list[list[str]]:
    """Rows of names, in another script."""
    groups = [list(group) for group in groups]
    words = iter(_converted([name for group in groups for name in group], script, (), remember))
    return [[next(words) for _ in group] for group in groups]


def _converted(rows: list[str], script: str, people: Iterable[str], remember: Remember) -> list[str]:
    """Each row in the script."""
    if not rows:
        return []
    rows, known = [row.replace("\n", " ") for row in rows], tuple(people)
    made = partial(converted, rows, script, known)
    return remember(("convert", script, "\n".join(rows), *known), lambda: "\n".join(words.string for words in made())).split("\n")


def _mentions(entry: Entry) -> Iterator[Mapping[str, Any]]:
    """What the blocks that may be shown name."""
    anchors = {block.anchor for block in published_words(entry)}
    yield from (mention for mention in entry.mentions if mention["anchor"] in anchors)


def _facets(entry: Entry, date: str | None) -> Iterator[tuple[str, str]]:
    """Kind of text, year, bodies, subjects, provinces, and the source it was cut from."""
    meta = entry.meta
    yield "genre", GENRE_NAMES[meta.genre]
    if date:
        yield "year", date[:4]
    yield from (("issuer", name) for name in meta.issuers or filter(None, (meta.paper,)))
    yield from (("subject", name) for name in meta.subjects)
    places = Counter(
        found[0] for mention in _mentions(entry) if mention["kind"] == "place" and (found := _PROVINCE.match(str(mention["norm"])))
    )
    yield from (("place", name) for name, _ in places.most_common(_MOST_PROVINCE_PLACES))
    yield "source", entry.source.title


def name_groups(authority: Authority) -> Iterator[tuple[str, ...]]:
    """The names of one thing, the full one first and the English one last; what is called so in some documents only is left out."""
    for _, entity in authority:
        aliases = (alias.name for alias in entity.aliases if not (alias.documents or alias.start or alias.end))
        yield (entity.name, *aliases, *filter(None, [entity.english]))


def _passages(entry: Entry) -> Iterator[Passage]:
    """The blocks that may be shown, each with its label and the names of its place."""
    blocks = published_words(entry)
    shown = {anchor: f"¶{number}" for anchor, number in labels(blocks).items()} | own_labels(blocks)
    places: dict[str, list[str]] = {}
    for name, anchors in names(blocks).items():
        for anchor in anchors:
            places.setdefault(anchor, []).append(name)
    for mention in _mentions(entry):
        if mention["kind"] == "date":
            places.setdefault(str(mention["anchor"]), []).extend(day_keys(str(mention["norm"])))
    for block in blocks:
        if block.type != "title":
            anchor = block.anchor or ""
            yield Passage(anchor, block.text, shown.get(anchor, ""), tuple(dict.fromkeys(places.get(anchor, ()))))


def as_text(document: SearchDocument) -> bytes:
    """The document, to be kept."""
    said = vars(document) | {"passages": [list(vars(passage).values()) for passage in document.passages]}
    return _JSON.encode(said).encode("utf-8", "surrogatepass")


_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def of_text(content: bytes | str) -> SearchDocument:
    """What was kept of a document."""
    said = json.loads(content if isinstance(content, str) else content.decode("utf-8", "surrogatepass"))
    said["passages"] = tuple(Passage(anchor, text, label, tuple(places)) for anchor, text, label, places in said["passages"])
    said["facets"] = tuple((name, value) for name, value in said["facets"])
    return SearchDocument(**said | {"names": tuple(said["names"])})
