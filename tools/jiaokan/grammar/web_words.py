"""What the lines around an article on a web page say: navigation, tools, counters, footers, and facts about the article.

The words are those of the genre, on government and news sites in either script; a line must be made of them from its first character
to its last, so that a sentence which uses such a word is no furniture.
"""

from __future__ import annotations

from enum import Enum
from functools import lru_cache
from importlib import resources

from jiaokan.grammar.characters import HAN
from jiaokan.grammar.date import AFTER_YEAR, STAMP, TIME
from jiaokan.text import re


class LineKind(Enum):
    """What a line is, the surest first."""

    FURNITURE = "sure"
    """A tool, a counter, a breadcrumb, a licence: it is nothing else wherever it stands."""
    META = "meta"
    """A fact about the article: when it was published, where it came from."""
    ENTRY = "entry"
    """An entry of a menu; sure only among others."""
    CONTACT = "contact"
    """An address, a telephone number; furniture only in a footer."""


END = r"[\s\u3000|｜/·>›»：:，,。.\-—\[\]【】()（）]*"


def _words() -> dict[str, str]:
    """Each group of words as a pattern that takes any of them, the longest first."""
    table = resources.files("jiaokan.grammar").joinpath("web_words.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines() if not line.startswith("#"))
    return {group: "|".join(sorted(words.split(" "), key=len, reverse=True)) for group, words in rows}


_WORDS = _words()
TOOLS, BUTTONS = _WORDS["tool"], _WORDS["button"]
"""Tools of a page, and words of tools that may be text when they stand alone."""
SHARES, ENTRIES, LISTS = _WORDS["share"], _WORDS["entry"], _WORDS["list"]
"""Where a page can be shared; entries of a menu; headings of lists of other pages."""
DATED, SAID = _WORDS["dated"], _WORDS["said"]
"""Words before a date, and before whose the text is."""
FURNITURE = re.compile(
    rf"[\[【(（]?(?:{TOOLS})(?:{END}(?:{TOOLS}|{BUTTONS}))*{END}|(?![大中小]{{4}})(?:{BUTTONS})(?:{END}(?:{TOOLS}|{BUTTONS})){{2,}}{END}"
    rf"|[\[【(（]?\s*字\s*[体號号级級體]\s*大?小?\s*[:：]?\s*[\[【(（]?\s*(?:[大中小]\s*|A[+-]?\s*|默认\s*|特大\s*){{1,5}}[\]】)）]*"
    rf"(?:{END}(?:{TOOLS}|{BUTTONS}))*{END}"
    rf"|(?:一键)?分享(?:到|至|本文|本页)?\s*[:：]?(?:[\s\u3000、,，|]*(?:{SHARES}))*{END}"
    r"|(?:当前位置|您(?:现在)?(?:的|所在)?(?:当前)?位置(?:是)?|你(?:现在)?的位置|现在位置|所在位置|當前位置|現在位置|目前位置|您現在的位置)\s*[:：].{0,120}"
    r"|(?:网站|本站|回)?首[页頁](?:\s+[^\s，。；：！？>＞›»/→]{1,8})?\s*(?:[>＞›»/→]|&gt;|-+>).{1,100}"
    r"|(?:检索|搜索|查询|檢索|搜尋|查詢)(?:词|字詞|关键词|關鍵字|结果|結果|条件)?\s*[:：]?.{0,40}?"
    r"共?(?:命中|找到|检索到|搜索到|共)\s*\d[\d,]*\s*[处条个项篇次筆項個則].{0,4}"
    r"|(?:阅读|浏览|点击|访问|查看|瀏覽|點閱|點擊|閱讀|下载|訪客|访客)(?:次数|次數|量|数|數|人次|人数|率|总数)\s*(?:[:：]\s*[\d,.万+]*|[\d,.万+]+)\s*次?"
    r"|(?:[上下](?:一[篇条页筆則頁]|[页頁])|前一[篇条]|后一[篇条]|上一个|下一个)\s*[:：>»].{0,120}"
    r"|(?:上一[篇页条筆頁]|下一[篇页条筆頁])(?:[\s\u3000|]*(?:下一[篇页条筆頁]))?"
    rf"|(?:{LISTS}){END}"
    rf"|(?:{SAID})\s?[:：]\s?(?:admin|administrator|管理员|管理員|网站管理员|系统管理员)"
    r"|[^，。；甲乙丙]{1,30}(?:版权所有|版權所有)[，,](?:未经|未經|侵权|侵權|违者|違者|翻印|请勿|請勿)[^。；]{2,40}"
    r"|[^，。；]{0,40}(?:版权所有|版權所有|著作權所有|Copyright(?![A-Za-z])|COPYRIGHT|All Rights Reserved|©)[^，。；]{0,80}"
    r"|[^，。；]{0,40}[ICPicp]{3}\s*[备證证]\s*\d{6,}号.{0,60}|[^，。；]{0,30}公网安备\s*\d{6,}号?.{0,30}"
    r"|(?:网站|政府网站)?标识码\s*[:：]?\s*\w+.{0,20}"
    r"|(?:本站|本网站)?(?:建议|建議|推荐|请)使用[^。；]{0,30}(?:分辨率|解析度|浏览器|瀏覽器)[^。；]{0,20}。?"
    r"|共\s?\d{1,5}\s?[页頁].{0,60}[下末尾]一?[页頁].{0,20}|:::|：：：|[大小]字号|(?:【\d{1,2}】){2,}|原[标標][题題][:：][^。]{1,60}|分享让更多人看到|.{0,40}[尽盡]在.{2,20}(?:APP|App|app|客户端)"
    r"|[\[【]纠错[\]】].{0,30}|(?:点击|點擊)(?:上方|下方|文末)?(?:蓝字|藍字|名片|标题下).{0,12}|(?:打开|下载|安装)[^，。；]{0,12}(?:(?:APP|App|app)(?![A-Za-z])|客户端).{0,16}"
    r"|(?:展开|阅读|查看|显示|点击)(?:全文|原文|更多)(?:[:：>»]|阅读)?|(?:阅读|閱讀)[上下]一[篇页條条]?[:：>»]?.{0,60}"
    r"|(?:全部|最新|热门|精彩|网友)?(?:评论|評論|跟贴|留言)[（(]\d{1,6}[）)条]?"
    r"|(?:扫一扫|扫码|扫描|长按)(?:二维码)?.{0,20}(?:打开|关注|分享|下载|识别).{0,20}|[AT][-－+＋](?:\s*[AT][-－+＋])+"
    r"|(?:(?:版权|免责|特别|郑重|重要|版權|免責|特別|鄭重)?(?:声明|聲明)\s*[:：]|(?:本文|文章|以上)[^。：:]{0,12}[仅僅不]代表)(?=.*(?:本站|本网|本網|平台|网站|網站|网络|網路))"
    r"[^。]{0,80}(?:转载|轉載|侵权|侵權|版权|版權|立场|立場|删除|刪除)[^。]{0,40}。?"
)
LIST_HEAD = re.compile(rf"(?:{LISTS}){END}|(?:全部|最新|热门|精彩|网友)?(?:评论|評論|跟贴|留言)(?:[（(]\d{{1,6}}[）)])?")
WHEN = rf"[:：]?\s*(?:民國|西元)?\s*\d{{2,4}}{AFTER_YEAR}(?:\s*{TIME})?"
MOMENT = rf"\d{{4}}\s\d{{2}}/\d{{2}}\s\d{{2}}:\d{{2}}(?::\d{{2}})?|{STAMP}\s*{TIME}"
"""A date with the time of day: a fact about the article where its source stands beside it."""
COUNTED = (
    r"(?:(?:阅读|浏览|点击|访问|查看|瀏覽|點閱|點擊)(?:次数|次數|量|数|數|人次)?\s*[:：]\s*[\d,]*\s*次?"
    r"|\d[\d,]*\s*人?次(?:阅读|浏览|点击|瀏覽|點閱|點擊))"
)
FONT = r"[\[【(（]? ?字 ?[体號号级級體] ?大?小? ?[:：]? ?(?:[\[【(（]? ?[大中小] ?[\]】)）]? ?){1,3}[\]】)）]?"
WORDED = rf"(?:{DATED}|{SAID}|(?:阅读|浏览|点击|访问|查看|瀏覽|點閱|點擊)(?:次数|次數|量|数|數|人次)?|字[体號号级級體]|分享到?)\s*[:：]"
"""How a fact begins that has a word."""
WHOSE = rf"(?:{SAID})\s*[:：]\s*(?:(?!{WORDED})[^\s，。；]){{0,30}}(?:[ \u3000][{HAN}]{{2,3}}(?![^\s]))*"
META_PART = re.compile(
    rf"(?:{DATED})\s*{WHEN}|{MOMENT}|{WHOSE}|{COUNTED}|{FONT}|分享到?\s?[:：]?(?:\s?(?:{SHARES}))*|[\[【(（]?(?:{TOOLS}|{BUTTONS})[\]】)）]?"
)
SURE_META = re.compile(rf"(?:{DATED})\s*{WHEN}|{COUNTED}|{FONT}")
BETWEEN = re.compile(r"[\s\u3000|｜]+")
NEXT = re.compile(WORDED)
CONTACT = re.compile(
    r"(?:(?:(?:联系|通讯|单位|办公)?地\s*址|邮\s*编|邮政编码"
    r"|(?:联系|咨询|服务|举报|投诉|客服|监督|总机)?(?:电\s*话|热线|專線)|传\s*真|电子邮[箱件]|邮箱|E-?mail"
    r"|電\s*話|傳\s*真|地\s*址|郵遞區號|總機)"
    r"\s*[:：].{1,80}|(?:主办|承办|运维|技术支持|主辦|網站維護)(?:单位|單位)?\s*[:：].{1,60}"
    r"|(?:服务|咨询|联系|客服|投诉|举报|监督|全国|免费)(?:热线|电话)|[\d\-—+() ]{7,20})"
)
FORMER_TITLE = re.compile("原[标標][题題][:：][ \u3000]?(?=[^。]{4,60}$)")
"""What stands before the title that a page had where it was taken from; below the title that it has now it says nothing more."""
ENTRY = re.compile(rf"(?:{ENTRIES}|{TOOLS}|{BUTTONS})(?:[\s\u3000|｜·]+(?:{ENTRIES}|{TOOLS}|{BUTTONS}))*")
BETWEEN_TOOLS = re.compile(r"[\s\u3000|｜·/／]+")
TOOL, BUTTON, PAGE_WORD = re.compile(TOOLS), re.compile(BUTTONS), re.compile(f"{TOOLS}|{BUTTONS}|{ENTRIES}")
LEAST_TOOLS_SIGNS = 2
"""Buttons in a row at least, where no tool is that is nothing else."""
MENU_LINE = re.compile(
    r"(?:网站|本站|回)?(?:首页|首頁|主页|主頁)(?:[ \t\u3000|｜·]+[^\s，。；：！？、（）《》“”|｜·]{2,8}){3,}[ \t\u3000|｜·]*"
)
"""A menu on one line, which begins with the way home."""
LONGEST_FURNITURE_CHARACTERS = 200
"""Code points of a line beyond which it is no furniture."""


def is_list_head(line: str) -> bool:
    """Whether a line without blanks is the head of a list of other pages or of what others said: 相关新闻, 全部评论（2）."""
    return LIST_HEAD.fullmatch(line) is not None


def kind_of(line: str) -> LineKind | None:
    """What a line without its blanks at the ends is, None if it may be text."""
    if not line or len(line) > LONGEST_FURNITURE_CHARACTERS:
        return None
    if is_furniture(line):
        return LineKind.FURNITURE
    if is_meta(line):
        return LineKind.META
    if ENTRY.fullmatch(line):
        return LineKind.ENTRY
    return LineKind.CONTACT if CONTACT.fullmatch(line) else None


@lru_cache(maxsize=4096)
def is_furniture(line: str) -> bool:
    """Whether a line without its blanks at the ends is furniture wherever it stands; remembered, since each round asks again."""
    return len(line) <= LONGEST_FURNITURE_CHARACTERS and (FURNITURE.fullmatch(line) or MENU_LINE.fullmatch(line)) is not None


def is_tools(line: str) -> bool:
    """Whether a line is furniture wherever it stands, or a row of tools and buttons; one button alone may be a word of the text."""
    if is_furniture(line):
        return True
    parts = BETWEEN_TOOLS.split(line)
    if not all(map(PAGE_WORD.fullmatch, parts)):
        return False
    return any(map(TOOL.fullmatch, parts)) or sum(BUTTON.fullmatch(part) is not None for part in parts) >= LEAST_TOOLS_SIGNS


def is_meta(line: str) -> bool:
    """Whether every part of a line is a fact about the article and one of them is a date with its word, or a counter."""
    parts = _facts(line)
    return any(SURE_META.fullmatch(part) for part in parts) or (len(parts) > 1 and any(re.fullmatch(MOMENT, part) for part in parts))


def is_attribution(line: str) -> bool:
    """Whether a line says only whose the text is (来源：…, 作者：…): a fact about the article where it stands beside others."""
    return bool(_facts(line))


def _facts(line: str) -> list[str]:
    """The facts that a line is a row of; none if it is anything else."""
    facts, place = [], 0
    while len(line) <= LONGEST_FURNITURE_CHARACTERS and (match := META_PART.match(line, place)):
        facts.append(match[0])
        if match.end() == len(line):
            return facts
        gap = BETWEEN.match(line, match.end())
        if not gap and not match[0][-1:].isspace() and not NEXT.match(line, match.end()):
            break
        place = gap.end() if gap else match.end()
    return []
