"""What of a page is shown: the main element and what belongs to it outside, without furniture; or all of it, where that is too little.

A page whose selection holds next to nothing of what it says outside links was not understood: all of it is shown, and said to be doubtful.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from jiaokan.html.beside import adjoining, ends, leads
from jiaokan.html.content import content
from jiaokan.html.element import Element
from jiaokan.html.ends import after_text, before_text
from jiaokan.html.furniture import NEVER, is_dated
from jiaokan.html.headline import headlines
from jiaokan.html.names import BLOCKS
from jiaokan.html.tables import data_rows, records
from jiaokan.html.tree import SourceTree

SELECTION_SHARE = 0.08
"""The part of the characters outside links that a selection holds at least; on saved pages with many comments it is an eighth."""
LEAST_PAGE_CHARACTERS = 20
"""Characters outside links that a page has at least for anything to be missed."""


@dataclass(frozen=True)
class Selection:
    """The elements of a page that are shown, in order, and what in them is not."""

    shown: tuple[Element, ...]
    title: Element | None
    out: frozenset[Element]
    """Furniture."""
    facts: frozenset[Element]
    """What says something about the text: a record, the line of facts."""
    rows: frozenset[Element]
    """The rows of tables that hold data."""
    gone: dict[int, str]
    """Places of tokens that are not shown, each with the reason."""
    doubtful: bool = False
    """Whether all is shown since no main content was found."""

    def leaves_out(self, element: Element) -> str:
        """Why an element is left out; empty if it is shown."""
        return "outside-content" if element in self.out else "page-metadata" if element in self.facts else ""


def selected(page: SourceTree) -> Selection:
    """What of a page is shown."""
    box, main, title, out, facts = content(page)
    rows = data_rows(page, main)
    dated = {element for element in page.root.walk() if element.name in BLOCKS and element is not title and is_dated(page, element)}
    apart = title if title and not main.holds(title) else None
    beside = [element for find in (headlines, leads) for element in find(page, apart, main, out)] if apart else []
    beside += [*ends(page, box, main, out), *adjoining(page, main, out)]
    shown = {element for element in (*beside, title, main) if element and (element is main or not main.holds(element))}
    gone = dict.fromkeys(after_text(page, main, out), "outside-content") | before_text(page, main, title, out)
    found = Selection(
        tuple(sorted(shown, key=_place)),
        title,
        frozenset(out),
        frozenset(records(page, rows) | dated | facts),
        frozenset(rows),
        gone,
    )
    return everything(page) if _is_too_little(page, box, found) else found


def everything(page: SourceTree) -> Selection:
    """All of a page but the elements that hold no text."""
    return Selection((page.root,), None, frozenset(_never(page)), frozenset(), frozenset(data_rows(page, page.root)), {}, doubtful=True)


def _never(page: SourceTree) -> Iterator[Element]:
    return (element for element in page.root.walk() if element.name in NEVER)


def _is_too_little(page: SourceTree, box: Element, found: Selection) -> bool:
    """Whether the selection holds next to nothing of what the box of the text says outside links."""
    said = _said(page, [box], set(_never(page)), {})
    return said >= LEAST_PAGE_CHARACTERS and _said(page, found.shown, found.out | found.facts, found.gone) < SELECTION_SHARE * said


def _said(page: SourceTree, shown: Iterable[Element], out: Iterable[Element], gone: dict[int, str]) -> int:
    """How many characters outside links lie in elements, without those in others and at some places."""
    skip = {element.first: element.last for element in out}
    count = 0
    for element in shown:
        place = element.first
        while place < element.last:
            if place in skip:
                place = max(skip[place], place + 1)
                continue
            if place not in gone:
                one, two = page.sums[place], page.sums[place + 1]
                count += two[0] - one[0] - (two[1] - one[1])
            place += 1
    return count


def _place(element: Element) -> int:
    """Where an element begins."""
    return element.first
