"""End tags in the body (WHATWG HTML, 13.2.6.4.7)."""

from __future__ import annotations

from jiaokan.html.adoption import adopt
from jiaokan.html.construction import Construction
from jiaokan.html.modes.head_elements import end_template
from jiaokan.html.names import ENDING, FORMATTING, HEADINGS, MARKED
from jiaokan.html.tokens import Token


def end_in_body(tree: Construction, token: Token) -> None:
    """An end tag in the body."""
    name = token.name
    if name in FORMATTING:
        if not adopt(tree, name, token):
            any_end(tree, token)
    elif name in ENDING or name in MARKED:
        if not tree.open.has(name):
            tree.leaf(token)
            return
        tree.close(name, token, keep=" ")
        if name in MARKED:
            tree.clear_to_marker()
    elif name in END:
        END[name](tree, token)
    else:
        any_end(tree, token)


def any_end(tree: Construction, token: Token) -> None:
    """The end tag of an element without a rule of its own; beyond a block it closes nothing."""
    place = tree.open.last(token.name)
    if place < max(0, tree.open.last("special")):
        tree.leaf(token)
        return
    element = tree.open.row[place]
    tree.imply_ends(token.name)
    tree.open.pop_to(place)
    element.nodes.append(token)


def _end_p(tree: Construction, token: Token) -> None:
    if not tree.open.has("p", "button"):
        tree.implied("p")
    tree.close("p", token)


def _end_item(tree: Construction, token: Token) -> None:
    if not tree.open.has(token.name, "list" if token.name == "li" else ""):
        tree.leaf(token)
        return
    tree.close(token.name, token)


def _end_heading(tree: Construction, token: Token) -> None:
    if not any(tree.open.has(name) for name in HEADINGS):
        tree.leaf(token)
        return
    tree.imply_ends()
    tree.open.pop_until(*HEADINGS).nodes.append(token)


def _end_form(tree: Construction, token: Token) -> None:
    if tree.open.last("template") >= 0:
        if tree.open.has("form"):
            tree.close("form", token, keep=" ")
        else:
            tree.leaf(token)
        return
    form, tree.form = tree.form, None
    if form is None or tree.open.place(form) < max(0, tree.open.last("scope ")):
        tree.leaf(token)
        return
    tree.imply_ends()
    if tree.open.current is form:
        form.nodes.append(token)
    else:
        tree.leaf(token)
    tree.open.put(element for element in tree.open.row if element is not form)


def _end_br(tree: Construction, token: Token) -> None:
    tree.use("in body", Token("start", token.start, token.end, "br"))


def _end_body(tree: Construction, token: Token) -> None:
    tree.leaf(token)
    if tree.open.has("body"):
        tree.mode = "after body"


END = {
    "p": _end_p, **dict.fromkeys(("li", "dd", "dt"), _end_item), **dict.fromkeys(HEADINGS, _end_heading), "form": _end_form,
    "br": _end_br, "body": _end_body, "html": _end_body, "template": end_template,
}  # fmt: skip
