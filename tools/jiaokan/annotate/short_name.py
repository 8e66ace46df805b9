"""Short names of divisions where they stand: with a rank that they once had or with its head behind them, or where a verb leads there."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import replace

import rjieba

from jiaokan.annotate.division import Division, everyday
from jiaokan.annotate.mention import Mention
from jiaokan.annotate.town import ends_town
from jiaokan.grammar.characters import HAN, is_han
from jiaokan.text import re

FORMER = re.compile(
    "(?:自治)?县(?![级域城里内际道志乡委官公])|县(?=委|志|公安)|市(?![场区民级政长委直值价容内辖州面])|市(?=委|政府|政协)|(?:人民)?公社"
)
"""The rank that a division once had, behind its short name: 肥乡县, of which a table has 肥乡区 only."""


LONGEST_PARTY_CHARACTERS = 6
"""Code points before 党 in which the name of a party stands."""
SHORT_NAME_CHARACTERS = 2
"""Code points of such names."""
_LEADS = frozenset("在赴到抵至往于从由经驻入")
"""What stands before places, and before other things as well."""
_LIES = re.compile("境内|[东西南北中]部|以[东西南北上下](?![来述])|县城|城区|城关|籍(?!贯)")
"""What stands behind places only."""
_NO_WORD = re.compile(f"[^{HAN}]|$")
_ACTS = "vd"


def is_shown(string: str, start: int, end: int) -> bool:
    """Whether what stands about a short name shows a place: 终至江油，, 赴奉节调研, 监利以下.

    Args:
        string: the text.
        start: where the name begins, in code points.
        end: where it ends.
    """
    if string[start:end] in everyday() or not _is_whole(string, start, end):
        return False
    if _LIES.match(string, end):
        return True
    if not start or string[start - 1] not in _LEADS:
        return False
    behind = rjieba.tag(string[end : end + 4], False)
    return _NO_WORD.match(string, end) is not None or (len(behind[0][0]) > 1 and behind[0][1][0] in _ACTS)


def leading(string: str, names: Iterable[tuple[int, int]], places: Iterable[Mention]) -> Iterator[Mention]:
    """Short names right before another place, which lies in theirs: 安吉永安寺塔, 余姚大岚镇.

    Args:
        string: the text.
        names: where short names of divisions stand.
        places: those that their build shows.
    """
    begun = {one.start for one in places}
    for start, end in names:
        free = end in begun and string[start:end] not in everyday() and not any(at in begun for at in range(start, end))
        if free and _is_whole(string, start, end):
            yield Mention("place", start, end, string[start:end], string[start:end])


def _is_whole(string: str, start: int, end: int) -> bool:
    """Whether no word of the language reaches over either end."""
    low, at = max(0, start - 6), max(0, start - 6)
    for word in rjieba.cut(string[low : end + 6], False):
        if at < start < at + len(word) or at < end < at + len(word):
            return False
        at += len(word)
    return True


def is_part(string: str, start: int, end: int, whole: Container[int]) -> bool:
    """Whether a short name is a part of other words: 东至 of 重庆东至黔江, 丰镇 of 培丰镇.

    Args:
        string: the text.
        start: where the name begins, in code points.
        end: where it ends.
        whole: where known places end.
    """
    return end - start == SHORT_NAME_CHARACTERS and (ends_town(string, end) or (start in whole and string[start:end] == "东至"))


def is_joined(name: str, before: str) -> bool:
    """Whether a name of two characters is «and» with the word of a level: 代表和县疾控中心 holds no 和县, 马鞍山市和县 does.

    Args:
        name: the name.
        before: the character before it.
    """
    return name[0] in "和与及" and name[1] in "省市县区" and before not in "省市州" and is_han(before)


def is_short(division: Division) -> bool:
    """Whether it is the short name of a division below a province, without the word of its rank."""
    return (
        all(len(code) == 6 and code.isdigit() and not code.endswith("0000") for code in division.codes)
        and division.name[-1] not in "省市县区州盟旗"
    )


def crosses(string: str, start: int, end: int) -> bool:
    """Whether words of the language reach over both ends: 以上海关 is 以上 and 海关, 其中亚硫酸 is 其中 and 亚硫酸.

    Args:
        string: the text.
        start: where the name begins, in code points.
        end: where it ends.
    """
    if not rjieba.has_word(string[start - 1 : start + 1]):
        return False
    at = low = max(0, start - 4)
    for word in rjieba.cut(string[low : end + 4], False):
        if at < start < at + len(word):
            return True
        at += len(word)
    return False


_SHIP = re.compile(f"[{HAN}]{{0,3}}[0-9]{{2,4}}[号轮艇]?”")
"""What stands behind the name of a ship between marks: “东海救115”轮."""


def is_of_other(string: str, start: int, end: int) -> bool:
    """Whether a name of two characters belongs to other words, to 和, to money (澳门币) or to a ship.

    Args:
        string: the text.
        start: where the name begins, in code points.
        end: where it ends.
    """
    before = string[start - 1]
    ship = before == "“" and _SHIP.match(string, end) is not None
    money = string.startswith("币", end)
    return ship or money or crosses(string, start, end) or is_joined(string[start:end], before)


_BEGINS_OFFICE = re.compile("(?<=[乡镇])长|长(?![江沙春治垣葛乐宁白岭途期安征兴泰武清丰子顺阳汀])")
"""The second character of 县长 behind the first, which no word of its own begins with there."""


def before_head(string: str, place: Mention) -> Mention:
    """The place without the word of its rank where that begins the office of its head: 花莲 in 花莲县长, as 外交 in 外交部长.

    Args:
        string: the text.
        place: the place.
    """
    short = place.end - 1
    if place.text[-1] not in "省市县区乡镇" or short - place.start < SHORT_NAME_CHARACTERS or not _BEGINS_OFFICE.match(string, place.end):
        return place
    return replace(place, end=short, text=place.text[:-1])


def is_of_other_party(string: str, start: int) -> bool:
    """Whether 党 is the last character of a word that began before it: of 农工党中央 and 自民党中央 it is no 党中央.

    Args:
        string: the text.
        start: where 党 stands, in code points.
    """
    at = max(0, start - LONGEST_PARTY_CHARACTERS)
    for word in rjieba.cut(string[at : start + 1], False):
        at += len(word)
    return start > 0 and len(word) > 1 and word[-1] == "党"
