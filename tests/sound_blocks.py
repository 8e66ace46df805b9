"""Pages whose blocks are right as they stand, of many builds: what the cleaner must hand on whole and apart.

The blocks are of our own writing, and of such kinds as stand side by side on real pages: paragraphs of officials and of storytellers,
captions, names, items, verse, dialogue, questions and answers, numbers of sections, breaks between scenes.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable

PROSE = [
    "为了进一步规范公共图书馆的夜间开放工作，市文化局会同有关部门制定了本办法，现印发给你们，请结合实际认真贯彻落实。",
    "各区要建立台账，逐项核对，确保在年底以前完成旧水管的更换；确有困难的，应当及时上报，不得隐瞒。",
    "上半年，全市新增城镇就业3.2万人，同比增长4.5%，其中青年就业占比超过六成。",
    "他推开门，院子里的枣树落了一地叶子，母亲正蹲在井边洗菜，头也不抬地说：“回来了？”",
    "记者在现场看到，新修的渠道已经通水，两岸的稻田绿油油一片，几位老人坐在树下乘凉。",
    "会议指出，防汛工作事关人民群众生命财产安全，必须压实责任、抓早抓小，做到汛期不过、检查不停",
    "那年冬天特别冷，河面结了厚厚的冰，孩子们在上面抽陀螺，笑声传得很远很远",
    "第三条　本办法所称小微水体，是指流域面积不足一平方公里的池塘、沟渠和蓄水坑",
    "凡逾期不缴纳的，自逾期之日起按日加收千分之一的滞纳金，并记入信用档案。",
]
CAPTIONS = [
    "图1　老渡口改造前后对比",
    "摄影：陈述",
    "新落成的社区食堂（资料图片）",
    "表2　各区用水量",
    "▲ 志愿者在清理河道",
    "（图源：市档案馆）",
]
NAMES = ["王小满", "欧阳子衿　李默", "组长：周长河", "副组长：何田田、马三立", "成员单位：水务局、林业局", "张三", "李　四", "赵五"]
ITEMS = ["身份证复印件一份", "近期免冠照片两张", "户口簿首页", "租赁合同及缴费凭证", "苹果", "香蕉和梨", "申请表（一式两份）", "盐少许"]
VERSE = [
    "远山如黛晚烟轻",
    "一叶扁舟过洞庭",
    "莫问归期何处是",
    "满船明月满船星",
    "风从海上来",
    "吹过我的窗",
    "我在等一封信",
    "等到灯火都凉了",
]
DIALOGUE = [
    "甲：你从哪里来？",
    "乙：我从山那边来",
    "老周：今天的鱼怎么卖",
    "鱼贩：十块一斤，不讲价",
    "“你还走吗？”",
    "“不走了”",
    "——谁在外面？",
]
QA = [
    "问：补贴什么时候发放？",
    "答：每季度末发放一次，遇节假日顺延",
    "问：外地户籍能申请吗",
    "答：可以。",
    "Q：如何退票",
    "A：请在官网办理",
]
NUMBERS = ["一", "二", "三", "1", "2", "（一）", "第一章", "第二章　总则", "1.1", "序", "尾声", "1949"]
SCENES = ["※※※", "＊＊＊", "***", "……", "◇　◇　◇", "——————", "· · ·", "———", "☆☆☆"]
RHYMES = [
    "立春雨水渐渐暖，惊蛰春雷动地来，春分昼夜各一半，",
    "清明谷雨忙种田，立夏小满麦穗黄，芒种夏至抢收忙，",
    "小暑大暑三伏天，立秋处暑早晚凉，白露秋分收玉米，",
    "寒露霜降种麦忙，立冬小雪藏萝卜，大雪冬至夜最长，",
]
FACTS = [
    "完成时间：2025-10-22",
    "紫甘兰　2017-08-07",
    "文：王小明　图：李四",
    "甲：外面下这么大的雨，你怎么也不进来坐坐，站在门口多冷啊",
    "众：哈哈",
]
FORMS = ["出租方：____________（以下称甲方）", "四、押金＿＿＿＿元", "二、租期自＿＿年＿＿月＿＿日起至＿＿年＿＿月＿＿日止"]
SIGNATURES = [
    "甲方（盖章）：",
    "法定代表人：",
    "委托代理人：",
    "联系人：",
    "联系电话：",
    "网址：",
    "签订日期：　年　月　日",
    "乙方：青禾合作社",
]
ENTRIES = [
    "drink [driŋk] vt.饮 vi.喝 n.饮料",
    "freeze [friːz] vi.冻；结冻 vt.使结冰",
    "rent [rent] n.& v. 租金",
    "bank [bæŋk] n. 1. 银行 2. 岸",
]
AFFILIATIONS = [
    "（江城大学　水生生物研究中心，湖北　十堰　442000）",
    "截屏2022-11-15 下午1.jpg",
    "3.1　乡村民宿",
    "上篇：春天的河",
]
KINDS = [
    SIGNATURES,
    ENTRIES,
    AFFILIATIONS,
    RHYMES,
    FACTS,
    FORMS,
    PROSE,
    PROSE,
    PROSE,
    CAPTIONS,
    NAMES,
    ITEMS,
    VERSE,
    DIALOGUE,
    QA,
    NUMBERS,
    SCENES,
]
Build = Callable[[list[str]], str]


def _each(before: str, after: str, between: str = "") -> Build:
    return lambda blocks: between.join(f"{before}{block}{after}" for block in blocks)


def _breaks(between: str) -> Build:
    return lambda blocks: "<div>" + between.join(blocks) + "</div>"


def _table(blocks: list[str]) -> str:
    return "<table><tbody>" + "".join(f"<tr><td>{block}</td></tr>" for block in blocks) + "</tbody></table>"


def _definitions(blocks: list[str]) -> str:
    return "<dl>" + "".join(f"<d{'td'[place % 2]}>{block}" for place, block in enumerate(blocks)) + "</dl>"


def _nested(blocks: list[str]) -> str:
    return "".join(
        f"<div><div><span>{block}</span></div></div>" if place % 2 else f"<div>{block}</div>" for place, block in enumerate(blocks)
    )


def _unclosed(blocks: list[str]) -> str:
    return "".join(f"<div><div><span>{block}</span></div>" if place % 2 else f"<div>{block}</div>" for place, block in enumerate(blocks))


BUILDS: dict[str, Build] = {
    "p": _each("<p>", "</p>", "\n"),
    "p in one line": _each("<p>", "</p>"),
    "p without ends": _each("<p>", "\n"),
    "p with blanks": _each("<p>\n　　", "\n</p>\n"),
    "p with spans": _each("<p style='text-indent:2em'><span>", "</span></p>"),
    "div": _each("<div>", "</div>"),
    "div in div": _nested,
    "div left open": _unclosed,
    "section": _each("<section><section>", "</section></section>"),
    "li": lambda blocks: "<ul>" + _each("<li>", "</li>")(blocks) + "</ul>",
    "li without ends": lambda blocks: "<ol>" + _each("<li>", "\n")(blocks) + "</ol>",
    "br br": _breaks("<br><br>"),
    "br br with blanks": _breaks("<br />\n　　<br />\n　　"),
    "br": _breaks("<br>\n"),
    "table": _table,
    "td without ends": lambda blocks: "<table>" + _each("<tr><td>", "")(blocks) + "</table>",
    "dl": _definitions,
    "blockquote": _each("<blockquote>", "</blockquote>"),
    "h3 and p": lambda blocks: "".join(f"<h3>{blocks[0]}</h3>" + _each("<p>", "</p>")(blocks[1:])),
    "bare body": _each("", "<p>"),
}
FRAMES = {
    "whole": "<!doctype html><html><head><meta charset=utf-8><title>{title}</title></head><body><h1>{title}</h1>{body}</body></html>",
    "no tags of head and body": "<!doctype html><title>{title}</title><h1>{title}</h1>{body}",
    "no title": "<html><body>{body}</body></html>",
    "menu and footer": (
        "<!doctype html><html><head><title>{title}_某某网</title></head><body><div class=nav><a href=/>首页</a> | <a href=/n>新闻</a></div>"
        "<div class=main><h1>{title}</h1><div class=text>{body}</div></div><div class=footer>版权所有　某某网</div></body></html>"
    ),
    "fragment": "<div>{body}</div>",
}
TITLE = "关于老渡口的几件小事"


MARK = re.compile(r"#{1,6}\s+|-\s+|\d{1,2}\.\s*(?=\D)")
"""What the text policy sets before a heading and an item."""


def page_of(seed: int) -> tuple[str, str, str, list[str]]:
    """A page.

    Args:
        seed: which; the same page for the same number.

    Returns:
        The names of its build and frame, its source, and its blocks in order.
    """
    chance = random.Random(seed)
    build = sorted(BUILDS)[seed % len(BUILDS)]
    frame = chance.choice(sorted(FRAMES))
    blocks: list[str] = []
    while len(blocks) < chance.randint(8, 20):
        kind = chance.choice(KINDS)
        blocks += chance.sample(kind, min(len(kind), 1 if kind in (SCENES, NUMBERS, PROSE) else chance.randint(1, 4)))
    blocks = list(dict.fromkeys(blocks))
    return build, frame, FRAMES[frame].format(title=TITLE, body=BUILDS[build](blocks)), blocks


def lost(blocks: list[str], text: str) -> list[str]:
    """The blocks that are no line of a text by themselves, marks of headings, items and tables apart.

    Args:
        blocks: what must stand there.
        text: what the cleaner made of the page.
    """
    lines = {_bare(line) for line in text.split("\n")}
    return [block for block in blocks if _bare(block) not in lines]


def _bare(line: str) -> str:
    """A line without its mark and without blanks, which the text policy settles."""
    return re.sub(r"\s", "", MARK.sub("", line.strip(" \u3000|")))
