"""Characters that tell the script of a text: those that one script writes and the other does not.

Two standards tell them apart: GB/T 2312 lists what Simplified text is written with, Big5 what Traditional text is.
A character in both (后, 里, 干, 着) says nothing; nor does one that is the Simplified form of another (苧 of 薴), whatever else it may be.
"""

from __future__ import annotations

from functools import cache

from jiaokan.script.engine import Mode, convert_by, translated
from jiaokan.text import re

_SHARED = frozenset("台濕煙樑蔘齶痹檐幺鮎叁枴參床戶溫稅群脫說閱鉤啟峰著么悅銳敘梁")
"""Our judgement: forms of one region in OpenCC that people of the other write as well, so that they tell nothing (台灣, 說明)."""
_REGULAR = frozenset("剋劄扞昇氾祕脩蒐薳谿釐陞")
"""In 《通用规范汉字表》 (2013), though not in GB/T 2312 and once only variants of others: Simplified text has them (毕昇)."""
_BACK: tuple[Mode, ...] = ("t2s", "tw2s", "hk2s")
_LAST_CODE_POINT = 0x9FFF
SIMPLIFIED, TRADITIONAL = "\ue000", "\ue001"


@cache
def simplified() -> re.Pattern[str]:
    """Finds a character that only Simplified text has."""
    return _any_of(_telling()[0])


@cache
def traditional() -> re.Pattern[str]:
    """Finds a character that only Traditional text has."""
    return _any_of(_telling()[1])


@cache
def _table() -> dict[int, str]:
    (simple, full), own = _telling(), SIMPLIFIED + TRADITIONAL
    return dict.fromkeys(map(ord, own), " ") | dict.fromkeys(map(ord, simple), SIMPLIFIED) | dict.fromkeys(map(ord, full), TRADITIONAL)


def signs(string: str) -> str:
    """The string with `SIMPLIFIED` and `TRADITIONAL` where a character tells."""
    return translated(string, _table())


@cache
def taiwan() -> re.Pattern[str]:
    """Finds a form that only Taiwan writes (裡, 衛)."""
    return _any_of({one for one, _ in _regional()} - _SHARED)


@cache
def hong_kong() -> re.Pattern[str]:
    """Finds a form that only Hong Kong writes (裏, 衞)."""
    return _any_of({two for _, two in _regional()} - _SHARED)


def _any_of(chars: set[str]) -> re.Pattern[str]:
    return re.compile(f"[{''.join(sorted(chars))}]")


@cache
def _regional() -> frozenset[tuple[str, str]]:
    """The forms of Taiwan and of Hong Kong of the same character, where they differ."""
    return frozenset((one, two) for one, two in zip(_read("t2tw"), _read("t2hk"), strict=True) if one != two)


@cache
def _telling() -> tuple[set[str], set[str]]:
    """The characters that only Simplified, and those that only Traditional writes."""
    simples = [next((simple for simple in forms if simple != char), char) for char, *forms in zip(_han(), *map(_read, _BACK), strict=True)]
    triples = list(zip(_han(), _read("s2tw"), simples, strict=True))
    led_to = {simple for char, _, simple in triples if simple != char}
    of_traditional, told_by_none = _written_in("big5"), led_to | _REGULAR | _written_in("gb2312")
    simple = {char for char, full, simple in triples if full != char == simple and char not in of_traditional}
    full = {char for char, _, simple in triples if simple != char and char not in told_by_none}
    # 着 and its like are Simplified and Hong Kong's alike, though Big5 came before Hong Kong's forms.
    return simple - {two for _, two in _regional()}, full


def _han() -> list[str]:
    return [chr(code) for code in range(0x4E00, _LAST_CODE_POINT + 1)]


def _read(mode: Mode) -> list[str]:
    """Every character read alone."""
    return convert_by(mode, "\n".join(_han())).split("\n")


def _written_in(standard: str) -> frozenset[str]:
    """The characters that a standard lists."""
    return frozenset("".join(_han()).encode(standard, "ignore").decode(standard))
