"""What numbers and headers of sheets are told by: each sign on either side of its limit, with what a page cuts said beforehand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

import pytest
from test_sheet import WRAPPED

from jiaokan.page.copied import _copied, is_copied
from jiaokan.page.header_places import header_places
from jiaokan.page.line import Line, lines
from jiaokan.page.page_numbers import SHORTEST_PAGE_COLUMNS, Unit, _chains, _end_pages, counting, mirrored
from jiaokan.page.sheet import (
    _again,
    _behind,
    _even,
    _evenness,
    _fed_edges,
    _inside,
    _kept_title,
    _parts,
    _repeated,
    _same_sheet,
    _strokes,
    _units,
    furniture,
)

HEADER = "山路通讯"
DATED = "山路通讯第3期"


@dataclass
class Said:
    """What is said of the sentences and pages of some lines, in place of what the lines themselves would show."""

    rows: Sequence[Line] = ()
    cut: Iterable[int] = field(default_factory=set)
    """The lines that cut a sentence."""
    ends: Iterable[int] = field(default_factory=set)
    """The lines at which a page ends."""

    def at(self, row: int) -> bool:
        """Whether a line cuts a sentence."""
        return row in self.cut

    def page_ends(self, row: int) -> bool:
        """Whether a page ends at a line."""
        return row in self.ends


def counted(
    keys: str,
    step: int = SHORTEST_PAGE_COLUMNS,
    ends: Iterable[int] = (),
    cut: Iterable[int] = (),
    above: str = "开",
    below: str = "",
    between: str = "甲乙丙丁戊己庚辛壬癸",
) -> list[int]:
    """Which of some keys are page numbers, so many columns of text apart.

    `above` is the line before the first of them, `below` the one after the last, and a character of `between` each other one.
    """
    names = keys.split("|")
    rows = lines("\n".join([above, *[line for pair in zip(names, between, strict=False) for line in pair][: 2 * len(names) - 1], below]))
    units = [Unit(2 * place + 1, name.replace(" ", ""), name) for place, name in enumerate(names)]
    said: Any = Said(rows, {2 * place + 1 for place in cut}, {2 * place + 1 for place in ends})
    return sorted({unit.row // 2 for unit in counting(units, [step * (row // 2) for row in range(len(rows))], said)})


@pytest.mark.parametrize(
    ("keys", "more", "wanted"),
    [
        ("第1页|第2页", {"step": 0}, [0, 1]),
        ("第1页", {"step": 0}, []),
        ("第一页|第二页", {"step": 0}, [0, 1]),
        ("1|2|3", {"ends": {0}}, [0, 1, 2]),
        ("1|2|3", {}, []),
        ("1|2|3", {"ends": {0, 1, 2}, "step": SHORTEST_PAGE_COLUMNS - 1}, []),
        ("1|2", {"ends": {0, 1}}, []),
        ("1|2|3|4|5|6|7|8|9", {"ends": {0, 4}}, []),
        ("1|2|3|4|5|6|7|8|9", {"ends": {0, 4, 7}}, [0, 1, 2, 3, 4, 5, 6, 7, 8]),
        ("1|2|3|4|5", {"ends": {0}}, []),
        ("1|2|3|4|5", {"ends": {0, 4}}, [0, 1, 2, 3, 4]),
        ("1/3|2/3", {"step": 0}, []),
        ("1/3|2/3|3/3", {"step": 0}, [0, 1, 2]),
        ("1/2|2/2", {"ends": {0}}, [0, 1]),
        ("1/2|2/2", {}, []),
        ("1|3|5", {"ends": {0, 1}}, [0, 1, 2]),
        ("1|4|7", {"ends": {0, 1}}, [0, 1, 2]),
        ("1|5|9", {"ends": {0, 1, 2}}, []),
        ("(1|(2|(3", {"ends": {0, 1, 2}}, []),
        ("(1)|(2)|(3)", {"ends": {0, 1, 2}}, [0, 1, 2]),
        ("- 1 -|- 2 -|- 3 -", {"ends": {0}}, [0, 1, 2]),
        ("山路通讯1|山路通讯2|山路通讯3", {"ends": {0, 1, 2}}, []),
        ("山路通讯报1|山路通讯报2|山路通讯报3", {"ends": {0, 1, 2}}, [0, 1, 2]),
        ("1山路通讯报|2山路通讯报|3山路通讯报", {"ends": {0, 1, 2}}, [0, 1, 2]),
        ("1.山路通讯报|2.山路通讯报|3.山路通讯报", {"ends": {0, 1, 2}}, []),
        ("山路通 1 通讯|山路通 2 通讯|山路通 3 通讯", {"ends": {0, 1, 2}}, [0, 1, 2]),
        ("山路通1通讯|山路通2通讯|山路通3通讯", {"ends": {0, 1, 2}}, []),
        ("|".join(f"{'山' * 59}{number}" for number in (1, 2, 3)), {"ends": {0, 1, 2}}, [0, 1, 2]),
        ("|".join(f"{'山' * 60}{number}" for number in (1, 2, 3)), {"ends": {0, 1, 2}}, []),
        ("1|2|3", {"step": 0, "cut": {0, 1, 2}, "below": "石桥"}, [0, 1, 2]),
        ("1|2|3", {"step": 0, "cut": {0, 1}, "below": "石桥"}, [0, 1, 2]),
        ("1|2|3", {"step": 0, "cut": {0}, "below": "石桥"}, []),
        ("1|2|3", {"step": 0, "cut": {0, 1}}, [0, 1, 2]),
        ("1|2", {"step": 0, "cut": {0}, "below": "石桥"}, []),
        ("1|2|9|20|40", {"step": 0, "cut": {0, 1}, "below": "石桥"}, []),
        ("1", {"step": 0, "cut": {0}, "above": "要坚", "below": "持下去，好。"}, [0]),
        ("1", {"step": 0, "cut": {0}, "above": "好，", "below": "石桥通车，还有"}, [0]),
        ("1", {"step": 0, "cut": {0}, "above": "好", "below": "石桥通车，还有"}, []),
        ("1", {"step": 0, "cut": {0}, "above": "要坚", "below": "持"}, []),
        ("1|2|3", {"ends": {0, 1, 2}, "between": "090"}, []),
        ("- 1 -|- 2 -|- 3 -", {"ends": {0, 1, 2}, "between": "090"}, [0, 1, 2]),
        ("- 1 -|- 2 -", {"step": 0, "cut": {0, 1}, "below": "石桥"}, []),
    ],
)
def test_numbers_count_on_from_page_to_page(keys: str, more: dict[str, Any], wanted: list[int]) -> None:
    """A form that nothing else has needs two; any other number stands where pages end, or cuts sentences."""
    assert counted(keys, **more) == wanted


def test_a_run_goes_on_a_page_of_text_later() -> None:
    """Each number is put to the run that it counts on, if so much text stands between."""
    units = [(number, Unit(row, str(number), str(number))) for row, number in enumerate((1, 2, 1, 3))]
    runs = [[unit.row for unit in run] for run in _chains(units, [0, 100, 150, 200], 100)]
    assert runs == [[0, 1, 3], [2]]


def repeated(text: str, marks: Iterable[int], sheets: int = 3, share: float = 0.4, cut: Iterable[int] = (), step: int = 1) -> set[str]:
    """What comes again in a text with page numbers in some lines, on so many sheets."""
    rows = lines(text)
    said: Any = Said(rows, set(cut))
    pages = set(marks) | {row for row in range(len(rows)) if rows[row].page}
    depth = [step * row for row in range(len(rows))]
    return _repeated(rows, list(_units(rows)), depth, pages, set(marks), said, sheets, share)


def sheets_of(header: str, count: int = 3, extra: str = "") -> str:
    """Sheets of one line below a header, each with its number."""
    body = ("石桥通了", "河堤修好", "村口种树", "人来人往", "桥上看水", "水里有鱼", "鱼在水里", "路在山上", "山在天边")
    return "\n".join(f"{header}\n{body[number]}{extra}\n{number + 1}" for number in range(count))


@pytest.mark.parametrize(
    ("text", "more", "wanted"),
    [
        (sheets_of(HEADER), {"marks": {2, 5, 8}, "cut": {2}}, {HEADER}),
        (sheets_of(HEADER), {"marks": ()}, set()),
        (sheets_of(HEADER), {"marks": {2, 5, 8}, "sheets": 9, "cut": {2}}, set()),
        (sheets_of(HEADER), {"marks": {2, 5, 8}, "sheets": 9, "cut": {2, 0}}, set()),
        (sheets_of(HEADER), {"marks": {2, 5, 8}, "sheets": 9, "cut": {2, 0, 3}}, {HEADER}),
        (sheets_of(DATED), {"marks": {2, 5, 8}, "sheets": 9, "cut": {2}}, {DATED}),
        (sheets_of(HEADER), {"marks": {2, 5, 8}, "sheets": 5, "cut": {2}}, {HEADER}),
        (sheets_of(HEADER), {"marks": {2, 5, 8}, "sheets": 5}, set()),
        (sheets_of(HEADER), {"marks": {2, 5, 8}, "sheets": 4}, {HEADER}),
        (sheets_of(HEADER, 2), {"marks": {2, 5}, "sheets": 2}, {HEADER}),
        (sheets_of(HEADER, 7), {"marks": range(2, 21, 3), "sheets": 20, "cut": {2, 0}}, set()),
        (sheets_of(HEADER, 7), {"marks": range(2, 21, 3), "sheets": 20, "cut": {2, 0, 3, 6}}, {HEADER}),
        (
            "\n".join(f"{body}\n{HEADER}\n{number}" for number, body in enumerate(("石桥", "河堤", "村口"), 1)),
            {"marks": {2, 5, 8}},
            {HEADER},
        ),
        ("\n\f".join(f"{HEADER}\n{body}" for body in ("石桥", "河堤", "村口")), {"marks": (), "cut": {0, 2, 4}}, {HEADER}),
        ("\n\f".join(f"{HEADER}\n{body}" for body in ("石桥", "河堤", "村口")), {"marks": (), "sheets": 9}, set()),
        (sheets_of(HEADER, 2), {"marks": {2}, "sheets": 2}, set()),
        (sheets_of("山"), {"marks": {2, 5, 8}}, set()),
        (sheets_of("山路"), {"marks": {2, 5, 8}}, {"山路"}),
        (sheets_of("山路通了。"), {"marks": {2, 5, 8}}, set()),
        (sheets_of("# 山路"), {"marks": {2, 5, 8}}, set()),
        (sheets_of("| 山路"), {"marks": {2, 5, 8}}, set()),
        (sheets_of("- 山路"), {"marks": {2, 5, 8}}, set()),
        (sheets_of("山 = 3"), {"marks": {2, 5, 8}}, set()),
        (sheets_of("山" * 60), {"marks": {2, 5, 8}}, {"山" * 60}),
        (sheets_of("山" * 61), {"marks": {2, 5, 8}}, set()),
        (f"{HEADER}\n甲天\n乙地\n丙人\n丁水\n戊火\n1\n{HEADER}\n甲天\n乙地\n丙人\n丁水\n戊火\n2", {"marks": {6, 13}, "sheets": 2}, set()),
        (sheets_of("河东县\n" + HEADER, 3), {"marks": {3, 7, 11}, "cut": {3}}, {HEADER, "河东县"}),
        (f"{HEADER}\n石桥\n{HEADER}\n河堤\n{HEADER}\n1\n村口\n2", {"marks": {5, 7}, "cut": {5}}, set()),
    ],
)
def test_a_header_comes_again_beside_numbers(text: str, more: dict[str, Any], wanted: set[str]) -> None:
    """On enough of the sheets, or cutting sentences, or with its day; a stretch of the text that is there twice has none."""
    assert repeated(text, **more) == {mirrored("".join(key.split())) for key in wanted}


def even(key: str, where: Sequence[int], cut: Iterable[int], columns: int = 60) -> bool:
    """Whether a line that stands at some places comes again as page ends do."""
    rows = lines("\n".join([key] * (max(where) + 1)))
    said: Any = Said(rows, set(cut))
    return _even(key, list(where), rows, [columns * row for row in range(len(rows))], said)


@pytest.mark.parametrize(
    ("key", "where", "cut", "columns", "wanted"),
    [
        (HEADER, (0, 10, 20), {0, 10}, 60, True),
        (HEADER, (0, 10), {0, 10}, 60, False),
        ("山路", (0, 10, 20), {0, 10}, 60, False),
        ("山路报", (0, 10, 20), {0, 10}, 60, True),
        (HEADER, (0, 10, 20), {0, 10}, 59, False),
        (HEADER, (0, 10, 40), {0, 10}, 60, False),
        (HEADER, (0, 10, 23), {0, 10}, 60, True),
        (HEADER, (0, 10, 20), {0}, 60, False),
        (HEADER, tuple(range(0, 90, 10)), {0, 10}, 60, False),
        (HEADER, tuple(range(0, 90, 10)), {0, 10, 20}, 60, True),
        (HEADER, tuple(range(0, 100, 10)), {0, 10, 20}, 60, True),
        (HEADER, (0, 10, 20, 30, 70), {0, 10}, 60, True),
        (DATED, (0, 10, 20), (), 60, True),
        ("山路第3期", (0, 10, 20), (), 60, False),
        ("地址：山路", (0, 10, 20), {0, 10}, 60, False),
    ],
)
def test_a_header_without_numbers_stands_at_even_distances(
    key: str, where: Sequence[int], cut: Iterable[int], columns: int, wanted: bool
) -> None:
    """Pages of text apart, and cuts sentences or is a name with its day."""
    assert even(key, where, cut, columns) is wanted


@pytest.mark.parametrize(
    ("where", "columns", "wanted"),
    [
        ((0, 10, 40), (0, 600, 1380), True),
        ((0, 10, 40), (0, 600, 1460), False),
        ((0, 10, 23), (0, 600, 2400), True),
        ((0, 10, 25), (0, 600, 2400), False),
        ((0, 10, 20), (0, 590, 1190), True),
        ((0, 10, 20), (0, 590, 1180), False),
    ],
)
def test_distances_are_even_in_lines_or_in_columns(where: Sequence[int], columns: Sequence[int], wanted: bool) -> None:
    """Three tenths more or less than the usual one, which is two short pages at least."""
    rows = lines("\n".join([HEADER] * (where[-1] + 1)))
    depth = [0] * len(rows)
    for row, before in zip(where, columns, strict=True):
        depth[row] = before
    said: Any = Said(rows, {0, 10})
    assert _even(HEADER, list(where), rows, depth, said) is wanted


def title(rows: Iterable[tuple[int, str]], found: Iterable[int]) -> set[int]:
    """The title among some lines of which those in `found` are furniture, all that come again being headers."""
    units = [Unit(row, text, text) for row, text in rows]
    return _kept_title([], units, {mirrored(text) for _, text in rows if text != "河东"}, set(found))


def test_the_title_is_kept_where_it_is_the_header_too() -> None:
    """Where it stands alone for the first time, or once more with nothing but furniture between."""
    assert title([(0, HEADER), (1, HEADER)], {0, 1}) == {1}
    assert title([(0, HEADER), (1, HEADER)], {0, 1, 2}) == set()
    assert title([(0, HEADER), (3, HEADER)], {0, 3}) == set()
    assert title([(3, HEADER)], {3}) == {3}
    assert title([(3, HEADER)], {2, 3}) == set()
    assert title([(3, HEADER)], {3, 4}) == set()
    assert title([(0, HEADER)], {0}) == set()
    assert title([(3, "山路2")], {3}) == set()
    assert title([(12, HEADER)], {12}) == {12}
    assert title([(13, HEADER)], {13}) == set()
    assert title([(3, "河东")], {3}) == set()
    assert title([(3, "12")], {3}) == set()
    assert title([(3, HEADER)], {5}) == set()


LONG = "青石镇石桥管理委员会第二次全体会议通讯简报"


@pytest.mark.parametrize(
    ("head", "title", "last", "wanted"),
    [
        (LONG, LONG, WRAPPED[2], {0, 6}),
        (LONG, "青石镇河东村河堤管理委员会", WRAPPED[2], set()),
        (LONG[:19], LONG[:19], WRAPPED[2], set()),
        (LONG[:20], LONG[:20], WRAPPED[2], {0, 6}),
        (f"{LONG[:10]}，{LONG[10:]}", LONG, WRAPPED[2], set()),
        (LONG, LONG, "他什么都会做。", set()),
    ],
)
def test_a_header_of_two_sheets_is_what_the_title_was_made_of(head: str, title: str, last: str, wanted: set[int]) -> None:
    """It comes again in the middle of a sentence, and the title below it says the same."""
    rows = lines("\n".join([head, title[:10], title[10:], *WRAPPED[:2], last, head, *WRAPPED[3:6]]))
    assert _again(rows) == wanted
    assert furniture(rows) >= wanted


def test_small_questions_of_sheets() -> None:
    """Distances, sheets, neighbours and parts of lines."""
    assert [_evenness(places, 0.3) for places in ([0, 10, 20, 30], [0, 10, 23], [0, 9, 22], [0, 10, 20, 50])] == [1, 1, 0.5, 2 / 3]
    assert _same_sheet([1, 2, 3], {5, 10})
    assert not _same_sheet([1, 2, 7], {5, 10})
    assert not _same_sheet([1, 2, 3], {5})
    beyond = (([7], [6]), ([3], [4]), ([7], [4]), ([6], [6]), ([4], [4]), ([3], [6]))
    assert [_behind(5, set(edges), set(again)) for edges, again in beyond] == [True, True, False, False, False, False]
    assert [_parts(text) for text in ("甲  乙", "甲 乙", "甲\u3000\u3000乙", "甲\t\t乙")] == [
        ["甲", "乙"],
        ["甲 乙"],
        ["甲", "乙"],
        ["甲", "乙"],
    ]
    rows = lines("甲\n\f乙\n丙\n丁\n戊\n己\n庚\n辛\n壬")
    assert sorted(_fed_edges(rows, 1)) == [-1, 0, 1, 8, 9]
    assert _fed_edges(lines("甲\n乙"), 3) == set()
    line = "山路上的积雪到了四月"
    assert _inside(1, lines(f"{line}\n\n通讯\n\n还没有化完"))
    assert not _inside(1, lines(f"{line}\n通讯\n\n还没有化完"))
    assert not _inside(1, lines(f"{line}\n\n通讯\n还没有化完"))
    assert not _inside(1, lines(f"{line}。\n\n通讯\n\n还没有化完"))
    assert not _inside(1, lines("山路\n\n通讯\n\n还没有化完"))
    assert _inside(1, lines("山路上的积\n\n通讯\n\n还没有化完"))
    assert not _inside(1, lines("山路上的\n\n通讯\n\n还没有化完"))
    assert not _inside(0, lines(f"通讯\n\n{line}"))
    assert not _inside(2, lines(f"{line}\n\n{line}\n\n通讯"))


def test_units_are_what_may_be_furniture() -> None:
    """What comes again, has a number or a gap; no row of a table and no long line."""
    rows = lines("山路\n石桥\n山路\n第一\n河 东\n| 1 |\n| 2 |\n| 3\n" + "山" * 61)
    assert [(unit.row, unit.key) for unit in _units(rows)] == [(0, "山路"), (2, "山路"), (3, "第一"), (4, "河东"), (7, "|3")]
    assert [unit.row for unit in _units(lines("| 5 |\n河 东\n| 6 |"))] == [0, 1, 2]
    assert [unit.row for unit in _units(lines("甲\t1\n乙\t2\n河 东\n丙\t3"))] == [2, 3]
    assert [unit.row for unit in _units(lines("山" * 59 + " 12\n" + "山" * 59 + " 123"))] == [0]


def test_the_strokes_of_a_header_go_with_it() -> None:
    """What has no letter and no figure, in the line of a part that is furniture."""
    parts = [Unit(0, "某会", "某会"), Unit(0, "─", "─"), Unit(0, "河东", "河东"), Unit(1, "─", "─")]
    assert _strokes(parts, {parts[0]}) == {parts[1]}


def test_how_many_sheets_there_are_is_furniture_where_pages_have_numbers() -> None:
    """共3页 alone on its line; where no line is the number of a page it may be anything."""
    pages = "{}\n— 1 —\n共3页\n{}\n— 2 —\n{}\n— 3 —".format(*WRAPPED[:3])
    assert furniture(lines(pages)) == {1, 2, 4, 6}
    assert furniture(lines(f"{WRAPPED[0]}\n共3页\n{WRAPPED[1]}")) == set()


def test_a_stretch_that_is_there_twiceis_copied() -> None:
    """Five of the lines around come again too."""
    again = "甲天\n乙地\n丙人\n丁水\n戊火\n"
    whole = lines(f"{HEADER}\n{again}石桥\n{HEADER}\n{again}河堤")
    part = lines(f"{HEADER}\n{again}石桥\n{HEADER}\n{again.replace('戊火', '己火')}河堤")
    assert _copied(0, 7, whole)
    assert not _copied(0, 7, part)
    assert is_copied([0, 7], whole)
    assert not is_copied([0, 7], part)


class Pages:
    """Numbers on every second line of a text, with a header on the line before so many of them, and so many ends of pages."""

    def __init__(self, numbers, headers, ends):
        said = (("县志" if at < headers else chr(0x4E00 + at), "1") for at in range(numbers))
        self.rows = lines("\n".join(row for pair in said for row in pair))
        self.chain = [SimpleNamespace(row=2 * at + 1, key=str(at)) for at in range(numbers)]
        self._ends = {one.row for one in self.chain[:ends]}

    def page_ends(self, row):
        """Whether a page ends there."""
        return row in self._ends


@pytest.mark.parametrize(
    ("numbers", "headers", "ends", "enough"),
    [
        # a quarter of them
        (20, 0, 5, True), (20, 0, 4, False), (8, 0, 2, True), (4, 0, 2, True), (4, 0, 1, False),
        # of three one, of two none need to
        (3, 0, 1, True), (3, 0, 0, False),
        # a tenth where the same line stands beside four of five
        (30, 30, 3, True), (30, 30, 2, False), (30, 24, 3, True), (30, 23, 3, False), (20, 20, 2, True), (20, 20, 1, False),
    ],
)  # fmt: skip
def test_at_how_many_numbers_pages_end(numbers, headers, ends, enough):
    """A page ends with a paragraph now and then; fewer ends will do where a header stands beside the numbers."""
    made = Pages(numbers, headers, ends)
    assert _end_pages(made.chain, made) is enough


@pytest.mark.parametrize(
    ("feeds", "edges", "cut", "found"),
    [
        ((), (), (), (0, 5, 9, 10, 15)),
        ((10,), (), (), (0, 9, 10)),
        ((10,), (6,), (), (0, 5, 9, 10)),
        ((10,), (), (15,), (0, 9, 10, 15)),
    ],
)
def test_a_sheet_has_its_header_once(feeds, edges, cut, found):
    """What says the same below it is who signs; but a footer ends its sheet or stands above furniture, and what cuts a sentence is none."""
    said = [Unit(row, key, key) for row, key in ((0, "县志"), (5, "志县"), (9, "县志"), (10, "县志"), (15, "县志"))]
    cuts = SimpleNamespace(at=lambda row: row in cut)
    assert sorted(unit.row for unit in header_places(said, feeds, set(edges), cuts)) == list(found)
    other = Unit(7, "别的", "别的")
    assert other in header_places([*said, other], feeds, set(edges), cuts)
