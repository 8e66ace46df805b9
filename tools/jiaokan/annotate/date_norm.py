"""What a date means, in one form (ISO 8601): a year, month or day, with an hour as `T13:00`, an interval with `/`.

Each function takes the match of its rule and what settles a date that is not whole; it gives the norm, empty if that is unknown, or none
if the match is no date.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from jiaokan.grammar.numeral import value
from jiaokan.text import re

_PARTS = {
    "上半年": "01/06", "下半年": "07/12", "前一季度": "01/03", "前二季度": "01/06", "前两季度": "01/06", "前三季度": "01/09",
    "第一季度": "01/03", "第二季度": "04/06", "第三季度": "07/09", "第四季度": "10/12",
    "一季度": "01/03", "二季度": "04/06", "三季度": "07/09", "四季度": "10/12", "底": "12", "末": "12", "初": "01",
    "年底": "12", "年末": "12", "年初": "01",
}  # fmt: skip
PLANS = {"六五": 1981, "七五": 1986, "八五": 1991, "九五": 1996, "十五": 2001, "十一五": 2006, "十二五": 2011, "十三五": 2016,
          "十四五": 2021, "十五五": 2026}  # fmt: skip
"""The first years of the five-year plans (国民经济和社会发展五年计划、规划纲要)."""
_SHIFTS = {"今年": 0, "去年": -1, "前年": -2, "明年": 1}
_HALF_YEAR_DAYS = 183


@dataclass(frozen=True, slots=True)
class WholeDay:
    """What settles a date that is not whole."""

    own: str
    """The document's date, as much of it as is known."""
    near: int | None
    """The year of the last full date before."""

    @property
    def year(self) -> int | None:
        """The year that a date without one has."""
        return int(self.own[:4]) if self.own[:4].isdigit() else self.near


Rule = Callable[[re.Match[str], WholeDay], str | None]


def _of_year(match: re.Match[str], day: WholeDay) -> int | None:
    """The year of a date: written, or counted from the document's or from the last one named; none if that is unknown."""
    if match["year"]:
        return value(match["year"])
    word = match["word"]
    if word is None:
        return day.year
    if word in _SHIFTS:
        return int(day.own[:4]) + _SHIFTS[word] if day.own[:4].isdigit() else None
    return day.near + 1 if word == "次年" and day.near is not None else day.near


def year(match: re.Match[str], day: WholeDay) -> str | None:
    """A year or a part of one; «» if it is unknown."""
    year = _of_year(match, day)
    return "" if year is None else _interval(year, _PARTS.get(match["part"] or "", ""))


def full(match: re.Match[str], day: WholeDay) -> str | None:
    """A month, day, hour, with or without its year; «» if the year is unknown, None if it is no date."""
    year = _of_year(match, day)
    month = value(match["month"])
    days = value(match["day"]) if match["day"] else 0
    if not 1 <= month <= 12 or days > 31 or (match["day"] and not days):
        return None
    if year is None:
        return ""
    norm = _real(f"{year}-{month:02}" + (f"-{days:02}" if days else "") + hour(match))
    return norm if match["year"] or match["word"] or _near(norm, day.own) else ""


def _near(norm: str, own: str) -> bool:
    """Whether a settled date lies within half a year of the document's; unknown where either is no whole day."""
    day = norm.partition("T")[0]
    if len(day) != 10 or len(own) != 10:
        return True
    return abs((date.fromisoformat(day) - date.fromisoformat(own)).days) <= _HALF_YEAR_DAYS


def _interval(year: int, part: str) -> str:
    return "/".join(f"{year}-{end}" for end in part.split("/")) if part else str(year)


def hour(match: re.Match[str]) -> str:
    """The hour of a date, as `T13:00`; empty if it has none."""
    figures = match.groupdict()
    figure = next((figures[name] for name in ("hour", "hour2", "hour3", "hour4", "hour5", "hour6") if figures.get(name)), "")
    hour = value(figure) if figure else -1
    if not 0 <= hour <= 24:
        return ""
    hour += 12 if match["half"] in ("下午", "晚", "晚上", "傍晚") and hour < 12 else 0
    minute = next((figures[name] for name in ("minute", "minute2", "minute4", "minute5", "minute6") if figures.get(name)), "")
    return f"T{hour:02}:{value(minute) if minute else 0:02}"


def _real(norm: str) -> str:
    """The norm; empty if it is a day that no calendar has."""
    day = norm.partition("T")[0]
    try:
        if len(day) == 10:
            date.fromisoformat(day)
    except ValueError:
        return ""
    return norm


def iso(match: re.Match[str], day: WholeDay) -> str | None:
    """A day in digits with marks between: 2024-3-5."""
    return _real(f"{int(match['y'])}-{int(match['m']):02}-{int(match['d']):02}") or None


def years(match: re.Match[str], day: WholeDay) -> str | None:
    """From a year to another: 2018—2020年."""
    return f"{value(match['first'])}/{value(match['last'])}"


def plan(match: re.Match[str], day: WholeDay) -> str | None:
    """The years of a five-year plan."""
    first = PLANS[match["plan"]]
    return f"{first}/{first + 4}"


def republic(match: re.Match[str], day: WholeDay) -> str | None:
    """A year counted from 1912, the first of the Republic: 民国24年."""
    number = 1 if match["republic"] == "元" else value(match["republic"])
    parts = [f"{1911 + number}", *(f"{value(match[key]):02}" for key in ("month", "day") if match[key])]
    return _real("-".join(parts)) if number else None


def republic_day(match: re.Match[str], day: WholeDay) -> str | None:
    """A day of a year counted from 1912 that does not say so, as Taiwan writes them: 113年7月1日."""
    norm = republic(match, day)
    return norm and norm + (hour(match) if match["day"] else "")


def republic_year(match: re.Match[str], day: WholeDay) -> str | None:
    """A year counted from 1912 or a part of it, in a text that counts so: 105年下半年."""
    part = match[0].partition("年")[2]
    return _interval(1911 + value(match["republic"]), _PARTS.get(part, ""))


def clock(match: re.Match[str], day: WholeDay) -> str | None:
    """An hour without its day, which another date of the text settles: 22时15分."""
    return hour(match) or None


def century(match: re.Match[str], day: WholeDay) -> str | None:
    """A century or a decade of one; those before our era count backwards (ISO 8601: the year 0000 is the first before it)."""
    number = value(match["century"]) if match["century"] else 20 if match["which"] == "上" else 21
    if match["before"]:
        return f"-{100 * number - 1:04}/-{100 * (number - 1):04}"
    first = 100 * (number - 1)
    if not match["decade"]:
        return f"{first:04}/{first + 99:04}"
    first += value(match["decade"])
    return f"{first:04}/{first + 9:04}"


def era(match: re.Match[str], day: WholeDay) -> str | None:
    """A year of or before our era, said to be one: 公元618年, 公元前221年 (ISO 8601: the year 0000 is the first before our era)."""
    year = int(match["era"])
    if not year:
        return None
    return f"-{year - 1:04}" if "前" in match[0] else f"{year:04}"


def month(match: re.Match[str], day: WholeDay) -> str | None:
    """This month or the last: 本月, 上月."""
    if len(day.own) < 7:
        return ""
    months = int(day.own[:4]) * 12 + int(day.own[5:7]) - (1 if match[0] == "本月" else 2)
    return f"{months // 12}-{months % 12 + 1:02}"


def part(match: re.Match[str], day: WholeDay) -> str | None:
    """A part of the document's own year."""
    return "" if day.year is None else _interval(day.year, _PARTS[match["quarter"]])


def day_alone(match: re.Match[str], day: WholeDay) -> str | None:
    """A day without its month, with or without an hour: 18日, 21日08时."""
    days = int(match["only"])
    if not 1 <= days <= 31:
        return None
    return _real(f"{day.own[:7]}-{days:02}" + hour(match)) if len(day.own) >= 7 else ""


def span(match: re.Match[str], day: WholeDay) -> str | None:
    """From a month or day to another: 8月31日至9月30日, 18日至20日."""
    year, first = _of_year(match, day), value(match["month"])
    last = value(match["month2"]) if match["month2"] else first
    if not (1 <= first <= 12 and 1 <= last <= 12) or bool(match["day"]) != bool(match["day2"]):
        return None
    if year is None:
        return ""
    later = value(match["year2"]) if match["year2"] else year + (last < first)
    ends = [f"{year}-{first:02}", f"{later}-{last:02}"]
    if match["day"]:
        ends = [_real(f"{end}-{value(match[key]):02}") for end, key in zip(ends, ("day", "day2"), strict=True)]
    return "/".join(ends) if all(ends) else ""


def months(match: re.Match[str], day: WholeDay) -> str | None:
    """Months of one year, the word for them said once: 1至10月."""
    year, first, last = _of_year(match, day), value(match["month"]), value(match["month2"])
    if not 1 <= first < last <= 12:
        return None
    return "" if year is None else f"{year}-{first:02}/{year}-{last:02}"
