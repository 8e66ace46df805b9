"""Whether a text is the source of a web page: it begins with its document type, its root or a block element and ends with a tag.

A text that merely holds tags is no page.
"""

from __future__ import annotations

import re

DOCUMENT = re.compile(
    r"\ufeff?\s{0,99}(?:<\?xml[^>]{0,200}>\s{0,99})?(?:<!--[^>]{0,500}-->\s{0,99})?<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE
)
FRAGMENT = re.compile(r"\ufeff?\s{0,99}<(?:div|p|table|section|article|main|h[1-6]|ul|ol)\b", re.IGNORECASE)
BLOCK = re.compile(r"</?(?:p|div|h[1-6]|ul|ol|li|table|td|tr|dl|dt|dd|section|article|main|br)(?=[\s/>])", re.IGNORECASE)


def is_page(text: str) -> bool:
    """Whether a text is the source of a web page, or of a part of one, in which most lines hold tags of blocks."""
    if DOCUMENT.match(text):
        return True
    if not FRAGMENT.match(text) or text.rstrip()[-1:] != ">":
        return False
    lines = [line for line in text.split("\n") if line.strip()]
    return sum(BLOCK.search(line) is not None for line in lines) * 2 > len(lines)
