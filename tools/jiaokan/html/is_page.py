"""Whether a text is the source of a web page: it begins with its document type, its root, a part of its head or a block element.

A program that a server runs may stand before it. A text that merely holds tags is no page.
"""

from __future__ import annotations

from jiaokan.text import re

LEAD = (
    r"\ufeff?\s{0,99}(?:(?:<\?(?:[^?]|\?(?!>)){0,2000}\?>|<%[^%]{0,2000}%>|<!--(?:(?!-->).){0,500}-->|<(?:link|meta|base)\b[^>]{0,2000}>"
    r"|<(style|script|title)\b(?:(?!</\1).){0,20000}</\1\s{0,9}>)\s{0,99}){0,99}"
)
"""What may stand before the first tag of the body: an XML declaration, a program between its marks, remarks, parts of a head."""
DOCUMENT = re.compile(LEAD + r"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
FRAGMENT = re.compile(LEAD + r"<(?P<first>div|p|table|section|article|main|h[1-6]|ul|ol)(?=[\s/>])", re.IGNORECASE | re.DOTALL)
HIDDEN = re.compile(r"<(script|style|pre)\b[^>]{0,2000}>.*?(?:</\1\s{0,9}>|\Z)", re.IGNORECASE | re.DOTALL)
"""What no browser shows, and listings; their lines say nothing of the text around them."""
TITLED = re.compile(r"<title\b", re.IGNORECASE)
"""The one element that the HTML standard (4.2.2) asks of every document; all other tags around a text may be left out."""
LEAST_OPENED_LINES = 3
"""So many lines that all begin with the tag of a block are a page whose end tags were left out (HTML, 13.1.2.4)."""
BLOCK = re.compile(r"</?(?:p|div|h[1-6]|ul|ol|li|table|td|tr|dl|dt|dd|section|article|main|br)(?=[\s/>])", re.IGNORECASE)


def is_page(text: str) -> bool:
    """Whether a text is the source of a web page, or of a part of one, in which most lines hold tags of blocks."""
    if DOCUMENT.match(text):
        return True
    fragment = FRAGMENT.match(text)
    if fragment is None:
        return False
    if TITLED.search(text, 0, fragment.start("first")):
        return True
    lines = [line for line in HIDDEN.sub("", text[fragment.start("first") - 1 :]).split("\n") if line.strip()]
    if text.rstrip()[-1:] != ">":
        return len(lines) >= LEAST_OPENED_LINES and all(BLOCK.match(line.lstrip()) for line in lines)
    return sum(BLOCK.search(line) is not None for line in lines) * 2 > len(lines)
