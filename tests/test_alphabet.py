"""Looking through the characters of a text once says the same as looking through the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiaokan.page.alphabet import RARE, holds
from jiaokan.passes import (
    blank_kinds,
    compatibility_characters,
    fullwidth_characters,
    invisible_characters,
    line_endings,
    mojibake,
    radicals,
)

CLASSES = (
    blank_kinds.OTHER,
    compatibility_characters.ANY,
    fullwidth_characters.ANY,
    invisible_characters.ANY,
    line_endings.OTHER,
    radicals.RADICAL,
    mojibake.GB_FIRST,
    mojibake.MISREAD_FIRST,
)


def test_what_a_pass_looks_for_is_rare():
    """None of the characters that nearly all text is written with is in a class that is asked for."""
    common = RARE.sub("", "".join(map(chr, range(0x110000))))
    assert len(common) > 20000
    assert not [characters for characters in CLASSES if characters.search(common)]


@given(st.text(), st.sampled_from(CLASSES))
def test_a_text_holds_what_a_search_finds(text, characters):
    """For a class of characters the two are one question."""
    assert holds(text, characters) == (characters.search(text) is not None)


@pytest.mark.parametrize(
    ("module", "patterns"),
    [
        (blank_kinds, ["OTHER_BLANK"]),
        (line_endings, ["OTHER_END"]),
        (fullwidth_characters, ["WIDE"]),
        (compatibility_characters, ["IDEOGRAPH", "MARKED_LETTER", "SET_FORM", "LIGATURE"]),
        (invisible_characters, ["INVISIBLE", "JOINER", "BULLET", "UNKNOWN"]),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_the_quick_look_misses_nothing(module, patterns):
    """What a pattern of the pass can begin or go on with and is rare is in the class that the pass asks for first."""
    look = getattr(module, "ANY", None) or module.OTHER
    found = [
        match[0]
        for before in ("", "a")
        for text in ["\n".join(before + chr(code) for code in range(0x110000))]
        for name in patterns
        for match in getattr(module, name).finditer(text)
    ]
    assert found
    assert all(look.search(match) for match in found)
