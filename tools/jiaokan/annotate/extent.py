"""How far the name of a place reaches before the word of its kind, by what the text shows around it, where no dictionary knows it.

It begins behind a mark, or behind a word that no name holds: 到西合营镇, 、古守营村.
That it is a name at all is shown by what stands twice with other words before it, by a list of its like, by a verb of going,
or by a frame of bounds: 东至…，南至…，西至…，北至….
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

import rjieba

from jiaokan.grammar.characters import HAN
from jiaokan.text import re

NO_NAME = re.compile(
    f"[^{HAN}]|[你我本该各全][省市县区州旗镇乡村]|[的了是在和与及或等为对向从将到被把其该至经由于沿赴往离自各某我你他这那此所有去着个以属即距]"
)
"""Characters that stand between names."""
_JOINS = frozenset("和与及")
_GOES = frozenset("到在赴至往从于")
"""What a place follows, so that 和 and 与 behind it belong to the name: 来到与儿街镇."""
RELATION = re.compile("境内|辖区|附近|方向|以[东西南北上下内]|[上中下]游|沿线|部分|[支干]流|根据地")
"""Words of where a place lies; what stands behind them begins anew."""
LONGEST_REACH_CHARACTERS = 7
"""Code points before the word of the kind in which the name has to begin."""
LONGEST_OWN_NAME_CHARACTERS = 5
"""Code points of a name that is read by its extent."""
_BEFORE_NAMES = frozenset("vdcrptmu")
"""First letters of the tags of words that stand before a name and are no part of it: verbs, adverbs, times, numerals."""
_NAME_TAGS = frozenset(("ns", "nr", "nrt", "nrfg", "nz"))
_SIZES = frozenset("强名重古富美新老大小高低多全各本上下中前后内外省市县区乡镇村组")
_BOUND = re.compile("[东南西北]至(?![今此于少多])")
_BOUND_ITEMS = re.compile("[^，。；\n（）]{1,48}")
_ITEM = re.compile("[^、和及与以]+")
_NEAR_CHARACTERS = 90
"""Code points between two bounds of one frame."""
FEWEST_BOUND_KINDS = 3
_LOOSE_NAME = re.compile(f"[{HAN}]{{2,4}}")


def begins(string: str, at: int, floor: int = -1) -> int | None:
    """Where the name begins that ends at `at`, in code points; none if nothing shows it.

    Args:
        string: the text.
        at: where the word of the kind begins.
        floor: where a place ends behind which the name may begin.
    """
    low = max(0, at - LONGEST_REACH_CHARACTERS)
    start = low
    for one in NO_NAME.finditer(string, low, at):
        if string[one.start()] not in _JOINS or not _is_of_name(string, one.start(), at):
            start = one.end()
    start = max((start, *(one.end() for one in RELATION.finditer(string, low, at))))
    if floor >= start:
        word, tag = rjieba.tag(string[floor:at] or "。", False)[0]
        whole = 2 <= at - floor <= LONGEST_OWN_NAME_CHARACTERS and not (tag == "v" and len(word) > 1)
        return floor if whole else None
    cut = past_verb(string, start, at)
    if cut == low and low:
        return None
    start = cut
    return start if 2 <= at - start <= LONGEST_OWN_NAME_CHARACTERS else None


def _is_of_name(string: str, place: int, at: int) -> bool:
    """Whether 和, 与 or 及 belongs to the name: 来到与儿街镇, 坂仔镇和平村."""
    return (place > 0 and string[place - 1] in _GOES) or (at - place == 2 and rjieba.has_word(string[place:at]))


def past_verb(string: str, start: int, at: int) -> int:
    """Past the last verb, adverb or time of two characters or more, if a name of two is left.

    Args:
        string: the text.
        start: where the name would begin.
        at: where it ends.
    """
    end = place = start
    for word, tag in rjieba.tag(string[start:at], False):
        place += len(word)
        if len(word) > 1 and tag[0] in _BEFORE_NAMES and tag != "vn" and at - place >= 2:
            end = place
    return end


def goes(string: str, start: int) -> bool:
    """Whether a verb or preposition of place stands right before."""
    return bool(start) and string[start - 1] in _GOES


@lru_cache(maxsize=4096)
def is_plain(name: str, generic: frozenset[str]) -> bool:
    """Whether the name is made of ordinary words only: 示范, 定点帮扶.

    Args:
        name: the characters before the word of the kind.
        generic: words that are no name there.
    """
    if name in generic:
        return True
    words = rjieba.tag(name, False)
    return all(word in _SIZES or (len(word) > 1 and (word in generic or tag not in _NAME_TAGS)) for word, tag in words)


@lru_cache(maxsize=2)
def bounds(string: str) -> tuple[tuple[int, int], ...]:
    """The items of frames of bounds (东至…，南至…，西至…), as start and end; marks of fewer than three sides are no frame."""
    marks = list(_BOUND.finditer(string))
    found: list[tuple[int, int]] = []
    run: list[re.Match[str]] = []
    for mark in (*marks, None):
        if mark is not None and (not run or mark.start() - run[-1].end() <= _NEAR_CHARACTERS):
            run.append(mark)
            continue
        if len({one[0] for one in run}) >= FEWEST_BOUND_KINDS:
            found += [item for one in run for item in _items(string, one.end())]
        run = [mark] if mark is not None else []
    return tuple(found)


def _items(string: str, at: int) -> Iterator[tuple[int, int]]:
    whole = _BOUND_ITEMS.match(string, at)
    if whole:
        yield from (one.span() for one in _ITEM.finditer(string, at, whole.end()))


def loose(
    string: str, items: Iterable[tuple[int, int]], known: Callable[[int], bool], generic: frozenset[str]
) -> Iterator[tuple[int, int]]:
    """The bounds that have no word of a kind and are no ordinary words: 西至白家湾.

    Args:
        string: the text.
        items: the bounds.
        known: whether a place is found at a position.
        generic: words that are no name.
    """
    for start, end in items:
        name = string[start:end]
        if known(start) or not _LOOSE_NAME.fullmatch(name) or is_plain(name, generic):
            continue
        if not all(len(word) > 1 for word in rjieba.cut(name, False)):
            yield start, end
