"""Columns that stand on one line are read one after the other, and what only looks so stays; on either side of each limit."""

from __future__ import annotations

import pytest
from test_sheet import WRAPPED

from jiaokan.clean import clean
from jiaokan.page.line import width
from jiaokan.passes.columns import ROW, SeenRow, _cells, _left_end, _may_be_parted, _row, _steady, _wraps, find

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


MARKED = "山路上的雪，到了四月还没有化完"
PLAIN = MARKED.replace("，", "又")
STOPPED = "山路。"


@pytest.mark.parametrize(
    ("cells", "wanted"),
    [
        ([MARKED] * 4, True),
        ([PLAIN] * 4, False),
        ([MARKED, *[PLAIN] * 4], True),
        ([MARKED, *[PLAIN] * 5], False),
        ([MARKED, MARKED[:12], *[STOPPED] * 3], True),
        ([MARKED, MARKED[:11] + "a", *[STOPPED] * 3], False),
        ([MARKED, MARKED, *[STOPPED] * 4], False),
        ([*[MARKED] * 3, *[MARKED[:14] + "。"] * 7], True),
        ([*[MARKED] * 2, *[MARKED[:14] + "。"] * 8], False),
        ([MARKED[:8]] * 4, True),
        ([MARKED[:7] + "a"] * 4, False),
    ],
)
def test_cells_are_lines_of_a_column(cells: list[str], wanted: bool) -> None:
    """Two of five nearly as wide as the widest, three of ten of these broken off, a mark in eighty characters, eight characters wide."""
    assert _wraps(cells) is wanted


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        ([PLAIN] * 8 + ["石桥  河堤"] * 2, True),
        ([PLAIN] * 9 + ["石桥  河堤"], False),
        ([PLAIN] * 8 + ["石桥 河堤"] * 2, True),
        ([PLAIN] * 8 + ["   石桥"] * 2, True),
        ([PLAIN] * 8 + ["  石桥"] * 2, False),
        ([PLAIN] * 8 + [" ".join("山路上的积雪到了四月还没")] * 2, True),
        ([PLAIN] * 8 + [" ".join("山路上的积雪到了四月还没有化")] * 2, False),
        ([PLAIN] * 8 + ["stone bridge"] * 2, False),
    ],
)
def test_two_lines_of_ten_may_be_those_of_columns(lines: list[str], wanted: bool) -> None:
    """They have a gap, stand to the right, or have few blanks beside wide characters."""
    assert _may_be_parted(lines) is wanted


def seen(text: str) -> list[SeenRow]:
    """The lines of a text as they are seen."""
    return [_row(match, 2) for match in ROW.finditer(text) if match.end() > match.start()]


@pytest.mark.parametrize(("more", "wanted"), [(0, True), (8, True), (9, False)])
def test_a_cell_begins_near_its_gutter(more: int, wanted: bool) -> None:
    """What begins more than four characters behind it is no line of the column."""
    text = "\n".join(beside([MARKED] * 4, [MARKED] * 4, 6 + more))
    assert (_steady(seen(text), (36,), text) > 0) is wanted


LOW = "山路上的雪，到了四月还没有化完"


@pytest.mark.parametrize(
    ("below", "end"),
    [
        ([], 4),
        (["去看一看。"], 5),
        (["去看一看。", "山路上"], 5),
        (["去看一看", "看了又看。", "山路"], 6),
        (["去看一看。", LOW, "去看。"], 7),
        (["去看一看。", LOW[:12], "去看。"], 7),
        (["去看一看。", LOW[:11] + "a", "去看。"], 5),
        (["去看一看。", LOW[:14] + "，", "去看。"], 5),
        (["", "去看一看。"], 6),
    ],
)
def test_a_left_column_goes_on_below_the_right_one(below: list[str], end: int) -> None:
    """As far as its sentence does, or its lines are full and break off."""
    text = "\n".join([*beside([LOW] * 4, [LOW] * 4, 6), *below]) + "\n"
    assert _left_end([(row, _cells(row, (36,)) or []) for row in seen(text)], 3, text) == end


def test_below_right_cells_alone_no_left_column_goes_on() -> None:
    """Nothing stands above the line on the left, so that it begins there."""
    text = "\n".join([*([" " * 36 + LOW] * 4), "去看一看。"]) + "\n"
    assert _left_end([(row, _cells(row, (36,)) or []) for row in seen(text)], 3, text) == 4


def test_blank_lines_between_rows_part_no_band() -> None:
    """Lines of two columns with a blank line between each are read one after the other."""
    assert made("\n\n".join(beside(LEFT, RIGHT)).split("\n")) == [*LEFT, *RIGHT]
