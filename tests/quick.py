"""For each save: style, the case file and the tests of what was changed, in a few seconds.

`make quick` looks at what differs from the last commit; `python tests/quick.py FILE…` at the files named. A module has the tests that
import it, else those named for it or its room, else those that import its room; a pass has its case file. Drawn inputs are few here
and no site is built; `make test` has the rest, types and browser included.
"""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
CASES = "tests/cases/passes/"
FOLDERS = {"tests/cases/negative/": "tests/test_negative.py", "tests/cases/doubts/": "tests/test_character_passes.py"}
"""Case files whose runner cannot be told from their folder's name."""


def changed() -> list[str]:
    """The files that differ from the last commit, new ones included."""
    said = subprocess.run(["git", "status", "--porcelain", "-uall", "--no-renames"], cwd=ROOT, capture_output=True, text=True, check=True)
    return [line[3:] for line in said.stdout.splitlines() if line[0] != "D" and line[1] != "D"]


def imported(path: Path) -> set[str]:
    """The modules of the package that a test names, each name of a module as if it were one itself."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


def tests_of(files: Iterable[str]) -> Iterator[str]:
    """What pytest is to run for some changed files, as its arguments."""
    tests = {path.relative_to(ROOT).as_posix(): imported(path) for path in sorted((ROOT / "tests").glob("test_*.py"))}
    for file in files:
        path = Path(file)
        if file in tests:
            yield file
        elif file.startswith(CASES) or file.startswith("tools/jiaokan/passes/"):
            yield from (f"tests/test_cases.py::{name}" for name in cases_of(path.stem))
        elif file.startswith("tests/cases/"):
            area = path.relative_to("tests/cases").parts[0]
            yield FOLDERS.get(f"tests/cases/{area}/", f"tests/test_{area}.py")
        if file.startswith("tools/jiaokan/") and path.suffix == ".py":
            module = ".".join(path.relative_to("tools").with_suffix("").parts).removesuffix(".__init__")
            room = module.split(".")[1]
            of_room = [test for test, names in tests.items() if any(f"{name}.".startswith(f"jiaokan.{room}.") for name in names)]
            named = [test for test in tests if test == f"tests/test_{path.stem}.py" or test.startswith(f"tests/test_{room}")]
            yield from [test for test, names in tests.items() if module in names] or named or of_room


def cases_of(name: str) -> list[str]:
    """The tests that the case file of a pass makes, as pytest names them."""
    said = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "--collect-only", "-p", "no:xdist", "tests/test_cases.py", "-k", f"test_case and {name}"],
        cwd=ROOT, capture_output=True, text=True,
    )  # fmt: skip
    wanted = f"tests/test_cases.py::test_case[{name}: "
    return [line.partition("::")[2] for line in said.stdout.splitlines() if line.startswith(wanted)]


def main(arguments: list[str]) -> int:
    """Style first, then the tests; the exit code of the first that fails."""
    files = [file for file in arguments or changed() if (ROOT / file).is_file()]
    code = [file for file in files if file.endswith(".py")]
    steps = [["ruff", "check", "--quiet", *code], ["ruff", "format", "--check", "--quiet", *code]] if code else []
    if tests := list(dict.fromkeys(tests_of(files))):
        steps.append(["pytest", "-q", "-x", "-m", "not built", "--hypothesis-profile", "quick", *tests])
    for step in steps:
        if failed := subprocess.run([sys.executable, "-m", *step], cwd=ROOT).returncode:
            return failed
    print(f"{len(files)} changed, {len(tests)} groups of tests" if files else "nothing differs from the last commit")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
