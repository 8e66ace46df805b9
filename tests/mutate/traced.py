"""Runs every test once to learn which functions it runs, and keeps what was learnt."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Collection
from hashlib import sha256
from pathlib import Path

LEFT_OUT = ("tests/browser", "tests/benchmarks", "tests/mutate", "tests/test_system.py", "tests/test_mutate.py")
"""What is not traced: they take minutes, or run the program as another process."""


def environment(copied: Path, **more: str) -> dict[str, str]:
    """The environment in which the copy's package is the one that is imported."""
    return {**os.environ, "PYTHONPATH": os.pathsep.join((str(copied / "tools"), str(copied))), "PYTHONHASHSEED": "0", **more}


def traced(copied: Path, build: Path, processes: int, only: Collection[str] = ()) -> dict[str, tuple[float, frozenset[str]]]:
    """What each test runs: its seconds, and the functions as file::name.

    What is known of a module of tests is kept while the module and the cases that it may read stay the same.

    Args:
        copied: the copy of the tree in which the tests are run.
        build: the folder that keeps what is known.
        processes: how many processes run the tests.
        only: the names of the test files that are asked; all if there is none.
    """
    stamp = {}
    cases = sha256(b"".join(path.read_bytes() for path in sorted((copied / "tests/cases").rglob("*.toml")))).hexdigest()
    for path in sorted(copied.glob("tests/test_*.py")):
        name = str(path.relative_to(copied))
        if name not in LEFT_OUT and (not only or path.name in only):
            stamp[name] = sha256(path.read_bytes() + (cases.encode() if b"cases" in path.read_bytes() else b"")).hexdigest()
    kept_at = build / "map.json"
    kept = json.loads(kept_at.read_text(encoding="utf-8")) if kept_at.exists() else {"stamp": {}, "tests": {}}
    stale = [name for name in stamp if kept["stamp"].get(name) != stamp[name]]
    if stale:
        print(f"tracing what the tests of {len(stale)} modules run …", flush=True)
        for old in build.glob("trace-*.json"):
            old.unlink()
        options = [
            "-q",
            "--no-header",
            "-p",
            "tests.mutate.trace",
            "-p",
            "no:cacheprovider",
            "--hypothesis-profile=mutate",
            "-n",
            str(processes),
        ]
        with (build / "trace.log").open("w") as log:
            environ = environment(copied, JIAOKAN_TRACE=str(build))
            subprocess.run([sys.executable, "-m", "pytest", *options, *stale], cwd=copied, env=environ, stdout=log, stderr=log, check=False)
        kept["tests"] = {
            test: found
            for test, found in kept["tests"].items()
            if test.split("::")[0] not in stale and (copied / test.split("::")[0]).exists()
        }
        parts = [json.loads(path.read_text(encoding="utf-8")) for path in build.glob("trace-*.json")]
        for part in parts:
            for test, (seconds, names) in part["tests"].items():
                shared = {name for other in parts for name in other["shared"].get(test.split("::")[0], ())}
                kept["tests"][test] = [seconds, sorted(shared.union(names))]
        kept["stamp"] |= stamp
        kept_at.write_text(json.dumps(kept), encoding="utf-8")
    return {test: (seconds, frozenset(names)) for test, (seconds, names) in kept["tests"].items() if test.split("::")[0] in stamp}
