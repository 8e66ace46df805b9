"""Where the text of a page is looked for: the smallest box that holds its title and nearly all prose that is no entry of a list.

A page shows what it is about by its title, which its `<title>` begins with; its text stands in the box around that. Beside it stand
feeds of other pages: boxes alike, each with a link and at most a sentence or two. They say as much as a text and are none.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import accumulate, islice

from jiaokan.grammar.characters import HAN
from jiaokan.html.ends import OWN, TokenLine, page_lines
from jiaokan.html.furniture import TITLE_TOKENS
from jiaokan.html.names import BLOCKS, HEADINGS
from jiaokan.html.tree import Element, SourceTree
from jiaokan.text import re

LEAST_PROSE_CHARACTERS = 40
"""Characters of prose that a text has at least."""
OUTSIDE_SHARE = 0.2
"""The part of the prose in a box that may stand outside it."""
MOST_TITLES = 64
"""Titles around which a box is looked for, so that the time does not grow with the depth of each."""
LEAST_ENTRIES = 3
"""Boxes alike in a feed."""
LONGEST_ENTRY_CHARACTERS, LONGEST_HEADED_CHARACTERS = 240, 800
"""Characters of an entry of a feed, and of one whose heading is a link."""
MOST_IMPRINT_LINES = 2
"""Lines with a sentence that stand below what a site says of itself at most."""
SHORTEST_LINK_CHARACTERS = 6
"""Characters of the name of another page."""
SHORTEST_TITLE_CHARACTERS, LONGEST_TITLE_CHARACTERS = 4, 120
NAME = re.compile(rf"(?:[{HAN}].?){{{SHORTEST_LINK_CHARACTERS}}}")
BOXES = (BLOCKS | {"a"}) - HEADINGS - {"p", "td", "th", "tr"}


def text_box(page: SourceTree, out: set[Element]) -> Element:
    """The element in which the text of a page lies; the root where no title shows it."""
    gone = out | set(_entries(page, out))
    titles = list(islice(_titles(page, gone), MOST_TITLES))
    said_lines = [line for line in page_lines(page, page.root, gone) if line.chars > line.linked]
    lines = list(_without_imprint(said_lines, max((title.last for title in titles), default=0)))
    for chosen in ([line for line in lines if line.whole], lines):  # a page of labels has no sentence
        said = [0] * (len(page.tokens) + 1)
        for line in chosen:
            said[line.first + 1] += line.chars - line.linked
        if box := _box_around(page, titles, list(accumulate(said))):
            return box
    return page.root


def _without_imprint(lines: list[TokenLine], title: int) -> Iterator[TokenLine]:
    """The lines of a page but what it says last, from where it says whose the site is; `title` is where the last title begins."""
    end = len(lines)
    sentences = 0
    for place in range(len(lines) - 1, -1, -1):
        line = lines[place]
        if line.first < title or sentences > MOST_IMPRINT_LINES:
            break
        end = place if line.of_site else end
        sentences += line.stops and not line.of_site
    return (line for line in lines[:end] if not line.of_site)


def _box_around(page: SourceTree, titles: list[Element], sums: list[int]) -> Element | None:
    """The smallest box around one of the titles beyond which little is said; none where nothing is."""
    found: list[Element] = []
    seen: set[Element] = set()
    for title in titles:
        box, here = None, title.parent
        while here and (box or here not in seen):
            seen.add(here)
            said = sums[here.last] - sums[here.first]
            if said >= LEAST_PROSE_CHARACTERS and (box is None or said > (1 + OUTSIDE_SHARE) * (sums[box.last] - sums[box.first])):
                box = here
            here = here.parent
        if box:
            found.append(box)
    return min(found, key=lambda box: page.measure(box)[0], default=None)


def _titles(page: SourceTree, out: set[Element]) -> Iterator[Element]:
    """The blocks that say what the page's `<title>` begins with, and the headings of the first rank."""
    skip = {element.first: element.last for element in out}
    end = 0
    for element in page.root.walk():
        if element.first < end or element.name not in BLOCKS:
            continue
        end = max(end, skip.get(element.first, 0))
        if element.first < end or element.last - element.first > TITLE_TOKENS:
            continue
        chars, linked, _ = page.measure(element)
        if not SHORTEST_TITLE_CHARACTERS <= chars <= LONGEST_TITLE_CHARACTERS or linked * 2 > chars:
            continue
        text = page.text(element)
        if len(text) >= SHORTEST_TITLE_CHARACTERS and (element.name == "h1" or page.name.startswith(text)):
            yield element


def _entries(page: SourceTree, out: set[Element]) -> Iterator[Element]:
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
    return NAME.search(page.text(link)) is not None and not OWN.match(link.attributes.get("href", ""))


def _is_feed(page: SourceTree, boxes: list[Element], links: list[int], longest: int) -> bool:
    """Whether boxes alike are entries of a feed: two of three have such a link, and none is longer."""
    if len(boxes) < LEAST_ENTRIES or any(page.measure(box)[0] > longest for box in boxes):
        return False
    return 3 * sum(links[box.last] > links[box.first] for box in boxes) >= 2 * len(boxes)
