"""Where a document stands in its source: lines computed from the origin of its blocks, page and section as the editor wrote them."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from jiaokan.edition.source_place import lines, shown
from jiaokan.entry.entry import as_json
from jiaokan.text import Piece
from tests.tiny_corpus import notice

RAW = "甲一\n甲二\n\n乙一\n甲三\n页脚\n甲四\n"


def at(words: str) -> tuple[int, int]:
    """Where these words stand."""
    return RAW.index(words), RAW.index(words) + len(words)


def test_ranges_of_lines() -> None:
    """Blank lines do not part what belongs together, nor does what was dropped within the document; another document does."""
    blocks = [at("甲一"), at("甲二"), at("甲三"), at("甲四")]
    assert lines(RAW, blocks, ()) == ((1, 2), (5, 5), (7, 7))
    assert lines(RAW, blocks, [Piece(RAW.index("页脚"), "页脚", "", ("web-furniture",))]) == ((1, 2), (5, 7))
    assert lines(RAW, (), ()) == ()
    assert shown(((1, 2), (5, 5))) == "1—2、5"


def test_what_stands_between_parts_whatever_was_dropped_behind_it() -> None:
    """Another document before a dropped line parts as it does alone."""
    raw = "甲一\n乙一\n页脚\n甲二\n"
    blocks = [(raw.index(words), raw.index(words) + 2) for words in ("甲一", "甲二")]
    assert lines(raw, blocks, [Piece(raw.index("页脚"), "页脚", "", ("web-furniture",))]) == ((1, 1), (4, 4))


def test_what_is_parted_within_a_line_or_beside_it_is_one_range() -> None:
    """Words of another document part two stretches, but a line is named once, and lines that follow each other are a range."""
    for raw in ("甲一乙一甲二\n", "甲一\n乙一甲二\n"):
        blocks = [(raw.index(words), raw.index(words) + 2) for words in ("甲一", "甲二")]
        assert lines(raw, blocks, ()) == ((1, raw.count("\n")),)


def test_show_gives_the_place() -> None:
    """`show --format json` has the lines, and the page and section if the editor wrote them."""
    entry = notice()
    assert as_json(entry)["documents"][0]["place"] == {"lines": [[2, 20]]}
    placed = replace(entry, meta=entry.meta.model_copy(update={"page": "第3版", "section": "要闻"}))
    assert as_json(placed)["documents"][0]["place"] == {"page": "第3版", "section": "要闻", "lines": [[2, 20]]}


@given(st.text(alphabet="甲乙\n ", max_size=40), st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=6))
def test_every_stretch_lies_in_a_range(raw: str, stretches: list[tuple[int, int]]) -> None:
    """The ranges are in order, do not overlap, and hold each line of each stretch."""
    origins = [(start, min(start + size, len(raw))) for start, size in stretches if start < len(raw)]
    found = lines(raw, origins, ())
    numbers = [number for first, last in found for number in range(first, last + 1)]
    assert numbers == sorted(set(numbers))
    for start, end in origins:
        for place in range(start, end):
            assert raw.count("\n", 0, place) + 1 in numbers
