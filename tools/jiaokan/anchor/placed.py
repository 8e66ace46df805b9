"""What stands right beside a block that was found, and says the very same, begins with it or has the very label, is found too.

Words that stand in many places, as the last item of each list does, prove nothing; beside a block that was found, under a label of one
kind, they can only be the ones that stood there; and a name that a colon follows there now is explained. Where one
block alone is left between two that were found, in either version, and both have the same label with its number, the article was
rewritten in its place: less likeness is needed there than anywhere. So it is with a row of articles that one amendment changes alike, if
as many stand there as stood there, each has its labels to the number, and none is more like another one's than like its own.
How it was measured: `python tests/benchmarks/revisions.py`.
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from itertools import pairwise

from jiaokan.anchor.likeness import Pair, alike, entry, unlike
from jiaokan.anchor.rest import TELLING_BLOCKS
from jiaokan.anchor.wording import Wording

NUMBERED_LIKENESS = 0.25
"""How like two blocks must be that stand alone between the same neighbours under the same number. Of the eight sets of revisions in which
questions were read, seventeen such were right and none was another one; below 0.2 some were."""

MOST_BLOCKS = 64
"""How many blocks a row has at the most: each is compared with each."""


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
    return more | _rows(old, new, known, taken) if tells else more


def _alone(number: int, known: Mapping[int, int]) -> bool:
    """Whether both neighbours of a block were found."""
    return number - 1 in known and number + 1 in known


def _rows(old: Sequence[Wording], new: Sequence[Wording], known: Mapping[int, int], taken: Container[int]) -> dict[int, int]:
    """The rows of blocks between the same two neighbours that kept their labels one by one."""
    more: dict[int, int] = {}
    for (i, j), (end, last) in pairwise(sorted(known.items())):
        row = list(zip(range(i + 1, end), range(j + 1, last), strict=False))
        if 2 <= len(row) == end - i - 1 == last - j - 1 <= MOST_BLOCKS and not any(j in taken for _, j in row) and _kept(old, new, row):
            more |= dict(row)
    return more


def _kept(old: Sequence[Wording], new: Sequence[Wording], row: Sequence[Pair]) -> bool:
    """Whether each block of a row has its labels to the number, and is as like its own as any other one of the row."""
    if not all(_labels(old[i]) == _labels(new[j]) != "" and not unlike(old[i], new[j]) for i, j in row):
        return False
    like = {(i, j): alike(old[i], new[j]) for i, _ in row for _, j in row}
    return all(like[i, j] >= max(NUMBERED_LIKENESS, *(like[i, k] for _, k in row), *(like[k, j] for k, _ in row)) for i, j in row)


def _labels(one: Wording) -> str:
    """All leading labels of a block, with their numbers."""
    return one.text.removesuffix(one.words)


def _same(one: Wording, two: Wording, alone: bool) -> bool:
    """Whether two blocks in one place are one: by the same words, by all of one at the other's beginning, or alone by the same number."""
    if one.words == two.words:
        return one.label == two.label and not entry(one, two)
    if two.explains and one.row == two.beginning and one.label == two.label and not unlike(one, two):
        return True
    return alone and one.number == two.number != "" and alike(one, two) >= NUMBERED_LIKENESS and not unlike(one, two)
