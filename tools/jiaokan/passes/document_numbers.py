"""The year in a document number stands in 〔 〕 (GB/T 9704—2012, 7.2.5), without spaces: 国发〔2020〕5号.

Web pages have it in [ ], ( ), 【 】, in marks that a font had in their places („ ‟), or with one bracket of each kind. The name of an
issuer before it and a number with 号 after it make it certain; the number of a court's case, （2020）京01民终5号, begins with the year
and stays.
"""

from __future__ import annotations

from collections.abc import Iterator

from jiaokan.grammar.characters import HAN
from jiaokan.text import Edit, re

BLANKS = "[ \t\u3000]{0,2}"
NUMBER = re.compile(
    rf"(?<=[{HAN}])({BLANKS}[\[［(（【〖﹝〔„]{BLANKS})(?=((?:19|20)\d\d))\2({BLANKS}[\]］)）】〗﹞〕‟”]{BLANKS})(?:第{BLANKS})?\d{{1,5}}({BLANKS})[号號]"
)
OPENING = re.compile(rf"[\[［(（【〖﹝〔„]{BLANKS}(?:19|20)\d\d")
"""A quick look: a bracket and a year, which every number has."""


def find(text: str) -> Iterator[Edit]:
    """Both brackets become 〔 〕, and the spaces inside the number go."""
    for opening in OPENING.finditer(text):
        start = opening.start()
        while start > max(0, opening.start() - 2) and text[start - 1] in " \t\u3000":
            start -= 1
        match = NUMBER.match(text, start)
        if not match:
            continue
        for group, new in ((1, "〔"), (3, "〕"), (4, "")):
            if match[group] != new:
                yield Edit(match.start(group), match.end(group), new, "document-number-bracket")
