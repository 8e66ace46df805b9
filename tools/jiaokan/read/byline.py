"""Who wrote a text and where it came from: bylines, sources, the datelines that open a news story and the credits that close it."""

from __future__ import annotations

from jiaokan.grammar.characters import HAN
from jiaokan.grammar.date import FIGURES_DAY, MONTH_DAY
from jiaokan.grammar.dynasty import DYNASTY
from jiaokan.text import re

_ROLE = r"(?:本报|新华社|特约|首席|实习|通讯员|记者|評論員|评论员|特派|驻.{1,8})"
_PAPER = rf"(?:[◎■●□○◆][ \u3000]?(?:本报)?|《[^》]{{1,16}}》|[{HAN}]{{2,8}}社|本报|本报讯)?"
_DONE = r"(?:(?:文|摄|文[／/]图|报道|采写|参与采写)[）)]?|[）)])?"
_TASK = r"(?:作者|撰稿|责任编辑|责编|编辑|供稿|撰文|执笔|采写|摄影|校对|统筹|策划)(?:单位)?"
_BYLINE = re.compile(
    rf"[（(]?{_PAPER}{_ROLE}{{1,4}}[:：]?[{HAN}·、\u3000 ]{{0,60}}{_DONE}|[（(]?{_TASK}[:：][^。]{{1,160}}[。]?[）)]?"
    rf"|(?:[文图圖]|作者)[ \u3000]?[/／][ \u3000]?[{HAN}]{{2,4}}(?:[ \u3000、]+[{HAN}]{{2,4}}){{0,5}}"
    rf"|[〔（(【]?[记記]者[ \u3000]?[{HAN}]{{2,4}}(?:[、 \u3000]+[{HAN}]{{2,4}}){{0,5}}"
    rf"[ \u3000]?[／/][ \u3000]?[{HAN}]{{2,10}}(?:[报報][导導道]|[电電])[〕）)】]?"
    rf"|作者[ \u3000]+[{HAN}]{{2,4}}(?:[ \u3000]+[{HAN}]{{2,4}}){{0,3}}",
    needs="报社约席习员者員派驻:：/／",
)
_OF_OLD = re.compile(
    rf"[〔（(\[]?(?:{DYNASTY})[〕）)\]]?[ \u3000]{{1,4}}"
    rf"(?P<name>[{HAN}]{{2,4}})[ \u3000]{{1,4}}(?:[编編]?[撰著纂述]|[编編辑輯注註译譯校])",
    needs=" \u3000",
)
"""Who wrote an old book, as its first leaf has it: 明　某某　撰."""
_SOURCE = re.compile(
    rf"《[^》]{{1,20}}[报報刊]》[ \u3000]?[（(][ \u3000]?{FIGURES_DAY}[^（）()]{{0,30}}[）)]"
    r"|[（(](?:转自|原载|来源|摘自|选自|刊于|据)[:：]?[^（）()]{1,60}[）)]|(?:信息|文章|稿件|新闻|内容)?(?:来源|來源|出处)[:：].{1,80}"
    r"|[^。]{0,140}[（(][a-z0-9-]+(?:\.[a-z0-9-]+)+[）)]|[（(](?:据)?(?:新华社|中新社|本报)[^（）()]{0,24}(?:电|讯)[）)]"
)
_AFTER = r"[\u3000 （(:：,，。]|\d"
_DATELINE = re.compile(
    rf"(?:本报|本刊|本网|新华社|新华网|中新社|中新网|人民网|央视网|中央社)(?:记者)?[{HAN}、]{{0,14}}(?:{MONTH_DAY})?"
    rf"[\u3000 ]?(?:综合)?(?:电|电讯|讯|消息|报道)(?={_AFTER}|[{HAN}])"
    rf"|[{HAN}]{{2,6}}[网社报](?:记者)?(?:[{HAN}、]{{0,14}}{MONTH_DAY}[\u3000 ]?(?:综合)?(?:电|讯|消息|报道)(?={_AFTER}|[{HAN}])"
    rf"|(?:综合)?(?:电|讯|消息|报道)(?={_AFTER})|[{HAN}、]{{1,6}}[\u3000 ]?(?:电|讯)(?=[\u3000 （(:：]))"
    rf"|[{HAN}]{{2,8}}网{MONTH_DAY}(?:报道|讯|电)",
    needs="电讯息道",
)
"""A name in 网, 社, 报 needs a day, the word right behind it, or a blank behind that: 随着社会信息化的发展和电子… opens no story."""
_CREDIT = re.compile(
    r"[（(](?:新华社|中新社|据新华社|本报)[^（）()]{0,24}(?:电|讯|记者[^（）()]{0,30})[）)]$|[（(](?:转自|原载|据|记者|本报记者|作者|完)[^（）()]{0,120}[）)]$"
)


def is_byline(line: str) -> bool:
    """Whether the line names who wrote the text and says nothing else."""
    return len(line) <= 180 and (_BYLINE.fullmatch(line) is not None or bool(author_of_old(line)))


def author_of_old(line: str) -> str:
    """The name in a line that says of an old book who wrote it; empty if it is no such line.

    Examples:
        >>> author_of_old("明　林下人　撰"), author_of_old("〔清〕 某某某 编纂"), author_of_old("明 日 著")
        ('林下人', '某某某', '')
    """
    found = _OF_OLD.fullmatch(line)
    return found["name"] if found else ""


def is_source(line: str) -> bool:
    """Whether the line says where the text was taken from."""
    return len(line) <= 180 and _SOURCE.fullmatch(line) is not None


def begins_with_dateline(line: str) -> bool:
    """Whether the line opens as a news story does: 新华社北京3月24日电, 本报讯（记者 …）."""
    return _DATELINE.match(line) is not None


def has_credit(line: str) -> bool:
    """Whether the line ends as a news story does: （新华社北京3月23日电）, （转自《…》）, （本报记者 …）."""
    return _CREDIT.search(line[-140:]) is not None
