"""Which tests can notice a change: those that run its function, and for a name of a module those that run whoever uses it.

Names are followed through modules that import them, since a constant is often read far from where it stands.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from tests.mutate.mutant import Mutant, given

Name = tuple[str, str]
"""A file, and a name at the level of its module."""
SHORT_SECONDS = 1
"""Of a test; a longer one is asked after those of at most so much, or it would leave many of them no time."""


@dataclass(frozen=True)
class Reach:
    """Who uses what, over all modules, and what each test runs."""

    users: Mapping[Name, frozenset[Name]]
    """For each name the names whose statements load it."""
    functions: frozenset[Name]
    """Which names are functions or classes."""
    tests: Mapping[str, tuple[float, frozenset[str]]]
    """For each test its seconds and the functions that it runs."""

    def reached(self, mutant: Mutant) -> Iterator[str]:
        """The functions, as file::name, that a change may be noticed in."""
        if mutant.function:
            yield f"{mutant.file}::{_outer(mutant.function)}"
        waiting = [(mutant.file, name) for name in mutant.names]
        seen = set(waiting)
        while waiting:
            name = waiting.pop()
            yield f"{name[0]}::{name[1]}"
            if name not in self.functions or name[1] in mutant.names:  # who calls a function has run it: it is found by that
                fresh = self.users.get(name, frozenset()) - seen
                seen |= fresh
                waiting += fresh

    def tests_of(self, mutant: Mutant) -> list[str]:
        """The tests that can notice a change: those that run it, those named for its module or room first, then the short, then those that
        run little.

        The body of a class runs once, when its module is loaded, and is seen in whichever test loads it; for that and for a name of a
        module the tests that are named for it are asked too. They come first: the time for one change is short, and would be over
        with the many tests that were seen to load the module and ask nothing of it.
        """
        wanted = set(self.reached(mutant))
        classes = tuple(f"{name}." for name in wanted)
        path = PurePosixPath(mutant.file)
        own = tuple(f"tests/test_{name}" for name in (path.stem, path.parent.name))
        loaded = not mutant.function or _is_class(mutant.function.rpartition(".")[2])
        found = []
        for test, (seconds, names) in self.tests.items():
            named = any(test.startswith((f"{one}.py::", f"{one}_")) for one in own)
            run = not wanted.isdisjoint(names) or (bool(mutant.names) and any(name.startswith(classes) for name in names))
            if run or (loaded and named):
                found.append((not named, not run, seconds > SHORT_SECONDS, len(names), seconds, test))
        return [test for *_, test in sorted(found)]

    def within(self, tests: Sequence[str], most: float) -> tuple[list[str], float]:
        """As many of some tests as take so many seconds together, and what they take.

        They are taken from both ends of the row: a text with many faults, which runs nearly all, often tells what no small case does.
        A test that takes longer than that by itself is asked only if there is no other: it would leave no time for the rest.
        """
        chosen: list[str] = []
        tests = [test for test in tests if self.tests[test][0] <= most] or tests[:1]
        little = much = 0.0
        first, last = 0, len(tests)
        while first < last and little + much <= most:
            if little <= much:
                chosen.append(tests[first])
                little += self.tests[tests[first]][0]
                first += 1
            else:
                last -= 1
                chosen.append(tests[last])
                much += self.tests[tests[last]][0]
        return chosen, little + much


def users(sources: Mapping[str, str]) -> dict[Name, frozenset[Name]]:
    """For each name at the level of a module, whose statements load it, by import too.

    Args:
        sources: the text of each module by its path under the project, `tools/jiaokan/…`.
    """
    found: dict[Name, set[Name]] = {}
    for file, source in sources.items():
        imported: dict[str, Name] = {}
        tree = ast.parse(source)
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and node.module:
                origin = _file(node.module, sources)
                imported |= {alias.asname or alias.name: (origin, alias.name) for alias in node.names if origin}
        for statement in tree.body:
            names = set(given(statement))
            for used in _loaded(statement):
                for name in names:
                    found.setdefault(imported.get(used, (file, used)), set()).add((file, name))
    return {name: frozenset(who) for name, who in found.items()}


def functions(sources: Mapping[str, str]) -> frozenset[Name]:
    """The names at the level of a module that are functions or classes."""
    return frozenset(
        (file, statement.name)
        for file, source in sources.items()
        for statement in ast.parse(source).body
        if isinstance(statement, ast.FunctionDef | ast.ClassDef)
    )


def _outer(function: str) -> str:
    """The qualified name as a trace has it: a function within a function is seen as the one around it."""
    names = function.split(".")
    return ".".join(names[: 1 + next((at for at, name in enumerate(names) if not _is_class(name)), len(names))])


def _is_class(name: str) -> bool:
    return name.lstrip("_")[:1].isupper()


def _file(module: str, sources: Mapping[str, str]) -> str | None:
    """The path of a module of the package."""
    path = PurePosixPath("tools", *module.split("."))
    return next((str(one) for one in (path.with_suffix(".py"), path / "__init__.py") if str(one) in sources), None)


def _loaded(statement: ast.stmt) -> Iterable[str]:
    """The names that a statement loads."""
    return {node.id for node in ast.walk(statement) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)}
