"""At which columns lines are seen to wrap by their widths and ends alone; on either side of each limit."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from test_sheet import WRAPPED

from jiaokan.page.line import lines
from jiaokan.page.region import Region, _agree, _is_unpointed, measured

WORDS = "".join(WRAPPED).replace("，", "").replace("。", "")


def row(columns: int, number: int, end: str = "") -> str:
    """A line of so many columns with a comma in it, at another place in each; it breaks off, or ends with a mark."""
    size = columns // 2 - 1 - len(end)
    words = WORDS[7 * number : 7 * number + size]
    return f"{words[: 2 + number % 4]}，{words[2 + number % 4 :]}{end}"


def page(*columns: int | str) -> list[str]:
    """A page of such lines; a number with a stop behind it is a line that ends a sentence, one with a comma a clause."""
    made = []
    for number, one in enumerate(columns):
        size, end = (one, "") if isinstance(one, int) else (int(one[:-1]), {"s": "。", "c": "，"}[one[-1]])
        made.append(row(size, number, end))
    return made


def seen(rows: Sequence[str]) -> int:
    """The measure of the first line."""
    return measured(lines("\n".join(rows)))[0].measure


@pytest.mark.parametrize(
    ("rows", "wanted"),
    [
        (page(40, 40, 40, 40), 40),
        (page(16, 16, 16, 16), 16),
        (page(14, 14, 14, 14), 0),
        (page(120, 120, 120, 120), 120),
        (page(122, 122, 122, 122), 0),
        (page(40, 40, "20s", "26s", "32s"), 40),
        (page(40, 40, "20s", "26s", "32s", "18s"), 0),
        (page(40, "20s", "26s"), 0),
        (page(40, 40, 40, 40, "60s"), 40),
        (page(40, 40, 40, "60s"), 40),
        (page(40, 40, "60s"), 0),
        (page(40, 40, "46s"), 40),
        (page(40, 40, "48s"), 0),
        (page(40, "40c", "40c", "40c", "40c"), 0),
        (page(40, 40, "40c", "40c", "40c"), 40),
        (page("40s", "40s", "40s", "40s"), 0),
        (page(40, 36, 36, 36, 36), 40),
        (page(40, 36, 36, 36, 36, 36, 36), 36),
        (page(40, 40, 36, 36), 40),
        (page(40, 40, 14, 14, 14), 0),
        (page(40, 40, 14, 14), 40),
        (page(40, 40, "14s", "14s", "14s"), 40),
        (page(*[40] * 6, "90s", "90s"), 0),
        (page(*[40] * 6, "90s"), 40),
        (page(*[40] * 9, "90s", "90s"), 40),
        (page(*[40] * 8, "90s", "90s"), 0),
        (page(*[40] * 6, "80s", "80s"), 40),
        ([WORDS[28 * number : 28 * number + 14] for number in range(5)], 28),
        ([WORDS[28 * number : 28 * number + 14] for number in range(4)], 0),
        ([WORDS[28 * number : 28 * number + 13] for number in range(5)], 0),
    ],
)
def test_the_measure_that_lines_show(rows: Sequence[str], wanted: int) -> None:
    """Enough lines of one width that break off, few that are wider, and marks among them or none at all in a book of old."""
    assert seen(rows) == wanted


def test_the_margin_is_the_least_indent_that_comes_again() -> None:
    """One line that stands out does not make it."""
    full = page(40, 40, 40, 40)
    assert measured(lines("\n".join(f"  {one}" for one in full)))[0].margin == 2
    assert measured(lines("\n".join([full[0], *(f"  {one}" for one in full[1:])])))[0].margin == 2
    assert measured(lines("\n".join([*full[:2], *(f"  {one}" for one in full[2:])])))[0].margin == 0


@pytest.mark.parametrize(
    ("judged", "wanted"),
    [
        ([(40, 40, False, 10), (42, 42, False, 5)], [40, 40]),
        ([(40, 40, False, 10), (42, 42, True, 5)], [40, 42]),
        ([(40, 40, False, 10), (43, 43, False, 5)], [40, 40]),
        ([(40, 40, False, 10), (44, 44, False, 5)], [40, 44]),
        ([(40, 40, False, 10), (46, 42, False, 5)], [40, 40]),
        ([(40, 40, False, 10), (47, 42, False, 5)], [40, 47]),
        ([(40, 40, False, 5), (0, 46, False, 5)], [40, 40]),
        ([(40, 40, False, 5), (0, 47, False, 5)], [40, 0]),
        ([(40, 40, False, 2), (0, 40, False, 18)], [40, 40]),
        ([(40, 40, False, 1), (0, 40, False, 18)], [40, 0]),
        ([(0, 40, False, 5), (40, 40, False, 5)], [40, 40]),
        ([(40, 40, False, 5), (60, 60, False, 5), (0, 50, False, 5)], [40, 60, 60]),
        ([(0, 40, False, 5)], [0]),
    ],
)
def test_measures_that_differ_a_little_are_one(judged: list[tuple[int, int, bool, int]], wanted: list[int]) -> None:
    """The commoner one; lines of no known measure take that of the lines before where none is wider."""
    found = _agree([(Region(measure, 0), top, firm, size) for measure, top, firm, size in judged])
    starts = [sum(size for *_, size in judged[:place]) for place in range(len(judged))]
    assert [found[start].measure for start in starts] == wanted
    assert len(found) == sum(size for *_, size in judged)


def test_a_book_without_marks_has_many_lines_of_one_width() -> None:
    """Five at least, more than half of all, wider than any verse."""
    assert _is_unpointed([28] * 5)
    assert not _is_unpointed([28] * 4)
    assert not _is_unpointed([26] * 5)
    assert _is_unpointed([28] * 6 + [20, 21, 22, 23])
    assert not _is_unpointed([28] * 5 + [20, 21, 22, 23])
