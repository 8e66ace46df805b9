"""Which names of constants are found to say too little; tests/test_layout.py asks it of every module."""

import pytest
from constants import vague


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("LONGEST = 60", ["LONGEST"]),
        ("HEAD = frozenset('ab')", ["HEAD"]),
        ("LINES = 4", ["LINES"]),
        ("LONGEST_TITLE = 4", ["LONGEST_TITLE"]),
        ("SHORT, LONG_LINE_COLUMNS = 4, 8", ["SHORT"]),
        ("_MOST = 1 << 17", ["MOST"]),
        ("LONGEST_TITLE_CHARACTERS = 4\nDATE = re.compile('x')", []),
    ],
)
def test_a_vague_name_is_found(source, names):
    """A size without a thing, and a number without a unit, are told."""
    assert list(vague(source)) == names
