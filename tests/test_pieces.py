"""Pieces of one line of a page fill its measure together; most lines that end with a comma before it must do so."""

import pytest

from jiaokan.page.boundary.pieces import _filled, _may_head, pieces
from jiaokan.page.dictionary import tagged, words
from jiaokan.page.line import first_unit, lines, slack
from jiaokan.page.region import Region

MEASURE = 60
HAN = "春夏秋冬山川河海星云风雨雷电松柏梅兰竹菊江湖林泉花草鱼虫鸟兽"


def row(size, end=""):
    """Words of so many characters with a mark at their end."""
    return (HAN * 2)[: size - len(end)] + end


FULL = row(30)


def cut(*sizes, end="，"):
    """A full line, pieces of so many characters that end with a comma but for the last, a full line, and the end of the sentence."""
    return [FULL, *(row(size, end) for size in sizes[:-1]), row(sizes[-1]), FULL, row(5, "。")]


def found(*rows, measure=MEASURE):
    """The numbers of the lines that go on in the next one."""
    made = lines("\n".join(rows))
    return sorted(pieces(made, [Region(measure, 0)] * len(made)))


THREE = cut(20, 10) * 3


def test_pieces_that_fill_a_line_are_one():
    """Three of them at least; a line that fills the measure by itself is none."""
    assert found(*THREE) == [1, 6, 11]
    assert found(*cut(20, 10) * 2) == []
    assert found(*cut(20, 8) * 3) == []
    assert found(*cut(20, 12) * 3) == []
    assert found(*cut(20, 10, end="、") * 3) == [1, 6, 11]


@pytest.mark.parametrize(("measure", "any_"), [(40, True), (38, False)])
def test_the_narrowest_lines_that_are_cut(measure, any_):
    """Half lines of verse fill the measure of whole ones too; no verse is as wide as forty columns."""
    half = measure // 2
    text = [row(half), row(half - 8, "，"), row(8), row(half), row(5, "。")] * 3
    assert bool(found(*text, measure=measure)) is any_


@pytest.mark.parametrize(("others", "any_"), [(3, True), (4, False)])
def test_half_of_the_lines_that_end_with_a_comma_are_pieces(others, any_):
    """If more stand alone, the list is one of short lines; else a comma goes on, whatever the widths behind it."""
    alone = [FULL, row(20, "，"), row(3, "。")]
    assert found(*THREE, *alone * others) == ([1, 6, 11, *range(16, 16 + 3 * others, 3)] if any_ else [])
    first = [row(9, "，") + row(9, "，"), row(3, "。")]
    assert found(*first, *THREE, *alone * (others - 1)) == ([0, 3, 8, 13, *range(18, 15 + 3 * others, 3)] if any_ else [])
    for other in ([FULL, row(20, "，"), row(13, "。")], [FULL, row(20, "，"), row(3)]):
        assert found(*THREE, *other * others) == ([1, 6, 11, *range(16, 16 + 3 * others, 3)] if any_ else [])


@pytest.mark.parametrize(("size", "any_"), [(26, True), (25, False)])
def test_a_line_that_falls_short_by_little_says_nothing(size, any_):
    """Eight columns; setters leave as much at the end of a full line."""
    short = [FULL, row(size, "，"), FULL, row(5, "。")]
    assert bool(found(*THREE, *short * 4)) is any_


@pytest.mark.parametrize(("sizes", "all_"), [((4, 4, 4, 4, 4, 4, 3, 3), range(1, 8)), ((4, 4, 4, 4, 4, 3, 3, 2, 2), ())])
def test_the_most_pieces_of_a_line(sizes, all_):
    """Eight: with more anything fills a line. So short ones are believed only beside longer ones, since they do by chance."""
    at = len(cut(*sizes))
    others = range(at + 1, at + 60, 5)
    for more in ([], [FULL, row(20, "，"), row(13, "。")] * 2):
        one = found(*cut(*sizes), *THREE * 4, *more)
        assert set(one) >= {*all_, *others}
        assert not {*range(1, len(sizes))} <= {*one} or all_
    assert found(*cut(*sizes)) == []


def test_what_chance_makes_is_no_evidence():
    """Half of the runs at most may be of its making: of rows that are as short as the room that counts as near each sum comes near."""
    short = cut(16, 6, 4, 4)
    assert found(*short * 3) == []
    assert found(*short * 3, *[FULL, row(7, "，"), row(7, "，"), row(7, "，"), row(8, "，"), row(3, "。")] * 3) == []
    assert set(found(*short * 3, *THREE * 3)) > {1, 2, 3}


def test_a_heading_is_no_piece():
    """Short, without a mark, at the start of a paragraph; what ends with a comma or stands behind a full line may be one."""
    for head in ("[山路]", "Java Runtime"):
        text = [row(5, "。"), head, row(30 - len(head) // 2 - 8, "，"), row(8), FULL]
        assert not {1, 6, 11} & set(found(*text * 3, *THREE * 3))


def test_an_indent_may_be_lost():
    """At the first line of a paragraph, and there alone: what is filled is four columns less."""
    begun = [row(5, "。"), row(20, "，"), row(8), FULL]
    assert found(*begun * 3) == [1, 5, 9]
    assert found(*cut(20, 8) * 3) == []
    for before in (row(30, "。"), row(10)):
        assert found(*[FULL, before, row(20, "，"), row(8), FULL] * 3) == [2, 7, 12]
        assert found(*[FULL, before, row(20, "，"), row(10), FULL] * 3) == [2, 7, 12]
    assert found(row(20, "，"), row(8), FULL, *THREE[:10], FULL) == [0, 4, 9]


@pytest.mark.parametrize(("between", "parts"), [("", True), ("\n", False), ("\f", False)])
def test_what_follows_a_sheet_or_a_blank_line_was_not_drawn_up(between, parts):
    """A long word that would not fit says that a line is full only where it goes on."""
    text = [FULL, row(20, "，"), row(8), between + "abcdefghijkl" + row(24), row(5, "。")]
    assert bool(_filled(lines("\n".join([*text, *THREE])), 1, MEASURE)[0]) is parts


@pytest.mark.parametrize(
    ("first", "second", "parts"),
    [
        (row(19) + "“", row(10), False),
        (row(20), "“" + row(9), False),
        (row(18, "，") + "甲乙", "“" + row(9), True),
        (row(18, "，") + "甲乙", "ab cdefghijklmnopqrst", True),
        (row(18, "，") + "甲乙", row(10), False),
        (row(20, "。"), row(10), False),
        ("【" + row(18) + "】", row(5, "，") + row(5), False),
        (row(9, "，") + row(10) + "×", "ab cdefghijklmnopqrst", False),
        (row(9, "，") + row(11), "+b cdefghijklmnopqrst", False),
        (row(10, "，"), row(10) + "\n" + row(10), True),
        (row(10, "，"), row(10, "，") + "\n" + row(10), True),
        (row(19, "，") + "”", row(10), True),
    ],
)
def test_where_pieces_meet(first, second, parts):
    """At a mark or where the script changes, in one sentence: by a comma, or with a clause inside and no end before."""
    text = [*THREE, FULL, first, second, FULL, row(5, "。")]
    assert (16 in found(*text)) is parts


@pytest.mark.parametrize("second", ["\n" + row(10), "　　" + row(10), "\f" + row(10), "一、" + row(8)])
def test_what_parts_two_lines(second):
    """A blank line, an indent, a sheet, and what may begin a block."""
    assert 16 not in found(*THREE, FULL, row(20, "，"), second, FULL, row(5, "。"))


def test_words_of_either_script():
    """Each as long as in the string, whatever else stands there."""
    assert words("國務院辦公廳㎡é") == words("国务院办公厅㎡é") == ["国务院办公厅", "㎡", "é"]
    assert [word for word, _ in tagged("計量工作")] == ["计量", "工作"]
    assert len("".join(words("龍門石窟。\u2ebc\U00020000"))) == 7


@pytest.mark.parametrize(
    ("rows", "index", "wanted"),
    [
        (["河堤", "他们来了"], 0, True),
        ([row(20), "河堤", "他们来了"], 1, False),
        ([row(20), "\n河堤", "他们来了"], 1, True),
        ([row(20, "。"), "河堤", "他们来了"], 1, True),
        ([row(15), "河堤", "他们来了"], 1, True),
        ([row(16), "河堤", "他们来了"], 1, False),
        ([row(9), "他们来了"], 0, True),
        ([row(10), "他们来了"], 0, False),
        (["河堤，", "他们来了"], 0, False),
        (["河，堤", "他们来了"], 0, False),
        (["河堤3", "月初来了"], 0, False),
        (["河堤3", "他们来了"], 0, True),
        (["河堤", "月初来了"], 0, True),
        (["河堤", "（他们来了"], 0, False),
        ([row(20), "【河堤】", "他们来了"], 1, True),
        ([row(20), "【河堤】好", "他们来了"], 1, False),
    ],
)
def test_what_may_be_a_heading(rows, index, wanted):
    """Short, without a mark, at the start of a paragraph and before no bracket; or in brackets, wherever it stands."""
    assert _may_head(lines("\n".join(rows)), index, 40) is wanted


@pytest.mark.parametrize(
    ("rows", "wanted"),
    [
        ([row(20), row(10), row(10), "\n他们"], (2, 5)),
        ([row(20), row(10), row(9), "\n他们"], (2, 5)),
        ([row(20), row(10), row(8), "\n他们"], (0, 0)),
        ([row(20), row(10), row(11), "\n他们"], (2, 5)),
        ([row(20), row(10), row(12), "\n他们"], (0, 0)),
        ([row(20, "。"), row(10), row(8), "\n他们"], (2, 5)),
        ([row(20), row(10), row(7), "“他，们"], (2, 9)),
    ],
)
def test_what_fills_a_line(rows, wanted):
    """The last piece, and how many sums would have been taken for a full line; at the start of a paragraph its indent may be lost."""
    assert _filled(lines("\n".join(rows)), 1, 40) == wanted


@pytest.mark.parametrize(("text", "wanted"), [("山河", 1), ("abcdef", 3), ("abcde", 2), ("ab", 1), ("山%", 2), ("山abc%%", 4)])
def test_how_far_a_full_line_may_fall_short(text, wanted):
    """A column for the mark of its end, one for three narrow signs, one for each percent sign."""
    assert slack(lines(text)[0]) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"), [("甲1乙", 2), ("甲，1", 4), ("“1乙", 3), ("“12", 4), ("“甲12", 4), ("1234", 4), ("甲 ，乙", 2)]
)
def test_what_a_line_begins_with(text, wanted):
    """The columns that no typesetter parts: a character and the marks around it, a number, a word."""
    assert first_unit(text) == wanted
