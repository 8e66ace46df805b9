"""Headings that a page sets as bold paragraphs, centred or numbered, and not with the elements h1 to h6.

A page made in a word processor or an editor of a site knows no headings; what is bold as a whole, short and without a stop is one.
"""

from __future__ import annotations

from jiaokan.grammar.numeral import COUNTING, ZERO
from jiaokan.html.furniture import TITLE_TOKENS
from jiaokan.html.names import BLOCKS
from jiaokan.html.tree import Element, SourceTree
from jiaokan.text import re

CENTRED = re.compile(r"text-align\s*:\s*center", re.IGNORECASE)
NO_HEADING = re.compile(rf".*[。；，、：:!！?？]|[（(](?![{COUNTING}]{{1,3}}[）)]).*|第?.{{0,12}}[第〔].*号|[\d{ZERO}{COUNTING}年月日]+")
NUMBERED = re.compile(rf"第[{COUNTING}百\d]{{1,5}}[编章节編節]|[{COUNTING}]{{1,3}}、|（[{COUNTING}]{{1,3}}）")
BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
LONGEST_HEADING_CHARACTERS = 40


def is_heading(page: SourceTree, block: Element) -> bool:
    """Whether a paragraph is bold as a whole, centred or numbered, and reads like a heading."""
    if (
        block.name not in ("p", "div", "center")
        or block.last - block.first > TITLE_TOKENS
        or not 0 < page.measure(block)[0] <= LONGEST_HEADING_CHARACTERS
        or not _is_bold(page, block)
    ):
        return False
    style = block.attributes.get("style", "")
    centred = block.name == "center" or block.attributes.get("align", "").lower() == "center" or CENTRED.search(style)
    text = page.text(block)
    return not NO_HEADING.fullmatch(text) and bool(centred or NUMBERED.match(text))


def _is_bold(page: SourceTree, block: Element) -> bool:
    """Whether all characters of a block are bold, by its own style or by the inline elements in it."""
    todo = [block]
    while todo:
        element = todo.pop()
        chars = page.measure(element)[0]
        if not chars or element.name in ("b", "strong") or BOLD.search(element.attributes.get("style", "")):
            continue
        inline = [child for child in element.children if child.name not in BLOCKS]
        if sum(page.measure(child)[0] for child in inline) < chars:
            return False
        todo.extend(inline)
    return True
