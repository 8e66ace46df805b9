"""What numbers say of two columns: those of a section count on down a column, and begin anew with the next section."""

from __future__ import annotations

import sys
from itertools import product
from pathlib import Path
from random import Random

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from jiaokan.clean import clean
from jiaokan.page.column_order import PageLines
from jiaokan.page.column_turn import turned
from jiaokan.page.line import lines
from jiaokan.page.outline import swapped
from jiaokan.passes.interleaved_columns import find
from jiaokan.text import Move

sys.path.insert(0, str(Path(__file__).parent / "benchmarks"))

import interleaved as interleaved_benchmark  # the folder of benchmarks is no package

LEFT = ["第一栏的上文说到这里就完了。", "（三）第三项说的是债务。"]
RIGHT = ["（四）第四项说的是基金。", "（五）第五项说的是资本。"]


def page(rows: list[str]) -> PageLines:
    """A page of some rows, as wide as the widest."""
    whole = lines("\n".join(rows))
    return PageLines(whole, max(row.width for row in whole), False, whole)


def test_the_numbers_of_a_section_are_those_of_the_page() -> None:
    """A page that has more of them than of articles or points is counted by them."""
    rows = [row for pair in zip(LEFT, RIGHT, strict=True) for row in pair]
    assert page(rows).numbers == {1: 4, 2: 3, 3: 5}


@pytest.mark.parametrize(
    ("next_item", "counts"), [("（六）第六项说的是保险。", True), ("（一）另一节的第一项。", True), ("（三）第三项说的是债务。", False)]
)
def test_a_column_counts_on_or_begins_a_section(next_item: str, counts: bool) -> None:
    """After the fifth item stands the sixth or the first, and no other: an order with another is worth less."""
    known = page([*RIGHT, next_item])
    free = page([*RIGHT, next_item[:1] + "其" + next_item[2:]])
    assert (known.part()[0] >= free.part()[0]) is counts


FULL = "山路上的积雪到了四月还没有化完背阴的地方"
"""Forty columns, the measure of the pages below."""
SAID = "，人们坚持走到桥上去看，有人坚持，坚持"
"""Where two characters stand together three times."""


def follows(before: str, after: str, indents: bool = False) -> float:
    """How well one line follows another on a page of forty columns."""
    whole = lines(f"{before}\n{after}\n{FULL}\n{SAID}")
    made = PageLines(whole, 40, False, whole)
    made.indents = indents
    return round(made.follow(0, 1), 1)


@pytest.mark.parametrize(
    ("before", "after", "indents", "wanted"),
    [
        (FULL, "，好", False, 2.0),
        (FULL[:19] + "。", "，好", False, -12.0),
        (FULL[:10], "，好", False, -12.0),
        (FULL[:10], "一、好", False, 2.0),
        (FULL[:19] + "。", "一、好", False, 2.0),
        (FULL[:19] + "。", "好的", False, 0.0),
        (FULL[:10], "好的", False, 1.0),
        (FULL[:10], FULL, False, 1.0),
        (FULL[:10], FULL, True, -4.0),
        (FULL[:10], FULL[:18], True, 2.0),
        (FULL[:10], FULL[:17] + "。", True, 1.0),
        (FULL, FULL[:18], True, -4.0),
        (FULL, "第一条　好", False, -12.0),
        (FULL[:19] + "，", "好的", False, 0.5),
        (FULL[:18], "好的", False, -1.3),
        (FULL[:17], "好的", False, 1.0),
        (FULL[:17], "abcdefg好", False, -1.3),
        (FULL[:19] + "坚", "持好", False, 3.5),
        (FULL[:19] + "到", "桥好", False, 0.3),
    ],
)
def test_how_well_a_line_follows_another(before: str, after: str, indents: bool, wanted: float) -> None:
    """A full line goes on with the rest of its word, one with room ends a paragraph; what cannot be costs more than all else."""
    assert follows(before, after, indents) == wanted


def test_lines_that_cannot_follow_are_counted() -> None:
    """By their build alone: a mark that nothing stands before, a head below a full line."""

    def breaks(*rows: str, indents: bool = False) -> int:
        whole = lines("\n".join(rows))
        made = PageLines(whole, 40, False, whole)
        made.indents = indents
        return made.breaks()

    assert breaks(FULL, "，好") == 0
    assert breaks(FULL[:19] + "。", "，好") == 1
    assert breaks(FULL[:10], "，好") == 1
    assert breaks(FULL, "第一条　好") == 1
    assert breaks(FULL, "- 好") == 0
    assert breaks("- " + FULL[:19], "第一条　好") == 0
    assert breaks(FULL[:10] + "。", FULL) == 0
    assert breaks(FULL[:10] + "。", FULL, indents=True) == 1
    assert breaks(FULL[:10], FULL, indents=True) == 0
    assert breaks(FULL, FULL[:18], indents=True) == 1
    assert breaks(FULL, "一、" + FULL[:16], indents=True) == 1
    assert breaks(FULL, FULL[:18]) == 0


def test_lost_indents_show_in_the_first_lines() -> None:
    """Lines a few columns short that end no sentence, two of them and enough for the last lines of paragraphs."""

    def lost(*rows: str, measure: int = 40) -> bool:
        whole = lines("\n".join(rows))
        return PageLines(whole, measure, False, whole).indents

    first, last = FULL[:18], FULL[:10] + "。"
    assert lost(first, first, last)
    assert not lost(first, FULL, last)
    assert lost(*[first] * 2, *[last] * 5)
    assert not lost(*[first] * 2, *[last] * 6)
    assert not lost(FULL[:17], FULL[:17], last)
    assert not lost(*[first] * 2, *[FULL[:14] + "。"] * 6)
    assert lost(*[first] * 2, *[FULL[:15] + "。"] * 6)
    assert not lost(FULL[:19], FULL[:19], last)
    assert lost(FULL[:19], FULL[:19], last, measure=41)
    assert not lost(first + "ab", first + "ab", last)


def test_blank_lines_show_the_other_column() -> None:
    """Where the text has them, and three lines of ten begin below one."""

    def shown(text: str, gaps: bool = True) -> bool:
        whole = lines(text)
        return PageLines(whole, 40, gaps, whole).gaps

    assert shown("甲\n\n乙\n丙\n\n丁\n戊\n\n己\n庚\n辛\n壬\n癸")
    assert not shown("甲\n\n乙\n丙\n\n丁\n戊\n己\n庚\n辛\n壬\n癸")
    assert not shown("甲\n\n乙\n\n丙", gaps=False)


def test_a_column_that_counts_on_is_read_second() -> None:
    """The parting is turned where only the other column can come first; a title over both stays the first line."""
    rows = ["三、第三项说的是债务。", "一、第一项说的是土地。", "四、第四项说的是基金。", "二、第二项说的是水利。"]
    assert turned(page(rows), [False, True, False, True], None, None) == [True, False, True, False]
    assert turned(page(rows), [True, False, True, False], None, None) == [True, False, True, False]
    assert turned(page(["石桥简报", *rows]), [False, False, True, False, True], None, None) == [False, True, False, True, False]
    assert turned(page(rows), [False] * 4, None, None) == [False] * 4
    assert turned(page(rows), [False] * 4, lines("山路修好了。")[0], None) == [False] * 4
    assert turned(page(rows), [True] * 4, lines("山路修好了。")[0], None) == [True] * 4
    plain = ["山路由镇里出钱来修，", "石桥由村里出工来修，", "人人都要出力气来修，", "天天都要有人看着修。"]
    assert turned(page(plain), [False, True, False, True], None, None) == [False, True, False, True]
    numbered = ["山路由镇里出钱来修，", "青政发〔2024〕12号", "人人都要出力气来修，", "天天都要有人看着修。"]
    assert turned(page(numbered), [False, True, False, True], None, None) == [False, False, True, False]


@given(st.integers(0, 4), st.lists(st.booleans(), min_size=5, max_size=10))
@example(2, [False] * 5)
def test_stretches_in_the_wrong_order_have_a_line_before_them(first: int, plain: list[bool]) -> None:
    """Wherever lines without a number stand among them; a column that begins with the first line of a page is turned by no stretch."""
    counted = iter("一二三四五"[first:] + "一二三四五"[:first])
    rows = lines("\n".join("河水涨得很快" if none else f"第{next(counted, '六')}条 春天" for none in plain))
    found = swapped(rows)
    assert found is None or all(place and place[0] > 0 and place[-1] < len(rows) for place in found)


CHANGE, OVER, STAY, UNEVEN, MISCOUNTED, UNLIKELY = -2.0, -5.0, -1.5, 0.3, -8.0, -4.0
"""What it costs to begin or stop going to and fro; to go over without a blank line, and to stay at one; a line by which one column
is longer; a number that does not count on; columns in the wrong order."""
POOL = [
    FULL, FULL[:19] + "，", FULL[:10] + "。", FULL[:18], FULL[:19] + "坚", "持" + FULL[:19], "一、工作目标", "二、工作内容", "三、工作要求",
    "四、其他", "第一条　山路的修法", "，" + FULL[:15], FULL[3:] + "化完背",
]  # fmt: skip


def worth(made: PageLines, second: tuple[bool, ...]) -> float:
    """What a parting is worth; a page may begin with lines of one column, or going to and fro at once."""
    return max(worth_from(made, second, turned) for turned in (False, True))


def worth_from(made: PageLines, second: tuple[bool, ...], turned: bool) -> float:
    """The same, counted line by line; the first line is in the first column."""
    total = 0.0
    last = {False: 0, True: -1}
    counts: dict[bool, list[int]] = {False: [], True: []}
    for line, column in enumerate(second):
        number = made.numbers.get(line, 0)
        if number:
            total += MISCOUNTED if counts[column] and number not in (1, counts[column][-1] + 1) else 0.0
            counts[column].append(number)
        if not line:
            continue
        went = column != second[line - 1]
        above = last[column] if went else line - 1
        total += made.follow(above, line) if above >= 0 else 0.0
        if made.gaps:
            total += (OVER if went else 0.0) if not made.lines[line].gap else (0.0 if went else STAY)
        else:
            total += CHANGE * (went != turned)
        turned = went
        last[column] = line
    if not any(second):
        return total
    first, other = counts[False], counts[True]
    wrong = bool(first) and bool(other) and other[0] not in (1, first[-1] + 1)
    total += (UNLIKELY if other[-1] + 1 == first[0] else MISCOUNTED) if wrong else 0.0
    start, end = second.index(True), len(second) - 1 - second[::-1].index(False)
    return total + made.follow(end, start) - UNEVEN * abs(len(second) - 2 * sum(second))


@pytest.mark.parametrize("gaps", [False, True])
def test_the_parting_found_is_the_best_of_all(gaps: bool) -> None:
    """Of all ways to part short pages, counted one by one."""
    dice = Random(5)
    parted = 0
    for _ in range(300):
        rows = dice.choices(POOL, k=dice.randint(2, 7))
        whole = lines("".join(row + dice.choice(("\n", "\n\n") if gaps else ("\n",)) for row in rows))
        made = PageLines(whole, 40, gaps, whole)
        ways = [(False, *way) for way in product((False, True), repeat=len(rows) - 1)]
        value, second = made.part()
        assert value == pytest.approx(max(worth(made, way) for way in ways)), rows
        assert worth(made, tuple(second)) == pytest.approx(value), rows
        parted += any(second)
    assert parted > 50


BEGUN = ["那一年的冬天来得早，人们到了", "山口才知道路已经断了，只好回", "去。第二天雪停了，大家又上路"]
ENDED = ["，走到中午才看见山下的村子。", "村里的人都出来迎，孩子们跑在", "前头，老人在门口点起了灯火。"]


@pytest.mark.parametrize(
    ("before", "after", "is_turned"),
    [(None, None, True), ("他们沿着结了冰的河一直往前走", None, False), (None, "，可是谁也没有再提起那一夜。", False)],
)
def test_what_stands_around_two_columns_tells_which_is_read_first(before: str | None, after: str | None, is_turned: bool) -> None:
    """A text neither begins nor ends in mid-sentence; a page does, where another one stands before or behind it."""
    made = page([row for pair in zip(ENDED, BEGUN, strict=True) for row in pair])
    made.indents = True
    ends = [lines(text)[0] if text else None for text in (before, after)]
    second = [False, True] * 3
    assert turned(made, second, *ends) == ([True, False] * 3 if is_turned else second)


def test_a_column_goes_first_only_if_all_follows_far_better() -> None:
    """A word that begins on the page before does it; one stop in the wrong place does not."""
    before = lines(FULL[:19] + "坚")[0]
    for rows, above, is_turned in (
        ([FULL, "持" + FULL[:19], FULL[:19] + "。", FULL], before, True),
        ([FULL, FULL[:10] + "。", FULL[:19] + "。", FULL[:18]], before, False),
    ):
        whole = lines("\n".join([*rows, FULL]))
        made = PageLines(whole[:4], 40, False, whole)
        made.indents = True
        second = [False, True] * 2
        assert turned(made, second, above, None) == ([True, False] * 2 if is_turned else second)


def interleaved(name: str, seed: int) -> tuple[str, str]:
    """A text of the quality set in two columns, read row by row, and its letters in order."""
    raw, right = interleaved_benchmark.pages(interleaved_benchmark.paragraphs(interleaved_benchmark.TEXTS / f"{name}.md"), Random(seed))
    return raw, interleaved_benchmark.BLANKS.sub("", right)


@pytest.mark.parametrize(
    ("name", "seed"),
    [
        ("bridge-interview", 0), ("budget-speech", 1), ("letter-home", 3), ("market-notice", 2), ("night-ferry", 2), ("tea-experiment", 2),
    ],
)  # fmt: skip
def test_a_page_that_goes_to_and_fro_is_put_in_order(name: str, seed: int) -> None:
    """Though few words break at its lines, and though it begins with the first line of either column."""
    raw, right = interleaved(name, seed)
    assert interleaved_benchmark.BLANKS.sub("", str(clean(raw))) == right


@pytest.mark.parametrize("name", ["bridge-interview", "budget-speech", "letter-home", "night-ferry", "tea-experiment"])
@pytest.mark.parametrize("seed", range(3))
def test_lines_in_no_order_are_left_in_it(name: str, seed: int) -> None:
    """There are no columns to part: no line moves."""
    raw, _ = interleaved(name, seed)
    rows = raw.replace("\f", "\n").split()
    Random(seed).shuffle(rows)
    assert not any(isinstance(one, Move) for one in find("\n".join(rows) + "\n"))
