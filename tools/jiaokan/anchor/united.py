"""A block that was united with the one beside it: its words stand in what that one became, which did not say them before.

The items of a list sound alike: one of them is not asked for.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from jiaokan.anchor.likeness import same, unlike
from jiaokan.anchor.pieces import held
from jiaokan.anchor.wording import Wording

BROUGHT_SHARE = 0.3
"""Of the words that two blocks share, the part that must be new in the one that holds the other."""
UNITED_LEAD_SHARE = 0.1
"""By how much larger a share of a block's words must stand in what its neighbour became than in another block."""


def united(number: int, old: Sequence[Wording], new: Sequence[Wording], found: Mapping[int, int]) -> tuple[int | None, float]:
    """The new block with which an old one may have been united, and what share of its words stands there.

    Args:
        number: the old block.
        old: the old blocks.
        new: the new ones.
        found: the new block of each old one that was found.
    """
    best: tuple[int | None, float] = (None, 0.0)
    for beside in (number - 1, number + 1):
        place = found.get(beside)
        if place is None or old[number].item or unlike(old[number], new[place]):
            continue
        share = held(old[number], new[place])
        if share > best[1] and 1 - same(old[number], new[place], old[beside]) >= BROUGHT_SHARE:
            best = place, share
    return best
