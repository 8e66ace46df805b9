"""What stands beside the main element and belongs to it: an introduction before it; after it what is attached, who signs, and when.

Of what comes after, whole sentences that are as long as a paragraph belong to it too; shorter ones are what pages say under every text.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from jiaokan.grammar.body_name import is_signatory
from jiaokan.grammar.date import DAY
from jiaokan.grammar.web_words import is_attribution
from jiaokan.html.furniture import TITLE_TOKENS, is_fact, is_paragraph
from jiaokan.html.names import BLOCKS, HEADINGS
from jiaokan.html.tree import Element, SourceTree
from jiaokan.text import re

SURE_LEAD_CHARACTERS = 24
LONGEST_LEAD_CHARACTERS = 600
"""Characters of an introduction at most."""
PARAGRAPH_CHARACTERS = 60
"""Characters of a paragraph after the text at least."""
LONGEST_END_CHARACTERS = 80
"""Characters of a line that ends a text at most."""
FILE = re.compile(r".*\.(?:docx?|xlsx?|pptx?|pdf|wps|et|ofd|zip|rar|od[st])(?:[?#].*)?$", re.IGNORECASE)
"""Where a link to an attached file leads."""


def leads(page: SourceTree, title: Element, main: Element, out: set[Element]) -> list[Element]:
    """The blocks of prose between a title and the main element, however deep: an introduction set apart."""
    found: list[Element] = []
    here = main.parent
    while here and not (here.first <= title.first and title.last <= here.last):
        here = here.parent
    todo = [here] if here else []
    while todo:
        element = todo.pop()
        for child in element.children:
            if child in out or child.last <= title.last or main.first <= child.first:
                continue
            if child.first < title.last or main.first < child.last:
                todo.append(child)  # it holds the title or the main element, and what stands between them in part
            elif _is_lead(page, child, element is here or (child.name == "p" and element is title.parent)):
                found.append(child)
    return found


def adjoining(page: SourceTree, main: Element, out: set[Element]) -> Iterator[Element]:
    """The paragraphs right before and right behind the main element, with nothing else between: the text goes on over its edge."""
    beside = main.parent.children if main.parent else []
    place = next((index for index, child in enumerate(beside) if child is main), len(beside))
    for row in (reversed(beside[:place]), beside[place + 1 :]):
        yield from takewhile(lambda one: one not in out and is_paragraph(page, one) and page.measure(one)[2] > 0, row)


def _is_lead(page: SourceTree, element: Element, near: bool) -> bool:
    """Whether an element is prose; of one that lies deep in another it must be sure."""
    chars, linked, stops = page.measure(element)
    if not (stops and 8 <= chars <= LONGEST_LEAD_CHARACTERS and linked * 4 < chars):
        return False
    text = page.text(element)
    return not is_fact(text) and (near or (chars >= SURE_LEAD_CHARACTERS and "。" in text))


def ends(page: SourceTree, box: Element, main: Element, out: set[Element]) -> Iterator[Element]:
    """The blocks after the main element, in the box of the text, that end it: attached files, signature, day, paragraphs."""
    todo = [child for child in reversed(box.children) if child not in out]
    while todo:
        element = todo.pop()
        if element.last <= main.first or element is main or not page.measure(element)[0]:
            continue
        inner = [child for child in element.children if child.name in BLOCKS and page.measure(child)[0]]
        if element.first < main.last or inner:
            todo += [child for child in reversed(element.children) if child not in out]
        elif element.name in BLOCKS - HEADINGS and _ends(page, element):
            yield element


def _ends(page: SourceTree, element: Element) -> bool:
    """Whether a block ends a text."""
    chars, linked, _ = page.measure(element)
    if any(inner.name == "a" and FILE.match(inner.attributes.get("href", "").strip()) for inner in element.walk()):
        return chars <= LONGEST_END_CHARACTERS * 2
    if element.last - element.first > TITLE_TOKENS or chars > LONGEST_LEAD_CHARACTERS or linked * 4 > chars:
        return False
    text = page.text(element)
    if chars <= LONGEST_END_CHARACTERS and (
        is_signatory(text) or re.fullmatch(DAY, text) or (re.search("[：:]", text) and is_attribution(text))
    ):
        return True
    return chars >= PARAGRAPH_CHARACTERS and "。" in text
