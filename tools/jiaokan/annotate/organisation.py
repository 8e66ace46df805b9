"""Organisations that a name shows to be one by its last word: companies, societies, groups, issuers on their line, towns.

Where such a name begins is read backwards from that word, see `edge`; a word that only says what kind it is (领导小组 alone) is no name.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import pairwise

import rjieba

from jiaokan.annotate.abroad import is_abroad
from jiaokan.annotate.edge import left_edge, past_clause
from jiaokan.annotate.lexicon import Known
from jiaokan.annotate.mention import Mention
from jiaokan.grammar.characters import HAN
from jiaokan.grammar.date import MONTH_DAY
from jiaokan.grammar.near import Anchor, at_lines, near
from jiaokan.grammar.numeral import COUNTING
from jiaokan.text import re

_LINK = re.compile("[的了在对向是将要会同设等为并按和与及、，。 \n]")
_COMPANY = re.compile("(?:集团)?(?:股份|控股)?(?:有限责任公司|有限公司|股份公司)|出版社|研究院|交易所|基金会|专业合作社")
_FOREIGN_COMPANY = re.compile(f"[{HAN}]{{2,10}}?公司(?![司])")
_GROUP = re.compile(
    "领导小组|工作小组|协调小组|工作专班|事故调查组|调查组|专案组|督察组|巡视组|巡察组|组委会|筹委会|执委会|组织委员会|筹备委员会|执行委员会|指挥部|联席会议(?=办公室|制度|成员|召集|工作机制)|联合工作组|委员会(?!议|员)"
)
_GROUP_NAME = re.compile(f"[{HAN}]")
_NATIONAL = re.compile("(?:全国|国家|中国|中央).{2,}$")
_GENERIC_GROUP = re.compile(f"^(?:多个|几个|各|有关|相关)|^(?:[0-9{COUNTING}个两几多]|联合|专项|成立|该|有关|相关|上述|省|市|县|区)*$")
_SOCIETY = re.compile(
    f"(?:中国|中华|全国)[{HAN}]{{2,14}}?(?:学会|协会|联合会|研究会|促进会|商会|基金会|新闻网|研究院|研究所|总公司|博物馆|图书馆)(?!议)"
    f"|国家(?![级的有])[{HAN}]{{2,8}}?(?:(?<![格布结全大开战好时])局(?![面势部长])|总局|总署|办公室|委员会)(?!议)"
    f"|(?:国际|世界|亚洲|欧洲|非洲|万国)(?!上|性|化)(?:[{HAN}]{{2,3}}组织(?![的一了召开起])|[{HAN}]{{2,8}}?(?:联盟|协会|联合会|理事会|委员会|基金会))(?!议)"
    f"|联合国(?!安理会)[{HAN}]{{2,16}}?(?:组织(?![的一了召开起])|委员会|理事会|计划署|规划署|基金会|高专办|办事处)(?!议)"
)
_ISSUER = re.compile(
    f"^([{HAN}]{{2,22}}?(局|厅|委员会|人民政府|人民政府办公室|人民政府办公厅|人民法院|人民检察院|海关))(?=关于|文件$|\u3000|$)",
    re.MULTILINE,
)
_STATE = re.compile("(?:国务院|国家(?!级)|中央)[^，。；：、！？（）\n任的了由在设立召]{2,30}\\Z")
_TOWN = re.compile(
    f"(?:(?<=[、，。；：（\\n和及])|^)(?![各本全由在经对向报请距离位到])[{HAN}]{{2,5}}?(?:镇|乡|街道)(?:人民政府|政府|民代表会|办事处|党工委|党委|(?<=街道)办(?![理法事公学好]))(?!的)",
    re.MULTILINE,
)
_ZONE_OFFICE = re.compile(
    f"(?:(?<=[、，。；：（\n和及由经])|^)[{HAN}]{{2,12}}?(?:风景名胜区|开发区|高新区|新区|保护区|示范区|园区)(?:管委会|管理委员会|管理处|管理局)",
    re.MULTILINE,
)
_ANY = re.compile("^其|有关|所在地|[省市县区]属|部门")
"""What such a name cannot hold: words for any of a kind."""
_PAPER = re.compile(
    f"(?:(?<=[、，。；：（\n在和据从与])|^)(?![各本])[{HAN}]{{2,5}}?(?:日报|晚报|晨报|早报|都市报|法治报|法制报)(?![告表送道])",
    re.MULTILINE,
)
_ALSO = re.compile(f"(?<=兼)[{HAN}]{{2,8}}?(?:局|司|厅|署|办公室)(?=局长|司长|厅长|署长|主任)")


_FIRM = Anchor("合作社", "公司", "出版社", "研究院", "交易所", "基金会")
_LED = {
    _TOWN: (Anchor(*(kind + office for kind in "镇乡道" for office in ("人民政府", "政府", "民代表会", "办", "党"))), 8, 8),
    _ZONE_OFFICE: (Anchor("管委会", "管理委员会", "管理处", "管理局"), 24, 0),
    _PAPER: (Anchor(*(f"{kind}报" for kind in "日晚晨早市治制")), 10, 1),
    _ALSO: (Anchor("兼"), 0, 16),
}
"""Patterns with the words that they cannot do without, and how far before and behind them they reach."""


def find_organisations(string: str, solid: str, places: Iterable[Mention], functions: Iterable[Known]) -> Iterator[Mention]:
    """Each such organisation of the string.

    Args:
        string: the text.
        solid: the same as `solid` gives it.
        places: the places that stand in it.
        functions: the functions of departments that stand in it.
    """
    known = tuple(places)
    towns = sorted(place.start for place in known if place.text[-1] in "镇乡道")
    yield from _companies(string, solid, known)
    yield from _groups(string, solid)
    yield from _societies(string)
    yield from _issuers(string, functions)
    yield from _missions(string, known)
    yield from _datelines(string)
    for pattern, bounds in _LED.items():
        for match in near(pattern, string, *bounds):
            start = match.start() + (match[0][0] in "由经")
            if pattern is _TOWN and bisect_right(towns, start) < bisect_left(towns, match.end()):
                continue
            if not _ANY.search(match[0]):
                yield Mention("body", start, match.end(), string[start : match.end()], string[start : match.end()])


_QUOTED = re.compile("“[^“”\n，。]{1,20}”")


def solid(string: str, places: Iterable[Mention]) -> str:
    """The string with places and quoted words as letters, so that no edge is seen within one: 呼和浩特 holds no 和."""
    string = _QUOTED.sub(lambda match: "“" + "x" * (len(match[0]) - 2) + "”", string)
    parts, done = [], 0
    for place in sorted(places, key=lambda place: place.start):
        if place.start >= done:
            parts += [string[done : place.start], "x" * (place.end - place.start)]
            done = place.end
    return "".join(parts) + string[done:]


def _companies(string: str, solid: str, places: Sequence[Mention]) -> Iterator[Mention]:
    within = {place.start: place.end for place in places}
    for match in near(_COMPANY, string, _FIRM, 12, 0):
        start = past_clause(string, left_edge(solid, match.start(), 30), match.start(), within)
        plain = match[0] == "专业合作社" and rjieba.has_word(string[start : match.start()])
        if match.start() - start >= 2 and not plain and not (string[start] == "关" and string[start - 1 : start] == "有"):
            yield Mention("body", start, match.end(), string[start : match.end()], string[start : match.end()])


def firms_abroad(string: str, places: Iterable[Mention]) -> Iterator[Mention]:
    """Firms of another country, behind its name: 英国港口技术国际公司.

    Args:
        string: the text.
        places: the places that stand in it.
    """
    for place in places:
        if is_abroad(place):
            found = _FOREIGN_COMPANY.match(string, place.end)
            if found and not _LINK.search(found[0]):
                yield Mention("body", place.end, found.end(), found[0], found[0])


def _groups(string: str, solid: str) -> Iterator[Mention]:
    for match in _GROUP.finditer(string):
        whole_state = _state_group(solid, match.start())
        start = left_edge(solid, match.start(), 44) if whole_state is None else whole_state
        if string[start - 1 : start] == "全" and string[start : start + 1] in tuple("省市县区州"):
            start -= 1
        name = string[start : match.start()]
        if len(name) < 4 or _GENERIC_GROUP.match(name) or not _GROUP_NAME.search(name):
            continue
        if match[0] in ("委员会", "联席会议"):
            whole = _NATIONAL.search(name)
            if whole is None:
                continue
            start += whole.start()
        yield Mention("body", start, match.end(), string[start : match.end()], string[start : match.end()])


def _state_group(string: str, end: int) -> int | None:
    """Where a group of the whole state begins, with 等, 及 and 和 in its name: 国务院振兴东北地区等老工业基地领导小组."""
    low = max(0, end - 36)
    run = string[low:end]
    at = max(run.rfind(word) for word in ("国务院", "国家", "中央"))
    return low + at if at >= 0 and _STATE.match(run, at) else None


def _links(name: str) -> bool:
    """Whether a word stands in it that no name of a body holds; 高等 is not 等."""
    if _LINK.search(name) is None:
        return False
    return any(_LINK.fullmatch(word) or (tag[0] in _PARTS and _LINK.search(word)) for word, tag in rjieba.tag(name, False))


_PARTS = frozenset("vpcud")
"""First letters of the tags of words that part names: verbs, prepositions, conjunctions, particles, adverbs."""


def _societies(string: str) -> Iterator[Mention]:
    """Societies, institutes and sites of the whole country: 中国计量测试学会."""
    at = 0
    while match := _SOCIETY.search(string, at):
        at = match.end()
        if not _links(match[0]):
            yield Mention("body", match.start(), match.end(), match[0], match[0])
        else:
            at = match.start() + 1


def _issuers(string: str, hits: Iterable[Known]) -> Iterator[Mention]:
    """A name that opens its line and stands alone there or before 关于: an issuer or a signature (GB/T 9704—2012, 7.2.4, 7.3.5)."""
    functions = {hit.end for hit in hits}
    for match in at_lines(_ISSUER, string):
        if match[2] in ("局", "厅", "委员会") and match.start(2) not in functions:
            continue
        if not match[1].startswith(("各", "有关", "相关", "全国各")) and not _LINK.search(match[1]):
            yield Mention("body", match.start(1), match.end(1), match[1], match[1])


_HEADED = re.compile("([局司署厅处院馆社台会校行队所])(?=副?\\1长)")
"""The last character of a body, said again in the office of its head: 环境局局长."""
_SAID_AGAIN = Anchor(*(body + head + body + "长" for body in "局司署厅处院馆社台会校行队所" for head in ("", "副")))
_NO_HEADED = frozenset("rmpuqdc")
"""First letters of the tags of words that such a name does not hold: pronouns, numerals, prepositions, particles, adverbs."""
LONGEST_HEADED_CHARACTERS = 8
"""Code points of a body that only its head shows."""
_OF_HEAD = re.compile("(?:时任|现任|[原前兼任现由派])")


def find_headed(string: str, solid: str, ends: Container[int]) -> Iterator[Mention]:
    """What a head is head of: 环境局局长.

    Args:
        string: the text.
        solid: the same as `solid` gives it.
        ends: where bodies end that are found already.
    """
    for match in near(_HEADED, string, _SAID_AGAIN, 0, 0):
        if match.end() in ends:
            continue
        start = left_edge(solid, match.start(), 16)
        lead = _OF_HEAD.match(string, start, match.start())
        start = lead.end() if lead else start
        name = string[start : match.start()]
        tags = {tag[0] for _, tag in rjieba.tag(string[start : match.end()], False)}
        if (
            2 <= len(name) <= LONGEST_HEADED_CHARACTERS
            and not tags & _NO_HEADED
            and not _GENERIC_GROUP.match(name)
            and not _ANY.search(name)
        ):
            yield Mention("body", start, match.end(), string[start : match.end()], string[start : match.end()])


_MISSION = re.compile("大使馆|总领事馆|领事馆|使馆|代表团|代表处|领馆")


def _missions(string: str, places: Sequence[Mention]) -> Iterator[Mention]:
    """Embassies and consulates: 中国驻阿联酋大使馆."""
    for first, second in pairwise(places):
        match = _MISSION.match(string, second.end)
        if match and string[first.end : second.start] == "驻":
            yield Mention("body", first.start, match.end(), string[first.start : match.end()], string[first.start : match.end()])


_AGENCY = re.compile(
    f"(?<![{HAN}])[{HAN}]{{1,4}}[网社报](?=[{HAN}]{{0,5}}{MONTH_DAY}[电讯])"
    f"|^[\u3000 ]*(?![本该])[{HAN}]{{2,6}}[网报](?=(?:讯|消息)[\u3000（( ])",
    re.MULTILINE,
)


def _datelines(string: str) -> Iterator[Mention]:
    """The agency that a dateline begins with: 中新网济南8月6日电."""
    for match in near(_AGENCY, string, _TELEGRAM, 20, 2):
        yield Mention("body", match.start(), match.end(), match[0], match[0])


_TELEGRAM = Anchor("日电", "日讯", *(agency + word for agency in "网报社" for word in "讯電电消"))
