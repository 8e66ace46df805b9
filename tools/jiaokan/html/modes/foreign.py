"""SVG and MathML inside a page, and the tags of HTML that end them (WHATWG HTML, 13.2.6.5)."""

from __future__ import annotations

from jiaokan.html.construction import Construction
from jiaokan.html.names import BREAKOUT, INTEGRATION, MATH_TEXT
from jiaokan.html.tokens import Token


def in_foreign(tree: Construction, token: Token) -> None:
    """A token in an element of SVG or MathML."""
    if token.kind in ("text", "raw"):
        tree.append(token)
    elif token.kind == "other":
        tree.leaf(token)
    elif token.kind == "start":
        if token.name in BREAKOUT or (token.name == "font" and {"color", "face", "size"} & token.attributes.keys()):
            _leave(tree)
            tree.use(tree.mode, token)
            return
        language = tree.open.current.name.split(":")[0]
        tree.insert(token, f"{language}:")
        if token.closed:
            tree.open.pop()
    elif token.name in ("br", "p"):
        _leave(tree)
        tree.use(tree.mode, token)
    else:
        _end(tree, token)


def _leave(tree: Construction) -> None:
    while ":" in tree.open.current.name and tree.open.current.name not in INTEGRATION | MATH_TEXT:
        tree.open.pop()


def _end(tree: Construction, token: Token) -> None:
    place = max(tree.open.last(f"{language}:{token.name}") for language in ("svg", "math"))
    if place < 0 or not all(":" in element.name for element in tree.open.row[place:]):
        tree.use(tree.mode, token)
        return
    tree.open.row[place].nodes.append(token)
    tree.open.pop_to(place)
