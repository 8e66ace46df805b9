"""What a line shows by its build alone of being page furniture, whatever its words: a trail, a menu, a row of credits, a button.

A page sets labels in a row with a sign between them; a sentence has no such row, and a table has several rows alike below each other.
Each of these counts only at an end of a text (`jiaokan.passes.framing_rows`), where nothing that reads on stands on its other side.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from jiaokan.grammar.characters import HAN
from jiaokan.grammar.web_words import LineKind
from jiaokan.page.literal import is_fenced, listings
from jiaokan.page.matching_lines import lines
from jiaokan.text import re

BOX = re.compile(r"(?m)^[ \t]*:{3,}[ \t]*[^\s:]")
"""A line that opens a box in dialects of Markdown."""
BOX_END = re.compile(r"[ \t]*:{3,}[ \t]*")
REMARKS = re.compile(r"(?m)(?:^#(?: [^\n]*|)(?:\n|\Z)){3,}")
"""Lines below each other that are remarks of settings or of a program."""
LABEL = r"[^\s，。；！？：:<>＞«»›‹▸→〉◆|｜┊丨∣│┃/／\[\]【】]{1,14}"
ARROW = r"(?:[>＞»›▸→〉◆]{1,2}|[-—]+>)"
B = r"[ \u3000]{0,3}"
PLACE = r"(?:[^\s，。；！？：:<>＞«»›‹▸→〉◆|｜]{2,8}[：:])?"
TRAIL = re.compile(rf"{PLACE}{B}{LABEL}(?:{B}{ARROW}{B}{LABEL}){{1,6}}{B}")
"""Pages parted by arrows, after the name of the row: 首屏 > 校园新闻 > 小学部."""
FULL_TRAIL = re.compile(rf"{PLACE}{B}{LABEL}(?:{B}{ARROW}{B}{LABEL}){{2,6}}{B}|{LABEL}(?: - {LABEL}){{2,6}}")
"""Three pages at least."""
SIGN = r"[|｜┊┆丨∣│┃]"
ENTRY = r"[^\s，。；！？：:|｜┊丨∣│┃\d]{1,8}"
NAMED = re.compile(r"[^：:]{2,8}[：:]")
PAIR = re.compile(r"([^\s，。；：]{2,4})[：:] ?([^：:]{1,60})")
MENU = re.compile(rf"{ENTRY}(?:{B}{SIGN}{B}{ENTRY}){{2,12}}{B}{SIGN}?|{ENTRY}(?: [/／·・] {ENTRY}){{2,12}}")
"""Three or more entries without a figure, parted by strokes, or by dots or slashes with blanks around: 书架 | 书城 | 排行."""
WORD = re.compile(r"[^\x00-\x7f|｜┊┆丨∣│┃／·・\s]{1,8}")
LEAST_WORDS = 2
"""Entries in another script than Latin that a menu has at least; a command in a shell has strokes too."""
COUNTED = re.compile(r"[^\s，。；：（(]{2,6}[（(]\d{1,6}[）)]")
"""A button with a count: 留言（4）."""
BRACKETED = re.compile(rf"(?:[\[【][^\[\]【】，。；]{{1,12}}[\]】]{B}){{1,10}}")
"""Buttons: labels in brackets and nothing else."""
PAGER = re.compile(rf"(?:<<|«|←|→ )[^，。；]{{1,30}}|[^，。；<>]{{1,12}}{B}(?:>>|»)")
"""An arrow before or behind a short label: → 下一回, << 前一条　后一条 >>."""
PART = re.compile(r"[^\s，。；：:！？、（）()《》“”|｜/\d]{1,6}")
NAME = re.compile(rf"[{HAN}]{{2,3}}")
LEAST_LABELS = 2
"""Labels in a row without signs at least; more where each is as long as a person's name."""
LEAST_SHORT_LABELS = 4
DONE = re.compile(
    r"[—\-=]{2,}[ \u3000]?[^\W_]{1,6}[ \u3000]?[—\-=]{2,}|[【(（\[](?:本?(?:页|頁|章|文|篇)|正文|全文)(?:结束|結束|完|完结|完毕)[】)）\]]"
)
"""The end of a text said in a line of its own: —— END ——, （本章完）."""
COUNTER = re.compile(
    r"[^\s，。；：:\d]{0,4}(?:[浏瀏][览覽]|[点點][击擊阅閱]|[访訪][问問客]|[阅閱][读讀览覽]|人[气氣]|热度)"
    r"[^\s，。；：:\d]{0,3}[:：]? ?[\d,.]+ ?[万萬wW+]?[次人]?"
)
"""How often a page was called: 点阅：1203, 总访问量 19,220,113."""
PAGER_PAIR = re.compile(r"[\[【〔<«← ]*([上下前后後])((?=[则則頁页筆笔])|一)([^\s，。；：:\d\[\]【】〔〕]{1,2})(?:[\]】〕>»→ ：:].*)?")
"""What leads to the page before or after: 上一部, 【后一条】, 前一则 河堤修好了."""
SCREEN, PIXELS = "(?:分辨率|解析度|屏幕|螢幕|浏览|瀏覽)", r"\d{3,4} ?[×xX*] ?\d{3,4}"
LICENCE = re.compile(
    r"(?:[^，。；]{0,30}(?:(?:ICP|icp|公网|公網|网安|网文|网械)[^，。；\d]{0,8}[\d-]{4,}|(?:联网|网站|網站)[备備]案[号號]?[：: ]"
    rf"|[A-Z]\d[-－.]\d{{8}}|准印证|邮发代号|刊号|{SCREEN}[^，。；]{{0,12}}{PIXELS}|{PIXELS}[^，。；]{{0,6}}{SCREEN})"
    rf"|[{HAN}]{{1,2}}(?:公网)?[备備] ?\d{{6,}}号?)[^，。；]{{0,40}}"
)
"""The licence of a site, or the screen that it asks for; below a text only."""
RECORD_FIELD = re.compile(
    r"(?:索 ?引 ?号|信息索引|文 ?号|发文字号|发文机[关构]|发布机构|成文日期|生成日期|主题分类|主题词|公开方式|有效性)[：:]"
)
"""A field of the record that a page of official documents sets among the facts; it is kept."""
ROLE = rf"[{HAN}]{{1,6}}"
DONE_BY = rf"[ \u3000]?[｜|丨∣│/／][ \u3000]?[{HAN}A-Za-z]{{1,6}}"
CREDIT = re.compile(rf"{ROLE}{DONE_BY}(?:[ \u3000｜|丨∣│]{{1,3}}{ROLE}{DONE_BY})*")
"""Who did what, a stroke between: 编｜阿橙, 策划/木子 校对/老白."""
FIELD = r"[^\s，。；：:|｜]{2,6}[：:][ \u3000]?[^\s，。；：:|｜]{1,14}"
FIELDS = re.compile(rf"[（(]?{FIELD}(?:(?:[ \u3000]{{1,3}}|{B}[|｜]{B}){FIELD}){{1,5}}[）)]?")
"""Two or more named values in one line: 录入：教务处　核发：校办."""
CALLED = re.compile(
    r"(?:抄送|分送|报送|申请|证明|签名|签字|电话|電話|手机|传真|傳真|邮箱|联系|聯絡|地址|邮编|时间|時間|地点|地點|附|日期|姓名|甲方|乙方|上联|下联)"
)
"""What a text itself may say of whom to call and where, in a line of named values."""
HOST = re.compile(r"(?:https?://|(?<![\w@.-])(?:www|m|wap)\.)[\w-]+(?:\.[\w-]+)+", re.ASCII)
"""The address of a site."""
OWN = re.compile("本(?:文|页|頁|站|篇|帖|网|網)")
"""How a page speaks of itself."""
NAMES_SITE = re.compile(r"[^：:]*(?<![\w@.-])(?:www\.[\w-]+(?:\.[\w-]+)+/?(?![\w/])|(?:m|wap)\.[\w-]+(?:\.[\w-]+)+)", re.ASCII)
"""The address of a site and no page of it, or of its pages for a telephone, with no name of a thing before it (项目主页：…)."""

FIELD_NAME = re.compile(rf"(?:^|(?<=  )|(?<=\u3000))([{HAN}A-Za-z（）()]{{2,14}})[：:](?P<open>$|(?=[ \u3000_＿]))?")
"""The name of a field at the start of a line or of a cell, and whether no value stands behind it."""
LEAST_FIELD_TIMES = 2
"""Fields without a value, or of one name, in a form at least."""

UNDERLINE = re.compile(r"([-=])\1{2,}[ \t]*")
"""A row of strokes right below a line, which makes it a heading (CommonMark 0.31, 4.3)."""
HEADING_RANKS = {"=": 1, "-": 2}
"""The rank of the heading above each."""
ITEM = re.compile(r"^(?:(?:[-*•] )+|#{2,6} )")
"""The mark of a list, in which a page's menu comes as Markdown."""
NAMED_SITE = re.compile(r"[^\s，。；：:（(]{1,10} ?(?:https?://)?(www\.[\w-]+(?:\.[\w-]+)+)(?![\w/])", re.ASCII)
"""A name and the address of a site at the start of a line."""


class FurnitureRow(NamedTuple):
    """A line that is not blank."""

    start: int
    end: int
    text: str
    kind: LineKind | None
    """What it is; of a line far from both ends only whether it is furniture wherever it stands."""
    asked: int = 0
    """How far its kind was asked: 1 whether it is furniture wherever it stands, 2 what it is."""
    depth: int = 0
    """How many `#` mark it as a heading."""
    leads: bool = False
    """Whether it is an item of a list of which the next line is a part, set in below it."""


def outer_lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines that may be furniture, with their starts in code points: none of code or of its remarks, none that ends a box."""
    remarks = [(match.start(), match.start() + len(match[0].rstrip("\n"))) for match in REMARKS.finditer(text)] if "#" in text else []
    code = sorted([*listings(text), *remarks])
    boxed = ":::" in text and BOX.search(text) is not None
    for start, line in lines(text):
        if not is_fenced(code, start) and not (boxed and BOX_END.fullmatch(line)):
            yield start, line


def furniture_rows(text: str) -> Iterator[FurnitureRow]:
    """The lines that may be furniture, without the marks of lists and headings."""
    outer = [(start, line) for start, line in outer_lines(text) if line.strip(" \t\u3000")]
    for (start, line), (after, below) in zip(outer, [*outer, (len(text), "")][1:], strict=True):
        bare = line.strip(" \t\u3000")
        if stripped := ITEM.sub("", bare):
            depth = heading_rank(line, below if after == start + len(line) + 1 else "")
            leads = stripped != bare and bare[0] != "#" and is_set_in(below, line)
            yield FurnitureRow(start, start + len(line), stripped, None, depth=depth, leads=leads)


def heading_rank(line: str, below: str) -> int:
    """The rank of a line as a heading, 0 if it is none; `below` is the line right below it.

    Examples:
        >>> heading_rank("## 二", ""), heading_rank("相关链接", "------"), heading_rank("相关链接", "链接")
        (2, 2, 0)
    """
    return len(line) - len(line.lstrip("#")) or (HEADING_RANKS[under[1]] if (under := UNDERLINE.fullmatch(below)) else 0)


def is_set_in(line: str, above: str) -> bool:
    """Whether a line has more blanks before its words than the one above it."""
    one, two = (len(row) - len(row.lstrip(" \t\u3000")) for row in (line, above))
    return one > two


def is_trail(line: str) -> bool:
    """Whether a line is the way to a page: three labels parted by arrows, or two after the name of the row."""
    return FULL_TRAIL.fullmatch(line) is not None or (TRAIL.fullmatch(line) is not None and NAMED.match(line) is not None)


def is_pair(one: str, two: str) -> bool:
    """Whether two lines name what stands before and after a page: labels alike but for one of 上下前后, values no couplet."""
    first, second = PAIR.fullmatch(one), PAIR.fullmatch(two)
    if not first or not second or len(first[1]) != len(second[1]) or len(first[2]) == len(second[2]):
        return False
    differ = [pair for pair in zip(first[1], second[1], strict=True) if pair[0] != pair[1]]
    return len(differ) == 1 and "".join(differ[0]) in ("上下", "前后", "前後")


def is_pager(one: str, two: str) -> bool:
    """Whether two lines below each other lead to the page before and the page after."""
    first, second = PAGER_PAIR.fullmatch(one), PAGER_PAIR.fullmatch(two)
    return (
        first is not None
        and second is not None
        and first[3] == second[3]
        and first[2] == second[2]
        and first[1] + second[1] in ("上下", "前后", "前後")
    )


def is_menu(lines: Sequence[str], index: int) -> bool:
    """Whether a line is a row of entries and no row of a table: no line beside it has as many of its signs."""
    line = lines[index]
    if BRACKETED.fullmatch(line):
        return line.count("[") + line.count("【") > 1
    if not MENU.fullmatch(line) or len(WORD.findall(line)) < LEAST_WORDS:
        return False
    sign = next(sign for sign in "|｜┊┆丨∣│┃/／·・" if sign in line)
    beside = [*lines[max(0, index - 1) : index], *lines[index + 1 : index + 2]]
    return not any(other.count(sign) == line.count(sign) for other in beside)


def is_button(line: str) -> bool:
    """Whether a line is a label with an arrow, labels in brackets, or says that the text is over."""
    return any(pattern.fullmatch(line) for pattern in (PAGER, BRACKETED, DONE, COUNTED))


def is_label_row(line: str) -> bool:
    """Whether a line is a row of labels with nothing but blanks between them, and not of names of persons.

    It is no furniture by itself; it goes with the furniture that it stands beside.
    """
    parts = re.split(r"[ \u3000]+", line)
    if len(parts) < LEAST_LABELS or not all(PART.fullmatch(part) for part in parts):
        return False
    return len(parts) >= LEAST_SHORT_LABELS or not all(NAME.fullmatch(part) for part in parts)


def is_credit(line: str) -> bool:
    """Whether a line only says who did what, in a row or with a stroke between; not whom to call."""
    return CREDIT.fullmatch(line) is not None or (FIELDS.fullmatch(line) is not None and not CALLED.search(line))


def is_field(line: str) -> bool:
    """Whether a line names a field: a contract names its parties at both ends, and that says nothing of a page."""
    return FIELD_NAME.match(line) is not None


def is_form(lines: Sequence[str]) -> bool:
    """Whether lines have fields that are to be filled in, or the fields of one party below those of another.

    What a page says of itself has a value behind each name, and each name once.
    """
    fields = [field for line in lines for field in FIELD_NAME.finditer(line)]
    names = Counter(field[1] for field in fields)
    return max([sum(field["open"] is not None for field in fields), *names.values()]) >= LEAST_FIELD_TIMES


def names_site(line: str) -> bool:
    """Whether a line gives the address of the site it stands on: not of a thing that the text names, nor of whom to call."""
    if CALLED.search(line) or not HOST.search(line):
        return False
    return OWN.search(line) is not None or NAMES_SITE.match(line) is not None


def is_site_of(first: str, last: str) -> bool:
    """Whether the first line of a text begins with a name and the address that the last line gives as that of the site itself."""
    host = NAMED_SITE.match(first)
    return host is not None and OWN.search(last) is not None and host[1] in last
