"""The tree construction of the HTML standard (WHATWG HTML, 13.2.6): which token opens, closes or lies in which element.

A conforming tree is what makes a damaged page show all of its text, since a browser shows it by the same rules. Each insertion mode is a
function of `modes/`; here is what they share. Limits keep hostile pages linear: elements nest no deeper than in browsers, and so many
formatting elements begin anew in a block at most.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from jiaokan.html.element import Element
from jiaokan.html.names import IMPLIED, INTEGRATION, MATH_TEXT
from jiaokan.html.open_elements import OPEN_ELEMENTS, OpenElements
from jiaokan.html.tokens import RAW, Token, Tokenizer

InsertionMode = Callable[["Construction", Token], None]
FORMATTING_ELEMENTS = 12
"""Formatting elements that are remembered; of a longer row the oldest is forgotten, as a browser forgets the fourth of a kind."""
FOSTERING = frozenset(["table", "tbody", "tfoot", "thead", "tr"])


class Construction:
    """The state of the tree construction over one source.

    Args:
        tokenizer: gives the tokens, and is told what the next one is.
        modes: what is done with a token in each mode, by the standard's name of it.
    """

    def __init__(self, tokenizer: Tokenizer, modes: Mapping[str, InsertionMode]) -> None:
        self.tokenizer = tokenizer
        self.modes = modes
        self.mode = "initial"
        self.back = ""
        """The mode to which text goes back."""
        self.templates: list[str] = []
        self.open = OpenElements()
        self.formatting: list[Element | None] = []
        """Formatting elements that begin anew; None is a marker."""
        self.root = Element("", Token("other", 0, 0))
        self.head: Element | None = None
        self.form: Element | None = None
        self.quirks = False
        self.frameset_ok = True
        self.fostering = False
        self.pending: list[Token] = []
        """Characters between the parts of a table."""

    def use(self, mode: str, token: Token) -> None:
        """Read a token by the rules of a mode."""
        self.modes[mode](self, token)

    def process(self, token: Token) -> None:
        """Read a token by the mode it meets."""
        self.use("foreign" if self.is_foreign_place(token) else self.mode, token)
        self.tokenizer.foreign = bool(self.open.row) and ":" in self.open.current.name

    def empty_token(self, name: str, inside: str = "") -> Token:
        """The start tag of an element that has none in the source."""
        return Token("start", self.tokenizer.place, self.tokenizer.place, name, inside)

    def implied(self, name: str) -> Element:
        """Insert an element whose start tag is left out."""
        return self.insert(self.empty_token(name))

    def insert(self, token: Token, space: str = "") -> Element:
        """Open an element for a start tag."""
        if len(self.open.row) >= OPEN_ELEMENTS and token.name not in FOSTERING | {"td", "th"}:
            self.open.pop()
        element = Element(space + token.name, token)
        self.append(element)
        self.open.push(element)
        return element

    def insert_void(self, token: Token) -> None:
        """Insert an element that holds nothing."""
        self.append(Element(token.name, token))

    def append(self, node: Element | Token, target: Element | None = None) -> None:
        """Put a node where the standard puts it: at the end of the target, or before the table in which it may not lie (13.2.6.1)."""
        target = target or (self.open.current if self.open.row else self.root)
        place = -1
        if self.fostering and target.name in FOSTERING:
            table, template = self.open.last("table"), self.open.last("template")
            if template > table:
                target = self.open.row[template]
            elif table < 0:
                target = self.open.row[0]
            elif parent := self.open.row[table].parent:
                place = _index(parent, self.open.row[table])
                target = parent
            else:
                target = self.open.row[table - 1]
        if isinstance(node, Element):
            node.parent = target
        target.nodes.insert(len(target.nodes) if place < 0 else place, node)

    def leaf(self, token: Token) -> None:
        """Keep a token that makes no element where it stands."""
        (self.open.current if self.open.row else self.root).nodes.append(token)

    def close(self, name: str, token: Token, keep: str = "") -> None:
        """Close an element that is open, what is open in it, and what is implied; its end tag is the last of it."""
        self.imply_ends(keep or name)
        element = self.open.pop_until(name)
        element.nodes.append(token)

    def imply_ends(self, keep: str = "") -> None:
        """Close elements whose end tags may be left out."""
        while self.open.current.name in IMPLIED and self.open.current.name != keep:
            self.open.pop()

    def close_p(self) -> None:
        """Close an open paragraph."""
        if self.open.has("p", "button"):
            self.imply_ends("p")
            self.open.pop_until("p")

    def raw_text(self, token: Token) -> None:
        """Open an element that holds no markup, and read its content."""
        self.insert(token)
        self.tokenizer.raw = token.name if token.name in RAW else ""
        self.back, self.mode = self.mode, "text"

    # --- formatting elements (13.2.4.3)

    def remember(self, element: Element) -> None:
        """Note a formatting element that begins anew in the next block."""
        rest = [one for one in self._since_marker() if one.name == element.name and one.attributes == element.attributes]
        if len(rest) >= 3:
            self.formatting.remove(rest[0])
        elif len(self._since_marker()) >= FORMATTING_ELEMENTS:
            self.formatting.remove(self._since_marker()[0])
        self.formatting.append(element)

    def _since_marker(self) -> list[Element]:
        found: list[Element] = []
        for one in reversed(self.formatting):
            if one is None:
                break
            found.append(one)
        return found[::-1]

    def formatted(self, name: str) -> Element | None:
        """The last formatting element of a name since the last marker."""
        return next((one for one in reversed(self._since_marker()) if one.name == name), None)

    def reconstruct(self) -> None:
        """Open anew the formatting elements that a block has closed."""
        row = self._since_marker()
        first = next((index for index in range(len(row), 0, -1) if self.open.place(row[index - 1]) >= 0), 0)
        for one in row[first:]:
            new = self.insert(self.empty_token(one.name, one.token.inside))
            self.formatting[self.formatting.index(one)] = new

    def clear_to_marker(self) -> None:
        """Forget the formatting elements since the last marker, and the marker."""
        while self.formatting and self.formatting.pop() is not None:
            pass

    def is_foreign_place(self, token: Token) -> bool:
        """Whether a token is read by the rules of SVG and MathML."""
        if not self.open.row:
            return False
        here = self.open.current
        if ":" not in here.name:
            return False
        if here.name in INTEGRATION and token.kind != "end":
            return False
        if here.name in MATH_TEXT and (token.kind == "text" or (token.kind == "start" and token.name not in ("mglyph", "malignmark"))):
            return False
        if here.name == "math:annotation-xml" and token.kind != "end":
            html = here.attributes.get("encoding", "").lower() in ("text/html", "application/xhtml+xml")
            return not (html or (token.kind == "start" and token.name == "svg"))
        return True


def is_blank(source: str, token: Token) -> bool:
    """Whether a token holds white space alone."""
    return not source[token.start : token.end].strip("\t\n\f\r ")


def _index(parent: Element, child: Element) -> int:
    """Where a child stands; it is most often one of the last."""
    return next(place for place in range(len(parent.nodes) - 1, -1, -1) if parent.nodes[place] is child)
