"""Blanks beside marks and as typed, numbers of sections, and what stands at the top of a file; on either side of each limit."""

from __future__ import annotations

import pytest
from test_answers import plain

from jiaokan.clean import clean
from jiaokan.page.beside_marks import parts_cells, parts_headline
from jiaokan.page.code_line import kind
from jiaokan.page.front_matter import front_matter
from jiaokan.page.run_on import _not_habit
from jiaokan.page.section_numbers import is_number, is_version, sections
from jiaokan.page.typed_blanks import is_typed
from jiaokan.passes.stacked_labels import find


@pytest.mark.parametrize(
    ("line", "start", "prose", "wanted"),
    [
        ("《石桥》 河东记", 4, False, True),
        ("记者 《石桥》", 2, False, True),
        ("张三（甲） 李四（乙） 王五（丙）", 5, False, True),
        ("张三（甲） 李四 王五 赵六", 5, False, True),
        ("（甲） Road（乙） River（丙）", 3, False, True),
        ("《石》 《桥》", 3, False, True),
        ("张三（甲） 李四", 5, False, False),
        ("《石桥》 河东记", 4, True, False),
        ("《石桥》 ab", 4, False, False),
        ("， 《石桥》", 1, False, False),
    ],
)
def test_a_blank_beside_a_bracket_parts_a_headline(line: str, start: int, prose: bool, wanted: bool) -> None:
    """In a line that is no sentence; behind a remark only where the line is a row."""
    assert parts_headline(line, start, line[start - 1], line[start + 1], prose) is wanted


@pytest.mark.parametrize(
    ("line", "start", "end", "prose", "wanted"),
    [
        ("《石桥》  河", 4, 6, False, True),
        ("日期：  地址：甲", 3, 5, False, True),
        ("日期：  年", 3, 5, False, True),
        ("石桥！  好", 3, 5, False, True),
        ("石桥！  好", 3, 5, True, False),
        ("石桥  ，", 2, 4, False, False),
        ("石桥  ！", 2, 4, False, False),
        ("石桥  》", 2, 4, False, False),
        ("（  石桥", 1, 3, False, False),
        ("（一）  石桥", 3, 5, False, False),
        ("一、  石桥", 2, 4, False, False),
        ("日期：  石桥", 3, 5, False, False),
        ("日期：  年底", 3, 5, False, False),
        ("石桥，  好", 3, 5, False, False),
    ],
)
def test_a_wide_blank_beside_a_mark_parts_cells(line: str, start: int, end: int, prose: bool, wanted: bool) -> None:
    """Not before a mark that closes or parts, nor behind one that opens, a label without another or the number of an item."""
    assert parts_cells(line, start, end, prose) is wanted


@pytest.mark.parametrize(
    ("above", "line", "blank", "prose", "wanted"),
    [
        ("首行\n", "桥通了，石桥  河堤", (6, 8), True, True),
        ("首行\n", "用 f(x)  河堤", (6, 8), False, True),
        ("首行\n", "- 石桥 河堤好", (4, 5), False, True),
        ("首行\n", "1. 石桥 河堤好", (5, 6), False, True),
        ("首行\n", "（石桥 河堤）", (3, 4), False, True),
        ("首行\n", "石桥 河堤 a.b", (2, 3), False, True),
        ("首行\n", "石桥 河堤 abc", (2, 3), False, True),
        ("", "石桥 河堤 a.b", (2, 3), False, False),
        ("首行\n", "石桥　河堤", (2, 3), False, False),
        ("首行\n", "石桥 作者：甲", (2, 3), False, False),
        ("首行\n", "石桥  河堤，好", (2, 4), True, False),
        ("首行\n", "桥通了，石桥  河堤", (6, 8), False, False),
        ("首行\n", "- 石桥的修建 河堤的加固", (7, 8), False, False),
        ("首行\n", "# 石桥 a.b", (4, 5), False, False),
        ("首行\n", "《石桥》 a.b", (4, 5), False, False),
        ("首行\n", "石桥 河堤", (2, 3), False, False),
    ],
)
def test_a_blank_stands_as_it_was_typed(above: str, line: str, blank: tuple[int, int], prose: bool, wanted: bool) -> None:
    """In an item, in brackets, beside code or inside of a sentence; not in a heading, in a first line or before a label."""
    assert is_typed(above + line, line, len(above), *blank, prose) is wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("4.1 桥\n4.2 路", ["4.1", "4.2"]),
        ("4.1 桥\n4.3 路", []),
        ("4.1 桥", []),
        ("3.1.1 桥", []),
        ("1 桥\n2 路\n3 河", []),
        ("1 桥\n\n2 路\n\n3 河", ["1", "2", "3"]),
        ("1 桥\n\n2 路", []),
        ("1 桥，好\n\n2 路\n\n3 河", []),
        ("# 1 桥\n# 2 路", ["1", "2"]),
        ("1 桥\n1.1 路\n2 河", ["1", "2"]),
        ("3.1 桥\n3.2 路\n4.1 河", ["3.1", "3.2", "4.1"]),
        ("4.2 桥\n4.2.1 路\n4.2.2 河", ["4.2", "4.2.1", "4.2.2"]),
        ("A.1 桥\nA.2 路", ["A.1", "A.2"]),
    ],
)
def test_numbers_of_sections_count_on(text: str, wanted: list[str]) -> None:
    """With a number beside them or below them; those of the first level from one, and shown to be heads."""
    assert sorted(sections(text)) == wanted


def test_numbers_that_count_and_names_with_a_version() -> None:
    """A number has a neighbour at the start of another line and dates nothing; a version comes again, and the next one heads no line."""
    long = "石桥通车了人们都来看"
    assert is_number("# 3 桥", "# 3 桥", 3)
    assert is_number(f"3 {long}\n4 {long}", f"3 {long}", 1)
    assert not is_number(f"3 {long}\n5 {long}", f"3 {long}", 1)
    assert not is_number(f"3 年{long}\n4 年{long}", f"3 年{long}", 1)
    assert not is_number("3 石桥通车\n4 河堤", "3 石桥通车", 1)
    assert is_version("ES6 桥\n见 ES6", "ES6")
    assert not is_version("ES6 桥", "ES6")
    assert not is_version("Q1 桥\nQ2 路\n见 Q1", "Q1")
    assert not is_version("# Q2 桥\nQ1 路\nQ1", "Q1")
    assert not is_version("ES 桥", "ES")


def test_blanks_behind_marks_that_mostly_have_one_are_a_habit() -> None:
    """A full stop never makes one; half of the marks is no habit yet."""
    assert _not_habit("甲？  乙？  丙。  丁", [(2, 4), (6, 8), (10, 12)]) == [(10, 12)]
    assert _not_habit("甲？乙？丙？  丁。  戊", [(6, 8), (10, 12)]) == [(6, 8), (10, 12)]
    assert _not_habit("甲？  乙？丙。  丁", [(2, 4), (8, 10)]) == [(2, 4), (8, 10)]


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("1: import os from x", "import"),
        ("12 x = f(y)", "assignment"),
        ("3 abc def", "words"),
        ("1 石桥通了。", "sentence"),
        ("2  # 桥", "words"),
    ],
)
def test_the_number_of_a_line_says_little_by_itself(line: str, wanted: str) -> None:
    """What stands behind it tells if it is surely code or surely none."""
    assert kind(line) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("#+startup: x\n桥", [12, [["startup", "x"]], ""]),
        ("[#]: x: 甲\n桥", [9, [["x", "甲"]], ""]),
        ("startup: x\n桥", ""),
        ("---\nstartup: x\n---\n桥", ""),
        ("---\nstartup: x\nmodified: y\n---\n桥", [30, [["startup", "x"], ["modified", "y"]], ""]),
    ],
)
def test_what_stands_at_the_top_of_a_file(text: str, wanted: object) -> None:
    """Keywords of Org and lines that Markdown does not show speak of the file whatever their keys; between rules two keys of its own do."""
    assert plain(front_matter(text)) == wanted


@pytest.mark.parametrize("text", ["第一章\n第一条", "第一章\n第二章\n总则"])
def test_labels_with_too_few_lines_below_them_stay(text: str) -> None:
    """Each label has a heading of its own, and a text follows."""
    assert str(clean(text, [find])) == text
    whole = "第一章\n第一条\n总则\n为了修好石桥，制定本办法。"
    assert str(clean(whole, [find])) == "第一章\n总则\n第一条　为了修好石桥，制定本办法。"
