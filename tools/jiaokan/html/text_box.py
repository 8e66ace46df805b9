"""Where the text of a page is looked for: the smallest box that holds its title and nearly all prose that is no entry of a list.

A page shows what it is about by its title, which its `<title>` begins with; its text stands in the box around that. Beside it stand
feeds of other pages, and the imprint of the site below all. Within the box the prose has a core; a list of links above the title, and
lists and feeds below the core lead away from the text: where they say little beside it, or who made it stands between.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate, islice
from typing import NamedTuple

from jiaokan.html.ends import TokenLine, is_own, page_lines, said
from jiaokan.html.feeds import entries
from jiaokan.html.furniture import TITLE_TOKENS, is_fact
from jiaokan.html.names import BLOCKS, CONTAINERS
from jiaokan.html.tree import Element, SourceTree

LEAST_PROSE_CHARACTERS = 40
"""Characters of prose that a text has at least."""
OUTSIDE_SHARE = 0.2
"""The part of the prose in a box that may stand outside it."""
CORE_SHARE = 0.8
"""The part of the prose in a box that its core holds."""
LISTED_SHARE = 0.7
"""The part of a list of other pages that is in links or in entries of feeds."""
LEAST_TEXT_TIMES = 4
"""How many times as much as all such lists a text says at least whose end is not shown."""
LEAST_LINKS = 2
"""Links that such a list has at least."""
MOST_TITLES = 64
"""Titles around which a box is looked for, so that the time does not grow with the depth of each."""
MOST_IMPRINT_LINES = 2
"""Lines with a sentence that stand below what a site says of itself at most."""
SHORTEST_TITLE_CHARACTERS, LONGEST_TITLE_CHARACTERS = 4, 120


class TextBox(NamedTuple):
    """Where the text of a page lies."""

    element: Element
    """The box; the root where no title shows it."""
    others: set[Element]
    """What in it leads away from the text."""


def text_box(page: SourceTree, out: set[Element]) -> TextBox:
    """The box of the text, without what is left out."""
    feeds = set(entries(page, out))
    gone = out | feeds
    titles = list(islice(_titles(page, gone), MOST_TITLES))
    said_lines = [line for line in page_lines(page, page.root, gone) if line.own or line.chars > line.linked]
    lines = list(_without_imprint(said_lines, max((title.last for title in titles), default=0)))
    for chosen in ([line for line in lines if line.whole], lines):  # a page of labels has no sentence
        own = [0] * (len(page.tokens) + 1)
        for line in chosen:
            own[line.first + 1] += line.chars - (0 if line.own else line.linked)
        sums = list(accumulate(own))
        if found := _box_around(page, titles, sums):
            return TextBox(found[0], set(_others(page, *found, sums, out, feeds)))
    return TextBox(page.root, set())


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


def _box_around(page: SourceTree, titles: list[Element], sums: list[int]) -> tuple[Element, Element] | None:
    """The smallest box around one of the titles beyond which little is said, and that title; none where nothing is."""
    found: list[tuple[Element, Element]] = []
    seen: set[Element] = set()
    for title in titles:
        box, here = None, title.parent
        while here and (box or here not in seen):
            seen.add(here)
            own = sums[here.last] - sums[here.first]
            if own >= LEAST_PROSE_CHARACTERS and (box is None or own > (1 + OUTSIDE_SHARE) * (sums[box.last] - sums[box.first])):
                box = here
            here = here.parent
        if box:
            found.append((box, title))
    return min(found, key=lambda pair: page.measure(pair[0])[0], default=None)


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


def _others(page: SourceTree, box: Element, title: Element, sums: list[int], out: set[Element], feeds: set[Element]) -> Iterator[Element]:
    """The lists of links above the title of a box, and the lists and feeds below the core of its prose."""
    entry = [(0, 0)] * (len(page.tokens) + 1)
    for one in feeds:
        entry[one.first + 1] = page.measure(one)[:2]
    listed = list(accumulate(entry, lambda one, two: (one[0] + two[0], one[1] + two[1])))
    beside, core = _beside(box, sums)
    beside += (child for child in core.children if child.last <= title.first)
    lists = [element for element in beside if element not in out and _is_list(page, element, listed, sums)]
    yield from (element for element in lists if element.last <= title.first)
    after = [element for element in lists if element.first >= core.last]
    if LEAST_TEXT_TIMES * sum(page.measure(element)[0] for element in after) > sums[core.last] - sums[core.first]:
        over = [element.last for element in beside if element.first >= core.last and _says_end(page, element, out)]
        over += [core.last for line in list(page_lines(page, core, out | feeds))[-1:] if is_fact(said(page, line.first, line.last))]
        after = [element for element in after if element.first >= min(over, default=core.first)] if over else []
    yield from after


def _says_end(page: SourceTree, element: Element, out: set[Element]) -> bool:
    """Whether an element below a text shows that it is over: furniture, or a line that says who made or published it."""
    if element in out:
        return page.measure(element)[0] > 0
    lines = [inner for inner in element.walk() if inner.name in BLOCKS and inner.last - inner.first <= TITLE_TOKENS]
    return any(2 < page.measure(line)[0] <= LONGEST_TITLE_CHARACTERS and is_fact(page.text(line)) for line in lines)


def _beside(box: Element, sums: list[int]) -> tuple[list[Element], Element]:
    """The core of a box, in which nearly all of its prose stands, and what stands beside the way from the box to it."""
    beside: list[Element] = []
    core = box
    while True:
        least = CORE_SHARE * (sums[core.last] - sums[core.first])
        inner = next((child for child in core.children if child.name in CONTAINERS and sums[child.last] - sums[child.first] >= least), None)
        if inner is None:
            return beside, core
        beside += (child for child in core.children if child is not inner)
        core = inner


def _is_list(page: SourceTree, element: Element, listed: list[tuple[int, int]], sums: list[int]) -> bool:
    """Whether an element holds nearly nothing but links to other pages and entries of feeds, and no sentence outside them."""
    chars, linked, _ = page.measure(element)
    one, two = listed[element.first], listed[element.last]
    if element.name not in BLOCKS or sums[element.last] > sums[element.first]:
        return False
    if linked - (two[1] - one[1]) + two[0] - one[0] < LISTED_SHARE * chars:
        return False
    links = [inner for inner in element.walk() if inner.name == "a" and page.measure(inner)[0]]
    return len(links) >= LEAST_LINKS and not any(is_own(link) for link in links)
