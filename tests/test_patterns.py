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
from jiaokan.text.re import MOST_LOOKS_TIMES, Compiled

PACKAGE = Path(jiaokan.__file__).parent
MODULES = sorted(".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts) for path in PACKAGE.rglob("[!_]*.py"))


def held(of=""):
    """The patterns that are held anywhere, in tables and classes too, and begin so."""
    return [one for one in gc.get_objects() if isinstance(one, Compiled) and str(one.pattern).startswith(of)]


def compiled(pattern):
    """Whether it is compiled."""
    return type(pattern) is Compiled


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


def has_one(signs, part):
    """Whether all that a part of a parsed pattern matches has one of some signs, or stands beside one."""
    match part:
        case ("LITERAL", code):
            return chr(code) in signs
        case ("IN", [("NEGATE", _), *_]):
            return False
        case ("IN", members):
            ends = [value if isinstance(value, tuple) else (value, value) for kind, value in members if kind in ("LITERAL", "RANGE")]
            return len(ends) == len(members) and all(chr(code) in signs for first, last in ends for code in range(first, last + 1))
        case ("BRANCH", (_, branches)):
            return all(any(has_one(signs, each) for each in branch) for branch in branches)
        case ("SUBPATTERN", (*_, inner)) | ("ASSERT", (_, inner)):
            return any(has_one(signs, each) for each in inner)
        case ("MAX_REPEAT" | "MIN_REPEAT", (least, _, inner)):
            return least > 0 and any(has_one(signs, each) for each in inner)
    return False


def parsed(pattern, flags=0):
    """A pattern as the library's parser has it, its kinds by name."""

    def named(value):
        if isinstance(value, re._parser.SubPattern):
            return [(str(kind), named(inner)) for kind, inner in value]
        if isinstance(value, tuple):
            return tuple(map(named, value))
        if isinstance(value, list):
            return [(str(one[0]), named(one[1])) if isinstance(one, tuple) else named(one) for one in value]
        return value

    return named(re._parser.parse(pattern, flags))


def test_what_a_pattern_needs_stands_in_all_that_it_matches():
    """By its syntax, so for every string there is."""
    for module in MODULES:
        with contextlib.suppress(ModuleNotFoundError):
            importlib.import_module(module)
    looking = [pattern for pattern in held() if pattern.needs and not pattern.pattern.startswith("例")]
    assert len(looking) > 20
    assert [one for one in looking if not any(has_one(one.needs, part) for part in parsed(one.pattern, one._flags & ~re.IGNORECASE))] == []


@pytest.mark.parametrize("pattern", ["例甲?", "例|甲", "例[甲乙]", "例[^丙]", "例甲*", "例(?!甲)", "例(甲|丙)", "例(?<!甲)"])
def test_what_a_match_may_lack_is_seen(pattern):
    """The checker of the test above."""
    assert not any(has_one("甲", part) for part in parsed(pattern))


def test_a_pattern_waits_for_what_it_needs():
    """Its methods find nothing without being compiled, and then what they always find; after so many looks it does not wait any longer."""
    pattern = ours.compile("例(甲|乙)", needs="甲乙")
    assert [pattern.search("丙"), pattern.match("丙"), pattern.fullmatch("丙"), list(pattern.finditer("丙"))] == [None, None, None, []]
    assert not compiled(pattern)
    assert [found.span() for found in pattern.finditer("例甲例丙例乙")] == [(0, 2), (4, 6)]
    assert compiled(pattern)
    again = ours.compile("例甲", needs="甲")
    for _ in range(MOST_LOOKS_TIMES):
        assert again.search("丙", 0, 1) is None
        assert not compiled(again)
    assert again.search("丙例甲", 1)
    assert compiled(again)
    held_one = ours.compile("例甲", needs="甲").match
    assert [held_one("丙"), bool(held_one("例甲")), bool(held_one("例甲")), held_one("丙")] == [None, True, True, None]


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
