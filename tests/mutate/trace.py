"""Which functions each test runs: a plugin of pytest that writes it down, so that a change is tried only on the tests that can notice it.

What runs while a test module is loaded or a fixture shared by several tests is made belongs to every test of that module.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from types import FrameType

import pytest

PACKAGE = os.sep + os.path.join("tools", "jiaokan") + os.sep


class Trace:
    """What was called, by test."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.tests: dict[str, tuple[float, set[str]]] = {}
        self.shared: dict[str, set[str]] = {}
        self.failed: set[str] = set()
        self.called: set[object] = set()

    def call(self, frame: FrameType, event: str, argument: object) -> None:
        """Remember a function that is entered; its lines are not followed."""
        self.called.add(frame.f_code)

    def names(self, called: set[object]) -> set[str]:
        """The functions of the package among what was called, as file::name."""
        found = set()
        for code in called:
            path = code.co_filename  # type: ignore[attr-defined]
            if (at := path.rfind(PACKAGE)) >= 0:
                found.add(f"{path[at + 1 :]}::{code.co_qualname.split('.<locals>')[0]}")  # type: ignore[attr-defined]
        return found

    def within(self) -> Iterator[set[object]]:
        """Follow what is called until the caller goes on."""
        outer, self.called = self.called, set()
        before = sys.gettrace()
        sys.settrace(self.call)
        try:
            yield self.called
        finally:
            sys.settrace(before)
            self.called = outer

    @pytest.hookimpl(hookwrapper=True)
    def pytest_make_collect_report(self, collector: pytest.Collector) -> Iterator[None]:
        """What a test module runs while it is loaded."""
        for called in self.within():
            yield
            self.shared.setdefault(collector.nodeid.split("::")[0], set()).update(self.names(called))

    @pytest.hookimpl(hookwrapper=True)
    def pytest_fixture_setup(self, fixturedef: pytest.FixtureDef[object], request: pytest.FixtureRequest) -> Iterator[None]:
        """What a fixture runs; one made for each test counts for that test, one that is shared for the module."""
        for called in self.within():
            yield
            names = self.names(called)
            if fixturedef.scope == "function":
                self.called |= called
            else:
                self.shared.setdefault(request.node.nodeid.split("::")[0], set()).update(names)

    @pytest.hookimpl(hookwrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        """What a test runs, and how much of the processor it takes."""
        start = time.process_time()
        for called in self.within():
            yield
            self.tests[item.nodeid] = (time.process_time() - start, self.names(called))

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Which tests fail as things stand: they cannot tell anything."""
        if report.failed or (report.skipped and report.when != "call"):
            self.failed.add(report.nodeid)

    def pytest_sessionfinish(self) -> None:
        """Write what was seen in this process."""
        data = {
            "tests": {test: [round(seconds, 3), sorted(names)] for test, (seconds, names) in self.tests.items() if test not in self.failed},
            "shared": {file: sorted(names) for file, names in self.shared.items() if names},
        }
        (self.folder / f"trace-{os.getpid()}.json").write_text(json.dumps(data), encoding="utf-8")


def pytest_configure(config: pytest.Config) -> None:
    """Follow the tests of this process if a folder is named."""
    folder = os.environ.get("JIAOKAN_TRACE")
    if folder and (os.environ.get("PYTEST_XDIST_WORKER") or not config.getoption("numprocesses", None)):
        config.pluginmanager.register(Trace(Path(folder)))
