"""The head of a newspaper page: the day with its weekday, and the number of the page (版).

A day beside its weekday is that of the paper itself, not one that a story tells of; it counts only if the two agree and no other such
day stands in the text, the same for the page. Diaries and letters have the weekday too: there the weather stands behind it, further
days with their weekdays head entries, and a short line with a name stands above it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as Day

from jiaokan.grammar.characters import HAN
from jiaokan.grammar.date import WEEKDAYS
from jiaokan.grammar.numeral import NUMERAL
from jiaokan.text import re

_DAY = re.compile(rf"(\d{{4}})\s?年\s?(\d{{1,2}})\s?月\s?(\d{{1,2}})\s?日[\s　,，]{{0,4}}(?:星期|周)([{WEEKDAYS}天])")
_WEATHER = re.compile("[\\s　,，;；（(]{0,4}(?:[晴阴陰雨雪雾霧霾]|多云|多雲|大?风|大?風)")
_ENTRY = re.compile(rf"^[ 　]*(?:{NUMERAL}年)?{NUMERAL}月{NUMERAL}[日号][ 　,，]{{0,4}}(?:星期|周)[{WEEKDAYS}天]", re.MULTILINE)
_NAME_ABOVE = re.compile(rf"^[ 　]*[{HAN}·]{{1,8}}[ 　]*\n\s*\Z", re.MULTILINE)
_PAGE = re.compile(rf"^[ 　]*第?\s?([A-Z]?\d{{1,3}})\s?版(?:[\s　:：·|]+([{HAN}·]{{2,8}}))?[ 　]*$", re.MULTILINE)


@dataclass(frozen=True)
class Masthead:
    """What the head of the page says; empty where it says nothing."""

    day: str = ""
    """ISO 8601."""
    page: str = ""
    section: str = ""


def masthead(raw: str) -> Masthead:
    """Read the head of a newspaper page.

    Args:
        raw: the raw text of the page.
    """
    pages = {(found[1], found[2] or "") for found in _PAGE.finditer(raw)}
    entries = len({found[0] for found in _ENTRY.finditer(raw)}) > 1
    days = {
        day
        for found in _DAY.finditer(raw)
        if (day := _agreeing(found)) and not _WEATHER.match(raw, found.end()) and (pages or not (entries or _is_signed(raw, found)))
    }
    number, section = next(iter(pages)) if len(pages) == 1 else ("", "")
    return Masthead(days.pop() if len(days) == 1 else "", f"第{number}版" if number else "", section)


def _is_signed(raw: str, found: re.Match[str]) -> bool:
    """Whether the day is the last line, under a name."""
    return not raw[found.end() :].strip() and _NAME_ABOVE.search(raw[: found.start()]) is not None


def _agreeing(found: re.Match[str]) -> str:
    """The day, if the calendar has it and it falls on the weekday that stands beside it."""
    try:
        day = Day(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return ""
    return day.isoformat() if WEEKDAYS[day.weekday()] == found[4].replace("天", "日") else ""
