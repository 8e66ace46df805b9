"""A script is published without its comments and indentation, and modules that are always read together as one file.

What explains a script to us costs a reader bytes, and modules that name each other cost him a journey for each step from one to the next.
Only whole lines go; each module keeps a scope of its own.
"""

from __future__ import annotations

from collections.abc import Callable
from posixpath import dirname, join, normpath

from jiaokan.text import re

_COMMENT = re.compile(r"[ \t]*(?://.*|/\*\*.*\*/[ \t]*)\n")
_INDENT = re.compile(r"^[ \t]+", re.MULTILINE)
_SPANS_LINES = re.compile(r"`[^`\n]*\n|/\*(?:(?!\*/).)*\n")
_IMPORT = re.compile(r'^import (?:(\{.*\})|\* as (\w+)) from "(\..*)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export ((?:async )?(?:const|function|class) (\w+))", re.MULTILINE)


def slim(script: str) -> str:
    """The script without lines of comment, blank lines and indentation; a script with a string or comment over several lines stays."""
    if _SPANS_LINES.search(re.sub(r"`[^`\n]*`", "", script)):
        return script
    lines = (line for line in script.splitlines(keepends=True) if line.strip() and not _COMMENT.fullmatch(line))
    return _INDENT.sub("", "".join(lines))


def joined(path: str, read: Callable[[str], str]) -> str:
    """A module together with all that it imports, in one file; what it loads on demand stays apart.

    Each import must be on a line of its own, in braces or as a whole (`* as`); each export must stand before its declaration.

    Args:
        path: of the module, with slashes.
        read: the script at a path.
    """
    order: dict[str, str] = {}
    _collect(path, read, order)
    names = {module: f"m{number}" for number, module in enumerate(order)}
    parts = []
    for module, script in order.items():
        body = _IMPORT.sub(lambda match, module=module: f"const {match[1] or match[2]} = {names[_target(module, match[3])]};\n", script)  # type: ignore[misc]
        if module == path:
            parts.append(body)
        else:
            exported = ", ".join(match[2] for match in _EXPORT.finditer(script))
            body = _EXPORT.sub(r"\1", body)
            parts.append(f"const {names[module]} = (() => {{\n{body}return {{ {exported} }};\n}})();\n")
    return "".join(parts)


def _collect(path: str, read: Callable[[str], str], order: dict[str, str]) -> None:
    script = read(path)
    for match in _IMPORT.finditer(script):
        if (other := _target(path, match[3])) not in order:
            _collect(other, read, order)
    order[path] = script


def _target(path: str, name: str) -> str:
    return normpath(join(dirname(path), name))
