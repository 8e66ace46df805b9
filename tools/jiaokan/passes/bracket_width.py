"""Round brackets are full-width when they stand beside Chinese or hold Chinese (GB/T 15834—2011); both of a pair alike.

Brackets of a function, a formula (after ∈ or =, before a power) or a unit, of an area code, and the one after the letter of a list
item stay, as does a pair in Latin text.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from jiaokan.grammar.characters import HAN, WIDE
from jiaokan.page.literal import prose
from jiaokan.text import Edit, re

FULL = {"(": "（", ")": "）"}
BRACKET = re.compile("[()（）]")
HALF = re.compile("[()]")
CHINESE = re.compile(f"[{HAN}{WIDE}]")
SIDE = re.compile(f"[{HAN}{WIDE}“”‘’…—]")
FUNCTION = re.compile(r"(?:^|[^A-Za-z])(?:[A-Za-z\u0391-\u03c9\U0001d400-\U0001d7ff]|sin|cos|tan|log|ln|exp|max|min|sqrt)\($", re.ASCII)
TERM_HELD = r"[-+−]?(?:[A-Za-z0-9α-ω]{1,2}|∞)['′]?"
TERMS = re.compile(rf"\((?=-[0-9]|[^()]*(?:[a-zα-ω−]|, ?-[0-9])){TERM_HELD}(?:, ?{TERM_HELD}){{0,4}}\)")
"""What a function is of, or where a point lies: letters and figures, one of them a variable or less than nothing."""
APPLIED = re.compile(r"(?:^|[^A-Za-z])[A-Za-zα-ω][A-Za-z0-9]?['′]{0,2} \($")
"""A function and a blank before its bracket, as PDF sets it."""
UNIT = re.compile(r"[A-Za-z0-9]\([A-Za-z]{1,2}\)", re.ASCII)
"""A letter that belongs to the sign before it: dB(A), CO2(g)."""
OPERATOR = "∈∉⊂⊆∪∩∫∑∏√=≠≈<>≤≥+×÷·^/*"
"""A bracket that stands after one of these belongs to a formula."""
FACE = re.compile(r"\([*^=;~>T`][^()\n]{1,4}[*^=;~<T´]\)|\(([^\w\s()（）])(?!\1)[^\w\s()（）]{1,3}\1\)")
"""A face between its cheeks: (^o^) (*_*) (T_T); or one of signs, whose eyes are the same: (°∀°)."""
TAG = re.compile(r"\((?=\{\{|\{%)")
"""A bracket around what a template is to put there."""
FORMULA = re.compile("[0-9A-Za-z_.,+*/^ \u2212-]{1,40}", re.ASCII)
TERM = re.compile(r"(?:[=+*/^×÷−] |[0-9A-Za-z)] [+-] )$", re.ASCII)
"""An operator and a blank before the terms that brackets hold: A = (2 2 0), c - (b - a)."""
SUM = re.compile(r"[0-9A-Za-z)] ?[+*^=\u2212] ?[0-9A-Za-z(]", re.ASCII)
"""An operator between its terms."""
STROKES = re.compile(r"[^\w|]*\|[\d\W]*")
"""Strokes between figures and signs."""
LEFT_OUT = re.compile(r"\.{3}")
"""What a call is given is left out, or what a group of a pattern holds: (...)."""
GROUP = re.compile(r"\(\?(?:[!=:]|<[!=]|P?<\w+>)[^()]+\)")
"""A group of a pattern that says what has to stand there: (?!…)."""
LINK = re.compile(r"\]\([^()\n]*[./][^()\n]*\.[A-Za-z]{2,5}(?:#[^()\n]*)?\)", re.ASCII)
"""The address of a link behind its words: a path with a blank in it, so that Markdown sees no link: [次章](../4 终/1.md)."""
FILE = re.compile(r"\)[^\s，。；：、（）()]{0,30}\.[a-z][a-z0-9]{1,3}(?![A-Za-z0-9])")
"""The end of the name of a file, a bracket in it: 清文精选(不含诗).txt."""
TYPE = re.compile(r"\b[A-Z]{2,12}\([0-9]{1,5}(?:, ?[0-9]{1,5})?\)")
"""A type with its size: INT(11), DECIMAL(10, 2)."""
SYMBOL = re.compile("[\uf020-\uf0ff]")
"""A sign of a formula in a symbol font."""
POWER = "⁰¹²³⁴⁵⁶⁷⁸⁹ⁿ^"
"""And one that is raised."""
AREA_CODE = re.compile(r"\(0\d{1,3}\)[ -]?\d")
LONGEST_BEFORE_CHARACTERS = 6
"""Code points before a bracket that the longest of FUNCTION, APPLIED and TERM looks at: a mark, a letter, a figure, two primes, a blank."""


def find(text: str) -> Iterator[Edit]:
    """Make both brackets of a pair full-width, and a single one between Chinese characters."""
    for start, line, brackets in prose(HALF, text):
        free = {bracket.start() - start for bracket in brackets}
        for place in sorted(_wrong(line, free)):
            yield Edit(start + place, start + place + 1, FULL[line[place]], "bracket-width")


def _wrong(line: str, free: set[int]) -> set[int]:
    """Where a half-width bracket has to be full-width, of those that may be changed; never one of a pair without the other.

    A bracket that becomes full-width is Chinese itself: the pair around it and the brackets beside it are judged once more.
    So each is judged a few times only, however deep they stand in each other.
    """
    pairs = list(_pairs(line, [bracket.start() for bracket in BRACKET.finditer(line)]))
    chinese = [match.start() for match in CHINESE.finditer(line)]
    at = {place: index for index, pair in enumerate(pairs) for place in pair if place is not None}
    around = _around(pairs)
    now, wrong, holds = list(line), set[int](), set[int]()
    waiting = list(range(len(pairs)))[::-1]
    while waiting:
        index = waiting.pop()
        one, two = pairs[index]
        here = [place for place in (one, two) if place is not None and now[place] in "()"]
        if not here or not free.issuperset(here) or not (index in holds or _is_chinese(line, now, chinese, one, two)):
            continue
        wrong.update(here)
        for place in here:
            now[place] = FULL[now[place]]
            waiting += [at[beside] for beside in range(place - 2, place + 3) if beside in at]
        if (outer := around.get(index)) is not None:
            holds.add(outer)
            waiting.append(outer)
    return wrong


def _around(pairs: list[tuple[int | None, int | None]]) -> dict[int, int]:
    """For each pair or single bracket, by its place in the list, the pair that holds it directly."""
    found: dict[int, int] = {}
    spans = [(min(places), max(places)) for pair in pairs for places in [[place for place in pair if place is not None]]]
    inner: list[int] = []  # a pair comes after those in it, before those that follow it
    for index in sorted(range(len(pairs)), key=lambda index: spans[index][1]):
        while inner and spans[inner[-1]][0] > spans[index][0]:
            found[inner.pop()] = index
        inner.append(index)
    return found


def _pairs(line: str, places: list[int]) -> Iterator[tuple[int | None, int | None]]:
    """Each pair, and each bracket without a partner."""
    opened: list[int] = []
    for place in places:
        if line[place] in "(（":
            opened.append(place)
        elif opened:
            yield opened.pop(), place
        else:
            yield None, place
    for place in opened:
        yield place, None


def _is_chinese(line: str, now: list[str], chinese: list[int], one: int | None, two: int | None) -> bool:
    """Whether a pair, or the one bracket that is there, stands in Chinese; `now` has the brackets that were made full-width."""
    if one is None or two is None:
        place = one if two is None else two
        assert place is not None
        before, after = "".join(now[max(0, place - 1) : place]), "".join(now[place + 1 : place + 2])
        return bool(SIDE.match(before) and (SIDE.match(after) or not after)) or bool(not before and CHINESE.match(after))
    near = max(0, one - LONGEST_BEFORE_CHARACTERS)
    if "\\" in (line[one - 1 : one], line[two - 1]) or LEFT_OUT.fullmatch(line, one + 1, two):
        return False
    if _is_of_method(line, one) or STROKES.fullmatch(line, one + 1, two):
        return bisect_right(chinese, one) < bisect_left(chinese, two)
    if GROUP.fullmatch(line, one, two + 1) or LINK.fullmatch(line, max(0, one - 1), two + 1):
        return False
    if TAG.match(line, one) or FILE.match(line, two):
        return False
    if bisect_right(chinese, one) < bisect_left(chinese, two):
        return True
    if (
        FACE.fullmatch(line, one, two + 1)
        or FUNCTION.search(line, near, one + 1)
        or UNIT.match(line, max(0, one - 1))
        or AREA_CODE.match(line, one)
    ):
        return False
    if (
        SYMBOL.search(line, max(0, one - 1), two + 2)
        or (one and line[one - 1] in OPERATOR)
        or (two + 1 < len(line) and line[two + 1] in POWER)
    ):
        return False
    if FORMULA.fullmatch(line, one + 1, two) and (TERM.search(line, near, one) or SUM.search(line, one + 1, two)):
        return False
    if line.startswith("->", two + 1) and line[one + 1 : two].isascii():
        return False  # a size, or a call, in a chain of them
    if TYPE.fullmatch(line, _word(line, one), two + 1):
        return False
    if TERMS.fullmatch(line, one, two + 1) and ("," in line[one:two] or APPLIED.search(line, near, one + 1)):
        return False
    before, after = "".join(now[max(0, one - 2) : one]).rstrip(" "), "".join(now[two + 1 : two + 3]).lstrip(" ")
    return bool(SIDE.match(before[-1:]) or (SIDE.match(after[:1]) and two > one + 1))  # an empty pair is of what is called before it


def _is_of_method(line: str, place: int) -> bool:
    """Whether a bracket stands behind the name of what is asked of a thing in a program: WeakSet.prototype.has(value), env->find(key)."""
    start = _word(line, place)
    if line[max(0, start - 2) : start] == "->":
        return start < place
    return start < place and line[start - 1 : start] == "." and start > 1 and line[start - 2].isascii() and line[start - 2].isalnum()


def _word(line: str, end: int) -> int:
    """Where the Latin word begins that ends at a place."""
    start = end
    while start and line[start - 1].isascii() and line[start - 1].isalpha():
        start -= 1
    return start
