"""A list goes on on a further page before its page grows heavy; each page leads to all others.

Items are weighed as they stand on a further page, one folder deeper, so that the first page is never the heavier one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from jiaokan.site.finish.verify import MOST_PAGE_BYTES
from jiaokan.site.markup import element

PAGE_ITEMS_BYTES = MOST_PAGE_BYTES // 2
"""Bytes of items on one page. With frame, head and the longer links of a variant a page stays below `MOST_PAGE_BYTES`,
and packed, as a host sends it, below 40 kilobytes (`tests/benchmarks/site_benchmark.py`)."""


class ListSection(NamedTuple):
    """Items under one heading."""

    items: Sequence[str]
    """Each a whole `<li>`."""
    heading: str = ""
    """HTML before the list; on a further page it stands again."""
    opening: str = '<ul class="jk-shelf">'
    closing: str = "</ul>"


class Room:
    """The bytes that are left for the items of a page that has no further page; what follows something that found no room finds none."""

    def __init__(self, left: int = PAGE_ITEMS_BYTES) -> None:
        """Args: left: bytes."""
        self.left = left

    def taken(self, items: Iterable[str]) -> list[str]:
        """The first items, as many as find room."""
        found = list[str]()
        for item in items if self.left else ():  # Not one is made for which there is no room.
            size = len(item.encode())
            if size > self.left:
                self.left = 0
                break
            self.left -= size
            found.append(item)
        return found


def paged(address: str, sections: Callable[[str], Sequence[ListSection]], framed: Callable[[str, str, str], str]) -> dict[str, str]:
    """The pages of a list by their addresses: `address`, then `address/2` and so on.

    Args:
        address: of the first page, below the root, without a slash at its end.
        sections: what is listed, for a page from which the given way leads up to the root.
        framed: a page from that way, its list and its pager; the first page may say more than the others.
    """
    up = "../" * (address.count("/") + 1)
    first = sections(up)
    if sum(len(text.encode()) for section in first for text in (section.heading, *section.items)) <= PAGE_ITEMS_BYTES:
        return {address: framed(up, "".join(_section(one, 0, len(one.items)) for one in first), "")}
    deep = sections(up + "../")
    cuts = list(_cut(deep))
    pages = {}
    for number, cut in enumerate(cuts, 1):
        here, of = (up, first) if number == 1 else (up + "../", deep)
        listed = "".join(_section(of[at], start, stop) for at, start, stop in cut)
        pages[address if number == 1 else f"{address}/{number}"] = framed(here, listed, _pager(address, here, number, len(cuts)))
    return pages


def _cut(sections: Sequence[ListSection]) -> Iterator[list[tuple[int, int, int]]]:
    """For each page the parts of the sections on it: which one, from which item to which."""
    page: list[tuple[int, int, int]] = []
    weight = 0
    for at, section in enumerate(sections):
        head = len((section.heading + section.opening).encode())
        start = 0
        for place, item in enumerate(section.items):
            size = len(item.encode()) + (head if place == start else 0)
            if weight and weight + size > PAGE_ITEMS_BYTES:
                if place > start:
                    page.append((at, start, place))
                yield page
                page, weight, start = [], 0, place
                size = len(item.encode()) + head
            weight += size
        if section.items:
            page.append((at, start, len(section.items)))
    if page:
        yield page


def _section(section: ListSection, start: int, stop: int) -> str:
    return section.heading + section.opening + "".join(section.items[start:stop]) + section.closing


def _pager(address: str, up: str, here: int, pages: int) -> str:
    links = []
    for number in range(1, pages + 1):
        target = f"{up}{address}/" + ("" if number == 1 else f"{number}/")
        links.append(element("a", str(number), href=target, aria_current="page" if number == here else None))
    return element("nav", "".join(links), class_="jk-pager", aria_label="分页")
