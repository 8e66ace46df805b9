"""Small questions about lines at the edges of pages and about heads, on either side of each limit."""

from __future__ import annotations

from collections import Counter

import pytest

from jiaokan.page.edges import Edge, _of_total, _share, page_edges
from jiaokan.page.line import lines
from jiaokan.page.line_numbers import line_numbers
from jiaokan.page.page_numbers import Unit, _is_among_numbers
from jiaokan.page.region import _is_head

BODY = ("石桥通了", "河堤修好", "村口种树", "人来人往", "桥上看水", "水里有鱼", "鱼在水里", "路在山上", "山在天边", "天边有云")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("日期：2024", True),
        ("2024年5月6日", True),
        ("第一条 桥", True),
        ("第一条 桥，路", False),
        ("一、桥", True),
        ("一、桥的，路", False),
        ("张三 镇办主任", True),
        ("桥通了", False),
        ("地址：" + "桥" * 16, True),
        ("地址：" + "桥" * 17, False),
    ],
)
def test_what_looks_like_a_head(text: str, wanted: bool) -> None:
    """A label and no mark inside, a date alone, a named value that is short, a row."""
    assert _is_head(lines(text)[0]) is wanted


@pytest.mark.parametrize(
    ("text", "row", "wanted"),
    [
        ("1\n2", 0, True),
        ("1\n2", 1, True),
        ("1\n\f2", 0, False),
        ("1\n\f2", 1, False),
        ("桥\n2", 1, False),
        ("2\n桥", 0, False),
        ("桥\n1\n河", 1, False),
        ("1\n桥", 1, False),
        ("1", 0, False),
    ],
)
def test_a_number_beside_a_number_is_a_cell(text: str, row: int, wanted: bool) -> None:
    """Above it or below it on the same sheet."""
    made = lines(text)
    assert _is_among_numbers(Unit(row, made[row].text, made[row].text), made) is wanted


@pytest.mark.parametrize(
    ("page", "key", "total", "wanted"),
    [
        (2, "2/7", 7, True),
        (2, "217", 7, True),
        (2, "2l7", 7, True),
        (2, "2/2", 2, True),
        (2, "212", 2, False),
        (1, "1/1", 1, False),
        (1, "2/7", 7, False),
        (2, "2桥7", 7, False),
        (2, "2/8", 7, False),
        (12, "12/30", 30, True),
    ],
)
def test_a_number_with_the_total(page: int, key: str, total: int, wanted: bool) -> None:
    """The ordinal of the page and how many there are, the stroke misread perhaps; of two pages it must be there."""
    assert _of_total(Edge(0, page, key), total) is wanted


def sheets(*heads: str) -> str:
    """Pages of five lines below their heads, a form feed before each but the first."""
    return "\n\f".join("\n".join([head, *(f"{BODY[page]}，{BODY[line]}" for line in range(5))]) for page, head in enumerate(heads))


@pytest.mark.parametrize(
    ("heads", "share", "wanted"),
    [
        (["河东县志通讯"] * 3, 0.6, 3),
        (["河东县志通讯"] * 2, 0.6, 0),
        (["河东县志通讯", "河东县志通汛", "河东县忠通讯"], 0.6, 3),
        (["河东县志通讯", "青石镇的早晨", "河东县志通讯", "河东县志通讯"], 0.75, 3),
        (["河东县志通讯", "青石镇的早晨", "河东县志通讯", "河东县志通讯"], 0.8, 0),
        (["河东报2024年", "青石镇的早晨", "石桥", "河东报2024年", "河堤修好的那天", "山路", "河东报2024年"], 0.8, 3),
        (["河东县"] * 3, 0.6, 0),
        (["河东县志，通讯"] * 3, 0.6, 0),
        (["河" * 60] * 3, 0.6, 3),
        (["河" * 61] * 3, 0.6, 0),
        (["第一章石桥", "第二章石桥", "第三章石桥"], 0.6, 0),
        (["1"] * 3, 0.6, 0),
        (["- 1 -", "- 2 -", "- 3 -"], 0.6, 3),
        (["1", "2", "3"], 0.6, 3),
        (["1", "2", "石桥的早晨", "河堤的早上"], 0.6, 2),
        (["1", "甲乙", "石桥的早晨", "河堤的早上"], 0.6, 0),
        (["- 1 -", "甲乙", "石桥的早晨", "河堤的早上"], 0.6, 1),
        (["- 1", "甲乙", "石桥的早晨", "河堤的早上"], 0.6, 0),
    ],
)
def test_what_comes_again_at_the_edges_of_pages(heads: list[str], share: float, wanted: int) -> None:
    """On enough of the pages and on three, read a little differently perhaps; numbers that are the ordinals of half of the pages."""
    assert len(page_edges(lines(sheets(*heads)), False, share)) == wanted


def test_how_much_two_readings_share() -> None:
    """Dice's coefficient: twice what both have, of what they have together."""
    assert _share(Counter("甲乙丙丁"), Counter("甲乙")) == 4 / 6
    assert _share(Counter("甲甲"), Counter("甲")) == 2 / 3


WORDS = (
    "山路上的积雪到了四月还没有化完，背阴的地方踩上去咯吱咯吱响，领路的老人说再过十来天，杜鹃花就要开了，那时候整座山都是红的，远远看去像着了火一样，"
    "老人说他小时候年年都来这里放羊，羊在雪地里找草吃，人就在石头后面烤火，火上煮着一壶茶，茶里放几片橘子皮，喝下去浑身都暖和起来了，"
)


def numbered(count: int, first: int = 1, size: int = 12) -> str:
    """So many lines of a column with their numbers before them."""
    return "\n".join(f"{first + line} {WORDS[size * line : size * (line + 1)]}" for line in range(count))


def test_lines_with_their_numbers() -> None:
    """Ten in a row at least that count on, one more each, and wrap; what ends where it ends is a list."""
    assert len(line_numbers(numbered(10))) == 10
    assert line_numbers(numbered(9)) == []
    assert line_numbers(numbered(10))[0] == (0, 2)
    assert len(line_numbers(f"桥通了。\n{numbered(10, first=5)}")) == 10
    assert line_numbers(numbered(5) + "\n" + numbered(5)) == []
    assert line_numbers("\n".join(f"{number} {BODY[number % 10]}" for number in range(1, 13))) == []
    assert len(line_numbers(f"{numbered(10)}\n石桥\n12 河堤")) == 10
