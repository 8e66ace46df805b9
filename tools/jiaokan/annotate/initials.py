"""Regions that are named by one character of each province: 川滇黔三省, 黔渝川地区, 京津冀一体化 has an entry of its own."""

from __future__ import annotations

from collections.abc import Iterator

import rjieba

from jiaokan.annotate.mention import Mention
from jiaokan.text import re

PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁苏浙赣鄂桂晋蒙陕秦吉闽贵黔粤川蜀滇青藏琼宁新甘陇港澳台"
"""One character for each division of the first rank, as its number plates and lines are named."""
_REGION = re.compile(
    f"[{PROVINCES}][{PROVINCES}]{{1,4}}(?:地区|边区|革命老区|交界地区|边界|(?=[两三四五六][省地市]|[0-9]{{1,3}}个[省地市县]|交界|毗邻|接壤|结合部|铁路通道|[西南东北]部?(?:地区|交界)))"
)


_ALONE = re.compile(f"(?<![{PROVINCES}])(?!港澳台)[{PROVINCES}]{{3,5}}(?![{PROVINCES}]|高速|高铁|铁路|公路|大道|客专|城际|线)")
"""Three provinces or more side by side are a region whatever stands about them: 沪苏浙皖."""


def find_initials(string: str) -> Iterator[Mention]:
    """Each such region of the string."""
    for match in (*_REGION.finditer(string), *_ALONE.finditer(string)):
        if len(set(match[0])) == len(match[0]) and not _crosses(string, *match.span()):
            yield Mention("place", match.start(), match.end(), match[0], match[0])


def _crosses(string: str, start: int, end: int) -> bool:
    """Whether the dictionary has a word that begins or ends within the run."""
    pairs = (string[max(0, at) : at + 2] for at in (start - 1, end - 1))
    return any(len(pair) == 2 and rjieba.has_word(pair) for pair in pairs)
