"""Real revisions whose truth was read: of each pair no more is asked about, and no more wrong, than was measured when it was last read.

The texts and the truth stand beside the benchmark; `tests/cases/anchors/read.tsv` has for each pair how many old blocks are asked about
and how many are wrong, and how many of those whose new block is left out of a tenth are put on another one. The figures only fall.
How they were made: `python tests/benchmarks/revisions.py`.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent / "benchmarks"))

import revisions  # the folder of benchmarks is no package

from jiaokan.anchor.wording import Trace
from jiaokan.text.digest import digest

HERE = Path(__file__).parent
FOLDER = HERE / "benchmarks" / "revisions"
READ = HERE / "cases" / "anchors" / "read.tsv"
TRUTH = {pair: (seals, row) for pair, *seals, _, row in (line.split("\t") for line in revisions.TRUTH.read_text().splitlines()[1:])}
MOST = {pair: tuple(map(int, counts)) for pair, *counts in (line.split("\t") for line in READ.read_text().splitlines()[1:])}


def test_every_pair_that_stands_here_is_asked() -> None:
    """None is left out, and none is there without its truth."""
    assert sorted(MOST) == sorted(path.stem for path in FOLDER.glob("*.json"))
    assert len(MOST) > 100
    assert set(MOST) <= set(TRUTH)


@pytest.mark.parametrize("pair", sorted(MOST))
def test_no_more_is_asked_and_no_more_is_wrong(pair: str) -> None:
    """An old block is on the one that the truth names, or it is said to be gone; also where a tenth of the new ones is gone."""
    seals, row = TRUTH[pair]
    data = json.loads((FOLDER / f"{pair}.json").read_text(encoding="utf-8"))
    old, new = (
        [Trace(block["text"], type=block.get("type", ""), level=block.get("level")) for block in data[side]] for side in ("old", "new")
    )
    assert seals == [digest("\n".join(block.text for block in side)) for side in (old, new)]
    counts = revisions.judged(row, revisions.ladder(old, new))
    astray = revisions.astray(pair, row, old, new, 1)["astray"]
    assert counts["right"] > 0
    asked, wrong, put = MOST[pair]
    assert (counts["asked"] <= asked, counts["wrong"] <= wrong, astray <= put) == (True, True, True), (counts, astray)
