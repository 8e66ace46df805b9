"""A line ends with one line feed: the other ends of a line that systems and word processors write become that.

Unicode (standard annex 14) names them all mandatory breaks; a form feed stays, because it says where a page ends.
A pilcrow at the end of line after line is the sign that a transcription has for the end of a line, and goes with the other ends.
"""

from __future__ import annotations

from collections.abc import Iterator

from jiaokan.page.alphabet import holds
from jiaokan.text import Edit, re

OTHER_END = re.compile("\r+\n?|[\v\x85\u2028\u2029]")
OTHER = re.compile("[\r\v\x85\u2028\u2029]")
PILCROW = re.compile("[ \t]*¶(?=[ \t\r]*(?:\n|$))")
LEAST_PILCROW_TIMES, PILCROWS_SHARE = 3, 0.2
"""Lines that end in a pilcrow at least, and the part that they make of all."""


def find(text: str) -> Iterator[Edit]:
    """CR LF, CR, VT, NEL, LINE SEPARATOR and PARAGRAPH SEPARATOR become a line feed; the signs of the ends of lines go."""
    for match in OTHER_END.finditer(text) if holds(text, OTHER) else ():
        yield Edit(match.start(), match.end(), "\n", "line-ending")
    if "¶" in text:
        signs = list(PILCROW.finditer(text))
        if len(signs) >= LEAST_PILCROW_TIMES and len(signs) >= PILCROWS_SHARE * text.count("\n"):
            for sign in signs:
                yield Edit(sign.start(), sign.end(), "", "line-ending")
