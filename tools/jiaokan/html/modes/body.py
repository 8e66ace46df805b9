"""What stands in the body (WHATWG HTML, 13.2.6.4.7), and the text of elements that hold no markup."""

from __future__ import annotations

from jiaokan.html.adoption import adopt
from jiaokan.html.construction import Construction, is_blank
from jiaokan.html.modes.head_elements import head_element
from jiaokan.html.names import CLOSING_P, FORMATTING, HEADINGS, IN_HEAD, MARKED, TABLE_PARTS
from jiaokan.html.tokens import Token


def text(tree: Construction, token: Token) -> None:
    """The content of an element that holds no markup, and its end."""
    if token.kind == "raw":
        tree.append(token)
    elif token.kind == "end":
        tree.leaf(token)
        tree.open.pop()
        tree.mode = tree.back
    elif token.kind == "other":  # the page broke off inside a tag
        tree.leaf(token)
    else:  # the element has no end, and was made to end here
        tree.open.pop()
        tree.mode = tree.back
        tree.process(token)


def in_body(tree: Construction, token: Token) -> None:
    """A token of the body."""
    if token.kind == "text":
        tree.reconstruct()
        tree.append(token)
        tree.frameset_ok = tree.frameset_ok and is_blank(tree.tokenizer.source, token)
    elif token.kind == "start":
        _start(tree, token)
    elif token.kind == "end":
        tree.use("end in body", token)
    elif token.kind == "raw":
        tree.append(token)
    else:
        tree.leaf(token)


def _start(tree: Construction, token: Token) -> None:
    name = token.name
    if name in CLOSING_P:
        tree.close_p()
        tree.insert(token)
    elif name in FORMATTING:
        _start_formatting(tree, token)
    elif name in ("br", "img", "input", "area", "embed", "keygen", "wbr"):
        tree.reconstruct()
        tree.insert_void(token)
        tree.frameset_ok = tree.frameset_ok and name == "input" and token.attributes.get("type", "").lower() == "hidden"
    elif name in START:
        START[name](tree, token)
    elif name in IN_HEAD:
        head_element(tree, token)
    elif name in ("html", "head", "frame") or name in TABLE_PARTS:
        tree.leaf(token)
    else:
        tree.reconstruct()
        tree.insert(token)


def _start_formatting(tree: Construction, token: Token) -> None:
    name = token.name
    if name == "a" and (one := tree.formatted("a")):
        adopt(tree, "a", None)
        if one in tree.formatting:
            tree.formatting.remove(one)
        if tree.open.place(one) >= 0:
            tree.open.put(element for element in tree.open.row if element is not one)
    tree.reconstruct()
    if name == "nobr" and tree.open.has("nobr"):
        adopt(tree, "nobr", None)
        tree.reconstruct()
    tree.remember(tree.insert(token))


def _heading(tree: Construction, token: Token) -> None:
    tree.close_p()
    if tree.open.current.name in HEADINGS:
        tree.open.pop()
    tree.insert(token)


def _pre(tree: Construction, token: Token) -> None:
    tree.close_p()
    tree.insert(token)
    tree.frameset_ok = False


def _form(tree: Construction, token: Token) -> None:
    template = tree.open.last("template") >= 0
    if tree.form and not template:
        tree.leaf(token)
        return
    tree.close_p()
    form = tree.insert(token)
    tree.form = tree.form if template else form


def _item(tree: Construction, token: Token) -> None:
    names = ("li",) if token.name == "li" else ("dd", "dt")
    tree.frameset_ok = False
    name = max(names, key=tree.open.last)
    if tree.open.last(name) >= max(0, tree.open.last("holder")):
        tree.imply_ends(name)
        tree.open.pop_until(name)
    tree.close_p()
    tree.insert(token)


def _plaintext(tree: Construction, token: Token) -> None:
    tree.close_p()
    tree.insert(token)
    tree.tokenizer.raw = "plaintext"


def _button(tree: Construction, token: Token) -> None:
    if tree.open.has("button"):
        tree.imply_ends()
        tree.open.pop_until("button")
    tree.reconstruct()
    tree.insert(token)
    tree.frameset_ok = False


def _marked(tree: Construction, token: Token) -> None:
    tree.reconstruct()
    tree.insert(token)
    tree.formatting.append(None)
    tree.frameset_ok = False


def _table(tree: Construction, token: Token) -> None:
    if not tree.quirks:
        tree.close_p()
    tree.insert(token)
    tree.frameset_ok = False
    tree.mode = "in table"


def _rule(tree: Construction, token: Token) -> None:
    tree.close_p()
    tree.insert_void(token)
    tree.frameset_ok = False


def _raw(tree: Construction, token: Token) -> None:
    if token.name == "xmp":
        tree.close_p()
        tree.reconstruct()
    tree.frameset_ok = tree.frameset_ok and token.name == "noembed"
    tree.raw_text(token)


def _select(tree: Construction, token: Token) -> None:
    tree.reconstruct()
    tree.insert(token)
    tree.frameset_ok = False
    tree.mode = "in select in table" if tree.mode in TABLE_MODES else "in select"


def _option(tree: Construction, token: Token) -> None:
    if tree.open.current.name == "option":
        tree.open.pop()
    tree.reconstruct()
    tree.insert(token)


def _ruby(tree: Construction, token: Token) -> None:
    if tree.open.has("ruby"):
        tree.imply_ends("rtc" if token.name in ("rp", "rt") else "")
    tree.insert(token)


def _foreign(tree: Construction, token: Token) -> None:
    tree.reconstruct()
    tree.insert(token, f"{token.name}:")
    if token.closed:
        tree.open.pop()


def _body(tree: Construction, token: Token) -> None:
    tree.leaf(token)
    tree.frameset_ok = False


def _frameset(tree: Construction, token: Token) -> None:
    row = tree.open.row
    if len(row) < 2 or row[1].name != "body" or not tree.frameset_ok:
        tree.leaf(token)
        return
    tree.open.pop_to(1)
    tree.insert(token)
    tree.mode = "in frameset"


def _void(tree: Construction, token: Token) -> None:
    tree.insert_void(token)


TABLE_MODES = ("in table", "in caption", "in table body", "in row", "in cell")
START = {
    **dict.fromkeys(HEADINGS, _heading), **dict.fromkeys(("pre", "listing"), _pre), "form": _form,
    **dict.fromkeys(("li", "dd", "dt"), _item), "plaintext": _plaintext, "button": _button, **dict.fromkeys(MARKED, _marked),
    "table": _table, **dict.fromkeys(("param", "source", "track"), _void), "hr": _rule,
    **dict.fromkeys(("textarea", "xmp", "iframe", "noembed"), _raw), "select": _select,
    **dict.fromkeys(("option", "optgroup"), _option), **dict.fromkeys(("rb", "rtc", "rp", "rt"), _ruby),
    **dict.fromkeys(("svg", "math"), _foreign), "body": _body, "frameset": _frameset,
}  # fmt: skip
