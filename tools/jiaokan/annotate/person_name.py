"""How long a Chinese name is that begins at a place in running text: where a mark, a verb or a new word of the language follows it."""

from __future__ import annotations

import rjieba

from jiaokan.annotate.surname import characters, is_name
from jiaokan.grammar.characters import HAN
from jiaokan.text import re

FOLLOWS = re.compile(
    rf"[^{HAN}]|$|说|表示|介绍|指出|强调|认为|告诉|主持|赴|在|任|兼|等|同志|一行|率|带队|带领|出席|列席|参加|参与|作|宣布|对|向|和|与|及|就|到|来|讲话|致辞|签署|会见|会上|称|总结|要求|深入|致(?=[^使力电])|当选|检查|领学|分别|视察|督导|慰问|看望|巡视|传达|通报|检阅|督查|召集|先后|还|同(?!步|时|样)|还|"
    r"调研|提出|点评|汇总|携|前往|报道|摄|的|是|也|还|曾|将|已|所|看|决定|这样|为|因|从|担任|被|接替|继任|出任|身着|走|带|正|并|代表|总书记|主席|总理|书记|先生|女士|接受|透露|坦言|分析|回忆|感慨|补充|解释|则|[二两三四五六七八九十]人|把|给|让|邀请|举行|会谈|会晤|访问|访华|一道|赶赴|赶到|协调|陪同|随行|署任|署理|离港|邀请|通电话|通话|致电|会面|受|荣获|获|点评|宣读|立即|迅速|随即|当即|再次|安排|批示|主任|部长|局长|省长|市长|教授|院士|时"
)
_JOINING = frozenset("与和对向是为")
"""Words of one character that also end other words: 参与, 成为."""
_ADVERBS = frozenset("正曾将已还也并")
"""Of two in a row the first ends the name: 林芳正曾."""
_VERBS = frozenset("致还同则说赴在任等率作称对向和与就到来是也还曾将已所看的为因从被走带正并把给让兼时摄受获携陪")
_MARKS = frozenset("、，。；）\u3000")
"""Behind these no adverb or preposition ends: the last of 邱国正、 belongs to the name."""
_SAYS = frozenset("说率赴等称是的为携陪到来看走任")
"""What may stand between a name and a mark."""
SPEAKS = re.compile("说|表示|介绍|告诉|认为|指出|强调|坦言|感慨|透露")
_SERVES = re.compile("出席|主持|参加|列席|陪同|带队|讲话|宣布|表示|介绍")
"""A verb, before which 和 joins nothing: 秘书长李仁和出席."""
_ACTS = re.compile("率(?!领)|随行|宣读|作了|出席|主持|参加|列席|陪同|带队|讲话|宣布|表示|介绍|指出|强调|要求|说|[，。、；：,;]|$")
_OWN_WORDS = frozenset("和司")
"""Characters that end a name only where a verb stands behind them."""
_LOOSE = re.compile(f"[{HAN}][和向为从成定安][{HAN}](?=[、，。；）\n])")
"""Three characters before a mark, the middle one also a word of its own: 部长阴和俊、."""


def name_size(string: str, at: int) -> int:
    """How long the name is that begins at `at`; 0 if none does."""
    three, two = string[at : at + 3], string[at : at + 2]
    four = string[at : at + 4]
    if _LOOSE.match(string, at) and is_name(three, strict=False):
        return 3
    for size in (3, 2):
        name = string[at : at + size]
        if name[-1:] in _OWN_WORDS and _SERVES.match(string, at + size) and is_name(name, strict=False) and not rjieba.has_word(name):
            return size
    if (is_name(four) or _is_double(string, at, four)) and FOLLOWS.match(string, at + 4):
        return 4
    long = is_name(three) and _ends(string, at, 3)
    short = is_name(two) and (FOLLOWS.match(string, at + 2) is not None or (not is_name(three) and _ends(string, at, 2)))
    if short and string.startswith("荣获", at + 2):
        return 2
    if long and string[at + 3 : at + 4] in _MARKS and (three[-1] not in _SAYS or string[at + 3] == "\u3000"):
        return 3
    if long and short:
        return 2 if three[-1] in _VERBS and not _ADVERBS.issuperset(string[at + 2 : at + 4]) else 3
    return 3 if long else 2 if short else 0


_LEADS = frozenset("由和从向与应曾于经")
"""Surnames that are words before a name: 由陈金龙主持."""


def _is_double(string: str, at: int, four: str) -> bool:
    """Whether two surnames lead a name, as wives in Hong Kong and families of Taiwan bear them: 林郑月娥, 张简淑惠."""
    surnames = characters()["surname"]
    if len(four) < 4 or four[0] not in surnames or four[0] in _LEADS or not is_name(four[1:]):
        return False
    if FOLLOWS.match(string, at + 2) or FOLLOWS.match(string, at + 3) or rjieba.has_word(four[:2]) or rjieba.has_word(four[1:3]):
        return False
    return not is_common(four[2:], part=False) and not crosses(string, at, at + 4)


def loose_size(string: str, at: int) -> int:
    """Three characters right behind an office that can be a name though one of them is a word too: 市长王会勇出席; else 0."""
    name = string[at : at + 3]
    sound = is_name(name, strict=False) and _ACTS.match(string, at + 3) and not is_common(name)
    given = not rjieba.has_word(name[1:]) or rjieba.tag(name[1:], False)[0][1] in _NAME_TAGS
    return 3 if sound and given and not _DEPARTMENT.search(name) and not crosses(string, at, at + 3) else 0


def rare_size(string: str, at: int) -> int:
    """Three characters right behind an office that a rare surname leads and no word joins: 副厅长巨有谦、; else 0."""
    end = at + 3
    if (
        string[at : at + 1] not in characters()["rare surname"]
        or not FOLLOWS.match(string, end)
        or _NO_RARE.search(string[at:end])
        or not _HAN_NAME.fullmatch(string, at, end)
    ):
        return 0
    words = rjieba.cut(string[at : end + 4], False)[:3]
    return 3 if [len(word) for word in words] == [1, 1, 1] else 0


_NO_RARE = re.compile("[着说道过很不了的等省市县区局部厅委办院所处科组各该本其对和与及为任向]")
_HAN_NAME = re.compile(f"[{HAN}]{{3}}")
_NAME_TAGS = frozenset(("ns", "nz"))
_DEPARTMENT = re.compile("[的了等省市县区局部厅委办院所处科组各该本]")


def _ends(string: str, at: int, size: int) -> bool:
    """Whether a name ends there: before a mark or a word that follows names, or where the words behind it begin anew."""
    end = at + size
    follows = FOLLOWS.match(string, end)
    if follows and (len(follows[0]) != 1 or follows[0] not in _JOINING or not rjieba.has_word(string[end - 1 : end + 1])):
        return True
    words = rjieba.cut(string[end : end + 6])
    return bool(words) and len(words[0]) > 1 and not crosses(string, at, end)


def crosses(string: str, at: int, end: int) -> bool:
    """Whether a word of the language reaches over the end of the name."""
    place = at
    for word in rjieba.cut(string[at : end + 4]):
        if place < end < place + len(word):
            return True
        place += len(word)
    return False


def is_common(name: str, part: bool = True) -> bool:
    """Whether the dictionary has it, or with `part` its first two characters, as a word that is no name of a person."""
    words = (name, name[:2]) if part else (name,)
    return any(rjieba.has_word(word) and rjieba.tag(word, False)[0][1] not in ("nr", "nrt", "nrfg") for word in words)
