"""Blanks of every width become the two that this project knows: the plain space and the ideographic space U+3000.

No-break, thin and figure spaces steer typesetting, which is the page's business and not the text's;
a blank as wide as a character (em space, em quad) does in an extracted page what U+3000 does.
"""

from __future__ import annotations

from collections.abc import Iterator

from jiaokan.page.alphabet import holds
from jiaokan.text import Edit, re

OTHER_BLANK = re.compile("[\u00a0\u1680\u2000\u2002\u2004-\u200a\u202f\u205f\u2800]+|[\u2001\u2003]+")
OTHER = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u2800]")


def find(text: str) -> Iterator[Edit]:
    """Narrow kinds become a space, wide kinds U+3000, one for one."""
    for match in OTHER_BLANK.finditer(text) if holds(text, OTHER) else ():
        plain = "\u3000" if match[0][0] in "\u2001\u2003" else " "
        yield Edit(match.start(), match.end(), plain * len(match[0]), "blank-kind")
