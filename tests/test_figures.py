"""A figure in the documents or in a docstring names what makes it, and says what that says (tests/figures.toml)."""

import ast
import re
from pathlib import Path

import figures
import pytest

ROOT = Path(__file__).parent.parent
MEASURED = re.compile(
    r"(?<![\w.])\d*\.?\d+ ?(?:%|‰|µs|ms|s(?!\w)|MB|KB|GB|seconds|minutes|hours)(?!\w)|段中 ?\d|(?<![\w.])\d?\.\d+ to \d?\.\d+(?![.\d])"
)
"""A share, a time, a size or a range: what somebody measured."""
DOCUMENTS = sorted(
    [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("tools/jiaokan/site/theme/docs/**/*.md"), ROOT / "corpus/README.md"]
)
LISTED = figures.read()


def prose(text):
    """The lines of a page outside its examples."""
    inside = False
    for line in text.splitlines():
        inside ^= line.lstrip().startswith("```")
        if not inside:
            yield line


def explained(source):
    """The lines of the docstrings of a module."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
            yield from node.value.value.splitlines()


def unlisted(lines, file, listed=LISTED):
    """The lines with a measured figure of which no words are listed for the file."""
    words = [one for figure in listed if figure.file == file for one in figure.words]
    return [line.strip() for line in lines if MEASURED.search(line) and not any(one in line for one in words)]


@pytest.mark.parametrize(
    "line", ["it takes 3 s", "of cuts 39 % begin", "| 5.1% |", "0.65 µs", ".18 to .6 of them", "1952 段中 3 段", "5.9 KB"]
)
def test_a_figure_is_found(line):
    """Shares, times, sizes and ranges are told; numbers of standards, days and articles are not."""
    assert unlisted([line], "a.md") == [line]
    assert unlisted(["GB/T 9704—2012, 7.2.5", "13.2.6.4.1 to 13.2.6.4.8", "300 lines", "2026-01-31", "第3条"], "a.md") == []
    assert unlisted([line], "a.md", [figures.Figure("a.md", (line,), "data")]) == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_figure_of_a_document_is_listed(path):
    """In the changelog too, so that no number is written that nobody can ask after."""
    assert unlisted(prose(path.read_text(encoding="utf-8")), str(path.relative_to(ROOT))) == []


def test_every_figure_of_a_docstring_is_listed():
    """As for the documents."""
    found = {}
    for path in sorted((ROOT / "tools").rglob("*.py")):
        if rows := unlisted(explained(path.read_text(encoding="utf-8")), str(path.relative_to(ROOT))):
            found[str(path.relative_to(ROOT))] = rows
    assert found == {}


@pytest.mark.parametrize("figure", LISTED, ids=lambda figure: f"{Path(figure.file).name} {figure.words[0]}")
def test_what_is_listed_stands_and_says_what_makes_it(figure):
    """The words stand in the file, there are data, and there is a command or a day."""
    text = (ROOT / figure.file).read_text(encoding="utf-8")
    assert all(words in text for words in figure.words)
    assert figure.data
    assert figure.once or figure.rows
    assert not figure.command or ((ROOT / figure.command[0]).is_file() and figure.command[0] in text)


@pytest.mark.parametrize("figure", [figure for figure in LISTED if figure.quick], ids=lambda figure: figure.command[0])
def test_a_cheap_command_says_about_the_same(figure):
    """A smaller run of the same command is near the figures of the document; make figures runs the whole."""
    said = (ROOT / figure.file).read_text(encoding="utf-8")
    assert list(figures.compared(said, figures.printed(figure, quick=True), figure.rows, figure.quick_within)) == []


def test_another_figure_is_told():
    """A number beyond its limit, and a row that the command does not print."""
    said = "| 段号 | 5.1% | 0 |\n| 段号 | 48.8% | 50.3% |\n"
    output = "| ordinal | 49.1% | 50.08% (3) | 1.4% |\n"
    assert list(figures.compared(said, output, {"段号": "ordinal"}, 1.0)) == []
    assert len(list(figures.compared(said, output, {"段号": "ordinal"}, 0.1))) == 1
    assert len(list(figures.compared(said, output, {"段号": "hash"}, 1.0))) == 1
