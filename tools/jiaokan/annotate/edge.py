"""Where a name begins: going back from its last word to the nearest mark, or to the nearest word that no name holds.

Names of bodies and meetings say what they are at their end (…领导小组, …工作会议), so they are read from there.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

import rjieba

from jiaokan.annotate.division import divisions
from jiaokan.annotate.lexicon import table
from jiaokan.grammar.characters import HAN
from jiaokan.text import re

_STOP = re.compile(rf"[^{HAN}0-9A-Za-z·\u3000“”（）+—-]|——|\u3000")
_WORD = re.compile(
    "(?<=[0-9])(?:[年月日人名家户亿元个件]|万(?!科|达)|小时|分钟|公里|[点时]内?)|[0-9]%|标称|受理|授予|认定|简称|指定|你[省市县区州]?|我[省市县区州]?|的|了|在|对|向|由|与|和|及|将|于|从|因(?!特)|被|把|据|经(?!济)|为|是|有|等|前往|赴|来自|关于|会同|(?<!中国)联合(?!国|会|工作)|通过|按照|根据|邀请|参加|参与|出席|召开|举行|举办|"
    "主持|加入|告诉|介绍|(?<!合作)(?<!经合)(?<!世贸)组织(?!委)|派出|委托|责成|提请|建成|启动|办好|挂牌|获批|成立|设立|组建|组成|建立|任(?!务)|担任|贯彻|落实|并|让|给|到|至|以|其|该|本|各|(?<![三安健完万])全(?!国|军|面)|已|还|也|又|就|都|指导|要求|提出|需|发挥|承担|负责|开展|加强|经过"
)
_FOUNDED = re.compile("(?:关于)?(?:成立|设立|组建)(?!的)[了起]?")
"""What follows is one whole name, even with 和 in it."""


def left_edge(string: str, end: int, longest: int = 40, floor: int = 0) -> int:
    """Where the name whose last word begins at `end` begins, in code points of `string`.

    Args:
        string: the text.
        end: where the last word begins.
        longest: how far a name reaches back at most.
        floor: before which no name begins.
    """
    low = max(floor, end - longest)
    run = string[low:end]
    first = max((match.end() for match in _STOP.finditer(run)), default=0)
    first = _brackets(run, first)
    founded = max((match.end() for match in _FOUNDED.finditer(run, first)), default=-1)
    if founded >= 0 and not _STOP.search(run, founded):
        return low + founded
    edge = low + max((match.end() for match in _WORD.finditer(run, first)), default=first)
    return past_parting(string, edge, end)


def _brackets(run: str, first: int) -> int:
    """Past brackets that the run does not hold whole: a name never begins or ends in the middle of them."""
    depth = 0
    for at in range(len(run) - 1, first - 1, -1):
        if run[at] in "）”":
            depth += 1
        elif run[at] in "（“":
            depth -= 1
            if depth < 0:
                return at + 1
    return first if depth == 0 else max(run.rfind(mark, first) for mark in "）”") + 1 if run[first : first + 1] in ("）", "”") else first


_PARTS = frozenset("vdpcru")
"""First letters of the tags of words that part names: verbs, adverbs, prepositions, conjunctions, pronouns, particles."""


_COUNTED = re.compile("[一两二三四五六七八九十几数多某另][家所名个座处栋条间位]|某")
"""What counts or hides who is meant: 一家, 某."""


@lru_cache(maxsize=1)
def inner_words() -> frozenset[str]:
    """Words that the names of known bodies are made of, verbs too: 应急, 监督, 救援."""
    names = (name for file in ("bodies.tsv", "functions.tsv") for row in table(file) for name in (row[0], *row[1].split()))
    return frozenset(word for name in names for word in rjieba.cut(name, False) if len(word) > 1)


def holds(string: str, start: int, end: int) -> bool:
    """Whether one name may hold the words from `start` to `end`: no verb, adverb, preposition or the like that no known name holds.

    Args:
        string: the text.
        start: where they begin, in code points.
        end: where they end.
    """
    if _COUNTED.search(string, start, end):
        return False
    inner = inner_words()
    return all(len(word) == 1 or tag[0] not in _PARTS or tag == "vn" or word in inner for word, tag in rjieba.tag(string[start:end], False))


def past_parting(string: str, start: int, end: int) -> int:
    """Where a name begins behind the words that part names and stand first: 他创办 is no part of 他创办东方出版社.

    Args:
        string: the text.
        start: where it would begin, in code points.
        end: where its last word begins.
    """
    inner, edge = inner_words(), start
    for word, tag in rjieba.tag(string[start:end], False):
        parts = tag == "r" or (len(word) > 1 and tag in ("v", "d", "p", "c"))
        if not parts or word in inner or word in divisions() or end - edge - len(word) < SHORTEST_NAME_CHARACTERS:
            break
        edge += len(word)
    return edge


SHORTEST_NAME_CHARACTERS = 2
SHORTEST_CLAUSE_CHARACTERS = 3
"""Code points of what can stand before a name and is no part of it; two are an owner's: 国网甘肃省电力公司."""
_BEFORE_PLACE = frozenset("vpcdur")
"""First letters of the tags of words that end what stands before a name: verbs, prepositions, conjunctions, adverbs."""


def past_clause(string: str, start: int, end: int, places: Mapping[int, int]) -> int:
    """Where a name begins that reads back to `start` but has a place further on, with a verb before it: 伤者送枣强县人民医院.

    Args:
        string: the text.
        start: where the name would begin.
        end: where its last word begins.
        places: the places of the text, their ends by their starts.
    """
    for at in range(end - 2, start + SHORTEST_CLAUSE_CHARACTERS - 1, -1):
        if at in places and places[at] <= end:
            words = rjieba.tag(string[start:at], False)
            if words and words[-1][1][0] in _BEFORE_PLACE and words[-1][1] != "vn":
                return at
    return start
