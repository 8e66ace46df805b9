"""Random histories of a document: no anchor is ever placed wrong, and none is forgotten."""

from __future__ import annotations

from random import Random

from hypothesis import example, given
from hypothesis import strategies as st
from promise import promised

from jiaokan.anchor.carry import carry, retire
from jiaokan.anchor.ledger import Ledger, grown
from jiaokan.edition.document import Block
from jiaokan.text import Text
from tests.histories import begin, judge, revise


@promised(60)
@given(st.integers(0, 2**32), st.integers(3, 20), st.integers(1, 5))
@example(148, 20, 3)
@example(8388609, 5, 1)
def test_no_id_is_misplaced_or_forgotten(seed: int, size: int, releases: int) -> None:
    """Over any history each id stands on its words or leads to where they went, and every other one has its tombstone."""
    random = Random(seed)
    old, ledger, blocks, taken = begin(random, size), Ledger(), (), set[str]()
    carried = carry("d", [Block("paragraph", Text.of(p.text)) for p in old], (), ledger, taken)
    blocks, ledger = carried.blocks, carried.ledger
    stood = dict(zip((block.anchor or "" for block in blocks), old, strict=True))
    for release in range(1, releases + 1):
        new = revise(random, old, release * 1_000_000)
        carried = carry("d", [Block("paragraph", Text.of(p.text)) for p in new], blocks, ledger, taken)
        after = retire(carried.ledger, carried.lost, "改版删去")
        places = {block.anchor: index for index, block in enumerate(carried.blocks)}

        assert judge(list(stood.values()), new, [places.get(after.leads(id)) for id in stood]).wrong == 0
        assert grown(ledger, after)
        assert after.ids >= ledger.ids
        assert after.live == set(places)
        assert set(carried.lost) == {id for id in ledger.live if carried.ledger.leads(id) not in places}
        stood |= {block.anchor or "": paragraph for block, paragraph in zip(carried.blocks, new, strict=True) if block.anchor not in stood}
        old, ledger, blocks = new, after, carried.blocks
