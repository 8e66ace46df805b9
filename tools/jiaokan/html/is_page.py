"""Whether a text is the source of a web page: it begins with its document type, its root or a block element and ends with a tag.

A text that merely holds tags is no page.
"""

from __future__ import annotations

import re

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
