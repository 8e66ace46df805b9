"""What a document is: by the last word of its title, by who made it public, by the kind of text that it is read as."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

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
          ("議事錄", "minutes"), ("正式紀錄", "minutes"))  # fmt: skip
"""What the last word of a title says of an official document."""
NO_PROGRAMME = re.compile("解[决決]方案$")
"""How a problem is solved, which no office decided."""
KINDS = {"newsletter": "newsletter"}
"""What the kind of a text says, where its title does not."""
LEGISLATURE = re.compile("人民代表大会|立法[会會院]|總統|国务院$|國務院$")
_CONGRESS = re.compile("^全国人民代表大会")
"""What it makes is a law, whatever its name (《立法法》, art. 10): 某通则."""
COURT = re.compile("^最高人民(?:法院|检察院)$")
_WHOLE = re.compile("《([^》]{3,60})》(?:全文)?")
"""How sites head a law: 《某法》全文."""
_CLOSING = "”’」』》〉"
_BRACKET = re.compile(r"[（(][^（）()]*[）)]$")
ORDERED = re.compile(rf"(?:中华人民共和国)?([{HAN}]{{2,20}}?)(令|公告)(?:\d{{4}}年)?第")
"""Whose order it is."""


REPUBLIC = re.compile("中[华華]?民[国國]|民國|法規[類名]|法規位階")
"""How the head of a law of Taiwan, or the record of it, tells where it is from."""

_BODIES_OF_TAIWAN = re.compile("(?:行政|立法|考試|監察|司法)院|中華民國|直轄市|本(?:法|條例)(?:之|所[稱称])?主管機關")
_OF_THE_MAINLAND = re.compile("[國国][務务]院|[國国]家[機机][關关]|人民(?:共和[國国]|代表大[會会]|政府)")
"""Of whose state a text in Traditional script speaks; 主管機關 is a word of the laws of Taiwan (《行政程序法》, art. 11)."""
_ITSELF = re.compile(rf"(?:制[定订訂]|[拟擬][定订訂])本(?P<name>[{HAN}]{{1,8}})[。，；]")
"""How rules name themselves where they say why they are made: 特制定本办法。"""


def is_of_taiwan(texts: Iterable[str]) -> bool:
    """Whether a text in Traditional script names the bodies of Taiwan, and none of the mainland.

    Args:
        texts: its blocks.

    Examples:
        >>> is_of_taiwan(["本法施行細則，由行政院定之。"]), is_of_taiwan(["由國務院制定。", "行政院舊址"]), is_of_taiwan(["由立法會制定。"])
        (True, False, False)
    """
    whole = "\n".join(texts)
    return _BODIES_OF_TAIWAN.search(whole) is not None and _OF_THE_MAINLAND.search(whole) is None


def names_itself(title: str, texts: Iterable[str]) -> bool:
    """Whether a text says why it was made by the kind with which its title ends, 特制定本办法, as only rules do.

    Args:
        title: of the document.
        texts: its first blocks.

    Examples:
        >>> names_itself("某市补贴实施办法", ["为进一步规范，制定本实施办法。"]), names_itself("某局关于某办法的通知", ["特制定本办法。"])
        (True, False)
    """
    bare = _BRACKET.sub("", title)
    return any(bare.endswith(found["name"]) for text in texts for found in _ITSELF.finditer(text))


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
    bare = _BRACKET.sub("", found[1] if (found := _WHOLE.fullmatch(title)) else title)
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
    if not bare.endswith("条例") and bodies and all(map(_CONGRESS.match, bodies)):
        return "law"
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
