"""Two ledgers of one document, each added to since they parted, become one that keeps what both say, event by event.

What both begin with is said once; then comes what ours says, then what theirs says. Ends that contradict each other are settled
so that an anchor leads to words rather than to a tombstone, and never in a circle.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from jiaokan.anchor.fate import fate
from jiaokan.anchor.ledger import Event, Ledger
from jiaokan.errors import BadInput


def unite(ours: Ledger, theirs: Ledger, where: str) -> Ledger:
    """The ledger that says what both say.

    Args:
        ours: one of the two; its events come first.
        theirs: the other.
        where: the ledger's file name, for messages.

    Raises:
        BadInput: if both gave one id to different words; that cannot be mended without taking one of them back.
    """
    said: dict[str, list[Event]] = {}
    for event in ours.events:
        said.setdefault(event.id, []).append(event)
    alike = dict.fromkeys(said, 0)
    more: list[Event] = []
    parted: set[str] = set()
    for event in theirs.events:
        mine = said.get(event.id, ())
        if event.id in alike and event.id not in parted and alike[event.id] < len(mine):
            if _same(mine[alike[event.id]], event):
                alike[event.id] += 1
                continue
            if event.event == "born":
                raise BadInput(
                    where,
                    f"the anchor {event.id} was born on both sides, for different words",
                    expected="each anchor is born once",
                    then="take back the change on the side that was not published, and make it again after the merge",
                )
        parted.add(event.id)
        more.append(event)
    united = Ledger((*ours.events, *more))
    back = [end for id, end in ours.ends.items() if end.to and id in united.ends and not united.ends[id].to and id not in united.live]
    return Ledger((*united.events, *back))


def _same(one: Event, two: Event) -> bool:
    """Whether two events say the same; two births of equal words are one, wherever the words stood."""
    if one.event == two.event == "born":
        return one.digest == two.digest
    return one == two


def settled(united: Mapping[str, Ledger], standing: Mapping[str, Mapping[str, Event]]) -> dict[str, Ledger]:
    """The ledgers without circles: where two ends lead to each other, what stood on words on one side is revived.

    Args:
        united: all ledgers, by document.
        standing: for each document the anchors that stood on words on either side, with what they stood on.
    """
    found = dict(united)
    for document, events in standing.items():
        for id, event in events.items():
            if not fate(found, document, id).sound:
                back = replace(event, event="revived", to=(), change=None, why="")
                found[document] = Ledger((*found[document].events, back))
    return found
