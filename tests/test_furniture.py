"""What pages set around a text goes by its build, and what looks like it stays: both halves of a set written before any output was seen."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent / "benchmarks"))

from furniture import BUILDS, measure

MOST_LEFT = {"seen": 20.3, "held": 21, "fresh-seen": 16.7, "fresh-held": 34.6, "kinds-seen": 31.2, "kinds-held": 39.3}
"""Characters of furniture left a page at most; 49 where only known words are told. An address of what the text tells of stays."""


@pytest.mark.parametrize("half", MOST_LEFT)
@pytest.mark.parametrize("build", sorted(BUILDS))
def test_furniture_goes_and_text_stays(build, half):
    """No line of text is lost, all look-alikes stay whole, and no more furniture is left than was."""
    figures, _ = measure(build, half)
    assert (figures["lost"], figures["sound"]) == (0, 1)
    assert figures["left"] <= MOST_LEFT[half] + 0.05
