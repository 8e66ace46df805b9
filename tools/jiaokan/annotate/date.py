"""Dates: years, months, days, hours, plan periods, and those that only the document's own date settles (今年, 8月21日, 18日).

The norm is ISO 8601: a year, month or day, with an hour as `T13:00`, an interval with `/`.
What has no year takes that of the document, else that of the last full date before it, and is marked as relative;
where neither is known, or the day would lie more than half a year from the document's, the norm stays empty rather than guessed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from jiaokan.annotate import date_norm as norms
from jiaokan.annotate.mention import Mention
from jiaokan.grammar.near import Anchor, near
from jiaokan.grammar.numeral import COUNTING, ONE_TO_NINE, ZERO
from jiaokan.text import re

_DIGIT = "[0-9０-９]"
_HAN_DIGIT = f"[{ZERO}{COUNTING}]"
_NO_DIGIT = r"(?<![0-9０-９.．第])"
_NO_DIGIT_BEFORE = r"(?<![0-9０-９.．第].)"
"""The same, asked behind the first character, so that a pattern can begin with it."""
_YEAR = rf"(?:(?P<year>[12１２]{_DIGIT}{{3}}|[一二]{_HAN_DIGIT}{{3}}) ?年 ?|(?P<word>今年|去年|前年|明年|当年|次年|同年))"
_MONTH = rf"(?P<month>{_DIGIT}{{1,2}}|十?[{ONE_TO_NINE}]|十) ?月"
_DAY = rf" ?(?P<day>{_DIGIT}{{1,2}}|{_HAN_DIGIT}{{1,3}}) ?[日号]"
_HALF = "(?P<half>上午|中午|下午|凌晨|晚上?|傍晚|夜间)?"
_HAN_HOUR = f"(?<=[午晨晚上间])[{COUNTING}]{{1,3}}(?=[时時])"
"""An hour in numerals, behind the part of the day: 晚上十一時."""
_MINUTES = f"{_DIGIT}{{1,2}}|[{COUNTING}]{{1,3}}"
_CLOCK = rf"(?P<hour>{_DIGIT}{{1,2}}|{_HAN_HOUR})(?:[时時點点](?!间)(?:(?P<minute>{_MINUTES})分|整)?|[:：](?P<minute2>{_DIGIT}{{2}}))"
_HOUR = f"{_HALF}(?:{_CLOCK})"
_TO = "(?:起?至|[-—~～到－–]{1,2})"
_TO_HOUR = re.compile(_TO)
_LAST_DAY = rf"(?P<day2>{_DIGIT}{{1,2}}|{_HAN_DIGIT}{{1,3}})"
_NO_DAY = "[内之间游龄均元圆志报币租薪程]|以[内上下后前]|[）)]?(?:为限|期满)"
"""What stands behind a number of days."""
_LASTS = "[满逾近达共隔每续期止日前后内约长了历减加休晚早翌各超过]"
"""What stands before one: 连续15日."""
_THAN = "[少低大高多短长迟晚早]于"


_RUNS = "发车|开车|出发|起飞|到达|抵达|进站|开门|关门|开始|的(?:火车|列车|高铁|动车|飞机|航班|班车|车)"
"""What has an hour before it, and no ratio or result of a game."""
_RULES: tuple[tuple[re.Pattern[str], norms.Rule], ...] = (
    (
        re.compile(rf"(?P<y>[12]{_NO_DIGIT_BEFORE}{_DIGIT}{{3}})(?P<s>[-/.])(?P<m>{_DIGIT}{{1,2}})(?P=s)(?P<d>{_DIGIT}{{1,2}})(?![0-9.])"),
        norms.iso,
    ),
    (
        re.compile(
            rf"(?P<first>[12]{_NO_DIGIT_BEFORE}{_DIGIT}{{3}})年?[-—~～至到－–]{{1,2}}(?P<last>[12]{_DIGIT}{{3}})(?:年(?!第)|(?=[）)])(?<=[（(].{{9}}))"
        ),
        norms.years,
    ),
    (
        re.compile(
            rf"{_NO_DIGIT}{_YEAR}?{_MONTH}(?:{_DAY}?)?{_TO}"
            rf"(?:(?P<year2>[12]{_DIGIT}{{3}})年)?(?:(?P<month2>{_DIGIT}{{1,2}}|十?[{ONE_TO_NINE}]|十)月)?(?:{_LAST_DAY}[日号])?(?<=[月日号])(?![0-9])"
        ),
        norms.span,
    ),
    (
        re.compile(
            rf"{_NO_DIGIT}{_YEAR}?"
            rf"(?P<month>{_DIGIT}(?<![-—~～至到－–/:：.].){_DIGIT}?){_TO}(?P<month2>{_DIGIT}{{1,2}})月份?(?![0-9球饼])"
        ),
        norms.months,
    ),
    (re.compile(rf"{_NO_DIGIT}{_YEAR}?{_MONTH}(?![球饼])(?:{_DAY}(?: ?{_HOUR})?|[上中下]旬|[初底末中](?![心国])|份)?"), norms.full),
    (
        re.compile(
            rf"{_NO_DIGIT}(?!当年|次年|同年){_YEAR}(?P<part>前[一二两三]季度|第?[一二三四]季度|[上下]半年|(?<=年)年?[初底末](?![次任])|[春夏秋冬]季学期|[春夏秋冬](?=[，季天]))?"
            rf"(?:度(?![假量过汛夏日]))?(?!(?<=[0-9０-９{COUNTING}]年)第[0-9{COUNTING}](?![0-9]?号(?:洪水|台风))|[龄级])"
        ),
        norms.year,
    ),
    (re.compile("“(?P<plan>" + "|".join(norms.PLANS) + ")”(?:时期|期间|[初末])?"), norms.plan),
    (
        re.compile(
            f"(?:(?P<before>(?:公元)?前)?(?<!之前)(?<!以前)(?P<century>[1-9]|[12][0-9]|十[{ONE_TO_NINE}]?|二十一?|[{ONE_TO_NINE}])|(?P<which>[上本]))(?<![0-9][0-9][0-9])世纪(?:(?P<decade>[1-9]0|[{ONE_TO_NINE}]十)年代)?(?:中叶|[初中后前]期|[初末])?"
        ),
        norms.century,
    ),
    (re.compile("(?<![年0-9])(?P<quarter>前[一二两三]季度|第?[一二三四]季度(?!报)|[上下]半年)"), norms.part),
    (re.compile("[本上]月(?!份?[球台经报])"), norms.month),
    (
        re.compile(rf"(?<![0-9０-９月\-.．第])(?<!{_LASTS})(?<!{_THAN})(?<!月的)(?P<only>[0-9]{{1,2}})日(?!{_NO_DAY})(?: ?{_HOUR})?"),
        norms.day_alone,
    ),
    (
        re.compile(rf"(?:中华)?民国 ?(?P<republic>[0-9]{{1,3}}|{_HAN_DIGIT}{{1,3}}|元) ?年(?:{_MONTH}(?:{_DAY}(?: ?{_HOUR})?)?)?"),
        norms.republic_day,
    ),
    (
        re.compile(
            rf"(?:(?<![0-9日号点时])(?:(?P<half>上午|中午|下午|凌晨|晚上|傍晚|夜间){_CLOCK}"
            rf"|(?P<hour2>{_DIGIT}{{1,2}})[时點点](?P<minute5>{_DIGIT}{{1,2}})分)"
            rf"|(?<![0-9日号点时:：.第=＝<>≤≥为是于达到等即取超])(?P<hour5>{_DIGIT}{{1,2}})[时時](?![间代期刻段长速差区节空效针髦事光])"
            rf"|(?<=[早晚午点间至于在，。；：起])(?P<hour4>{_DIGIT}{{1,2}})[:：](?P<minute4>[0-5]{_DIGIT})(?![:：0-9])"
            rf"|(?<![0-9:：.])(?P<hour6>{_DIGIT}{{1,2}})[:：](?P<minute6>[0-5]{_DIGIT})(?={_RUNS})"
            rf"|(?<=当日|次日|截至|当天)(?P<hour3>{_DIGIT}{{1,2}})[时時](?!间))(?![钟之析])"
        ),
        norms.clock,
    ),
    (re.compile(r"(?:公元前?|(?<=[（(])前)(?P<era>[0-9]{1,4}) ?年"), norms.era),
    (re.compile(rf"(?<=[{COUNTING}元]年[（(])(?P<era>[1-9][0-9]{{2,3}})(?=[）)])"), norms.era),
    (
        re.compile(rf"(?P<republic>1(?<![0-9.第共近满逾约].)[01]{_DIGIT}) ?年(?:度(?![假量过汛])|{_MONTH}(?:{_DAY}(?: ?{_HOUR})?)?)"),
        norms.republic_day,
    ),
    (
        re.compile(rf"(?P<republic>1(?<![0-9.第共近满逾约历时].)[01]{_DIGIT}) ?年(?![0-9间来历内期以])(?:[上下]半年|[初底末])?"),
        norms.republic_year,
    ),
)
_OF_REPUBLIC = (11, 15)
"""Rules of years counted from 1912; the last rule, of bare ones (106年), counts where the text has others that say so."""
_OF_TAIWAN = re.compile("新[台臺]币|[乡镇]公所|行政院|立法院|监察院")
"""What a text names where years are counted so, though none says it."""


_ANCHORS = {
    3: (Anchor("月"), 18, 12),
    2: (Anchor("月"), 18, 36),
    4: (Anchor("月"), 18, 36),
    5: (Anchor("年"), 8, 16),
    7: (Anchor("世纪"), 8, 16),
    8: (Anchor("季度", "半年"), 4, 0),
    10: (Anchor("日"), 6, 12),
    11: (Anchor("民国"), 2, 32),
    13: (Anchor("公元", "前"), 1, 8),
    16: (Anchor(*(f"{digit}年" for digit in "0123456789"), *(f"{digit} 年" for digit in "0123456789")), 4, 4),
    15: (Anchor("年度", *(f"年{digit}" for digit in "0123456789 ")), 4, 30),
    14: (Anchor(*(f"年{mark}" for mark in "（(")), 0, 6),
    12: (Anchor("时", "時", "點", "点", *(digit + colon for digit in "0123456789" for colon in ":：")), 6, 6),
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
    if not any(index in _OF_REPUBLIC for _, _, index, _ in found) and not _OF_TAIWAN.search(string):
        found = [one for one in found if one[2] != len(_RULES) - 1]
    done, last = 0, None
    made: list[Mention] = []
    before: tuple[int, norms.Rule, bool] | None = None
    for start, _, index, match in sorted(found, key=lambda one: one[:3]):
        if start < done:
            continue
        norm = _RULES[index][1](match, norms.WholeDay(day, last))
        if norm is None:
            continue
        text = match[0].rstrip()
        rule = _RULES[index][1]
        if (
            before is not None
            and before[1] in (norms.full, norms.republic_day)
            and rule is norms.clock
            and "T" in made[-1].norm
            and _TO_HOUR.fullmatch(string, done, start)
        ):
            first = made.pop()
            done = start + len(text)
            made.append(
                replace(first, end=done, text=string[first.start : done], norm=f"{first.norm}/{first.norm.partition('T')[0]}{norm}")
            )
            before = None
            continue
        if before is not None and _go_on(before[1], rule, match) and _TO_HOUR.fullmatch(string, done, start):
            first, relative = made.pop(), before[2]
            if rule is norms.day_alone and first.norm[:7].count("-") == 1:
                norm = norms.day_alone(match, norms.WholeDay(first.norm[:7], last)) or ""
            text, norm = string[first.start : start] + text, f"{first.norm}/{norm}" if first.norm and norm else ""
            start = first.start
            made.append(Mention("date", start, start + len(text), text, norm, relative=relative))
            done, before = start + len(text), None
            continue
        done = start + len(text)
        whole = bool(match.groupdict().get("year")) or index in (0, 1, 6, 11, 13, 14, 15, 16) or (index == 7 and not match["which"])
        if whole and norm[:4].isdigit() and ("/" not in norm or rule in (norms.span, norms.months)):
            last = int(norm[:4])
        made.append(Mention("date", start, done, text, norm, relative=not whole))
        before = (done, rule, not whole)
    yield from made


def _go_on(first: norms.Rule, second: norms.Rule, match: re.Match[str]) -> bool:
    """Whether two dates with a word for «to» between them are one: two whole ones, days alone where they have hours, and two hours."""
    if first is norms.clock:
        return second is norms.clock
    if first not in (norms.full, norms.day_alone) or (first is norms.day_alone and second is norms.full):
        return False
    return second is norms.full or (second is norms.day_alone and norms.hour(match) != "")
