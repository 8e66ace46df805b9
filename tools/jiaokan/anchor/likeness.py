"""How like two blocks are, and which blocks are worth comparing: each old one with the few that share its rarest pairs of characters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from heapq import nsmallest
from math import sqrt

from jiaokan.anchor.wording import ITEM, Wording, common

KEPT_LIKENESS = 0.75
"""The likeness of a new block that has all the old words, however much was added to them."""
ITEM_LIKENESS, LEADS_LIKENESS = 0.2, 0.1
"""What is taken from the likeness of two blocks of which only one is an item of a list, and of which only one leads a list."""
LEAST_KEPT_PAIRS = 10
"""Pairs that must have been kept for that: fewer may stand anywhere by chance."""
COMMON_PAIR_BLOCKS = 48
"""A pair that more new blocks have than this tells none of them from the others."""
CANDIDATE_BLOCKS = 8
"""How many blocks each old one is compared with, those that share its rarest pairs, before its place is known."""

NAMED_TYPES = "heading", "title"
"""Of what types the blocks are that an entry of the contents names."""
OWN_PAIRS, OWN_KEPT_SHARE = 3, 0.125
"""A block with so many pairs that no other block of its text has must have kept this share of them."""

Pair = tuple[int, int]
"""An old block and a new one, by their indexes."""


def likeness(one: Wording, two: Wording) -> float:
    """How like a new block is to an old one, from 0 to 1: as like as their words are, or as much as it keeps of the old ones.

    Args:
        one: the old block.
        two: the new block.
    """
    if unlike(one, two) and (one.words != two.words or entry(one, two)):
        return 0.0
    if one.words == two.words:
        return 1.0
    both = common(one, two)
    value = max(2 * both / (one.size + two.size), KEPT_LIKENESS * both / one.size if one.size >= LEAST_KEPT_PAIRS else 0.0)
    return max(0.0, value - strange(one, two))


def unlike(one: Wording, two: Wording) -> bool:
    """Whether two blocks cannot be one: a heading and none, lines of two days, or of a day and none, a title and what merely names it."""
    return one.part != two.part or one.day != two.day or one.text in two.named or two.text in one.named or entry(one, two)


def entry(one: Wording, two: Wording) -> bool:
    """Whether one of two blocks is a heading and the other an item of a list, as an entry of the contents is: it names it and is not it."""
    types = {one.type, two.type}
    return ITEM in types and not types.isdisjoint(NAMED_TYPES) and not (one.label and one.label == two.label)


def strange(one: Wording, two: Wording) -> float:
    """How much less like two blocks count that do different work: an item of a list and none, what leads a list and what leads none."""
    return ITEM_LIKENESS * (one.item != two.item) + LEADS_LIKENESS * (one.leads != two.leads)


def alike(one: Wording, two: Wording) -> float:
    """How much the words of two blocks share, from 0 to 1: Dice's measure over what their pairs of characters tell."""
    return 2 * common(one, two) / (one.told + two.told)


def same(one: Wording, two: Wording, other: Wording) -> float:
    """What share of the words that a block shares with another one it shares with a third too, from 0 to 1.

    Args:
        one: the block.
        two: the other one.
        other: the third one.
    """
    both = {pair: min(value, two.telling[pair]) for pair, value in one.telling.items() if pair in two.telling}
    return sum(min(value, other.telling.get(pair, 0.0)) for pair, value in both.items()) / (sum(both.values()) or 1.0)


class Own:
    """What only one block of a text says: of a block rewritten by half something of it is kept, of one that merely sounds alike nothing."""

    def __init__(self, blocks: Sequence[Wording]) -> None:
        times = Counter(pair for wording in blocks for pair in wording.pairs)
        self._own = [{pair: count for pair, count in wording.pairs.items() if times[pair] == 1} for wording in blocks]

    def kept(self, number: int, other: Wording) -> bool:
        """Whether a block is another one as far as this tells: it has little of its own, or the other has enough of that."""
        own = self._own[number]
        every = sum(own.values())
        return every < OWN_PAIRS or sum(count for pair, count in own.items() if pair in other.pairs) >= OWN_KEPT_SHARE * every


class Shared:
    """Which blocks of a text share most with a block: by the pairs of characters that few of them have, so the time stays linear."""

    def __init__(self, blocks: Sequence[Wording]) -> None:
        self._where: dict[str, list[int]] = {}
        for number, wording in enumerate(blocks):
            for pair in wording.pairs:
                self._where.setdefault(pair, []).append(number)

    def most(self, block: Wording, blocks: int) -> list[int]:
        """So many of them, the one that shares most first."""
        weights: dict[int, float] = {}
        for pair in block.pairs:
            if len(row := self._where.get(pair, ())) <= COMMON_PAIR_BLOCKS:
                for number in row:
                    weights[number] = weights.get(number, 0.0) + 1 / sqrt(len(row))
        return nsmallest(blocks, weights, key=lambda number: (-weights[number], number))


def candidates(old: Sequence[Wording], new: Sequence[Wording]) -> dict[Pair, float]:
    """The pairs of blocks that may be the same, with how like they are."""
    shared = Shared(new)
    found = {(i, j): likeness(one, new[j]) for i, one in enumerate(old) for j in shared.most(one, CANDIDATE_BLOCKS)}
    for i, j in _equal(old, new):
        found[i, j] = likeness(old[i], new[j])
    return found


def _equal(old: Sequence[Wording], new: Sequence[Wording]) -> Iterable[Pair]:
    """Blocks of equal words: of repeated ones each with the one of its rank, counted from both ends, and those beside it."""
    ranks: dict[str, list[int]] = {}
    for j, wording in enumerate(new):
        ranks.setdefault(wording.words, []).append(j)
    rows: dict[str, list[int]] = {}
    for i, wording in enumerate(old):
        rows.setdefault(wording.words, []).append(i)
    for words, row in rows.items():
        there = ranks.get(words, [])
        for rank, i in enumerate(row):
            for other in {rank - 1, rank, rank + 1, len(there) - len(row) + rank}:
                if 0 <= other < len(there):
                    yield i, there[other]


Likenesses = Sequence[tuple[float, int]]
"""What a block is like, the most like first, as (likeness, index)."""
LikenessRows = dict[int, list[tuple[float, int]]]
"""For a block those it is like."""


def rivals(like: Mapping[Pair, float], pairs: Iterable[Pair]) -> tuple[LikenessRows, LikenessRows]:
    """For each old block of some pairs, and for each new one, the blocks it is like."""
    by_old: LikenessRows = {}
    by_new: LikenessRows = {}
    for i, j in pairs:
        by_old.setdefault(i, []).append((like[i, j], j))
        by_new.setdefault(j, []).append((like[i, j], i))
    for row in (*by_old.values(), *by_new.values()):
        row.sort(key=lambda one: (-one[0], one[1]))
    return by_old, by_new
