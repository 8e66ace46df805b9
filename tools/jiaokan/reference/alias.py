"""Short names: where a text defines them (以下简称《办法》, 以下统称“两法”) and where it uses them.

A definition holds from its place to the end of the document, until the same name is defined again.
One that was given in 《》 counts only with its marks: 《办法》 is the alias, the bare word 办法 is a word like others.
One that was given without, or between quotation marks, counts bare too; a word for a kind only before an article (条例第九条).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from ahocorasick_rs import AhoCorasick, MatchKind

from jiaokan.grammar.characters import HAN
from jiaokan.grammar.near import Anchor, near
from jiaokan.grammar.numeral import NUMERAL
from jiaokan.reference.model import Reference
from jiaokan.text import re

GENRE_WORDS = frozenset(
    (
        *("通知", "意见", "决定", "决议", "公报", "公告", "通告", "报告", "批复", "命令", "方案", "办法", "措施", "纲要", "规划", "计划"),
        *("条例", "规定", "规则", "细则", "准则", "标准", "规范", "指南", "指引", "建议", "章程", "目录", "解释", "宣言", "协定", "白皮书"),
        *("请示", "答复", "复函", "预案", "清单"),
    )
)
"""Kinds of documents (党政机关公文处理工作条例, art. 8, and those of laws and plans): such a word alone in 《》 is a short name."""

MOST_TITLES = 20
"""Titles that one definition can stand for; more than any text has, and a bound on the cost."""

_DEFINES = re.compile("(?:以下|下)(?:分别|统一)?(?:简称|统称|合称|并称|称)为?|[（(，,](?:分别)?(?:简称|统称|合称)为?")
_CALLED = Anchor("简称", "统称", "合称", "并称", "下称", "别称", "一称")
_NAMED = re.compile(f"《([^《》\n]{{1,30}})》|“([^“”\n]{{1,30}})”|([{HAN}A-Za-z]{{1,12}})(?=[）)])")
_STATE = "中华人民共和国"
_ARTICLE = re.compile(rf"第 ?{NUMERAL} ?[编章节条]")
_LED = re.compile(f"(?:^|[^{HAN}]|依照|根据|按照|依据|违反|符合|适用|修改|对照|执行|落实|实施|遵守|[依按对与和及在是由据])\\Z")
_NEXT = re.compile("[、和与及]{0,2}")
_NEXT_OF_SEVERAL = re.compile("[、，和与及]{0,2}")
"""After 分别 a comma too parts names; else the next clause begins with it (以下简称《条例》，《办法》第三条)."""
_QUOTED = re.compile("“([^“”\n]{1,30})”")
_BRACKETED = re.compile(r"[（(][^（）()\n]{0,40}[）)]\s*\Z")
_JOINS = frozenset(("", "、", "和", "及", "与", "以及", "，"))


def find_definitions(string: str, titles: Sequence[Reference], numbers: Sequence[Reference]) -> Iterator[Reference]:
    """Each name that the string defines, with the titles (or the number) it stands for."""
    ends = {title.end: index for index, title in enumerate(titles)}
    number_ends = {number.end: number for number in numbers}
    for match in near(_DEFINES, string, _CALLED, 6, 2):
        names = list(_names(string, match.end(), _NEXT_OF_SEVERAL if "分别" in match[0] else _NEXT))
        if not names:
            continue
        edge = _edge(string, match.start())
        meant = _titles_before(string, edge, titles, ends)
        if not meant and edge in number_ends:
            meant = [number_ends[edge]]
        together = any(word in match[0] for word in ("统称", "合称", "并称"))
        for index, (start, end, name) in enumerate(names):
            of = meant
            if not together:
                of = meant[len(meant) - len(names) + index :][:1] if len(meant) >= len(names) else []
            yield Reference("alias-definition", start, end, string[start:end], name, tuple(of))


def find_uses(string: str, titles: Sequence[Reference], definitions: Sequence[Reference]) -> Iterator[Reference]:
    """Each later use of a defined name, and each 《通知》 that only a title before it can explain."""
    by_name: dict[str, tuple[list[int], list[Reference]]] = {}
    for definition in definitions:
        ends, named = by_name.setdefault(definition.name, ([], []))
        ends.append(definition.end)
        named.append(definition)
    taken = {definition.start for definition in definitions}
    implied = _implied(titles)
    for title in titles:
        if title.start in taken:
            continue
        latest = _latest(by_name, title.name, title.start)
        if latest:
            yield Reference("alias", title.start, title.end, title.text, title.name, latest.of or (latest,))
        elif title.name in GENRE_WORDS:
            of = implied.get(title.name)
            yield Reference("alias", title.start, title.end, title.text, title.name, (of,) if of and of.end <= title.start else ())
    yield from _bare_uses(string, by_name)
    for match in _QUOTED.finditer(string):
        latest = _latest(by_name, match[1], match.start())
        if latest and match.start() not in taken:
            yield Reference("alias", match.start(), match.end(), match[0], match[1], latest.of or (latest,))


def _bare_uses(string: str, by_name: Mapping[str, tuple[list[int], list[Reference]]]) -> Iterator[Reference]:
    """Each use without marks of a name that was given without 《》."""
    names = [
        name for name, (_, named) in by_name.items() if len(name) > 1 and any(one.of and not one.text.startswith("《") for one in named)
    ]
    if not names:
        return
    for index, start, end in AhoCorasick(names, matchkind=MatchKind.LeftmostLongest).find_matches_as_indexes(string):
        latest = _latest(by_name, names[index], start)
        if not latest or not latest.of or latest.text.startswith("《") or string[start - 1] in "《“" or string.endswith(_STATE, 0, start):
            continue
        if names[index] not in GENRE_WORDS or (_ARTICLE.match(string, end) and _LED.search(string[max(0, start - 2) : start])):
            yield Reference("alias", start, end, string[start:end], names[index], latest.of)


def _names(string: str, position: int, between: re.Pattern[str]) -> Iterator[tuple[int, int, str]]:
    """The names that follow the words of a definition, with what may stand between two."""
    while match := _NAMED.match(string, position):
        yield match.start(), match.end(), (match[1] or match[2] or match[3]).strip()
        after = between.match(string, match.end())
        position = after.end() if after else match.end()


def _edge(string: str, position: int) -> int:
    """Where the words before the definition's bracket end."""
    opened = max(string.rfind("（", max(0, position - 60), position + 1), string.rfind("(", max(0, position - 60), position + 1))
    closed = max(string.rfind("）", max(0, position - 60), position), string.rfind(")", max(0, position - 60), position))
    edge = opened if opened > closed else position
    return len(string[:edge].rstrip("，, ")) if edge - 1 < 0 or string[edge - 1] in "，, " else edge


def _titles_before(string: str, edge: int, titles: Sequence[Reference], ends: Mapping[int, int]) -> list[Reference]:
    """The row of titles that ends at `edge`, in order; a number in brackets may stand after each."""
    row: list[Reference] = []
    while len(row) < MOST_TITLES:
        index = ends.get(_before_brackets(string, edge))
        if index is None:
            break
        row.append(titles[index])
        start = titles[index].start
        word = next((length for length in (2, 1, 0) if string[start - length : start] in _JOINS and start >= length), 0)
        edge = start - word
    return row[::-1]


def _before_brackets(string: str, edge: int) -> int:
    """The edge, or what stands before a bracket that ends there."""
    low = max(0, edge - 44)
    match = _BRACKETED.search(string[low:edge])
    return low + match.start() if match else edge


def _latest(by_name: Mapping[str, tuple[list[int], list[Reference]]], name: str, position: int) -> Reference | None:
    """The last definition of the name that ends before the position."""
    ends, named = by_name.get(name, ([], []))
    index = bisect_right(ends, position) - 1
    return named[index] if index >= 0 else None


def _implied(titles: Sequence[Reference]) -> dict[str, Reference]:
    """For each kind of document the one title of the text that ends in it; none if titles differ."""
    by_genre: dict[str, dict[str, Reference]] = {}
    for title in titles:
        for length in (2, 3):
            genre = title.name[-length:]
            if title.name != genre:
                by_genre.setdefault(genre, {}).setdefault("".join(title.name.split()), title)
    return {genre: next(iter(found.values())) for genre, found in by_genre.items() if len(found) == 1}
