"""Persons that a row or a line shows: names one after another, a name and an office a line, a name before what only persons do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from jiaokan.annotate.division import divisions
from jiaokan.annotate.person_name import is_common, name_size
from jiaokan.annotate.surname import characters, is_name
from jiaokan.grammar.characters import HAN
from jiaokan.grammar.near import Anchor, at_lines, near
from jiaokan.text import re

_HAN = rf"[{HAN}]"
_SALUTED = re.compile(rf"^({_HAN}{{2,4}}(?:、{_HAN}{{2,4}})*)(?:等)?(?:代表|委员|同志|教授|先生|女士)[们]?：", re.MULTILINE)
"""To whom a letter is written: 某某、某某代表：."""
_NAMED = rf"({_HAN}(?:[\u3000 ]{_HAN}|{_HAN}{{1,3}}))(?:[\u3000 ]+|（)(?=([^\u3000\n]{{2,40}}))"
_LINE, _LABELLED = re.compile(f"[\u3000 ]*{_NAMED}"), re.compile(f"[：:]\u3000*{_NAMED}")
_RESOLVED = re.compile(
    rf"^({_HAN}{{2,4}}?)(?:（[女男]）)?(?:同志)?(?:为|任|的)(?=[^\n。；]{{4,60}}(?:职务|长|主任|委员|书记|检察员|审判员)[；。\n])",
    re.MULTILINE,
)
"""A line of a resolution on offices: 某某为…副院长；某某的…职务；"""
_OFFICE_END = re.compile("长|会计师|经济师|主任|书记|委员|总理|主席|总师|助理|工程师|专员|行长|参赞|司令员|政委")


_BODY_END = re.compile("(?:[学院校局厅委办社馆站厂店所团会队部]|公司|集团|中心|医院|银行)$")


def find_rows(string: str) -> Iterator[tuple[int, int]]:
    """Each such name, as start and end in code points."""
    yield from _saluted(string)
    yield from _rows(string)
    yield from _acting(string)
    yield from _lives(string)
    yield from _lines(string)
    yield from _of_bodies(string)
    yield from _contacts(string)


_CONTACT = Anchor("联系人")
_CONTACTS = re.compile("联系人[：:]([^\n。]{2,60})")
_CONTACT_OF = re.compile(rf"(?:^|[；、])[^；、\u3000]{{1,14}}[局厅委部院处科室办站所司]\u3000?({_HAN}{{2,3}})(?=$|[；、，（\u3000])")


def _contacts(string: str) -> Iterator[tuple[int, int]]:
    """Who is to be asked, behind his body: 联系人：教育厅　何晓波；公安厅　蒲勇."""
    for match in near(_CONTACTS, string, _CONTACT, 0, 64):
        for one in _CONTACT_OF.finditer(match[1]):
            if is_name(one[1]):
                yield match.start(1) + one.start(1), match.start(1) + one.end(1)


_OF_BODY = re.compile(
    rf"^[^\n，。；、]{{2,30}}(?:医院|局|中心|大学|学院|学校|小学|中学|公司|委员会|队|所|院|厂|站|社)\u3000?({_HAN}(?:\u3000+{_HAN}|{_HAN}{{1,2}}))$",
    re.M,
)


def _of_bodies(string: str) -> Iterator[tuple[int, int]]:
    """Names in lines that follow one another, each behind a body: 辽阳市第二人民医院　韩梅."""
    last: re.Match[str] | None = None
    for match in at_lines(_OF_BODY, string):
        if not is_name(match[1].replace("\u3000", "")):
            continue
        if last is not None and string.count("\n", last.end(), match.start()) == 1:
            yield last.span(1)
            yield match.span(1)
        last = match


def _saluted(string: str) -> Iterator[tuple[int, int]]:
    for match in at_lines(_SALUTED, string):
        at = match.start()
        for name in match[1].split("、"):
            if is_name(name):
                yield at, at + len(name)
            at += len(name) + 1


_ROLE_BEHIND = re.compile(
    r"等?(?:[0-9]{1,3}(?:名|位|人)|[^，。；、\n]{0,4}(?:领导|同志|代表|委员)|[二三四五六七八九十两]人(?![民均])|分别|先后|出席|列席|参加|陪同|随行)"
)
"""What says that those before it are persons: 某某、某某等县级领导分别参加, 某某等2名."""


_ROW_EDGE = frozenset("，。；：\n\u3000对予由、队")
"""What a row begins behind."""
FEWEST_ROW_NAMES = 4
"""Names in a row that need no other sign."""
FEWEST_LED_NAMES = 6
"""Names in a row behind 是: 执行主席是某某、某某…."""
_LED = frozenset("是")


@lru_cache(maxsize=1)
def _row_starts() -> re.Pattern[str]:
    """Where a row may begin: a surname behind a mark, with a name's length before the next."""
    surnames = "".join(sorted({name[0] for name in characters()["surname"]} - _ROW_EDGE - {"和"}))
    return re.compile(rf"[{surnames}](?:(?!是){_HAN}){{1,3}}(?:(?P<mark>[、，\u3000])(?={_HAN}{{2}})|(?=等[0-9]))")


def _rows(string: str) -> Iterator[tuple[int, int]]:
    """Names in a row: two before a word that says that they are persons, or many that nothing else can be."""
    done = 0
    for match in _row_starts().finditer(string):
        before = string[match.start() - 1 : match.start()]
        if match.start() < done or (before and before not in _ROW_EDGE | _LED and not (before == "和" and not match["mark"])):
            continue
        row = tuple(_row(string, match.start(), match["mark"] or "、"))
        done = row[-1][1] if row else match.end()
        if before in _LED and before and len(row) < FEWEST_LED_NAMES:
            continue
        if not row or (len(row) < 2 and not string.startswith("等", done)) or any(string[start:end] in divisions() for start, end in row):
            continue
        common = sum(is_common(string[start:end]) for start, end in row)
        long = sum(end - start > 2 for start, end in row)
        if (common * 3 <= len(row) and _ROLE_BEHIND.match(string, done)) or (
            len(row) >= FEWEST_ROW_NAMES + (match["mark"] != "、") and common * 4 <= len(row) and long * 2 >= len(row)
        ):
            yield from row


_FOUR = re.compile(rf"{_HAN}{{4}}(?=[\u3000\n]|$)")
"""A name of four characters in a row that blanks part: two surnames, or one that a people of Taiwan took."""


def _row(string: str, at: int, mark: str) -> Iterator[tuple[int, int]]:
    """The names that stand one after another from a place on, with the mark between them."""
    while True:
        end = string.find(mark, at, at + 5)
        size = end - at if end > 0 else 0
        if not (size and is_name(string[at:end])):
            size = name_size(string, at)
        if not size and mark == "\u3000" and (four := _FOUR.match(string, at)) and four[0][0] in characters()["surname"]:
            size = len(four[0])
        if not size:
            return
        yield at, at + size
        if string[at + size : at + size + 1] != mark:
            return
        at += size + 1


_ACTS = re.compile(
    "指出|强调|表示|介绍|告诉|主持(?:大?会|召开|并)|率队|带队|陪同|一行(?![业为动])|作(?:工作)?(?:报告|讲话|说明)"
    "|[曾出历调升兼]?任(?![务何意])|担任|当选|出生|生于|毕业|考入|入伍|牺牲|病逝|逝世|去世|率部|率领|撰写|创作|回忆|夺[得冠]|打入|加盟|被捕|赴任|离任"
)
_ACT_WORDS = Anchor(
    *(
        "指出",
        "强调",
        "表示",
        "介绍",
        "告诉",
        "主持",
        "率队",
        "带队",
        "陪同",
        "一行",
        "作工作",
        "作报告",
        "作讲话",
        "作说明",
        "任",
        "当选",
        "出生",
    ),
    *(
        "生于",
        "毕业",
        "考入",
        "入伍",
        "牺牲",
        "病逝",
        "逝世",
        "去世",
        "率部",
        "率领",
        "撰写",
        "创作",
        "回忆",
        "夺得",
        "夺冠",
        "打入",
        "加盟",
        "被捕",
        "离任",
    ),
)
_BEGINS = re.compile(rf"(?:(?<=[，。；\n\u3000])|^)({_HAN}{{3}})(?={_ACTS.pattern})", re.MULTILINE)
"""A name of three characters that opens a sentence before what only persons do: 某某某主持大会."""


_LIFE = re.compile(
    rf"(?<![{HAN}])({_HAN}{{2,3}})(?=（(?:(?:约|公元前?)?[0-9]{{3,4}}[^（）]{{0,8}}[－—–~～-]|[男女][，）])|[，,][男女][，,])"
)
"""Whose years or sex stand behind: 某某某（1915－1940）, 某某，男，."""
_YEARS = re.compile("[（，,](?:约|公元前?)?(?:[0-9]{3}|[男女])")


def _lives(string: str) -> Iterator[tuple[int, int]]:
    for match in near(_LIFE, string, _YEARS, 6, 14):
        if is_name(match[1]) and match[1] not in divisions():
            yield match.span(1)


def _acting(string: str) -> Iterator[tuple[int, int]]:
    for match in near(_BEGINS, string, _ACT_WORDS, 5, 6):
        if is_name(match[1]) and not is_common(match[1]) and match[1] not in divisions():
            yield match.span(1)


def _lines(string: str) -> Iterator[tuple[int, int]]:
    """Lists that give a name and an office a line: 组　长：张高丽　国务院副总理."""
    for match in at_lines(_RESOLVED, string):
        if is_name(match[1]):
            yield match.span(1)
    begun = sorted([*at_lines(_LINE, string), *_LABELLED.finditer(string)], key=re.Match.start)
    rows = [one for one in begun if is_name(one[1].replace("\u3000", "").replace(" ", ""), strict=False)]
    run: list[re.Match[str]] = []
    for row in rows:
        if run and string.count("\n", run[-1].end(), row.start(1)) > 1:
            yield from _run(run)
            run = []
        run.append(row)
    yield from _run(run)


def _run(run: Sequence[re.Match[str]]) -> Iterator[tuple[int, int]]:
    """The names of lines that follow one another, if any of them has an office, or each of them a body."""
    if any(_OFFICE_END.search(one[2]) for one in run) or (len(run) > 1 and all(_BODY_END.search(one[2]) for one in run)):
        yield from (one.span(1) for one in run)
