"""Places that no table has, told by the word of their kind and by what speaks for a name before it: 架河镇, 青弋江, 长城西路.

Every start that a name may have is weighed by its signs (`place_sign`), and the best counts if enough speaks for it.
What stands behind a place or beside one in a list is read from the left, then from the right; what counts once counts wherever it stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import rjieba

from jiaokan.annotate.division import divisions
from jiaokan.annotate.edge import holds
from jiaokan.annotate.extent import NO_NAME, bounds, loose
from jiaokan.annotate.lexicon import everywhere
from jiaokan.annotate.mention import Mention
from jiaokan.annotate.place_kind import DIVISION_END, PERSON_ENDS, find_kinds, generic, kinds
from jiaokan.annotate.place_sign import LISTED, WordedText, score, starts
from jiaokan.annotate.sign import tag
from jiaokan.annotate.surname import is_name
from jiaokan.annotate.town import towns
from jiaokan.grammar.numeral import COUNTING
from jiaokan.text import re

LEAST_NAME_WEIGHT = -0.25
"""How much has to speak for a name, in logits."""
LEAST_PERSON_WEIGHT = 0.8
"""The same where it may be that of a person: 徐锦江."""
LEAST_KNOWN_PERSON_WEIGHT = 2.0
"""The same where the dictionary has it as that of a person."""
SHORT_PLACE_CHARACTERS = 2
"""Code points of a known place that may be part of such a name."""
MOST_LED_CHARACTERS = 3
"""Code points between a place and another that ends a longer name."""
_SPEAKS = re.compile("表示|介绍|指出|强调|认为|说")
"""What a person does, whose name it then is."""
_COUNTED = re.compile(f"[一两几数多这那每某另][座条个处片块所家道]|各|另一|第[{COUNTING}0-9]")
"""What counts places and names none: 一座新城, 第二站."""
_NAMES = frozenset(("ns", "nr", "nz"))
"""Tags of words of two characters that may be a place's name: 长江, and not 探路."""
_TWICE = frozenset("镇乡村")
_WATER = frozenset("河江溪")
_STRETCH = re.compile("[上中下]游|流域")
_RIVER = re.compile("[河江溪](?:[上中下]游|流域)?\\Z")


def candidates(page: WordedText) -> Iterator[tuple[int, int, tuple[int, ...]]]:
    """Each word of a kind that no known place holds, as start and end, and where its name may begin.

    Args:
        page: the text; the names with their kinds are entered into it.
    """
    found = []
    for kind, at, end in find_kinds(page.string):
        after = kinds()[kind]
        if after and after.match(page.string, end):
            continue
        speaks = _SPEAKS.match(page.string, end) is not None
        begun = tuple(
            start
            for start in (_longer(page, end) if page.inside[at] else starts(page, at))
            if not _is_none(page.string, start, at, end, speaks) and not _goes_over(page, start, at)
        )
        if begun:
            found.append((at, end, begun))
    for _, end, begun in found:
        for start in begun:
            page.again.setdefault(page.string[start:end], set()).add(page.string[start - 1 : start])
    yield from found


def _is_none(string: str, start: int, at: int, end: int, speaks: bool) -> bool:
    """Whether it is no name whatever stands around: an ordinary word before the kind, who speaks, a kind said twice."""
    name, kind = string[start:at], string[at:end]
    return (
        name in generic()
        or "等" in name
        or (kind == "道" and name not in divisions() and (name[-1] == "之" or rjieba.has_word(name[-1] + kind)))
        or _COUNTED.match(name) is not None
        or name.endswith("又一")
        or (kind in "镇乡" and name in ("乡设", "县设", "村设", "乡改", "乡并"))
        or (kind == "路" and name[-1] in "道农")
        or (len(name) == 1 and rjieba.has_word(name + kind) and tag(name + kind) not in _NAMES)
        or (speaks and is_name(name + kind))
        or (kind == name[-1] and kind in _TWICE and name not in towns().get(kind, ()))
    )


def _goes_over(page: WordedText, start: int, at: int) -> bool:
    """Whether a verb stands before a known place that the name would hold: 应贯彻长江经济带."""
    inner = min((page.known[end] for end in range(start + 2, at + 1) if end in page.known), default=start)
    return inner > start and not holds(page.string, start, inner)


def _longer(page: WordedText, end: int) -> Iterator[int]:
    """Where a name may begin that is one character longer than a known one of two: 水阳江."""
    start = page.known.get(end, end) - 1
    if end - start == SHORT_PLACE_CHARACTERS + 1 and start >= 0 and not NO_NAME.match(page.string, start):
        yield start


def find_place_names(string: str, places: Iterable[Mention]) -> Iterator[Mention]:
    """Each such place of the string; one that stands behind another place is not joined with it.

    Args:
        string: the text.
        places: the places that are known, which a name may begin behind and none may begin within.
    """
    known = tuple(places)
    page = WordedText.of(string, known)
    ends = {one.end: one.start for one in known}
    begins = {one.start for one in known}
    found: dict[int, int] = {}
    words = tuple(candidates(page))
    within = set[int]()
    for row in (words, words[::-1]):
        for at, end, begun in row:
            if row is not words and (end + 1 not in begins or string[end] not in LISTED):
                continue  # From the right only what stands before a place in a list has new signs.
            start = found.get(end)
            if start is None:
                start = (
                    found.get(at)
                    if at in found and not DIVISION_END.search(string, at - 1, at)
                    else _best(page, at, end, [one for one in begun if one not in within], ends, begins)
                )
            if start is not None:
                found[end] = ends[end] = start
                begins.add(start)
                within.update(range(start + 1, end))
    found.update(_led(string, known))
    longest = {start: end for end, start in sorted(found.items())}
    found = {end: start for start, end in longest.items()}
    for end, start in found.items():
        yield _place(string, start, end)
    for start, end in loose(string, bounds(string), lambda at: at in begins or bool(page.inside[at]), generic()):
        yield _place(string, start, end)
    for _, start, end in everywhere(string, {string[start:end] for end, start in found.items()}):
        if found.get(end) != start and not page.inside[start]:
            yield _place(string, start, end)


def _best(page: WordedText, at: int, end: int, begun: Iterable[int], ends: Mapping[int, int], begins: set[int]) -> int | None:
    """The start that most speaks for, if that is enough."""
    weighed = ((score(page, start, at, end, ends, begins), start) for start in begun)
    best, start = max(weighed, default=(LEAST_NAME_WEIGHT, 0))
    name, least = page.string[start:end], LEAST_NAME_WEIGHT
    if page.string[at:end] in PERSON_ENDS and is_name(name):
        least = LEAST_KNOWN_PERSON_WEIGHT if rjieba.has_word(name) and tag(name)[:2] == "nr" else LEAST_PERSON_WEIGHT
    return start if best > least else None


def _led(string: str, places: Iterable[Mention]) -> Iterator[tuple[int, int]]:
    """A river whose name is longer than the known one that ends it, behind the place it lies in: 吉林头道松花江."""
    before: Mention | None = None
    for place in sorted(places, key=lambda one: one.start):
        name = string[before.end : place.start] if before else ""
        river = before and _RIVER.search(place.text) and holds(string, before.end, place.start)
        if before and river and 1 <= len(name) <= MOST_LED_CHARACTERS and not NO_NAME.search(name) and not rjieba.has_word(name):
            yield place.end, before.end
        before = place


def _place(string: str, start: int, end: int) -> Mention:
    reach = _STRETCH.match(string, end) if string[end - 1] in _WATER else None
    end = reach.end() if reach else end
    return Mention("place", start, end, string[start:end], string[start:end])
