"""A pair that was found is given up if one of its two is rather a third block: its own was deleted, and what is left only sounds like it.

Of an article that is gone something often stands on elsewhere, in the one beside it or in a new one made after its pattern. Likeness alone
does not tell that from a rewording. What tells it: a third block, found or not, is more like one of the two; the new one does not begin as
the old one did, where stands what a sentence is about; what was an article is a paragraph now, or the other way round. What leads a list
is a formula, and is known by what stands under it; of a few words nothing of this can be said.
How it was measured: `python tests/benchmarks/revisions.py --without 3`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from jiaokan.anchor.chain import increasing
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


def claimed(old: Sequence[Wording], new: Sequence[Wording], found: Mapping[int, int]) -> set[int]:
    """The old blocks whose new one is rather another one's.

    Args:
        old: the old blocks, weighed.
        new: the new ones, weighed.
        found: the new block of each old one that was found.
    """
    shared, order = (Shared(old), Shared(new)), set(increasing(found))
    return {i for i, j in found.items() if _weighable(old[i], new[j]) and _rather_another(old, new, (i, j), shared, (i, j) not in order)}


def _weighable(one: Wording, two: Wording) -> bool:
    return one.words != two.words and min(one.size, two.size) >= CLAIMED_PAIRS and not (one.leads and two.leads)


def _rather_another(old: Sequence[Wording], new: Sequence[Wording], pair: Pair, shared: tuple[Shared, Shared], moved: bool) -> bool:
    """Whether a third block claims one of a pair, which may stand in another order than the others."""
    one, two = old[pair[0]], new[pair[1]]
    like = alike(one, two)
    of_old = like - max((alike(old[k], two) for k in shared[0].most(two, CLAIM_BLOCKS) if k != pair[0]), default=0.0)
    of_new = like - max((alike(one, new[k]) for k in shared[1].most(one, CLAIM_BLOCKS) if k != pair[1]), default=0.0)
    lead, item = min(of_old, of_new), bool(one.listed) and one.label[:1] != "第"
    begun, kind = (one.begun(two), two.begun(one)), one.label == two.label
    if (lead < -CLAIM_LIKENESS and begun[0] < BEGUN_SHARE) or (lead < -SURE_CLAIM_LIKENESS and not item):
        return True
    if not kind and not item and of_old < OTHER_KIND_LIKENESS:
        return True
    other = max(begun) < BEGUN_SHARE or (not kind and min(begun) < BEGUN_SHARE)
    return moved and other and max(held(one, two), held(two, one)) < MOVED_SHARE
