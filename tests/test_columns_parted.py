"""Columns that stand on one line are read one after the other, and what only looks so stays; on either side of each limit."""

from __future__ import annotations

import pytest
from test_sheet import WRAPPED

from jiaokan.clean import clean
from jiaokan.page.line import width
from jiaokan.passes.columns import find

WORDS = "".join(WRAPPED)


def column(size: int, columns: int = 20, first: int = 0) -> list[str]:
    """So many lines of so many wide characters, wrapped from a text without regard to its sense."""
    return [WORDS[first + columns * line : first + columns * (line + 1)] for line in range(size)]


def beside(left: list[str], right: list[str], gutter: int = 4, level: int = 0) -> list[str]:
    """The lines of two columns beside each other, the right one so many lines lower."""
    wide = max(map(width, left)) + gutter
    rows = []
    for line in range(max(len(left), len(right) + level)):
        one = left[line] if line < len(left) else ""
        two = right[line - level] if 0 <= line - level < len(right) else ""
        rows.append(f"{one}{' ' * (wide - width(one))}{two}" if two else one)
    return rows


def made(rows: list[str]) -> list[str]:
    """The lines that come of it, blank ones and blanks at their ends aside."""
    return [line.strip() for line in str(clean("\n".join(rows), [find])).replace("\f", "\n").split("\n") if line.strip()]


LEFT, RIGHT = column(6), column(6, first=160)


@pytest.mark.parametrize(
    ("left", "right", "gutter", "level"),
    [
        (LEFT, RIGHT, 4, 0),
        (LEFT, RIGHT, 2, 0),
        (LEFT, RIGHT, 12, 0),
        (LEFT[:4], RIGHT[:4], 4, 0),
        (LEFT, RIGHT[:4], 4, 0),
        (LEFT, RIGHT[:4], 4, 2),
        (column(6, 9), column(6, 9, 160), 4, 0),
        (column(12), column(12, first=150), 4, 0),
        ([*LEFT[:5], LEFT[5][:7]], RIGHT, 4, 0),
        (LEFT, [*RIGHT[:5], RIGHT[5][:7]], 4, 0),
    ],
)
def test_two_columns_are_read_one_after_the_other(left: list[str], right: list[str], gutter: int, level: int) -> None:
    """Whatever the gutter and however far one reaches below the other."""
    assert made(beside(left, right, gutter, level)) == [*left, *right]


SENTENCES = ["山路修好了，人来了。", "石桥修好了，车来了。", "河堤修好了，船来了。", "村口种树了，鸟来了。", "学校开学了，人来了。"]


@pytest.mark.parametrize(
    "rows",
    [
        beside(LEFT[:3], RIGHT[:3]),
        beside(LEFT, RIGHT[:3]),
        beside(SENTENCES, SENTENCES[::-1]),
        beside(column(6, 7), column(6, 7, 160)),
        beside([line.replace("，", "又") for line in LEFT], [line.replace("，", "又") for line in RIGHT]),
        [*beside(LEFT[:4], RIGHT[:4]), *column(6, 40, 40)],
        [f"{one} {two}" for one, two in zip(LEFT, RIGHT, strict=True)],
        LEFT,
        ["铁锅    三个    旧的", "木桶    两个    新的", "竹篮    九个    好的", "水缸    四个    大的", "锄头    五把    长的"],
    ],
    ids=["three lines", "three cells", "sentences", "narrow cells", "no marks", "whole lines", "single blanks", "one column", "a table"],
)
def test_what_is_no_column_stays(rows: list[str]) -> None:
    """Too few lines, cells that end where the sense does, cells that are narrow, and lines that run across."""
    assert made(rows) == [line.strip() for line in rows]


def test_a_line_across_parts_two_bands() -> None:
    """What stands above it is read before what stands below it."""
    across = WORDS[:44]
    below = column(6, first=100), column(6, first=220)
    assert made([*beside(LEFT, RIGHT), across, *beside(*below)]) == [*LEFT, *RIGHT, across, *below[0], *below[1]]


def test_each_page_has_columns_of_its_own() -> None:
    """A form feed ends a page, and its columns with it."""
    page = beside(LEFT, RIGHT)
    assert made([*page[:-1], page[-1] + "\f" + page[0], *page[1:]]) == [*LEFT, *RIGHT, *LEFT, *RIGHT]


def test_a_narrow_gutter_is_found_beside_a_wide_one() -> None:
    """Where the left line is full one blank is left; shorter lines show where the right column starts."""
    whole, right = column(10), column(10, first=190)
    left = [line if index % 2 else line[: 18 - index // 4] for index, line in enumerate(whole)]
    rows = [f"{one}{' ' * (41 - width(one))}{two}" for one, two in zip(left, right, strict=True)]
    assert made(rows) == [*left, *right]
