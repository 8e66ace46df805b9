"""Which measures are proven by words that stand over breaks, or by the room of lines; on either side of each limit."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from jiaokan.page.line import lines
from jiaokan.page.measure_proof import _by_room, _holds, _is_pointed, _may_be_cut, _sign_of_room, proven

FULL = "山路上的积雪到了四月还没有化完背阴的地方"
"""Forty columns; no word stands over the break between two of them."""
SHORT = FULL[:10]
"""A line that breaks off with room for more, which no wrapped paragraph has."""
STOP = FULL[:19] + "。"
"""A full line that ends a sentence."""
END = SHORT + "。"
FIRST = "　　" + FULL[:18]


def cut(columns: int = 40, *, guessed: bool = False) -> list[str]:
    """Two lines of so many columns with a word over their break, of the dictionary or only what seems one."""
    size = columns // 2 - 1
    tail, head = ("薛", "佳") if guessed else ("坚", "持")
    return [FULL[:size] + tail, head + FULL[:size]]


def holds(rows: Sequence[str], measure: int = 40, at: int = 0) -> bool:
    """Whether the measure is proven for a line."""
    found = lines("\n".join(rows))
    return proven(found, [measure] * len(found), [0] * len(found))[at]


@pytest.mark.parametrize(
    ("before", "after", "gap", "sign"),
    [
        (FULL, FULL, "\n", "in phrase"),
        (FULL[:19] + "，", FULL, "\n", "running"),
        (SHORT, FULL, "\n", "against"),
        (END, FULL, "\n", "flush"),
        (STOP, FULL, "\n", ""),
        (END, FIRST, "\n", "first"),
        (STOP, FIRST, "\n", "first"),
        (FULL, FIRST, "\n", "against"),
        (SHORT, FIRST, "\n", ""),
        (FULL, FULL, "\n\n", ""),
        (FULL, FULL, "\n\f", ""),
        (FIRST, FULL, "\n", "in phrase"),
        (FIRST[:-2], FULL, "\n", "against"),
        (FULL[:18] + "，", "abcdefg山路", "\n", "running"),
    ],
)
def test_what_two_lines_say_of_paragraphs(before: str, after: str, gap: str, sign: str) -> None:
    """By the room that the first left, its stop, and the indent of the second."""
    one, two = lines(before + gap + after)
    assert _sign_of_room(one, two, 40, 0) == sign


@pytest.mark.parametrize(
    ("rows", "measure", "wanted"),
    [
        ([FIRST, FULL, END, FIRST, FULL, END], 40, True),
        ([FULL, FULL, END, FIRST, FULL, END], 40, False),
        ([FIRST, END, FIRST, FULL, END], 40, True),
        ([FIRST, END, FIRST, END], 40, False),
        ([FIRST, FULL, END, FIRST, END], 40, True),
        ([FIRST, FULL, END, FIRST, FULL, END, FULL], 40, False),
        ([FIRST, FULL, END, FIRST, FULL, SHORT, FULL], 40, False),
        ([FULL] * 5, 40, True),
        ([FULL] * 4, 40, False),
        ([FULL[:12]] * 5, 24, True),
        ([FULL[:11] + "a"] * 5, 23, False),
        ([FULL] * 5, 0, False),
    ],
)
def test_lines_that_leave_no_room_prove_a_measure(rows: list[str], measure: int, wanted: bool) -> None:
    """Three breaks inside of paragraphs and two indented first lines, or four in mid-phrase where none is indented; wider than verse."""
    found = lines("\n".join(rows))
    assert _by_room(found, [measure] * len(found), [0] * len(found))[0] is wanted


def test_how_far_is_looked() -> None:
    """Twelve lines on either side."""
    assert [_holds([0], [0], at, 1, 0.08) for at in (12, 13)] == [True, False]
    assert [_holds([at], [at], 0, 1, 0.08) for at in (12, 13)] == [True, False]
    rows = [*cut(), *[STOP] * 13]
    assert [holds(rows, at=at) for at in (12, 13)] == [True, False]
    found = lines("\n".join([FULL] * 5 + [STOP] * 13))
    assert _by_room(found, [40] * 18, [0] * 18)[12:15] == [True, True, False]
    found = lines("\n".join([STOP] * 14 + [FULL] * 5))
    assert _by_room(found, [40] * 19, [0] * 19)[3:7] == [False, False, True, True]


@pytest.mark.parametrize(("breaks", "wanted"), [(12, True), (13, False)])
def test_a_word_stands_over_eight_of_a_hundred_breaks(breaks: int, wanted: bool) -> None:
    """One of twelve is enough, one of thirteen is not."""
    assert holds([SHORT, *cut(), *[FULL] * (breaks - 1)], at=6) is wanted


@pytest.mark.parametrize(
    ("row", "wanted"),
    [
        (FULL[:16], False),
        (FULL[:15] + "a", True),
        (FULL + "踩上去", False),
        (FULL + "踩上去咯", True),
        (FULL[:19] + "”", True),
        ("一、" + FULL[:18], True),
    ],
)
def test_which_lines_are_full(row: str, wanted: bool) -> None:
    """Eight columns narrower or six wider than the measure; below another no quotation ends and no part begins."""
    assert holds([SHORT, *cut(), *[row] * 12], at=6) is wanted


@pytest.mark.parametrize(
    ("columns", "cuts", "wanted"), [(32, 1, True), (30, 1, False), (30, 2, True), (24, 2, True), (24, 1, False), (22, 2, False)]
)
def test_a_narrow_measure_wants_two_words(columns: int, cuts: int, wanted: bool) -> None:
    """Below thirty-two columns lines are names, items and verse as likely as prose."""
    assert holds([SHORT + "。", *[row for _ in range(cuts) for row in (*cut(columns), "完。")]], measure=columns) is wanted


@pytest.mark.parametrize(
    ("columns", "cuts", "more", "wanted"),
    [
        (40, 2, 9, True),
        (40, 2, 10, False),
        (40, 1, 0, False),
        (30, 3, 6, True),
        (30, 3, 7, False),
        (30, 2, 0, False),
        (24, 3, 0, True),
        (22, 3, 0, False),
    ],
)
def test_what_only_seems_a_word_must_come_oftener(columns: int, cuts: int, more: int, wanted: bool) -> None:
    """Twice and over fifteen of a hundred breaks; of a narrow measure three times and over a quarter; never as narrow as verse."""
    rows = [row for _ in range(cuts) for row in (*cut(columns, guessed=True), SHORT[: columns // 4] + "。")]
    assert holds([*rows, SHORT[: columns // 4], *[FULL[: columns // 2]] * (more + 1)], measure=columns, at=4) is wanted


def test_lines_as_narrow_as_verse_want_marks_inside() -> None:
    """One of five around a line that are so narrow, where words are to prove anything."""
    narrow = list(range(26))
    assert _is_pointed(([0] * 21 + [1, 2, 3, 4, 5], narrow), 12)
    assert not _is_pointed(([0] * 22 + [1, 2, 3, 4], narrow), 12)
    assert _is_pointed(([0] * 22 + [1, 2, 3, 4], [min(place, 20) for place in narrow]), 12)
    assert holds([SHORT[:8] + "。", *cut(16), "山，路。", *cut(16), "山，路。"], measure=16)
    rows = [row for _ in range(3) for row in (*cut(22, guessed=True), "山，路。")]
    assert holds(rows, measure=22)


def test_what_is_proven_in_one_region_is_believed_in_others() -> None:
    """Three words over breaks, and six columns between the two measures at most."""
    for cuts, other, wanted in ((3, 46, True), (3, 47, False), (3, 34, True), (3, 33, False), (2, 40, False)):
        rows = [row for _ in range(cuts) for row in (*cut(), STOP)] + [STOP] * 16
        found = lines("\n".join(rows))
        measures = [40] * (len(found) - 2) + [other] * 2
        assert proven(found, measures, [0] * len(found))[-1] is wanted, (cuts, other)


def test_entries_that_end_alike_have_no_word_over_their_break() -> None:
    """Four code points."""
    assert _may_be_cut("山上薛", "佳山路")
    assert not _may_be_cut("佳山路上薛", "佳山路上薛")
    tail = "坚持坚持坚"
    assert not holds([FULL[:15] + tail, "持" + FULL[:15] + tail[1:], STOP])
    assert holds([FULL[:15] + tail, "持" + FULL[:15] + "路" + tail[2:], STOP])


def test_what_is_cut_in_a_word_with_room_left_proves_nothing() -> None:
    """A mark that no line begins with does prove it, and lines without any room."""
    assert not holds([FULL[:15] + "坚", "持" + FULL[:19], STOP])
    assert holds([FULL, "，" + FULL[:19], STOP])
    assert holds([FULL] * 5)
    assert not holds([FULL] * 4)


def test_a_line_without_a_measure_is_no_proof_and_has_none() -> None:
    """Where lines around it have one."""
    found = lines("\n".join([SHORT, *cut(), *cut(), *["山路"] * 24]))
    assert proven(found, [40] * 5 + [0] * 24, [0] * 29) == [True] * 5 + [False] * 24
    found = lines("\n".join([*[row for _ in range(3) for row in (*cut(guessed=True), "山，路。")], "山，路，水", SHORT, FULL]))
    assert proven(found, [40] * 9 + [0] * 3, [0] * 12) == [True] * 9 + [False] * 3
    found = lines("\n".join([FULL] * 6))
    assert not any(_by_room(found, [40] * 3 + [0] * 3, [0] * 6))


def test_the_first_line_of_a_text_begins_a_paragraph() -> None:
    """Where it is looked at."""
    found = lines("\n".join([FIRST, *[STOP] * 14, FULL, FULL, END, FIRST, FULL, END]))
    assert _by_room(found, [40] * 21, [0] * 21)[20] is False
    found = lines("\n".join([FIRST, FULL, FULL, END, FIRST, FULL, END]))
    assert _by_room(found, [40] * 7, [0] * 7)[6] is True
