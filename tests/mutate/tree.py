"""A copy of the project in which changes are made: never the tree that somebody works in."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path


def copy(root: Path, to: Path) -> Path:
    """Copy what git knows or would add, with a history of one commit, since some tests ask git.

    Args:
        root: the project.
        to: the folder of the copy; what stands there is removed.
    """
    shutil.rmtree(to, ignore_errors=True)
    names = _git(root, "ls-files", "-z", "--cached", "--others", "--exclude-standard").split("\0")
    for name in names:
        if name and (root / name).is_file():
            (to / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(root / name, to / name)
    _git(to, "init", "--quiet")
    _git(to, "add", "--all")
    _git(to, "-c", "user.name=mutate", "-c", "user.email=mutate@example.org", "commit", "--quiet", "--message", "a copy")
    return to


def touched(root: Path, base: str) -> dict[str, set[int]]:
    """The lines of the package that differ from a base, by file: those not committed yet too.

    Args:
        root: the project.
        base: a revision, such as `main`.
    """
    found: dict[str, set[int]] = {}
    common = _git(root, "merge-base", base, "HEAD").strip()
    file = ""
    for line in _git(root, "diff", "--unified=0", "--no-color", "--no-renames", common, "--", "tools/jiaokan/*.py").splitlines():
        if line.startswith("+++ "):
            file = line[4:].removeprefix("b/")
        elif line.startswith("@@"):
            first, _, count = line.split("+")[1].split(" ")[0].partition(",")
            found.setdefault(file, set()).update(range(int(first), int(first) + int(count or 1)))
    for name in _git(root, "ls-files", "--others", "--exclude-standard", "--", "tools/jiaokan/*.py").split():
        found[name] = set(range(1, len((root / name).read_text(encoding="utf-8").splitlines()) + 1))
    return {name: lines for name, lines in found.items() if lines}


def _git(folder: Path, *arguments: str) -> str:
    return subprocess.run(["git", "-C", folder, *arguments], check=True, capture_output=True, text=True).stdout
