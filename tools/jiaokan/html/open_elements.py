"""The stack of open elements, which answers in constant time what lies in which scope (WHATWG HTML, 13.2.4.2).

The standard walks down the stack for each tag, which is quadratic for a page that nests without end; here the places of each name and of
each kind of name are kept beside the stack.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from jiaokan.html.element import Element
from jiaokan.html.names import SCOPES, SPECIAL

OPEN_ELEMENTS = 512
"""So many elements are open at most, as in browsers."""
KINDS = {**{f"scope {name}": names for name, names in SCOPES.items()}, "special": SPECIAL, "holder": SPECIAL - {"address", "div", "p"}}


class OpenElements:
    """The open elements from the root to the current node."""

    def __init__(self) -> None:
        self.row: list[Element] = []
        self._places: dict[str, list[int]] = defaultdict(list)

    @property
    def current(self) -> Element:
        """The innermost open element."""
        return self.row[-1]

    def push(self, element: Element) -> None:
        """Open an element in the current one."""
        for key in _keys(element.name):
            self._places[key].append(len(self.row))
        self.row.append(element)

    def pop(self) -> Element:
        """Close the current node."""
        element = self.row.pop()
        for key in _keys(element.name):
            self._places[key].pop()
        return element

    def last(self, key: str) -> int:
        """The place of the innermost element of a name or kind; -1 if there is none."""
        places = self._places.get(key)
        return places[-1] if places else -1

    def has(self, name: str, scope: str = "") -> bool:
        """Whether an element with this name is open in a scope."""
        return self.last(name) >= max(0, self.last(f"scope {scope}"))

    def pop_until(self, *names: str) -> Element:
        """Close all elements up to the innermost with one of these names, and that one."""
        while (element := self.pop()).name not in names:
            pass
        return element

    def pop_to(self, place: int) -> None:
        """Close all elements from a place on."""
        while len(self.row) > place:
            self.pop()

    def place(self, element: Element) -> int:
        """The place of an element; -1 if it is not open."""
        return next((place for place in reversed(self._places.get(element.name, [])) if self.row[place] is element), -1)

    def put(self, row: Iterable[Element]) -> None:
        """Take this row for the stack."""
        self.row = []
        self._places.clear()
        for element in row:
            self.push(element)


def _keys(name: str) -> tuple[str, ...]:
    found = _KEYS.get(name)
    return found if found is not None else (name,)


_KEYS = {name: (name, *(kind for kind, names in KINDS.items() if name in names)) for name in SPECIAL | SCOPES["button"]}
