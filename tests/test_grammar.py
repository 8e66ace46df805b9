"""The vocabulary of Chinese documents is said once: what it holds, that nothing says it again, and that scripts get theirs from it."""

import ast
import json
import re
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

import jiaokan
from jiaokan.cite import selection
from jiaokan.clean import clean
from jiaokan.grammar.characters import COMMON_HAN, HAN
from jiaokan.grammar.date import ANY_DAY, DAY, FIGURES_DAY, MONTH_DAY, STAMP, WEEKDAYS
from jiaokan.grammar.numeral import COUNTING, NUMERAL, ORDINAL, ZERO, value
from jiaokan.grammar.stop import ends_sentence, ends_whole_sentence
from jiaokan.search import resolve
from jiaokan.site.data import script_tables

PACKAGE = Path(jiaokan.__file__).parent
ASSETS = Path(__file__).parent.parent / "tools/jiaokan/site/theme/docs/assets"
SAID_ONCE = {
    "a class of ideographs": re.compile("\\\\u4e00|[\u4e00][-–]\u9fff|\u4e00-"),
    "a row of numerals": re.compile("一二两?三四五|〇[零○]|零[〇○]"),
    "a date in figures": re.compile(r"\{1,2\}+(?:\\s[*?]| \?)?月[^|]{0,24}\{1,2\}+(?:\\s[*?]| \?)?日"),
}
"""What the strings of no module outside grammar/ may hold, as the code has it."""


def said_again(source):
    """What a source says again that the vocabulary says: the line and what it is."""
    lines = source.split("\n")
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and "\n\n" not in node.value:
            around = "\n".join(lines[node.lineno - 1 : node.end_lineno])
            for what, pattern in SAID_ONCE.items():
                said = pattern.search(around) and pattern.search(ast.get_source_segment(source, node) or node.value)
                if said or pattern.search(node.value):
                    yield node.lineno, what


def docstrings(source):
    """The lines on which docstrings stand, which may show what they like."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield from range(node.lineno, (node.end_lineno or node.lineno) + 1)


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_nothing_says_the_vocabulary_again(path):
    """A class of ideographs, a row of numerals and the shape of a date stand in grammar/ and nowhere else."""
    source = path.read_text(encoding="utf-8")
    shown = set(docstrings(source))
    again = [found for found in said_again(source) if found[0] not in shown]
    assert path.parent.name == "grammar" or again == []


@pytest.mark.parametrize(
    "source",
    [
        'A = "[\\u4e00-\\u9fff]"',
        'A = "[一-鿿]"',
        'A = r"第[一二三四五]条"',
        'A = r"\\d{4}年\\d{1,2}月\\d{1,2}日"',
        'A = rf"\\d{{1,2}}月\\d{{1,2}}日"',
    ],
)
def test_the_search_sees_each_spelling(source):
    """An escaped class, a written one, numerals, a date, in an f-string too."""
    assert list(said_again(source))


@pytest.mark.parametrize(
    ("numeral", "number"),
    [
        ("十五", 15), ("一五", 15), ("１５", 15), ("二十", 20), ("一百二十", 120), ("一百〇八", 108), ("一百○八", 108), ("一百零八", 108),
        ("二○二○", 2020), ("二〇二〇", 2020), ("二零二零", 2020), ("一千九百八十", 1980), ("两百", 200), ("٣", 3),
    ],
)  # fmt: skip
def test_a_numeral_has_one_value(numeral, number):
    """However nought is written; digits of another script count too, since \\d takes them."""
    assert value(numeral) == number


def test_what_is_no_numeral_is_refused():
    """The message shows what was found and what a numeral looks like."""
    with pytest.raises(ValueError, match="十五"):
        value("第五")


def test_the_classes_hold_what_they_say():
    """〇 and 々 are ideographs, ○ is nought but no ideograph; 两 counts things and numbers none."""
    assert all(re.fullmatch(f"[{HAN}]", char) for char in "一鿿々〇㐀豈𠀀")
    assert not any(re.fullmatch(f"[{HAN}]", char) for char in "○，Aあ가〆")
    assert not re.fullmatch(f"[{COMMON_HAN}]", "𠀀")
    assert "两" not in ORDINAL
    assert re.fullmatch(NUMERAL, "两")
    assert set(ZERO) | set(COUNTING) < set(ORDINAL)


@pytest.mark.parametrize(
    ("pattern", "yes", "no"),
    [
        (MONTH_DAY, ["5月4日", "12月31日"], ["五月四日", "5月"]),
        (FIGURES_DAY, ["2020年5月4日"], ["二〇二〇年五月四日", "20年5月4日"]),
        (DAY, ["2020年5月4日", "二〇二〇年五月四日", "二○二○年五月四日", "二零二零年十二月三十一日"], ["二〇年五月四日", "2020年5月"]),
        (ANY_DAY, ["中華民國一百零四年十二月三十日", "2020年5月4号", "二○二○年五月四日"], ["五月四日"]),
        (STAMP, ["2020-05-04", "2020/5/4", "2020.5.4", "2020年05月04日", "2020 年 5 月 4 日"], ["20-05-04", "2020-05"]),
    ],
)
def test_the_forms_of_a_date(pattern, yes, no):
    """Each pattern takes its own forms and leaves the others."""
    assert all(re.fullmatch(pattern, string) for string in yes)
    assert not any(re.fullmatch(pattern, string) for string in no)


def test_the_week_begins_on_monday():
    """As the calendar of the standard library counts it."""
    assert WEEKDAYS == "一二三四五六日"


@pytest.mark.parametrize("zero", ZERO)
def test_a_blank_before_a_date_stays_however_nought_is_written(zero):
    """The blank between a paper's name and the day parts them, with 〇, ○ and 零 alike."""
    raw = f"示例日报 二{zero}二{zero}年五月四日\n"
    assert str(clean(raw)) == f"示例日报\u3000二{zero}二{zero}年五月四日"


@pytest.mark.parametrize(
    ("string", "clause", "whole"),
    [
        ("他来了。", True, True), ("“来了！”", True, True), ("（见附件。）", True, True), ("他说：", True, False), ("其一；", True, False),
        ("来了……", True, True), ("他来了", False, False), ("他来了，", False, False), ("", False, False), ("”）", False, False),
        ("It came.", True, False), ("〔完。〕", True, True),
    ],
)  # fmt: skip
def test_how_a_string_ends(string, clause, whole):
    """Closing marks are put aside; a colon ends a clause, a comma ends nothing."""
    assert ends_sentence(string) is clause
    assert ends_whole_sentence(string) is whole


@given(st.text(alphabet="。！；，”）甲", max_size=8))
def test_what_ends_a_sentence_ends_a_clause(string):
    """The narrower question has no yes that the wider one has not."""
    assert ends_sentence(string) or not ends_whole_sentence(string)


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        (r"(?P<day>x)", "(?P"), (r"(?i:x)", "(?i"), (r"x*+", "*+"), (r"x\Z", r"\Z"), (r"(a)?(?(1)b)", "(?("), (r"\\\Z", r"\Z"),
        (r"\(?(x)", ""), (r"(?:x)(?=y)(?!z)", ""), (r"[+*]+\+", ""), (r"\\Z", ""), (r"(?<=x)y", ""), (r"x\(?:", ""),
    ],
)  # fmt: skip
def test_a_pattern_that_javascript_reads_otherwise_is_refused(pattern, found):
    """Named, possessive, conditional groups, flags and the end of a text are Python's only; what a backslash takes away is no mark."""
    compiled = SimpleNamespace(pattern=pattern)
    if found:
        with pytest.raises(ValueError, match="JavaScript"):
            script_tables.source(compiled)
    else:
        assert script_tables.source(compiled) == pattern


def test_no_script_states_again_what_its_table_says():
    """The scripts for citing and resolving hold no class of numerals and no pattern of a link, a number or a mark of their own."""
    for name in ("resolve.js", "cite/link.js", "search/place.js"):
        script = (ASSETS / name).read_text(encoding="utf-8")
        assert "tables/" in script
        assert not re.search("[一二三十〇]{2}|，。；|试行|const [A-Z]+ = [0-9/]", script), name


def test_the_tables_are_modules_of_constants():
    """Each line after the first is one constant, written as JSON, and says what Python's constant says."""
    made = script_tables.script_tables()
    assert {name.rpartition("/")[2] for name in made} == {"cite.js", "place.js", "resolve.js", "text.js"}
    read = {}
    for module in made.values():
        for line in module.splitlines()[1:]:
            found = re.fullmatch(r"export const ([A-Z_]+) = (.*);", line)
            read[found[1]] = json.loads(found[2])
    assert read["LINK"] == resolve.LINK.pattern
    assert read["CLAUSE_MARKS"] == selection.MARKS
    assert read["LEAST_QUOTE_UNITS"] == resolve.LEAST_QUOTE_UNITS
    assert read["DIGITS"]["两"] == 2
    assert "９" not in read["DIGITS"], "a script reads folded text"
    assert set("据见部和") <= set(read["BEFORE_NUMBER"])
    assert not set("国函") & set(read["BEFORE_NUMBER"])
