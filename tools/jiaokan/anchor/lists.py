"""An item stays in its list: what another list says in like words is another item, be its own gone or not.

A list is what a block leads that ends in a colon. Two lists of one text often have like items (what is forbidden, and what is punished),
and where one of them is deleted nothing but the list tells that the other is not it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from jiaokan.anchor.likeness import Pair
from jiaokan.anchor.wording import Wording


class Lists:
    """Which block leads each item, in the old text and in the new one."""

    def __init__(self, old: Sequence[Wording], new: Sequence[Wording]) -> None:
        self._old, self._new = leaders(old), leaders(new)

    def apart(self, pair: Pair, found: Mapping[int, int], back: Mapping[int, int]) -> bool:
        """Whether two blocks are items of two lists.

        Args:
            pair: the old block and the new one.
            found: the new block of each old one that was found.
            back: the same the other way round.
        """
        one, two = self._old[pair[0]], self._new[pair[1]]
        return one is not None and two is not None and (found.get(one, two) != two or back.get(two, one) != one)

    def item(self, number: int) -> bool:
        """Whether an old block is an item of a list."""
        return self._old[number] is not None

    def changed(self, pair: Pair) -> bool:
        """Whether one of two blocks is an item of a list and the other of none."""
        return (self._old[pair[0]] is None) != (self._new[pair[1]] is None)


def leaders(blocks: Sequence[Wording]) -> list[int | None]:
    """For each block that is an item of a list the one that leads the list.

    Items of one list have labels of one kind, and those of a list within a list another.
    """
    leads: list[int | None] = []
    lists: list[tuple[int, str]] = []
    for number, block in enumerate(blocks):
        while lists and (not block.label or (lists[-1][1] or block.label) != block.label or block.label == blocks[lists[-1][0]].label):
            lists.pop()
        if lists:
            lists[-1] = lists[-1][0], block.label
        leads.append(lists[-1][0] if lists else None)
        if block.leads:
            lists.append((number, ""))
    return leads
