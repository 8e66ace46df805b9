"""The dateline of a news story, where an extractor took the blank after it for the end of the line.

A dateline (电头) opens the first paragraph and never stands alone: « 新华社北京4月7日电　国务院… », « 本报讯　（记者张三）… ».
"""

from __future__ import annotations

from jiaokan.grammar.characters import HAN
from jiaokan.grammar.date import MONTH_DAY
from jiaokan.text import re

ALONE = re.compile(
    rf"(?:本报|本刊|本网|[{HAN}]{{2,6}}[网社报])[{HAN}、]{{0,14}}(?:{MONTH_DAY}(?:综合)?(?:电|電|讯|訊|消息)|[讯訊])", needs="电電讯訊息"
)
ENDS = frozenset("电電讯訊息")
"""The characters that end one: a quick look."""
NAME = f"[{HAN}]{{2,4}}"
REPORTERS = re.compile(rf"[（(](?:(?:本报|特约|实习)?(?:记者|通讯员|記者)[：: \u3000]?)?{NAME}(?:[、 \u3000]{{1,2}}{NAME}){{0,4}}[）)]")


_AGENCY = re.compile(
    rf"据?(?P<who>[{HAN}]{{2,6}}[社报報網网])"
    rf"(?:[{HAN}、]{{0,12}}{MONTH_DAY}\s?(?:综合)?(?:电|電|讯|訊)|[{HAN}、]{{0,6}}(?:电|電|讯|訊)(?=[\s\u3000（(:：]))"
)


def agency(line: str) -> str:
    """The agency or paper whose dateline a line begins with; empty if it begins with none.

    Examples:
        >>> agency("新华社北京4月7日电　国务院"), agency("政府网站作为电子政务建设的重要内容")
        ('新华社', '')
    """
    found = _AGENCY.match(line)
    return found["who"] if found else ""


def opens_story(line: str) -> bool:
    """Whether a line begins with a dateline that a blank or the names of reporters follow."""
    match = ALONE.match(line)
    if match is None or "题" in line[match.end() : match.end() + 3]:
        return False
    return line[match.end() : match.end() + 1] in ("（", "(", " ", "\u3000")


def is_dateline(line: str) -> bool:
    """Whether a line is nothing but a dateline."""
    return line[-1:] in ENDS and ALONE.fullmatch(line) is not None


def is_reporters(line: str) -> bool:
    """Whether a line is nothing but the names of reporters in brackets, as they stand after a dateline."""
    return REPORTERS.fullmatch(line) is not None
