"""Every sentence that the program says to people, found by the syntax tree."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

HOME = Path(__file__).parents[1] / "tools/jiaokan"
SAYS = frozenset(("BadInput", "EditedByHand", "Forgotten", "Problem", "Mistake", "Outcome", "NoPage", "Damaged",
                  "_wrong", "_unknown", "_Refused",
                  "say", "tell", "ValueError", "add_argument", "add_parser", "add_mutually_exclusive_group"))  # fmt: skip
"""What says something, or is thrown and said by who catches it."""
SPOKEN = ("commands/", "checks/", "record/", "cli.py", "check.py", "errors.py", "scale/page.py")
"""Where every sentence is for people."""
WITHIN = ("source/", "edition/", "desk/", "grammar/numeral.py", "script/conversion.py", "read/__init__.py", "annotate/", "corpus/",
          "intake/",
          "anchor/", "build.py", "entry/", "cite/", "scale/", "site/write", "web/write", "web/serve")  # fmt: skip
"""Where functions that say something do so to people; a `ValueError` elsewhere is one of the program."""
COMMAND = re.compile(r"(?:jiaokan|git|rm|ls|pip|--[a-z-]+)(?: [^,;]*)?")
"""A command to give, as it is typed."""
PROSE = re.compile(r"[A-Za-z]{2,}[ -][a-z]|^[a-z]{3,}$|[a-z] \{|\} [a-z]")
HOLE = re.compile(r"\{\d+\}")


def form(node: ast.expr) -> str | None:
    """A string as the table has it: what is put in numbered from 0."""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else None
    if not isinstance(node, ast.JoinedStr):
        return None
    made, number = "", 0
    for part in node.values:
        if isinstance(part, ast.Constant):
            made += str(part.value)
        else:
            made, number = f"{made}{{{number}}}", number + 1
    return made


def called(node: ast.AST) -> str:
    """The name of what is called."""
    function = node.func if isinstance(node, ast.Call) else None
    return getattr(function, "id", "") or getattr(function, "attr", "")


def strings(node: ast.AST, left_out: frozenset[ast.AST]) -> Iterator[ast.expr]:
    """The strings below a node, but for docstrings, subscripts, patterns and what is compared."""
    if node in left_out or called(node) in (
        "compile",
        "fullmatch",
        "match",
        "search",
        "sub",
        "split",
        "removeprefix",
        "startswith",
        "glob",
        "get",
    ):
        return
    if isinstance(node, (ast.Constant, ast.JoinedStr)):
        yield node
    if isinstance(node, ast.Subscript):
        yield from strings(node.value, left_out)
        return
    if isinstance(node, ast.Compare):
        return
    for child in ast.iter_child_nodes(node):
        if not isinstance(node, ast.JoinedStr) or isinstance(child, ast.FormattedValue):
            yield from strings(child, left_out)


def _tables(tree: ast.Module) -> frozenset[ast.AST]:
    """What a library says, by which its mistakes are known: the keys of tables, and patterns."""
    found: set[ast.AST] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") in ("BLOCK_SIGNS", "MISUSES"):
            rows = (
                node.value.keys
                if isinstance(node.value, ast.Dict)
                else [row.elts[0] for row in ast.walk(node.value) if isinstance(row, ast.Tuple) and len(row.elts) == 2]
            )
            found.update(row for row in rows if row is not None)
    return frozenset(found)


def sentences(every: bool = False) -> Iterator[tuple[str, str]]:
    """Each sentence, and where it stands; on request single words and all strings of the package too."""
    for path in sorted(HOME.rglob("*.py")):
        name = path.relative_to(HOME).as_posix()
        if not every and not name.startswith((*SPOKEN, *WITHIN)):
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        docs = frozenset(node.value for node in ast.walk(tree) if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant))
        functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
        parts: list[ast.AST] = (
            [tree]
            if every or name.startswith(SPOKEN)
            else [one for one in functions if any(called(node) in SAYS for node in ast.walk(one))]
        )
        for part in parts:
            for node in strings(part, docs | _tables(tree)):
                words = form(node)
                if words and (every or PROSE.search(HOLE.sub("", words).strip() or words)):
                    yield words, f"{name}:{node.lineno}"
