"""Administrative divisions and countries by name: the codes that a name can stand for, and the one that a chain settles.

GB/T 2260: six digits, two each for province, city and county, so that a code says what it lies in.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from jiaokan.annotate.lexicon import table
from jiaokan.grammar.numeral import COUNTING

_LEVEL_ENDINGS = ("特别行政区", "壮族自治区", "回族自治区", "维吾尔自治区", "自治区", "地区", "盟", "省", "市", "县", "区", "旗")
_WORDS = frozenset(
    [
        "长治",
        "大同",
        "安康",
        "白银",
        "日照",
        "开封",
        "来宾",
        "阿里",
        "东方",
        "大理",
        "海东",
        "海西",
        "海北",
        "海南",
        "黄南",
        "和田",
        "中卫",
        "新乡",
        "新余",
        "安顺",
        "朝阳",
        "同仁",
        "平凉",
        "巴中",
        "三明",
        "金昌",
        "自贡",
        "玉树",
        "普洱",
        "文昌",
        "固原",
        "保山",
        "六安",
        "宝鸡",
        "南平",
        "昌都",
        "通化",
    ]
)
"""Short names of cities that are also words, or names of something else: they count in a chain only."""
_NO_NAMES = frozenset(("世界", "中非", "西非", "东非", "马恩岛", "黑山"))
"""Names of the CLDR's table that mean something else more often."""


@dataclass(frozen=True, slots=True)
class Division:
    """A name and what it can stand for."""

    name: str
    codes: tuple[str, ...]
    alone: bool
    """Whether it counts without a place before it."""


@lru_cache(maxsize=1)
def divisions() -> Mapping[str, Division]:
    """Every name of a division or country, full and short."""
    codes: dict[str, list[str]] = {}
    alone: dict[str, bool] = {}
    for name, plain, code in table("places.tsv"):
        if name in _NO_NAMES:
            continue
        for form, counts in _forms(name, plain, code):
            codes.setdefault(form, []).append(code)
            alone[form] = alone.get(form, False) or counts
    return {name: Division(name, tuple(dict.fromkeys(found)), alone[name]) for name, found in codes.items()}


def _forms(name: str, plain: str, code: str) -> Iterator[tuple[str, bool]]:
    """The name, its short forms, and whether each counts alone."""
    county = code[4:] != "00" and code.isdigit() and len(code) == 6
    if not code.isdigit() or len(code) != 6:
        yield name, True
        return
    yield name, len(name) > 2 or name.endswith("县")
    if plain.endswith("县") and name.endswith("自治县"):
        yield plain.removesuffix("县") + "自治县", True
    if plain:
        yield plain, len(plain) > 2 or not county
    for suffix in _LEVEL_ENDINGS:
        for form in (name, plain):
            short = form.removesuffix(suffix)
            if short != form and len(short) >= 2:
                yield short, (len(short) > 2 and suffix == "市") if county else code.endswith("0000") or short not in _WORDS


@lru_cache(maxsize=1)
def ordinary() -> frozenset[str]:
    """Short names of districts and counties that are also ordinary words or names of much else: they count in a chain only."""
    return frozenset(next(words for group, words, _ in table("characters.tsv") if group == "district").split())


@lru_cache(maxsize=1)
def everyday() -> frozenset[str]:
    """Short names of districts and counties that are everyday words, so that not even a verb of going before one shows a place."""
    return ordinary() | frozenset(next(words for group, words, _ in table("characters.tsv") if group == "everyday").split())


@lru_cache(maxsize=1)
def initials() -> frozenset[str]:
    """Characters that stand for a place in the name of what leads there: the first of each division's name, and those of the provinces."""
    first = {name[0] for name, _, code in table("places.tsv") if code.isdigit() and len(code) == 6}
    return frozenset(first | set("京津沪渝冀豫云辽黑湘皖鲁苏浙赣鄂桂甘晋蒙陕吉闽贵粤川青藏琼宁新港澳台")) - frozenset(COUNTING)


def leads_to(name: str) -> bool:
    """Whether each character of a name can stand for a place, and one for nothing else: 清花高速, 二广高速."""
    return initials().issuperset(char for char in name if char not in COUNTING) and not set(COUNTING).issuperset(name)


@lru_cache(maxsize=1)
def full_names() -> Mapping[str, str]:
    """The name of each code with what it lies in: 511527 is 四川省宜宾市筠连县."""
    names = {code: name for name, _, code in table("places.tsv")}
    full: dict[str, str] = {}
    for code, name in names.items():
        above = [code[:2] + "0000", code[:4] + "00"] if code.isdigit() and len(code) == 6 else []
        full[code] = "".join(names[one] for one in above if one in names and one != code) + name
    return full


def highest(codes: tuple[str, ...]) -> str:
    """What a name without a chain means: the one division, else the one of the highest rank; empty if several are equally high."""
    for rank in ("0000", "00", ""):
        found = [code for code in codes if code.endswith(rank)]
        if found:
            return found[0] if len(found) == 1 else ""
    return ""


def within(codes: tuple[str, ...], above: tuple[str, ...]) -> tuple[str, ...]:
    """Those of the codes that lie in one of `above`."""
    return tuple(code for code in codes for one in above if len(code) == len(one) == 6 and code != one and code.startswith(_stem(one)))


def _stem(code: str) -> str:
    return code[:2] if code[2:] == "0000" else code[:4] if code[4:] == "00" else code
