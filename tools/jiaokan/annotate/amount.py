"""Amounts: a number with its measure: money, a share, a unit, a count; the norm is the number in digits and the unit.

Of a range with one measure (150～250毫米) both numbers stand in the norm, with `/` between.

A numeral in digits counts with any measure; one in words only with a unit of measure, money or a share (三十日, 五万元, 百分之五),
since 三个重点 is a way of speaking, not an amount.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import lru_cache

from jiaokan.annotate.lexicon import guards, table
from jiaokan.annotate.mention import Mention, united
from jiaokan.grammar.near import Anchor, begun, near
from jiaokan.grammar.numeral import COUNTING, ONE_TO_NINE, value
from jiaokan.text import re

_DIGITS = r"(?:[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]{1,15}(?:\.[0-9]{1,10})?)"
_SCALE = "(?:[十百千万亿兆]{0,4})"
_HAN_NUMBER = f"[{COUNTING}两百千万亿零半]"
_SCALES = {"十": 1, "百": 2, "千": 3, "万": 4, "亿": 8, "兆": 12}
_ORDINAL = frozenset("第〔[NoK#")
_LOOSE = frozenset(("一", "百", "千", "万", "亿", "半", "一百", "一千", "一万"))
"""Numerals that mostly mean few or many: 最后一公里, 百公里."""
_LOOSE_TENS = frozenset((*ONE_TO_NINE, "两", "半"))
"""Numerals behind which 多 and 余 are no part of a number: 一多个."""
_MINUS = frozenset("-−－﹣")
_FREE = re.compile(r"[^0-9A-Za-z.%％‰℃）)\]年月日号时～~—–-].\Z|\A.\Z")
"""What stands before a sign that makes a number less than nought, and not the end of a range."""
_CITIES = re.compile("[0-9]{1,2}市")
"""What goes on an amount: 9省2市."""
_BEGINS_DIGITS = re.compile("[0-9](?<![0-9A-Za-z.].)")
_BEGINS_WORDS = re.compile(rf"{_HAN_NUMBER}(?<![0-9多几{COUNTING}两百千万亿零第个].)")
_PERCENT = re.compile(rf"百分之(?P<han>{_HAN_NUMBER}{{1,8}})(?:点(?P<point>[零{ONE_TO_NINE}]{{1,4}}))?")
_PART = re.compile(rf"(?P<of>[{COUNTING}千万]{{1,2}})分之(?P<part>[{COUNTING}]{{1,2}})(?![{COUNTING}百千])")
"""A share of another whole than a hundred: 万分之五, 三分之二."""
_TENTHS = re.compile(f"(?<![{COUNTING}百千万亿两第])(?P<tenths>[{ONE_TO_NINE}两])成(?P<half>半)?")
_ONE_AND_A_HALF = re.compile(f"(?<![{COUNTING}百千万亿两第0-9])(?P<whole>[{COUNTING}两]{{1,3}})个半(?P<unit>小时|月)")
_IS_TENTHS = re.compile("[，。；、）以左右上下的多用]|$", re.M)
_SAID_AGAIN = re.compile("[（(](?:公元)?前?[0-9]{2,4}")
"""The year of the common era, behind that of a reign: 永乐十八年（1420年）."""
_OF_TAIWAN = ("新台币", "新臺币")
"""What stands before an amount of money of Taiwan."""
_NO_YEAR = re.compile("[12][0-9]{3}")
_OF_ERA = re.compile("(?:公元前?|[（(]前)\\Z")
"""What makes a number of years a year: 公元前221年."""


@lru_cache(maxsize=1)
def _units() -> dict[str, tuple[str, str]]:
    return {words: (norm, kind) for words, norm, kind in table("units.tsv")}


_PER = (
    "[0-9]{0,4}(?:ml|mL|L|g|kg|m)(?![A-Za-z])|平方公里|平方千米|平方米|立方米|公斤|千克|公里|小时|分钟"
    "|[秒分时人户年月天日亩吨次台套股份件只张间位片瓶升]"
)
"""For each of what an amount is: 33元/股."""


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Amounts in digits, and in words."""
    units = sorted(_units(), key=len, reverse=True)
    one = "|".join(re.escape(unit) + ("(?![A-Za-z])" if unit[-1].isascii() and unit[-1].isalpha() else "") for unit in units)
    measured = "|".join(re.escape(unit) for unit in units if _units()[unit][1] != "count" and not unit.isascii())
    low = rf"(?P<low>{_DIGITS})(?P<to>[-—~～至－–]{{1,2}}|±)(?={_DIGITS}{_SCALE} ?(?:{one}))"
    head = rf"(?P<head>{_DIGITS})(?P<above>[万亿])(?=[0-9]{{1,4}}(?:[百千万]|[多余]万)|[0-9]{{1,4}}(?:,[0-9]{{3}})?元)"
    digits = rf"(?:{low}|{head})?(?P<number>{_DIGITS})(?P<scale>{_SCALE})(?P<more>多|余|几)?(?P<scale2>[万亿]?)"
    digits += rf" ?(?:(?P<unit>{one})(?P<per>/(?:[A-Za-z]{{1,3}}[²³]?|{_PER})|每(?:秒|小时))?"
    digits += "(?P<after>(?<=[年月天日时钟])(?:多|半(?![路途载])))?)?"
    counted = "|".join(re.escape(unit) for unit in units if _units()[unit][1] == "count" and not unit.isascii())
    words = (
        rf"(?P<words>{_HAN_NUMBER}{{1,10}})(?:(?P<wmore>多|余)?(?P<wunit>{measured})(?P<wover>(?<=年)多)?|(?:多|余)(?P<wcount>{counted}))"
    )
    return re.compile(digits), re.compile(words)


ERAS = frozenset(
    [
        *("建武", "永平", "建安", "贞观", "开元", "天宝", "元和", "太平", "天圣", "庆历", "熙宁", "元丰", "元祐", "崇宁", "宣和", "建炎"),
        *("绍兴", "乾道", "淳熙", "嘉定", "至元", "大德", "至正", "洪武", "建文", "永乐", "洪熙", "宣德", "正统", "景泰", "天顺", "成化"),
        *("弘治", "正德", "嘉靖", "隆庆", "万历", "天启", "崇祯", "顺治", "康熙", "雍正", "乾隆", "嘉庆", "道光", "咸丰", "同治", "光绪"),
        "宣统",
    ]
)
"""Names of reigns: 康熙十二年 is no number of years."""


def find_amounts(string: str) -> Iterator[Mention]:
    """Each amount of the string, in order; numbers without a measure and ordinals are none."""
    for match in _PERCENT.finditer(string):
        yield Mention("amount", match.start(), match.end(), match[0], f"{value(match['han'])}{_point(match['point'])} %")
    yield from _shares(string)
    digits, words = _patterns()
    made = [_digits(match, string) for match in begun(digits, string, _BEGINS_DIGITS)]
    made += [_words(match, string) for match in begun(words, string, _BEGINS_WORDS)]
    found = [one for one in made if one and not (one.text.endswith("年") and string[one.start - 2 : one.start] in ERAS)]
    yield from _joined(string, found)


_TO = frozenset(("~", "～", "-", "—", "–", "－", "——"))
_TIMES = ("h", "min", "s", "分")
"""Units of which one lasts with the next: 2小时10分44秒."""


def _joined(string: str, amounts: Iterable[Mention]) -> Iterator[Mention]:
    """The amounts; the two ends of a range, and the hours, minutes and seconds of a time, are one."""

    def together(one: Mention, two: Mention) -> Mention | None:
        norm = _together(one, two, string[one.end : two.start])
        return Mention("amount", one.start, two.end, string[one.start : two.end], norm) if norm else None

    return united(sorted(amounts, key=lambda one: one.start), together)


def _together(first: Mention, second: Mention, between: str) -> str:
    """The norm of two amounts that are one; empty if they are two."""
    low, _, unit = first.norm.partition(" ")
    high, _, other = second.norm.partition(" ")
    if between in _TO and unit and unit == other and "/" not in low + high:
        return f"{low}/{high} {unit}"
    whole = unit.rpartition(" ")[2]
    if not between and whole in _TIMES[:2] and other in _TIMES[_TIMES.index(whole) + 1 :]:
        return f"{first.norm} {high} {'min' if other == '分' else other}"
    return ""


def _shares(string: str) -> Iterator[Mention]:
    """Shares in words, and a number of hours or months and a half: 三成, 万分之五, 一个半小时."""
    for match in near(_PART, string, _OF, 3, 5):
        norm = f"{value(match['part'])}/{_plain(_han(match['of']))}"
        yield Mention("amount", match.start(), match.end(), match[0], norm)
    for match in _TENTHS.finditer(string):
        if _IS_TENTHS.match(string, match.end()):
            tenths = value(match["tenths"]) * 10 + (5 if match["half"] else 0)
            yield Mention("amount", match.start(), match.end(), match[0], f"{tenths} %")
    for match in near(_ONE_AND_A_HALF, string, _AND_A_HALF, 3, 2):
        unit = _units()[match["unit"]][0] if match["unit"] in _units() else match["unit"]
        yield Mention("amount", match.start(), match.end(), match[0], f"{value(match['whole'])}.5 {unit}")


_OF, _AND_A_HALF = Anchor("分之"), Anchor("个半")


def _point(digits: str | None) -> str:
    return "." + "".join(str(value(digit)) for digit in digits) if digits else ""


def _digits(match: re.Match[str], string: str) -> Mention | None:
    unit, scale = match["unit"] or "", match["scale"] + match["scale2"]
    before = string[match.start() - 1 : match.start()]
    if (before in _ORDINAL and before) or (not unit and not scale) or _is_other(match, string, unit):
        return None
    end = match.end() if unit else match.end("scale2")
    second = _CITIES.match(string, end) if unit == "省" else None
    end = second.end() if second else end
    number = Decimal(match["number"].replace(",", "")).scaleb(sum(_SCALES[one] for one in scale))
    number += Decimal(match["head"].replace(",", "")).scaleb(_SCALES[match["above"]]) if match["head"] else 0
    number += Decimal("0.5") if match["after"] == "半" or unit.startswith("个半") else 0
    norm, _ = _units().get(unit, ("", ""))
    text = string[match.start() : end].rstrip()
    low = Decimal(match["low"].replace(",", "")).scaleb(sum(_SCALES[one] for one in scale)) if match["low"] else number
    if low > number and match["to"] != "±":
        return None
    least = f"{_plain(low)}{'±' if match['to'] == '±' else '/'}" if low != number else ""
    start, sign = match.start(), ""
    if before and before in _MINUS and _FREE.search(string, max(0, start - 2), start):
        start, sign, text = start - 1, "-", before + text
    if unit and norm == "CNY" and string.endswith(_OF_TAIWAN, 0, start):
        start, text, norm = start - len(_OF_TAIWAN[0]), string[start - len(_OF_TAIWAN[0]) : start] + text, "TWD"
    return Mention(
        "amount", start, start + len(text), text, f"{sign}{least}{_plain(number)} {norm}{(match['per'] or '').replace('每', '/')}".rstrip()
    )


def _is_other(match: re.Match[str], string: str, unit: str) -> bool:
    """Whether what looks like a measure begins another word, or the number is a year, a day of the month, the number of an article."""
    if "+" in (string[match.start() - 1 : match.start()], string[match.end() : match.end() + 1]):
        return True
    if unit in ("年", "级") and _NO_YEAR.fullmatch(match["number"]):
        return True
    if unit == "年" and _OF_ERA.search(string, max(0, match.start() - 3), match.start()):
        return True
    if unit in ("日", "月") or (unit == "点" and not match["scale"]):
        return unit != "日" or string[match.start() - 1 : match.start()] in ("月", "的") or not _lasts(string, match.end())
    guard = guards("unit").get(unit)
    return guard is not None and guard.after is not None and guard.after.match(string, match.end()) is not None


def _lasts(string: str, end: int) -> bool:
    """Whether a number of days lasts, and is no day of a month: 10日内, 30日以上."""
    return string[end : end + 1] == "前" or _bounded(string, end)


def _words(match: re.Match[str], string: str) -> Mention | None:
    words, unit = match["words"], match["wunit"] or match["wcount"]
    if match["wcount"]:
        guard = guards("unit").get(unit)
        if words in _LOOSE_TENS or (guard and guard.after and guard.after.match(string, match.end())):
            return None
    loose, kind = words in _LOOSE and not match["wover"], _units()[unit][1]
    if loose and (kind == "money" or (kind == "unit" and not _bounded(string, match.end()))):
        return None
    if unit == "日" and not _lasts(string, match.end()):
        return None
    if unit == "年" and _SAID_AGAIN.match(string, match.end()):
        return None
    if unit in ("里", "度", "年") and string[match.end() : match.end() + 1] in "面程性化代度级" and match.end() < len(string):
        return None
    try:
        number = _han(words)
    except ValueError:
        return None
    return Mention("amount", match.start(), match.end(), match[0], f"{_plain(number)} {_units()[unit][0]}")


def _bounded(string: str, end: int) -> bool:
    """Whether a limit stands behind a measure, so that its number is meant: 一年以下."""
    return string[end : end + 1] == "内" or string[end : end + 2] in ("以内", "以上", "以下", "之内")


def _han(words: str) -> Decimal:
    total = Decimal(0)
    if words == "半":
        return Decimal("0.5")
    rest = words
    for mark, power in (("亿", 8), ("万", 4)):
        head, found, tail = rest.partition(mark)
        if found:
            total += Decimal(value(head) if head else 1).scaleb(power)
            rest = tail
    return total + (value(rest) if rest else 0)


def _plain(number: Decimal) -> str:
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
