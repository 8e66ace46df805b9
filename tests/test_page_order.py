"""Which pages are asked for the order of their lines, how far facts stand below a title, and what of a narrow text is letters."""

from __future__ import annotations

import pytest

from jiaokan.clean import clean
from jiaokan.page.line import lines
from jiaokan.page.page_frame import facts_below
from jiaokan.page.region import measured
from jiaokan.passes import outline_numbers
from jiaokan.passes.interleaved_columns import _pages

FULL = "山路上的积雪到了四月，还没有化完背阴的地"
"""Forty columns with a clause inside."""
ROWS = [FULL[at:] + FULL[:at] for at in range(1, 10)] * 3


@pytest.mark.parametrize(("blanks", "gaps"), [(1, False), (6, True), (14, True), (17, True), (19, False)])
def test_blank_lines_show_columns_where_they_are_not_everywhere(blanks: int, gaps: bool) -> None:
    """More than one line of twenty has one above it, and fewer than nine of ten."""
    text = "".join(row + ("\n\n" if at < blanks else "\n") for at, row in enumerate(ROWS[:20]))
    (page,) = _pages(lines(text))
    assert page.gaps is gaps


@pytest.mark.parametrize(("facts", "gone"), [(1, True), (28, True), (29, False)])
def test_facts_stand_within_thirty_rows_below_a_title(facts: int, gone: bool) -> None:
    """A run of them goes as far as a row that only a page says."""
    texts = ["首页", "云川市关于修好石桥的通知", *["123"] * facts, "浏览次数：12", "山路上的雪化了。"]
    assert list(facts_below(texts, len(texts))) == (list(range(2, facts + 3)) if gone else [])


@pytest.mark.parametrize(("latin", "measure"), [(2, 40), (3, 0)])
def test_where_half_of_the_lines_are_letters_none_wrap(latin: int, measure: int) -> None:
    """Of lines of one width."""
    rows = [*ROWS[: 5 - latin], *[f"theoldstonebridge，ofourvillagewasopene{at}" for at in range(latin)]]
    assert measured(lines("\n".join(rows)))[0].measure == measure


def test_a_number_that_looks_like_none_is_doubted_with_the_one_that_is_due() -> None:
    """Between 七 and 九 stands 八."""
    text = clean("七、绩效\n加强评价。\n\n狼、审计\n依法监督。\n\n九、整改\n限期完成。", [outline_numbers.find])
    assert [doubt.candidates for doubt in text.doubts] == [("八",)]
