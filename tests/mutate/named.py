"""Changes that would hurt and that no test once noticed, each with the test that fails on it: tests/mutate/named.toml."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tests.mutate.traced import environment

NAMED = Path(__file__).with_name("named.toml")


@dataclass(frozen=True)
class Named:
    """A change, and the test that has to see it."""

    fault: str
    """What goes wrong for a reader, in a sentence."""
    file: str
    old: str
    """Stands in the file once."""
    new: str
    test: str
    """A file of tests, or one test as pytest names it."""


def read(path: Path = NAMED) -> tuple[Named, ...]:
    """All named changes, in the order of the file."""
    return tuple(Named(**one) for one in tomllib.loads(path.read_text(encoding="utf-8"))["named"])


def unseen(some: Iterable[Named], copied: Path) -> list[Named]:
    """The changes whose test stays green.

    Args:
        some: the changes to make, one after the other.
        copied: a copy of the tree, which is left as it was.

    Raises:
        ValueError: if the words to change do not stand in the file once.
    """
    found = []
    for one in some:
        path = copied / one.file
        source = path.read_text(encoding="utf-8")
        if source.count(one.old) != 1:
            raise ValueError(f"{one.file}: {one.old!r} stands {source.count(one.old)} times; it has to stand once")
        path.write_text(source.replace(one.old, one.new), encoding="utf-8")
        try:
            command = [sys.executable, "-m", "pytest", "-q", "-x", "--tb=no", "-p", "no:cacheprovider", one.test]
            code = subprocess.run(
                command, cwd=copied, env=environment(copied, PYTHONDONTWRITEBYTECODE="1"), capture_output=True, check=False
            ).returncode
        finally:
            path.write_text(source, encoding="utf-8")
        print(f"{'seen  ' if code == 1 else 'UNSEEN'} {one.fault}: {one.test}", flush=True)
        if code != 1:  # 1: tests failed; anything else is no verdict
            found.append(one)
    return found
