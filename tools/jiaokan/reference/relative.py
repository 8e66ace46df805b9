"""What points back to a document or a place that was named before: 该意见, 上述通知, 同法, 该条.

Such a word means what was named last before it and is of its kind. Where the text named nothing of that kind, 该规定 is a rule and no
document, and is passed over; 该条 and 该款 are places, and stay open.
"""

from __future__ import annotations

from collections.abc import Iterator

from jiaokan.reference.alias import GENRE_WORDS
from jiaokan.reference.model import Reference
from jiaokan.text import re

PLACES = frozenset("条款项")
"""What 该条, 该款 and 该项 point to: places, not documents."""
_GENRE = "|".join(sorted(GENRE_WORDS, key=len, reverse=True))
_NUMBERED = re.compile(r"(?:[^《》]*(公告|通告)(?:[12][0-9]{3}年)?第[0-9]+号$|(?:GB|DB|JJ|HJ|ISO|IEC)[A-Z/]*[ 0-9])")
"""A number that says what it numbers: a notice, or a standard."""
_WHOLE = re.compile(
    rf"[该此上前同](?:(?:(?<=[该此])|(?<=[上前])述)(?P<qualified>(?:实施|暂行|试行|管理|工作|行动|指导|若干|专项|总体|监督|行政|处罚|民事|刑事){{0,2}})"
    rf"(?P<genre>司法解释|文件|{_GENRE}|判决书|判决|裁定书|裁定|决定书|通报|公约|法(?![院人官庭定律规治]))(?!部门|机关|者|人员|结果)"
    "|(?:(?<=该)|(?<=[上前])述)(?:(?P<law>法律)(?=第|规定|的?修改|自)|(?P<letter>函)(?![件数授]))"
    "|(?<=同)(?P<same>法|条例|办法|细则|规定|解释)(?=第|之规定))"
)
_KINDS = ("genre", "law", "same", "letter")
_PART = re.compile(
    "[该上前](?:(?<=该)|述)(?:条(?![件例文款])|款(?![项式])|项(?=规定|所列|中|第|的规定|之规定)|(?<=依据该)项|(?<=依照该)项|(?<=适用该)项|(?<=违反该)项|(?<=根据该)项)"
)


def find_relatives(string: str) -> Iterator[Reference]:
    """Each word by which the string points back, in order."""
    for match in sorted([*_WHOLE.finditer(string), *_PART.finditer(string)], key=lambda match: match.start()):
        kind = next((match[name] for name in _KINDS if match.groupdict().get(name)), "")
        yield Reference("relative", match.start(), match.end(), match[0], kind or match[0].lstrip("该此上述前同"))


def kind_of(name: str) -> Iterator[str]:
    """The words by which a text can point back to a document of that name: 办法 for 某某办法（试行）, 法 for a law or a code."""
    plain = re.sub(r"[（(][^（）()]*[）)]$", "", name)
    yield from (plain[-2:], plain[-3:])
    if plain.endswith(("法", "法典")) and not plain.endswith("办法"):
        yield from ("法", "法律")
    if plain.endswith("函"):
        yield "函"
    if plain.endswith("解释") or name.startswith("法释"):
        yield "司法解释"
    if match := _NUMBERED.match(name):
        yield match[1] or "标准"
