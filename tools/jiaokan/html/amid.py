"""What stands amid a text and is of it, though its name is one of furniture: `comment` is what others say below a text, in it a remark.

A box after which the paragraphs beside it go on, with sentences of its own, no link and nothing to fill in; a remark in a paragraph; the
comments of a program in code, which highlighters name so; buttons that each open what is said below them, as questions do their answers.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from jiaokan.html.name_words import OTHERS, words_of
from jiaokan.html.names import BLOCKS, HEADINGS, named
from jiaokan.html.tree import SENTENCE_MARKS, Element, SourceTree

PARAGRAPH_CHARACTERS = 40
"""Characters of a paragraph that goes on behind a box, at least."""
SHORTEST_LABEL_CHARACTERS, LEAST_OPENED_TIMES = 4, 2
"""Characters of a button that heads a text, and buttons alike that do, at least."""
LEAST_PARAGRAPHS = 2
"""Such paragraphs behind it."""
CODE = named("pre code listing xmp")


def amid_text(page: SourceTree, parent: Element) -> Iterator[Element]:
    """The children of an element that are named for what others say and stand before paragraphs of the text beside them."""
    behind = 0
    for node in reversed(parent.nodes):
        if not isinstance(node, Element):
            behind += node.kind == "text" and node.end - node.start >= PARAGRAPH_CHARACTERS and _says(page, node.start, node.end)
        elif node.name == "p" and not words_of(node):
            chars, linked, stops = page.measure(node)
            behind += chars >= PARAGRAPH_CHARACTERS and not linked and stops > 0
        elif behind >= LEAST_PARAGRAPHS and node.name in BLOCKS and words_of(node) & OTHERS - {"qrcode"} and _is_prose(page, node):
            yield node


def opening_buttons(page: SourceTree) -> Iterator[Element]:
    """The buttons that each stand right before a block with sentences, alone or in a heading, several alike."""
    found: dict[str, list[Element]] = defaultdict(list)
    for parent in page.root.walk():
        for head, rest in pairwise(parent.children):
            button = head.children[0] if head.name in HEADINGS and len(head.children) == 1 else head
            if button.name != "button" or page.measure(button)[0] < max(SHORTEST_LABEL_CHARACTERS, page.measure(head)[0]):
                continue
            chars, linked, stops = page.measure(rest)
            if rest.name in BLOCKS and stops and linked * 2 < chars:
                found[button.attributes.get("class", "")].append(button)
    yield from (button for alike in found.values() if len(alike) >= LEAST_OPENED_TIMES for button in alike)


def _says(page: SourceTree, start: int, end: int) -> bool:
    """Whether a stretch of the source has a mark of a sentence."""
    return SENTENCE_MARKS.search(page.source, start, end) is not None


def _is_prose(page: SourceTree, box: Element) -> bool:
    """Whether a box says a sentence, leads nowhere and asks for nothing."""
    _, linked, stops = page.measure(box)
    return stops > 0 and not linked and not page.holds_control(box)


def in_sentence(page: SourceTree, element: Element) -> bool:
    """Whether an element stands in a line with sentences beside it, as a word set off does, or is a remark itself."""
    if element.name in BLOCKS or element.name == "a":
        return False
    here = element.parent
    while here and here.name not in BLOCKS:
        here = here.parent
    if here is None or here.name in ("html", "body"):
        return False
    (outer, _, all_stops), (chars, linked, stops) = page.measure(here), page.measure(element)
    return all_stops > stops or (here.name == "p" and not words_of(here) and stops > 0 and not linked and outer > chars)


def in_code(element: Element) -> bool:
    """Whether an element lies in code or in other lines that are set as they are written."""
    here: Element | None = element
    while here and here.name not in CODE:
        here = here.parent
    return here is not None
