"""Old blocks whose words stand in a block that keeps another anchor, and new blocks that are part of one.

A block that was joined to another brought its words along: what that one said before proves nothing. Of two like neighbours of which
one was deleted, the other is not where the first went. What led a list is not joined to what has nothing of that list.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from jiaokan.anchor.chain import increasing
from jiaokan.anchor.flow import flow
from jiaokan.anchor.likeness import entry, same
from jiaokan.anchor.lists import Lists, leaders
from jiaokan.anchor.pieces import inside, largest, runs
from jiaokan.anchor.repeated import other_copies
from jiaokan.anchor.united import BROUGHT_SHARE, united
from jiaokan.anchor.wording import Trace, Wording, common, weighed, wordings

BROUGHT_BITS = 40
"""What must be new in the block that holds the other, where less of the other is held."""
BESIDE_SHARE, BESIDE_BITS = 0.5, 30
"""How much of a block must stand in what the one beside it became, and what it must tell."""
HELD_SHARES = 0.6, 0.65
"""How much of a block must stand in one that keeps another anchor, between its neighbours and elsewhere, if it tells as much."""


def led(old: Sequence[Trace], new: Sequence[Trace], found: Mapping[int, int]) -> dict[int, int]:
    """For the old blocks that were not found, the new one in which their words stand: they were joined to it."""
    one, two = _compared(old, new)
    holders = {i: run.whole for run in runs(two, one) for i in range(run.first, run.last + 1) if found.get(largest(one, run)) == run.whole}
    rest = [i for i in range(len(one)) if i not in found and i not in holders]
    back = {j: i for i, j in found.items()}
    lists, order = Lists(one, two), increasing(found)
    brought = {
        i: j for i, j, told in _brought(inside(rest, one, two, order, HELD_SHARES), one, two, back) if j in back and told >= BROUGHT_BITS
    }
    brought |= {i: j for i, j, _ in _brought(inside(rest, one, two, order), one, two, back)}
    brought |= _beside(one, two, [i for i in rest if i not in brought], found)
    left = _without_their_lists(one, two, brought, found)
    holders |= {
        i: j
        for i, j in brought.items()
        if not (i in left or lists.apart((i, j), found, back) or entry(one[i], two[j]) or _named(old[i].text, new[j].text))
    }
    cut = flow(one, two)
    holders = other_copies(one, two, found) | holders | {i: j for i, j in cut.joined.items() if j in back}
    return {i: j for i, j in holders.items() if i not in found and j in cut.where.get(i, (j,))}


def parts(old: Sequence[Trace], new: Sequence[Trace], found: Mapping[int, int]) -> dict[int, int]:
    """For the new blocks that no old one has become, the old one of whose words they are a part."""
    one, two = _compared(old, new)
    kept = set(found.values())
    order = sorted((j, i) for i, j in increasing(found))
    rest = [j for j in range(len(two)) if j not in kept]
    return {j: i for j, i, _ in _brought(inside(rest, two, one, order), two, one, found) if i in found}


def _beside(old: Sequence[Wording], new: Sequence[Wording], rest: Sequence[int], found: Mapping[int, int]) -> dict[int, int]:
    """Of some old blocks those whose words stand in what the block beside them became: the two were united, and reworded besides."""
    rows = ((i, *united(i, old, new, found)) for i in rest if old[i].told >= BESIDE_BITS)
    return {i: j for i, j, share in rows if j is not None and share >= BESIDE_SHARE}


def _without_their_lists(old: Sequence[Wording], new: Sequence[Wording], brought: Mapping[int, int], found: Mapping[int, int]) -> set[int]:
    """The old leaders of lists whose words stand in a block that leads none and has none of their items: they merely sound like it."""
    items: dict[int, set[int | None]] = {}
    for number, leads in enumerate(leaders(old)):
        for leader in leads:
            items.setdefault(leader, set()).add(brought.get(number, found.get(number)))
    return {i for i, j in brought.items() if old[i].leads and not new[j].leads and j not in items.get(i, {j})}


def _named(title: str, text: str) -> bool:
    """Whether a text merely names a title, between the marks of GB/T 15834—2011 §4.15."""
    return f"《{title}》" in text or f"〈{title}〉" in text


def _compared(old: Sequence[Trace], new: Sequence[Trace]) -> tuple[list[Wording], list[Wording]]:
    return weighed(wordings(old), wordings(new))


def _brought(
    held: Mapping[int, int], blocks: Sequence[Wording], holders: Sequence[Wording], known: Mapping[int, int]
) -> Iterator[tuple[int, int, float]]:
    """Those of some blocks and their holders of which the holder did not say all before, with what they share that it did not."""
    for number, holder in held.items():
        one, two, before = blocks[number], holders[holder], known.get(holder)
        share = 1.0 if before is None else 1 - same(one, two, blocks[before])
        if share >= BROUGHT_SHARE:
            yield number, holder, share * common(one, two)
