"""Which elements of a page hold the text: the container in which its prose is dense, and the title before it.

Menus are links, prose is characters outside links with punctuation between them; what is left of furniture has roles, ids, classes
and words of its own. Where no element holds the prose alone, all but the known furniture is kept.
"""

from __future__ import annotations

from jiaokan.grammar.web_words import kind_of
from jiaokan.html.furniture import is_fact, left_out
from jiaokan.html.headline import title_of
from jiaokan.html.name_words import words_of
from jiaokan.html.names import BLOCKS, CONTAINERS
from jiaokan.html.text_box import text_box
from jiaokan.html.tree import Element, SourceTree

DOMINANT_SHARE = 0.82
"""The part of the prose that one child must hold for the search to go on inside it."""
SOLID_CHARACTERS = 120
"""Characters without a link that a block holds at least for the page to be more than lists of links."""
FEW_LINKED_CHARACTERS = 12
"""Characters in links up to which a page has no menus and no lists of other pages."""


def content(page: SourceTree) -> tuple[Element, Element, Element | None, set[Element]]:
    """The box of the text, the main element in it, the title, which may lie outside it, and what is left out wherever it lies."""
    out = set(left_out(page))
    box, others = text_box(page, out)
    out |= others
    main = _main(page, box, out)
    return box, main, title_of(page, main, out), out


def _weight(page: SourceTree, element: Element) -> int:
    chars, linked, stops = page.measure(element)
    return chars - linked + 20 * stops


def _main(page: SourceTree, box: Element, out: set[Element]) -> Element:
    """The innermost container that holds nearly all of the prose."""
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
        if heavy is None or weights[heavy] < DOMINANT_SHARE * weights[here] or not weights[here] or _is_document(page, here, heavy, out):
            return here
        here = heavy


def _is_list(page: SourceTree, element: Element) -> bool:
    """Whether an element is a list of links, whose few characters outside them are no prose."""
    chars, linked, stops = page.measure(element)
    return not stops and linked * 10 > chars * 7


def _is_document(page: SourceTree, here: Element, heavy: Element, out: set[Element]) -> bool:
    """Whether a page has no links to speak of, and what stands beside its heaviest child has no name and says no furniture: it is text."""
    if page.measure(page.root)[1] > FEW_LINKED_CHARACTERS:
        return False
    rest = [child for child in here.children if child is not heavy and child not in out and page.measure(child)[0]]
    return bool(rest) and not any(words_of(child) or kind_of(page.text(child)) or is_fact(page.text(child)) for child in rest)
