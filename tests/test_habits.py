"""What a whole text does with its paragraphs, asked on either side of each limit: pages of forty columns, some lines of which had room."""

from __future__ import annotations

import pytest

from jiaokan.page.habits import Habits, habits
from jiaokan.page.line import lines
from jiaokan.page.region import Region

FULL = "山路上的积雪到了四月还没有化完背阴的地方"
"""Forty columns."""
END = FULL[:10] + "。"
"""The last line of a paragraph."""
SHORT = FULL[:18]
"""A first line whose indent was lost."""


def of(*rows: str, measure: int = 40) -> Habits:
    """The habits of some lines, a blank line where a row is empty."""
    found = lines("\n".join(rows).replace("\n\f\n", "\n\n\f"))
    return habits(found, [Region(measure, 0)] * len(found))


@pytest.mark.parametrize(
    ("rows", "columns"),
    [
        ([END, SHORT, FULL, END, SHORT], 4),
        ([END, FULL, END, FULL], 0),
        ([END, SHORT], -1),
        ([END, SHORT + "a"], -1),
        ([END, SHORT, END, FULL], 4),
        ([END, SHORT, END, FULL, END, FULL], 0),
        ([END, SHORT, END, SHORT, END, FULL, END, FULL, END, FULL], 4),
        ([END, SHORT + "a", END, SHORT + "a"], 4),
        ([END, SHORT + "ab", END, SHORT + "ab"], 0),
        ([END, FULL[:16], END, FULL[:16]], 4),
        ([END, FULL[:15], END, FULL[:15]], -1),
        ([END, FULL[:15] + "a", END, FULL[:15] + "a"], 4),
        ([END, FULL + "踩上去", END, FULL + "踩上去"], 0),
        ([END, FULL + "踩上去咯", END, FULL + "踩上去咯"], -1),
        ([END, SHORT[:17] + "。", END, SHORT[:17] + "。"], -1),
        ([FULL[:14] + "。", SHORT, FULL[:14] + "。", SHORT], 4),
        ([FULL[:14] + "a。", SHORT, FULL[:14] + "a。", SHORT], 4),
        ([FULL[:15] + "。", SHORT, FULL[:15] + "。", SHORT], -1),
        ([FULL[:10], SHORT, FULL[:10], SHORT], -1),
    ],
)
def test_the_indent_of_a_first_line_that_lost_its_blanks(rows: list[str], columns: int) -> None:
    """By the width of lines that begin below a sentence with room for more; twice as many full ones speak against it."""
    assert of(*rows).first_indent == columns


@pytest.mark.parametrize(
    ("rows", "indents"),
    [
        ([END, "　　" + SHORT] * 4 + [END, FULL], True),
        ([END, "　　" + SHORT] * 3 + [END, FULL] * 2, False),
        ([END, " " + SHORT] * 4, False),
        ([END, "  " + SHORT] * 4, True),
        ([FULL[:19] + "。", "　　" + SHORT] * 4, True),
        ([FULL[:19] + "。", " " + SHORT] * 4, False),
        ([FULL[:19] + "。", "  " + SHORT] * 4, True),
        ([FULL[:19] + "。", "　" * 4 + SHORT] * 4, True),
        ([FULL[:19] + "。", "　" * 5 + SHORT] * 4, False),
        ([FULL[:19] + "。", "　　" + SHORT] * 7 + [FULL, "　　" + SHORT] * 3, False),
        ([FULL[:19] + "。", "　　" + SHORT] * 8 + [FULL, "　　" + SHORT] * 3, True),
        ([FULL, FULL], False),
    ],
)
def test_first_lines_have_their_indent(rows: list[str], indents: bool) -> None:
    """Six in ten of those that begin for certain; where none does, seven in ten of the lines that are set in stand below a sentence."""
    assert of(*rows).indents is indents


@pytest.mark.parametrize(
    ("rows", "part"),
    [
        ([END, "", FULL, FULL, END, "", FULL], True),
        ([END, "", FULL], False),
        ([END, "", FULL] * 2 + [END, FULL] * 2, True),
        ([END, "", FULL] * 2 + [END, FULL] * 3, False),
        ([END, "", FULL, FULL, END, "", FULL, "", FULL], False),
        ([END, "", FULL, END, "", *[FULL] * 7, "", FULL], True),
        ([END, "", FULL, END, "", *[FULL] * 6, "", FULL], True),
        ([END, "", FULL, END, "", *[FULL] * 5, "", FULL], False),
        ([END, "", FULL, END, "", SHORT, "", FULL], True),
        ([END, "", FULL, END, "", SHORT + "a", "", FULL], False),
        ([END, "", FULL, END, "", FULL[:19] + "，", "", FULL], True),
        ([END, "", FULL, END, "", FULL, "\f", FULL], True),
        ([END, "", FULL, END, "", FULL, "", "一、" + FULL[:18]], True),
    ],
)
def test_blank_lines_part_paragraphs(rows: list[str], part: bool) -> None:
    """Two paragraphs at least begin below one, four in ten of all; and of a hundred places inside a paragraph fifteen have one at most."""
    assert of(*rows).blanks_part is part


@pytest.mark.parametrize(
    ("rows", "inside"),
    [
        ([FULL, "水退了。桥也通了。路"], True),
        ([FULL, "水退了。桥也通了"], False),
        ([FULL, "水退了。桥通了。路修好了。", FULL], False),
        ([FULL, "水退了。桥通了。路修好了。船来了。", FULL], True),
        ([FULL, "水退了。" + FULL[:15] + "。", "桥。" + FULL[:17] + "。", FULL], True),
    ],
)
def test_more_sentences_end_inside_lines_than_end_paragraphs(rows: list[str], inside: bool) -> None:
    """The end of the text is the end of a paragraph; a line that is full ends none."""
    assert of(*rows).sentences is inside


def test_where_lines_do_not_wrap_each_sentence_at_an_end_ends_a_paragraph() -> None:
    """And nothing else is told from such lines."""
    rows = ["水退了。" + FULL[:16] + "。", "桥。" + FULL[:16] + "。", FULL]
    assert of(*rows, measure=0) == Habits(-1, False, False, False, frozenset())


@pytest.mark.parametrize(
    ("rows", "headings"),
    [
        (["一、工作目标", FULL, "二、工作内容", FULL], ["、"]),
        (["一、工作目标", FULL], []),
        (["（一）工作目标", FULL, "（二）工作内容", FULL, "一、总则", FULL], ["）"]),
        (["一、工作目标", FULL, "二、工作内容", FULL, "三、水退了，桥也通了", FULL], []),
        (["一、工作目标", FULL, "二、工作内容", FULL, "三、水退了。", FULL], []),
        (["一、" + FULL[:13], FULL, "二、" + FULL[:13], FULL], ["、"]),
        (["一、a" + FULL[:13], FULL, "二、a" + FULL[:13], FULL], ["、"]),
        (["一、工作目标", FULL, "二、工作内容", FULL, "三、水退了吗？", FULL], []),
        (["一、" + FULL[:14], FULL, "二、" + FULL[:14], FULL], []),
    ],
)
def test_numbered_lines_that_stand_alone_are_headings(rows: list[str], headings: list[str]) -> None:
    """Two of a kind, each with room for the line below; one that is a sentence, or a part of one, shows that the kind is none."""
    assert sorted(of(*rows).headings) == headings


@pytest.mark.parametrize(
    ("rows", "years"),
    [
        ([FULL[:10], "元年春", FULL[:10], "二年夏", FULL[:10], "十三年秋"], True),
        ([FULL[:10], "元年春", FULL[:10], "二年夏", FULL[:10], "三月"], False),
        ([FULL[:17], "元年春", FULL[:17], "二年夏", FULL[:17], "三年秋"], True),
        ([FULL[:17] + "a", "元年春", FULL[:17], "二年夏", FULL[:17], "三年秋"], False),
    ],
)
def test_years_of_a_reign_begin_parts(rows: list[str], years: bool) -> None:
    """Three of them below lines that had room."""
    assert of(*rows).years is years


@pytest.mark.parametrize(
    ("rows", "hangs"),
    [
        ([END, FULL, *["　　" + FULL] * 3], True),
        ([END, FULL, *["　　" + FULL] * 2], False),
        ([END, FULL, *["　　" + FULL] * 4, FULL, END], False),
        ([END, FULL, *["　　" + FULL] * 4, END], True),
        ([END, FULL, *["　　" + FULL] * 3, END, "　　" + FULL], False),
        ([END, FULL, *["　　" + FULL] * 8, END, "　　" + SHORT], False),
    ],
)
def test_lines_inside_of_paragraphs_are_set_in(rows: list[str], hangs: bool) -> None:
    """Three and eight in ten of them, and eight in ten of the first lines are not."""
    assert of(*rows).hangs is hangs
