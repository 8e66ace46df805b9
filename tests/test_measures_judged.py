"""By what lines of a width are taken for those of a column, on either side of each limit; the lines are made, their words say nothing."""

from __future__ import annotations

import pytest

from jiaokan.page.line import Line, lines
from jiaokan.page.region import Region, _agree, _Ends, _Facts, _judge, _wraps

HAN = "春夏秋冬山川河海星云风雨雷电松柏梅兰竹菊江湖林泉花草鱼虫鸟兽"


def row(columns: int, comma: int = 3, end: str = "") -> str:
    """A line of so many columns with a comma at a place, and a mark at its end."""
    wide = (HAN * 3)[comma : comma + columns // 2 - len(end) - (comma > 0)]
    text = wide[:comma] + "，" + wide[comma:] if comma > 0 else wide
    return text + "a" * (columns % 2) + end


def facts(*rows: str) -> _Facts:
    """What is asked of lines."""
    return _Facts(lines("\n".join(rows)))


def judged(*rows: str, end: int = 0) -> tuple[int, bool]:
    """The measure of some lines, and whether it is firm."""
    made = facts(*rows)
    region, _, firm = _judge(made, 0, end or len(made.lines))
    return region.measure, firm


def lost_indents(full: int, columns: int = 40) -> list[str]:
    """Paragraphs whose first lines lost their indent: three of three lines and three of two; so many of the former have a full line."""
    found: list[str] = []
    for number in range(3):
        found += [row(36, 3 + number), *([row(columns, 5 + number)] if number < full else []), row(32, 4, "。")]
        found += [row(36, 7 + number), row(20, 2, "。")]
    return found


@pytest.mark.parametrize(("full", "columns", "wanted"), [(3, 40, 40), (2, 40, 36), (3, 39, 40), (3, 41, 40), (3, 42, 36), (3, 38, 36)])
def test_first_lines_without_their_indent(full: int, columns: int, wanted: int) -> None:
    """Where the lines of one width are first lines and three are an indent wider, these are the full ones."""
    assert judged(*lost_indents(full, columns))[0] == wanted


def test_most_of_such_lines_are_first_lines() -> None:
    """Nine of ten; else some are full lines of a narrower column."""
    rows = lost_indents(3)
    assert judged(*rows, row(36, 6), row(20, 2, "。"))[0] == 40
    assert judged(*rows, row(36, 6), row(36, 8), row(20, 2, "。"))[0] == 36


@pytest.mark.parametrize(("others", "full", "wanted"), [(54, 3, 40), (55, 3, 36), (70, 3, 36)])
def test_wider_lines_are_a_twentieth_of_the_text(others: int, full: int, wanted: int) -> None:
    """Of all lines of that width, wherever they stand."""
    rows = lost_indents(full)
    assert judged(*rows, *[row(36, 5)] * others, end=len(rows))[0] == wanted


@pytest.mark.parametrize(
    ("rows", "wanted"),
    [
        ([row(36, 1 + number) for number in range(6)] + [row(20, 2, "。")], (36, True)),
        ([row(36, 1 + number) for number in range(5)] + [row(20, 2, "。")], (36, False)),
        ([row(36, 1 + number) for number in range(6)] + [row(37, 3), row(20, 2, "。")], (36, True)),
        ([row(36, 1 + number) for number in range(6)] + [row(38, 3), row(20, 2, "。")], (36, False)),
        ([row(36, 2), row(36, 3), row(20, 2, "。")], (36, False)),
        ([row(36, 2), row(20, 2, "。")], (0, False)),
        ([row(36, 1 + number) for number in range(6)] + [row(60, 3), row(60, 4)], (36, False)),
        ([row(36, 1 + number) for number in range(6)] + [row(60, 3), row(60, 4), row(60, 5)], (0, False)),
        ([row(36, 1 + number) for number in range(3)] + [row(36, 1 + number, "。") for number in range(7)], (36, False)),
        ([row(36, 1 + number) for number in range(2)] + [row(36, 1 + number, "。") for number in range(8)], (0, False)),
        (["\n".join(["", row(36, 1 + number)]) for number in range(3)], (0, False)),
        (["\n".join(["", row(36, 1 + number)]) for number in range(4)], (36, False)),
    ],
)
def test_what_makes_a_measure(rows: list[str], wanted: tuple[int, bool]) -> None:
    """Two full lines and enough of all, few wider ones, a third in mid-phrase; five of them inside of paragraphs make it firm."""
    assert judged(*rows) == wanted


@pytest.mark.parametrize(
    ("indents", "margin"), [([0, 0, 4, 4, 4, 4, 4], 0), ([0, 4, 4, 4, 4, 4], 4), ([0, 2, 4], 0), ([2, 2, 4], 2), ([4, 4], 4)]
)
def test_the_margin_is_the_least_indent_that_comes_again(indents: list[int], margin: int) -> None:
    """One line may stand out; where none comes again it is the least."""
    made = facts(*(" " * indent + row(20, 2) for indent in indents))
    assert _judge(made, 0, len(indents))[0].margin == margin


def wraps(*rows: str) -> bool:
    """Whether lines, all of them full, end where the column ends."""
    made = facts(*rows)
    return _wraps(made, _Ends(made.lines), range(len(made.lines)), 0, len(made.lines))


def test_lines_that_end_where_the_column_does() -> None:
    """Their commas stand at other places, they have marks enough, and most of a line is no letters."""
    assert wraps(row(18, 3), row(18, 3))
    assert not wraps(row(18, 3), row(18, 3), row(18, 3))
    assert wraps(row(18, 3), row(18, 3), row(18, 4))
    assert wraps(row(18, 3), row(18, 4), row(18, 4))
    assert wraps(row(18, 0), row(18, 4), row(18, 4))
    assert wraps(row(60, 0), row(60, 3))
    assert not wraps(row(62, 0), row(60, 3))
    assert not wraps("abcdefgh，jklmnopq", row(18, 3))
    assert wraps("abcdefgh，jklmnopq", row(18, 3), row(18, 4))
    assert wraps("山路，山路石桥abcd", "石桥山路，河堤efgh")
    assert not wraps(row(18, 3, "。"), row(18, 4, "。"))


def test_neighbouring_measures_agree() -> None:
    """What differs little is the commoner one where no line is wider; where no measure is known, that of the lines before holds."""

    def agreed(*regions: tuple[int, int, bool, int]) -> list[int]:
        found = _agree([(Region(measure, 0), top, firm, size) for measure, top, firm, size in regions])
        assert len(found) == sum(size for *_, size in regions)
        return [region.measure for region in (found[0], found[-1])]

    assert agreed((40, 40, False, 5), (43, 43, False, 4)) == [40, 40]
    assert agreed((40, 40, False, 5), (44, 44, False, 4)) == [40, 44]
    assert agreed((40, 40, False, 5), (46, 43, False, 4)) == [40, 40]
    assert agreed((40, 40, False, 5), (47, 43, False, 4)) == [40, 47]
    assert agreed((40, 40, False, 5), (43, 43, True, 4)) == [40, 43]
    assert agreed((40, 40, False, 5), (0, 46, False, 4)) == [40, 40]
    assert agreed((40, 40, False, 5), (0, 47, False, 4)) == [40, 0]
    assert agreed((40, 40, False, 1), (0, 40, False, 9)) == [40, 40]
    assert agreed((40, 40, False, 1), (0, 40, False, 10)) == [40, 0]
    assert agreed((0, 40, False, 4), (40, 40, False, 5)) == [40, 40]


def test_a_made_line_is_as_wide_as_it_should_be() -> None:
    """The lines of these tests are what they say."""
    made: list[Line] = list(lines("\n".join([row(36), row(37), row(36, 3, "。"), row(36, 0)])))
    assert [line.width for line in made] == [36, 37, 36, 36]
