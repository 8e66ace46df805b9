"""Groups and offices that their build names: …部际联席会议, “10·19”…事故调查组, 白河县县委, 天津一中院."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jiaokan.annotate.mention import Mention
from jiaokan.grammar.characters import HAN
from jiaokan.grammar.near import Anchor, near
from jiaokan.grammar.numeral import COUNTING
from jiaokan.text import re

_JOINT = re.compile(
    "(?:(?<=建立)|(?<=[的了由、，。；：“（])|^)(?:国务院)?"
    f"(?:(?![的了本该]|建立|制度|同意|召开|成立|参加)[{HAN}]){{3,30}}?[部厅]际联席会议",
    re.MULTILINE,
)
"""What ministries or departments settle together, by what it is for: 促进中部地区崛起工作部际联席会议."""
_INQUIRY = re.compile(f"“[0-9]{{1,2}}[·.•][0-9]{{1,2}}”[{HAN}]{{0,24}}?(?:事故|事件|火灾|灾害|案件|案)(?:联合)?(?:调查组|专案组|工作组)")
"""Who looks into an accident, by its day."""
_JOINED, _INQUIRING = Anchor("际联席会议"), Anchor("调查组", "专案组", "工作组")
_COURT = re.compile(f"第?[{COUNTING}]中院(?![子内里区落])")
_RANKS = frozenset("省市县区州旗")
_COMMITTEE = re.compile("委(?![员托派任屈])")


def find_named_groups(string: str, places: Iterable[Mention]) -> Iterator[Mention]:
    """Each such body of the string.

    Args:
        string: the text.
        places: the places that stand in it.
    """
    for match in near(_JOINT, string, _JOINED, 40, 0):
        yield _body(string, match.start(), match.end())
    for match in near(_INQUIRY, string, _INQUIRING, 44, 0):
        yield _body(string, match.start(), match.end())
    for place in places:
        rank, end = place.text[-1], place.end
        listed = string[max(0, place.start - 1) : place.start] in ("、", "和")
        if rank in _RANKS and not listed and string.startswith(rank, end) and (committee := _COMMITTEE.match(string, end + 1)):
            start = place.start - 2 * (string[max(0, place.start - 2) : place.start] == "中共")
            yield _body(string, start, committee.end())
        elif court := _COURT.match(string, end):
            yield _body(string, place.start, court.end())


def _body(string: str, start: int, end: int) -> Mention:
    return Mention("body", start, end, string[start:end], string[start:end])
