"""Reserves and parks of nature that no table has, told by the last words of their names: 某某国家级自然保护区."""

from __future__ import annotations

from collections.abc import Iterator

from jiaokan.annotate.edge import holds
from jiaokan.annotate.extent import is_plain
from jiaokan.annotate.mention import Mention
from jiaokan.annotate.place_kind import generic
from jiaokan.grammar.characters import HAN
from jiaokan.grammar.near import Anchor, near
from jiaokan.text import re

_HAN = rf"[{HAN}]"
_PARK = Anchor("自然保护区", "风景名胜区", "国家公园", "湿地公园", "森林公园", "地质公园")
_WILD = "(?:国家|[省市县])级自然保护区|国家级风景名胜区|自然保护区|国家公园|国家湿地公园|国家森林公园|国家地质公园"
_RESERVE = re.compile(
    rf"(?:(?<=^)|(?<=[\s、，。（）：；“新建立设在]))((?:(?!新建|建立|设立|申报){_HAN}){{2,10}}?)(?:{_WILD})(?!条例|管理|名单|范围|建设|和|的|等|、)",
    re.M,
)
_LIST_RESERVE = re.compile(rf"(?:新建|建立|设立|的)({_HAN}{{2,8}}?)(?:{_WILD})")
ROUGH = re.compile(
    "^(?:副|支持|立|加速|加快|构建|打造|新?建|国家|建立|设立|国家|各类|各级|相关|其他|处|个|以|不断|提高|推进|做好|加强|关于|公布)|会同|坐镇|等|处|省级|[的是在]"
)
"""What no name holds before such words, nor before the word of a zone."""


def find_reserves(string: str) -> Iterator[Mention]:
    """Each reserve of the string."""
    for pattern in (_RESERVE, _LIST_RESERVE):
        for match in near(pattern, string, _PARK, 20, 4):
            sound = holds(string, *match.span(1)) and not is_plain(match[1], generic())
            if sound and not ROUGH.search(match[1]):
                yield Mention(
                    "place", match.start(1), match.end(), string[match.start(1) : match.end()], string[match.start(1) : match.end()]
                )
