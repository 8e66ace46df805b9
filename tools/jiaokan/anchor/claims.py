"""A pair that was found is given up if one of its two is rather a third block: its own was deleted, and what is left only sounds like it.

Of an article that is gone something often stands on elsewhere, in the one beside it or in a new one made after its pattern. Likeness alone
does not tell that from a rewording. What tells it: a third block, found or not, is more like one of the two; the new one does not begin as
the old one did, where stands what a sentence is about; what was an article is a paragraph now, or the other way round. What leads a list
is a formula, and is known by what stands under it; of a few words nothing of this can be said.
How it was measured: `python tests/benchmarks/revisions.py --without 3`.
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass

from jiaokan.anchor.chain import increasing
from jiaokan.anchor.chance import PairPlace, PairPlaces, by_chance, said_once
from jiaokan.anchor.likeness import Pair, Shared, alike
from jiaokan.anchor.pieces import held
from jiaokan.anchor.wording import Wording

CLAIM_LIKENESS, SURE_CLAIM_LIKENESS = 0.05, 0.1
"""By so much more like is the third block if the new one begins otherwise, and whatever it begins with."""
BEGUN_SHARE = 0.5
"""What share of the first clause of a block must stand in another one for that to begin alike."""
OTHER_KIND_LIKENESS = 0.1
"""By so much more like must a pair with labels of two kinds be than the new block is to any other old one."""
MOVED_SHARE = 0.85
"""What share of one of two blocks must stand in the other if they stand in another order and begin otherwise."""
CLAIMED_PAIRS = 16
"""Pairs of characters, at least, in both blocks."""
CLAIM_BLOCKS = 8
"""With how many blocks each of the two is compared, those that share most with it: so the time stays linear."""


def claimed(old: Sequence[Wording], new: Sequence[Wording], found: Mapping[int, int], sure: Container[int] = ()) -> set[int]:
    """The old blocks whose new one is rather another one's, or may be chance: and those that only such ones held up.

    Args:
        old: the old blocks, weighed.
        new: the new ones, weighed.
        found: the new block of each old one that was found.
        sure: the old ones of which that is known otherwise.
    """
    shared, once = (Shared(old), Shared(new)), said_once(old, new)
    looked = {i: _Rivals.of(old, new, (i, j), shared) for i, j in found.items() if i not in sure and old[i].words != new[j].words}
    lost: set[int] = set()
    while True:
        left = {i: j for i, j in found.items() if i not in lost}
        places = PairPlaces(left, increasing(left), len(old), len(new))
        more = {
            i for i, rivals in looked.items() if i not in lost and _given_up(old[i], new[found[i]], rivals, places.of((i, found[i])), once)
        }
        if not more:
            return lost
        lost |= more


@dataclass(frozen=True)
class _Rivals:
    """What else is like the two blocks of a pair."""

    old: Wording | None
    """The other old block that is most like the new one, if there is one."""
    leads: tuple[float, float]
    """How much more like the two are than another old block is to the new one, and another new one to the old."""

    @classmethod
    def of(cls, old: Sequence[Wording], new: Sequence[Wording], pair: Pair, shared: tuple[Shared, Shared]) -> _Rivals:
        """What is most like the two."""
        one, two = old[pair[0]], new[pair[1]]
        like, (first, rival) = alike(one, two), _most_like(two, old, shared[0], pair[0])
        return cls(rival, (like - first, like - _most_like(one, new, shared[1], pair[1])[0]))


def _given_up(one: Wording, two: Wording, rivals: _Rivals, place: PairPlace, once: set[str]) -> bool:
    if place.beside < 2 and once & {one.words, two.words}:
        return True
    if by_chance(one, two, rivals.old, min(rivals.leads), place):
        return True
    return _weighable(one, two) and _rather_another(one, two, rivals.leads, place.moved)


def _most_like(block: Wording, others: Sequence[Wording], shared: Shared, but: int) -> tuple[float, Wording | None]:
    """How like a block is to the likest of some others, one of them left out, and which that is."""
    rivals = ((alike(others[k], block), -k) for k in shared.most(block, CLAIM_BLOCKS) if k != but)
    like, number = max(rivals, default=(0.0, 1))
    return like, others[-number] if number <= 0 else None


def _weighable(one: Wording, two: Wording) -> bool:
    return min(one.size, two.size) >= CLAIMED_PAIRS and not (one.leads and two.leads)


def _rather_another(one: Wording, two: Wording, leads: tuple[float, float], moved: bool) -> bool:
    """Whether a third block claims one of a pair.

    Args:
        one: the old block.
        two: the new one.
        leads: how much more like they are than another old block is to the new one, and another new one to the old.
        moved: whether they stand in another order than the others.
    """
    lead, item = min(leads), bool(one.listed) and one.label[:1] != "第"
    begun, kind = (one.begun(two), two.begun(one)), one.label == two.label
    if (lead < -CLAIM_LIKENESS and begun[0] < BEGUN_SHARE) or (lead < -SURE_CLAIM_LIKENESS and not item):
        return True
    if not kind and not item and leads[0] < OTHER_KIND_LIKENESS:
        return True
    other = max(begun) < BEGUN_SHARE or (not kind and min(begun) < BEGUN_SHARE)
    return moved and other and max(held(one, two), held(two, one)) < MOVED_SHARE
