"""An item stays in its list: what another list says in like words is another item, be its own gone or not.

A list is what a block leads that ends in a colon. Two lists of one text often have like items (what is forbidden, and what is punished),
and where one of them is deleted nothing but the list tells that the other is not it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Mapping, Sequence

from jiaokan.anchor.likeness import Pair
from jiaokan.anchor.wording import Wording


class Lists:
    """Which blocks lead each item, in the old text and in the new one."""

    def __init__(self, old: Sequence[Wording], new: Sequence[Wording]) -> None:
        self._old, self._new = leaders(old), leaders(new)

    def apart(self, pair: Pair, found: Mapping[int, int], back: Mapping[int, int]) -> bool:
        """Whether two blocks are items of two lists.

        A list that stands within the other one's now, or did before, is not another one as long as nobody has what leads it.

        Args:
            pair: the old block and the new one.
            found: the new block of each old one that was found.
            back: the same the other way round.
        """
        one, two = self._old[pair[0]], self._new[pair[1]]
        if not one or not two:
            return False
        if one[0] in found:
            return not _within(found[one[0]], two, back)
        return two[0] in back and not _within(back[two[0]], one, found)

    def item(self, number: int) -> bool:
        """Whether an old block is an item of a list."""
        return bool(self._old[number])

    def changed(self, pair: Pair) -> bool:
        """Whether one of two blocks is an item of a list and the other of none."""
        return bool(self._old[pair[0]]) != bool(self._new[pair[1]])


def in_their_lists(
    old: Sequence[Wording], new: Sequence[Wording], found: Mapping[int, int], certain: Container[int], lists: Lists
) -> dict[int, int]:
    """What was found, without the items that were found before what leads them, and in another list; of words said once it is no matter.

    Args:
        old: the old blocks.
        new: the new ones.
        found: the new block of each old one that was found.
        certain: the old ones of which it is certain.
        lists: in which lists they are items.
    """
    back = {j: i for i, j in found.items()}
    times = Counter(one.words for one in old), Counter(one.words for one in new)
    return {
        i: j
        for i, j in found.items()
        if i in certain
        or (old[i].words == new[j].words and times[0][old[i].words] == times[1][old[i].words] == 1)
        or not lists.apart((i, j), found, back)
    }


def _within(leader: int, leads: Sequence[int], known: Mapping[int, int]) -> bool:
    """Whether a block leads an item, and nothing nearer to it that has a counterpart does."""
    return leader in leads and not any(nearer in known for nearer in leads[: leads.index(leader)])


def leaders(blocks: Sequence[Wording]) -> list[tuple[int, ...]]:
    """For each block that is an item of a list those that lead it, the nearest first: a list may stand within a list.

    Items of one list have labels of one kind, or none, and those of a list within a list another.
    """
    leads: list[tuple[int, ...]] = []
    lists: list[tuple[int, str]] = []
    for number, block in enumerate(blocks):
        while lists and (not block.listed or (lists[-1][1] or block.listed) != block.listed or block.listed == blocks[lists[-1][0]].listed):
            lists.pop()
        if lists:
            lists[-1] = lists[-1][0], block.listed
        leads.append(tuple(leader for leader, _ in reversed(lists)))
        if block.leads:
            lists.append((number, ""))
    return leads
