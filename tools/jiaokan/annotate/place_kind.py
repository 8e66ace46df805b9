"""Words that say what kind of place the name before them is: 镇, 水库, 大道; and words that stand there without being a name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

from jiaokan.annotate.lexicon import table
from jiaokan.text import re

SETTLEMENTS = frozenset(
    ["镇", "乡", "街道", "村", "社区", "苏木", "嘎查", "公社", "人民公社", "屯", "寨", "庄", "洼", "大队", "工业区", "工业园", "工业园区"]
)
"""Kinds that hold other places, and that one goes to."""
WAYS = frozenset(["路", "街", "道", "大道", "大街", "巷", "公路", "高速", "高速公路", "环路", "快线", "高速铁路", "城际铁路", "城际"])
"""Kinds of ways."""
LINES = frozenset(["高速", "高速公路", "高铁", "铁路", "高速铁路", "城际铁路", "城际"])
"""Ways that are named by one character of each place they lead to: 清花高速."""
WATERS = frozenset(["河", "江", "湖", "溪", "渠", "水", "水库", "运河", "涌", "淀", "洋"])
HILLS_AND_WATERS = ("山", "河", "江", "湖", "溪", "岛", "海")
"""What ends names of hills and waters too: 泰山 is the hill, and a district only with its 区."""
PERSON_ENDS = frozenset("河江湖溪山岭峰桥城岛洲")
"""Kinds whose word also ends names of persons: 赵本山."""
DIVISION_END = re.compile("[省市县区旗盟镇乡村国州](?<!中国)\\Z")
"""The word of its rank, with which a place is no part of the name of another."""
_FAMILIES = (
    SETTLEMENTS,
    WAYS,
    frozenset(
        [
            "河",
            "江",
            "湖",
            "溪",
            "渠",
            "水库",
            "运河",
            "涌",
            "闸",
            "泄水闸",
            "节制闸",
            "桥",
            "大桥",
            "特大桥",
            "水道",
            "坝",
            "堤",
            "大堤",
            "垸",
            "堰",
            "陂",
            "塘",
            "分洪区",
            "蓄滞洪区",
            "蓄洪区",
        ]
    ),
    frozenset(["山", "岭", "湾", "嘴", "岛", "峡", "礁", "屿"]),
    frozenset(["遗址", "故居", "故城", "书院", "景区", "旧址", "会址", "城址", "窑址", "墓群", "古墓", "宗祠"]),
    frozenset(["新区", "高新区", "经开区"]),
    frozenset(["站", "火车站", "高铁站", "线路所"]),
    frozenset(["平原", "盆地", "草原", "高原", "沙漠", "半岛", "群岛", "列岛", "海峡", "山脉", "三角洲", "冰川", "峡谷", "油田"]),
)


def alike(first: str, second: str) -> bool:
    """Whether a list may hold places of both kinds."""
    return any(first in family and second in family for family in _FAMILIES)


@lru_cache(maxsize=1)
def kinds() -> Mapping[str, re.Pattern[str] | None]:
    """The words of kinds, each with what stands behind it where it is part of another word."""
    return {word: re.compile(after) if after else None for word, group, after in table("features.tsv") if group in ("kind", "weak")}


@lru_cache(maxsize=1)
def weak() -> frozenset[str]:
    """Kinds that a dictionary never proves, only the text around: 湾, 遗址."""
    return frozenset(word for word, group, _ in table("features.tsv") if group == "weak")


@lru_cache(maxsize=1)
def generic() -> frozenset[str]:
    """Words that stand before a word of a kind without being a name."""
    return frozenset(next(words for _, group, words in table("features.tsv") if group == "generic").split())


@lru_cache(maxsize=1)
def _automaton() -> tuple[tuple[str, ...], AhoCorasick]:
    words = tuple(kinds())
    return words, AhoCorasick(words, matchkind=MatchKind.LeftmostLongest)


def find_kinds(string: str) -> Iterator[tuple[str, int, int]]:
    """Each word of a kind, the longest first: the word, its start and its end in code points."""
    words, automaton = _automaton()
    for index, start, end in automaton.find_matches_as_indexes(string):
        yield words[index], start, end


@lru_cache(maxsize=1)
def _by_first() -> Mapping[str, tuple[str, ...]]:
    """The words of kinds by their first characters."""
    found: dict[str, tuple[str, ...]] = {}
    for word in kinds():
        found[word[0]] = (*found.get(word[0], ()), word)
    return found


def starts_kind(string: str, at: int) -> bool:
    """Whether a word of a kind begins at a place."""
    return string.startswith(_by_first().get(string[at : at + 1], ()), at)


@lru_cache(maxsize=256)
def family(kind: str) -> str:
    """The family of a word of a kind, by the first that has it; weak or other for the rest."""
    names = ("settlement", "way", "water", "hill", "monument", "zone", "station", "land")
    found = next((name for name, family in zip(names, _FAMILIES, strict=True) if kind in family), "weak" if kind in weak() else "other")
    return found
