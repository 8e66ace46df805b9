"""Texts with nothing to repair and hard look-alikes: the whole recipe must leave them as they are."""

import tomllib
from pathlib import Path

import pytest

from jiaokan.clean import clean

FOLDER = Path(__file__).parent / "cases/negative"
KEYS = {"name", "raw", "why", "expect"}
CASES = [(path.stem, case) for path in sorted(FOLDER.glob("*.toml")) for case in tomllib.loads(path.read_text(encoding="utf-8"))["same"]]


def parameters():
    """Each case as a parameter, a known failure as a strict xfail with its reason."""
    for area, case in CASES:
        marks = [pytest.mark.xfail(strict=True, reason=case["why"])] if case.get("expect") == "fail" else []
        yield pytest.param(case["raw"], id=f"{area}: {case['name']}", marks=marks)


@pytest.mark.parametrize("raw", list(parameters()))
def test_what_is_sound_stays(raw):
    """Not a character is changed, and nothing is edited there and back."""
    text = clean(raw)
    assert str(text) == raw
    assert not text.edits


def test_there_are_enough():
    """At least forty texts that hold, each with a name, a reason and no unknown key."""
    assert all({"name", "raw", "why"} <= set(case) <= KEYS for _, case in CASES)
    assert sum("expect" not in case for _, case in CASES) >= 40
    assert len({(area, case["name"]) for area, case in CASES}) == len(CASES)
