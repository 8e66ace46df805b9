"""The checks: each code has a case, each case finds its codes and no other, and an ignore explains only what is there."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from jiaokan import corpus
from jiaokan.checks.outline import outline
from jiaokan.checks.pairing import unpaired
from jiaokan.checks.problem import LAWS, SIGNS, Problem
from jiaokan.checks.repetition import doubled
from jiaokan.cli import main
from jiaokan.commands.check import find
from jiaokan.entry.entry import Entry
from tests.project import NEWS, RAW, make

CASES = Path(__file__).parent / "cases/check"
KEYS = {"name", "raw", "file", "old", "new", "also", "also_old", "also_new", "extra", "when", "codes", "found", "why"}
ELSEWHERE = {"anchor-lost", "anchor-unknown", "anchor-twice", "anchor-way", "former", "released-anchor", "script-length"} | {
    "published-anchor",
    "published-document",
}
"""Codes whose cases are in this file or in those about anchors, releases and scripts."""


def cases() -> list[Any]:
    """Every case of the folder."""
    found = []
    for path in sorted(CASES.glob("*.toml")):
        for kind, rows in tomllib.loads(path.read_text(encoding="utf-8")).items():
            assert kind in ("same", "case"), path.name
            for row in rows:
                assert set(row) <= KEYS, row["name"]
                assert row["why"], row["name"]
                found.append(pytest.param(row, id=f"{path.stem}: {row['name']}"))
    return found


def project(root: Path, case: dict[str, Any]) -> Path:
    """The test project with the change of a case, built."""
    raw = RAW
    if "raw" in case:
        raw = RAW[: RAW.index("某县召开会议\n")] + case["raw"].lstrip("\n")
    make(root, raw=raw, extra=case.get("extra", ""))
    if "raw" in case:
        title = case["raw"].strip().split("\n")[0]
        record = root / "corpus/sources/page/source.yaml"
        record.write_text(record.read_text().replace('"某县召开会议\\n"', f'"{title}\\n"').replace("kind: newspaper", "kind: plain"))
        (root / "corpus/documents/county-meeting/document.yaml").write_text(NEWS.replace("某县召开会议", title))
    after = case.get("when") == "after"
    if after:
        corpus.build(root)
    for name, old, new in (("file", "old", "new"), ("also", "also_old", "also_new")):
        if name in case:
            path = root / "corpus" / case[name]
            text = path.read_text()
            assert case[old] in text, case["name"]
            path.write_text(text.replace(case[old], case[new], 1))
    if not after:
        corpus.build(root)
    return root


@pytest.mark.parametrize("case", cases())
def test_a_case_finds_its_codes(tmp_path: Path, case: dict[str, Any]) -> None:
    """What is right has no problem; what is wrong has exactly the codes of the case, and a message that names it."""
    problems = list(find(project(tmp_path, case)))

    assert {problem.code for problem in problems} == set(case.get("codes", ())), "\n".join(map(str, problems))
    assert not problems or any(case["found"] in problem.found for problem in problems)


def test_every_code_has_a_case_and_a_hint() -> None:
    """A code without a case may find nothing at all."""
    named = {code for case in cases() for code in case.values[0].get("codes", ())}

    assert set(LAWS) | set(SIGNS) == named | ELSEWHERE
    assert all(hint for hint in (*LAWS.values(), *SIGNS.values()))
    assert not set(LAWS) & set(SIGNS)


@pytest.mark.parametrize("quote", ["", "（四）严肃", "3 is missing"])
def test_an_ignore_explains_a_sign(tmp_path: Path, quote: str) -> None:
    """With or without words of the block or of the message, the sign is explained, and the ignore is not stale."""
    case = {"raw": "某县工作安排\n（一）提高认识。\n（二）加强领导。\n（四）严肃纪律。\n"}
    quoted = f", quote: {quote}" if quote else ""
    extra = f"ignores: [{{code: outline-gap, document: county-meeting{quoted}, why: 原文如此}}]\n"

    assert list(find(project(tmp_path, {**case, "extra": extra}))) == []


def test_an_ignore_explains_nothing_else(tmp_path: Path) -> None:
    """Words of another place explain nothing: the sign stays, and the ignore is stale."""
    extra = "ignores: [{code: outline-gap, document: county-meeting, quote: （五）其他, why: 例}]\n"
    case = {"raw": "某县工作安排\n（一）提高认识。\n（二）加强领导。\n（四）严肃纪律。\n", "extra": extra}

    assert {problem.code for problem in find(project(tmp_path, case))} == {"outline-gap", "stale-ignore"}


def test_the_command_says_how_to_go_on(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each problem has its place, its code and its hint; the exit code is 1."""
    project(tmp_path, {"raw": "某县工作安排\n各单位要提高认识提高认识，加强领导。\n"})

    assert main(["check", "--root", str(tmp_path)]) == 1
    said = capsys.readouterr().out
    assert said.startswith("county-meeting#")
    assert f"hint: {SIGNS['doubled-words']}" in said
    assert said.endswith("1 problems\n")


def test_problems_stand_in_a_stable_order() -> None:
    """By code, then by place."""
    one, two = Problem("a", "z", "x"), Problem("b", "a", "x")
    assert sorted([two, one]) == [one, two]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("（甲）《乙》“丙‘丁’”", []),
        ("1）甲（乙）", []),
        ("甲（乙", [1]),
        ("甲）乙", [1]),
        ("（甲《乙）", [2]),
        ("《甲）乙》", [2]),
        ("the 1990’s and Marx’s", []),
    ],
)
def test_marks_without_a_partner(text: str, places: list[int]) -> None:
    """Each mark that nothing closes or opens, and no other."""
    assert unpaired(text) == places


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("要提高认识提高认识，加强", [(1, 4)]),
        ("甲乙丙丁戊甲乙丙丁戊", [(0, 5)]),
        ("甲乙丙甲乙丙", []),
        ("哈哈哈哈哈哈哈哈", []),
        ("1234 1234 1234 1234", []),
    ],
)
def test_words_that_are_doubled(text: str, found: list[tuple[int, int]]) -> None:
    """From four characters on, at least three of them different, and one of them Chinese."""
    assert list(doubled(text)) == found


def test_an_empty_document_has_no_gap(tmp_path: Path) -> None:
    """Nothing counts nothing."""
    corpus.build(make(tmp_path))
    entry = corpus.load(tmp_path).entry("county-meeting")
    bare = Entry(entry.id, entry.meta, entry.source_id, entry.source, entry.raw, (), ())

    assert list(outline(bare)) == []
