"""The title of a page's text and what belongs to it, where they lie outside the main element: kicker, subtitle, byline.

The page's own title says which heading is meant; what follows it in that title is the name of the site.
"""

from __future__ import annotations

from jiaokan.html.furniture import TITLE_SIGN, TITLE_TOKENS
from jiaokan.html.names import BLOCKS, HEADINGS
from jiaokan.html.tree import Element, SourceTree
from jiaokan.text import re

BYLINE = re.compile(r"(?:本报|新华社|记者|通讯员|特约|作者[:：])[^。，]{2,40}")
"""Who wrote an article, below its headline."""


def title_of(page: SourceTree, main: Element, out: set[Element]) -> Element | None:
    """The last h1 before the main element, or the block whose words the page's title begins with; none if the main element has its own."""
    if page.holds_title(main) and not (page.name and _lacks(page, main)):
        return None
    inside_out = {inner for element in out for inner in element.walk()}
    before = [
        element
        for element in page.root.walk()
        if element.last <= min(main.first, element.first + TITLE_TOKENS) and element not in inside_out
    ]
    named = page.name
    first = TITLE_SIGN.split(named)[0]
    inside = (element for element in main.walk() if element.name in BLOCKS and _is_short(page, element) and page.text(element) == first)
    if first and (headline := min(inside, key=lambda element: element.name in ("td", "th"), default=None)):
        return next((inner for inner in headline.walk() if inner.name in HEADINGS and page.text(inner) == first), headline)
    for element in reversed(before):
        if element.name in HEADINGS and 4 <= page.measure(element)[0] <= 120 and named.startswith(page.text(element)):
            return element
    if page.holds_title(main):
        return None
    for element in reversed(before):
        if element.name == "h1" and (text := page.text(element)) and (not named or first in text or text in named):
            return element
    for element in reversed(before):
        chars = page.measure(element)[0]
        if (
            4 <= chars <= 120
            and (text := page.text(element))
            and (named == text or (named.startswith(text) and TITLE_SIGN.match(named, len(text))))
        ):
            return element
    return next((e for e in reversed(before) if e.name in HEADINGS and 4 <= page.measure(e)[0] <= 120), None)


def headlines(page: SourceTree, title: Element, main: Element, out: set[Element]) -> list[Element]:
    """What stands beside a title outside the main element and belongs to it: kicker, subtitle, byline."""
    parent = title.parent
    if parent is None or title.name not in HEADINGS or parent.last - parent.first > TITLE_TOKENS or parent.last > main.first:
        return []
    beside = [child for child in parent.children if child is not title and child not in out and 2 <= page.measure(child)[0] <= 60]
    return [child for child in beside if child.name in HEADINGS or BYLINE.fullmatch(page.text(child))]


def _lacks(page: SourceTree, main: Element) -> bool:
    """Whether no heading of the main element is what the page's title begins with: they are headings of its text."""
    return not any(element.name in HEADINGS and page.name.startswith(page.text(element) or "\0") for element in main.walk())


def _is_short(page: SourceTree, element: Element) -> bool:
    return element.last - element.first <= TITLE_TOKENS and 4 <= page.measure(element)[0] <= 120
