"""Every short string of a pass's own symbols keeps the laws: no two edits overlap, raw is rebuilt, and once is enough.

Drawn inputs are long and mostly harmless; the strings that break a pass are short and made of what it looks for.
"""

import tomllib
from functools import cache
from itertools import chain, product
from pathlib import Path

import pytest

from jiaokan.clean import clean
from jiaokan.recipe import RECIPE, name_of

ALPHABETS = tomllib.loads(Path(__file__).with_name("alphabets.toml").read_text(encoding="utf-8"))
PASSES = {name_of(find): find for find in RECIPE}
FEWER = {"interleaved_columns": 1}
"""How many symbols fewer where each symbol is a page of its own, with many lines."""


@cache
def settled(name, raw):
    """What the pass alone makes of a text, with the laws that hold for each text."""
    text = clean(raw, [PASSES[name]])
    assert text.raw == raw
    return str(text)


def strings(symbols, most):
    """All strings of so many symbols and fewer, the shortest first."""
    return map("".join, chain.from_iterable(product(symbols, repeat=size) for size in range(1, most + 1)))


@pytest.mark.parametrize("name", sorted(PASSES))
def test_every_short_string_keeps_the_laws(name, pytestconfig):
    """Rebuild, no overlap, fixed point; at least one string is changed or doubted, or the alphabet tells nothing."""
    changed = False
    for raw in strings(ALPHABETS[name], pytestconfig.getoption("symbols") - FEWER.get(name, 0)):
        once = settled(name, raw)
        changed = changed or once != raw or bool(clean(raw, [PASSES[name]]).doubts)
        assert once == raw or settled(name, once) == once, repr(raw)
    settled.cache_clear()
    assert changed


def test_every_pass_has_its_alphabet():
    """Neither a pass without one nor one without a pass, and few symbols, so that all strings can be tried."""
    assert set(ALPHABETS) == set(PASSES)
    assert all(8 <= len(set(symbols)) == len(symbols) <= 9 for symbols in ALPHABETS.values())
