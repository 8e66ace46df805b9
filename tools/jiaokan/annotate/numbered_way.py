"""Ways that their number or their ends show: G5012恩广高速, 县道X081荆小线, 皇庄至汉川段; the number alone is no name.

Numbers of roads are those of GB/T 917—2017: a letter for the rank of the road, then up to four figures.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from jiaokan.annotate.extent import past_verb
from jiaokan.annotate.mention import Mention
from jiaokan.grammar.characters import HAN
from jiaokan.grammar.near import Anchor, near
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


_ENDS = re.compile(
    f"(?:(?<=[，。；：、（\\n0-9A-Z])|^)({_NAME}{{2,8}})至({_NAME}{{2,4}}?)(?:段|高速公路|高速铁路|城际铁路|高速|铁路客运专线|客运专线|铁路|高铁|公路)(?![落子时局])",
    re.MULTILINE,
)

_ANOTHER = re.compile("高速|铁路|公路|高铁|新建|改建|扩建|其中")
"""What stands before the name of another way."""

_TO = Anchor("至")


def find_by_ends(string: str, names: Collection[str]) -> Iterator[Mention]:
    """Each way or stretch that is named by its ends, one of which has a known name.

    Args:
        string: the text.
        names: the known names that stand in it.
    """
    for match in near(_ENDS, string, _TO, 9, 12):
        way = max((one.end() for one in _ANOTHER.finditer(string, *match.span(1))), default=match.start(1))
        start = past_verb(string, way, match.end(1))
        if string[start : match.end(1)] in names or match[2] in names:
            yield Mention("place", start, match.end(), string[start : match.end()], string[start : match.end()])
