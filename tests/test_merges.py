"""Two editors at one text, merged by git and by us: no anchor of either is lost, none stands on other words."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.merges import history

FAULTS = ("wrong", "lost", "laws", "stuck", "since")
KNOWN = "where one side joined paragraphs under an anchor that the other side kept on one of them, the anchor leads to a neighbour"


@pytest.mark.parametrize("seed", [1, 2, 3, pytest.param(0, marks=pytest.mark.xfail(strict=True, reason=KNOWN))])
def test_no_anchor_of_two_editors_is_lost_or_misplaced(seed: int, tmp_path: Path) -> None:
    """Random edits by hand on two branches, adopted, merged; both editors' addresses lead to their words, and every law holds."""
    found = history(tmp_path, seed)
    assert found["right"] > 0
    assert not any(found[kind] for kind in FAULTS), dict(found)


@pytest.mark.parametrize("seed", [0, 7])
def test_no_anchor_of_two_editors_is_forgotten(seed: int, tmp_path: Path) -> None:
    """Even where one leads to other words, each leads somewhere, and the corpus keeps its laws."""
    found = history(tmp_path, seed)
    assert not any(found[kind] for kind in ("lost", "laws", "stuck")), dict(found)
