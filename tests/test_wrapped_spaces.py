"""Spaces where lines of a column were joined: what shows the column, and what a space beside it is; on either side of each limit."""

from __future__ import annotations

import pytest
from test_sheet import WRAPPED

from jiaokan.passes.wrap_spaces import _are_kept, _column, _cuts_words, _ends_part, _gaps, _side_by_side

WORDS = "".join(WRAPPED)


def column(size: int, columns: int = 20, first: int = 0) -> list[str]:
    """So many lines of so many wide characters, wrapped from a text without regard to its sense."""
    return [WORDS[first + columns * line : first + columns * (line + 1)] for line in range(size)]


def beside_letters(gaps: int, some: int) -> str:
    """A paragraph of a column with so many spaces, some of them behind letters."""
    return " ".join(line[:19] + "ab" if place < some else line for place, line in enumerate(column(gaps + 1)))


def uneven(shorter: int) -> str:
    """A paragraph with every other line shorter by so many characters."""
    return " ".join(line[: 20 - shorter * (place % 2)] for place, line in enumerate(column(6)))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (" ".join(column(4)), 0),
        (" ".join(column(5)), 40),
        (" ".join(column(6, 9)), 0),
        (" ".join(column(6, 10)), 20),
        (beside_letters(6, 2), 40),
        (beside_letters(6, 3), 0),
        (beside_letters(9, 3), 40),
        (beside_letters(9, 4), 0),
        (uneven(3), 40),
        (uneven(4), 0),
        ("\n".join(" ".join(column(2, 20, 40 * place)) for place in range(6)), 0),
        ("\n".join(" ".join(column(3, 20, 60 * place)) for place in range(4)), 40),
        (" ".join(column(5)) + "\n" + "\n".join(column(3, 20, 150)), 40),
        (" ".join(column(5)) + "\n" + "\n".join(column(4, 20, 150)), 0),
    ],
)
def test_spaces_at_one_distance_show_a_column(text: str, wanted: int) -> None:
    """Four of them, ten characters apart or more, two of three between wide characters, two of them in one paragraph, and more than lines
    of that width that were not joined."""
    assert _column(text) == wanted


def cut_in_a_word(gaps: int) -> str:
    """Lines of forty columns put together by so many spaces, a word over the first of them alone."""
    plain = "山路上的积雪到了四月还没有化完，人来了，"
    return " ".join([plain[:19] + "坚", "持" + plain[1:], *[plain] * (gaps - 1)])


@pytest.mark.parametrize(("gaps", "wanted"), [(1, True), (12, True), (13, False)])
def test_a_word_stands_over_eight_of_a_hundred_spaces(gaps: int, wanted: bool) -> None:
    """A column cuts words; headlines side by side end where they end."""
    assert _cuts_words(cut_in_a_word(gaps), 40) is wanted
    assert not _cuts_words(cut_in_a_word(gaps).replace("坚 持", "了 走"), 40)


@pytest.mark.parametrize(
    ("narrow", "wide", "gutters", "wanted"),
    [(5, 0, 4, True), (5, 0, 3, False), (9, 1, 4, True), (4, 1, 4, False)],
)
def test_columns_side_by_side_have_gutters(narrow: int, wide: int, gutters: int, wanted: bool) -> None:
    """More than four of five lines with such a space are no wider than two columns."""
    one, two = column(2)
    rows = [f"{one} {two}ab1"] * narrow + [f"{one} {two}ab12"] * wide + ["山路    石桥"] * gutters
    assert _side_by_side("\n".join(rows) + "\n", 40) is wanted


@pytest.mark.parametrize(
    ("lines", "early", "wanted"),
    [(5, WORDS[:11] + "。", True), (4, WORDS[:11] + "。", False), (4, WORDS[:14] + "。", False), (4, WORDS[:15] + "。", True)],
)
def test_paragraphs_have_lines_of_their_own(lines: int, early: str, wanted: bool) -> None:
    """More than four times as many end a sentence as sentences end before the column does."""
    rows = [f"{WORDS[:20]} {WORDS[20:30]}。"] * (lines - 1) + [f"{early} {WORDS[20:30]}。"]
    text = "\n".join(rows)
    found: dict[int, list[int]] = {}
    for start, _, gap in _gaps(text):
        found.setdefault(start, []).append(gap)
    assert _are_kept(text, found, 40) is wanted


@pytest.mark.parametrize(
    ("before", "after", "wanted"),
    [
        ("第一章总则", "第一条 为了修桥", True),
        ("第一章总则，", "第一条 为了修桥", False),
        ("第一章总则", "为了修桥", False),
        ("2004年8月28日通过", "2010年5月1日修订", True),
        ("会议于2004年8月28日通过", "2010年5月1日修订", False),
        ("2004年8月28日通过", "后来修订", False),
        ("2004年8月28日下雪", "2010年5月1日修订", False),
    ],
)
def test_a_heading_ends_before_its_article(before: str, after: str, wanted: bool) -> None:
    """And a line of the history of a law before the next date."""
    assert _ends_part(f"{before} {after}", 0, 0, len(before)) is wanted
