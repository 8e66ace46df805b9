"""Lists of choices, which hold options and no other markup (WHATWG HTML, 13.2.6.4.16 and 13.2.6.4.17)."""

from __future__ import annotations

from jiaokan.html.construction import Construction
from jiaokan.html.modes.head_elements import end_template, head_element, reset
from jiaokan.html.names import TABLE_PARTS
from jiaokan.html.tokens import Token


def in_select(tree: Construction, token: Token) -> None:
    """Inside a list of choices."""
    name, current = token.name, tree.open.current.name
    if token.kind == "text":
        tree.append(token)
    elif token.kind == "start" and name in ("option", "optgroup", "hr"):
        if current == "option":
            tree.open.pop()
        if name != "option" and tree.open.current.name == "optgroup":
            tree.open.pop()
        if name == "hr":
            tree.insert_void(token)
        else:
            tree.insert(token)
    elif token.kind == "start" and name in ("script", "template"):
        head_element(tree, token)
    elif token.kind == "end" and name == "template":
        end_template(tree, token)
    elif token.kind == "end" and name == "optgroup" and current == "option" and tree.open.row[-2].name == "optgroup":
        tree.open.pop()
        tree.leaf(token)
        tree.open.pop()
    elif token.kind == "end" and name in ("option", "optgroup") and current == name:
        tree.leaf(token)
        tree.open.pop()
    elif (name == "select" and token.kind in ("start", "end")) or (token.kind == "start" and name in ("input", "keygen", "textarea")):
        if not _is_open(tree):
            tree.leaf(token)
            return
        element = tree.open.pop_until("select")
        reset(tree)
        if name == "select":
            element.nodes.append(token)
        else:
            tree.process(token)
    else:
        tree.leaf(token)


def in_select_in_table(tree: Construction, token: Token) -> None:
    """A list of choices in a table, which a part of that table ends."""
    part = token.name == "table" or (token.name in TABLE_PARTS and token.name not in ("col", "colgroup"))
    if part and (token.kind == "start" or (token.kind == "end" and tree.open.has(token.name, "table"))):
        tree.open.pop_until("select")
        reset(tree)
        tree.process(token)
    elif part and token.kind == "end":
        tree.leaf(token)
    else:
        in_select(tree, token)


def _is_open(tree: Construction) -> bool:
    """Whether the list is not itself shut in by anything but its own parts."""
    return all(element.name in ("option", "optgroup") for element in tree.open.row[tree.open.last("select") + 1 :])
