"""Two editors at one text, merged by git and by us: no anchor of either is lost, none stands on other words."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from promise import promised

from tests.merges import FAULTS, KINDS, Step, history

plans = st.lists(st.tuples(st.sampled_from(KINDS), st.integers(0, 9), st.integers(0, 9)), min_size=1, max_size=4)


@promised(6)
@given(st.integers(0, 10**6), st.integers(3, 7), plans, plans)
def test_no_anchor_of_two_editors_is_lost_or_misplaced(seed: int, size: int, theirs: list[Step], ours: list[Step]) -> None:
    """Edits by hand on two branches, adopted, merged: both editors' addresses lead to their words, no two paragraphs are run together
    that both kept apart, and every law holds; or the merge asks."""
    with tempfile.TemporaryDirectory(dir="/dev/shm" if os.access("/dev/shm", os.W_OK) else None) as folder:
        found = history(Path(folder), seed, size, (theirs, ours))
    assert found["right"] > 0
    assert not any(found[kind] for kind in FAULTS), dict(found)
