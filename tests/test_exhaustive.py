"""Every short string of a pass's own symbols keeps the laws: no two edits overlap, raw is rebuilt, and once is enough.

Drawn inputs are long and mostly harmless; the strings that break a pass are short and made of what it looks for.
What was tried beyond four symbols stands in `tests/exhaustive.tsv` with a digest of the code that ran, so that `make exhaustive` goes on
where it was ended and tries again only what changed.
"""

import ast
import tomllib
from functools import cache
from hashlib import sha256
from importlib import import_module
from itertools import chain, product
from pathlib import Path

import pytest

from jiaokan.clean import clean
from jiaokan.recipe import RECIPE, name_of

ALPHABETS = tomllib.loads(Path(__file__).with_name("alphabets.toml").read_text(encoding="utf-8"))
PASSES = {name_of(find): find for find in RECIPE}
FEWER = {"interleaved_columns": 1}
"""How many symbols fewer where each symbol is a page of its own, with many lines."""
LOG = Path(__file__).with_name("exhaustive.tsv")
"""Pass, number of symbols, digest: a line for each that kept the laws."""
EVERY_TIME_SYMBOLS = 4
"""So many are tried whatever the log says."""


@cache
def imported(module):
    """The modules of the package that one imports."""
    found = set()
    for node in ast.walk(ast.parse(Path(import_module(module).__file__).read_bytes())):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("jiaokan."):
            for name in (f"{node.module}.{alias.name}" for alias in node.names):
                found.add(name if Path(*name.split(".")).with_suffix(".py") in PATHS else node.module)
    return found


PACKAGE = Path(import_module("jiaokan").__file__).parent
PATHS = {path.relative_to(PACKAGE.parent) for path in PACKAGE.rglob("*.py")}


def digest(name):
    """A digest of the alphabet of a pass and of all the code that it and the loop can run."""
    waiting, seen = [PASSES[name].__module__, "jiaokan.clean"], set()
    while waiting:
        module = waiting.pop()
        if module not in seen:
            seen.add(module)
            waiting += imported(module) if module != "jiaokan.recipe" else ()
    sources = [Path(import_module(module).__file__).read_bytes() for module in sorted(seen)]
    return sha256(b"\0".join([repr(ALPHABETS[name]).encode(), *sources])).hexdigest()[:16]


def logged():
    """What was tried before, as the lines of the log."""
    return set(LOG.read_text(encoding="utf-8").splitlines()) if LOG.exists() else set()


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
    most = pytestconfig.getoption("symbols") - FEWER.get(name, 0)
    line = f"{name}\t{most}\t{digest(name)}" if most > EVERY_TIME_SYMBOLS else ""
    if line and line in logged():
        pytest.skip("tried before, and its code stayed")
    for raw in strings(ALPHABETS[name], most):
        once = settled(name, raw)
        changed = changed or once != raw or bool(clean(raw, [PASSES[name]]).doubts)
        assert once == raw or settled(name, once) == once, repr(raw)
    settled.cache_clear()
    assert changed
    if line:
        with LOG.open("a", encoding="utf-8") as log:
            print(line, file=log)


def test_every_pass_has_its_alphabet():
    """Neither a pass without one nor one without a pass, and few symbols, so that all strings can be tried."""
    assert set(ALPHABETS) == set(PASSES)
    assert all(8 <= len(set(symbols)) == len(symbols) <= 9 for symbols in ALPHABETS.values())
