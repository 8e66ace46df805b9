"""The letters of a text in one flow, however they are cut into blocks: where the flow of two versions is the same, so are its blocks.

A cleaning that joins and parts lines otherwise changes every block and no letter; and where one line is a character and its tag, or an
entry of a list, no line can be told from the next by its words. The flow tells them apart: a row of letters that stands once in either
version is one place. Between the first and the last such place of a stretch that is the same to the letter, and keeps the order of the
others, each block is where its letters are. Leading labels are no part of the flow: they are renumbered.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from jiaokan.anchor.chain import Chain
from jiaokan.anchor.likeness import entry, unlike
from jiaokan.anchor.wording import Wording

PLACE_LETTERS = 12
"""How many letters in a row are looked for that stand once in either version."""
EDGE_LETTERS = 4
"""How many letters of the stretch a block must have on either side, unless it is longer and stands there as it is: at the edge a letter
may go on by chance, and elsewhere a title may be named."""
HELD_SHARE = 0.8
"""What share of a block's letters must stand in a block that is rather another one's, for it to have been joined to that."""
KNOWN_SHARE = 0.5
"""What share of the letters of a new block must be known, for the block that has most of them to be the one it was."""


@dataclass(frozen=True)
class Flow:
    """Where the blocks of a text are in another version, as far as the letters tell."""

    found: dict[int, int]
    """The new block that has most of an old one's letters, and no more of another one's."""
    joined: dict[int, int]
    """The new block that has nearly all of an old one's letters, and more of another one's."""
    where: dict[int, frozenset[int]]
    """The new blocks that have letters of an old one: it is none but these."""


@dataclass(frozen=True)
class _Stretch:
    """Letters that are the same in both versions."""

    start: int
    end: int
    shift: int
    """How far behind their place in the old flow they stand in the new one."""


def flow(old: Sequence[Wording], new: Sequence[Wording]) -> Flow:
    """Where the old blocks are, as far as the letters tell.

    Args:
        old: the old blocks.
        new: the new ones.
    """
    olds, news = ([0, *accumulate(len(block.words) for block in side)] for side in (old, new))
    stretches = _stretches("".join(block.words for block in old), "".join(block.words for block in new))
    starts = [stretch.start for stretch in stretches]
    claims: dict[int, dict[int, int]] = {}
    where: dict[int, frozenset[int]] = {}
    known: Counter[int] = Counter()
    for i, (start, end) in enumerate(pairwise(olds)):
        at = bisect_right(starts, start) - 1
        if at < 0 or end > stretches[at].end:
            continue
        held = _held(news, start + stretches[at].shift, end + stretches[at].shift)
        j = max(held, key=lambda place: (held[place], -place))
        long = end - start >= PLACE_LETTERS and old[i].words == new[j].words
        if (long or _room(stretches[at], start, end, (olds[-1], news[-1])) >= EDGE_LETTERS) and not _other(old[i], new[j]):
            claims.setdefault(j, {})[i] = held[j]
            known.update(held)
            where[i] = frozenset(held)
    found: dict[int, int] = {}
    joined: dict[int, int] = {}
    for j, claim in claims.items():
        if known[j] >= KNOWN_SHARE * len(new[j].words):
            first = max(claim, key=lambda i: (claim[i], -i))
            found[first] = j
            joined |= {i: j for i, count in claim.items() if i != first and count >= HELD_SHARE * len(old[i].words)}
    return Flow(found, joined, where)


def _room(stretch: _Stretch, start: int, end: int, letters: tuple[int, int]) -> int:
    """How many letters before and behind a block are the same at the least; enough where both texts begin or end."""
    first = not stretch.start and not stretch.shift
    last = (stretch.end, stretch.end + stretch.shift) == letters
    return min(EDGE_LETTERS if first else start - stretch.start, EDGE_LETTERS if last else stretch.end - end)


def _other(one: Wording, two: Wording) -> bool:
    """Whether two blocks cannot be one, though they say the same: an entry of the contents, say, and what it names."""
    return entry(one, two) or (one.words != two.words and unlike(one, two))


def _held(ends: Sequence[int], start: int, end: int) -> Counter[int]:
    """How many letters of a part of the new flow each block has."""
    held: Counter[int] = Counter()
    j = bisect_right(ends, start) - 1
    while start < end:
        stop = min(end, ends[j + 1])
        held[j] += stop - start
        start, j = stop, j + 1
    return held


def _stretches(old: str, new: str) -> list[_Stretch]:
    """What is the same and keeps one order, from the first place that stands once to the last one; or to the ends of both texts."""
    if old == new:
        return [_Stretch(0, len(old), 0)]
    one, two = _once(old), _once(new)
    same: list[_Stretch] = []
    for row, start in one.items():
        if row in two:
            last, end, shift = same[-1] if same else None, start + PLACE_LETTERS, two[row] - start
            if last and last.shift == shift and (start <= last.end or old[last.end : start] == new[last.end + shift : start + shift]):
                same[-1] = _Stretch(last.start, end, shift)
            else:
                same.append(_Stretch(start, end, shift))
    order = set(Chain({(one.start, one.start + one.shift): float(one.end - one.start) for one in same}).pairs)
    parted = _parted([one for one in same if (one.start, one.start + one.shift) in order])
    if parted and parted[0].shift == 0 and old[: parted[0].start] == new[: parted[0].start]:
        parted[0] = _Stretch(0, parted[0].end, 0)
    if parted and old[parted[-1].end :] == new[parted[-1].end + parted[-1].shift :]:
        parted[-1] = _Stretch(parted[-1].start, len(old), parted[-1].shift)
    return parted


def _parted(stretches: Sequence[_Stretch]) -> list[_Stretch]:
    """Stretches without the letters that two of them claim."""
    parted: list[_Stretch] = []
    for one in stretches:
        both = 0
        if parted:
            last = parted[-1]
            both = max(0, last.end - one.start, last.end + last.shift - one.start - one.shift)
            parted[-1] = _Stretch(last.start, last.end - both, last.shift)
        parted.append(_Stretch(one.start + both, one.end, one.shift))
    return parted


def _once(text: str) -> dict[str, int]:
    """The rows of letters that stand once in a text, with where."""
    places: dict[str, int] = {}
    again: set[str] = set()
    for start in range(len(text) - PLACE_LETTERS + 1):
        row = text[start : start + PLACE_LETTERS]
        if row in places:
            again.add(row)
        else:
            places[row] = start
    return {row: start for row, start in places.items() if row not in again}
