"""Framesets, which hold no text of their own, and what follows the body (WHATWG HTML, 13.2.6.4.19 to 13.2.6.4.23)."""

from __future__ import annotations

from jiaokan.html.construction import Construction, is_blank
from jiaokan.html.modes.head_elements import head_element
from jiaokan.html.tokens import Token


def in_frameset(tree: Construction, token: Token) -> None:
    """Inside a frameset."""
    if token.kind == "start" and token.name == "frameset":
        tree.insert(token)
    elif token.kind == "start" and token.name == "frame":
        tree.insert_void(token)
    elif token.kind == "end" and token.name == "frameset" and len(tree.open.row) > 1:
        tree.leaf(token)
        tree.open.pop()
        if tree.open.current.name != "frameset":
            tree.mode = "after frameset"
    else:
        after_frameset(tree, token)


def after_frameset(tree: Construction, token: Token) -> None:
    """After the last frameset: what is no note for browsers without frames is not shown."""
    if token.kind == "start" and token.name == "noframes":
        head_element(tree, token)
    elif token.kind == "text" and not is_blank(tree.tokenizer.source, token):
        tree.leaf(Token("other", token.start, token.end))
    else:
        tree.leaf(token)


def after_body(tree: Construction, token: Token) -> None:
    """After the end of the body, where more of it may follow."""
    if token.kind == "other" or (token.kind == "end" and token.name == "html"):
        tree.leaf(token)
    elif token.kind == "text" and is_blank(tree.tokenizer.source, token):
        tree.use("in body", token)
    else:
        tree.mode = "in body"
        tree.use("in body", token)
