"""What is changed in a source to see whether a test notices: constants moved by a third, patterns silenced, conditions and guards flipped.

Each change is small and certain to mean something else, so that a test that stays green says: nothing pins this line.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from itertools import accumulate

NEVER = r'r"(?!)"'
"""A pattern that matches nothing."""
OTHER = {
    ast.Lt: ">=", ast.LtE: ">", ast.Gt: "<=", ast.GtE: "<", ast.Eq: "!=", ast.NotEq: "==",
    ast.In: "not in", ast.NotIn: "in", ast.Is: "is not", ast.IsNot: "is",
}  # fmt: skip
"""The opposite of a comparison."""
CACHES = ("cache", "lru_cache")


@dataclass(frozen=True)
class Mutant:
    """One change of one file: the characters from `start` to `end` are read as `new`."""

    file: str
    """The path of the file in the project."""
    line: int
    function: str
    """The qualified name of the function or class around it; empty at the level of the module."""
    names: tuple[str, ...]
    """At the level of the module and for a cached function, the names that it gives: whoever uses them runs it."""
    kind: str
    old: str
    new: str
    start: int
    end: int
    number: int
    """Which of equal changes of the same function this is."""

    @property
    def key(self) -> str:
        """A name that changes elsewhere in the file do not touch."""
        return f"{self.file} · {self.function} · {self.old} → {self.new} · {self.number}"

    def apply(self, source: str) -> str:
        """The source with the change."""
        return source[: self.start] + self.new + source[self.end :]

    def rank(self, seed: int) -> str:
        """Where the change stands in the order that a seed gives."""
        return sha256(f"{seed} {self.key}".encode()).hexdigest()


def mutants(file: str, source: str) -> list[Mutant]:
    """All changes of a source, in the order of its lines."""
    lines = [line + "\n" for line in source.split("\n")]
    starts = list(accumulate(map(len, lines), initial=0))

    def place(line: int, column: int) -> int:
        return starts[line - 1] + len(lines[line - 1].encode()[:column].decode())

    seen: dict[tuple[str, str, str], int] = {}
    found = []
    for statement in ast.parse(source).body:
        for function, cached, node, kind, new in _changes(statement, "", False):
            start, end = place(node.lineno, node.col_offset), place(node.end_lineno or 0, node.end_col_offset or 0)
            short = " ".join(source[start:end].split())
            seen[function, short, new] = number = seen.get((function, short, new), 0) + 1
            names = tuple(given(statement)) if cached or not function else ()
            found.append(Mutant(file, node.lineno, function, names, kind, short, new, start, end, number))
    found.sort(key=lambda one: (one.start, one.end, one.new))
    return found


def given(statement: ast.stmt) -> Iterator[str]:
    """The names that a statement of a module gives."""
    if isinstance(statement, ast.FunctionDef | ast.ClassDef):
        yield statement.name
    else:
        yield from (node.id for node in ast.walk(statement) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store))


Change = tuple[str, bool, ast.expr, str, str]


def _changes(node: ast.AST, function: str, cached: bool, above: ast.AST | None = None) -> Iterator[Change]:
    """The changes in a node: function, whether a cache stands before it, what is changed, kind, new text."""
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        inner = f"{function}.{node.name}" if function else node.name
        kept = cached or any(_name(one) in CACHES for one in node.decorator_list)
        defaults = node.args.defaults + node.args.kw_defaults if isinstance(node, ast.FunctionDef) else []
        for child in [*node.body, *(one for one in defaults if one)]:
            yield from _changes(child, inner, kept, node)
        return
    if isinstance(node, ast.JoinedStr | ast.Raise | ast.Assert):
        return  # what an error says is no rule; before Python 3.12 the places inside an f-string are not told
    if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
        return  # read by the checker of types alone
    where = (function, cached)
    match node:
        case ast.Constant(value=int() | float()) if not isinstance(node.value, bool):
            yield from ((*where, node, "constant", new) for new in _moved(node.value, above))
        case ast.Call(func=ast.Attribute(attr="compile", value=ast.Name(id="re"))):
            yield (*where, node.args[0], "pattern", NEVER)
        case ast.Compare(ops=[one]):
            yield (*where, node, "comparison", _compared(node, OTHER[type(one)]))
        case ast.BoolOp():
            empty = "True" if isinstance(node.op, ast.And) else "False"
            yield from ((*where, part, "condition", empty) for part in node.values)
        case ast.If(test=test, body=[ast.Return() | ast.Continue() | ast.Break() | ast.Raise()], orelse=[]):
            yield (*where, test, "guard", "False")
    for test in _asked(node):
        if not isinstance(test, ast.Compare | ast.BoolOp):
            yield (*where, test, "condition", f"(not ({ast.unparse(test)}))")
    for child in ast.iter_child_nodes(node):
        if not (isinstance(node, ast.AnnAssign | ast.arg) and child is node.annotation):
            yield from _changes(child, function, cached, node)


def _asked(node: ast.AST) -> list[ast.expr]:
    """What a node asks before it goes on."""
    if isinstance(node, ast.comprehension):
        return node.ifs
    return [node.test] if isinstance(node, ast.If | ast.IfExp | ast.While) else []


def _moved(value: float, above: ast.AST | None) -> Iterator[str]:
    """A constant a third up and a third down; 0 and 1, which are mostly places in a row, only where something is compared with them."""
    if isinstance(above, ast.Subscript) or (value in (0, 1) and not isinstance(above, ast.Compare)):
        return
    if isinstance(value, int):
        step = max(1, value // 3)
        yield str(value + step)
        if value > 1:
            yield str(value - step)
    else:
        yield f"{value * 4 / 3:.4g}"
        yield f"{value * 2 / 3:.4g}"


def _compared(node: ast.Compare, sign: str) -> str:
    """A comparison with another sign."""
    return f"({ast.unparse(node.left)}) {sign} ({ast.unparse(node.comparators[0])})"


def _name(node: ast.expr) -> str:
    """The last name of a decorator."""
    node = node.func if isinstance(node, ast.Call) else node
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")
