"""What a text names: measured on gold that people read, and single rules where a text shows what they are for."""

import json
import re
import time
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiaokan.annotate import date, event, organisation
from jiaokan.annotate.authority import Authority
from jiaokan.annotate.find import Scope, find
from jiaokan.annotate.held import Held
from jiaokan.annotate.mention import MENTION_KINDS
from jiaokan.cli import main
from jiaokan.edition.document import Block
from jiaokan.grammar.near import near
from jiaokan.reference import bare_name, number
from jiaokan.reference.outline import Outline
from jiaokan.reference.target import Target, Targets
from jiaokan.text import Text

GOLD = Path(__file__).parent / "cases/mentions"
MARK = re.compile("⟨([^⟨⟩]*):([a-z]+)⟩")
POINTING = ("provision", "self")
FLOORS = {
    "seen": {"work": 1.0, "body": 0.95, "event": 0.95, "place": 0.95, "person": 0.97, "date": 0.97, "amount": 0.97},
    "unseen": {"work": 0.98, "body": 0.93, "event": 0.95, "place": 0.9, "person": 0.97, "date": 0.97, "amount": 0.97},
    "genres-seen": {"work": 1.0, "body": 0.94, "event": 0.75, "place": 0.75, "person": 0.93, "date": 0.91, "amount": 0.98},
    "genres-last": {"work": 1.0, "body": 0.94, "event": 0.95, "place": 0.76, "person": 0.95, "date": 0.95, "amount": 0.98},
    "genres-held": {"work": 1.0, "body": 0.91, "event": 0.6, "place": 0.74, "person": 0.78, "date": 0.75, "amount": 0.95},
    "regions-seen": {"work": 0.95, "body": 0.93, "event": 0.95, "place": 0.9, "person": 0.96, "date": 0.95, "amount": 0.95},
    "regions-held": {"work": 0.98, "body": 0.9, "event": 0.84, "place": 0.87, "person": 0.89, "date": 0.97, "amount": 0.96},
    "mixed-seen": {"body": 0.94, "event": 0.82, "place": 0.89, "person": 0.98, "date": 0.96, "amount": 0.92},
    "mixed-held": {"work": 1.0, "body": 0.82, "event": 0.85, "place": 0.84, "person": 0.87, "date": 1.0, "amount": 1.0},
    "varied-seen": {"work": 1.0, "body": 0.95, "event": 0.72, "place": 0.87, "person": 0.97, "date": 1.0, "amount": 0.95},
    "varied-held": {"work": 1.0, "body": 0.88, "event": 0.9, "place": 0.82, "person": 0.92, "date": 0.97, "amount": 0.97},
    "reports-held": {"body": 0.95, "event": 0.95, "place": 0.72, "amount": 0.95},
    "later": {"work": 0.98, "body": 0.93, "event": 0.95, "place": 0.95, "person": 0.95, "date": 0.95},
    "web-seen": {"body": 0.84, "event": 0.6, "place": 0.7, "person": 0.85, "date": 0.95, "amount": 0.99},
    "official-seen": {"work": 1.0, "body": 0.95, "event": 0.95, "place": 0.8, "person": 0.95, "date": 0.98, "amount": 0.98},
    "unlike-seen": {"work": 1.0, "body": 0.85, "event": 0.95, "place": 0.65, "person": 0.6, "date": 0.9, "amount": 0.9},
    "fresh": {"work": 0.98, "body": 0.95, "event": 0.95, "place": 0.95, "person": 0.95, "date": 0.95, "amount": 0.95},
}
"""F1 that a change may not fall below; what was measured stands a little above."""


WEIGHED = pytest.mark.xfail(strict=True, reason="what speaks for one of these names weighs too little, or too much for a word that is none")


def read(path):
    """The text of a gold file, and its mentions as (start, end, kind)."""
    marked = path.read_text(encoding="utf-8").split("\n", 1)[1]
    text, gold, done = "", set(), 0
    for mark in MARK.finditer(marked):
        text += marked[done : mark.start()]
        gold.add((len(text), len(text) + len(mark[1]), mark[2]))
        text += mark[1]
        done = mark.end()
    return text + marked[done:], gold


def counted(half):
    """Right, missed and wrong mentions, by kind."""
    counts = Counter()
    for path in sorted((GOLD / half).glob("*.txt")):
        text, gold = read(path)
        found = {(one.start, one.end, one.kind) for one in find(text) if one.form not in POINTING}
        counts.update((kind, "right") for *_, kind in gold & found)
        counts.update((kind, "missed") for *_, kind in gold - found)
        counts.update((kind, "wrong") for *_, kind in found - gold)
    return counts


@pytest.mark.parametrize("half", FLOORS)
def test_no_kind_falls_below_what_was_reached(half):
    """Each kind keeps the F1 that was reached on the gold."""
    counts = counted(half)
    for kind, floor in FLOORS[half].items():
        right, off = counts[kind, "right"], counts[kind, "missed"] + counts[kind, "wrong"]
        assert right, kind
        assert 2 * right / (2 * right + off) >= floor, (kind, right, off)


def norms(text, kind, day=""):
    """The words and the norm of each mention of a kind."""
    return [(one.text, one.norm) for one in find(text, Scope(day)) if one.kind == kind]


@pytest.mark.parametrize(
    ("text", "day", "expected"),
    [
        ("2025年3月24日上午", "", [("2025年3月24日", "2025-03-24")]),
        ("会议于2023年10月19日13时许召开。8月1日", "", [("2023年10月19日13时", "2023-10-19T13:00"), ("8月1日", "2023-08-01")]),
        ("今年以来，去年12月", "2025-03-24", [("今年", "2025"), ("去年12月", "2024-12")]),
        ("8月21日消息", "", [("8月21日", "")]),
        ("12月7日发布，1月4日报道", "2026-01-05", [("12月7日", ""), ("1月4日", "2026-01-04")]),
        ("18日发布的报告", "2022-08-23", [("18日", "2022-08-18")]),
        ("2021—2035年，“十四五”时期", "", [("2021—2035年", "2021/2035"), ("“十四五”时期", "2021/2025")]),
        ("上世纪90年代，20世纪中叶", "", [("上世纪90年代", "1990/1999"), ("20世纪中叶", "1900/1999")]),
        ("2024年前三季度", "", [("2024年前三季度", "2024-01/2024-09")]),
        ("二〇二五年三月五日", "", [("二〇二五年三月五日", "2025-03-05")]),
        ("2月30日", "2025", [("2月30日", "")]),
        ("2019年6月至8月，11月23日至12月1日", "", [("2019年6月至8月", "2019-06/2019-08"), ("11月23日至12月1日", "2019-11-23/2019-12-01")]),
        ("2024年度项目，2024年度假", "", [("2024年度", "2024"), ("2024年", "2024")]),
        ("13月5日，第3年，电话010-2025", "2025", []),
        ("气象台预计25日起有雨，连续15日，15日内，截至当日19时", "2025-03", [("25日", "2025-03-25"), ("19时", "T19:00")]),
        (
            "2023年5月6日20时至5月9日6时，1956年1月中旬",
            "",
            [("2023年5月6日20时至5月9日6时", "2023-05-06T20:00/2023-05-09T06:00"), ("1956年1月中旬", "1956-01")],
        ),
        ("王某（1902－1975），第1902－1975号", "", [("1902－1975", "1902/1975")]),
        (
            "10月21日06时至22日08时，22日8时至26日6时，台风16时位于海上，N=16时",
            "2025-10-20",
            [
                ("10月21日06时至22日08时", "2025-10-21T06:00/2025-10-22T08:00"),
                ("22日8时至26日6时", "2025-10-22T08:00/2025-10-26T06:00"),
                ("16时", "T16:00"),
            ],
        ),
        ("今年第17号台风，2023年第21号公告", "2025-10-20", [("今年", "2025")]),
        ("第二天：上午7点，下午4:15，8:40发车，比分2:15", "", [("上午7点", "T07:00"), ("下午4:15", "T16:15"), ("8:40", "T08:40")]),
        (
            "公元前221年，建元二年（前139年），公元618年，公元前11世纪末，八世纪",
            "",
            [
                ("公元前221年", "-0220"),
                ("前139年", "-0138"),
                ("公元618年", "0618"),
                ("公元前11世纪末", "-1099/-1000"),
                ("八世纪", "0700/0799"),
            ],
        ),
    ],
)
def test_dates(text, day, expected):
    """Dates and what settles them."""
    assert norms(text, "date", day) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("6.88万亿元人民币", [("6.88万亿元人民币", "6880000000000 CNY")]),
        ("增长5.2%，提高0.3个百分点", [("5.2%", "5.2 %"), ("0.3个百分点", "0.3 pp")]),
        ("处五万元以上二十万元以下罚款，三十日内", [("五万元", "50000 CNY"), ("二十万元", "200000 CNY"), ("三十日", "30 日")]),
        ("百分之十五", [("百分之十五", "15 %")]),
        ("三个重点，最后一公里，第一个五年，14亿多人口，第5条，2025年，30日召开", []),
        ("1,234.50元", [("1,234.50元", "1234.5 CNY")]),
        ("雨量150～250毫米，3-0瓦解对手", [("150～250毫米", "150/250 mm")]),
        ("9省2市，60多座城市", [("9省2市", "9 省"), ("60多座", "60 座")]),
        ("净利润-4213.96万元，在-5℃到20℃之间", [("-4213.96万元", "-42139600 CNY"), ("-5℃", "-5 ℃"), ("20℃", "20 ℃")]),
        ("占三分之二，降至三成，一成不变，万分之五", [("三分之二", "2/3"), ("三成", "30 %"), ("万分之五", "5/10000")]),
        (
            "1.5±0.1千克，一个半小时，2个半小时，4个多月",
            [("1.5±0.1千克", "1500±100 g"), ("一个半小时", "1.5 h"), ("2个半小时", "2.5 h"), ("4个多月", "4 月")],
        ),
        (
            "（58米/秒），33.99元/股，98次/分，血钙1.62mmol/L",
            [("58米/秒", "58 m/秒"), ("33.99元/股", "33.99 CNY/股"), ("98次/分", "98 次/分"), ("1.62mmol/L", "1.62 mmol/L")],
        ),
        ("2003级校友，78级学生，the 4th line，3000ms，334口人", [("3000ms", "3000 ms"), ("334口人", "334 人")]),
    ],
)
def test_amounts(text, expected):
    """Amounts, and numbers that are none."""
    assert norms(text, "amount") == expected


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("中国式现代化与中国特色，发展中国家", "place", []),
        ("在以上海关查验区域", "place", []),
        ("四川宜宾市筠连县山体滑坡", "place", ["四川宜宾市筠连县"]),
        ("城乡道路、农业农村、中心镇、民族乡，内河和江河，大型水库、病险水库，加油站、变电站，农村公路，名震江湖，集成电路", "place", []),
        ("建立健全社区服务，应当向乡镇报告，在思路上和网站上公开，跨河桥梁，本村和各村", "place", []),
        ("拟对泉溪镇上报的项目，办好架河镇、平圩镇搬迁", "place", ["泉溪镇", "架河镇", "平圩镇"]),
        ("青弋江、水阳江、南漪湖水位上涨。水阳江洪峰", "place", ["青弋江", "水阳江", "南漪湖", "水阳江"]),
        ("兴隆镇桃源村、抚顺市东洲河，汉江岳口站水位", "place", ["兴隆镇桃源村", "抚顺市东洲河", "汉江岳口站"]),
        ("满城南街、长城西路及凤翔街，绣山路321号", "place", ["满城南街", "长城西路", "凤翔街", "绣山路"]),
        pytest.param(
            "先后来到西合营镇南大坪村、古守营村、西上碾头村走访", "place", ["西合营镇南大坪村", "古守营村", "西上碾头村"], marks=WEIGHED
        ),
        ("来到与儿街镇，你区霞涌街道小径湾发生事故，覆盖城乡、坐江山", "place", ["与儿街镇", "霞涌街道小径湾"]),
        (
            "东至瓯江、宁波路，南至沿海海塘，西至黄牛山山脚，北至天成街道公园路、白家湾",
            "place",
            ["瓯江", "宁波路", "黄牛山", "天成街道公园路", "白家湾"],
        ),
        ("薛家住在柳宗镇南。此去柳宗镇虽只数百里，可见柳宗镇，形成以城带乡、共建共享", "place", ["柳宗镇"] * 3),
        ("专家范围、规划范围及专家范围，储气站、加气母站，政府个网站", "place", []),
        pytest.param("县域有漳卫新河、马颊河，沙凡河治理工程，马大江说", "place", ["漳卫新河", "马颊河", "沙凡河"], marks=WEIGHED),
        (
            "山格镇新陂村的承德堂、坂仔镇和平村的古墓、琼山区旧州城遗址名列其中",
            "place",
            ["山格镇新陂村", "坂仔镇和平村", "琼山区旧州城遗址"],
        ),
        ("由凉都大道往北，车辆可选择凉都大道、麒麟路、体育南路绕行", "place", ["凉都大道", "凉都大道", "麒麟路", "体育南路"]),
        ("建成清花高速、赤大白铁路开行，县县通高速，加密高铁班次，大运河沿线", "place", ["清花高速", "赤大白铁路", "大运河"]),
        ("永安市小陶镇镇中心被围困，小陶镇受灾", "place", ["永安市小陶镇", "小陶镇"]),
        ("做优六盘水、安顺、凯里，宜川等5个县区", "place", ["六盘水", "安顺", "凯里", "宜川"]),
        ("其中亚硫酸盐，范长江新闻奖，逼得总统站出来，已返港，法国欧洲和外交部长", "place", ["法国", "欧洲"]),
        ("在巴哈马群岛和乞力马扎罗山", "place", ["巴哈马群岛", "乞力马扎罗山"]),
        ("呼北高速临县方向，京沪高速，东海嵊泗列岛", "place", ["呼北高速", "临县", "京沪高速", "东海", "嵊泗列岛"]),
        ("长江上游支流岷江，吉林头道松花江上游", "place", ["长江上游", "岷江", "吉林头道松花江上游"]),
        ("国家级示范县，辽宁振兴，适应城市更新", "place", ["辽宁"]),
        ("榆中和陇西受灾，平原地区、新城建设，济宁—万州航线", "place", ["榆中", "陇西", "济宁", "万州"]),
        ("二广高速山阴段通车", "place", ["二广高速山阴段"]),
        ("鹰厦铁路华安城区段外移，安庆至九江铁路开工", "place", ["鹰厦铁路华安城区段", "安庆至九江铁路"]),
        ("以原肥乡县行政区域为肥乡区行政区域", "place", ["肥乡县", "肥乡区"]),
        ("会同市水务局，在县委和县直部门，代县长主持", "place", []),
        ("辖桂花、新桥、南强等7个镇，船停在盘屿以东", "place", ["桂花", "新桥", "南强", "盘屿"]),
        ("北京、上海、王文明、李建国等地来客，城市以南", "place", ["北京", "上海"]),
        ("在南非约翰内斯堡和新德里会晤", "place", ["南非约翰内斯堡", "新德里"]),
        ("环境局局长黄文，时任安监局局长，由卫生局局长说", "body", ["环境局", "安监局", "卫生局"]),
        ("中国驻阿联酋大使馆", "body", ["中国驻阿联酋大使馆"]),
        ("中新网济南8月6日电", "body", ["中新网"]),
        ("阿根廷外交和宗教事务部长福列邀请，市长王会勇出席", "person", ["福列", "王会勇"]),
        ("辽阳市第二人民医院韩　梅\n大石桥市中心医院佟丽华", "person", ["韩　梅", "佟丽华"]),
        (
            "自2013年10月29日起至2014年2月15日，8月22～24日，22时15分，民国24年",
            "date",
            ["2013年10月29日起至2014年2月15日", "8月22～24日", "22时15分", "民国24年"],
        ),
        ("位于川滇黔三省结合部，是黔渝川地区的通道", "place", ["川滇黔", "黔渝川地区"]),
        ("华容县黄封堤，到李家庄检查，北沟公社，终至毕节东站", "place", ["华容县黄封堤", "李家庄", "北沟公社", "毕节东站"]),
        ("忽见江南岸鼓响，长索相连，径望北岸进发，武松一带", "place", []),
        ("伤者送枣强县人民医院救治，国网甘肃省电力公司抢修", "body", ["枣强县人民医院", "国网甘肃省电力公司"]),
        ("二十国集团外长会议，中非合作论坛北京峰会", "event", ["二十国集团外长会议", "中非合作论坛北京峰会"]),
        ("未能和更多同学交流，岳昕等同学怀着参与的热忱，严禁打着关心同学的幌子", "person", []),
        ("院长丁一帆则表示，王国胜、刘世泽、路遥三人前往", "person", ["丁一帆", "王国胜", "刘世泽", "路遥"]),
        (
            "设大湾、二塘、迤那5处互通，保持边城、吉卫、麻栗场、雅酉4个镇，监利县撤县设市",
            "place",
            ["大湾", "二塘", "迤那", "边城", "吉卫", "麻栗场", "雅酉", "监利县"],
        ),
        ("都香高速守望至红山段，日本北海道、越南广宁省", "place", ["都香高速守望至红山段", "日本北海道", "越南广宁省"]),
        ("马坝镇、管仲镇开展农村生活污水治理", "place", ["马坝镇", "管仲镇"]),
        (
            "邵阳学院、怀化学院，县委办，中国农业银行股份有限公司成都分行",
            "body",
            ["邵阳学院", "怀化学院", "县委办", "中国农业银行股份有限公司成都分行"],
        ),
        ("副指挥长武国定赶赴现场，市长郄英才，外交大臣布拉索昆访华，母亲说", "person", ["武国定", "郄英才"]),
        ("工期5年半，10年半载", "amount", ["5年半", "10年"]),
        ("发展盐湖产业，雪山草地，加速构建以国家公园为主体的体系", "place", []),
        ("演员赵本山和徐锦江，主任庄河表示", "place", []),
        ("省十二届人大六次会议，关于市十五届人大一次会议", "event", ["省十二届人大六次会议", "市十五届人大一次会议"]),
        ("汕尾市首届运动会，市七运会，省第十六届运动会", "event", ["汕尾市首届运动会", "市七运会", "省第十六届运动会"]),
        ("开展“百日攻坚”专项执法行动，“清网”行动计划", "event", ["“百日攻坚”专项执法行动"]),
        ("办好中国侨智发展大会", "event", ["中国侨智发展大会"]),
        ("哈洽会、中阿博览会，“三大行动”，赌博会毁人", "event", ["哈洽会", "中阿博览会"]),
        ("建设国际航运中心、省大数据中心，优化海关监管，北京市学校", "body", ["省大数据中心"]),
        ("主持中法人文交流机制第五次会议和中非合作论坛", "event", ["中法人文交流机制第五次会议", "中非合作论坛"]),
        ("市七届人大二次会议举行第二次全体会议", "event", ["市七届人大二次会议", "第二次全体会议"]),
        (
            "2024年庆祝“五一”国际劳动节暨全国五一劳动奖表彰大会在北京人民大会堂举行",
            "event",
            ["2024年庆祝“五一”国际劳动节暨全国五一劳动奖表彰大会"],
        ),
        ("销售的、标称安徽育生药业有限公司生产，大丰区家优超市经销，北京市大型超市", "body", ["安徽育生药业有限公司", "大丰区家优超市"]),
        ("王平 市教委主任、省委常委、农发行云南省分行", "body", ["市教委", "省委", "农发行云南省分行"]),
        ("特区政府，各省、自治区、直辖市教育厅，另一所大学，这样大学才能真正", "body", []),
        (
            "六盘水市公安局交警支队直属一大队，盖州市综合执法局西城一中队中队长魏建宏",
            "body",
            ["六盘水市公安局交警支队直属一大队", "盖州市综合执法局西城一中队"],
        ),
        (
            "前往省外办理案件，在秀洲法院执行局，武警福建省总队三明支队，协助水吉镇政府",
            "body",
            ["秀洲法院执行局", "武警福建省总队三明支队", "水吉镇政府"],
        ),
        (
            "广东省农业科学院蚕业与农产品加工研究所，各设区市科技局，建阳区人民武装部",
            "body",
            ["广东省农业科学院蚕业与农产品加工研究所", "建阳区人民武装部"],
        ),
        ("国家农业部和外交部长王毅，省农垦集团与省农科院", "body", ["国家农业部", "省农垦集团", "省农科院"]),
        ("湖南大学附属肿瘤医院常德医院", "body", ["湖南大学附属肿瘤医院常德医院"]),
        ("市防指、省防指，长江委预报，田集街道办和市直工委", "body", ["市防指", "省防指", "长江委", "田集街道办", "市直工委"]),
        ("副主任张建欣、田喜荣分别主持，秘书长李仁和出席", "person", ["张建欣", "田喜荣", "李仁和"]),
        ("刘梅兰、马秀英代表：\n指定钱建军主任负责。西南督察局梅进副处长", "person", ["刘梅兰", "马秀英", "钱建军", "梅进"]),
        (
            "主席艾尔肯·吐尼亚孜出席，努尔兰·阿不都满金同志，雪克来提·扎克尔主持",
            "person",
            ["艾尔肯·吐尼亚孜", "努尔兰·阿不都满金", "雪克来提·扎克尔"],
        ),
        ("张勤军、胡艳等县级领导分别参加，窦兴邦等2名校长，方案、办法等文件", "person", ["张勤军", "胡艳", "窦兴邦"]),
        (
            "张敬民、朱晓东、张庆、李茂森、魏红在主席台就坐。陈苏宁主持大会",
            "person",
            ["张敬民", "朱晓东", "张庆", "李茂森", "魏红", "陈苏宁"],
        ),
        ("廖森泰，肖更生，邹宇晓，徐玉娟，叶文才，罗国庆", "person", ["廖森泰", "肖更生", "邹宇晓", "徐玉娟", "叶文才", "罗国庆"]),
        ("温暖、安全、和谐、富强、文明的社会，黄金、白银、金属、石油", "person", []),
        ("总统纽西会谈，大使伯恩斯、外相林芳正曾访华，兼外交部长卡西斯邀请", "person", ["纽西", "伯恩斯", "林芳正", "卡西斯"]),
        ("刘惠祥（市委常委、常务副市长）\n孟广生（市建设局局长）", "person", ["刘惠祥", "孟广生"]),
        ("王云芳　长沙市实验小学校长\n何绪刚　高诺产业园发展有限公司专家", "person", ["王云芳", "何绪刚"]),
        ("记者黄小姐说，区议员宣誓，原副主任到会", "person", []),
        ("责令应急救援队伍到场，建强国家实验室，禁止新建原生汞矿，深化中小学集团化办学，新建省重点实验室、国有林场", "body", []),
        ("塞罕坝林场荣获奖项，金川集团工业总产值，吉林农商行正式挂牌", "body", ["塞罕坝林场", "金川集团", "吉林农商行"]),
        ("各市市场监管局、公安局、生态环境局、住建局：", "body", []),
        ("公立医院改革、普通高中学位、上市公司、跨国公司，五大区域疾控中心，省级区域医疗中心", "body", []),
        ("把国务院决策部署落到实处，国土资源部门要控制，委托环境服务公司治理，智能化煤矿，动员全社会保护", "body", ["国务院"]),
        ("拉萨师范高等专科学校成功升本，青海冰壶队夺得奖牌", "body", ["拉萨师范高等专科学校", "青海冰壶队"]),
        (
            "经省高院、江西省高院审理，麻城市法院刑事审判庭，深圳市住建局建筑市场处原处长",
            "body",
            ["省高院", "江西省高院", "麻城市法院刑事审判庭", "深圳市住建局建筑市场处"],
        ),
        ("（市残联、市税务局负责），岳阳市政府门户网讯", "body", ["市残联", "市税务局", "岳阳市政府门户网"]),
        pytest.param("县政府办主任，事发地应急管理局1小时内报市指挥部办公室", "body", ["县政府办", "市指挥部办公室"], marks=WEIGHED),
        (
            "市委政法委组织市公安局、市检察院，国网许昌供电公司，许昌军分区",
            "body",
            ["市委政法委", "市公安局", "市检察院", "国网许昌供电公司", "许昌军分区"],
        ),
        (
            "限期改造50万蒸吨燃煤锅炉、工业；范、监督、惩治于一体的学术诚信体系；设对放射源实施全寿期跟踪的全国放射；上移卷烟结构，全链条打击涉烟违法活；生态康养度假、农文旅融合等业态，做；加力推进存量安置房清零攻坚，维护\n"
            "担当作为强作风；市场卡点堵点，强联通、建枢纽、提能；增长、促转型、惠民生、防风险各项工；文商旅体融合发展；前制定专项治理方案并向社会公开，对；，国资产业发展母基金、市级并购母基\n"
            "资源、水环境、水生态，推动上中下游；态乳制品、精品牛羊肉、动物疫苗、益；行“无事不扰”白名单，实施无感监管；市群建设，推动苏锡常、宁镇扬、锡常；在逻辑，全方位融入新发展格局，因地；融支持加快西部陆海新通道建设的意见\n"
            "济发展，提出6项指标，其中地区生产；先行示范区47项经验、深圳综合改革；推进高教园、大学城产教融；加速发展高精尖产业，集成电路；来好“钱景”、高颜值催生高价值；建成深中通道、黄茅海通道、广州白云",
            "person",
            [],
        ),
        pytest.param(
            "建设，率先形成万卡级到百万卡级算力；从放管结合的角度出发；央属标志性项目向雄安疏解，提升雄安；CEP地方政府暨友城合作（黄山）论；的村庄要以水电路气房等基础设施建设；重点产业链36项卡点攻关取得突破，",
            "person",
            [],
            marks=WEIGHED,
        ),
        ("外长王毅还与基层党员代表交流，总理李强同赞比亚总统会谈，调研时强调，贡献者、引领者", "person", ["王毅", "李强"]),
        ("其妻梁文垚、前妻姚敏剑先后被查，（全媒体记者　魏梦婷）", "person", ["梁文垚", "姚敏剑", "魏梦婷"]),
        ("市局党组书记、在规定范围内代表、由常务副市长主持", "person", []),
        ("在合理均衡水平上，衡水和邢台", "place", ["衡水", "邢台"]),
        ("重庆开州区盛产蔬菜，开州蔬菜走向全国", "place", ["重庆开州区", "开州"]),
        ("浙江创新利用科技手段，长江中下游河段", "place", ["浙江", "长江中下游"]),
        ("长治久安，日照充足，大同小异", "place", []),
        ("各级政府、有关部门、财政部门、各省市场监管局", "body", []),
        ("财政部、省财政厅和秀山县应急管理局、公安局", "body", ["财政部", "省财政厅", "秀山县应急管理局", "公安局"]),
        ("成立甲乙工作领导小组（以下简称领导小组）。领导小组办公室设在", "body", ["甲乙工作领导小组", "领导小组", "领导小组办公室"]),
        ("《国务院关于北京市的批复》", "body", []),
        ("云川省市场监督管理局关于开展活动的通知", "body", ["云川省市场监督管理局"]),
        ("市人大和市区人大，直辖市人民政府", "body", ["市人大"]),
        (
            "国务院振兴东北地区等老工业基地领导小组、国家应对气候变化及节能减排工作领导小组",
            "body",
            ["国务院振兴东北地区等老工业基地领导小组", "国家应对气候变化及节能减排工作领导小组"],
        ),
        ("厦门市人大法制委、中国政府网", "body", ["厦门市人大法制委", "中国政府网"]),
        ("溪口镇人民政府、各镇人民政府，中央办公厅副主任兼秘书局局长", "body", ["溪口镇人民政府", "中央办公厅", "秘书局"]),
        ("秀山县应急管理局、住房城乡建委、总工会", "body", ["秀山县应急管理局", "住房城乡建委", "总工会"]),
        ("加入IEC和ISO，符合DISO要求", "body", ["IEC", "ISO"]),
        ("报送市场监管总局（质量发展局）", "body", ["市场监管总局", "质量发展局"]),
        ("回应代表关切。市民王女士说，村民张某表示", "person", []),
        ("任命李明、王小红为副局长，免去张伟的局长职务", "person", ["李明", "王小红", "张伟"]),
        ("科技部部长阴和俊、秘书长古特雷斯。", "person", ["阴和俊", "古特雷斯"]),
        ("高度重视，安排部署，任务完成，全面推进", "person", []),
        ("局长罗文赴四川。罗文强调，记者王昊男　程远州", "person", ["罗文", "罗文", "王昊男", "程远州"]),
        ("规划师阿兰·贝尔托这样称赞", "person", ["阿兰·贝尔托"]),
        ("县政府第二十次常务会议，县政府2021年第6次常务会", "event", ["县政府第二十次常务会议", "县政府2021年第6次常务会"]),
        ("经县政府第三次全体会议通过", "event", ["县政府第三次全体会议"]),
        ("太湖经济开发区管委会隶属县政府，各乡镇人民政府", "body", ["太湖经济开发区管委会", "县政府"]),
        ("并召开座谈会，向大会报告工作", "event", []),
        ("报省人民代表大会备案，6月1日省第十四届人民代表大会第二次会议", "event", ["省第十四届人民代表大会第二次会议"]),
        ("舟山市海洋与渔业局、县水利工程建设管理局和自治区财政厅", "body", ["舟山市海洋与渔业局", "县水利工程建设管理局", "自治区财政厅"]),
        ("中国人民银行南宁中心支行；省人民检察院武汉铁路运输分院", "body", ["中国人民银行南宁中心支行", "省人民检察院武汉铁路运输分院"]),
        (
            "县公安局交通管理大队查处，张家港市市场监督管理局塘桥分局查处",
            "body",
            ["县公安局交通管理大队", "张家港市市场监督管理局塘桥分局"],
        ),
        ("，组建跨地区高水平实验室，积极发展智慧医院，省级产业计量测试中心", "body", []),
        ("上海三个国际科技创新中心，甘肃省与陕西签署协议，形成发展格局", "body", []),
        ("中央第四生态环境保护督察组、有关督察组", "body", ["中央第四生态环境保护督察组"]),
        ("在福银高速公路，、平陆运河，保持高速增长", "place", ["福银高速公路", "平陆运河"]),
        ("岱山县衢山镇和威宁自治县，北部湾经济区", "place", ["岱山县衢山镇", "威宁自治县", "北部湾经济区"]),
        ("由常务委员会向常务委员会提出，和助理审判员、由法制委员会主任", "person", []),
        ("市卫生计生主管部门和市红十字会，其有关部门和市属开发区管理委员会，遗址所在地镇人民政府", "body", ["市红十字会"]),
        ("李某诉广东省中山市自然资源局行政处罚一案", "body", ["广东省中山市自然资源局"]),
        ("任命：\n周建平为某某省高级人民法院副院长；\n吴国强的某某委员会副主任职务；", "person", ["周建平", "吴国强"]),
        (
            "从恩阳区下八庙观音庵收费站驶出，小清河分洪区、湖南湘江，梁子湖超警",
            "place",
            ["恩阳区下八庙观音庵收费站", "小清河分洪区", "湖南湘江", "梁子湖"],
        ),
        ("昌化江水资源配置，在会龙镇，提高城镇化水平", "place", ["昌化江", "会龙镇"]),
        ("高升、凯旋、镇江寺3个街道，交通、电力等两地部门", "place", ["高升", "凯旋", "镇江寺"]),
        ("遂宁市市中区和北京人民大会堂，某市大型水库、各乡镇", "place", ["遂宁市市中区", "北京人民大会堂"]),
        ("县委同意县供销合作社整顿，省政府和中国铁路总公司批复", "body", ["县委", "县供销合作社", "省政府", "中国铁路总公司"]),
        (
            "菲律宾外交部声明，启东市地方海事处，南京煤电公司，庆元县染化厂",
            "body",
            ["菲律宾外交部", "启东市地方海事处", "南京煤电公司", "庆元县染化厂"],
        ),
        ("他创办东方出版社，兰州市一家医院、江苏某大学", "body", ["东方出版社"]),
        ("将同卡加梅总统会谈", "person", ["卡加梅"]),
        ("宜蘭縣壯圍鄉美城村，礁溪鄉與宜蘭市，大甲區，新社區", "place", ["宜蘭縣壯圍鄉美城村", "礁溪鄉", "宜蘭市", "大甲區"]),
        ("市局會同縣議員謝明謀", "place", []),
        ("宜蘭縣農田水利會、中寮鄉公所，距泥溪镇政府3公里", "body", ["宜蘭縣農田水利會", "中寮鄉公所", "泥溪镇政府"]),
        (
            "有西施里、后江庙、日思庵、范蠡庙等14处遗迹，六桥即永安桥、聚顺桥",
            "place",
            ["西施里", "后江庙", "日思庵", "范蠡庙", "永安桥", "聚顺桥"],
        ),
        ("2亿5千万元，12立方米/秒，永乐十八年（1420年），3.5华里", "amount", ["2亿5千万元", "12立方米/秒", "3.5华里"]),
        ("保护好孙中山故居，紫云书院、名人故居、历史遗址", "place", ["孙中山故居", "紫云书院"]),
        ("李强总理在新疆。李强听取汇报", "person", ["李强", "李强"]),
        (
            "就是在一段文本中，找出所有词。\n在同名的方法中使用同名的字段。\n`role_user`表为关联表，包含两个字段。\n这个方法并不修改原始表。\n管理体系符合认证要求的，不能持续符合认证要求",
            "person",
            [],
        ),
        ("建立融资协调机制白名单，列入“黑名单”，“高大上”", "person", []),
        (
            "目脉赤独头面摇卒口噤背反张者痉也恶寒。\n行于阳辅，为经；注于昆仑，入于天柱。\n阴从阳之义也。应当仰望神，明王之守",
            "person",
            [],
        ),
        (
            "蹲在马路边看，刚到马路边坐下；走过石桥，明皇陵墓，复闸坝以防外河，向城乡规划主管部门提出申请，“四好农村路”建设",
            "place",
            [],
        ),
        ("赞叹沙河涌汹涌的波浪，经文临高速，在池塘里，放在马路边", "place", ["沙河涌", "文临高速"]),
        pytest.param("和平过渡，重庆东至黔江段、渝湘复线高速等项目", "place", ["重庆东至黔江段", "渝湘复线高速"], marks=WEIGHED),
        pytest.param("丽香铁路黄山哨隧道，新建岩岱隧道，胡焕庸线，连点成线", "place", ["丽香铁路黄山哨隧道", "岩岱隧道"], marks=WEIGHED),
        ("雄县属河间郡，南昌东至何家，北邻荣乌高速", "place", ["雄县", "南昌", "荣乌高速"]),
        (
            "由中铁十一局集团承建，北京市第四中级人民法院、高新区社管局，鹿鸣园幼儿园、固阳县交管大队",
            "body",
            ["中铁十一局集团", "北京市第四中级人民法院", "高新区社管局", "鹿鸣园幼儿园", "固阳县交管大队"],
        ),
        (
            "2017年云南省委第五巡视组，全日制大学，北京青年报记者，金庐水稻种植专业合作社、农民专业合作社",
            "body",
            ["云南省委第五巡视组", "北京青年报", "金庐水稻种植专业合作社"],
        ),
        ("副厅长巨有谦、副市长魏晋文陪同，教授笑着说", "person", ["巨有谦", "魏晋文"]),
        ("联系人：教育厅　何晓波；公安厅　蒲勇\n张晓东指出，白皮书指出", "person", ["何晓波", "蒲勇", "张晓东"]),
        ("代表姚逢山、蓝其森、梅峰再次上京，书记朱东立即批示", "person", ["姚逢山", "蓝其森", "梅峰", "朱东"]),
        (
            "召开乡村振兴观摩会，和全省安全生产电视电话会议，召开座谈会、专题推进会",
            "event",
            ["乡村振兴观摩会", "全省安全生产电视电话会议"],
        ),
        (
            "省政协十二届四次会议，周口市第五届人民代表大会第一次会议第四次全体会议，中央全面深化改革领导小组第十四次会议",
            "event",
            ["省政协十二届四次会议", "周口市第五届人民代表大会第一次会议第四次全体会议", "中央全面深化改革领导小组第十四次会议"],
        ),
        (
            "舞钢市首届“农民丰收节”启动仪式举行，今年首个“大单”，泸定“9·5”地震，1948年的淮海战役",
            "event",
            ["舞钢市首届“农民丰收节”启动仪式", "泸定“9·5”地震", "淮海战役"],
        ),
        (
            "顾永林（1915－1940），男。\n后来，顾永林任县长。山西大学张淑兰等获奖，调研员曾庆元陪同",
            "person",
            ["顾永林", "顾永林", "张淑兰", "曾庆元"],
        ),
        ("国家市场监督管理总局委托广州海关技术中心检验，伤者送北区医院", "body", ["国家市场监督管理总局", "广州海关技术中心", "北区医院"]),
        (
            "蒋兴祖是江苏宜兴人，清华大学叶玉如观察到，被告人周小强驾车；张国庆典礼，白皮书指出",
            "person",
            ["蒋兴祖", "叶玉如", "周小强"],
        ),
        ("与刘秀英相撞；全红婵、陈芋汐夺冠", "person", ["刘秀英", "全红婵", "陈芋汐"]),
        (
            "2018广州马拉松赛开跑，在2015年陆家嘴论坛上，2023年举办世界互联网大会，2023年春节，2019年我国马拉松赛事",
            "event",
            ["2018广州马拉松赛", "2015年陆家嘴论坛", "世界互联网大会"],
        ),
        ("巴黎奥运会，杭州亚运会，护国运动爆发，打一场保卫战", "event", ["巴黎奥运会", "杭州亚运会", "护国运动"]),
        ("新京报讯（记者王明）深交所副总经理表示", "body", ["新京报", "深交所"]),
        ("瑞典队与英国跳水队到场，向警政署报告", "body", ["瑞典队", "英国跳水队", "警政署"]),
        (
            "胡同口的槐树底下有一盘磨\n桂花酸\n金酒45ml\n炒至变色，加酱油、白胡椒，与米同炒。\n蓬莱米　2杯\n米洗净，泡水三十分钟",
            "person",
            [],
        ),
        ("答：指申请人家庭名下\n摘要：为研究施氮量对产量的影响，产量随施氮量先增后减，施氮量为\n边滴边振荡，边滴边加热", "person", []),
        ("落叶大乔木，高可达40 m；他说他还有个弟弟叫李二二，我不信。\n李二二是真的。毕竟少的是哪一根", "person", ["李二二", "李二二"]),
        ("康熙十二年修，共十二年", "amount", ["十二年"]),
        (
            "被告：佛山聚阳新能源有限公司。聚阳公司称，电力公司称，俄罗斯等国铁路公司",
            "body",
            ["佛山聚阳新能源有限公司", "聚阳公司"],
        ),
        ("在柏香镇党委、镇政府支持下，各乡、镇人民政府", "body", ["柏香镇党委", "镇政府"]),
        (
            "牵头成立的沁阳市保成种植专业合作社，中国高等教育学会主办，全国设立中华全国律师协会，入清华大学算学系就读",
            "body",
            ["沁阳市保成种植专业合作社", "中国高等教育学会", "中华全国律师协会", "清华大学算学系"],
        ),
        ("上诉人（原审原告）：邬斌。2003级校友刘苗苗、1989级校友欧阳文风，任助理，包老师认为", "person", ["邬斌", "刘苗苗", "欧阳文风"]),
        ("由张明同志任，副院长沈燕虹通报，庭长顾平参加", "person", ["张明", "沈燕虹", "顾平"]),
        ("组　长：李伟　副市长\n　　　　金　奇　市水务局局长", "person", ["李伟", "金　奇"]),
        (
            "党的二十大精神，二十届中央纪委四次全会，二十届二中、三中全会",
            "event",
            ["党的二十大", "二十届中央纪委四次全会", "二十届二中、三中全会"],
        ),
    ],
)
def test_names(text, kind, expected):
    """Names, and words that only look like them."""
    assert [one.text for one in find(text) if one.kind == kind] == expected


def test_a_traditional_text_keeps_its_words():
    """Tables are Simplified; a Traditional text is read all the same."""
    (one,) = [one for one in find("國務院辦公廳發布") if one.kind == "body"]
    assert (one.text, one.norm) == ("國務院辦公廳", "国务院办公厅")


def test_a_bare_committee_is_that_of_the_one_county_whose_committee_the_text_names():
    """县委 after 中共蓬莱县委 is that one; where two counties' committees are named it stays open."""
    one, two = "中共蓬莱县委开会，县委决定", "中共蓬莱县委、中共长清县委开会，县委决定"
    assert [found.norm for found in find(one) if found.text == "县委"] == ["中共蓬莱县委"]
    assert [found.norm for found in find(two) if found.text == "县委"] == [""]


@given(st.text(st.sampled_from("国务院省市县委局长李王3年月日15%元《》〔〕“”的和、，\n北京在以·"), max_size=60))
def test_mentions_do_not_overlap_and_hold_their_own_words(text):
    """Whatever the text, mentions are in order and stay within a line."""
    done = 0
    for one in find(text):
        assert one.kind in MENTION_KINDS
        assert done <= one.start < one.end
        assert text[one.start : one.end] == one.text
        assert "\n" not in one.text
        done = one.end


def test_the_command_prints_what_the_function_finds(tmp_path, capsys):
    """The command prints every mention with its place."""
    file = tmp_path / "page.txt"
    text = "3月24日，国务院办公厅印发《办法》，投入5万元。"
    file.write_text(text, encoding="utf-8")
    assert main(["find", str(file), "--format", "jsonl", "--date", "2025"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(row["kind"], row["norm"]) for row in rows] == [
        ("date", "2025-03-24"),
        ("body", "国务院办公厅"),
        ("work", "办法"),
        ("amount", "50000 CNY"),
    ]
    assert all(text[row["start"] : row["end"]] == row["text"] for row in rows)
    assert main(["find", str(file), "--date", "2025-02-30"]) == 2
    assert "2025-03-24" in capsys.readouterr().err


def test_the_example_of_the_guide_is_what_comes_out(tmp_path, capsys, monkeypatch):
    """In a folder with a corpus, names and citations lead into it; elsewhere the last column is not there."""
    guide = (GOLD.parents[2] / "docs/guide/commands.md").read_text(encoding="utf-8")
    words = re.search("里只有一句 `([^`]+)`", guide)[1]
    shown = re.search("得到：\n\n```text\n(.*?)```", guide, re.DOTALL)[1]
    file = tmp_path / "page.txt"
    file.write_text(words, encoding="utf-8")
    asked = ["find", "--date", "2022-08-30", str(file)]
    assert main([*asked, "--root", str(GOLD.parents[2])]) == 0
    assert capsys.readouterr().out == shown
    monkeypatch.chdir(tmp_path)
    assert main(asked) == 0
    alone = capsys.readouterr().out
    assert "国市监计量〔2020〕186号\n" in alone
    assert "samr" not in alone


def test_what_could_be_two_has_no_target():
    """A title or name that two documents or entities have leads to neither; one that is held leads to its place."""
    block = Block("paragraph", Text.of("第三条　本款。"), anchor="aaaaaa")
    law = Target("law", ("某某条例",), outline=Outline.of((block,)))
    twins = (Target("one", ("甲乙办法",)), Target("two", ("甲乙办法",)))
    held = Held(Authority(), Targets.of((law, *twins)))
    found = {one.text: one.target for one in find("依照《某某条例》第三条、《甲乙办法》和《丙丁规定》", held=held)}
    assert found == {"《某某条例》": "law", "第三条": "law#aaaaaa", "《甲乙办法》": None, "《丙丁规定》": None}


@pytest.mark.parametrize(
    "text",
    [
        "阿·",
        "公安局、",
        "领导小组",
        "“10·1”",
        "北京",
        "局长王小明、",
        "（以下简称甲）某领导小组",
        "第三次",
        "任命李明、",
        "推动",
        "西合营镇",
        "王小明、",
        "东至瓯江路，",
    ],
)
def test_the_cost_is_linear(text):
    """Four times as much text takes about four times as long, whatever it is made of."""
    half, whole = text * (8_000 // len(text)), text * (32_000 // len(text))
    find(half)
    start = time.process_time()
    find(half)
    middle = time.process_time()
    find(whole)
    assert time.process_time() - middle < 8 * (middle - start) + 0.5


def test_a_pattern_tried_near_its_anchors_finds_all_that_it_finds():
    """Each window is wide enough: over the gold texts nothing is lost or cut by looking only near the words that a pattern needs."""
    bounds = [(date._RULES[index][0], *one) for index, one in date._ANCHORS.items()]
    bounds += [(pattern, *one) for table in (event._ANCHORS, organisation._LED) for pattern, one in table.items()]
    bounds += [(event._SESSION, event._TIMES, 8, 24), (organisation._COMPANY, organisation._FIRM, 12, 0)]
    bounds += [(number._ORDER, number._SERIAL_END, 48, 8), (bare_name._RULES, bare_name._RULE_END, 64, 24)]
    for path in sorted(GOLD.glob("*/*.txt")):
        text = read(path)[0]
        for pattern, anchor, before, after in bounds:
            found = [one.span() for one in near(pattern, text, anchor, before, after)]
            assert found == [one.span() for one in pattern.finditer(text)], (path.stem, pattern.pattern[:40])


def test_nothing_named_goes_over_the_end_of_a_block():
    """A title that ends with a body and a heading that begins with a session are no meeting together; nor is any other name cut in two."""
    text = (
        "某市召开市人大四次会议，市人民代表大会常务委员会主任张三出席，会议听取了《某市计量条例（草案）》的说明。"
        "二〇二四年三月十五日，国家市场监督管理总局计量司在浙江省杭州市西湖区召开全国计量工作会议，投入三十万元。"
        "依照《中华人民共和国计量法》第三十二条第二款和国发〔2021〕37号文件，湖北省武汉市东湖新技术开发区管委会负责。"
    )
    cuts = (f"{text[:at]}\n{text[at:]}" for at in range(1, len(text)))
    assert not [one.text for cut in cuts for one in find(cut) if "\n" in one.text]
