"""The folding table of search."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiaokan.script.engine import convert_by
from jiaokan.script.folding import fold, table

TEXT = "国务院办公厅关于进一步了解什么是检验检测机构，发挥干部作用，控制台风，复印里程面积，志愿者头发干净。"


@pytest.mark.parametrize("mode", ["s2tw", "s2hk"])
def test_a_query_in_traditional_finds_simplified_text(mode):
    """Text and query fold to the same string, whichever script they are in."""
    assert fold(convert_by(mode, TEXT)) == fold(TEXT)


@given(st.text())
def test_folding_keeps_length_and_is_settled_at_once(string):
    """One code point stays one, and a folded string folds to itself."""
    folded = fold(string)
    assert len(folded) == len(string)
    assert fold(folded) == folded


def test_width_case_and_shape_are_folded():
    """Full-width, capitals, radicals and compatibility ideographs are other signs for the same character."""
    assert fold("ＧＢ／Ｔ ９７０４　⼀⽤金") == "gb/t 9704 一用金"


def test_the_table_is_closed():
    """No target is a key, no entry maps a character to itself, all are single characters."""
    entries = table()
    assert not set(entries) & set(entries.values())
    assert all(len(char) == len(new) == 1 for char, new in entries.items())
    assert len(entries) > 3000


def test_common_words_keep_their_characters():
    """么 stays itself, 瞭 is read as 了."""
    assert fold("什么瞭解了解") == "什么了解了解"
