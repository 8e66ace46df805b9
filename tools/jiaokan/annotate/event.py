"""Events: meetings by their session (二十届三中全会), campaigns and accidents by their marks (“天网2025”行动), fairs by their last word.

A meeting that has no name of its own (座谈会, 工作会议) is none.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from types import MappingProxyType

import rjieba

from jiaokan.annotate.edge import holds, left_edge
from jiaokan.annotate.lexicon import Known, KnownWord, table
from jiaokan.annotate.mention import Mention
from jiaokan.grammar.characters import HAN
from jiaokan.grammar.near import Anchor, near
from jiaokan.grammar.numeral import COUNTING, ONE_TO_NINE
from jiaokan.text import re

_COUNTING = f"[{COUNTING}]"
_HAN = rf"[{HAN}]"
_AGAIN = re.compile(rf"第{_COUNTING}{{1,3}}次(?:全体|小组)?会议")
"""A sitting of a session: …第一次会议第四次全体会议."""
_SESSION = re.compile(
    rf"{_COUNTING}中全会|第?(?:{_COUNTING}{{1,4}}|[0-9]{{1,3}})次(?:全体)?{_HAN}{{0,6}}?(?:（扩大）)?(?:会议|全会|学习|常务会(?!议)|办公会(?!议))(?:（扩大）会议)?"
)
_BEFORE = re.compile(
    rf"(?:(?:中国共产党|党的|中共|全国政协|[省市县区]委|自治区党委|自治区|[省市县区州旗镇乡])?第?{_COUNTING}{{1,3}}届(?:(?:(?!和|会议|举行|召开){_HAN}){{0,18}})|(?:党的|中国共产党)"
    rf"|中央(?:纪委|财经委员会|全面深化改革委员会|政治局|网络安全和信息化委员会)(?:常委会)?|国务院|(?:{_COUNTING}{{1,3}}届)?[省市县区州](?:人民政府|政府|委|人大常委会|人大|政协)(?:理论学习中心组)?(?:[12][0-9]{{3}}年)?|[12][0-9]{{3}}年)$"
)
_CONGRESS = re.compile(
    rf"(?:党的|中共)?(?:十[{ONE_TO_NINE}]|二十一?)大(?=[^{HAN}]|以[来及]|报告|精神|胜利|召开|提出|作出|之?后|前|强调|和|是|部署|确定|的|通过|将)"
    rf"|(?:中国共产党|党的)?第?{_COUNTING}{{1,3}}次全国代表大会"
)
_ACCIDENT = re.compile(
    rf"“[0-9]{{1,2}}[·.•][0-9]{{1,2}}”(?:特别重大|特大|重大|较大|一般)?{_HAN}{{0,18}}?(?:事故|事件|专案|案件|案|火灾|地震|灾害)(?!调查)?"
)
_PLENUMS = re.compile(
    rf"(?:党的|[省市县区州]委|自治区党委)?{_COUNTING}{{1,3}}届(?:{_COUNTING}{{1,2}}[中次]、){{1,5}}{_COUNTING}{{1,2}}[中次]全会"
)
"""Plenary sessions of one term in a row: 二十届二中、三中全会."""
_CAMPAIGN = re.compile(
    f"“[^“”，\n]{{2,20}}”(?:专项[{HAN}]{{0,6}}?)?(?:行动(?![计方指纲要])|启动仪式|主题(?:实践活动|教育))|“[^“”、，\n+＋]{{2,20}}(?:”(?:(?:(?!的|等|为|在|和){_HAN}){{0,10}}?(?:主题|公益|宣传|服务|志愿|系列))?活动(?!中心|[场室现期])|行动”|活动”|”专项(?:监督|斗争))"
    f"|学习贯彻[{HAN}]{{4,24}}?主题教育|党[史纪]学习教育"
)
_COUNTED_CAMPAIGN = re.compile(f"“(?:[{COUNTING}]{{1,3}}|[0-9]{{1,3}})(?:大|个|项|类)")
"""What counts campaigns and names none: “三大行动”."""
_NUMBERED = re.compile(
    rf"(?:第(?:{_COUNTING}{{1,3}}|[0-9]{{1,3}})[届次]|首届)(?:(?![夺获参举登等暨]){_HAN}){{0,14}}?(?:运动会|[省市县区州]运会|农运会|民运会|学运会|大运会|青运会|亚运会|亚残运会|残运会|全运会|奥运会|冬奥会|残特奥会|博览会|交易会|对话会|论坛|普查|美展|(?<=[博洽交])会|峰会|洽谈会|展览会|展销会|艺术节|文化节|电影节|旅游节|年会|大会(?!议|工作))"
    rf"|[省市县区州]?第{_COUNTING}{{1,3}}次党代会"
)
_OF_TIMES = re.compile(f"第(?:[{COUNTING}]{{1,3}}|[0-9]{{1,3}})届\\Z")
"""Which of its kind a fair or congress is: 第138届广交会."""
_WHICH = rf"第(?:{_COUNTING}{{1,3}}|[0-9]{{1,3}})[届次个]|首届|首个|[12][0-9]{{3}}年"
_FESTIVAL = re.compile(
    rf"(?:庆祝(?:{_WHICH})|第(?:{_COUNTING}{{1,3}}|[0-9]{{1,3}})[届次个]|首届|首个|1(?<![0-9A-Za-z.].)[0-9]{{3}}(?:年|(?!年))|2(?<![0-9A-Za-z.].)[0-9]{{3}}(?:年|(?!年)))"
    rf"(?:“[^“”，。\n]{{2,16}}[节展赛会周杯季]”|(?:(?![的了在第，我等暨]|举|召开|参加|出席|参与|通过|获|成立|开幕|以来){_HAN}){{2,12}}?(?:马拉松(?:赛(?![事道程]))?|博览会|大会(?![议堂战])|论坛|峰会|车展|节(?![日目约能])|大赛|锦标赛|联赛|公开赛|邀请赛|世界杯|亚洲杯|欧洲杯|双年展|书展|[影画大]展(?![览示开会现出望])|艺术展|美术展|摄影展|(?:学术)?年会|[文科宣活][化技传动][周月]|音乐节))"
    f"(?:启动仪式|开幕式|闭幕式|活动)?|[12][0-9]{{3}}年(?:学术)?年会"
)
"""Festivals, games and shows that are told apart by their numbers or years: 首届“农民丰收节”启动仪式."""
_GAMES = re.compile(
    "(?:奥运会|冬奥会|残奥会|冬残奥会|亚运会|亚残运会|大运会|青奥会|世界杯|亚洲杯|世锦赛|世乒赛|世博会|园博会|(?:国际)?(?:半程)?马拉松赛?|田径锦标赛)"
)
"""Games that are told apart by where they are held: 巴黎奥运会."""
_HISTORY = re.compile(
    rf"(?:(?![的了在是和与及或等为由对从到将被把其该这那各全每某]){_HAN}){{2,6}}?(?:战役|起义|事变|会战|惨案|政变|保卫战|大地震)(?![军者部员])"
)
"""What history calls by its place or year: 淮海战役."""
_ENDS = re.compile(
    "工作电视电话会议|电视电话会议|工作会议|座谈会|研讨会|推进会(?!议)|现场会|观摩会|动员会(?!议)|部署会(?!议)|誓师大会|动员大会|博览会|交易会|展览会|推介会|论坛|峰会|(?<!代表)大会(?!议|战)|大赛"
)
_END_WORDS = Anchor(
    *(
        "工作电视电话会议",
        "电视电话会议",
        "工作会议",
        "座谈会",
        "研讨会",
        "推进会",
        "现场会",
        "观摩会",
        "动员会",
        "部署会",
        "博览会",
        "交易会",
    ),
    *("展览会", "推介会", "论坛", "峰会", "大会", "大赛"),
)
_SHORT_NAME = re.compile(rf"运会(?<={_COUNTING}运会)|博会(?<={_HAN}博会)|洽会(?<={_HAN}洽会)")
"""Games and fairs by their short names: 七运会, 哈洽会, 东博会."""
_NO_FAIR = frozenset("赌文书展")
_FAIR = re.compile(
    f"中[俄阿非蒙日韩欧亚美法德英泰越缅老柬哈东拉]{{1,2}}(?:(?![和与的]){_HAN}){{0,4}}?(?:博览会|论坛(?!报)|峰会)"
    f"|中国[—-]{{1,2}}{_HAN}{{2,8}}?(?:（[0-9+]{{1,6}}）)?{_HAN}{{0,6}}?(?:博览会|论坛|峰会|外长会议?|部长级?会议?|领导人会[议晤]|对话会)(?:第{_COUNTING}{{1,3}}届(?:部长级)?会议)?"
    f"|中{_HAN}第[{COUNTING}]{{1,3}}轮{_HAN}{{0,10}}?(?:对话|谈判|磋商)"
)
"""Meetings of nations."""
_HELD = re.compile(rf"(?<=举行|召开)第(?:{_COUNTING}{{1,3}}|[0-9]{{1,3}})次(?:全体|常务|主任|党组|主席)会议")
_DAY = re.compile(
    f"(?:世界|国际|全国|国家|全民|联合国)(?:(?![的了各在今近昨当本明每次首和与，]){_HAN}){{2,8}}?日(?![报均常前期益本产夜出间后用子记月程志])"
)
"""Days that have a name: 世界卫生日."""
_LED_FESTIVAL = re.compile(f"(?:(?![的了在和与及时季章情环细调枝关]){_HAN}){{2,6}}?节(?![日目约能假庆气点水俭育制奏假选令])")
"""What is held each year by the place before it: 潍坊风筝节."""
_TERM = re.compile(rf"第(?:{_COUNTING}{{1,3}}|[0-9]{{1,3}})届第(?:{_COUNTING}{{1,3}}|[0-9]{{1,3}})次(?:定期|临时)大?会(?!议)")
"""A session of a council of Taiwan."""
_JOINS = re.compile("[和与及]")
_HELD_WHOLE = re.compile(
    rf"(?<=召开|举行)(?:(?![本此该一两多第了]|[上下这那]|的){_HAN})(?:(?![的了第]|会议|座谈会|大会){_HAN}){{5,30}}?(?:工作会议|表彰大会|动员大会|推进大会|誓师大会|工作大会)(?!议)"
)
"""A meeting whose name holds 和 or a verb: 召开中央企业先进集体和劳动模范表彰大会."""
_CELEBRATION = re.compile("(?:[12][0-9]{3}年)?(?:庆祝|纪念)[^，。；、\n]{4,50}?(?:大会|招待会|座谈会|晚会)(?!堂)")
_OF_NATIONS = re.compile(
    "(?:二十国集团|七国集团|金砖国家|上海合作组织|上合组织|亚太经合组织|中非合作论坛|中阿合作论坛|东盟地区论坛|东盟|亚信|联合国)(?:（[A-Z0-9]{2,5}）)?"
    f"(?:(?!(?:举行|召开|主持|出席|参加|的|和|同|在)){_HAN}){{0,14}}?(?:会议|会晤|峰会|对话会)(?![议上])"
)
"""Meetings of groups of nations: 二十国集团外长会议, 中非合作论坛北京峰会."""
_ANNIVERSARY = re.compile(
    f"(?:(?<![{HAN}])|(?<=[出席加办行的]))(?:(?![的在由第]){_HAN}){{2,12}}?[0-9]{{1,3}}周年(?:主题|大型)?"
    "(?:成就展|图片展|展览|庆祝大会|纪念大会|座谈会|文艺晚会|招待会)"
)
_STANDING = re.compile(r"(?:机制|委员会|理事会|联席会议|领导小组|工作组|论坛)$")
"""What meets by number: 人文交流机制第五次会议."""
_OF_PLACES = frozenset(("博览会", "交易会", "展览会", "推介会", "论坛", "峰会", "大赛"))
"""What has a name of its own where it begins with a place."""
_WHOLE_NAME = re.compile(
    f"^(?:中国|全[国省市县区州]|世界|国际|中央|第|庆祝|纪念|[12][0-9]{{3}}|[{HAN}]{{2,3}}[省市县])|高质量发展|发展$|经济带|全面振兴|30周年"
)
_HELD_BEFORE = re.compile("(?:召开|举行|举办|出席|参加|主持|督导|筹备)了?(?:全[省市县区州])?\\Z")
"""A verb that only a meeting follows: what stands between it and the word for it is its name."""
SHORTEST_TOPIC_CHARACTERS = 4
LONGEST_TOPIC_CHARACTERS = 30
"""Code points of what a meeting is about, by which it is called: 召开乡村振兴观摩会."""
_NO_TOPIC = re.compile(f"^(?:[本此该全{ONE_TO_NINE}十首每各专]|视频|专题|相关|有关|紧急|内部)|[的了，]")
_OF_BODY = re.compile("(?:政协|人大常委会|人大|党委|政府|[省市县区]委)\\Z")
_LEVELS = "省市县区州旗"
_DIGITS = frozenset(COUNTING)
_FREE = re.compile(rf"[^{HAN}]|[在为于对届办的和与、日由开行][省市县区州旗]|^")
"""What stands before a level that is not the end of a longer word."""
_SAID_AT = re.compile(f"(?<=在)(?:(?![的了本此该一第])[{HAN}]){{5,28}}?(?:工作会议|座谈会|交流会|研讨会|推进会|动员会)(?=上(?![午周]))")
"""A meeting at which something was said, by its whole name: 在全国地方政协工作经验交流会上."""
_ENLARGED = re.compile("(?:[省市县区州旗]委)?常委会（扩大）会议|[省市县区州]政府党组（扩大）会议")
_LEADS = re.compile("^(?:在|于|和|是|的|一次|本次|此次|这次|全体|次)")


_TIMES = Anchor("次", "中全会")
_ANCHORS = {
    _PLENUMS: (Anchor("届"), 8, 32),
    _CONGRESS: (Anchor(*(f"{number}大" for number in COUNTING), "代表大会"), 16, 6),
    _NUMBERED: (Anchor("届", "次"), 8, 32),
    _TERM: (Anchor("次定期", "次临时"), 16, 8),
    _DAY: (Anchor("世界", "国际", "全国", "国家", "全民", "联合国"), 0, 12),
    _CELEBRATION: (Anchor("庆祝", "纪念"), 8, 72),
    _HELD: (Anchor("次全体会议", "次常务会议", "次主任会议", "次党组会议", "次主席会议"), 8, 0),
    _SAID_AT: (Anchor("会上"), 36, 2),
    _ENLARGED: (Anchor("（扩大）"), 8, 4),
    _HELD_WHOLE: (Anchor("召开", "举行"), 0, 40),
    _OF_NATIONS: (Anchor("会议", "会晤", "峰会", "对话会"), 32, 1),
    _ANNIVERSARY: (Anchor("周年"), 16, 10),
}
"""The words that a pattern cannot do without, and how far before and behind them it reaches."""


def known_events() -> Iterator[KnownWord]:
    """The events of the package's own table."""
    for name, full in table("events.tsv"):
        yield KnownWord(name, "event", full or name)


def find_events(
    string: str, hits: Iterable[Known], places: dict[int, int], societies: Mapping[int, int] = MappingProxyType({})
) -> Iterator[Mention]:
    """Each event of the string.

    Args:
        string: the text.
        hits: the known events that stand in it.
        places: the place that ends at each position, by its start: a session may begin with whose it is.
        societies: the same of societies, whose yearly meetings begin with them.
    """
    leads = {**places, **societies}
    for hit in hits:
        which = _OF_TIMES.search(string, max(0, hit.start - 8), hit.start) if string[hit.end - 1] in "会赛节坛" else None
        if which:
            yield _event(string, which.start(), hit.end)
        else:
            yield Mention("event", hit.start, hit.end, string[hit.start : hit.end], hit.row.norm, hit.row.entity)
    yield from _of_history(string, set(places.values()))
    for start in places:
        if match := _GAMES.match(string, start):
            yield _event(string, places[start], match.end())
        festival = _LED_FESTIVAL.match(string, start)
        if festival and not rjieba.has_word(string[festival.end() - 2 : festival.end()]) and holds(string, start, festival.end()):
            yield _event(string, places[start], festival.end())
    for pattern in (
        _CONGRESS,
        _PLENUMS,
        _ACCIDENT,
        _CAMPAIGN,
        _NUMBERED,
        _FESTIVAL,
        _FAIR,
        _HELD,
        _HELD_WHOLE,
        _SAID_AT,
        _ENLARGED,
        _OF_NATIONS,
        _ANNIVERSARY,
        _CELEBRATION,
        _DAY,
        _TERM,
    ):
        for match in near(pattern, string, *_ANCHORS[pattern]) if pattern in _ANCHORS else pattern.finditer(string):
            if pattern is _HELD_WHOLE and not _JOINS.search(match[0]):
                continue
            if pattern is _NUMBERED and "股东大会" in match[0]:
                continue
            if pattern is _CAMPAIGN and _COUNTED_CAMPAIGN.match(match[0]):
                continue
            start = (
                _whose(string, match.start(), leads) if pattern in (_NUMBERED, _FESTIVAL) or match[0].endswith("地震") else match.start()
            )
            marked = pattern is _DAY and string[start - 1 : start] == "“" and string[match.end() : match.end() + 1] == "”"
            yield _event(string, start - marked, match.end() + marked)
    for match in _SHORT_NAME.finditer(string):
        start = match.start() - 1
        while match[0] == "运会" and string[start - 1 : start] in _DIGITS and start:
            start -= 1
        if string[start] not in _NO_FAIR:
            yield _event(string, _whose(string, start, places) if match[0] == "运会" else start, match.end())
    for match in near(_SESSION, string, _TIMES, 8, 24):
        before = _BEFORE.search(string, max(0, match.start() - 32), match.start())
        if before and "\n" not in before[0]:
            again = _AGAIN.match(string, match.end())
            yield _event(string, _whose(string, before.start(), places), again.end() if again else match.end())
        elif _STANDING.search(string, max(0, match.start() - 4), match.start()):
            start = left_edge(string, match.start(), 32)
            if match.start() - start > 4:
                yield _event(string, start, match.end())
    starts = set(places.values())
    for match in near(_ENDS, string, _END_WORDS, 0, 1):
        start = left_edge(string, match.start(), 32)
        start -= string[start - 1 : start] == "全" and string[start] in _LEVELS
        name = string[start : match.start()]
        named = _WHOLE_NAME.search(name) is not None or (match[0] in _OF_PLACES and start in starts)
        topic = SHORTEST_TOPIC_CHARACTERS <= len(name) <= LONGEST_TOPIC_CHARACTERS and not _NO_TOPIC.search(name)
        named = named or (topic and _HELD_BEFORE.search(string, max(0, start - 8), start) is not None)
        if len(name) >= 4 and named and not _LEADS.match(name) and not name.endswith("股东"):
            yield _event(string, start, match.end())
    yield from _whole_discussions(string)


_OF_HISTORY = Anchor("战役", "起义", "事变", "会战", "惨案", "政变", "保卫战", "大地震")


SHORTEST_HISTORY_CHARACTERS = 3
"""Code points of a word of the dictionary that is the whole name: 武昌起义."""


def _of_history(string: str, starts: Container[int]) -> Iterator[Mention]:
    """Battles, risings and the like, from the place, the day or the one word by which they are called."""
    for match in near(_HISTORY, string, _OF_HISTORY, 12, 2):
        end = match.end()
        edge = next((at for at in range(match.start(), end - 3) if at in starts), None)
        words = rjieba.tag(string[match.start() : end], False)
        if edge is None and not match[0].endswith("保卫战") and len(words[-1][0]) > SHORTEST_HISTORY_CHARACTERS:
            edge = end - len(words[-1][0])
        vague = match[0].endswith("保卫战") and words[0][1] not in ("ns", "nr", "nrt", "nz")
        if edge is None and not vague and (len(words) == 1 or (len(words) == 2 and words[0][1][0] in "nmjst")):
            edge = match.start()
        if edge is not None:
            yield _event(string, edge, end)


def _whose(string: str, start: int, places: dict[int, int]) -> int:
    """Where a session or games begin, with the place or level whose they are: 汕尾市首届…, 省第十六届…."""
    body = _OF_BODY.search(string, max(0, start - 5), start)
    start = body.start() if body else start
    for end in (start, start + 1):
        if end in places and (string[end - 1] in _LEVELS or string[end - 1] == "会" or string[start : start + 1] == "“"):
            return places[end]
    level = string[start - 1 : start]
    free = _FREE.match(string, max(0, start - 2)) or not rjieba.has_word(string[start - 2 : start])
    return start - 1 if level and level in _LEVELS and free else start


_SYMPOSIUM = Anchor("座谈会")
_SYMPOSIUM_OF = re.compile(rf"(?:全面|深入|进一步|新时代)?推动[{HAN}]{{4,24}}?座谈会")


def _whole_discussions(string: str) -> Iterator[Mention]:
    """座谈会 that are named by what they are to promote, words and all: 全面推动黄河流域生态保护和高质量发展座谈会."""
    for match in near(_SYMPOSIUM_OF, string, _SYMPOSIUM, 44, 0):
        start = match.start() - 3 if string[match.start() - 3 : match.start()] in ("新时代", "进一步") else match.start()
        yield _event(string, start, match.end())


def _event(string: str, start: int, end: int) -> Mention:
    return Mention("event", start, end, string[start:end], string[start:end])
