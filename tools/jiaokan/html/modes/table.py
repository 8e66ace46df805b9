"""Tables and their parts, and what stands between those and belongs before the table (WHATWG HTML, 13.2.6.4.9 to 13.2.6.4.15)."""

from __future__ import annotations

from jiaokan.html.construction import Construction, is_blank
from jiaokan.html.modes.body import in_body
from jiaokan.html.modes.head_elements import end_template, head_element, reset
from jiaokan.html.names import SECTIONS, TABLE_PARTS
from jiaokan.html.tokens import Token


def in_table(tree: Construction, token: Token) -> None:
    """Directly inside a table."""
    name = token.name
    if token.kind == "text" and tree.open.current.name in ("table", "tbody", "template", "tfoot", "thead", "tr"):
        tree.pending.append(token)
        tree.back, tree.mode = tree.mode, "in table text"
    elif token.kind == "other":
        tree.leaf(token)
    elif token.kind == "start" and name in TABLE_PARTS:
        _start_part(tree, token)
    elif token.kind == "start" and name == "table":
        if tree.open.has("table", "table"):
            tree.open.pop_until("table")
            reset(tree)
            tree.use(tree.mode, token)
        else:
            tree.leaf(token)
    elif token.kind == "end" and name == "table":
        if tree.open.has("table", "table"):
            tree.open.pop_until("table").nodes.append(token)
            reset(tree)
        else:
            tree.leaf(token)
    elif token.kind == "end" and (name in TABLE_PARTS or name in ("body", "html")):
        tree.leaf(token)
    elif token.kind == "start" and name in ("style", "script", "template"):
        head_element(tree, token)
    elif token.kind == "end" and name == "template":
        end_template(tree, token)
    elif token.kind == "start" and name == "input" and token.attributes.get("type", "").lower() == "hidden":
        tree.insert_void(token)
    elif token.kind == "start" and name == "form":
        if tree.form or tree.open.last("template") >= 0:
            tree.leaf(token)
        else:
            tree.form = tree.insert(token)
            tree.open.pop()
    else:
        _foster(tree, token)


def _foster(tree: Construction, token: Token) -> None:
    """Read a token as one of the body, before the table."""
    tree.fostering = True
    in_body(tree, token)
    tree.fostering = False


def in_table_text(tree: Construction, token: Token) -> None:
    """Characters between the parts of a table: blanks stay there, words go before it."""
    if token.kind == "text":
        tree.pending.append(token)
        return
    row, tree.pending = tree.pending, []
    tree.mode = tree.back
    blank = all(is_blank(tree.tokenizer.source, one) for one in row)
    for one in row:
        if blank:
            tree.leaf(one)
        else:
            _foster(tree, one)
    tree.process(token)


def _clear(tree: Construction, *names: str) -> None:
    """Close what is open in a part of the table."""
    ends = {*names, "html", "template"}
    while tree.open.current.name not in ends:
        tree.open.pop()


def _start_part(tree: Construction, token: Token) -> None:
    name = token.name
    _clear(tree, "table")
    if name == "caption":
        tree.formatting.append(None)
        tree.insert(token)
        tree.mode = "in caption"
    elif name == "colgroup":
        tree.insert(token)
        tree.mode = "in column group"
    elif name == "col":
        tree.implied("colgroup")
        tree.mode = "in column group"
        in_column_group(tree, token)
    elif name in SECTIONS:
        tree.insert(token)
        tree.mode = "in table body"
    else:
        tree.implied("tbody")
        tree.mode = "in table body"
        in_table_body(tree, token)


def in_caption(tree: Construction, token: Token) -> None:
    """Inside the caption of a table."""
    name = token.name
    ends = token.kind == "end" and name in ("caption", "table")
    if ends or (token.kind == "start" and name in TABLE_PARTS):
        if not tree.open.has("caption", "table"):
            tree.leaf(token)
            return
        tree.imply_ends()
        caption = tree.open.pop_until("caption")
        tree.clear_to_marker()
        tree.mode = "in table"
        if ends and name == "caption":
            caption.nodes.append(token)
        else:
            in_table(tree, token)
    elif token.kind == "end" and (name in TABLE_PARTS or name in ("body", "html")):
        tree.leaf(token)
    else:
        in_body(tree, token)


def in_column_group(tree: Construction, token: Token) -> None:
    """Inside the list of columns."""
    name = token.name
    if token.kind == "other" or (token.kind == "text" and is_blank(tree.tokenizer.source, token)):
        tree.leaf(token)
    elif token.kind == "start" and name == "col":
        tree.insert_void(token)
    elif name == "template" and token.kind in ("start", "end"):
        (head_element if token.kind == "start" else end_template)(tree, token)
    elif (token.kind == "start" and name == "html") or (token.kind == "end" and name == "col") or tree.open.current.name != "colgroup":
        tree.leaf(token)
    else:
        group = tree.open.pop()
        tree.mode = "in table"
        if token.kind == "end" and name == "colgroup":
            group.nodes.append(token)
        else:
            in_table(tree, token)


def in_table_body(tree: Construction, token: Token) -> None:
    """Inside a section of a table."""
    name = token.name
    if token.kind == "start" and name in ("tr", "td", "th"):
        _clear(tree, *SECTIONS)
        tree.mode = "in row"
        if name == "tr":
            tree.insert(token)
        else:
            tree.implied("tr")
            in_row(tree, token)
    elif token.kind == "end" and name in SECTIONS:
        if not tree.open.has(name, "table"):
            tree.leaf(token)
            return
        _clear(tree, *SECTIONS)
        tree.leaf(token)
        tree.open.pop()
        tree.mode = "in table"
    elif (token.kind == "start" and name in TABLE_PARTS) or (token.kind == "end" and name == "table"):
        if not any(tree.open.has(section, "table") for section in SECTIONS):
            tree.leaf(token)
            return
        _clear(tree, *SECTIONS)
        tree.open.pop()
        tree.mode = "in table"
        in_table(tree, token)
    else:
        in_table(tree, token)


def in_row(tree: Construction, token: Token) -> None:
    """Inside a row."""
    name = token.name
    if token.kind == "start" and name in ("td", "th"):
        _clear(tree, "tr")
        tree.insert(token)
        tree.formatting.append(None)
        tree.mode = "in cell"
        return
    ends_row = (token.kind == "end" and name in ("tr", "table")) or (token.kind == "start" and name in TABLE_PARTS)
    ends_section = token.kind == "end" and name in SECTIONS and tree.open.has(name, "table")
    if not (ends_row or ends_section):
        if token.kind == "end" and name in SECTIONS:
            tree.leaf(token)
        else:
            in_table(tree, token)
    elif not tree.open.has("tr", "table"):
        tree.leaf(token)
    else:
        _clear(tree, "tr")
        row = tree.open.pop()
        tree.mode = "in table body"
        if token.kind == "end" and name == "tr":
            row.nodes.append(token)
        else:
            in_table_body(tree, token)


def in_cell(tree: Construction, token: Token) -> None:
    """Inside a cell."""
    name = token.name
    if token.kind == "end" and name in ("td", "th"):
        if not tree.open.has(name, "table"):
            tree.leaf(token)
            return
        tree.close(name, token, keep=" ")
        tree.clear_to_marker()
        tree.mode = "in row"
    elif (token.kind == "start" and name in TABLE_PARTS) or (
        token.kind == "end" and (name in SECTIONS or name in ("table", "tr")) and tree.open.has(name, "table")
    ):
        if not any(tree.open.has(cell, "table") for cell in ("td", "th")):
            tree.leaf(token)
            return
        tree.imply_ends()
        tree.open.pop_until("td", "th")
        tree.clear_to_marker()
        tree.mode = "in row"
        in_row(tree, token)
    elif token.kind == "end" and (name in TABLE_PARTS or name in ("body", "html", "table")):
        tree.leaf(token)
    else:
        in_body(tree, token)
