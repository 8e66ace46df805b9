"""The catalogue: all documents by date, the newest first, and for each facet an index of its groups and a list for each group."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from itertools import groupby
from typing import NamedTuple

from jiaokan.entry.entry import Entry
from jiaokan.site.listed import when
from jiaokan.site.lists.facets import NAMES, Group, listed
from jiaokan.site.lists.line import line
from jiaokan.site.lists.paging import ListSection, paged
from jiaokan.site.lists.pinyin import spelt
from jiaokan.site.markup import element, escape, link
from jiaokan.site.shelf import Shelf
from jiaokan.site.terms import chinese_date
from jiaokan.site.text.inline import breaking
from jiaokan.text import re

_YEAR = re.compile(r'<h2 id="y(\d{4})">')

Lined = Callable[[str, str], str]
"""The list item of a document, by its id and the way up to the root; each is made once, however many lists have it."""


class ListPage(NamedTuple):
    """A page, its title and what it says in a sentence."""

    html: str
    title: str
    described: str


def catalogue(shelf: Shelf) -> dict[str, ListPage]:
    """All pages by their addresses: `catalogue`, `catalogue/subjects`, `catalogue/subjects/jiliang`.

    Reference managers are told of each document once, in the list by date.
    """
    lined, told = _lines(shelf, machine=False), _lines(shelf, machine=True)
    pages = {at: ListPage(html, "目录", f"本站收录的{len(shelf.entries)}篇文献。") for at, html in _by_date(shelf, told).items()}
    for facet, groups in shelf.facets.groups.items():
        name = f"按{NAMES[facet]}"
        pages |= {at: ListPage(html, f"目录：{name}", f"本站收录的文献，{name}排列。") for at, html in _index(facet, shelf).items()}
        for group in groups.values():
            if not listed(facet, group):
                continue
            title = f"{NAMES[facet]}：{group.name}"
            pages |= {
                at: ListPage(html, title, f"{title}，{len(group.entries)}篇。") for at, html in _group(facet, group, shelf, lined).items()
            }
    return pages


def _lines(shelf: Shelf, *, machine: bool) -> Lined:
    """Each made once, one folder below the root; every address in it begins there, and no words have the quotation mark before it."""
    made = cache(lambda id: line(shelf.by_id[id], shelf, "../", machine=machine))
    return lambda id, up: made(id).replace('href="../', f'href="{up}')


def _by_date(shelf: Shelf, lined: Lined) -> dict[str, str]:
    dated = _dated(shelf.entries)

    def framed(up: str, listed: str, pager: str) -> str:
        said = f"<p>共{len(shelf.entries)}篇，新的在前。</p>"
        return _page(f"<h1>目录</h1>{_ways('', shelf, up)}{said}", listed, pager)

    return paged("catalogue", lambda up: _years(dated, lined, up), framed)


def _index(facet: str, shelf: Shelf) -> dict[str, str]:
    """The names of the groups, those of most documents first, then by pinyin."""
    groups = sorted(shelf.facets.groups[facet].items(), key=lambda row: (-len(row[1].entries), spelt(row[1].name), row[1].name))

    def sections(up: str) -> list[ListSection]:
        rows = [
            f'<li><a href="{up}{shelf.facets.address(facet, key)}">{escape(group.name)}</a>'
            f'<span class="jk-count">{len(group.entries)}篇</span></li>'
            for key, group in groups
        ]
        return [ListSection(rows, opening='<ul class="jk-groups">')]

    def framed(up: str, listed: str, pager: str) -> str:
        return _page(f"<h1>目录：按{NAMES[facet]}</h1>{_ways(facet, shelf, up)}", listed, pager)

    return paged(f"catalogue/{facet}", sections, framed)


def _group(facet: str, group: Group, shelf: Shelf, lined: Lined) -> dict[str, str]:
    dated = group.entries if facet == "sources" else _dated(group.entries)

    def framed(up: str, listed: str, pager: str) -> str:
        crumb = f'<a href="{up}catalogue/">目录</a> › <a href="{up}catalogue/{facet}/">按{NAMES[facet]}</a>'
        head = element("nav", crumb, class_="jk-crumb", aria_label="位置") + f"<h1>{breaking(group.name)}</h1>"
        return _page(head + _about(facet, group, shelf, up), listed, pager)

    return paged(f"catalogue/{facet}/{group.slug}", lambda up: [ListSection([lined(entry.id, up) for entry in dated])], framed)


def _about(facet: str, group: Group, shelf: Shelf, up: str) -> str:
    """How many documents there are, and where more is said of what they share."""
    parts = [f"{len(group.entries)}篇"]
    if facet == "sources":
        source = group.entries[0].source
        address = link(source.url)
        parts += [escape(source.publisher or ""), chinese_date(source.published) if source.published else ""]
        parts.append(f'<a href="{address}" rel="noopener noreferrer">原址</a>' if address else "")
    elif page := shelf.name_page(group.name):
        parts.append(f'<a href="{up}{page}">提到{escape(group.name)}的各段</a>')
    return element("p", "　".join(filter(None, parts)), class_="jk-why")


def _years(dated: Sequence[Entry], lined: Lined, up: str) -> list[ListSection]:
    found = []
    for year, entries in groupby(dated, key=lambda entry: when(entry)[:4]):
        heading = f'<h2 id="y{year or "0"}">{f"{year}年" if year else "日期不详"}</h2>'
        found.append(ListSection([lined(entry.id, up) for entry in entries], heading))
    return found


def _dated(entries: Sequence[Entry]) -> list[Entry]:
    """The newest first, those of one day in their own order, those without a day last."""
    return sorted(entries, key=when, reverse=True)


def _ways(here: str, shelf: Shelf, up: str) -> str:
    """The ways through the catalogue, this one marked."""
    ways = {"": "日期", **{facet: NAMES[facet] for facet in shelf.facets.groups}}
    links = "".join(
        element("a", name, href=f"{up}catalogue/" + (f"{facet}/" if facet else ""), aria_current="page" if facet == here else None)
        for facet, name in ways.items()
    )
    return element("nav", f"<span>按</span>{links}", class_="jk-by", aria_label="目录的排列")


def _page(head: str, listed: str, pager: str) -> str:
    return element("div", head + listed + pager, class_="jk-catalogue")


def years(pages: Mapping[str, str]) -> dict[str, str]:
    """For each year where its documents begin in the list by date, below the root.

    Args:
        pages: the HTML of the catalogue's pages by address.
    """
    found: dict[str, str] = {}
    for address, html in pages.items():
        for year in _YEAR.findall(html):
            found.setdefault(year, f"{address}/#y{year}")
    return found
