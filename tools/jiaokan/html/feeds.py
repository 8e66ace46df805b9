"""Feeds of other pages: boxes alike beside each other, most of them with a link to another page and none of them long.

They say as much as a text and are none. What tells them is their build: each has the name of a page as a link, longer than that of a
person; what people write one below the other has none.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import accumulate

from jiaokan.grammar.characters import HAN
from jiaokan.html.ends import is_own
from jiaokan.html.furniture import TITLE_TOKENS
from jiaokan.html.names import BLOCKS, HEADINGS
from jiaokan.html.tree import Element, SourceTree
from jiaokan.text import re

LEAST_ENTRIES = 3
"""Boxes alike in a feed."""
LONGEST_ENTRY_CHARACTERS, LONGEST_HEADED_CHARACTERS = 240, 800
"""Characters of an entry of a feed, and of one whose heading is a link."""
SHORTEST_LINK_CHARACTERS = 6
"""Characters of the name of another page."""
NAME = re.compile(rf"(?:[{HAN}].?){{{SHORTEST_LINK_CHARACTERS}}}")
BOXES = (BLOCKS | {"a"}) - HEADINGS - {"p", "td", "th", "tr"}


def entries(page: SourceTree, out: set[Element]) -> Iterator[Element]:
    """The entries of feeds: boxes alike beside each other, most of them with a link to another page and none of them long."""
    linked, headed = _linked(page)
    todo = [page.root]
    while todo:
        element = todo.pop()
        alike: dict[tuple[str, str], list[Element]] = defaultdict(list)
        for child in element.children:
            if child not in out and child.name in BOXES and page.measure(child)[0]:
                alike[_shape(child)].append(child)
        feeds = {shape for shape, boxes in alike.items() if _is_feed(page, boxes, linked, LONGEST_ENTRY_CHARACTERS)}
        feeds |= {shape for shape, boxes in alike.items() if _is_feed(page, boxes, headed, LONGEST_HEADED_CHARACTERS)}
        for child in element.children:
            if child not in out and _shape(child) in feeds:
                yield child
            elif child not in out:
                todo.append(child)


def _shape(element: Element) -> tuple[str, str]:
    """What boxes alike have in common."""
    return element.name, element.attributes.get("class", "")


def _linked(page: SourceTree) -> tuple[list[int], list[int]]:
    """How many links to other pages, and how many headings that are such links, begin before each token."""
    links, heads = [0] * (len(page.tokens) + 1), [0] * (len(page.tokens) + 1)
    for element in page.root.walk():
        if element.name == "a" and _names_page(page, element):
            links[element.first + 1] = 1
            most = 2 * page.measure(element)[0]
            around = (element.parent, *element.children)
            if any(one.name in HEADINGS and page.measure(one)[0] <= most for one in around if one):
                heads[element.first + 1] = 1
    return list(accumulate(links)), list(accumulate(heads))


def _names_page(page: SourceTree, link: Element) -> bool:
    """Whether a link says the name of another page, which is longer than that of a person."""
    if page.measure(link)[0] < SHORTEST_LINK_CHARACTERS or link.last - link.first > TITLE_TOKENS:
        return False
    return NAME.search(page.text(link)) is not None and not is_own(link)


def _is_feed(page: SourceTree, boxes: list[Element], links: list[int], longest: int) -> bool:
    """Whether boxes alike are entries of a feed: two of three have such a link, and none is longer."""
    if len(boxes) < LEAST_ENTRIES or any(page.measure(box)[0] > longest for box in boxes):
        return False
    return 3 * sum(links[box.last] > links[box.first] for box in boxes) >= 2 * len(boxes)
