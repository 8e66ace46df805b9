"""Offices of a place whose function no table has: a place, nouns and 局 or 厅 (广东省政务服务数据管理局).

The dictionary cuts the words between; a verb among them begins what somebody did there (上海市成立数据局), and is no part of a name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jiaokan.annotate.mention import Mention
from jiaokan.annotate.sign import tag, words_of
from jiaokan.text import re

MOST_WORDS = 8
"""Words of a function at most, the word of its rank among them."""
IN_NAMES = frozenset(("n", "nt", "nz", "ns", "vn", "a", "b", "s", "t", "j", "l"))
"""Parts of speech that a function is named with (ICTCLAS tags)."""
AND = "和"
RANK = re.compile("[^格布结大全开时战僵当政邮书残出饭牌棋药]{0,6}局|厅")
"""The word of its rank: 局, 管理局, 厅; no word that only ends so (格局, 邮局)."""
NEXT = re.compile("[长面部势堂]")
"""What makes another word of it."""
ROOMS = "大客餐展舞门前"
"""Before 厅 one of these makes a room of it."""
QUICK = ("局", "厅")


def find_local_offices(string: str, places: Iterable[Mention]) -> Iterator[Mention]:
    """Each such office.

    Args:
        string: the text.
        places: the places that stand in it.
    """
    if not any(rank in string for rank in QUICK):
        return
    words = words_of(string)
    for place in places:
        end = _end(string, place.end)
        if end is not None and place.end in words.at:
            yield Mention("body", place.start, end, string[place.start : end], string[place.start : end])


def _end(string: str, start: int) -> int | None:
    """Where an office ends whose function begins at a place of the string; none if there is none."""
    words = words_of(string)
    at, said = start, False
    for _ in range(MOST_WORDS):
        if at not in words.at:
            return None
        end = words.starting(at)
        if end is None:
            return None
        word = string[at : end[0]]
        if RANK.fullmatch(word) and (said or len(word) > 3):
            return None if NEXT.match(string, end[0]) or (word == "厅" and string[at - 1] in ROOMS) else end[0]
        if tag(word) not in IN_NAMES and not (word == AND and said):
            return None
        at, said = end[0], True
    return None
