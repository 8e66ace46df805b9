"""Bodies: known ones, departments of a place (山西省公安厅, 省政府), companies and groups by their last word, with their departments.

A bare short name counts where the text settles whose it is: 省政府 in a province's paper, 领导小组 after its definition,
公安局 in a list after 秀山县应急管理局.
各级政府, 有关部门 and other whole kinds of bodies are none.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from jiaokan.annotate.body_sign import weighed
from jiaokan.annotate.body_text import GRAMMAR, ends_body
from jiaokan.annotate.chained import chained, of_governments
from jiaokan.annotate.definition import find_definitions, find_firms, find_uses
from jiaokan.annotate.duty import find_duties, find_headed_by, find_plain, find_signed, find_together
from jiaokan.annotate.lexicon import Known, KnownWord, Role, table
from jiaokan.annotate.listed_firm import find_listed_firms, find_numbered_firms
from jiaokan.annotate.local_office import find_local_offices
from jiaokan.annotate.mention import Mention
from jiaokan.annotate.named_group import find_named_groups
from jiaokan.annotate.organisation import find_headed, find_organisations, firms_abroad, solid
from jiaokan.annotate.parted import parted
from jiaokan.annotate.short_name import SHORT_NAME_CHARACTERS, crosses, is_of_other_party
from jiaokan.annotate.sign import tag, words_of
from jiaokan.annotate.unit import find_units, sound_inner
from jiaokan.annotate.whose import with_country
from jiaokan.grammar.characters import HAN
from jiaokan.grammar.near import Anchor, near
from jiaokan.grammar.numeral import COUNTING
from jiaokan.text import re

_HAN = rf"[{HAN}]"
_SUFFIX = re.compile(
    "(?:监督管理|管理)?(?:委员会|总局|分局|局|厅|委(?![员托派任屈])|管委|办公室|(?<![主承协举兴创开试申督交包代停合])办(?![理法事公学好])|总队|支队|大队|中心(?!城|区|任务|工作)|署|部(?![门署分位])|院(?![士校内])|学院|所(?![有在属需])|站)(?!长会)"
)
_BODY_NOUN = (
    "安全生产委员会|安委会|安委办|食品安全委员会|食安委|食安办|爱国卫生运动委员会|爱卫办|防汛抗旱指挥部|防指办|防指(?!挥)|防总办|防总|三防办|三防指挥部|直工委|直机关工委|网信办|编办|台办(?!理)|外办(?!理)|侨办(?!理)|人民武装部|人武部|信访办|督查室|机关工委|"
    "人民代表大会常务委员会|人民代表大会|人民政府|人大常委会|人大(?!代表|附)|(?:人民)?政府(?:门户)?网(?!络|格)站?|(?:人民)?政府办公[厅室]|政府办(?![公理法事学好])|政府(?!网|采购|购买|投资|债务|工作报告|性|职能|和市场)|政协|纪委监委|纪律检查委员会|监察委员会|纪委|监委|"
    f"第?[{COUNTING}]{{1,3}}届(?:人大常委会|人民代表大会常务委员会|人民代表大会|人大|政协|党委)(?!常?委?会?第?[{COUNTING}0-9]{{1,3}}次)|第[{COUNTING}]{{1,3}}届人民委员会|府办|(?<=[县市])府(?![路城谷邸第办]|大[街道院])|民代表会|行政公署|行署|交警[总支大]队|消防(?:救援)?[总支大]队|党委(?!书记处)|委常委会|委(?:编|改革|网信|台|外|农|财经|军民融合|依法治[省市县区]|巡[视察]|政法|审计|国安)办(?![公理法事])|委宣传部|委组织部|委统战部|委政法委|委办公厅|委办公室|委办(?![公理法事])|委党校|委(?![员托派任屈])|高级人民法院|(?:第[{COUNTING}]{{1,2}})?中级人民法院|人民法院|人民检察院|法院|检察院|高院|中院|"
    "工委(?![员])|农田水利会|公所(?![有在属需])|农科院|社科院|供销合作总社|供销合作社|供销社|革命委员会|革委会|革委(?=[^员])|总工会|工会|妇女联合会|妇联|残疾人联合会|残联|工商业联合会|工商联|科学技术协会|科协|红十字会|消费者协会|消费者权益保护委员会|消保委|代表团|"
    f"公安局|海关(?!总署)|(?:(?![某一两])[{HAN}]){{0,6}}?大学(?!生|城(?!市))"
)
_AFTER_PLACE = re.compile(
    f"{_BODY_NOUN}|(?<=街道)(?:办事处|办(?![理法事公学好])|党工委)|管委会|管理委员会|管理处|(?<=社区)(?:党总支|党支部|居委会|居民委员会|党群服务中心)|(?<=村)(?:党总支|党支部|村委会|委会|村民委员会|民委员会)"
)
_NOT_ANY = "(?<![各全本跨每多两三的级、（）)(辖省市县区州治乡镇特]"
_BARE_BODY = re.compile(
    f"(?P<level>自治[区州县]{_NOT_ANY}...)|省{_NOT_ANY}.)|市{_NOT_ANY}.)|县{_NOT_ANY}.)|区{_NOT_ANY}.)|州{_NOT_ANY}.)|镇{_NOT_ANY}.)|乡{_NOT_ANY}.))(?P<head>{_BODY_NOUN})"
)
_PREFECTURE = re.compile(
    f"(?<![{HAN}])(?:地委|行署|地区行政公署)(?![员托派])|(?<=[、和与经由报])(?:地委|行署)(?![员托派])|(?<![省市县区州旗国全乡镇])政协(?=委员|常委)"
)
_PREFECTURAL = Anchor("地委", "行署", "行政公署", "政协")
_JOINED = "(?<=[、和与及（]"
_BARE_LIST = re.compile(
    f"(?P<level>自治[区州县]{_JOINED}...)|省{_JOINED}.)|市{_JOINED}.)|县{_JOINED}.)|区{_JOINED}.)|州{_JOINED}.)|[镇乡]{_JOINED}.)(?<![省市县区乡镇村].[镇乡]))(?P<head>{_BODY_NOUN})"
)
_GENERIC_BEFORE = re.compile(
    "(?:各|全|本|直辖|设区|各级|各地|所在地?|当地|上级|下级|同级|有关|相关|以上|以下|上的?|[省市区县]属|省、|市、|县、|）、|各[市县旗]+|（市|（区|（县|市（县、区）|[省市县区]、)\\Z"
)
_ITEM = re.compile(f"[{HAN}]{{2,8}}?(?:局|厅|委|办|总工会|法院|检察院|团委|妇联|总队|支队|大队)(?=[、，。；和等）]|以及|$)", re.MULTILINE)
"""What goes on a list of departments."""
_ZONE_BEFORE = re.compile("(?:高新|经开|开发|保税|示范)区\\Z")
"""A zone whose name the text leaves out: 高新区社管局."""
_LEVELS = "省市县区州镇乡旗"
_REGION = "自治区"


def known_bodies() -> Iterator[KnownWord]:
    """The bodies and functions of the package's own tables."""
    for name, short, _ in table("bodies.tsv"):
        for form in (name, *short.split()):
            yield KnownWord(form, "body", name)
    for name, short in table("functions.tsv"):
        for form in (name, *short.split()):
            yield KnownWord(form, "function", name)


def find_bodies(
    string: str, hits: Mapping[Role, Sequence[Known]], places: Sequence[Mention], aliases: Mapping[str, Mention]
) -> Iterator[Mention]:
    """Each body of the string; a longer reading and a shorter one may both be given.

    Args:
        string: the text.
        hits: the known words that stand in it, by role.
        places: the places that stand in it.
        aliases: short names that the document settles, with what they stand for.
    """
    found = weighed(string, readings(string, hits, places), places)
    seats = [one for one in found if one.norm]
    defined = {**find_firms(string, found), **aliases, **find_definitions(string, sorted(found, key=lambda one: (one.start, -one.end)))}
    defined.update(_headquarters(seats, defined))
    if "领导小组办公室" in string and "领导小组" not in defined:
        defined["领导小组"] = Mention("body", 0, 0, "", "")
    found += [chained(string, one) for one in find_uses(string, defined)]
    found += _bracketed(string, found)
    yield from _settled([part for one in found for part in parted(one)])


def readings(string: str, hits: Mapping[Role, Sequence[Known]], places: Sequence[Mention]) -> Mapping[str, Sequence[Mention]]:
    """What each rule reads as a body, by the name of the rule; all that is weighed.

    Args:
        string: the text.
        hits: the known words that stand in it, by role.
        places: the places that stand in it.
    """
    ends = {place.end: place for place in places}
    whole_names = solid(string, places)
    functions = hits.get("function", ())
    read: dict[str, list[Mention]] = {
        "known": list(_known(string, hits.get("body", ()))),
        "of a place": list(_of_places(string, places)),
        "bare": [*_bare(string), *_prefectures(string)],
        "department": [*_departments(string, functions, ends), *find_local_offices(string, places)],
        "organisation": [*find_organisations(string, whole_names, places, functions), *find_named_groups(string, places)],
        "unit": list(find_units(string, places)),
        "numbered": list(find_numbered_firms(string)),
        "abroad": list(firms_abroad(string, places)),
        "listed firm": list(find_listed_firms(string)),
    }
    found = [one for these in read.values() for one in these]
    read["of the state"] = [one for one in read["organisation"] if one.text.startswith(_STATE) and GRAMMAR.search(one.text)]
    read["from its place"] = list(_from_places(string, read["organisation"], places))
    found = [one for these in read.values() for one in these]
    read["headed"] = list(find_headed(string, whole_names, frozenset(body.end for body in found)))
    found += read["headed"]
    longer = [chained(string, one) for one in found]
    longer += of_governments(string, found)
    read["chained"] = [after for before, after in zip(found, longer, strict=False) if after.end > before.end] + longer[len(found) :]
    whole = {(one.start, one.end): one for one in found}
    found = [whole.get((one.start, one.end), one) for one in longer]
    read["listed"] = [*_listed(string, found, functions), *find_duties(string, functions), *find_headed_by(string), *find_together(string)]
    read["plain"] = list(find_plain(string, functions))
    read |= {"signed": list(find_signed(string)), "dictionary": list(_of_dictionary(string))}
    read["chained"] += [after for one in (*read["listed"], *read["signed"]) if (after := chained(string, one)).end > one.end]
    return {rule: [one for one in these if not _VENUE.search(one.text)] for rule, these in read.items()}


LONGEST_SHORT_CHARACTERS = 12
"""Code points of a body's name without its place: 县委, 市生态环境局."""


def _settled(bodies: Sequence[Mention]) -> Iterator[Mention]:
    """The bodies; one that says its level only (县委) stands for the one body of the text whose whole name ends so (中共蓬莱县委)."""
    whole: dict[str, set[str]] = {}
    for name in {body.norm for body in bodies if body.norm}:
        for size in range(2, min(len(name), LONGEST_SHORT_CHARACTERS + 1)):
            whole.setdefault(name[-size:], set()).add(name)
    for body in bodies:
        names = whole.get(body.text, ()) if not body.norm and body.text[0] in _LEVELS else ()
        yield replace(body, norm=next(iter(names))) if len(names) == 1 else body


_LATIN = re.compile(r"[^A-Za-z0-9]?0[^A-Za-z0-9]?\Z")
"""A name in Latin letters stands between what is none."""
_BARE_NAMES = ("总局", "总署")


def _headquarters(bodies: Iterable[Mention], defined: Mapping[str, Mention]) -> Mapping[str, Mention]:
    """总局 alone, where the text names exactly one body that ends so."""
    found: dict[str, Mention] = {}
    for name in _BARE_NAMES:
        whole = {body.norm: body for body in bodies if body.norm.endswith(name)}
        if len(whole) == 1 and name not in defined:
            found[name] = next(iter(whole.values()))
    return found


def _known(string: str, hits: Iterable[Known]) -> Iterator[Mention]:
    for hit in hits:
        before, after = string[hit.start - 1 : hit.start], string[hit.end : hit.end + 1]
        name = hit.row.name
        if name.isascii() and _LATIN.match(string[hit.start - 1 : hit.start] + "0" + after) is None:
            continue
        if (
            (name[-1] + after in ("部门", "军兵"))
            or (name[-1] in "部署" and after == "长" and string[hit.end + 1 : hit.end + 2] not in "江沙春治")
            or (name[-1] == "院" and after == "长" and string[hit.end + 1 : hit.end + 2] not in ("期", "远"))
            or (before in "级地" and before and len(name) < 5)
        ):
            continue
        if name[0] == "党" and is_of_other_party(string, hit.start):
            continue
        if len(name) == SHORT_NAME_CHARACTERS and before and crosses(string, hit.start, hit.end):
            continue
        if before in _LEVELS and before and len(name) <= 4 and not name.startswith(("国", "中", "全", "最")):
            continue
        start = with_country(string, hit.start, name)
        yield Mention("body", start, hit.end, string[start : hit.end], hit.row.norm, hit.row.entity)


def _of_places(string: str, places: Iterable[Mention]) -> Iterator[Mention]:
    """What a place's name leads: 吉林省委, 溪口镇人民政府."""
    for place in places:
        match = _AFTER_PLACE.match(string, place.end)
        if match and not (match[0] == "委" and place.text[-1] not in _LEVELS and not place.text.endswith("自治区")):
            start = place.start - 2 if string[place.start - 2 : place.start] == "中共" else place.start
            yield Mention("body", start, match.end(), string[start : match.end()], string[start : match.end()])


def _bare(string: str) -> Iterator[Mention]:
    for pattern in (_BARE_BODY, _BARE_LIST):
        for match in pattern.finditer(string):
            if not _GENERIC_BEFORE.search(string[max(0, match.start() - 6) : match.start()]) and (
                match["head"] != "党委" or match["level"] == _REGION
            ):
                yield Mention("body", match.start(), match.end(), match[0])


def _prefectures(string: str) -> Iterator[Mention]:
    """The committee and administration of a prefecture by their usual short names, and the conference whose members are named."""
    for match in near(_PREFECTURE, string, _PREFECTURAL, 8, 2):
        yield Mention("body", match.start(), match.end(), match[0])


def _departments(string: str, hits: Iterable[Known], ends: Mapping[int, Mention]) -> Iterator[Mention]:
    """A place or a bare 省, 市, 县 with a function and the word of its rank: 山西省公安厅, 市住建局."""
    for hit in hits:
        match = _SUFFIX.match(string, hit.end)
        if match is None:
            continue
        start = hit.start
        place = ends.get(start)
        if place is not None:
            yield Mention("body", place.start, match.end(), string[place.start : match.end()], string[place.start : match.end()])
        elif string[start - 1 : start] in ("、", "，") and start and string.startswith(match[0][-1] + "长", match.end()):
            yield Mention("body", start, match.end(), string[start : match.end()])
        elif string.endswith(_REGION, 0, start) and match[0] not in ("部", "所", "站", "院"):
            yield Mention("body", start - len(_REGION), match.end(), string[start - len(_REGION) : match.end()])
        elif (zone := _ZONE_BEFORE.search(string, max(0, start - 6), start)) and match[0] not in ("部", "所", "站", "院"):
            yield Mention("body", zone.start(), match.end(), string[zone.start() : match.end()])
        elif string[start - 1 : start] in _LEVELS and start and match[0] not in ("部", "所", "站", "院"):
            before = string[max(0, start - 7) : start - 1]
            if not _GENERIC_BEFORE.search(before) and not before.endswith(("各", "全", "本", "跨", "级", "两", "三")):
                yield Mention("body", start - 1, match.end(), string[start - 1 : match.end()])


def _listed(string: str, bodies: Sequence[Mention], hits: Sequence[Known]) -> Iterator[Mention]:
    """Departments that go on a list which a whole name began: 秀山县应急管理局、公安局、生态环境局."""
    ends = {body.end: body for body in bodies}
    begun = {body.start for body in bodies}
    starts = {hit.start: hit for hit in sorted(hits, key=lambda hit: hit.end)}
    for body in bodies:
        at = body.end
        while at in ends and string[at : at + 1] in "、和以":
            after = at + 1
            hit = starts.get(after)
            match = _SUFFIX.match(string, hit.end) if hit else _AFTER_PLACE.match(string, after)
            match = match or _ITEM.match(string, after)
            if match is None or after in begun:
                break
            made = Mention("body", after, match.end(), string[after : match.end()])
            yield made
            ends[match.end()] = made
            at = match.end()


def _from_places(string: str, bodies: Iterable[Mention], places: Sequence[Mention]) -> Iterator[Mention]:
    """The same from the first place in it on: 规范江苏威博液压股份有限公司."""
    starts = sorted(place.start for place in places)
    for body in bodies:
        at = bisect_right(starts, body.start)
        if at < len(starts) and starts[at] < body.end - 2:
            name = string[starts[at] : body.end]
            yield Mention("body", starts[at], body.end, name, name)


_VENUE = re.compile("(?:(?:奥体|体育|会展|会议)中心|大剧院|水文站|[大客餐展舞]厅)\\Z|\\A(?:以下简称|请)")
"""Last words of places that stand like bodies, and what stands before a short name."""
_STATE = ("国务院", "国家", "中央")
"""What leads names of groups that hold 和 and 等."""
SHORTEST_WORD_CHARACTERS = 3
"""Code points of a word that the dictionary has as the name of a body."""


def _of_dictionary(string: str) -> Iterator[Mention]:
    words = words_of(string)
    for start, word in zip(words.starts, words.all, strict=False):
        end = start + len(word)
        if len(word) < SHORTEST_WORD_CHARACTERS or tag(word) != "nt" or string[end : end + 1].isdigit():  # 广播电台8座 are counted.
            continue
        if ends_body(word) and sound_inner(word):
            yield Mention("body", start, end, word, word)


_INNER = re.compile(f"（([{HAN}]{{2,8}}(?:司|局|处|厅))）")


def _bracketed(string: str, bodies: Iterable[Mention]) -> Iterator[Mention]:
    """A department in brackets behind its body: 市场监管总局（质量发展局）."""
    for body in bodies:
        match = _INNER.match(string, body.end)
        if match:
            yield Mention("body", match.start(1), match.end(1), match[1], (body.norm or body.text) + match[1])
