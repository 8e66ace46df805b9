"""The head of a newspaper page: the day with its weekday, and the number of the page (版).

A day beside its weekday is that of the paper itself, not one that a story tells of; it counts only if the two agree and no other such
day stands in the text, the same for the page.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as Day

from jiaokan.grammar.characters import HAN
from jiaokan.grammar.date import WEEKDAYS
from jiaokan.text import re

_DAY = re.compile(rf"(\d{{4}})\s?年\s?(\d{{1,2}})\s?月\s?(\d{{1,2}})\s?日[\s　,，]{{0,4}}(?:星期|周)([{WEEKDAYS}天])")
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
    days = {day for found in _DAY.finditer(raw) if (day := _agreeing(found))}
    pages = {(found[1], found[2] or "") for found in _PAGE.finditer(raw)}
    number, section = next(iter(pages)) if len(pages) == 1 else ("", "")
    return Masthead(days.pop() if len(days) == 1 else "", f"第{number}版" if number else "", section)


def _agreeing(found: re.Match[str]) -> str:
    """The day, if the calendar has it and it falls on the weekday that stands beside it."""
    try:
        day = Day(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return ""
    return day.isoformat() if WEEKDAYS[day.weekday()] == found[4].replace("天", "日") else ""
