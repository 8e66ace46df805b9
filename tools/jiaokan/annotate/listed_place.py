"""Places that no table has, shown by what stands beside them.

Their like in a list (经长乐、松下、平潭), what counts them (桂花、新桥等7个镇), or what lies around them (盘屿以东, 途经诸由观).
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

import rjieba

from jiaokan.annotate.extent import begins, is_plain, past_verb
from jiaokan.annotate.mention import Mention
from jiaokan.annotate.place_kind import generic
from jiaokan.annotate.surname import is_name
from jiaokan.annotate.town import town_names
from jiaokan.grammar.characters import HAN
from jiaokan.grammar.near import Anchor, near
from jiaokan.grammar.numeral import COUNTING
from jiaokan.text import re

_LIST = re.compile(f"[{HAN}]{{2,24}}(?:、[{HAN}]{{2,24}}){{1,60}}")
_MARK = re.compile(f"、(?=[{HAN}]{{2,24}})")
"""Between two items."""
_ITEM = re.compile(f"(?:(?![的了在是等各全我本])[{HAN}]){{2,4}}")
_LEADS = re.compile("经|辖|设|由|及|在|到|至|自|为|对|含|包括|的|和|是|原|赴|向|从|于|往|有|将")
_FIRST = re.compile(f"(?:(?![的了在是等各全我本])[{HAN}]){{2,4}}\\Z")
_LAST = re.compile(f"((?:(?![的了在是等各全我本和与及共])[{HAN}]){{2,4}}?)(?=$|等|和|与|及|共|两|三|四|五|六|七|八|各|境内|一带|分别|监测)")
_COUNTS = re.compile(
    f"等?共?(?:[0-9]{{1,3}}|[{COUNTING}两]{{1,3}})[个座处]?(?:互通|乡镇|镇|乡|县|区|市|街道|村|屯|公社|车站|站|口岸|港口?|社区|居委会|村委会|居民委员会|村民委员会|堤防|监测断面|断面|乡?镇街|遗迹|古迹|景点|文物|名胜|自然村)(?![级长域民])"
)
_GOES_ON = re.compile("[两三四五]地|等(?:地|处|站|车站|[县市区镇乡村河江湖])(?![级长域民])")
_STOPS = re.compile(f"[^，。；：\\n]{{2,5}}?(?:等|共|(?=[0-9{COUNTING}两]))(?:[0-9]{{1,3}}|[{COUNTING}两]{{1,3}})?[个座]?车?站")
"""A list of stations, which are named by their city and its side: 泸州东、惠农南等车站."""
_SIDES = frozenset("东西南北")
_NO_ITEM = re.compile(
    "[局厅委部院司署办会所社队组国员者人]$|^(?:[省市县区镇乡]|直辖|民族|城|农村|郊)|^.{0,2}[区县市省镇乡村]$|产业|工业|工作|建设|发展|管理|安全|服务"
)
"""What stands in lists of places and is none: bodies, words for a whole kind."""
_LIES = re.compile("以[东南西北](?![部方])|[东南西北]侧|境内|一带|水域|海域|监测断面|断面|入海口|[南北东西两]岸")
_LIE_WORDS = Anchor(
    *(f"以{side}" for side in "东西南北"), *(f"{side}侧" for side in "东西南北"), *(f"{side}岸" for side in "南北东西两"),
    *("境内", "一带", "水域", "海域", "断面", "监测断面", "入海口"),
)  # fmt: skip
_THERE = re.compile(
    f"(?:政府驻|机关驻|部设|进驻|移驻|途经|途径|抵达|地处|坐落于|坐落在)((?:(?![的了在是等各全我本其此该])[{HAN}]){{2,4}}?)(?=[，。；、）\\n]|的|后|一带|境内|$)"
)
_GOING = Anchor("政府驻", "机关驻", "部设", "进驻", "移驻", "途经", "途径", "抵达", "地处", "坐落于", "坐落在")


def find_listed(string: str, places: Sequence[Mention]) -> Iterator[Mention]:
    """Each such place of the string.

    Args:
        string: the text.
        places: those that are found already, in order.
    """
    starts = {place.start: place for place in places}
    ends = {place.end: place for place in places}
    found = {*_in_lists(string, starts, ends), *_around(string, starts, ends), *_there(string, starts)}
    for start, end in sorted(found):
        yield Mention("place", start, end, string[start:end], string[start:end])


def _in_lists(string: str, starts: dict[int, Mention], ends: dict[int, Mention]) -> Iterator[tuple[int, int]]:
    for match in near(_LIST, string, _MARK, 24, 52):
        items = match[0].split("、")
        pair = len(items) == 2
        if pair and "等" not in items[1]:
            continue  # Two that nothing counts.
        at, segments = match.start(), []
        for text in items:
            segments.append((at, at + len(text)))
            at += len(text) + 1
        last = len(segments) - 1
        known = sum(
            end in ends if index == 0 else start in starts and (index == last or starts[start].end == end)
            for index, (start, end) in enumerate(segments)
        )
        stops = _STOPS.match(string, segments[-1][0]) is not None
        names = list(_names(string, segments, starts, ends, stops))
        known += sum(string[start:end] in town_names() and not rjieba.has_word(string[start:end]) for start, end in names)
        end = max((end for _, end in names), default=match.end())
        closed = None if names and names[-1][0] == segments[-1][0] else starts.get(segments[-1][0])
        counted = _COUNTS.match(string, closed.end if closed else max(end, segments[-1][0])) is not None
        if counted:
            plain = sum(is_plain(string[start:end], generic()) and string[start:end] not in town_names() for start, end in names)
            counted = plain * 2 <= len(names)
        persons = 0 if stops else sum(end - start > 2 and is_name(string[start:end]) for start, end in names)
        if pair and not (counted and string.startswith("等", end)):
            continue
        if (
            counted
            or stops
            or (known >= 2 and known >= len(names) and not persons)
            or (known >= 1 and not persons and _GOES_ON.match(string, end))
        ):
            yield from names


def _names(
    string: str, segments: Sequence[tuple[int, int]], starts: dict[int, Mention], ends: dict[int, Mention], stops: bool
) -> Iterator[tuple[int, int]]:
    """The items of a list that are no known place and can be the name of one; in a list of stations a side of a known one too."""
    for index, (start, end) in enumerate(segments):
        if stops and string[end - 1] in _SIDES and start in starts and starts[start].end == end - 1:
            yield start, end
        if ((index and start in starts) or end in ends) and string[start:end] not in town_names():
            continue
        if index == 0:
            low = max((lead.end() for lead in _LEADS.finditer(string, start, end - 1)), default=start)
            low = past_verb(string, low, end)
            span = (low, end) if _FIRST.match(string[low:end]) else None
        elif index == len(segments) - 1:
            item = _LAST.match(string, start, end)
            span = (start, _before_verb(string, *item.span(1))) if item else None
        else:
            span = (start, end) if _ITEM.fullmatch(string, start, end) else None
        if span is None:
            continue
        name = string[slice(*span)]
        if name in town_names() or not (any(at in starts for at in range(*span)) or _NO_ITEM.search(name) or name in generic()):
            yield span


def _before_verb(string: str, start: int, end: int) -> int:
    """Where a name ends behind which a verb stands: 吴圩 in 吴圩绕行."""
    word, tag = rjieba.tag(string[start:end], False)[-1]
    return end - len(word) if len(word) > 1 and tag == "v" and end - start - len(word) >= 2 else end


def _around(string: str, starts: Container[int], ends: Container[int]) -> Iterator[tuple[int, int]]:
    for match in near(_LIES, string, _LIE_WORDS, 0, 1):
        if match.start() in ends:
            continue
        start = begins(string, match.start())
        if start is None or any(at in starts or at in ends for at in range(start + 1, match.start())):
            continue
        name = string[start : match.start()]
        acts = any(tag[0] in "vd" for _, tag in rjieba.tag(name, False))
        if not acts and not is_plain(name, generic()) and not (match[0] == "一带" and is_name(name)):
            yield start, match.start()


def _there(string: str, starts: Container[int]) -> Iterator[tuple[int, int]]:
    for match in near(_THERE, string, _GOING, 0, 8):
        if not any(at in starts for at in range(*match.span(1))) and not is_plain(match[1], generic()):
            yield match.span(1)
