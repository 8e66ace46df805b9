"""What was set by rule comes out as it was: no block run together with the next, none broken, no mark changed."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from set_pages import MEASURES, STYLES, TEXTS, blocks

from jiaokan.clean import clean

KNOWN = tomllib.loads((Path(__file__).parent / "cases/set/known.toml").read_text(encoding="utf-8"))["known"]

AT_EACH = ("flush", "indented", "indents lost", "blank lines")
"""The ways that the others are made of; these are tried at every measure, the others at every second one."""


def wrong(style: str, name: str, measure: int) -> list[str]:
    """The blocks that do not come out as lines of their own, and the lines that were none."""
    wanted, page = STYLES[style](blocks(name), measure)
    found = [line.removeprefix("# ") for line in str(clean(page)).split("\n") if line.strip("> ")]
    return [] if found == wanted else [*(one for one in wanted if one not in found), *(one for one in found if one not in wanted), "order"]


def settings(style: str) -> Iterator[tuple[str, int]]:
    """The texts and measures at which a style is tried: each page once, since some styles break no line."""
    seen = set()
    for name in TEXTS:
        for measure in MEASURES if style in AT_EACH else MEASURES[list(STYLES).index(style) % 2 :: 2]:
            page = STYLES[style](blocks(name), measure)[1]
            if page not in seen:
                seen.add(page)
                yield name, measure


@pytest.mark.parametrize("style", list(STYLES))
def test_what_was_set_comes_out(style: str) -> None:
    """At every measure, but for what is known to fail."""
    known = {(one["text"], measure) for one in KNOWN if style in one["styles"] for measure in one["measures"]}
    bad = {
        (name, measure): found
        for name, measure in settings(style)
        if (name, measure) not in known and (found := wrong(style, name, measure))
    }
    assert not bad


@pytest.mark.parametrize(
    ("style", "name", "measure"),
    [
        pytest.param(style, one["text"], measure, marks=pytest.mark.xfail(strict=True, reason=one["why"]))
        for one in KNOWN
        for style in one["styles"][:1]
        for measure in one["measures"]
        if (one["text"], measure) in set(settings(style))
    ],
)
def test_what_is_known_to_fail(style: str, name: str, measure: int) -> None:
    """Each is told as soon as it comes out in the first of its styles, which the others are made of."""
    assert not wrong(style, name, measure)
