"""What stands right beside a block that was found, and says the very same, begins with it or has the very label, is found too.

Words that stand in many places, as the last item of each list does, prove nothing; beside a block that was found, under a label of one
kind, they can only be the ones that stood there; and a name that a colon follows there now is explained. Where one
block alone is left between two that were found, in either version, and both have the same label with its number, the article was
rewritten in its place: less likeness is needed there than anywhere.
How it was measured: `python tests/benchmarks/revisions.py`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from jiaokan.anchor.likeness import alike, entry, unlike
from jiaokan.anchor.rest import TELLING_BLOCKS
from jiaokan.anchor.wording import Wording

NUMBERED_LIKENESS = 0.25
"""How like two blocks must be that stand alone between the same neighbours under the same number. Of the eight sets of revisions in which
questions were read, seventeen such were right and none was another one; below 0.2 some were."""


def in_its_place(old: Sequence[Wording], new: Sequence[Wording], found: Mapping[int, int]) -> dict[int, int]:
    """What becomes of the old blocks that nothing else found; what is found so tells of the next one.

    Args:
        old: the old blocks, weighed.
        new: the new ones, weighed.
        found: the new block of each old one that was found.
    """
    known = dict(found) | {-1: -1, len(old): len(new)}
    taken = set(known.values())
    left = [i for i in range(len(old)) if i not in found]
    tells = max(len(old), len(new)) >= TELLING_BLOCKS
    more: dict[int, int] = {}
    for i in (*left, *reversed(left)):
        places = {known[i + step] - step for step in (-1, 1) if i + step in known}
        alone = tells and len(places) == 1 and _alone(i, known)
        same = [j for j in places if 0 <= j < len(new) and j not in taken and _same(old[i], new[j], alone)]
        if i not in known and len(same) == 1:
            more[i] = known[i] = same[0]
            taken.add(same[0])
    return more


def _alone(number: int, known: Mapping[int, int]) -> bool:
    """Whether both neighbours of a block were found."""
    return number - 1 in known and number + 1 in known


def _same(one: Wording, two: Wording, alone: bool) -> bool:
    """Whether two blocks in one place are one: by the same words, by all of one at the other's beginning, or alone by the same number."""
    if one.words == two.words:
        return one.label == two.label and not entry(one, two)
    if two.explains and one.row == two.beginning and one.label == two.label and not unlike(one, two):
        return True
    return alone and one.number == two.number != "" and alike(one, two) >= NUMBERED_LIKENESS and not unlike(one, two)
