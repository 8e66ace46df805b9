"""Dates: years, months, days, hours, plan periods, and those that only the document's own date settles (今年, 8月21日, 18日).

The norm is ISO 8601: a year, month or day, with an hour as `T13:00`, an interval with `/`.
What has no year takes that of the document, else that of the last full date before it, and is marked as relative;
where neither is known, or the day would lie more than half a year from the document's, the norm stays empty rather than guessed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from jiaokan.annotate.mention import Mention
from jiaokan.grammar.near import Anchor, near
from jiaokan.grammar.numeral import COUNTING, ONE_TO_NINE, ZERO, value
from jiaokan.text import re

_DIGIT = "[0-9０-９]"
_HAN_DIGIT = f"[{ZERO}{COUNTING}]"
_NO_DIGIT = r"(?<![0-9０-９.．第])"
_NO_DIGIT_BEFORE = r"(?<![0-9０-９.．第].)"
"""The same, asked behind the first character, so that a pattern can begin with it."""
_YEAR = rf"(?:(?P<year>[12１２]{_DIGIT}{{3}}|[一二]{_HAN_DIGIT}{{3}}) ?年 ?|(?P<word>今年|去年|前年|明年|当年|次年|同年))"
_MONTH = rf"(?P<month>{_DIGIT}{{1,2}}|十?[{ONE_TO_NINE}]|十) ?月"
_DAY = rf" ?(?P<day>{_DIGIT}{{1,2}}|{_HAN_DIGIT}{{1,3}}) ?[日号]"
_HALF = "(?P<half>上午|中午|下午|凌晨|晚上?|夜间)?"
_CLOCK = rf"(?P<hour>{_DIGIT}{{1,2}})(?:[时點点](?!间)(?:(?P<minute>{_DIGIT}{{1,2}})分)?|[:：](?P<minute2>{_DIGIT}{{2}}))"
_HOUR = f"{_HALF}(?:{_CLOCK})"
_TO = "(?:起?至|[-—~～到－–]{1,2})"
_TO_HOUR = re.compile(_TO)
_LAST_DAY = rf"(?P<day2>{_DIGIT}{{1,2}}|{_HAN_DIGIT}{{1,3}})"
_PARTS = {
    "上半年": "01/06", "下半年": "07/12", "前一季度": "01/03", "前二季度": "01/06", "前两季度": "01/06", "前三季度": "01/09",
    "第一季度": "01/03", "第二季度": "04/06", "第三季度": "07/09", "第四季度": "10/12",
    "一季度": "01/03", "二季度": "04/06", "三季度": "07/09", "四季度": "10/12", "底": "12", "末": "12", "初": "01",
}  # fmt: skip
_PLANS = {"六五": 1981, "七五": 1986, "八五": 1991, "九五": 1996, "十五": 2001, "十一五": 2006, "十二五": 2011, "十三五": 2016,
          "十四五": 2021, "十五五": 2026}  # fmt: skip
"""The first years of the five-year plans (国民经济和社会发展五年计划、规划纲要)."""
_SHIFTS = {"今年": 0, "去年": -1, "前年": -2, "明年": 1}
_HALF_YEAR_DAYS = 183
_NO_DAY = "[内之间游龄均元圆志报币租薪程]|以[内上下后前]|[）)]?(?:为限|期满)"
"""What stands behind a number of days."""
_LASTS = "[满逾近达共隔每续期止于日前后内约长了历减加休晚早翌各超过]"
"""What stands before one: 连续15日."""


@dataclass(frozen=True, slots=True)
class _Day:
    """What settles a date that is not whole."""

    own: str
    """The document's date, as much of it as is known."""
    near: int | None
    """The year of the last full date before."""

    @property
    def year(self) -> int | None:
        """The year that a date without one has."""
        return int(self.own[:4]) if self.own[:4].isdigit() else self.near


def _of_year(match: re.Match[str], day: _Day) -> int | None:
    """The year of a date: written, or counted from the document's or from the last one named; none if that is unknown."""
    if match["year"]:
        return value(match["year"])
    word = match["word"]
    if word is None:
        return day.year
    if word in _SHIFTS:
        return int(day.own[:4]) + _SHIFTS[word] if day.own[:4].isdigit() else None
    return day.near + 1 if word == "次年" and day.near is not None else day.near


def _year(match: re.Match[str], day: _Day) -> str | None:
    """A year or a part of one; «» if it is unknown."""
    year = _of_year(match, day)
    return "" if year is None else _interval(year, _PARTS.get(match["part"] or "", ""))


def _full(match: re.Match[str], day: _Day) -> str | None:
    """A month, day, hour, with or without its year; «» if the year is unknown, None if it is no date."""
    year = _of_year(match, day)
    month = value(match["month"])
    days = value(match["day"]) if match["day"] else 0
    if not 1 <= month <= 12 or days > 31 or (match["day"] and not days):
        return None
    if year is None:
        return ""
    norm = _real(f"{year}-{month:02}" + (f"-{days:02}" if days else "") + _hour(match))
    return norm if match["year"] or match["word"] or _near(norm, day.own) else ""


def _near(norm: str, own: str) -> bool:
    """Whether a settled date lies within half a year of the document's; unknown where either is no whole day."""
    day = norm.partition("T")[0]
    if len(day) != 10 or len(own) != 10:
        return True
    return abs((date.fromisoformat(day) - date.fromisoformat(own)).days) <= _HALF_YEAR_DAYS


def _interval(year: int, part: str) -> str:
    return "/".join(f"{year}-{end}" for end in part.split("/")) if part else str(year)


def _hour(match: re.Match[str]) -> str:
    hour = int(match["hour"] or match.groupdict().get("hour2") or match.groupdict().get("hour3") or match.groupdict().get("hour4") or -1)
    if not 0 <= hour <= 24:
        return ""
    hour += 12 if match["half"] in ("下午", "晚", "晚上") and hour < 12 else 0
    return f"T{hour:02}:{int(match['minute'] or match['minute2'] or match.groupdict().get('minute4') or 0):02}"


def _real(norm: str) -> str:
    """The norm; empty if it is a day that no calendar has."""
    day = norm.partition("T")[0]
    try:
        if len(day) == 10:
            date.fromisoformat(day)
    except ValueError:
        return ""
    return norm


def _iso(match: re.Match[str], day: _Day) -> str | None:
    return _real(f"{int(match['y'])}-{int(match['m']):02}-{int(match['d']):02}") or None


def _years(match: re.Match[str], day: _Day) -> str | None:
    return f"{value(match['first'])}/{value(match['last'])}"


def _plan(match: re.Match[str], day: _Day) -> str | None:
    first = _PLANS[match["plan"]]
    return f"{first}/{first + 4}"


def _republic(match: re.Match[str], day: _Day) -> str | None:
    """A year counted from 1912, the first of the Republic: 民国24年."""
    number = 1 if match["republic"] == "元" else value(match["republic"])
    parts = [f"{1911 + number}", *(f"{value(match[key]):02}" for key in ("month", "day") if match[key])]
    return _real("-".join(parts)) if number else None


def _clock(match: re.Match[str], day: _Day) -> str | None:
    """An hour without its day, which another date of the text settles: 22时15分."""
    return _hour(match) or None


def _century(match: re.Match[str], day: _Day) -> str | None:
    first = 100 * ((value(match["century"]) if match["century"] else 20 if match["which"] == "上" else 21) - 1)
    if not match["decade"]:
        return f"{first}/{first + 99}"
    first += value(match["decade"])
    return f"{first}/{first + 9}"


def _month(match: re.Match[str], day: _Day) -> str | None:
    if len(day.own) < 7:
        return ""
    months = int(day.own[:4]) * 12 + int(day.own[5:7]) - (1 if match[0] == "本月" else 2)
    return f"{months // 12}-{months % 12 + 1:02}"


def _part(match: re.Match[str], day: _Day) -> str | None:
    """A part of the document's own year."""
    return "" if day.year is None else _interval(day.year, _PARTS[match["quarter"]])


def _day(match: re.Match[str], day: _Day) -> str | None:
    days = int(match["only"])
    if not 1 <= days <= 31:
        return None
    return _real(f"{day.own[:7]}-{days:02}") if len(day.own) >= 7 else ""


def _range(match: re.Match[str], day: _Day) -> str | None:
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


_Rule = Callable[[re.Match[str], _Day], str | None]
_RULES: tuple[tuple[re.Pattern[str], _Rule], ...] = (
    (
        re.compile(rf"(?P<y>[12]{_NO_DIGIT_BEFORE}{_DIGIT}{{3}})(?P<s>[-/.])(?P<m>{_DIGIT}{{1,2}})(?P=s)(?P<d>{_DIGIT}{{1,2}})(?![0-9.])"),
        _iso,
    ),
    (
        re.compile(
            rf"(?P<first>[12]{_NO_DIGIT_BEFORE}{_DIGIT}{{3}})年?[-—~～至到－–]{{1,2}}(?P<last>[12]{_DIGIT}{{3}})(?:年(?!第)|(?=[）)])(?<=[（(].{{9}}))"
        ),
        _years,
    ),
    (
        re.compile(
            rf"{_NO_DIGIT}{_YEAR}?{_MONTH}(?:{_DAY}?)?{_TO}"
            rf"(?:(?P<year2>[12]{_DIGIT}{{3}})年)?(?:(?P<month2>{_DIGIT}{{1,2}}|十?[{ONE_TO_NINE}]|十)月)?(?:{_LAST_DAY}[日号])?(?<=[月日号])(?![0-9])"
        ),
        _range,
    ),
    (re.compile(rf"{_NO_DIGIT}{_YEAR}?{_MONTH}(?![球饼])(?:{_DAY}(?: ?{_HOUR})?|[上中下]旬|[初底末中](?![心国])|份)?"), _full),
    (
        re.compile(
            rf"{_NO_DIGIT}{_YEAR}(?P<part>前[一二两三]季度|第?[一二三四]季度|[上下]半年|(?<=年)[初底末](?![次任])|[春夏秋冬]季学期|[春夏秋冬](?=[，季天]))?"
            rf"(?:度(?![假量过汛夏日]))?(?!第[0-9{COUNTING}]|[龄级])"
        ),
        _year,
    ),
    (re.compile("“(?P<plan>" + "|".join(_PLANS) + ")”(?:时期|期间)?"), _plan),
    (
        re.compile(
            f"(?:(?P<century>[12][0-9]|十[{ONE_TO_NINE}]|二十一?)|(?P<which>[上本]))世纪(?:(?P<decade>[1-9]0|[{ONE_TO_NINE}]十)年代)?(?:中叶|[初中后前]期|[初末])?"
        ),
        _century,
    ),
    (re.compile("(?<![年0-9])(?P<quarter>前[一二两三]季度|第[一二三四]季度|[上下]半年)"), _part),
    (re.compile("[本上]月(?!份?[球台经报])"), _month),
    (re.compile(rf"(?<![0-9０-９月\-.．第])(?<!{_LASTS})(?<!月的)(?P<only>[0-9]{{1,2}})日(?!{_NO_DAY})"), _day),
    (re.compile(rf"民国 ?(?P<republic>[0-9]{{1,3}}|{_HAN_DIGIT}{{1,3}}|元) ?年(?:{_MONTH}(?:{_DAY})?)?"), _republic),
    (
        re.compile(
            rf"(?:(?<![0-9日号点时:：])(?:(?P<half>上午|中午|下午|凌晨|晚上|夜间)(?P<hour>{_DIGIT}{{1,2}})[时點点](?!间)(?:(?P<minute>{_DIGIT}{{1,2}})分)?"
            rf"|(?P<hour2>{_DIGIT}{{1,2}})[时點点](?P<minute2>{_DIGIT}{{1,2}})分)"
            rf"|(?<=[早晚午点间至于在，。；：起])(?P<hour4>{_DIGIT}{{1,2}})[:：](?P<minute4>[0-5]{_DIGIT})(?![:：0-9])"
            rf"|(?<=当日|次日|截至|当天)(?P<hour3>{_DIGIT}{{1,2}})[时時](?!间))(?![钟之析])"
        ),
        _clock,
    ),
)


_ANCHORS = {
    2: (Anchor("月"), 18, 36),
    3: (Anchor("月"), 18, 36),
    4: (Anchor("年"), 8, 16),
    6: (Anchor("世纪"), 6, 16),
    7: (Anchor("季度", "半年"), 4, 0),
    9: (Anchor("日"), 6, 4),
    10: (Anchor("民国"), 0, 24),
    11: (Anchor("时", "點", "点", *(digit + colon for digit in "0123456789" for colon in ":：")), 6, 6),
}
"""The words that a rule cannot do without, and how far before and behind them it reaches."""


def find_dates(string: str, day: str = "") -> Iterator[Mention]:
    """Each date of the string, in order.

    Args:
        string: the text of one document.
        day: the document's own date in ISO 8601, as much of it as is known; empty if unknown.
    """
    found = [
        (match.start(), -match.end(), index, match)
        for index, (rule, _) in enumerate(_RULES)
        for match in (near(rule, string, *_ANCHORS[index]) if index in _ANCHORS else rule.finditer(string))
    ]
    done, last = 0, None
    made: list[Mention] = []
    before: tuple[int, int, bool] | None = None
    for start, _, index, match in sorted(found, key=lambda one: one[:3]):
        if start < done:
            continue
        norm = _RULES[index][1](match, _Day(day, last))
        if norm is None:
            continue
        text = match[0].rstrip()
        if before is not None and _RULES[index][1] is _full is _RULES[before[1]][1] and _TO_HOUR.fullmatch(string, done, start):
            first, relative = made.pop(), before[2]
            text, norm = string[first.start : start] + text, f"{first.norm}/{norm}" if first.norm and norm else ""
            start = first.start
            made.append(Mention("date", start, start + len(text), text, norm, relative=relative))
            done, before = start + len(text), None
            continue
        done = start + len(text)
        whole = bool(match.groupdict().get("year")) or index in (0, 1, 5, 10) or (index == 6 and not match["which"])
        if whole and norm[:4].isdigit() and ("/" not in norm or _RULES[index][1] is _range):
            last = int(norm[:4])
        made.append(Mention("date", start, done, text, norm, relative=not whole))
        before = (done, index, not whole)
    yield from made
