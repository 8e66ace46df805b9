"""Keeps the scores of a benchmark from falling: each case has a floor, pinned together with digests of its data.

    python tests/benchmarks/gate.py [--data FOLDER] [--update [--allow-regression --reason TEXT]]

The folder holds `manifest.json` with its cases: `kind`, `key`, `raw` and `gold` as paths in it. Without a name it is that of the
environment variable JIAOKAN_BENCHMARK, else `tests/quality`, which stands in the repository. The floors are in the folder's own
`gate.json`, else in the one beside this file: names, digests and numbers only, never a text. Cases whose data are not there or are
others than those pinned are passed over, and said to be. Exit code 1: a score is worse than its floor, or nothing was compared.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor
from hashlib import sha256
from pathlib import Path
from typing import Any

import score

from jiaokan import clean, read
from jiaokan.edition.output import as_json
from jiaokan.source.file import describe

GATE = Path(__file__).with_name("gate.json")
QUALITY = Path(__file__).parent.parent / "quality"
SMALLER_IS_BETTER = {"cer", "spaces"}
TOLERANCE = 1e-4
"""What rounding may hide; scores are kept with five digits."""
SHOWN_SKIPPED_CASES = 5
"""So many cases that could not be compared are named; all are counted."""
Pinned = dict[str, Any]


def measure(task: tuple[Path, Mapping[str, str]]) -> tuple[str, Pinned]:
    """The name of a case, digests of its two files, and its scores."""
    folder, case = task
    raw, gold = (folder / case["raw"]).read_bytes(), (folder / case["gold"]).read_bytes()
    text = clean(describe(case["raw"], raw)[1])
    found = score.blocks_of(as_json(read(text))["documents"])
    scores = score.score(score.blocks_of(json.loads(gold)["documents"]), found)
    rounded = {name: round(value, 5) for name, value in scores.items()}
    return f"{case['kind']}/{case['key']}", {"raw": sha256(raw).hexdigest(), "gold": sha256(gold).hexdigest(), "scores": rounded}


def worse(floor: Mapping[str, float], now: Mapping[str, float]) -> list[str]:
    """The measures that fell, with both numbers."""
    fell = []
    for name, old in floor.items():
        new = now.get(name)
        if new is None or (new - old if name in SMALLER_IS_BETTER else old - new) > TOLERANCE:
            fell.append(f"{name} {old} → {new}")
    return fell


def best(floor: Mapping[str, float], now: Mapping[str, float]) -> dict[str, float]:
    """The better of two rows of scores, measure by measure."""
    return {
        name: (min if name in SMALLER_IS_BETTER else max)(now[name], floor[name]) if name in now and name in floor else value
        for name, value in {**floor, **now}.items()
    }


def same_data(one: Pinned, two: Pinned) -> bool:
    """Whether two rows are about the same files."""
    return (one["raw"], one["gold"]) == (two["raw"], two["gold"])


def compare(pinned: Mapping[str, Pinned], found: Mapping[str, Pinned]) -> tuple[list[str], list[str]]:
    """What fell, as lines to print, and the cases that could not be compared, each with the reason."""
    fell, skipped = [], []
    for name, floor in pinned.items():
        if name not in found:
            skipped.append(f"{name}: its data are not here")
        elif not same_data(floor, found[name]):
            skipped.append(f"{name}: its data are others than those pinned")
        elif lost := worse(floor["scores"], found[name]["scores"]):
            fell.append(f"{name}: {', '.join(lost)}")
    return fell, [*skipped, *(f"{name}: not pinned yet (--update)" for name in found if name not in pinned)]


def updated(gate: Mapping[str, Any], found: Mapping[str, Pinned], reason: str | None) -> dict[str, Any]:
    """The gate with new floors: never lower than before, unless there is a reason, which is kept with the cases that fell."""
    cases = dict(gate.get("cases", {}))
    lowered = list(gate.get("lowered", []))
    fell = [
        name
        for name in found
        if name in cases and same_data(cases[name], found[name]) and worse(cases[name]["scores"], found[name]["scores"])
    ]
    for name, row in found.items():
        keep = name in cases and same_data(cases[name], row) and reason is None
        cases[name] = {**row, "scores": best(cases[name]["scores"], row["scores"])} if keep else row
    if reason is not None and fell:
        lowered.append({"reason": reason, "cases": sorted(fell)})
    return {"lowered": lowered, "cases": dict(sorted(cases.items()))}


def main() -> int:
    """Read the command line, measure, compare."""
    parser = argparse.ArgumentParser(description="Compare the scores of a benchmark with their floors.")
    parser.add_argument("--data", type=Path, default=os.environ.get("JIAOKAN_BENCHMARK") or QUALITY, help="the folder with manifest.json")
    parser.add_argument("--gate", type=Path, help="the file with the floors (default: gate.json in the folder, else beside this program)")
    parser.add_argument("--update", action="store_true", help="pin what is better than before, and new cases")
    parser.add_argument("--allow-regression", action="store_true", help="with --update: lower floors too; needs --reason")
    parser.add_argument("--reason", help="why floors may be lower; kept in the gate")
    wanted = parser.parse_args()
    if wanted.allow_regression and not (wanted.update and wanted.reason):
        parser.error("--allow-regression needs --update and --reason TEXT")
    folder = Path(wanted.data)
    manifest, pinned = folder / "manifest.json", wanted.gate or (folder / "gate.json" if (folder / "gate.json").is_file() else GATE)
    if not manifest.is_file():
        print(f"{manifest}: there is no such file; expected a folder with manifest.json, raw texts and gold", file=sys.stderr)
        return 2
    cases = json.loads(manifest.read_text(encoding="utf-8"))["cases"]
    with ProcessPoolExecutor() as workers:
        found = dict(workers.map(measure, [(folder, case) for case in cases]))
    kinds: dict[str, list[score.Scores]] = {}
    for name, row in sorted(found.items()):
        kinds.setdefault(name.split("/")[0], []).append(row["scores"])
    print(score.table(kinds))
    gate = json.loads(pinned.read_text(encoding="utf-8")) if pinned.exists() else {}
    fell, skipped = compare(gate.get("cases", {}), found)
    print("\n".join([*(f"fell: {line}" for line in fell), *(f"not compared: {line}" for line in skipped[:SHOWN_SKIPPED_CASES])]))
    if wanted.update and (wanted.allow_regression or not fell):
        new = updated(gate, found, wanted.reason if wanted.allow_regression else None)
        pinned.write_text(json.dumps(new, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        print(f"{len(found)} cases pinned")
        return 0
    compared = sum(name in found and same_data(row, found[name]) for name, row in gate.get("cases", {}).items())
    print(f"gate: {len(found)} cases measured, {compared} compared, {len(fell)} fell")
    return 1 if fell or not compared else 0


if __name__ == "__main__":
    sys.exit(main())
