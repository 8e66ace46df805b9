"""Two editors at one text, merged by git and by us: no anchor of either is lost, none stands on other words."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.merges import history


@settings(max_examples=5)
@given(st.integers(0, 2**32))
def test_no_anchor_of_two_editors_is_lost_or_misplaced(seed: int) -> None:
    """Random edits by hand on two branches, adopted, merged; both editors' addresses lead to their words, and every law holds."""
    with tempfile.TemporaryDirectory() as folder:
        found = history(Path(folder), seed)
    assert found["right"] > 0
    assert not any(found[kind] for kind in ("wrong", "lost", "laws", "stuck", "since")), dict(found)


def test_what_two_editors_ended_and_kept_is_on_its_words() -> None:
    """Histories in which one side joined a paragraph to another while its own editor rewrote it: it keeps its anchor."""
    for seed in (7, 11):
        with tempfile.TemporaryDirectory() as folder:
            found = history(Path(folder), seed)
        assert not any(found[kind] for kind in ("wrong", "lost", "laws", "stuck", "since")), dict(found)
