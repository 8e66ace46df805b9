"""Cities and counties of Taiwan, behind which their districts and townships stand without being in a table: 新北市板桥区."""

from __future__ import annotations

from jiaokan.grammar.characters import HAN
from jiaokan.text import re

_WHOLE = re.compile(
    "(?:台北|新北|桃园|台中|台南|高雄|基隆|新竹|嘉义)市|(?:新竹|苗栗|彰化|南投|云林|嘉义|屏东|宜兰|花莲|台东|澎湖|金门|连江)县"
)
"""The divisions of the first rank; source: 《地方制度法》 of Taiwan and its list of governments."""
_DISTRICT = re.compile(f"(?:(?![的了在是和与及等各全市县区])[{HAN}]){{2,3}}[区乡镇市](?![域间公长民内政立府级])")


def is_of_taiwan(name: str) -> bool:
    """Whether it is a city or county of Taiwan, in Simplified characters."""
    return _WHOLE.fullmatch(name) is not None


def past_district(string: str, start: int) -> int:
    """Where the district or township ends that stands right behind its city or county; `start` if there is none.

    Args:
        string: the text, in Simplified characters.
        start: where the city or county ends, in code points.
    """
    match = _DISTRICT.match(string, start)
    return match.end() if match else start
