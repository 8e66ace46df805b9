"""A heading, and what leads a list, are known by what stands under them, whatever they are called now.

A chapter whose title was changed still has its articles. So what few words of its own do not tell is the like block of its kind under
which stands most of what stood under it, if little else stands there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from jiaokan.anchor.fences import Gaps
from jiaokan.anchor.likeness import alike, likeness, unlike
from jiaokan.anchor.lists import leaders
from jiaokan.anchor.wording import Wording

TITLE = "title"
"""What begins another text: no heading before it has what stands behind it under it."""
ONCE = (TITLE, "number", "issuer", "addressee", "date", "signature")
"""What a document has once, if it has it at all (GB/T 9704—2012 §7)."""
UNDER_SHARE = 0.5
"""Of the blocks under one of the two that were found, more than this share must stand under the other, and the other way round."""
LEADER_LIKENESS = 0.65
"""From this likeness on what leads a list is believed though none of its items was found."""
UNDER_BLOCKS, UNDER_LIKENESS = 2, 0.3
"""How many blocks must say so, and how like the two must be: a chapter may be dissolved into another one. It was renamed
if more than that share of all that stands under either is the same, and neither name stands on the other side."""


def by_what_is_under(old: Sequence[Wording], new: Sequence[Wording], found: Mapping[int, int]) -> dict[int, int]:
    """What becomes of the old headings and leaders that nothing else found.

    Args:
        old: the old blocks, weighed.
        new: the new ones, weighed.
        found: the new block of each old one that was found.
    """
    back = {j: i for i, j in found.items()}
    over = _over(old), _over(new)
    every = Counter(i for row in over[0] for i in row), Counter(j for row in over[1] for j in row)
    known = Counter(i for below in found for i in over[0][below]), Counter(j for below in back for j in over[1][below])
    both = Counter((i, j) for one, two in found.items() for i in over[0][one] - found.keys() for j in over[1][two] - back.keys())
    names = {one.words for one in old}, {two.words for two in new}
    pairs: dict[int, int] = {}
    for (i, j), count in sorted(both.items(), key=lambda one: (-one[1], one[0])):
        one, two = old[i], new[j]
        if i in pairs or j in pairs.values() or count < UNDER_BLOCKS or one.label != two.label or unlike(one, two):
            continue
        renamed = one.level == two.level and one.words not in names[1] and two.words not in names[0]
        stayed = renamed and count > UNDER_SHARE * max(every[0][i], every[1][j])
        if count > UNDER_SHARE * max(known[0][i], known[1][j]) and (stayed or alike(one, two) >= UNDER_LIKENESS):
            pairs[i] = j
    return pairs


def by_what_it_is(old: Sequence[Wording], new: Sequence[Wording], found: Mapping[int, int]) -> dict[int, int]:
    """The parts that a document has once, as its title or its date, where both have it and it stands where it stood.

    Args:
        old: the old blocks.
        new: the new ones.
        found: the new block of each old one that was found.
    """
    gaps, back = Gaps(found, len(old), len(new)), set(found.values())
    once = [[rows[0] for kind in ONCE if len(rows := [n for n, one in enumerate(side) if one.type == kind]) == 1] for side in (old, new)]
    pairs = ((i, j) for i in once[0] for j in once[1] if old[i].type == new[j].type)
    return {i: j for i, j in pairs if i not in found and j not in back and gaps.left((i, j)) is not None}


def without_its_list(old: Sequence[Wording], new: Sequence[Wording], found: Mapping[int, int]) -> set[int]:
    """The old leaders that were found at a list that has none of their items: they are not there.

    What leads a list is often a formula, which the next list has too. It is believed alone only if it is very like, and no item of it
    stands under another leader.
    """
    rows = leaders(old), leaders(new)
    went: dict[int, set[int | None]] = {}
    for i, leads in enumerate(rows[0]):
        if leads and leads[0] in found:
            went.setdefault(leads[0], set()).update(rows[1][found[i]] or [None] if i in found else [])
    lists = {leader for leads in rows[1] for leader in leads[:1]}
    return {
        i
        for i, others in went.items()
        if found[i] not in others
        and found[i] in lists
        and (others - {None} or likeness(old[i], new[found[i]]) < LEADER_LIKENESS)
        and old[i].words != new[found[i]].words
    }


def _over(blocks: Sequence[Wording]) -> list[set[int]]:
    """For each block those under which it stands: the headings of its parts, and what leads its list."""
    headings: list[int] = []
    rows: list[set[int]] = []
    for number, (block, leads) in enumerate(zip(blocks, leaders(blocks), strict=True)):
        if block.type == TITLE:
            headings.clear()
        while block.level and headings and blocks[headings[-1]].level >= block.level:
            headings.pop()
        rows.append({*headings, *leads[:1]})
        if block.level:
            headings.append(number)
    return rows
