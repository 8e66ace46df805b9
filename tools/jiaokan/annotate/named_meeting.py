"""Meetings and fairs that their build names: 立法院第10届第6会期第2次会议, 市委经济工作会议, 中国（宁夏）园艺博览会."""

from __future__ import annotations

from collections.abc import Iterator

from jiaokan.annotate.mention import Mention
from jiaokan.grammar.characters import HAN
from jiaokan.grammar.near import Anchor, near
from jiaokan.grammar.numeral import COUNTING
from jiaokan.text import re

_NUMBER = f"第(?:[{COUNTING}]{{1,3}}|[0-9]{{1,4}})"
_SITTING = re.compile(
    f"立法院{_NUMBER}届{_NUMBER}会期(?:{_NUMBER}次(?:临时会)?(?:会议)?)?|{_NUMBER}届{_NUMBER}会期{_NUMBER}次(?:临时会)?(?:会议)?"
)
"""A sitting of the legislature of Taiwan."""
_FAIR = re.compile(
    f"(?:{_NUMBER}届|首届)?中国（[{HAN}]{{2,6}}）(?:(?![的和]|举办|召开)[{HAN}]){{2,16}}?"
    "(?:博览会|交易会|洽谈会|展览会|展销会|对接会|论坛|文化节|艺术节|旅游节)"
)
"""A fair of the country with the place that holds it in brackets."""
_OF_COMMITTEE = re.compile(
    f"(?:[省市县州]|(?<!自治)区|自治区)委(?!员)(?:(?![的了在和与、第及]|召开|举行|主持|部署|通过|审议|常委|全会|办|组织部|宣传部|专题)[{HAN}]){{2,8}}?工作会议"
)
"""The yearly meeting that a committee calls by what it is about, with whose it is."""

_LED = ((_SITTING, Anchor("会期"), 16, 16), (_FAIR, Anchor("中国（"), 6, 30), (_OF_COMMITTEE, Anchor("工作会议"), 14, 0))
"""Each with the words that it cannot do without, and how far before and behind them it reaches."""


def find_meetings(string: str) -> Iterator[Mention]:
    """Each such meeting of the string.

    Args:
        string: the text.
    """
    for pattern, anchor, before, behind in _LED:
        for match in near(pattern, string, anchor, before, behind):
            yield Mention("event", match.start(), match.end(), match[0], match[0])
