"""A line ends with one line feed: the other ends of a line that systems and word processors write become that.

Unicode (standard annex 14) names them all mandatory breaks; a form feed stays, because it says where a page ends.
"""

from __future__ import annotations

from collections.abc import Iterator

from jiaokan.page.alphabet import holds
from jiaokan.text import Edit, re

OTHER_END = re.compile("\r+\n?|[\v\x85\u2028\u2029]")
OTHER = re.compile("[\r\v\x85\u2028\u2029]")


def find(text: str) -> Iterator[Edit]:
    """CR LF, CR, VT, NEL, LINE SEPARATOR and PARAGRAPH SEPARATOR become a line feed."""
    for match in OTHER_END.finditer(text) if holds(text, OTHER) else ():
        yield Edit(match.start(), match.end(), "\n", "line-ending")
