"""A bracket that does not match the one it pairs with becomes what the other is: 〈以下简称标准） is （以下简称标准）.

OCR reads （ as 〈 or ＜; the closing bracket, nothing of the kind between, and Chinese inside make it certain.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jiaokan.grammar.characters import HAN
from jiaokan.text import Edit

OPENING = re.compile("[〈＜][^〈〉＜＞（）()\n]{1,80}[)）]")
HAN_INSIDE = re.compile(f"[{HAN}]")
CLOSING = re.compile("[(（][^〈〉＜＞（）()\n]{1,80}[〉＞]")


def find(text: str) -> Iterator[Edit]:
    """Edits for an opening bracket that is closed by ）, and for a closing one that was opened by （."""
    for match in OPENING.finditer(text):
        if HAN_INSIDE.search(match[0]):
            yield Edit(match.start(), match.start() + 1, "（", "mismatched-bracket")
    for match in CLOSING.finditer(text):
        if HAN_INSIDE.search(match[0]):
            yield Edit(match.end() - 1, match.end(), "）", "mismatched-bracket")
