"""The source of a web page becomes its text: the main content as a browser shows it, without menus, scripts and footers.

Only what is the source of a page as a whole is taken for one: it begins with its document type, its root or a block element and ends with
a tag. A text that merely holds tags is no page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jiaokan.html.render import render
from jiaokan.html.tokens import tokens
from jiaokan.html.tree import page
from jiaokan.text import Edit

DOCUMENT = re.compile(
    r"\ufeff?\s{0,99}(?:<\?xml[^>]{0,200}>\s{0,99})?(?:<!--[^>]{0,500}-->\s{0,99})?<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE
)
FRAGMENT = re.compile(r"\ufeff?\s{0,99}<(?:div|p|table|section|article|main|h[1-6]|ul|ol)\b", re.IGNORECASE)
CLOSINGS = re.compile(r"</(?:p|div|h[1-6]|li|td|section|article|main)\s*>|<br\b", re.IGNORECASE)


def is_page(text: str) -> bool:
    """Whether a text is the source of a web page, or of a part of one."""
    if DOCUMENT.match(text):
        return True
    return bool(FRAGMENT.match(text)) and text.rstrip()[-1:] == ">" and len(CLOSINGS.findall(text)) * 2 > text.count("\n")


def find(text: str) -> Iterator[Edit]:
    """Edits over the source that leave the text of its main content."""
    if is_page(text):
        yield from render(page(text, list(tokens(text))))
