"""The title: the first line that stands as a headline, with the lines that continue it.

GB/T 9704—2012 §7.3.1 sets a title over several lines, cut where the words allow it;
it ends with the kind of document (法 条例 办法 决定 通知 …), and this last word tells where the last line is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from jiaokan.read.body_name import opens_with_body_name
from jiaokan.read.byline import is_byline, is_dateline
from jiaokan.read.dates import is_date, is_history, is_published
from jiaokan.read.lines import Line, merge
from jiaokan.read.number import is_number
from jiaokan.read.outline import number
from jiaokan.read.sentence import is_short, is_stopped

_KINDS = (
    "法|法典|条例|條例|规定|規定|规则|規則|细则|細則|办法|辦法|决定|決定|决议|決議|公报|公告|通告|通报|通知|意见|意見|议案|報告|报告|请示|"
    "批复|函|纪要|命令|令|方案|规划|規劃|计划|計畫|纲要|綱要|要点|标准|標準|规范|規範|规程|規程|指南|指引|准则|準則|章程|解释|解釋|"
    "制度|简报|目录|清单|公约|宣言|协定|协议|白皮书|说明|措施|要求|导则|通则|要點|基準|須知|注意事項"
)
KIND = re.compile(rf"(?:{_KINDS})(?:[（(][^（）()]{{1,24}}[）)])*$")
"""The end of a title that names its kind, with brackets such as （试行） or （2023年修订）."""
_GOES_ON = re.compile(r"^(?:的|和|与|及|等|之|》|以及)")
HEAD = 12
"""How many lines at the start of a document may hold the title."""
LONGEST = 100
"""How long a title may be, in code points."""


def is_headline(line: Line) -> bool:
    """Whether a line may be part of a title."""
    text = line.text
    if line.mark in ("|", "-") or not is_short(text.rstrip("！？!?”’"), LONGEST):
        return False
    if is_number(text) or is_date(text) or is_history(text) or is_published(text) or is_byline(text) or is_dateline(text):
        return False
    one = number(text)
    return one is None or one.style == "annex" or (line.mark == "#" and line.depth == 1)


def find_title(lines: Sequence[Line], start: int = 0) -> tuple[int, int] | None:
    """The lines of the title, first and past the last; None if the document starts with running text."""
    heads = []
    for index in range(start, min(start + HEAD, len(lines))):
        one = number(lines[index].text)
        if is_headline(lines[index]):
            heads.append(index)
        elif (len(lines[index].text) > 40 and is_stopped(lines[index].text)) or (one and one.style in ("article", "chapter", "han")):
            break
    if not heads:
        return None
    marked = [index for index in heads if lines[index].mark == "#"]
    if marked:
        top = min(lines[index].depth for index in marked)
        first = next(index for index in marked if lines[index].depth == top)
    else:
        first = _first_of_kind(heads, lines)
        if first > start and is_stopped(lines[start].text) and len(lines[start].text) > 40:
            return None
    return first, _end(lines, first)


def _first_of_kind(heads: Sequence[int], lines: Sequence[Line]) -> int:
    """The first headline that runs on to a word for a kind of document; the very first one if none does."""
    for index in heads[:6]:
        end = _end(lines, index)
        if KIND.search(lines[end - 1].text) and sum(len(line.text) for line in lines[index:end]) >= 4:
            return index
    return heads[0]


def _end(lines: Sequence[Line], first: int) -> int:
    """Past the last line of the title that starts at `first`."""
    if KIND.search(lines[first].text) and not _goes_on(lines, first + 1):
        return first + 1
    for last in range(first + 1, min(first + 7, len(lines))):
        if not is_headline(lines[last]) or lines[last].mark != lines[first].mark or lines[last].depth != lines[first].depth:
            break
        text = lines[last].text
        fits = "的" in text or _goes_on(lines, last) or _unfinished(lines[last - 1].text)
        if fits and KIND.search(text) and not _goes_on(lines, last + 1):
            return last + 1
    return first + 2 if _goes_on(lines, first + 1) and is_headline(lines[first + 1]) else first + 1


def _goes_on(lines: Sequence[Line], index: int) -> bool:
    """Whether the line at `index` cannot start a title."""
    return index < len(lines) and _GOES_ON.match(lines[index].text) is not None


def _unfinished(text: str) -> bool:
    """Whether a headline has opened a title or a reference that it does not close."""
    return text.count("《") > text.count("》") or "关于" in text or "關於" in text


def joined(lines: Sequence[Line]) -> Line:
    """The lines of a title as one: a blank stays between two bodies' names, nothing between the halves of a phrase."""
    title = lines[0]
    for line in lines[1:]:
        names = opens_with_body_name(line.text) and opens_with_body_name(title.text) and title.text[-1] in "局厅部委院署办会府"
        title = merge(title, line, "\u3000" if names else "", "broken-title")
    return title
