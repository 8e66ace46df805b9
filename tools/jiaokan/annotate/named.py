"""Places read by the words of the language: a name that the dictionary has whole, a town, a name behind its place, a bounded name.

梁子湖 is a word; 会龙镇 is a town of the statistical code; behind a place all is a name that no verb parts (恩阳区下八庙观音庵收费站);
elsewhere a name begins behind the first word that names do not hold.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import rjieba

from jiaokan.annotate.edge import holds
from jiaokan.annotate.extent import NO_NAME, RELATION
from jiaokan.annotate.place_kind import generic, kinds, weak
from jiaokan.annotate.surname import is_name
from jiaokan.annotate.town import town_start
from jiaokan.grammar.characters import HAN
from jiaokan.grammar.numeral import ONE_TO_NINE
from jiaokan.text import re

WINDOW_CHARACTERS = 16
"""Code points before a word of a kind that are read."""
LONGEST_NAME_CHARACTERS = 6
"""Code points of a name before the word of its kind."""
SHORTEST_WHOLE_CHARACTERS = 3
"""Code points of a word of the dictionary that is a name with the word of its kind."""
IDIOM_CHARACTERS = 4
"""Code points of a saying: 崇山峻岭."""
_BREAK = re.compile(
    f"[^{HAN}]|[你我本该各全][省市县区州旗镇乡村]|[{ONE_TO_NINE}十]期|[新增改扩在复拟]建|新设|既有|全线|会勘|勘查|[东南西北][邻临接靠抵濒连依]"
)
_NAME_TAGS = frozenset(("ns", "nr", "nrt", "nrfg", "nz"))
_PLACE_TAGS = frozenset(("ns", "nz"))
_MONUMENTS = frozenset(
    [
        *("旧址", "故居", "遗址", "城址", "窑址", "会址", "墓群", "宗祠"),
        *("书院", "故城", "石窟", "石刻", "摩崖石刻", "府第", "祖居", "祠堂"),
        *("纪念碑", "炮台", "碉楼", "土楼", "牌坊", "烈士陵园", "老街", "古街", "古坝", "古桥", "古寺", "古塔"),
    ]
)
"""Kinds of monuments, which are called by names of persons and of places."""
_SETTLED = frozenset(("社区", "村", "小区", "街道", "镇", "乡", "路", "街", "大道", "巷"))
"""Kinds before which the name of a person is that of a place."""
_NOUN_TAGS = frozenset("nabzjsx")
"""First letters of the tags of words of which names are made: 斧头湖, 幸福路."""
_FUNCTION_TAGS = frozenset("pcurq")
"""First letters of the tags of single characters that stand between names."""
_LEADS = frozenset("沿经过到至往赴驻建修跨穿达通开入出淹送游登攀临距属置含设辖离邻好座条处个位名间所只又这那几每原称叫号架近")
"""Single characters that lead to a name: 沿, 经, 跨."""
_PLAIN = frozenset(f"大小高长老旧新好坏宽窄深浅远近东西南北中上下前后左右内外里{ONE_TO_NINE}十两多半同双单平全")
"""Single characters that are no name alone: 大桥, 南路."""
_AFTER_NOUNS = frozenset(
    [
        *("水库", "运河", "大道", "隧道", "大桥", "特大桥", "群岛", "列岛", "半岛", "海峡", "灌区", "油田"),
        *("盆地", "山脉", "平原", "湖", "溪", "水道", "航道", "国家公园"),
    ]
)
"""Kinds before which a common noun is a name."""
_OF_PROSE = frozenset("山河江溪湖岛港岭站")
"""Kinds before which single characters are a sentence as often: 军渡河."""
_TOWN_IN = {"古镇": "镇", "古村": "村"}
_PARTS_OF = frozenset(("片区", "区块", "古城", "古镇", "古村"))
"""Kinds that divide a place and name no other."""
_WHOLE = re.compile("[省市县区旗盟镇乡村国州道]\\Z")
"""The word of its rank, with which a place is no part of the name of another: 西江大堤, but 常州市 公园."""
_TEAM = "大队"
"""A kind of village once, and of bodies now."""
_Words = Sequence[tuple[int, int, str]]
"""Where words begin and end, and their tags."""


def find_named(string: str, matches: Iterable[re.Match[str]], starts: dict[int, int], inside: bytearray) -> Iterator[tuple[int, int, str]]:
    """Each such place, as start and end in code points and the word of its kind.

    Args:
        string: the text.
        matches: the words of kinds in it.
        starts: the start of each known place by its end; what is found is added.
        inside: 1 where a known place stands.
    """
    for match in matches:
        start = None if inside[match.start()] else _start(string, match, starts)
        if start is not None:
            starts[match.end()] = start
            yield start, match.end(), match[0]


def _start(string: str, match: re.Match[str], starts: Mapping[int, int]) -> int | None:
    (at, end), kind = match.span(), match[0]
    low = max(0, at - WINDOW_CHARACTERS)
    low = max((one.end() for one in _BREAK.finditer(string, low, at)), default=low)
    behind = max((one for one in range(low, at + 1) if one in starts), default=-1)
    led = max((one.end() for one in RELATION.finditer(string, low, at)), default=-1)
    behind = led if led > behind and string.endswith("流", 0, led) else behind
    low = max(low, behind, led)
    behind = behind if behind >= 0 and not string.endswith("国", 0, behind) else -1
    words = tuple(_words(string, low, end))
    if _is_whole(string, at, end, words[-1]):
        return words[-1][0]
    after = kinds()[kind]
    if after and after.match(string, end):
        return None
    last = _TOWN_IN.get(kind, kind)
    town = town_start(string, end - len(last), last, {first for first, _, _ in words})
    if town is not None and (town == behind or string[town : end - len(last)] not in generic()):
        return town
    if kind in "镇乡村" and string[at - 1 : at] == kind:
        return None
    if behind == at and len(kind) > 1 and kind in weak() - _PARTS_OF and not _WHOLE.search(string, starts.get(at, at), at):
        return starts.get(at, at)
    if low == behind < at and _is_behind(string, behind, at, kind, words):
        return behind
    return None if (kind in weak() - _MONUMENTS) or words[-1][1] > end else _bounded(string, at, kind, words)


def _words(string: str, low: int, end: int) -> Iterator[tuple[int, int, str]]:
    """The words from `low` to the one that reaches `end`."""
    for word, tag in rjieba.tag(string[low : end + 4], False):
        yield low, low + len(word), tag
        low += len(word)
        if low >= end:
            return


def _is_whole(string: str, at: int, end: int, word: tuple[int, int, str]) -> bool:
    """Whether the dictionary has the name with the word of its kind."""
    first, over, tag = word
    return (
        over == end
        and first < at
        and over - first >= SHORTEST_WHOLE_CHARACTERS
        and tag in _NAME_TAGS
        and not is_name(string[first:over])
        and not (over - first == IDIOM_CHARACTERS and end - at == 1 and rjieba.has_word(string[first : first + 2]))
        and string[first:at] not in generic()
        and not NO_NAME.match(string, first)
    )


def _is_behind(string: str, behind: int, at: int, kind: str, words: _Words) -> bool:
    """Whether all from the end of a place to the word of the kind is a name."""
    name = string[behind:at]
    if (
        name[0] in kinds()
        or name[0] in _LEADS
        or len(name) > LONGEST_NAME_CHARACTERS
        or NO_NAME.search(name)
        or name in generic()
        or kind == _TEAM
    ):
        return False
    if len(name) == len(kind) == 1 and rjieba.has_word(name + kind):
        return False
    if kind in "站路" and rjieba.has_word(string[at - 1] + kind):
        return False
    for first, over, tag in words:
        if first < at and (string[first:over] in generic() if over - first > 1 else tag[0] in _FUNCTION_TAGS):
            return False
    return holds(string, behind, at) and not _PLAIN.issuperset(name)


def _bounded(string: str, at: int, kind: str, words: _Words) -> int | None:
    """Where a name begins that a word before it bounds; none if nothing shows that it is one."""
    start, named, single, noun = at, False, 0, False
    for first, over, tag in reversed(words):
        if first >= at:
            continue
        piece = string[first : min(over, at)]
        if len(piece) == 1:
            led = NO_NAME.match(piece) or piece in _LEADS or tag[0] in _FUNCTION_TAGS or tag == "m" or (tag[0] == "v" and len(kind) == 1)
            if led or (noun and piece not in _PLAIN):
                break
            start, single = first, single + (piece not in _PLAIN)
        elif over > at:
            return None
        elif (
            tag in (_NAME_TAGS if kind in _SETTLED | _MONUMENTS else _PLACE_TAGS)
            and piece[-1] != "至"
            and piece not in generic()
            and not named
            and single == 0
        ):
            start, named = first, True
        elif (tag[0] in _NOUN_TAGS or tag == "vn") and start == at and piece not in generic():
            start, noun = first, True
        else:
            break
        if at - start > LONGEST_NAME_CHARACTERS:
            return None
    if start == at or string[start:at] in generic() or (len(kind) == 1 and rjieba.has_word(string[at - 1 : at + 1])):
        return None
    person = kind in _MONUMENTS and is_name(string[start:at])
    shown = named or person or (single > 1 and kind not in _OF_PROSE) or (noun and kind in _AFTER_NOUNS)
    return start if shown else None
