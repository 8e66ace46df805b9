"""The measure of structure: it sees what reading got wrong, and a floor that was passed."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent / "benchmarks"))

import structure_benchmark as benchmark  # the folder of benchmarks is no package

from jiaokan.edition.document import Block
from jiaokan.text import Text

RAW = """某局关于甲的通知
某发〔2020〕1号
各县：
正文在此，请认真执行。
某局
2020年1月1日
（此件公开发布）
甲工作方案
正文在彼，请认真执行。
一、总则
完毕。
"""


def editions(*types: tuple[str, ...]) -> list[tuple[Block, ...]]:
    """The lines of `RAW` as the blocks of editions, one row of types a document."""
    blocks, place = [], 0
    rows = iter(RAW.split("\n"))
    for one in types:
        found = []
        for kind in one:
            line = next(rows)
            name, _, level = kind.partition(" ")
            body = next(part for part in Text.of(RAW).split([place, place + len(line)])[1:])
            found.append(Block(name, body, int(level) if level else None))
            place += len(line) + 1
        blocks.append(tuple(found))
    return blocks


NOTICE = ("title", "number", "addressee", "paragraph", "signature", "date", "note")
PLAN = ("title", "paragraph", "heading 2", "paragraph")


def test_an_edition_as_it_is_read_is_all_right() -> None:
    """Documents, types and headings are found where the edition has them."""
    assert benchmark.compare(RAW, editions(NOTICE, PLAN)).rates() == {"documents": 1.0, "types": 1.0, "headings": 1.0}


@pytest.mark.parametrize(
    ("gold", "rate"),
    [
        ((NOTICE + PLAN,), "documents"),
        ((NOTICE, ("subtitle", *PLAN[1:])), "types"),
        ((NOTICE, (*PLAN[:2], "heading 3", "paragraph")), "headings"),
    ],
)
def test_what_differs_from_the_edition_is_counted_and_listed(gold: tuple[tuple[str, ...], ...], rate: str) -> None:
    """A document that begins nowhere, a type and a level lower their rate and stand in the list of errors."""
    counts = benchmark.compare(RAW, editions(*gold))
    assert counts.rates()[rate] < 1
    assert counts.errors


def test_a_rate_below_its_floor_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 1, with the source and both numbers."""
    floors = tmp_path / "structure.json"
    monkeypatch.setattr(benchmark, "FLOORS", floors)
    monkeypatch.setattr(sys, "argv", ["structure_benchmark.py", "--pin"])
    assert benchmark.main() == 0
    floors.write_text(floors.read_text().replace('"types": ', '"types": 1', 1))
    monkeypatch.setattr(sys, "argv", ["structure_benchmark.py"])
    assert benchmark.main() == 1
    assert "fell: " in capsys.readouterr().out


def test_no_rate_of_the_corpus_fell(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """What is read without an editor's decisions is as near to the editions as it was when the floors were pinned."""
    monkeypatch.setattr(sys, "argv", ["structure_benchmark.py"])
    assert benchmark.main() == 0, capsys.readouterr().out
