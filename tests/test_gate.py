"""The gate: floors are kept, others' data are passed over, and lowering one needs the flag and a reason."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent / "benchmarks"))

import gate as benchmark  # the folder of benchmarks is no package

GATE = Path(__file__).parent / "benchmarks/gate.py"
QUALITY = Path(__file__).parent / "quality"
CASES = json.loads((QUALITY / "manifest.json").read_text(encoding="utf-8"))["cases"]
FLOORS = json.loads((QUALITY / "gate.json").read_text(encoding="utf-8"))["cases"]
RAW = "某市举办论坛\n1月5日，论坛在某市举办，来自各地的代表参加了会议并\n作了发言。\n"
GOLD = [
    {"type": "title", "text": "某市举办论坛"},
    {"type": "paragraph", "text": "1月5日，论坛在某市举办，来自各地的代表参加了会议并作了发言。"},
]


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run the gate as a person does."""
    return subprocess.run([sys.executable, GATE, *map(str, arguments)], capture_output=True, text=True, check=False)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A benchmark of one case, pinned."""
    (tmp_path / "raw.txt").write_text(RAW)
    (tmp_path / "gold.json").write_text(json.dumps({"documents": [{"blocks": GOLD}]}))
    case = {"kind": "k", "key": "a", "raw": "raw.txt", "gold": "gold.json"}
    (tmp_path / "manifest.json").write_text(json.dumps({"cases": [case]}))
    assert run("--data", tmp_path, "--gate", tmp_path / "gate.json", "--update").returncode == 0
    return tmp_path


def test_a_score_that_fell_closes_the_gate(data: Path) -> None:
    """Exit code 1 and both numbers; --update alone does not open it, a reason does and is kept."""
    gate = data / "gate.json"
    floors = json.loads(gate.read_text())
    assert set(floors["cases"]["k/a"]) == {"raw", "gold", "scores"}
    assert "论坛" not in gate.read_text()
    floors["cases"]["k/a"]["scores"]["cer"] = -1.0
    gate.write_text(json.dumps(floors))

    done = run("--data", data, "--gate", gate)
    assert done.returncode == 1
    assert "fell: k/a: cer -1.0 →" in done.stdout
    assert run("--data", data, "--gate", gate, "--update").returncode == 1
    assert run("--data", data, "--gate", gate, "--update", "--allow-regression").returncode == 2
    assert json.loads(gate.read_text()) == floors

    assert run("--data", data, "--gate", gate, "--update", "--allow-regression", "--reason", "例").returncode == 0
    assert json.loads(gate.read_text())["lowered"] == [{"reason": "例", "cases": ["k/a"]}]
    assert run("--data", data, "--gate", gate).returncode == 0


def test_other_data_are_passed_over(data: Path) -> None:
    """A case whose files are others than those pinned is named, not judged; a gate that compared nothing does not let pass."""
    (data / "raw.txt").write_text(RAW + "另有一段。\n")
    done = run("--data", data, "--gate", data / "gate.json")
    assert "not compared: k/a" in done.stdout
    assert "1 cases measured, 0 compared, 0 fell" in done.stdout
    assert done.returncode == 1


@pytest.mark.parametrize("key", sorted({case["key"] for case in CASES}))
def test_no_score_of_the_quality_set_fell(key: str) -> None:
    """The texts of the repository, damaged by real extractors, are cleaned as well as before, the held half too."""
    found = dict(benchmark.measure((QUALITY, case)) for case in CASES if case["key"] == key)
    fell, skipped = benchmark.compare({name: FLOORS[name] for name in found}, found)
    assert found
    assert not fell
    assert not skipped


def test_the_quality_set_is_whole() -> None:
    """Each case has its files, each half every kind of damage, and every case a floor."""
    assert {f"{case['kind']}/{case['key']}" for case in CASES} == set(FLOORS)
    assert all((QUALITY / case[name]).is_file() for case in CASES for name in ("raw", "gold"))
    halves = {half: {case["kind"] for case in CASES if case["half"] == half} for half in ("seen", "held")}
    assert halves["seen"] == halves["held"]


def test_the_pinned_gate_names_no_text() -> None:
    """The committed file holds names, digests and numbers in ASCII; every lowered floor has its reason."""
    gate = json.loads(GATE.with_name("gate.json").read_text(encoding="utf-8"))
    assert gate["cases"]
    for name, row in gate["cases"].items():
        assert name.isascii()
        assert len(row["raw"]) == len(row["gold"]) == 64
        assert all(isinstance(value, float) for value in row["scores"].values())
    assert all(one["reason"] and one["cases"] for one in gate["lowered"])
