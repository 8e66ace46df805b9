"""How a line is built that may be a title: signs by their ids. No sign is a word of a text."""

from __future__ import annotations

from collections.abc import Iterator

from jiaokan.grammar.body_name import is_body_name
from jiaokan.grammar.characters import HAN
from jiaokan.grammar.document_kind import KIND
from jiaokan.grammar.numeral import NUMERAL
from jiaokan.grammar.stop import ends_sentence
from jiaokan.grammar.web_words import ENTRIES, is_meta, is_tools
from jiaokan.intake.headline import bare
from jiaokan.intake.info_card import SURE_FIELDS
from jiaokan.read.byline import is_byline
from jiaokan.read.dates import is_date, is_history, is_published
from jiaokan.read.head_lines import is_of_the_page
from jiaokan.read.number import is_number
from jiaokan.read.outline import number
from jiaokan.text import re

SIZES = ((3, "-3"), (6, "4-6"), (11, "7-11"), (30, "12-30"), (60, "31-60"))
"""How long a line is, in code points: each size up to so many, and its name."""
CHAPTER = re.compile(f"(?:卷{NUMERAL}[ \u3000]+)?第[ \u3000]?{NUMERAL}[ \u3000]?(?P<unit>[章讲講课課回卷篇节節])")
ROW = re.compile(rf"(?P<label>[{HAN}\u3000 ]{{2,8}}) ?[:：](?P<value>.*)")
_MENU = re.compile(f"(?:{ENTRIES}|目[录錄次])$")
_TO_TEXT = re.compile("[跳略][至到過过轉转]到?(?:主要)?[內内]容|跳[轉转]到主要[內内]容")
"""The link by which a reader skips what stands above the text (WCAG 2.2, 2.4.1)."""
_TRAIL = re.compile(rf"[{HAN}][ \u3000]{{0,2}}[>＞»›▸][ \u3000]{{0,2}}(?:[{HAN}]|$)")
"""An arrow between the labels of the way to a page: 主页 > 某栏."""
_READING = re.compile(".*?(?:(?:读完|閱讀|阅读)(?:约|約|需|时间|時間)|(?:本篇|本文|全文)(?:文章)?共?[0-9]+字)")
"""What a page says of how long a text is."""
_TO_CLICK = re.compile("[点點][击擊](?:查看|[阅閱][读讀]|下[载載]|[这這][里裡]|此[处處])")
"""What a page bids its reader do."""
_PROVIDED = re.compile(rf"(?:本[书書文篇])?由?[{HAN}]{{2,16}}(?:[网網]站?|[数數资資][据據料][库庫])(?:免[费費])?提供$")
"""The line in which a site says that the text is from it: 某某网站提供."""
_OF_A_PAGE = (_MENU, _TO_TEXT, _READING, _TO_CLICK, _PROVIDED)
_BRACKETED = re.compile("[（(][^（）()]*[）)]")
NO_TITLE = frozenset((
    "in brackets", "of the page", "ends with a colon", "ends with a comma", "holds a full stop",
    "ends with a full stop", "a history", "a letterhead", "a day or facts", "a number",
    "an entry of a card", "a byline", "an address", "a row of names",
))  # fmt: skip
"""Signs of lines that are no title: of more than a thousand such lines of labelled pages none was."""
_SITE = re.compile("[网網]$|[门門][户戶]|[论論][坛壇]$|[网網][_—－ \u3000-]|下[载載]")
_FACT = re.compile(
    "[发發]布|公告|日期|[时時][间間]|[点點][阅閱]|[来來]源|作者|[单單]位|[机機][关關构構]|分[类類]|索引|[编編][号號]|主[题題]|[浏瀏][览覽]"
    "|[关關][键鍵]|摘要|[电電][话話]|[热熱][线線]|地址|[邮郵]|[责責]任|[记記]者|[编編][辑輯]"
)
"""What labels of facts hold."""
_NAMES = re.compile(rf"(?:[{HAN}]{{2,4}}|[{HAN}] [{HAN}])(?:[ \u3000、，]+(?:[{HAN}]{{2,4}}|[{HAN}] [{HAN}])){{0,5}}")
_NAMED = re.compile(rf"[{HAN}]{{2,4}}(?:、[{HAN}]{{2,4}}){{2,30}}")
"""What a row of who took part holds: 甲某、乙某、丙某."""
_POST = re.compile(rf"[{HAN}]{{0,12}}(?:[长長]|主任|[书書][记記]|主席|[总總]理|教授|[记記]者|律[师師])[{HAN}]{{2,4}}")
_PAGE_END = re.compile(r"[ \u3000]*[（(]?[ \u3000]*(?:第?\d{1,3}[页頁/／][ \u3000]*\d{0,3}|\d{1,3})[页頁]?[ \u3000]*[)）]?$")
_MONTH = re.compile(r"\d{4}[-/.年]\d{1,2}")
_OTHER_KIND = re.compile(
    "(?:[讲講][话話]|致[辞辭词詞]|演[讲講]|(?:[决決]定|判[决決]|裁[决決定]|起[诉訴]|抗[诉訴]|建[议議]|意[见見]|通知|[调調]解)[书書])(?:[（(][^（）()]{1,24}[）)])?$"
)
"""How the names of speeches end, and of what is written in a case, which are no documents that an authority circulates."""
_ADDRESS = re.compile(
    rf"[{HAN}]{{2,24}}?[路街道里巷徑径] ?\d{{1,4}} ?[号號](?:[{HAN}\d \u3000]{{0,16}}?(?:[座楼樓室层層院幢栋棟厦廈]|地下|大[厦廈]))?"
)
"""Where a body has its seat, as letterheads say below its name."""
_GOES_ON = re.compile("[的和与與及等》）]")
_ABOUT = re.compile("[关關][于於](?![我本]|此)")
MOST_NAME_CHARACTERS = 4
"""Code points of the names of columns: 通知公告, 公司公告."""
MOST_UNLIKE_CHARACTERS = 4
"""By how many code points lines differ that are alike in length."""
MOST_CLAUSES = 2
"""How many commas part the clauses of a line at most that is no running text."""
_IS_HAN, _BLANK = re.compile(f"[{HAN}]"), re.compile(r"[ \u3000]")


def word_signs(text: str) -> Iterator[str]:
    """How a line is built.

    Args:
        text: the line.
    """
    size = len(bare(text))
    yield "characters " + next((name for most, name in SIZES if size <= most), "61-")
    kind = KIND.search(text) is not None or _OTHER_KIND.search(text) is not None
    if kind:
        yield "ends with its kind" if size > MOST_NAME_CHARACTERS else "hardly more than its kind"
    if _ABOUT.search(text):
        yield "about, with its kind" if kind else "about"
    yield from (name for name, holds in _marks(text) if holds)
    if row := ROW.fullmatch(text):
        yield from ("an entry of a card",) if "".join(row["label"].split()) in SURE_FIELDS else ()
        yield from ("a row of names",) if _NAMED.fullmatch(row["value"].strip()) else ()
        yield "a row of facts" if _FACT.search(row["label"]) else "a row"
    if CHAPTER.match(text) is None and (one := number(text)):
        yield f"numbered, {one.style}"


def _marks(text: str) -> Iterator[tuple[str, object]]:
    yield "opens with about", _ABOUT.match(text)
    yield "ends a sentence", ends_sentence(text)
    yield "ends with a colon", text.endswith(("：", ":"))
    yield "ends with a comma", text.endswith(("，", "、", "；", ",", ";"))
    yield "holds sentences", "。" in text[:-1] or text.count("，") > MOST_CLAUSES
    yield "holds a full stop", "。" in text[:-1]
    yield "ends with a full stop", text.endswith("。")
    yield "a body", is_body_name(text)
    yield "a letterhead", text.endswith("文件")
    yield "a number", is_number(text)
    yield "a day or facts", is_date(text) or is_published(text) or is_meta(text)
    yield "a byline", is_byline(text)
    yield "a history", is_history(text)
    yield "an address", _ADDRESS.fullmatch(text)
    yield "of the page", is_of_the_page(text) or is_tools(text) or is_trail(text) or any(of.match(text) for of in _OF_A_PAGE)
    yield "has a site's word", _SITE.search(text)
    yield "in brackets", _BRACKETED.fullmatch(text)
    yield "opens with a bracket", text[:1] in "【〔["
    yield "may be names", _NAMES.fullmatch(text)
    yield "a post and a name", _POST.fullmatch(text)
    yield "an open bracket", text.count("《") != text.count("》") or text.count("（") != text.count("）")
    yield "goes on from before", _GOES_ON.match(text)
    yield "holds blanks", _BLANK.search(text)
    yield "without Chinese", not _IS_HAN.search(text)
    yield "holds a month", _MONTH.search(text)
    yield "ends with a page", _PAGE_END.search(text)


def is_trail(text: str) -> bool:
    """Whether a line is the way to a page: labels with an arrow between.

    Examples:
        >>> is_trail("1. 主页 > 某栏"), is_trail("首页 > 某某 >"), is_trail("甲乙之间")
        (True, True, False)
    """
    return _TRAIL.search(text) is not None


def seam(one: str, two: str) -> str:
    """Whether a line asks for the next.

    Args:
        one: the line.
        two: the next.
    """
    if one.count("《") > one.count("》") or one.count("（") > one.count("）"):
        return "open bracket"
    if _GOES_ON.match(two):
        return "begins with a particle"
    if is_body_name(one):
        if _ABOUT.match(two):
            return "body, then about"
        return "body, then " + ("body" if is_body_name(two) else "its kind" if KIND.search(two) else "more")
    if _ABOUT.search(one) and not KIND.search(one):
        return "about, then its kind" if KIND.search(two) else "about, then more"
    if KIND.search(one):
        return "kind, then more"
    if KIND.search(two):
        return "then nothing but its kind" if KIND.fullmatch(two) else "then its kind"
    return "like" if abs(len(one) - len(two)) <= MOST_UNLIKE_CHARACTERS else "other"
