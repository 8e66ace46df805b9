"""Ways that have their number before their name: G5012恩广高速, 省道393郑昔路, 县道X081荆小线; the number alone is no name.

Numbers of roads are those of GB/T 917—2017: a letter for the rank of the road, then up to four figures.
"""

from __future__ import annotations

from collections.abc import Iterator

from jiaokan.annotate.mention import Mention
from jiaokan.grammar.characters import HAN
from jiaokan.text import re

_NAME = f"(?:(?![的了在是和与及至到由从将等段全沿及或])[{HAN}])"
_NUMBERED = re.compile(
    f"(?:(?<![A-Za-z0-9])[GSXYC][0-9]{{1,4}}线?|(?<=[国省县乡村]道)[0-9]{{2,4}}线?)({_NAME}{{2,5}}?(?:高速公路|高速|公路|快速路|环线|线|路))(?![由径过边面况])"
)


def find_numbered(string: str) -> Iterator[Mention]:
    """Each such way of the string, without its number.

    Args:
        string: the text.
    """
    for match in _NUMBERED.finditer(string):
        if not match[1].startswith(("国道", "省道", "县道", "乡道", "高速")):
            yield Mention("place", match.start(1), match.end(1), match[1], match[1])
