"""Code of a page: an element `pre` that holds `code` (HTML 4.4.3), or that a highlighter of code marks by its class; `code` in a line.

Other preformatted text is no code: verse, letters, mail, whole books stand in `pre` too. The numbers that a page sets beside the lines of
code in an element of their own are none of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from jiaokan.html.names import BLOCKS
from jiaokan.html.tree import Element, SourceTree
from jiaokan.text import re

CLASS = re.compile(r"(?i)\b(?:lang(?:uage)?-\w|highlight\b|prettyprint\b|brush:|hljs\b|(?:source)?code\b)")
"""How highlighters name the block they colour."""
INLINE = re.compile("[^`，。；！？]{1,200}")
"""Words that a page marks as code in a line; a sentence is none."""
LONGEST_NUMBERS_CHARACTERS = 20_000
"""Characters of such numbers at most: those of some five thousand lines."""
HIGHEST_PARENT_LEVELS = 2
"""How far above a `pre` the element may stand whose class says it."""


def fence(page: SourceTree, element: Element) -> str:
    """The fence for the code of an element, longer than any run of backticks in it; empty if it is no code, or has blocks of its own."""
    if element.name != "pre" or any(child.name in BLOCKS for child in element.walk() if child is not element):
        return ""
    if not (any(child.name == "code" for child in element.children) or _is_classed(element)):
        return ""
    words = page.text(element)
    return "`" * max([3, *(len(run) + 1 for run in re.findall("`{3,}", words))]) if words else ""


def line_numbers(page: SourceTree) -> Iterator[Element]:
    """The elements that hold nothing but numbers counting from one, right before an element with code in lines."""
    for parent in page.root.walk():
        for numbers, lines in pairwise(parent.children):
            chars, linked, _ = page.measure(numbers)
            if 0 < chars <= LONGEST_NUMBERS_CHARACTERS and not linked and _holds_lines(lines) and _holds_lines(numbers):
                text, count, number = page.text(numbers), "", 0
                while len(count) < len(text):
                    number += 1
                    count += str(number)
                if text == count:
                    yield numbers


def _holds_lines(element: Element) -> bool:
    """Whether an element, or the first in it, keeps the lines of its source."""
    return element.name == "pre" or any(child.name == "pre" for child in element.children)


def is_inline(page: SourceTree, element: Element) -> bool:
    """Whether an element is code in a line, which Markdown writes between backquotes (CommonMark 0.31, 6.1)."""
    return element.name == "code" and INLINE.fullmatch(page.text(element)) is not None and not any(map(_is_block, element.walk()))


def _is_block(element: Element) -> bool:
    """Whether an element breaks the line, or is code in it again."""
    return element.name in BLOCKS or element.name == "br"


def _is_classed(element: Element) -> bool:
    """Whether the class of an element, or of one just above it, is a highlighter's."""
    above: Element | None = element
    for _ in range(HIGHEST_PARENT_LEVELS + 1):
        if above is None:
            return False
        if CLASS.search(above.attributes.get("class", "")):
            return True
        above = above.parent
    return False
