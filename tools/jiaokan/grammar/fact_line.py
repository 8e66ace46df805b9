"""The line of facts under a headline: 发布时间：2020-01-02 09:05　来源：某报　作者：某甲　某乙, in any order, in either script.

Each fact begins with its word and ends where the next word with a colon begins, so what a page sets beside them is no part of a value.
A day that the calendar does not have is none.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta, timezone
from itertools import takewhile

from jiaokan.grammar.characters import HAN
from jiaokan.grammar.date import STAMP, TIME, WEEKDAYS
from jiaokan.text import re

WHEN = "(?:公|刊)?(?:发布|发表|发稿|公开|刊发|上版|發布|發佈|發表|張貼)(?:时间|日期|時間|日)|(?:日期|时间|時間)"
BARE_WHEN = r"(?:(?:发表|发布|發表|發布|刊登)(?=[:：]\s?\d{4})|(?:发表|发布|發表|發布|张贴|張貼)[于於](?=\s?[:：]?\s?\d{4}-\d))"
SAID = "(?:信息|文章|稿件|新闻|内容|资料|資料|消息|稿)?(?:来源|來源|出处|出處)"
SITE = "(?:发布|公布|主办|發布|公布|主辦)(?:单位|机构|机关|部门|單位|機關|機構|者)"
WRITTEN = "(?:文章)?(?:作者|撰稿人?|撰文)"
GAP = r"\s|｜\[【(（"
SHUT = r"[】\])）]?\s?"
LABEL = re.compile(
    rf"(?P<when>(?:^|(?<=[{GAP}]))(?:{WHEN}|{BARE_WHEN})|(?<=\d){BARE_WHEN}){SHUT}(?:[:：]|(?=\s?(?:民國|西元)?\s?\d))|(?P<said>{SAID}){SHUT}[:：]|(?P<written>{WRITTEN}){SHUT}[:：]|(?P<site>{SITE}){SHUT}[:：]"
    rf"|(?P<other>(?:^|(?<=[{GAP}]))[{HAN}]{{2,6}}){SHUT}[:：]"
)
CLOCK = re.compile(rf"{STAMP}\s*{TIME}")
"""A day with the time of day, which needs no word before it in a line of facts."""
END = re.compile(rf"\s{{2,}}|[{GAP[2:]}】\])）]|(?=(?:19|20)\d\d[-/.年]\d)")
NAME = re.compile(rf"[{HAN}]{{2,4}}(?:·[{HAN}]{{1,8}})?")
NOBODY = frozenset(
    ("佚名", "匿名", "未知", "网络", "網路", "网络转载", "网络整理", "互联网",
     "无", "無", "本站", "管理员", "管理員", "网站管理员", "系统管理员", "编辑", "会员上传", "会员投稿", "网友上传",
     "网友投稿", "admin", "administrator", "webmaster", "null", "undefined", "none", "true", "false")
)  # fmt: skip
"""What a page says where it knows of no author or source."""
DATE = re.compile(
    r"(?P<roc>民國\s*)?(?<!\d)(?P<year>\d{2,4})\s*[-/.年]\s*(?P<month>\d{1,2})\s*[-/.月]\s*(?P<day>\d{1,2})(?!\d)\s*日?"
    r"(?:[T\s]*(?P<hour>\d{1,2})\s*[:：时時]\s*(?P<minute>\d{2})(?:\s*[:：分]\s*(?P<second>\d{2})(?:\.\d{1,9})?)?"
    r"\s?(?P<zone>Z|[+-]\d{2}:?\d{2})?)?"
)
EDITED = re.compile(
    rf"(?:责任编辑|责编|编辑|責任編輯|責編|編輯)\s?[:：]\s?(?P<names>[{HAN}]{{2,4}}(?:[\s\u3000、，,]+[{HAN}]{{2,4}}(?![{HAN}]))*)(?![{HAN}])"
)
CHINA = timezone(timedelta(hours=8))


def facts(lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    """What lines of facts say, in their order: `published` (ISO 8601), `source`, `author` and `publisher`.

    Args:
        lines: lines without their breaks; what they say beside these facts is passed over.
    """
    for line in lines:
        labels = list(LABEL.finditer(line))
        for label, after in zip(labels, [*labels, None][1:], strict=True):
            value = line[label.end() : after.start() if after else len(line)].strip(" \t\r\n\u3000\xa0|｜[【(（")
            if label["when"] and (when := date(value)):
                yield "published", when
            elif (label["said"] or label["site"]) and (body := END.split(value, maxsplit=1)[0].split(" ")[0].strip()) and is_somebody(body):
                yield "source" if label["said"] else "publisher", body
            elif label["written"] and (names := _names(value)):
                yield "author", names


def editors(lines: Iterable[str]) -> frozenset[str]:
    """Who edited a text, by lines such as 责任编辑：某甲: pages set the editor where an author is asked for.

    Args:
        lines: those of the page.
    """
    return frozenset(name for line in lines for found in EDITED.finditer(line) for name in re.split(r"[\s\u3000、，,]+", found["names"]))


def clocks(lines: Iterable[str]) -> Iterator[str]:
    """The days with a time of day that stand in the lines, in ISO 8601."""
    return (day for line in lines for found in CLOCK.finditer(line) if (day := date(line[found.start() :])))


def date(string: str) -> str:
    """The first date of a string, with its time of day, in the form of ISO 8601; empty if it has none or the calendar does not have it.

    A year of the Republic (民國) counts from 1912.
    """
    match = DATE.search(string)
    if not match:
        return ""
    year, month, day = int(match["year"]) + (1911 if match["roc"] else 0), int(match["month"]), int(match["day"])
    if not (1000 <= year <= 2999 and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]):
        return ""
    time = f"T{int(match['hour']):02}:{match['minute']}" + (f":{match['second']}" if match["second"] else "") if match["hour"] else ""
    return f"{year:04}-{month:02}-{day:02}{time}" + ((match["zone"] or "") if time else "")


def local_day(when: str) -> str:
    """The day of a date in ISO 8601, in China: 2020-01-01T20:00:00Z is the second of January there. Empty if there is none."""
    try:
        moment = datetime.fromisoformat(when)
    except ValueError:
        return date(when)[:10]
    try:
        return (moment.astimezone(CHINA) if moment.tzinfo else moment).strftime("%Y-%m-%d")
    except OverflowError:
        return when[:10]


WEEKDAY = re.compile(f"(?:星期|周|週|[礼禮]拜)[{WEEKDAYS}天]")


def is_somebody(name: str) -> bool:
    """Whether a name is one, and not a word for nobody, a day of the week or an address."""
    return (
        name.lower() not in NOBODY
        and not WEEKDAY.fullmatch(name)
        and not name.startswith(("http:", "https:", "/"))
        and any(char.isalpha() for char in name)
    )


def _names(value: str) -> str:
    """The names a value begins with, parted by U+3000; the only word, or the Latin ones, if it is no Chinese name."""
    words = [word for word in re.split(r"[\s\u3000、，,;；/]+", END.sub("  ", value)) if word]
    names = list(takewhile(NAME.fullmatch, words))
    if not names and len(words) > 1:
        names = [" ".join(takewhile(str.isascii, words))]
    names = names or words[:1]
    return "\u3000".join(name for name in names if is_somebody(name))
