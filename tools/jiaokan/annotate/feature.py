"""Places that no table has, told by the word of their kind: 架河镇, 青弋江, 港口湾水库, 长城西路, 岳口站.

The word of the kind says that a name stands before it only if what stands before it is a name:
its words are names to the dictionary, or single characters that make no word (泉溪 before 镇, but not 城乡 before 道路).
A doubtful one counts behind the place that it lies in, and where the text sets it beside a sure one of its kind (青弋江、水阳江);
what counts once counts wherever it stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import rjieba

from jiaokan.annotate.division import divisions
from jiaokan.annotate.extent import NO_NAME
from jiaokan.annotate.lexicon import everywhere
from jiaokan.annotate.mention import Mention
from jiaokan.annotate.named import find_named
from jiaokan.annotate.place_kind import alike, generic, kinds, pattern, weak
from jiaokan.annotate.shown import find_shown
from jiaokan.annotate.surname import is_name
from jiaokan.grammar.characters import HAN
from jiaokan.grammar.foreign_name import sounds_start
from jiaokan.text import re

LONGEST_NAME_CHARACTERS = 5
"""Code points of the name before the word of the kind."""
FEWEST_SOUND_CHARACTERS = 3
"""Characters that write foreign sounds and make a name: 加那利群岛."""
SHORT_PLACE_CHARACTERS = 2
"""Code points of a known place that may be part of such a name."""
_NAME_TAGS = frozenset(("ns", "nr", "nrt", "nrfg", "nz"))
"""Tags of the dictionary for names of places, of persons, and other proper names."""
MOST_LED_CHARACTERS = 3
"""Code points between a place and another that ends a longer name."""
_PERSON_TAGS = frozenset(("nr", "nrt", "nrfg"))
_NOUN_TAGS = frozenset(("n", "ng", "nt", "j", "z", "zg", "an", "vn"))
_NO_NAME_TAGS = frozenset("pcdurvli")
"""First letters of the tags of words that stand between names: prepositions, conjunctions, adverbs, particles, pronouns, verbs, phrases."""
_NO_HAN = re.compile(f"[^{HAN}]")
_DIRECTIONS = frozenset("东西南北中")
_WATER_OR_HILL = frozenset(("河", "江", "湖", "溪", "山"))
"""Kinds whose word also ends names of persons: 赵本山."""
_WAYS = frozenset(("公路", "高速", "高速公路", "高铁", "铁路"))
"""Ways that are named by the short names of where they lead: 京沪高速."""
_WATER = frozenset("河江溪")
_ABROAD = frozenset(("群岛", "列岛", "半岛", "海峡", "岛", "山"))
"""Kinds before which foreign names stand."""
_STATIONS = frozenset(("站", "火车站", "高铁站", "汽车站"))
"""What a town has several of, told apart by their directions: 毕节东站."""
_STRETCH = re.compile("[上中下]游|流域|沿岸")
_OPEN_UNITS = frozenset(("镇", "乡", "苏木", "嘎查"))
"""Units of which any noun may be the name."""
_SPEAKS = re.compile("表示|介绍|指出|强调|认为|说")
"""What a person does, whose name it then is."""
_ADDRESS = re.compile("(?:东|南|西|北|中)?段?[0-9]{1,4}号|路口|交叉口|交汇处|交界处")
"""What stands behind the name of a road."""
_LISTED = frozenset("、和与及至")
_WHOLE = re.compile("[省市县区旗盟镇乡村国]$|..州$")
_LATER = "上下大小东西南北中新老前后太"
"""Single characters that stand before a name as a part of it: 西苕溪."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    start: int
    end: int
    kind: str
    sure: bool


def find_features(string: str, places: Iterable[Mention]) -> Iterator[Mention]:
    """Each such place of the string; one that stands behind another place is not joined with it.

    Args:
        string: the text.
        places: the places that are known, which a name may begin behind and none may begin within.
    """
    known = tuple(places)
    starts = {place.end: place.start for place in known}
    inside = bytearray(len(string) + 1)
    for end, start in starts.items():
        inside[start:end] = b"\1" * (end - start)
    found = []
    matches = tuple(pattern().finditer(string))
    shown = list(find_shown(string, matches, starts, inside))
    starts.update((end, start) for start, end, _ in shown)
    for start, end, kind in (*find_named(string, matches, starts, inside), *shown):
        starts[end] = start
        inside[start:end] = b"\1" * (end - start)
        found.append(_Candidate(start, end, kind, True))
    for match in matches:
        one = _over(string, match, starts) if inside[match.start()] else _candidate(string, match, starts)
        if one:
            found.append(one)
            if one.sure:
                starts.setdefault(one.end, one.start)
    found.sort(key=lambda one: (one.start, -one.end))
    counted = {(one.start, one.end) for one in (*_counted(string, found), *_led(string, known))}
    for start, end in counted:
        yield _place(string, start, end)
    for _, start, end in everywhere(string, {string[start:end] for start, end in counted}):
        if (start, end) not in counted and not inside[start]:
            yield _place(string, start, end)


def _over(string: str, match: re.Match[str], places: Mapping[int, int]) -> _Candidate | None:
    """A name that a known place ends, one character longer behind a mark: 水阳江, if a list sets it beside a sure one."""
    end = match.end()
    start = places.get(end, 0) - 1
    if end - start != SHORT_PLACE_CHARACTERS + 1 or start < 0 or NO_NAME.match(string, start):
        return None
    return _Candidate(start, end, match[0], False) if start == 0 or _NO_HAN.match(string, start - 1) else None


def _led(string: str, places: Iterable[Mention]) -> Iterator[_Candidate]:
    """A river whose name is longer than the known one that ends it, behind the place it lies in: 吉林头道松花江."""
    before: Mention | None = None
    for place in sorted(places, key=lambda one: one.start):
        name = string[before.end : place.start] if before else ""
        river = _WATER.intersection(place.text)
        if before and river and 1 <= len(name) <= MOST_LED_CHARACTERS and not NO_NAME.search(name) and not rjieba.has_word(name):
            yield _Candidate(before.end, place.end, place.text, True)
        before = place


def _place(string: str, start: int, end: int) -> Mention:
    reach = _STRETCH.match(string, end) if string[end - 1] in _WATER else None
    end = reach.end() if reach else end
    return Mention("place", start, end, string[start:end], string[start:end])


def _counted(string: str, found: list[_Candidate]) -> Iterator[_Candidate]:
    """The sure ones, and those that a list sets beside a sure one of their kind."""
    sure = [one.sure for one in found]
    for order in (range(1, len(found)), range(len(found) - 2, -1, -1)):
        step = -1 if order.step == 1 else 1
        for index in order:
            one, other = found[index], found[index + step]
            first, second = (other, one) if step == -1 else (one, other)
            same = one.kind == other.kind or alike(one.kind, other.kind) or len(one.kind) > 1 or {one.kind, other.kind} <= _WATER_OR_HILL
            if sure[index + step] and same and second.start - first.end == 1 and string[first.end] in _LISTED:
                sure[index] = True
    return (one for one, counts in zip(found, sure, strict=True) if counts)


def _candidate(string: str, match: re.Match[str], places: Mapping[int, int]) -> _Candidate | None:
    """What stands before a word of a kind, if it can be its name."""
    after = kinds()[match[0]]
    at, end = match.span()
    if (
        match[0] in weak()
        or (match[0] in "镇乡" and string[at - 1 : at] == match[0])
        or (after and after.match(string, end))
        or _SPEAKS.match(string, end)
    ):
        return None
    if at in places:
        short = string[places[at] : at]
        whole = _WHOLE.search(short) or short.endswith("中国")
        return None if whole else _Candidate(places[at], end, match[0], True)
    low = max(0, at - LONGEST_NAME_CHARACTERS - 2)
    low = max((one.end() + low for one in NO_NAME.finditer(string[low:at])), default=low)
    behind = max((one for one in range(low, at) if one in places), default=-1)
    low = max(low, behind)
    if behind == at - 1 and string[behind] in _DIRECTIONS and match[0] in _STATIONS:
        return _Candidate(places[behind], end, match[0], True)
    start, sure = _start(string, low, at, end, start_known=behind == low)
    address = _ADDRESS.match(string, end) is not None
    if address and start == at and low < at <= low + LONGEST_NAME_CHARACTERS:
        start = low
    sounds = sounds_start(string, at)
    if match[0] in _ABROAD and at - sounds >= FEWEST_SOUND_CHARACTERS and sounds <= start and behind < 0:
        return _Candidate(sounds, end, match[0], True)
    name = string[start:at]
    if start == behind and _DIRECTIONS.issuperset(name) and not _WHOLE.search(string[places[behind] : behind]):
        return _Candidate(places[behind], end, match[0], True)
    if not 1 <= len(name) <= LONGEST_NAME_CHARACTERS or name in generic() or _DIRECTIONS.issuperset(name):
        return None
    return _Candidate(start, end, match[0], sure or address or start == behind)


def _start(string: str, low: int, at: int, end: int, start_known: bool) -> tuple[int, bool]:
    """Where the name begins that ends at `at`, and whether it is sure to be one; `at` if none stands there."""
    start, sure, place, whole, last = at, True, end, False, ""
    for word, tag in reversed(rjieba.tag(string[low:end], False)):
        place -= len(word)
        if place >= at:
            continue
        piece = string[place : min(at, place + len(word))]
        noun = tag in _NOUN_TAGS or tag in _NAME_TAGS
        proper = tag in _NAME_TAGS or (noun and word in divisions()) or (tag == "j" and string[at:end] in _WAYS)
        last = last or tag
        if place + len(word) > at:
            if not proper or piece in generic():
                break
            start, whole = place, piece not in _DIRECTIONS
            sure = tag not in _PERSON_TAGS or not is_name(word)
        elif len(piece) > 1 and (tag[0] in _NO_NAME_TAGS or piece in generic()):
            break
        elif proper and len(piece) > 1 and not (whole and tag in _PERSON_TAGS):
            start, whole = place, True
        elif len(piece) == 1:
            link = tag[0] in _NO_NAME_TAGS and not start_known and piece not in _LATER
            if link or (whole and not (noun and place == low) and piece not in _LATER):
                sure = sure and (whole or tag[0] != "v")
                break
            start, sure = place, sure and not (whole and piece not in _LATER)
        elif start == at or place == low or _DIRECTIONS.issuperset(string[start:at]):
            if whole or not (noun or start_known):
                break
            return place, string[at:end] in _OPEN_UNITS if start == at else _DIRECTIONS.issuperset(string[start:at])
        else:
            break
    if string[at:end] in _WATER_OR_HILL and is_name(string[start:end]):
        sure = False
    return start, sure and (whole or at - start > 1 or last == "ns")
