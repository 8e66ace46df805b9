"""The package as `pyproject.toml` describes it; with JIAOKAN_COMPILED set, its kernel is compiled, which needs mypy and a C compiler."""

from __future__ import annotations

import os
import re
import shutil
import sys
from pathlib import Path

from setuptools import setup

PACKAGE = Path("tools/jiaokan")
COPY = Path("build/kernel/jiaokan")
"""What is compiled: the package, with its constants said to be so."""
KERNEL = ("clean.py", "grammar", "html", "page", "passes", "script", "text")
"""What `clean` and `convert` run: the loop, and the rooms that it works in."""
INTERPRETED = {
    "html/element.py",
    "html/metadata.py",
    "html/tree.py",
    "script/boundary.py",
    "script/joined.py",
    "script/reading.py",
    "script/undecided.py",
    "text/proposal.py",
    "text/re.py",
    "text/text.py",
}
"""What stays as it is: classes that inherit from built-in ones, have cached properties or change, or whose values others copy and keep."""
FUTURE = "from __future__ import annotations\n"
CONSTANT = re.compile(r"^(_?[A-Z][A-Z0-9_]+)(?:: (.+?))? = ", re.MULTILINE)


def kernel(package: Path = PACKAGE) -> list[str]:
    """The modules that are compiled, as seen from the package."""
    found = sorted(path for name in KERNEL for path in ([package / name] if name.endswith(".py") else (package / name).rglob("*.py")))
    names = [path.relative_to(package).as_posix() for path in found if path.name != "__init__.py"]
    return [name for name in names if name not in INTERPRETED]


def final(source: str) -> str:
    """A module whose constants are `Final` (PEP 591): mypyc reads such a one without looking its name up; lines keep their numbers."""
    marked = CONSTANT.sub(lambda found: f"{found[1]}: Final{f'[{found[2]}]' if found[2] else ''} = ", source)
    return marked.replace(FUTURE, FUTURE[:-1] + "; from typing import Final\n", 1)


if __name__ == "__main__":
    if os.environ.get("JIAOKAN_COMPILED") and not {"dist_info", "egg_info"} & set(sys.argv):
        from mypyc.build import mypycify

        shutil.rmtree(COPY, ignore_errors=True)
        shutil.copytree(PACKAGE, COPY, ignore=shutil.ignore_patterns("__pycache__"))
        names = kernel()
        for name in names:
            (COPY / name).write_text(final((PACKAGE / name).read_text("utf-8")), "utf-8")
        files = [(COPY / name).as_posix() for name in names]
        setup(ext_modules=mypycify(files, group_name="jiaokan", multi_file=True, opt_level="2", debug_level="0"))
    else:
        setup()
