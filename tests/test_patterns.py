"""A pattern that is compiled when it is first used is one of `re`; and all of the package are well formed, though no text may meet them."""

import contextlib
import gc
import importlib
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import jiaokan
from jiaokan.text import re as ours
from jiaokan.text.re import Later

PACKAGE = Path(jiaokan.__file__).parent
MODULES = sorted(".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts) for path in PACKAGE.rglob("[!_]*.py"))


def held(of=""):
    """The patterns that are held anywhere, in tables and classes too, and begin so."""
    return [one for one in gc.get_objects() if isinstance(one, Later) and str(one.pattern).startswith(of)]


def compiled(pattern):
    """Whether it is compiled."""
    return "search" in vars(pattern)


def faults(patterns):
    """What is wrong with each that is not well formed."""
    for pattern in patterns:
        try:
            assert pattern.groups >= 0
        except (re.error, Warning) as error:
            yield f"{pattern!r}: {error}"


def test_every_pattern_is_well_formed():
    """Each that stands when the modules are loaded is compiled here, once."""
    for module in MODULES:
        with contextlib.suppress(ModuleNotFoundError):  # of what only some have installed
            importlib.import_module(module)
    patterns = held()
    assert len(patterns) > 500
    assert not list(faults(patterns))


def test_every_module_takes_patterns_that_wait():
    """Those of the library are compiled when a module is loaded."""
    sources = [path for path in PACKAGE.rglob("*.py") if path != PACKAGE / "text/re.py"]
    assert [
        path
        for path in sources
        if {"import re", "re.compile"} <= set(re.findall(r"^import re$|re\.compile(?=\()", path.read_text("utf-8"), re.M))
    ] == []


def test_a_bad_pattern_is_noticed():
    """It is made without a word, found among those that are held, and says what is wrong when it is used."""
    bad = ours.compile("a bad one (")
    assert [fault for fault in faults(held("a bad one")) if "unterminated subpattern" in fault]
    with pytest.raises(re.error, match="unterminated subpattern"):
        bad.search("a")


def test_a_pattern_waits_until_it_is_used():
    """Its text and its name do not compile it; a name that patterns have not is no attribute, and does not either."""
    pattern = ours.compile("[甲乙]", ours.IGNORECASE)
    assert (pattern.pattern, repr(pattern), hasattr(pattern, "close")) == ("[甲乙]", "re.compile('[甲乙]')", False)
    assert not compiled(pattern)
    assert pattern.search("丙乙")
    assert compiled(pattern)


@given(
    st.sampled_from(["甲", "(甲)|乙", "^.", "[^乙\n]*$", "(?P<one>a)?"]),
    st.sampled_from([0, re.IGNORECASE, re.MULTILINE]),
    st.text("甲乙aA\n"),
)
def test_a_pattern_finds_what_that_of_the_library_finds(pattern, flags, text):
    """By each of its methods."""
    one, two = ours.compile(pattern, flags), re.compile(pattern, flags)
    for method in ("search", "match", "fullmatch"):
        found, wanted = getattr(one, method)(text), getattr(two, method)(text)
        assert (found and (found.span(), found.groups())) == (wanted and (wanted.span(), wanted.groups()))
    assert (one.findall(text), one.split(text)) == (two.findall(text), two.split(text))
    assert [found.span() for found in one.finditer(text)] == [found.span() for found in two.finditer(text)]
    assert (one.sub("丙", text), one.subn("丙", text)) == (two.sub("丙", text), two.subn("丙", text))
    assert (one.flags, one.groups, one.groupindex) == (two.flags, two.groups, two.groupindex)
