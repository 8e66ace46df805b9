"""An element of a page, with what lies in it: elements, and tokens that are none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from jiaokan.html.tokens import Token


@dataclass(eq=False, slots=False)
class Element:
    """An element and what lies in it; `first` and `last` are places in the row of the page's tokens, the end tag included."""

    name: str
    token: Token
    """Its start tag; one without width where the page leaves the tag out."""
    parent: Element | None = None
    nodes: list[Element | Token] = field(default_factory=list)
    """All that lies in it, in the order in which a browser shows it."""
    first: int = 0
    last: int = 0

    @cached_property
    def attributes(self) -> dict[str, str]:
        """The attributes of its start tag."""
        return self.token.attributes

    @cached_property
    def children(self) -> list[Element]:
        """The elements that lie in it and in no other."""
        return [node for node in self.nodes if isinstance(node, Element)]

    def walk(self) -> Iterator[Element]:
        """The element and all below it, in the order in which a browser shows them."""
        todo = [self]
        while todo:
            element = todo.pop()
            yield element
            todo.extend(reversed(element.children))

    def holds(self, other: Element) -> bool:
        """Whether another element lies in it."""
        return self.first <= other.first and other.last <= self.last
