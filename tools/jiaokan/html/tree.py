"""The elements of a page, from its tokens: enough of the HTML standard's tree construction to know what lies in what.

End tags may be left out (p, li, td …), and a stray end tag closes nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from jiaokan.html.tokens import ENTITY, VOID, Token

BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
SCOPES = frozenset(["table", "td", "th", "caption", "html", "body", "button"])
CLOSES = {
    "li": (("li",), ("ul", "ol", "menu")),
    "dd": (("dd", "dt"), ("dl",)),
    "dt": (("dd", "dt"), ("dl",)),
    "option": (("option",), ("select",)),
    "td": (("td", "th"), ("tr", "table")),
    "th": (("td", "th"), ("tr", "table")),
    "tr": (("tr",), ("table",)),
    "tbody": (("tbody", "thead", "tfoot"), ("table",)),
    "tfoot": (("tbody", "thead", "tfoot"), ("table",)),
}
"""What a start tag closes, and what it does not look beyond."""
REACH = 32
"""How many open elements a tag looks through, so that deep nesting costs no more than linear time."""
DEEPEST = 512
"""How far an end tag looks for its start; browsers nest no deeper."""
TABLE = frozenset(["table", "caption", "thead", "tbody", "tfoot", "tr", "td", "th", "body", "html"])
STOPS = re.compile("[，。；：、！？]")
NOT_BLANK = re.compile(r"[^\s\u3000]")


@dataclass(eq=False)
class Element:
    """An element and what lies in it; `first` and `last` are places in the row of tokens, the end tag included."""

    name: str
    token: Token
    first: int
    parent: Element | None
    last: int = 0
    children: list[Element] = field(default_factory=list)

    @cached_property
    def attributes(self) -> dict[str, str]:
        """The attributes of its start tag."""
        return self.token.attributes

    def walk(self) -> Iterator[Element]:
        """The element and all below it, in the order of the source."""
        todo = [self]
        while todo:
            element = todo.pop()
            yield element
            todo.extend(reversed(element.children))


@dataclass(frozen=True)
class Page:
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

    def text(self, element: Element) -> str:
        """The text of an element without blanks, its entities read."""
        from html import unescape

        parts = (self.source[token.start : token.end] for token in self.tokens[element.first : element.last] if token.kind == "text")
        return re.sub(r"[\s\u3000]+", "", ENTITY.sub(lambda match: unescape(match[0]), "".join(parts)))


def page(source: str, row: Sequence[Token]) -> Page:
    """The tree over a row of tokens that covers the source."""
    root = Element("", Token("other", 0, 0), 0, None)
    stack, opened, links = [root], Counter[str](), 0
    sums = [(0, 0, 0)]
    for index, token in enumerate(row):
        if token.kind == "start":
            while (depth := _closed_by(token.name, stack)) is not None:
                links -= _close(stack, depth, index, opened)
            element = Element(token.name, token, index, stack[-1], index + 1)
            stack[-1].children.append(element)
            if token.name not in VOID:
                stack.append(element)
                opened[token.name] += 1
                links += token.name == "a"
        elif token.kind == "end" and opened[token.name]:
            depth = _opened_by(token.name, stack)
            if depth is not None:
                links -= _close(stack, depth, index + 1, opened)
        chars = stops = 0
        if token.kind == "text":
            chars = len(NOT_BLANK.findall(source, token.start, token.end))
            stops = len(STOPS.findall(source, token.start, token.end))
        last = sums[-1]
        sums.append((last[0] + chars, last[1] + (chars if links else 0), last[2] + (0 if links else stops)))
    _close(stack, 0, len(row), opened)
    return Page(source, row, root, sums)


def _closed_by(name: str, stack: list[Element]) -> int | None:
    """The depth of the open element that a start tag closes."""
    wanted, stops = CLOSES.get(name, ((), ()))
    for depth in range(len(stack) - 1, max(0, len(stack) - 1 - REACH), -1):
        here = stack[depth].name
        if here in wanted or (here == "p" and name in BLOCKS):
            return depth
        if here in stops or (not wanted and here in SCOPES):
            return None
    return None


def _opened_by(name: str, stack: list[Element]) -> int | None:
    """The depth of the open element that an end tag closes; the end of an inline element closes no block."""
    inline = name not in BLOCKS
    for depth in range(len(stack) - 1, max(0, len(stack) - 1 - DEEPEST), -1):
        here = stack[depth].name
        if here == name:
            return depth
        if (inline and here in BLOCKS) or (here in SCOPES and name not in TABLE):
            return None
    return None


def _close(stack: list[Element], depth: int, index: int, opened: Counter[str]) -> int:
    """Close the open elements from `depth` on; how many of them were links."""
    links = 0
    while len(stack) > max(depth, 0):
        element = stack.pop()
        element.last = index
        opened[element.name] -= 1
        links += element.name == "a"
        if not stack:
            break
    return links
