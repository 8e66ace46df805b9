"""Tries changes one after another in one copy of the tree: a process that has the libraries loaded forks a child for each.

The child runs the tests that can notice the change and tells which one failed. That test must be green without the change, or it tells
nothing and is left out. A child that takes much more of the processor than its tests took before is ended: the change made a loop
endless, which a person would have noticed. The clock ends one only if it waits for what never comes, however busy the machine is.
"""

from __future__ import annotations

import json
import os
import resource
import select
import signal
import sys
from pathlib import Path
from typing import NamedTuple

FIRST = 40
"""How many tests are run before the rest, which may need more test modules to be loaded."""
OPTIONS = ["-x", "-q", "--no-header", "-p", "no:cacheprovider", "-p", "no:xdist", "--hypothesis-profile=mutate"]
OPTIONS += ["-W", "ignore::pytest.PytestAssertRewriteWarning"]  # libraries are loaded before, once for all changes
LIBRARIES = ("pytest", "hypothesis", "yaml", "pydantic", "opencc", "rjieba", "ftfy", "charset_normalizer", "pypinyin", "html5lib")
ALLOWANCE, TIMES = 20, 4
"""Seconds of the processor beyond which, added to so many times what the tests took before, a child is ended."""
WAITING_TIMES = 20
"""How many times as long by the clock a child may take."""


class Change(NamedTuple):
    """What to try: the file, its changed source, the tests in their order, and the seconds that they took without the change."""

    file: str
    source: str
    tests: list[str]
    seconds: float


class Worker:
    """One copy of the tree, and what is known of its tests."""

    def __init__(self, tree: Path) -> None:
        self.tree = tree
        self.sound: set[str] = set()
        self.unsound: set[str] = set()

    def verdict(self, change: Change) -> str:
        """`killed`, `late` (ended for what it took) or `survived`."""
        while tests := [test for test in change.tests if test not in self.unsound]:
            result = self.run(change._replace(tests=tests))
            if result in ("survived", "late") or result in self.sound:
                return "killed" if result in self.sound else result
            path = self.tree / change.file
            control = change._replace(source=path.read_text(encoding="utf-8"), tests=[result] if result else tests[:1])
            failed = self.run(control) != "survived"
            if not result:
                return "unsound" if failed else "killed"
            (self.unsound if failed else self.sound).add(result)
        return "survived"

    def run(self, change: Change) -> str:
        """`survived`, `late`, or the test that failed; empty if the tests could not even be loaded."""
        path = self.tree / change.file
        before = path.read_bytes()
        reading, writing = os.pipe()
        try:
            path.write_text(change.source, encoding="utf-8")
            for kept in path.parent.glob(f"__pycache__/{path.stem}.*"):
                kept.unlink()
            child = os.fork()
            most = int(ALLOWANCE + TIMES * change.seconds)
            if not child:
                _child(change.tests, writing, most)
            os.close(writing)
            ready, _, _ = select.select([reading], [], [], WAITING_TIMES * most)
            said = os.read(reading, 10_000).decode() if ready else "late"
            os.killpg(child, signal.SIGKILL) if not ready else None
            _, status = os.waitpid(child, 0)
            return "late" if os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGXCPU else said
        finally:
            os.close(reading)
            path.write_bytes(before)


def _child(tests: list[str], answer: int, most: int) -> None:
    """Run the tests in this process, which ends with it or after so many seconds of the processor, and write what came of it."""
    os.setsid()
    resource.setrlimit(resource.RLIMIT_CPU, (most, most + 1))
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nothing, stream)
    said = ""
    try:
        said = _tests(tests)
    finally:
        os.write(answer, said.encode())
        os._exit(0)


def _tests(tests: list[str]) -> str:
    """Run the tests, the most telling ones first."""
    import pytest

    for some in (tests[:FIRST], tests[FIRST:]):
        only = Only(some)
        if some and pytest.main([*OPTIONS, *sorted({test.split("::")[0] for test in some})], plugins=[only]):
            return only.failed
    return "survived"


class Only:
    """A plugin that runs the chosen tests alone, in the order in which they are named, and remembers which one failed."""

    def __init__(self, tests: list[str]) -> None:
        self.order = {test: number for number, test in enumerate(tests)}
        self.failed = ""

    def pytest_collection_modifyitems(self, items: list[object]) -> None:
        """Choose and order."""
        items[:] = sorted(
            (item for item in items if item.nodeid in self.order),  # type: ignore[attr-defined]
            key=lambda item: self.order[item.nodeid],  # type: ignore[attr-defined]
        )

    def pytest_runtest_logreport(self, report: object) -> None:
        """Remember the first that failed."""
        if report.failed:  # type: ignore[attr-defined]
            self.failed = self.failed or report.nodeid  # type: ignore[attr-defined]


def main() -> None:
    """Read changes from standard input, one JSON object a line, and answer each with a line."""
    sys.dont_write_bytecode = True
    for name in LIBRARIES:
        __import__(name)
    worker = Worker(Path.cwd())
    for line in sys.stdin:
        print(worker.verdict(Change(**json.loads(line))), flush=True)


if __name__ == "__main__":
    main()
