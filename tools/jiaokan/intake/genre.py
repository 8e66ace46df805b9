"""What a document is: by the last word of its title, by who made it public, by the kind of text that it is read as."""

from __future__ import annotations

from collections.abc import Sequence

from jiaokan.edition.document import Document
from jiaokan.grammar.body_name import is_body_name
from jiaokan.grammar.characters import HAN
from jiaokan.text import re

GENRE_ENDS = (("通知", "notice"), ("公告", "announcement"), ("通告", "announcement"), ("通报", "announcement"), ("公报", "announcement"),
          ("决定", "decision"), ("决议", "decision"), ("命令", "decision"), ("令", "decision"), ("意见", "opinion"), ("规划", "plan"),
          ("计划", "plan"),
          ("纲要", "plan"), ("方案", "action-programme"), ("批复", "letter"), ("复函", "letter"), ("的函", "letter"),
          ("工作报告", "work-report"),
          ("纪要", "minutes"), ("紀要", "minutes"), ("答复", "answer"), ("答覆", "answer"), ("标准", "standard"), ("標準", "standard"),
          ("简报", "newsletter"), ("公報", "announcement"), ("通報", "announcement"), ("決定", "decision"), ("決議", "decision"),
          ("意見", "opinion"), ("規劃", "plan"), ("計畫", "plan"), ("綱要", "plan"),
          ("批覆", "letter"), ("决定书", "decision"), ("決定書", "decision"), ("簡報", "newsletter"),
          ("会议记录", "minutes"), ("會議紀錄", "minutes"), ("會議記錄", "minutes"),
          ("議事錄", "minutes"))  # fmt: skip
"""What the last word of a title says of an official document."""
NO_PROGRAMME = re.compile("解[决決]方案$")
"""How a problem is solved, which no office decided."""
KINDS = {"newsletter": "newsletter"}
"""What the kind of a text says, where its title does not."""
LEGISLATURE = re.compile("人民代表大会|立法[会會院]|總統|国务院$|國務院$")
COURT = re.compile("^最高人民(?:法院|检察院)$")
_CLOSING = "”’」』》〉"
_BRACKET = re.compile(r"[（(][^（）()]*[）)]$")
ORDERED = re.compile(rf"(?:中华人民共和国)?([{HAN}]{{2,20}}?)(令|公告)(?:\d{{4}}年)?第")
"""Whose order it is."""


REPUBLIC = re.compile("中[华華]?民[国國]|民國|法規[類名]|法規位階")
"""How the head of a law of Taiwan, or the record of it, tells where it is from."""


def named_genre(title: str) -> str | None:
    """What the last word of a title says, before brackets too; None if it says nothing.

    Examples:
        >>> named_genre("某某通知"), named_genre("行政处罚决定书（某某公司）"), named_genre("论某某")
        ('notice', 'decision', None)
        >>> named_genre("某市行动方案"), named_genre("某题解决方案")
        ('action-programme', None)
    """
    ends = (title.rstrip(_CLOSING), _BRACKET.sub("", title))
    if any(map(NO_PROGRAMME.search, ends)):
        return None
    return next((genre for last, genre in GENRE_ENDS if any(end.endswith(last) for end in ends)), None)


def law_genre(title: str, bodies: Sequence[str], number: str, *, republic: bool = False) -> str | None:
    """What a text with articles, or with a day of adoption, is (《立法法》, art. 10, 72, 80, 91, 119); None if nothing decides.

    Of Taiwan 法, 律, 條例, 通則 are laws, and 標準, 綱要 are among the seven names of rules (《中央法規標準法》, art. 2 and 3).

    Args:
        title: of the document.
        bodies: that issued it.
        number: of the order that made it public.
        republic: whether the text is of Taiwan.
    """
    bare = _BRACKET.sub("", title)
    if number.startswith("法释") or (bodies and all(map(COURT.match, bodies))):
        return "judicial-interpretation"
    if bare.endswith(("决定", "决议", "決定", "決議")):
        return "decision"
    if bare.endswith(("法", "法典", "宪法", "憲法", "修正案")) and not bare.endswith(("办法", "辦法")):
        return "law"
    if republic and bare.endswith(("條例", "通則")) and not bare.endswith("自治條例"):
        return "law"
    if republic and bare.endswith(("標準", "綱要", "要點")):
        return "rules"
    if bare.endswith(("条例", "條例")) or (bodies and any(map(LEGISLATURE.search, bodies))):
        return "regulation"
    if bare.endswith(
        ("规定", "办法", "细则", "规则", "规程", "章程", "制度", "規定", "辦法", "細則", "規則", "規程", "准则", "準則", "规范", "規範")
    ):
        return "rules"
    return "rules" if (order := ORDERED.match(number)) and order[2] == "令" and is_body_name(order[1]) else None


def named_rules(title: str) -> str | None:
    """What a title says that names rules and begins with who made them; None if it names none.

    Examples:
        >>> named_rules("某市劳动局关于开办夜市若干问题的规定"), named_rules("某市劳动局关于学习劳动法")
        ('rules', None)
    """
    found = law_genre(title, (), "")
    return found if found in ("rules", "regulation") else None


def press_genre(document: Document, word: str | None, credited: bool) -> str:
    """The genre of what no authority issued: that of its kind, or news where it says whose it is; else nobody knows.

    Args:
        document: as it was read.
        word: what the last word of its title says.
        credited: whether text or page name a paper, an agency or a reporter; that of the site alone is on poems too.
    """
    if document.kind == "plain" and word:
        return word
    return "news" if credited else KINDS.get(document.kind, "unknown")
