"""What would go wrong on another system only: encodings, line ends, separators of paths, names that stand already."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

HOME = Path(__file__).parents[1] / "tools/jiaokan"
FILES = sorted(HOME.rglob("*.py"))


def faults(source: str) -> Iterator[str]:
    """What a module does otherwise on a system of another kind."""
    tree = ast.parse(source)
    within_as_posix = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Attribute) and node.attr in ("as_posix", "parts")}
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.FormattedValue)
            and isinstance(node.value, ast.Call)
            and getattr(node.value.func, "attr", "") == "relative_to"
        ):
            yield f"{node.lineno}: a path in words has the separators of the system; as_posix"
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        said = {keyword.arg for keyword in node.keywords}
        first = node.args[0] if node.args else None
        if (
            name == "str"
            and isinstance(first, ast.Call)
            and getattr(first.func, "attr", "") == "relative_to"
            and id(first) not in within_as_posix
        ):
            yield f"{node.lineno}: a path in words has the separators of the system; as_posix"
        if name == "read_text" and not node.args and "encoding" not in said:
            yield f"{node.lineno}: a text is read in the encoding of the system"
        if name == "write_text" and len(node.args) < 2 and "encoding" not in said:
            yield f"{node.lineno}: a text is written in the encoding of the system"
        mode = node.args[-1].value if name == "open" and node.args and isinstance(node.args[-1], ast.Constant) else ""
        if name == "open" and isinstance(mode, str) and mode in ("r", "w", "a", "x") and "encoding" not in said:
            yield f"{node.lineno}: a text is opened in the encoding of the system"
        if name == "run" and "text" in said and "encoding" not in said:
            yield f"{node.lineno}: what a program says is read in the encoding of the system"
        if name == "rename" and getattr(getattr(node.func, "value", None), "id", "") == "os":
            yield f"{node.lineno}: where the name stands already this fails on Windows; os.replace"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(HOME).as_posix())
def test_nothing_leans_on_the_system(path: Path) -> None:
    """Every text is UTF-8, every path in words has slashes, every file is put in place over what stands there."""
    assert list(faults(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    "source",
    [
        "Path('a').read_text()",
        "Path('a').write_text('x')",
        "open('a', 'w')",
        "str(path.relative_to(root))",
        "f'{path.relative_to(root)}: x'",
        "os.rename(a, b)",
        "subprocess.run(['a'], text=True)",
    ],
)
def test_the_walk_sees_each_fault(source: str) -> None:
    """One of each kind."""
    assert list(faults(source))


@pytest.mark.parametrize(
    "source", ["path.read_text('utf-8')", "open('a', 'rb')", "f'{path.relative_to(root).as_posix()}'", "os.replace(a, b)", "read_bytes()"]
)
def test_the_walk_lets_the_rest_pass(source: str) -> None:
    """What is the same everywhere."""
    assert list(faults(source)) == []
