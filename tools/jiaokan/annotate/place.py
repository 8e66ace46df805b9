"""Places: divisions, countries, regions, waters, zones; a chain of them is one (四川宜宾市筠连县), with the word of its kind behind it.

What no table has is read by what stands before it: a known place, then a short name that ends in the word of its kind.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

import rjieba

from jiaokan.annotate.abroad import cities, grown
from jiaokan.annotate.division import divisions, everyday, full_names, highest, ordinary, within
from jiaokan.annotate.edge import holds
from jiaokan.annotate.extent import bounds
from jiaokan.annotate.initials import find_initials
from jiaokan.annotate.joined import joined
from jiaokan.annotate.lexicon import Known, KnownWord, guards, table
from jiaokan.annotate.listed_place import find_listed
from jiaokan.annotate.mention import Mention
from jiaokan.annotate.numbered_way import find_by_ends, find_numbered
from jiaokan.annotate.place_kind import HILLS_AND_WATERS, kinds
from jiaokan.annotate.place_name import find_place_names
from jiaokan.annotate.reserve import ROUGH, find_reserves
from jiaokan.annotate.short_name import FORMER, SHORT_NAME_CHARACTERS, before_head, is_of_other, is_part, is_short, is_shown, leading
from jiaokan.annotate.taiwan import is_of_taiwan, past_district
from jiaokan.grammar.characters import HAN, is_han
from jiaokan.text import re

_HAN = rf"[{HAN}]"
_NAME = r"[^\W\d_的了是在和与及或等推进建设立各全有个为对向从将到被所把其该地至成行动入大被区域产新院局厅署府司]"
_ZONE = (
    "高新技术产业开发区|高新技术开发区|高新区|经济技术开发区|经济开发区|经开区|开发区|自由贸易试验区|自由贸易港|自贸港|自贸区|经济特区|特别合作区|综合保税区|保税区|"
    "工业园区?|产业园区?|科技园区?|科学城|国际港站|国际物流港|港站|铁路口岸|公路口岸|口岸|国际机场|机场|火车站|国家级自然保护区|自然保护区|国家公园|湿地公园|森林公园|"
    "地质公园|风景名胜区|水利风景区|经济区|管理区|新区|新城|示范区|试验区|先行区|度假区|旅游区|工业集中区|商务区|工业集聚区|创新区"
    "|奥体中心|体育中心|体育公园|体育馆|体育场|会展中心|会议中心|大剧院"
)
_ZONED = re.compile(rf"(?:[^\W\d_的了是在和与及或等各有个为对向从将到被所把其该最建设推]{{0,10}}?)(?:{_ZONE})(?!域|域性)")
_COUNTY = re.compile(rf"(?!部分|市县|[两三四五六七八九十几]县)(?:(?![撤设改置治复属并废知]){_NAME}|新|大){{1,3}}?[县旗](?![级里城域])")
_OF_COUNTY = re.compile("湖(?![南北区州泊])|大道(?!理)|大街|(?:[东西南北中]|[东西南北]外)路(?!由)|路(?=[0-9]{1,4}号)")
"""What is named by a city or county and lies in it or not: 高邮湖, 天长大道."""
_BRIDGE = re.compile("(?:长江|黄河|公路|铁路|跨海|高速)*(?:特大桥|大桥|[二三]桥|隧道|收费站)|[东南西北]站(?![长点台位队])")
"""What has the name of its place: 黑河公路大桥, 毕节东站."""
_RIVER_REACH = re.compile("[上中下]游|流域|(?<=洋)沿岸")
_BUILDING = re.compile("[堂阁寺祠庙坊轩斋]|楼(?![市宇盘面房道])")
"""What makes a longer name of a short one: 承德堂."""
_OF_ANOTHER = re.compile("[河江溪湖山](?![南北东西区域畔边])|[路街](?=[0-9，。、；与和口至])|大道")
"""What makes the name of something else of a short one behind its city: 抚顺市东洲河."""
_SEAT = re.compile("法院|检察院|公安[分局]|区委|县委|税务")
"""What only a place has, so that its short name counts: 秀洲法院."""
_NATION = frozenset("家内际有企资务防民债库土")
"""With one of these behind it, 国 belongs to the next word: 集中国有资产."""


_ACTS = frozenset(("v", "vn", "a", "ad", "d"))
"""Tags of words that are a district's name only with its 区: 振兴, 文明."""


@dataclass(frozen=True, slots=True)
class _Token:
    """A known place where it stands."""

    start: int
    end: int
    text: str
    norm: str
    codes: tuple[str, ...] = ()
    alone: bool = True
    entity: str | None = None
    fixed: bool = False
    """Whether it is a region or water, with no code to settle a chain by."""


def known_places() -> Iterator[KnownWord]:
    """The places of the package's own tables."""
    for name in divisions():
        yield KnownWord(name, "place")
    for name, norm, _ in table("regions.tsv"):
        yield KnownWord(name, "place", norm)
    for name in cities():
        yield KnownWord(name, "place", name)


def find_places(string: str, hits: Iterable[Known]) -> Iterator[Mention]:
    """Each place of the string; a chain as one.

    Args:
        string: the text.
        hits: the known places that stand in it, overlapping ones too.
    """
    hits = tuple(hits)
    certain = list(known(string, hits))
    features = [*find_place_names(string, certain), *find_numbered(string), *find_by_ends(string, {hit.row.name for hit in hits})]
    short = ((hit.start, hit.end) for hit in hits if hit.end - hit.start == SHORT_NAME_CHARACTERS and hit.row.name in divisions())
    found = tuple(before_head(string, one) for one in joined(string, (*certain, *leading(string, short, features)), features))
    yield from found
    yield from find_listed(string, found)
    yield from find_reserves(string)
    yield from find_initials(string)


def known(string: str, hits: Iterable[Known]) -> Iterator[Mention]:
    """The places that tables know, chains as one, with a zone or county behind them.

    Args:
        string: the text.
        hits: the known places that stand in it, overlapping ones too.
    """
    framed = {start for start, _ in bounds(string)}
    hits = tuple(hit for hit in hits if hit.end not in framed)
    whole = {hit.end for hit in hits if len(hit.row.name) >= SHORT_NAME_CHARACTERS}
    hits = [hit for hit in hits if not is_part(string, hit.start, hit.end, whole)]
    tokens = _listed(string, list(_tokens(string, hits)))
    settled = _settled(string, tokens)
    done = 0
    chain: list[_Token] = []
    for token in tokens:
        if chain and token.start == chain[-1].end and (inner := _below(string, token, chain[-1])):
            chain.append(inner)
            continue
        if chain:
            made = _whole(string, chain)
            done = made.end
            yield made
            chain = []
        if (token.alone or settled.intersection(token.codes) or _SEAT.match(string, token.end)) and token.start >= done:
            chain = [token]
    if chain:
        yield _whole(string, chain)


_LIST = frozenset("、和及与")


def _listed(string: str, tokens: list[_Token]) -> list[_Token]:
    """The tokens; a short name that a list sets beside a division counts, and two of one province beside each other: 铜仁、凯里."""
    for order in (range(1, len(tokens)), range(len(tokens) - 2, -1, -1)):
        for index in order:
            one, other = tokens[index], tokens[index - order.step]
            first, second = sorted((one, other), key=lambda token: token.start)
            near = second.start - first.end == 1 and string[first.end] in _LIST
            divided = near and not one.alone and _division(one) and _division(other)
            if divided and (other.alone or {code[:2] for code in one.codes} & {code[:2] for code in other.codes}):
                tokens[index] = replace(one, alone=True)
    return tokens


def _division(token: _Token) -> bool:
    return not token.fixed and bool(token.codes) and token.codes[0].isdigit() and len(token.codes[0]) == 6


def _settled(string: str, tokens: Iterable[_Token]) -> frozenset[str]:
    """The divisions below a city that the text names with their place or in full; a short name then means them too: 开州区, 开州."""
    codes: set[str] = set()
    before: _Token | None = None
    for token in tokens:
        inner = _below(string, token, before) if before is not None and before.end == token.start else None
        whole = inner or token
        if (inner is not None or token.alone) and len(whole.codes) == 1:
            codes.update(whole.codes)
        before = whole
    return frozenset(codes)


def _tokens(string: str, hits: Iterable[Known]) -> Iterator[_Token]:
    """The known places, the longest first where they overlap from the left; those that are part of another word are left out."""
    table_ = divisions()
    best: dict[int, Known] = {}
    for hit in hits:
        if hit.start not in best or hit.end > best[hit.start].end or (hit.end == best[hit.start].end and (hit.row.entity or hit.row.norm)):
            best[hit.start] = hit
    done = 0
    for start in sorted(best):
        if start < done:
            continue
        hit = best[start]
        if not _stands(string, hit):
            continue
        tag = _tag(string, hit)
        if tag is None:
            continue
        done = hit.end
        division = table_.get(hit.row.name)
        former = FORMER.match(string, hit.end) if division and not hit.row.norm else None
        if (
            former
            and division
            and is_short(division)
            and tag in ("", "ns", "nr", "nz")
            and (former[0] != "市" or division.name not in ordinary())
        ):
            done = former.end()
            yield _Token(start, done, string[start:done], hit.row.name + former[0], division.codes)
        elif division is None or hit.row.norm:
            yield _Token(
                start, hit.end, hit.row.name, hit.row.norm, division.codes if division else (), True, hit.row.entity, fixed=division is None
            )
        else:
            norm = full_names().get(highest(division.codes), "")
            alone = division.alone or (tag == "ns" and hit.row.name not in everyday() and not hit.row.name.endswith(HILLS_AND_WATERS))
            alone = alone or (len(hit.row.name) == SHORT_NAME_CHARACTERS and is_shown(string, start, hit.end))
            if alone or tag not in _ACTS:
                yield _Token(start, hit.end, hit.row.name, norm, division.codes, alone, hit.row.entity)


def _stands(string: str, hit: Known) -> bool:
    """Whether a known place is not part of another word: 中国式, 区域, 以上海关."""
    name, before = hit.row.name, string[hit.start - 1 : hit.start]
    division = divisions().get(name)
    if division and len(name) == SHORT_NAME_CHARACTERS and not division.codes[0].endswith("0000") and _BUILDING.match(string, hit.end):
        return False
    if len(name) == SHORT_NAME_CHARACTERS and before and is_of_other(string, hit.start, hit.end):
        return False
    if name in kinds() and is_han(before):
        return False
    guard = guards("place").get(name) or (guards("place").get(name[-1]) if len(name) > 2 or name[-1] == "县" else None)
    if guard is None:
        return True
    if guard.after and guard.after.match(string, hit.end):
        return False
    return not before or before not in guard.before or (name == "中国" and string[hit.end : hit.end + 1] not in _NATION)


def _tag(string: str, hit: Known) -> str | None:
    """How the dictionary tags a short name where it stands as a word; empty if it says nothing, None if the name crosses the words.

    均衡水平 holds no 衡水 and 示范县 no 范县; 榆中 is a place wherever it is a word, 振兴 only where it has its 区.
    """
    division = divisions().get(hit.row.name)
    if division is None or hit.row.norm or len(hit.row.name) != SHORT_NAME_CHARACTERS:
        return ""
    if any(len(code) != 6 or code.endswith("0000") for code in division.codes):
        return ""
    low = max(0, hit.start - 8)
    at = low
    for word, tag in rjieba.tag(string[low : hit.end + 8], False):
        over = at + len(word)
        inner = at < hit.start < over and (over < hit.end or tag not in ("ns", "nt"))
        if inner or hit.start < at < hit.end < over:
            return None
        if (at, over) == (hit.start, hit.end):
            return tag
        at += len(word)
    return ""


def _below(string: str, token: _Token, above: _Token) -> _Token | None:
    """The token as part of the place before it; none if it lies in none of what that can be."""
    if is_of_taiwan(above.text) and token.text[-1] not in "区乡镇市":
        return None
    if above.norm.endswith("海") or (token.fixed and above.fixed and token.norm in cities()):
        return None
    if cities().get(token.norm) == above.norm:
        return token
    if token.fixed and not above.fixed and _division(above) and token.norm.endswith(HILLS_AND_WATERS):
        return token
    if above.fixed and token.alone:
        return token if not token.fixed or token.norm == "五大湖" or token.norm.startswith(above.norm) else None
    codes = within(token.codes, above.codes)
    if not codes and _division(above) and above.codes[0].endswith("00") and _division(token) and token.text.endswith("区"):
        return replace(token, codes=(), norm=above.norm + token.text)
    if codes and not (len(token.text) == SHORT_NAME_CHARACTERS and _OF_ANOTHER.match(string, token.end)):
        return replace(token, codes=codes, norm=full_names().get(highest(codes), ""), alone=True)
    country = above.norm in ("中国", "中华人民共和国")
    return token if country and token.alone and not token.fixed and token.codes and len(token.codes[0]) == 6 else None


def _whole(string: str, chain: list[_Token]) -> Mention:
    """A chain with what its kind's word adds behind it."""
    start, last = chain[0].start, chain[-1]
    end = _grown(string, last)
    norm = last.norm if end == last.end else (last.norm or string[start : last.end]) + string[last.end : end]
    return Mention("place", start, end, string[start:end], norm, last.entity if end == last.end else None)


def _grown(string: str, token: _Token) -> int:
    """Where the place ends with its zone, river, town or direction behind it."""
    end = token.end
    if token.codes and len(token.codes[0]) != 6 and token.norm != "中国":  # Abroad.
        return grown(string, end)
    if token.fixed and string.startswith("地区", end) and string[end - 1] in "湾江河海山原岭":
        return end + 2
    if (feature := _OF_COUNTY.match(string, end)) and len(token.text) == SHORT_NAME_CHARACTERS and _division(token):
        return feature.end()
    if is_of_taiwan(token.text):
        return past_district(string, end)
    if token.norm == "中国" or (token.fixed and not token.norm.endswith(("区", "港", "江", "河", "湾"))):
        return end
    bridge = None if token.fixed and not token.norm.endswith(("江", "河", "湖", "湾", "峡")) else _BRIDGE.match(string, end)
    if bridge:
        return bridge.end()
    limit = end + (8 if token.fixed else 16)
    for pattern in (_ZONED,) if token.fixed else (_ZONED, _COUNTY):
        match = pattern.match(string, end, limit)
        if match and not ROUGH.search(match[0]) and "国家" not in match[0][:2] and holds(string, end, match.end()):
            end = match.end()
            break
    match = _RIVER_REACH.match(string, end) if token.fixed or end > token.end else None
    return match.end() if match else end
