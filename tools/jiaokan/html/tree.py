"""A page as a browser sees it: its tree, and its tokens in the order in which the tree shows them.

What stands between the parts of a table is shown before the table, so that the order of the tokens may differ from that of the source;
elements whose tags are left out have tokens without width.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from jiaokan.html.construction import Construction
from jiaokan.html.element import Element
from jiaokan.html.modes import MODES
from jiaokan.html.tokens import Token, Tokenizer
from jiaokan.text import re

__all__ = ["Element", "SourceTree", "build", "is_shown", "page"]

TAGS = re.compile("<[^<>]*+>")
SENTENCE_MARKS = re.compile("[，。；：、！？]")
CONTROLS = frozenset(["form", "input", "textarea", "button", "select", "iframe"])
"""What a page asks its reader to fill in or to press."""
NOT_BLANK = re.compile(r"[^\s\u3000]")
SHOWN_RAW = frozenset(["xmp", "plaintext", "![CDATA["])
"""What holds no markup and is shown all the same."""


@dataclass(frozen=True)
class SourceTree:
    """The tree of a source, with running sums over its tokens: characters, those in links, punctuation marks."""

    source: str
    tokens: Sequence[Token]
    root: Element
    sums: Sequence[tuple[int, int, int]]

    def measure(self, element: Element) -> tuple[int, int, int]:
        """How many characters, characters in links and punctuation marks an element holds."""
        one, two = self.sums[element.first], self.sums[element.last]
        return two[0] - one[0], two[1] - one[1], two[2] - one[2]

    @cached_property
    def _titles(self) -> list[int]:
        return [index for index, token in enumerate(self.tokens) if token.kind == "start" and token.name == "h1"]

    def holds_title(self, element: Element) -> bool:
        """Whether an h1 lies in an element, or is it."""
        index = bisect_left(self._titles, element.first)
        return index < len(self._titles) and self._titles[index] < element.last

    @cached_property
    def _controls(self) -> list[int]:
        return [index for index, token in enumerate(self.tokens) if token.kind == "start" and token.name in CONTROLS]

    def holds_control(self, element: Element) -> bool:
        """Whether there is something in an element that its reader is to fill in or to press."""
        index = bisect_left(self._controls, element.first)
        return index < len(self._controls) and self._controls[index] < element.last

    @cached_property
    def name(self) -> str:
        """What the page's `<title>` says, or where it is empty its `og:title`, without blanks."""
        named = next((token.text(self.source) for token in self.tokens if token.kind == "raw" and token.name == "title"), "")
        heads = (token.attributes for token in self.tokens if token.kind == "start" and token.name == "meta" and "og:title" in token.inside)
        return re.sub(r"[\s\u3000]+", "", named.strip() or next((head.get("content", "") for head in heads), ""))

    def text(self, element: Element) -> str:
        """The text of an element without blanks, its references read."""
        parts = (token.text(self.source) for token in self.tokens[element.first : element.last] if is_shown(token))
        return re.sub(r"[\s\u3000]+", "", "".join(parts))


def is_shown(token: Token) -> bool:
    """Whether a token holds characters that a browser shows."""
    return token.kind == "text" or (token.kind == "raw" and token.name in SHOWN_RAW)


def page(source: str) -> SourceTree:
    """The tree of a page.

    Args:
        source: the page, or a part of one; every character of it lies in exactly one token of the page.

    Returns:
        The tree by the standard; but where that loses most of the page in a tag, a comment or an element without markup that never
        ends, the tree of the page in which it ends at once.
    """
    found, last = build(Tokenizer(source))
    if last and last.kind in ("other", "raw") and last.name != "plaintext":
        lost = len(NOT_BLANK.findall(TAGS.sub("", source[last.start : last.end])))
        if lost > found.sums[-1][0] and TAGS.search(source, last.start + 1):
            return build(Tokenizer(source, last.start))[0]
    return found


def build(tokenizer: Tokenizer) -> tuple[SourceTree, Token | None]:
    """The page that the tokens make by the standard, and the last of them."""
    tree, last = Construction(tokenizer, MODES), None
    while token := tokenizer.next():
        tree.process(token)
        last = token
    if tree.mode == "text":
        tree.open.pop()
        tree.mode = tree.back
    place = len(tokenizer.source)
    for name in ("noscript", "body"):  # what was left out at the end, and what still waits
        tree.process(Token("end", place, place, name))
    return _flat(tokenizer.source, tree.root), last


def _flat(source: str, root: Element) -> SourceTree:
    """The tokens of a tree in order, with the sums over them."""
    row: list[Token] = []
    sums = [(0, 0, 0)]
    links = 0
    todo: list[tuple[Element, int]] = [(root, -1)]
    while todo:
        element, index = todo.pop()
        if index < 0:
            element.first = len(row)
            index = 0
            links += element.name == "a"
            if element is not root:
                row.append(element.token)
                sums.append(sums[-1])
        nodes = element.nodes
        while index < len(nodes):
            node = nodes[index]
            index += 1
            if isinstance(node, Element):
                todo += [(element, index), (node, -1)]
                break
            row.append(node)
            sums.append(_sum(source, node, sums[-1], links))
        else:
            element.last = len(row)
            links -= element.name == "a"
    return SourceTree(source, row, root, sums)


def _sum(source: str, token: Token, last: tuple[int, int, int], links: int) -> tuple[int, int, int]:
    if not is_shown(token):
        return last
    chars = len(NOT_BLANK.findall(source, token.start, token.end))
    stops = 0 if links else len(SENTENCE_MARKS.findall(source, token.start, token.end))
    return last[0] + chars, last[1] + (chars if links else 0), last[2] + stops
