"""What stands before the body: declaration, root and head, each of which may be left out (WHATWG HTML, 13.2.6.4.1 to 13.2.6.4.8)."""

from __future__ import annotations

from jiaokan.html.construction import Construction, is_blank
from jiaokan.html.modes.head_elements import end_template, head_element
from jiaokan.html.names import IN_HEAD, QUIRKY
from jiaokan.html.tokens import Token
from jiaokan.text import re

DOCTYPE = re.compile(
    r"""<!doctype\s*([^\s>]*)(?:\s*public\s*(?:"([^">]*)"?|'([^'>]*)'?)\s*(["'])?|\s*system\s*["']([^"'>]*))?""", re.IGNORECASE
)
HALF_QUIRKY = ("-//w3c//dtd html 4.01 frameset//", "-//w3c//dtd html 4.01 transitional//")


def initial(tree: Construction, token: Token) -> None:
    """Before the declaration: what it says decides how a table lies in a paragraph."""
    source = tree.tokenizer.source
    if token.kind == "other" and source[token.start : token.start + 9].lower() == "<!doctype":
        tree.quirks = _is_quirky(source[token.start : token.end])
        tree.leaf(token)
        tree.mode = "before html"
    elif token.kind == "other" or (token.kind == "text" and is_blank(source, token)):
        tree.leaf(token)
    else:
        tree.quirks = True
        tree.mode = "before html"
        before_html(tree, token)


def _is_quirky(declaration: str) -> bool:
    match = DOCTYPE.match(declaration)
    if not match or match[1].lower() != "html":
        return True
    public = (match[2] or match[3] or "").lower()
    if public.startswith(QUIRKY) or public in ("-//w3o//dtd w3 html strict 3.0//en//", "-/w3c/dtd html 4.0 transitional/en", "html"):
        return True
    return (match[5] or "").lower() == "http://www.ibm.com/data/dtd/v11/ibmxhtml1-transitional.dtd" or (
        public.startswith(HALF_QUIRKY) and not match[4]
    )


def before_html(tree: Construction, token: Token) -> None:
    """Before the root."""
    if _is_nothing(tree, token, ("head", "body", "html", "br")):
        return
    tree.mode = "before head"
    if token.kind == "start" and token.name == "html":
        tree.insert(token)
    else:
        tree.implied("html")
        before_head(tree, token)


def before_head(tree: Construction, token: Token) -> None:
    """Before the head."""
    if _is_nothing(tree, token, ("head", "body", "html", "br")):
        return
    if token.kind == "start" and token.name == "html":
        tree.leaf(token)
        return
    tree.mode = "in head"
    if token.kind == "start" and token.name == "head":
        tree.head = tree.insert(token)
    else:
        tree.head = tree.implied("head")
        in_head(tree, token)


def _is_nothing(tree: Construction, token: Token, ends: tuple[str, ...]) -> bool:
    """Whether a token stands before the body and means nothing there: it is kept as it is."""
    blank = token.kind == "text" and is_blank(tree.tokenizer.source, token)
    if blank or token.kind == "other" or (token.kind == "end" and token.name not in ends):
        tree.leaf(token)
        return True
    return False


def in_head(tree: Construction, token: Token) -> None:
    """Inside the head; what may not stand there ends it."""
    name = token.name
    if token.kind == "start" and (name in IN_HEAD or name == "noscript"):
        head_element(tree, token)
    elif token.kind == "start" and name in ("html", "head"):
        tree.leaf(token)
    elif token.kind == "end" and name == "template":
        end_template(tree, token)
    elif token.kind == "end" and name == "head":
        tree.leaf(token)
        tree.open.pop()
        tree.mode = "after head"
    elif not _is_nothing(tree, token, ("body", "html", "br")):
        tree.open.pop()
        tree.mode = "after head"
        after_head(tree, token)


def in_head_noscript(tree: Construction, token: Token) -> None:
    """A noscript of the head, read as where scripts do not run."""
    name = token.name
    if token.kind == "end" and name == "noscript":
        tree.leaf(token)
        tree.open.pop()
        tree.mode = "in head"
    elif token.kind == "start" and name in ("basefont", "bgsound", "link", "meta", "noframes", "style"):
        head_element(tree, token)
    elif token.kind == "start" and name in ("head", "noscript", "html"):
        tree.leaf(token)
    elif not _is_nothing(tree, token, ("br",)):
        tree.open.pop()
        tree.mode = "in head"
        in_head(tree, token)


def after_head(tree: Construction, token: Token) -> None:
    """Between head and body."""
    name = token.name
    if token.kind == "start" and name == "body":
        tree.insert(token)
        tree.frameset_ok = False
        tree.mode = "in body"
    elif token.kind == "start" and name == "frameset":
        tree.insert(token)
        tree.mode = "in frameset"
    elif token.kind == "start" and name in IN_HEAD and tree.head:
        head = tree.head
        tree.open.push(head)
        head_element(tree, token)
        tree.open.put(element for element in tree.open.row if element is not head)
    elif token.kind == "start" and name in ("html", "head"):
        tree.leaf(token)
    elif token.kind == "end" and name == "template":
        end_template(tree, token)
    elif not _is_nothing(tree, token, ("body", "html", "br")):
        tree.implied("body")
        tree.mode = "in body"
        tree.use("in body", token)
