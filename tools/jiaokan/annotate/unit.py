"""Units that no table has, read by their build: a place or the word of a level, what they are for, and the word of their kind.

岱山县海上搜救中心, 县水利工程建设管理局; behind a body its branches and departments: 人民检察院武汉铁路运输分院, 公安局交警支队.
What stands between may hold no word that a name does not hold, and the word of the kind must end there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import rjieba

from jiaokan.annotate.abroad import is_abroad
from jiaokan.annotate.edge import holds, inner_words, past_clause
from jiaokan.annotate.extent import is_plain
from jiaokan.annotate.mention import Mention
from jiaokan.annotate.place_kind import generic
from jiaokan.grammar.characters import HAN
from jiaokan.grammar.near import Anchor, near
from jiaokan.grammar.numeral import COUNTING
from jiaokan.text import re

_OFFICE = (
    "(?<![格布结全大开战好])局(?![部面势限级促域气长子])|局(?=局长|长)|厅(?!级)|(?<![签部])署(?!名)|总队|支队|大队|中队|派出所|办事处"
    "|管理处|管委会|管理委员会|监狱|海关(?!总署)"
)
_INSTITUTE = (
    f"大学(?![生城])|学院|(?:第[{COUNTING}]{{1,2}})?(?:中学|小学)|[{COUNTING}]{{1,3}}中(?!全会|[心国央学级])|学校|幼儿园|医院|中心卫生院|卫生院|研究院|研究所|设计院|党校|合作社|合作联社|法院|检察院|气象台|水文站|博物馆|图书馆|出版社|事务所"
    "|报社|日报|晚报|晨报|早报|青年报|时报|商报|都市报|新闻网|[青少]年宫|文化宫|文化馆|科技馆|美术馆|纪念馆|水族馆|电视台|实验室|中心(?![城区任工思环地])|疾控中心|战区|军分区|军区"
)
_SOCIETY = "委员会(?!议)|协会(?!议)|学会(?!议)|商会(?!议)|联合会|基金会|研究会|促进会|红十字会|总工会"
_OFFICIAL = "(?<!常)委(?=副?主任|副?书记|会同|等|[、，。；）\n])|集团(?=党|与|和|在|、|，|。|董|总|副|旗|公司党)"
_WORKING = "联席会议|工会(?!主席|会员|组织|法|经费)|指挥部|领导小组(?:办公室)?|(?<!有限)(?<!责任)(?<!股份)公司(?![法债制治])"
_PLANT = (
    "(?:广播)?电台|渔港监督|干校|良种场|园艺场|原种场|污水处理厂"
    "|(?<![工各该本分出电建设])厂(?![商家房区长址子矿])|(?<!总)公司(?![法债制治的])"
)
"""Works and firms of a place: 庆元县染化厂, 靖远煤电公司."""
_TEAM = (
    "[男女][足篮排]|国家队|[篮足排乒]协|奥委会"
    "|(?:(?<=[省市国京津沪渝])|(?<=跳水|体操|乒乓|羽毛|游泳|田径|足球|篮球|排球|举重|射击|击剑))队(?![员伍长列形友医内部])"
)
_KIND = (
    f"(?:{_PLANT}|{_TEAM}|{_OFFICE}|{_INSTITUTE}|{_SOCIETY}|(?<=[投资控股])集团(?!有限|股份|公司|化|军)"
    "|银行(?!业|卡|股份|账)|电厂|办公室(?=副?主任|[，。、；）\\n]))"
)
_BRANCH = (
    f"(?<![格布结全大开战好总])局(?![部面势限级促域气长子])|税务局|工会(?!主席)|第[{COUNTING}]{{1,3}}(?:[^，。、]{{0,3}}厂|医院|中学)|分局|分院|分行|支行|分公司|分会|总会(?!计)|校友会|分校|(?:支|总|大|中)队(?!长)|派出所|[{COUNTING}]{{1,2}}局|审判庭|法庭|附属(?:中学|小学|幼儿园|学校)|(?<=公司)[{COUNTING}]{{1,2}}矿|[民刑行]政?[{COUNTING}]?庭|学院|(?<![关体联维谱])系(?=[，。、；）（\\n教主任副从毕就读担的和与]|$)|附属(?:第[{COUNTING}])?[^，。、]{{0,4}}医院"
    "|(?<!新)校区|(?<!新)院区|研究院|研究所|工作委员会|工委|委员会(?!议)|督察局|(?<![签部])署(?![名任理])|重点实验室|工程(?:技术)?研究中心|调查队|管理处|办事处|电厂|中心(?![城区任工思环地])|事务所|党校|办公室(?!会议|面积|装修)|(?<=[^查学本专])[司处科](?=\\W|$|会同|负责|原?副?[处司科]长|调研)"
)
_FREE = rf"(?:(?![的了在对向是将要等为并按由于从被把经给其此各每该本我你他们已也还又就都不或至到与和及会以有])[{HAN}])"
_JOINED = (
    rf"(?:{_FREE}|经(?=济|贸|信|开)|(?<=[{HAN}][{HAN}])[与和](?=(?![省市县区州镇])[{HAN}]{{2}})"
    rf"|会(?=计|展|议中心|考)|(?<=[成首])都|不(?=动产))"
)
_AFTER_PLACE = re.compile(rf"(?P<inner>{_JOINED}{{0,16}}?)(?P<kind>{_KIND})")
_AFTER_BODY = re.compile(rf"(?P<inner>(?![与和及]){_JOINED}{{0,14}}?)(?P<kind>{_BRANCH})")
_HOSPITAL = re.compile(rf"(?<=医院)(?P<inner>[{HAN}]{{2,3}}?)(?P<kind>医院)")
"""A hospital that one of elsewhere runs: 某大学附属医院常德医院."""
_ABROAD = re.compile(
    rf"(?P<inner>{_FREE}(?:{_FREE}|[与和]){{1,9}}?)(?P<kind>(?<![东西南北中内全])部(?![长门分署队位地])|委员会|中央银行|央行|议会|法院|[总]?署|局)"
)
_FREED = r"(?<=[、，。；：（“\n\u3000\x20由经报向至对与和及是为在会同到赴从领往给请被]"
"""What a level stands behind, asked when it was seen."""
_LEVEL = re.compile(
    rf"(?P<level>自治[区州县]{_FREED}...)|高新区{_FREED}...)|经开区{_FREED}...)|开发区{_FREED}...)|保税区{_FREED}...)|示范区{_FREED}...)"
    rf"|省{_FREED}.)|市{_FREED}.)|县{_FREED}.)|区{_FREED}.)|州{_FREED}.)|旗{_FREED}.)|部{_FREED}.))(?P<inner>{_JOINED}(?=委)|{_JOINED}{{2,14}}?)(?P<kind>{_KIND}|{_OFFICIAL}|{_WORKING})",
)
_ALONE = (
    "幼儿园|小学|中学|管理处|救援队|志愿队|大学(?![生城])|学院|医院|研究院|研究所"
    "|海事局|救助局|海关(?!总署)|气象台|分局|分行|支行|战区|实验室|管委会|管理委员会"
)
_STANDING_KIND = Anchor(
    *(
        "幼儿园",
        "小学",
        "中学",
        "管理处",
        "救援队",
        "志愿队",
        "大学",
        "学院",
        "医院",
        "研究院",
        "研究所",
        "海事局",
        "救助局",
        "海关",
        "气象台",
        "分局",
        "分行",
    ),
    *("支行", "战区", "实验室", "管委会", "管理委员会"),
)
_STANDING = re.compile(
    rf"(?:(?<=所属)|(?<=联合)|(?<=走进)|(?<=下属)|(?<=会同)|(?<=指定)|(?<=[、，。；：（“\n\u3000])|^)(?P<inner>{_JOINED}{{2,14}}?)(?P<kind>{_ALONE})",
    re.MULTILINE,
)
_UNIVERSITY = re.compile(f"(?<=[、和与及由从被])(?P<inner>{_FREE}{{2,6}}?)(?<![上读考])(?P<kind>大学)(?![生城的学教科])")
_SERVED = re.compile(rf"(?P<inner>{_FREE}{{2,8}}?)处(?![理置于分罚方境到此好坏害])")
"""An office whose name ends in what it serves: 启东市地方海事处."""
_OWNER = re.compile(rf"(?:^|[、，。；：（\n\u3000])((?:(?![你我该本各全某省市县区州旗])[{HAN}]){{2}})\Z")
_OWNED = re.compile(rf"[{HAN}]{{2,6}}?(?:分)?公司(?![法债])")
"""A company's unit for a place, with two characters of the company before it: 国网甘肃省电力公司."""
_SHOP = re.compile(
    rf"(?P<inner>{_FREE}{{2,8}}?)(?P<kind>超市|商行|商店|经营部|批发部|门市部|便利店|药店|大药房|药房|饭店|酒店|宾馆|酒楼|[药茶酒油纸石]厂|(?<=[{HAN}]{{2}}(?:食品|水泥|化工|机械|饲料|印刷|服装|家具|加工|制造|电子|玩具))厂"
    "|养殖场|良种场|养鸡场|煤矿|加油站|集团(?=[、，。；与和在的将]|公?司?[党董总副旗]))(?![区家员主长])"
)
"""A firm that a person or a town has: 大丰区家优超市."""
_JOINING = re.compile("[和与]")
LONGEST_PLACE_CHARACTERS = 16
"""Code points of a place that leads a unit."""
_NO_INNER = re.compile(
    f"[{COUNTING}几多数两][家所名个座处间]|^一(?![中小])|(?:遂|据)|联系|^另一?|某|"
    f"新建|扩建|新一轮|新型|非上市|智慧|关联|^[省市县区国州]{{1,2}}级|规模化|家门口|^前方|^未来|^老年$|阶段|认真|划[归转入]|调派|派[出遣]|抽调|(?:科技创新|创新|航运|贸易|消费|金融|经济|辐射|集散|集结|制造业|商贸物流|物流)中$|高水平|研究型|更名|升格|一流|公立|^地级|诉|落实|应当|^[级内属外里域辖]|^直(?!属)|[{COUNTING}两几多]个|组建|公司|集团|部门|所在|职责|划入|并入|国家|提供|发展(?!和|银|改)|积极|建立|设立|加快|建成|打造|深化|强化|做好|会同|召开|推动|加强|推进|支持|参加|参与|开展|实施|启动|举行|印发|出台|成立|主要|多家|部分|一些|所有|某|全[省市县区国]|当地|有关|相关|负责|牵头|协调|组织(?!部)|指导|督促|联合(?!会|大学|律师)|通过|进一步"
    "|认真|要求|两级|三级|各级|下属|所属|直属(?!机关|第|[{COUNTING}]|海关|[总支大]队|分局)|重点(?!实验室)|国内|知名|综合性?$|普通|高等(?!专科|学校)|定点|基层|副|兼|主任|书记|部长|通报|调研|考察|走访|位于|前往|赶赴|进驻|入驻|引进|建设(?=[^局厅委部管集工投开银兵公和与]|$)"
)
_GENERIC = frozenset(
    ("人民", "公立", "基层", "地方", "本级", "同级", "市级", "省级", "县级", "国有", "民营", "商业", "专门", "驻外", "中级", "初级", "高级")
)
_LONE = frozenset(("司", "处", "科", "局", "中心"))
"""Kinds that need a name of their own before them."""
SHORTEST_INNER_CHARACTERS = 2
"""Code points of such a name."""
_COMMON = frozenset(("医院", "学院", "实验室", "研究院", "研究所"))
"""Kinds that a verb can stand before (抓实医院): shorter names of them are not believed."""
_SCHOOLS = frozenset(("学校", "幼儿园", "中学", "小学"))
"""Kinds that are no name right behind a place: 北京市学校."""
_RANKS = frozenset("省市县区州旗盟镇乡村国")
"""Last characters of places that are named with their rank: 邵阳学院 is a name, 邵阳市学院 none."""
_FORCE = "武警"
"""What a unit of the armed police has before its place."""
MOST_BRANCHES_TIMES = 3


_OF_NATION = re.compile(f"[{HAN}]{{0,2}}队(?![员伍长列形友医内部])")
"""A team of a country: 瑞典队, 英国跳水队."""


def find_units(string: str, places: Iterable[Mention]) -> Iterator[Mention]:
    """Each unit that a place, a level or a mark leads.

    Args:
        string: the text.
        places: the places that stand in it.
    """
    ends = set[int]()
    within = {place.start: place.end for place in places}
    for place in places:
        match = _AFTER_PLACE.match(string, place.end)
        if (
            match
            and (
                match["inner"]
                or match["kind"] not in _COMMON | _SCHOOLS
                or place.text[-1] in "路街村"
                or (match["kind"] == "中学" and place.text[-1] not in _RANKS)
                or (match["kind"] == "学院" and place.text[-1] not in _RANKS)
            )
            and _sound(match)
            and not _PROVINCE.search(match["inner"])
            and not (match["kind"][-2:] == "公司" and is_abroad(place))
            and not (match["kind"][-1] in "厂司" and _JOINING.search(match["inner"]))
            and place.end - place.start < LONGEST_PLACE_CHARACTERS
        ):
            ends.add(match.end())
            yield _body(string, place.start, match.end())
        team = _OF_NATION.match(string, place.end) if is_abroad(place) or place.text in ("中国", "香港", "澳门") else None
        if team:
            yield _body(string, place.start, team.end())
        shop = _SHOP.match(string, place.end)
        owns = shop and (place.text[-1] in "省市县区镇乡村州旗" or shop["kind"].startswith("集团"))
        if shop and owns and _sound(shop) and not is_plain(shop["inner"], generic()):
            yield _body(string, place.start, shop.end())
        ministry = _ABROAD.match(string, place.end) if is_abroad(place) else None
        if ministry and holds(string, place.end, ministry.end()):
            yield _body(string, place.start, ministry.end())
        served = _SERVED.match(string, place.end)
        if served and _served(served):
            yield _body(string, place.start, served.end())
        owned = _OWNED.match(string, place.end)
        owner = _OWNER.search(string[max(0, place.start - 3) : place.start])
        if owned and owner and (place.text[-1] in "省市区县州" or not rjieba.has_word(owner[1])):
            yield _body(string, place.start - len(owner[1]), owned.end())
    for pattern in (_LEVEL, _STANDING, _UNIVERSITY):
        for match in pattern.finditer(string) if pattern is _LEVEL else near(pattern, string, _STANDING_KIND, 20, 4):
            if pattern is not _LEVEL and rjieba.tag(match["inner"])[0][1] in ("v", "vn", "ad", "d", "r"):
                continue
            if pattern is _LEVEL and not _of_level(match):
                continue
            short = pattern is _STANDING and match["kind"] in _COMMON and len(match["inner"]) <= SHORTEST_INNER_CHARACTERS
            start = past_clause(string, match.start(), match.start("kind"), within)
            if _sound(match) and not short and not (pattern is _STANDING and match.end() in ends) and start == match.start():
                yield _body(string, start, match.end())


def with_branches(string: str, body: Mention) -> Mention:
    """A body with the branches and departments that stand right behind it.

    Args:
        string: the text.
        body: the body.
    """
    end = body.end
    for _ in range(MOST_BRANCHES_TIMES):
        match = _HOSPITAL.match(string, end) or _AFTER_BODY.match(string, end)
        if match is None or not _sound(match) or (_PROVINCE.search(match["inner"]) and match["kind"][0] not in "分支"):
            break
        end = match.end()
    if end == body.end:
        return body
    norm = (body.norm or body.text) + string[body.end : end]
    return Mention("body", body.start, end, string[body.start : end], norm)


_ANY_UNIVERSITY = frozenset(("全日制", "综合性", "重点", "名牌", "普通", "本科", "老年"))
"""What says which universities are meant and names none."""


def _served(match: re.Match[str]) -> bool:
    words = rjieba.cut(match["inner"], False)
    return words[-1] in inner_words() and sound_inner(match["inner"])


_PROVINCE = re.compile(f"[{HAN}]{{2}}省")
"""Of another province the name would not go on."""


def _of_level(match: re.Match[str]) -> bool:
    """Whether what a level leads is a name: 市教委 is one, 省委常委 holds another."""
    if match["kind"] == "委":
        return not set("委党常").intersection(match["inner"])
    return len(match["inner"]) >= SHORTEST_INNER_CHARACTERS


def _sound(match: re.Match[str]) -> bool:
    """Whether what stands between can be part of a name."""
    inner = match["inner"]
    if match["kind"] == "大学" and inner in _ANY_UNIVERSITY:
        return False
    if match["kind"] in _LONE and len(inner) < SHORTEST_INNER_CHARACTERS:
        return False
    return sound_inner(inner + match["kind"][:1]) and (inner not in _GENERIC or (inner == "人民" and match["kind"] == "医院"))


def sound_inner(inner: str) -> bool:
    """Whether no word stands in it that says that no one body is meant: 高水平, 新建, 所属."""
    return not _NO_INNER.search(inner)


def _body(string: str, start: int, end: int) -> Mention:
    start -= len(_FORCE) if string.endswith(_FORCE, 0, start) else 0
    return Mention("body", start, end, string[start:end], string[start:end])
