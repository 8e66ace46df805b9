"""Which elements of a page hold the text: the container in which its prose is dense, and the title before it.

Menus are links, prose is characters outside links with punctuation between them; what is left of furniture has roles, ids, classes
and words of its own. Where no element holds the prose alone, all but the known furniture is kept.
"""

from __future__ import annotations

from typing import NamedTuple

from jiaokan.grammar.web_words import LineKind, kind_of
from jiaokan.html.furniture import NEVER, is_fact, left_out
from jiaokan.html.headline import title_of
from jiaokan.html.name_words import words_of
from jiaokan.html.names import BLOCKS, CONTAINERS
from jiaokan.html.text_box import TextBox, text_box
from jiaokan.html.tree import Element, SourceTree

DOMINANT_SHARE = 0.82
"""The part of the prose that one child must hold for the search to go on inside it."""
SOLID_CHARACTERS = 120
"""Characters without a link that a block holds at least for the page to be more than lists of links."""
FEW_LINKED_CHARACTERS = 12
"""Characters in links up to which a page has no menus and no lists of other pages, so that all of it is text."""


class Content(NamedTuple):
    """Where the text of a page is."""

    box: Element
    """The box of the text."""
    main: Element
    """The main element in it."""
    title: Element | None
    """The title, which may lie outside of it."""
    out: set[Element]
    """What is left out wherever it lies."""
    facts: set[Element]
    """What stands beside the text in the main element and says when and by whom it was published."""


def content(page: SourceTree) -> Content:
    """Where the text of a page is."""
    out = set(left_out(page))
    linked = page.measure(page.root)[1] - sum(page.measure(element)[1] for element in out if element.name in NEVER)
    box, others = text_box(page, out) if linked else TextBox(page.root, set())
    out |= others
    main, heavy = _main(page, box, out, linked)
    facts = {child for child in main.children if heavy and child.name in BLOCKS and kind_of(page.text(child)) is LineKind.META}
    return Content(box, main, title_of(page, main, out), out, facts)


def _weight(page: SourceTree, element: Element) -> int:
    chars, linked, stops = page.measure(element)
    return chars - linked + 20 * stops


def _main(page: SourceTree, box: Element, out: set[Element], linked: int) -> tuple[Element, Element | None]:
    """The innermost container that holds nearly all of the prose; or that which holds what stands beside it too, and then the child of
    it that the prose is in."""
    here = box
    weights: dict[Element, int] = {}
    order = list(here.walk())
    solid = box is page.root and any(
        page.measure(e)[0] >= SOLID_CHARACTERS and not page.measure(e)[1] and e.name in BLOCKS and e not in out for e in order
    )
    for element in reversed(order):
        lost = sum(_weight(page, child) - weights[child] for child in element.children)
        weights[element] = 0 if element in out or (solid and _is_list(page, element)) else _weight(page, element) - lost
        if not solid and element.name == "a" and element not in out and element.parent and _is_list(page, element.parent):
            weights[element] = page.measure(element)[0]
    while True:
        heavy = max((child for child in here.children if child.name in CONTAINERS), key=lambda child: weights[child], default=None)
        if heavy is None or weights[heavy] < DOMINANT_SHARE * weights[here] or not weights[here]:
            return here, None
        if linked <= FEW_LINKED_CHARACTERS and _says_more(page, here, heavy, out, linked > 0):
            return here, heavy
        here = heavy


def _is_list(page: SourceTree, element: Element) -> bool:
    """Whether an element is a list of links, whose few characters outside them are no prose."""
    chars, linked, stops = page.measure(element)
    return not stops and linked * 10 > chars * 7


def _says_more(page: SourceTree, here: Element, heavy: Element, out: set[Element], named: bool) -> bool:
    """Whether what stands beside the heaviest child of an element is text, on a page with few links or none; `named` is whether names and
    furniture there say that none of it is."""
    rest = [child for child in here.children if child is not heavy and child not in out and page.measure(child)[0]]
    text = [child for child in rest if not kind_of(page.text(child)) and not is_fact(page.text(child))]
    return bool(text) and not (named and (len(text) < len(rest) or any(map(words_of, rest))))
