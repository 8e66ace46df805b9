"""Places that the text itself shows, whatever a dictionary says: a list of their like, a chain, standing twice, a verb, bounds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import rjieba

from jiaokan.annotate.division import initials
from jiaokan.annotate.edge import holds
from jiaokan.annotate.extent import NO_NAME, begins, bounds, goes, is_plain, loose
from jiaokan.annotate.place_kind import SETTLEMENTS, WAYS, alike, generic, kinds, weak
from jiaokan.annotate.surname import is_name
from jiaokan.text import re

_LISTED = frozenset(["、", "和", "与", "及", "至", "-", "—", "——"])
_PERSON_ENDS = frozenset("河江湖溪山岭峰桥城岛庄")
"""Kinds whose word also ends names of persons: 赵本山."""

_OF_PLACES = re.compile("等(?:地|处|[镇乡村江河湖]|乡镇|河流|水库|[0-9]{1,3}个?[镇乡村])")
"""What goes on a list of places."""
_WATERS = re.compile(
    "超.{0,2}水位|超[警保]|断面|溃口|决口|[干支]流|流域|河道|治理|水位|水质|断流|沿岸|两岸|[上中下]游|防洪|大堤|发生|特大桥|大桥|源头|入[海江河湖]"
)
"""What goes on a water's name, and on no person's."""
_WHOLE = re.compile("[省市县区旗镇乡村州](?<!.国)\\Z")
_HOMESTEAD = re.compile("[^的大国]家[庄村沟湾坪岭山洼寨堡集店营屯河坝桥坡梁塬圩滩嘴冲塘畈岗]\\Z")
"""Names of villages after who settled there: 于家庄."""
_WATER_KINDS = frozenset("河江湖溪渠")
_NO_PLACE = re.compile("[局厅署科委员会院处]")
"""What a name of a body holds."""
_LINES = frozenset(("高速", "高速公路", "高铁", "铁路"))
"""Ways that are named by one character of each place they lead to: 清花高速."""
LONGEST_LINE_CHARACTERS = 3
"""Code points of such a name."""
_OFFICIAL = frozenset(("镇", "乡", "街道", "苏木", "嘎查"))
"""Kinds of division, which ordinary words seldom stand before."""


@dataclass(frozen=True, slots=True)
class _Reach:
    """A word of a kind with the name before it, as far as its extent goes."""

    start: int
    end: int
    kind: str
    plain: bool
    person: bool
    """Whether it may be the name of a person."""

    generic: bool
    """Whether its name is a word that is none before any kind."""
    own: bool
    """Whether it is neither that nor ends in an ordinary word: 江山, 范围."""


def find_shown(
    string: str, matches: Iterable[re.Match[str]], starts: Mapping[int, int], inside: bytearray
) -> Iterator[tuple[int, int, str]]:
    """Each such place, as start and end in code points and the word of its kind, which may be empty.

    Args:
        string: the text.
        matches: the words of kinds in it.
        starts: the start of each known place by its end.
        inside: 1 where a known place stands.
    """
    found = _shortest(string, _reaches(string, matches, starts, inside))
    items = bounds(string)
    framed = {start for start, _ in items}
    before: dict[str, set[str]] = {}
    for one in found:
        before.setdefault(string[one.start : one.end], set()).add(string[one.start - 1 : one.start])
    sure = [
        (one.start in framed and string[one.start : one.end - len(one.kind)] not in generic())
        or (not one.plain and (_alone(string, one, starts) or (one.own and len(before[string[one.start : one.end]]) > 1)))
        for one in found
    ]
    for index in range(1, len(found)):
        first, second = found[index - 1], found[index]
        chain = first.end == second.start and first.kind in SETTLEMENTS and (sure[index - 1] or (first.own and second.own))
        listed = string[first.end : second.start] in _LISTED and alike(first.kind, second.kind)
        ordinary = first.plain or second.plain or (first.person and second.person)
        ways = listed and first.kind in WAYS and (sure[index - 1] or sure[index]) and not (first.generic or second.generic)
        if (chain and sure[index - 1]) or ways or ((chain or listed) and not ordinary):
            sure[index - 1] = sure[index] = True
    shown = [one for one, counts in zip(found, sure, strict=True) if counts]
    yield from ((one.start, one.end, one.kind) for one in shown)
    begun = {one.start for one in shown}
    for start, end in loose(string, items, lambda at: at in begun or bool(inside[at]), generic()):
        yield start, end, ""


def _alone(string: str, one: _Reach, starts: Mapping[int, int]) -> bool:
    """Whether what stands beside it shows a place, though no other place of its kind is near."""
    if _WATERS.match(string, one.end) and one.kind in _WATER_KINDS:
        return True
    if _HOMESTEAD.search(string, one.start, one.end) and (goes(string, one.start) or string[one.start - 1 : one.start] in _LISTED):
        return True
    if one.person:
        return False
    if one.kind in _LINES:
        name = string[one.start : one.end - len(one.kind)]
        return len(name) <= LONGEST_LINE_CHARACTERS and initials().issuperset(name) and not rjieba.has_word(name)
    if one.start in starts and one.own and _WHOLE.search(string, starts[one.start], one.start) and NO_NAME.match(string, one.end):
        return True
    if one.kind in weak():
        return one.start in starts and (len(one.kind) > 1 or NO_NAME.match(string, one.end) is not None)
    if goes(string, one.start) and one.kind in SETTLEMENTS:
        return True
    if string[one.start - 1 : one.start] in _LISTED and one.start - 1 in starts:
        return True
    return bool(_OF_PLACES.match(string, one.end)) or (one.kind in _OFFICIAL and one.own and string[one.start - 1 : one.start] != "以")


def _shortest(string: str, reaches: Iterable[_Reach]) -> list[_Reach]:
    """The names, each as short as it stands elsewhere behind a mark: 柳宗镇 in 家住柳宗镇 too."""
    found = list(reaches)
    names = {string[one.start : one.end] for one in found}
    for index, one in enumerate(found):
        for start in range(one.end - len(one.kind) - 2, one.start, -1):
            if string[start : one.end] in names:
                found[index] = _reach(string, start, one.end, one.kind)
                break
    return found


def _reach(string: str, start: int, end: int, kind: str) -> _Reach:
    person = string[end - 1] in _PERSON_ENDS and is_name(string[start:end])
    own = not person and not (len(kind) == 1 and rjieba.has_word(string[end - 2 : end]))
    name = string[start : end - len(kind)]
    return _Reach(start, end, kind, is_plain(name, generic()), person, name in generic(), own)


def _reaches(string: str, matches: Iterable[re.Match[str]], starts: Mapping[int, int], inside: bytearray) -> Iterator[_Reach]:
    last = -1
    for match in matches:
        at, end = match.span()
        after = kinds()[match[0]]
        if inside[at] or (after and after.match(string, end)):
            continue
        start = begins(string, at, max((one for one in range(max(0, at - 5), at) if one in starts or one == last), default=-1))
        if (
            start is None
            or at - start < 2
            or any(inside[start:at])
            or _NO_PLACE.search(string, start, at)
            or (string[at - 1] == match[0] and match[0] in "镇乡")
        ):
            continue
        if holds(string, start, at):
            yield _reach(string, start, end, match[0])
        if match[0] in SETTLEMENTS:
            last = end
