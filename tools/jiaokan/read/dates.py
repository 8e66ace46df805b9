"""Dates as they stand alone on a line: 2020年12月4日, 二〇二〇年十二月四日, 中華民國一百零四年十二月三十日, 2020-12-04."""

from __future__ import annotations

from jiaokan.grammar.date import ANY_DAY, MONTH, WEEKDAYS
from jiaokan.text import re

_ALONE = re.compile(
    rf"{ANY_DAY}(?:[（(]?[星週周][期{WEEKDAYS}天]{{1,2}}[）)]?|\d{{1,2}}[时時](?:\d{{1,2}}分)?"
    rf"|[ \u3000]?(?:[晨早午晚夜]|[上下]午|凌晨|清晨|傍晚|深夜|[灯燈]下))?"
    rf"|\d{{4}}[-./]\d{{1,2}}[-./]\d{{1,2}}(?:[ \u3000]\d{{1,2}}:\d{{2}}(?::\d{{2}})?)?",
    needs="年-./",
)
_PUBLISHED = re.compile(
    r"(?:发布|發布|发表|發表|更新|成文|印发|公布|刊登)?(?:时间|時間|日期)[:：].{0,12}\d{4}.{0,30}"
    rf"|[（(]{ANY_DAY}[）)]"
    rf"|[【〔\[（(]{MONTH}[-—－–至~～]{{1,2}}.{{4,14}}[】〕\])）]",
    needs=":：年月",
)
_HISTORY = re.compile(
    rf"[（(]?{ANY_DAY}.{{0,120}}(?:公布|发布|發布|通过|通過|修订|修訂|修正|批准|施行|实施|實施|废止|廢止|制定|印发|签署)[）)]?"
    rf"|[（(](?:\d{{4}}年|{ANY_DAY})[^）)。]{{0,300}}[）)]"
    rf"|{ANY_DAY}[ \u3000]?(?:制定|公布|修正|修订|修訂|增订|增訂|删除|刪除)[^。]{{0,120}}[条條](?:条文|條文)?"
    rf"|(?:自|本.{{1,4}}自)?{ANY_DAY}(?:起)?(?:施行|实施|實施|生效)"
)


def is_date(line: str) -> bool:
    """Whether the line is a date and nothing more."""
    return _ALONE.fullmatch(line.removesuffix("。")) is not None


def is_published(line: str) -> bool:
    """Whether the line says when a page was published, or the period that a newsletter covers."""
    return _PUBLISHED.fullmatch(line) is not None


def is_history(line: str) -> bool:
    """Whether the line tells when a law was passed, published, amended or came into force, as stands under its title."""
    return _HISTORY.fullmatch(line) is not None
