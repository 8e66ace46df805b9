"""The checks: each code has a case, each case finds its codes and no other, and an ignore explains only what is there."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiaokan import clean, corpus, read
from jiaokan.annotate import find
from jiaokan.check import signs
from jiaokan.checks import laws
from jiaokan.checks.outline import outline
from jiaokan.checks.pairing import unpaired
from jiaokan.checks.problem import LAWS, RECORD_SIGNS, SIGNS, Problem
from jiaokan.checks.repetition import overlap
from jiaokan.cli import main
from jiaokan.commands.check import look
from jiaokan.corpus import building, cache, memory
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


def every(root: Path) -> list[Problem]:
    """What fails, and what is only a sign."""
    problems, there = look(root)
    return problems + (signs(there) if there else [])


@pytest.mark.parametrize("case", cases())
def test_a_case_finds_its_codes(tmp_path: Path, case: dict[str, Any]) -> None:
    """What is right has no problem; what is wrong has exactly the codes of the case, and a message that names it."""
    root = project(tmp_path, case)
    problems = list(every(root))

    # What an earlier run wrote down, the build's first and then this command's own, hides nothing.
    assert look(root, whole=False)[0] == look(root, whole=False)[0] == [one for one in problems if one.code not in SIGNS]
    assert {problem.code for problem in problems} == set(case.get("codes", ())), "\n".join(map(str, problems))
    assert not problems or any(case["found"] in problem.found for problem in problems)


def test_every_code_has_a_case_and_a_hint() -> None:
    """A code without a case may find nothing at all."""
    named = {code for case in cases() for code in case.values[0].get("codes", ())}

    assert set(LAWS) | set(RECORD_SIGNS) | set(SIGNS) == named | ELSEWHERE
    assert all(hint for hint in (*LAWS.values(), *RECORD_SIGNS.values(), *SIGNS.values()))
    assert len(LAWS | RECORD_SIGNS | SIGNS) == len(LAWS) + len(RECORD_SIGNS) + len(SIGNS)


def test_a_check_looks_again_only_at_what_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is built or cleaned again where nothing changed; with CI, or where the program is another, everything is."""
    monkeypatch.delenv("CI", raising=False)
    root, work = project(tmp_path, {}), list[str]()
    built, words, named = building.build_source, laws.clean, find.names
    monkeypatch.setattr(building, "build_source", lambda *rest: work.append("built") or built(*rest))
    monkeypatch.setattr(laws, "clean", lambda text: work.append("cleaned") or words(text))
    monkeypatch.setattr(find, "names", lambda *rest: work.append("named") or named(*rest))

    def done(*more: str) -> set[str]:
        work.clear()
        assert main(["check", *more, "--root", str(root)]) == 0
        return set(work)

    assert done() == {"cleaned"}
    assert done() == set()
    assert done("--whole") == {"built", "cleaned", "named"}
    monkeypatch.setenv("CI", "true")
    assert done() == {"built", "cleaned", "named"}
    monkeypatch.delenv("CI")
    for module in (cache, memory):
        monkeypatch.setattr(module, "program", lambda: "another program")
    assert done() == {"built", "cleaned", "named"}


@pytest.mark.parametrize("name", ["sources.json", "sound.json"])
@pytest.mark.parametrize("damage", ["[1]", "other keys"])
def test_damaged_notes_of_an_earlier_run_hide_nothing(name: str, damage: str, tmp_path: Path) -> None:
    """Whatever stands in a file that an earlier run wrote, a stale file is stale and a sound corpus sound."""
    root = project(tmp_path, {})
    assert look(root, whole=False)[0] == []
    path = root / "build" / name
    text = path.read_text("utf-8")
    if damage == "other keys":
        text = text.translate(str.maketrans("0123456789abcdef", "123456789abcdef0"))
    path.write_text(text if damage.startswith("other") else damage, "utf-8")
    assert look(root, whole=False)[0] == []
    path.write_text(text if damage.startswith("other") else damage, "utf-8")
    edits = root / "corpus/documents/county-meeting/annotations.jsonl"
    edits.write_text(edits.read_text("utf-8").replace("徐楠", "徐南"), "utf-8")
    assert {problem.code for problem in look(root, whole=False)[0]} == {problem.code for problem in look(root)[0]} >= {"stale"}


def test_what_a_list_shows_is_asked_of_a_list() -> None:
    """A blank in an item was typed, which its mark shows; the edition has the type for it, and the law asks with the mark."""
    raw = "# 格式\n\n要求如下：\n\n- 不应与符号表 相冲突．详见附录．\n- 其他条目 保持一致．\n- 行内公式 前后各空一格．\n"
    (document,) = read(clean(raw))
    blocks = tuple(replace(block, anchor=f"a{place}") for place, block in enumerate(document.blocks))
    assert blocks[-1].text == "行内公式 前后各空一格。"
    assert list(laws.fixed_point(cast("Any", SimpleNamespace(id="x", blocks=blocks)))) == []


@pytest.mark.parametrize("quote", ["", "（四）严肃", "3 is missing"])
def test_an_ignore_explains_a_sign(tmp_path: Path, quote: str) -> None:
    """With or without words of the block or of the message, the sign is explained, and the ignore is not stale."""
    case = {"raw": "某县工作安排\n（一）提高认识。\n（二）加强领导。\n（四）严肃纪律。\n"}
    quoted = f", quote: {quote}" if quote else ""
    extra = f"ignores: [{{code: outline-gap, document: county-meeting{quoted}, why: 原文如此}}]\n"

    assert list(every(project(tmp_path, {**case, "extra": extra}))) == []


def test_an_ignore_explains_nothing_else(tmp_path: Path) -> None:
    """Words of another place explain nothing: the sign stays, and the ignore is stale."""
    extra = "ignores: [{code: outline-gap, document: county-meeting, quote: （五）其他, why: 例}]\n"
    case = {"raw": "某县工作安排\n（一）提高认识。\n（二）加强领导。\n（四）严肃纪律。\n", "extra": extra}

    assert {problem.code for problem in every(project(tmp_path, case))} == {"outline-gap", "stale-ignore"}


def test_the_command_says_how_to_go_on(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each problem has its place, its code and its hint; the exit code is 1."""
    root = make(tmp_path)
    record = root / "corpus/documents/county-meeting/document.yaml"
    record.write_text(record.read_text().replace("title: 某县召开会议", "title: 某县召开大会"))
    corpus.build(root)

    assert main(["check", "--root", str(root)]) == 1
    said = capsys.readouterr().out
    assert said.startswith("corpus/documents/county-meeting/document.yaml: title-differs")
    assert f"hint: {RECORD_SIGNS['title-differs']}" in said
    assert said.endswith("1 problems\n")


def test_a_sign_fails_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A text may really be so: `check` only counts the signs, `doubts` shows them."""
    root = project(tmp_path, {"raw": "某县工作安排\n（一）提高认识。\n（二）加强领导。\n（四）严肃纪律。\n"})

    assert main(["check", "--root", str(root)]) == 0
    assert "1 signs of errors in the texts, which fail nothing: jiaokan doubts" in capsys.readouterr().out
    assert main(["doubts", "county-meeting", "--root", str(root)]) == 1
    assert "outline-gap\n  «（四）严肃纪律。» comes after 2" in capsys.readouterr().out
    assert main(["doubts", "samr-2020-186", "--root", str(root)]) == 0


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
    ("before", "after", "size"),
    [
        ("各单位要提高认识", "提高认识，加强领导。", 4),
        ("天天向上", "天天向上", 4),
        ("好好学习", "学习使人进步", 0),
        ("哈哈哈哈哈哈", "哈哈哈哈", 0),
        ("违反第十二条、第二十", "二条、第二十三条规定的", 0),
        ("see the chart", "chart below", 0),
        ("甲", "", 0),
        ("一二三四" * 600, "一二三四" * 600, 0),
    ],
)
def test_what_stands_on_both_sides_of_a_break(before: str, after: str, size: int) -> None:
    """The longest end of what is before it that begins what is behind it; numbers, cries and Latin say nothing."""
    assert overlap(before, after) == size


@given(st.text("甲乙丙丁", max_size=12), st.text("甲乙丙丁", max_size=12))
def test_an_overlap_is_the_longest(before: str, after: str) -> None:
    """As a search of all lengths finds it."""
    most = max(n for n in range(min(len(before), len(after)) + 1) if before.endswith(after[:n]))
    telling = most >= 4 and len(set(after[:most])) > 2
    assert overlap(before, after) == (most if telling else 0)


def test_an_empty_document_has_no_gap(tmp_path: Path) -> None:
    """Nothing counts nothing."""
    corpus.build(make(tmp_path))
    entry = corpus.load(tmp_path).entry("county-meeting")
    bare = Entry(entry.id, entry.meta, entry.source_id, entry.source, entry.raw, (), ())

    assert list(outline(bare)) == []
