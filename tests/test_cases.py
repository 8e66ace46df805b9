"""Runs the case files of the passes, and checks that passes, reasons and cases belong together."""

import ast
import re
import tomllib
from pathlib import Path

import pytest

import jiaokan
from jiaokan.clean import clean
from jiaokan.reasons import REASONS
from jiaokan.recipe import RECIPE, name_of

PACKAGE = Path(jiaokan.__file__).parent
CASES = Path(__file__).parent / "cases"
PASSES = {name_of(find): find for find in RECIPE}
FILES = {path.stem: path for path in sorted((CASES / "passes").glob("*.toml"))}
KEYS = {"same": {"name", "raw", "why", "expect"}, "case": {"name", "raw", "edition", "reasons", "why", "expect"}}


def load(path):
    """The cases of one file, with what is wrong in the file itself told by name."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    assert set(data) <= set(KEYS), f"{path.name}: a table is named [[same]] or [[case]], not {sorted(set(data) - set(KEYS))}"
    for kind, cases in data.items():
        for case in cases:
            unknown, missing = set(case) - KEYS[kind], KEYS[kind] - {"expect"} - set(case)
            assert not unknown | missing, f"{path.name}: {case.get('name')}: unknown {unknown}, missing {missing}"
            assert case.get("expect", "fail") == "fail", f'{path.name}: {case["name"]}: `expect` is "fail" or left out'
    return data


def parameters():
    """Each case as a parameter, a known failure as a strict xfail."""
    for name, path in FILES.items():
        for kind, cases in load(path).items():
            for case in cases:
                wanted = case["raw"] if kind == "same" else case["edition"]
                reasons = set() if kind == "same" else set(case["reasons"])
                marks = [pytest.mark.xfail(strict=True, reason=case["why"])] if "expect" in case else []
                yield pytest.param(name, case["raw"], wanted, reasons, id=f"{name}: {case['name']}", marks=marks)


@pytest.mark.parametrize(("name", "raw", "edition", "reasons"), list(parameters()))
def test_case(name, raw, edition, reasons):
    """The pass alone makes the edition of the raw text, for exactly these reasons; raw is rebuilt, and once is enough."""
    text = clean(raw, [PASSES[name]])
    assert str(text) == edition
    assert {reason for piece in text.edits for reason in piece.why} == reasons
    assert text.raw == raw
    assert str(clean(str(text), [PASSES[name]])) == str(text)


def test_the_runner_sees_a_wrong_case():
    """A case that asks for something else does fail."""
    with pytest.raises(AssertionError):
        test_case(min(PASSES), "正文。", "别的。", set())


def test_every_pass_has_a_case_file():
    """Pass files and case files have the same names; what only doubts has its cases among the doubts, and may have a file of what stays."""
    doubting = {name for name, find in PASSES.items() if find.__annotations__["return"] == "Iterator[Doubt]"}
    assert set(PASSES) - doubting <= set(FILES) <= set(PASSES)
    assert all(f'pass = "{name}"' in (PACKAGE.parents[1] / "tests/cases/doubts/characters.toml").read_text("utf-8") for name in doubting)


def test_every_pass_is_in_the_recipe():
    """The recipe holds every pass once; the text of a page of HTML is made beside the HTML."""
    assert set(PASSES) == {path.stem for path in (PACKAGE / "passes").glob("*.py")} - {"__init__"} | {"main_text"}
    assert len(PASSES) == len(RECIPE)


@pytest.mark.parametrize("name", sorted(FILES))
def test_every_case_file_shows_what_must_not_change(name):
    """False repairs are the enemy: each file begins with what stays; a pass that changes nothing has cases of what it doubts."""
    data = load(FILES[name])
    assert next(iter(data)) == "same"
    assert data.get("case") or any(
        name == one["pass"] for path in (CASES / "doubts").glob("*.toml") for one in tomllib.loads(path.read_text("utf-8"))["doubt"]
    )


def test_case_names_are_unique():
    """A case can be named in a message."""
    for path in FILES.values():
        names = [case["name"] for cases in load(path).values() for case in cases]
        assert len(names) == len(set(names)), path.name


def strings_of_the_code():
    """Every string in the package's code but for the table of reasons."""
    for path in PACKAGE.rglob("*.py"):
        if path.name != "reasons.py":
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    yield node.value


def reasons_of_the_cases(value):
    """Every value of a key `reasons` or `reason` in case files of any area."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key in ("reasons", "reason", "doubts"):
                yield from [inner] if isinstance(inner, str) else [item for item in inner if isinstance(item, str)]
            yield from reasons_of_the_cases(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from reasons_of_the_cases(inner)


def test_every_reason_has_a_use():
    """A reason that no code gives is a promise about nothing."""
    assert set(REASONS) - set(strings_of_the_code()) == set()


def test_every_reason_has_a_case():
    """Each reason is shown by a case; those that only reading or the editor give have theirs in their own areas."""
    shown = set()
    for path in CASES.rglob("*.toml"):
        shown |= set(reasons_of_the_cases(tomllib.loads(path.read_text(encoding="utf-8"))))
    assert set(REASONS) - shown == set()


def test_every_reason_says_itself_in_both_languages():
    """A sentence in Chinese and one in English, for each code in kebab-case."""
    for code, reason in REASONS.items():
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", code)
        assert (reason.zh[-1], reason.en[-1]) == ("。", "."), code
