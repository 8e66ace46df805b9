"""Elements of the head, which may also stand in the body, and templates, which may stand anywhere (WHATWG HTML, 13.2.6.4.4)."""

from __future__ import annotations

from jiaokan.html.construction import Construction
from jiaokan.html.names import IN_HEAD
from jiaokan.html.tokens import Token

MODES = {
    "head": "in head", "body": "in body", "frameset": "in frameset", "td": "in cell", "th": "in cell", "tr": "in row",
    "tbody": "in table body", "thead": "in table body", "tfoot": "in table body", "caption": "in caption",
    "colgroup": "in column group", "table": "in table",
}  # fmt: skip
"""The mode for what lies directly in an element (13.2.4.1)."""
TEMPLATES = {
    **dict.fromkeys(("caption", "colgroup", "tbody", "tfoot", "thead"), "in table"), "col": "in column group",
    "tr": "in table body", "td": "in row", "th": "in row",
}  # fmt: skip
"""How a template goes on that begins with a part of a table."""


def head_element(tree: Construction, token: Token) -> None:
    """An element of the head, which may also stand in the body."""
    name = token.name
    if name in ("base", "basefont", "bgsound", "link", "meta"):
        tree.insert_void(token)
    elif name == "noscript":
        tree.insert(token)
        tree.mode = "in head noscript"
    elif name == "template":
        tree.insert(token)
        tree.formatting.append(None)
        tree.frameset_ok = False
        tree.mode = "in template"
        tree.templates.append("in template")
    else:
        tree.raw_text(token)


def in_template(tree: Construction, token: Token) -> None:
    """The content of a template, which may begin with a part of anything."""
    name = token.name
    if token.kind == "start" and name not in IN_HEAD:
        tree.templates[-1] = TEMPLATES.get(name, "in body")
        tree.mode = tree.templates[-1]
        tree.use(tree.mode, token)
    elif token.kind == "end" and name != "template":
        tree.leaf(token)
    else:
        tree.use("in body", token)


def end_template(tree: Construction, token: Token) -> None:
    """The end of a template."""
    if tree.open.last("template") < 0:
        tree.leaf(token)
        return
    tree.imply_ends()
    tree.open.pop_until("template").nodes.append(token)
    tree.clear_to_marker()
    tree.templates.pop()
    reset(tree)


def reset(tree: Construction) -> None:
    """The mode that the open elements ask for (13.2.4.1)."""
    for place in range(len(tree.open.row) - 1, -1, -1):
        name = tree.open.row[place].name
        if name == "select":
            above = {element.name for element in tree.open.row[:place]}
            tree.mode = "in select in table" if "table" in above and "template" not in above else "in select"
        elif name == "template":
            tree.mode = tree.templates[-1]
        elif name == "html":
            tree.mode = "after head" if tree.head else "before head"
        elif name in MODES:
            tree.mode = MODES[name]
        else:
            continue
        return
