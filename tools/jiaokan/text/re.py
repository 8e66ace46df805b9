"""Patterns that are compiled when they are first used, under the names of the standard library's `re`.

A text meets few of the patterns that the passes know, and to compile them all takes longer than to clean a page.
"""

from __future__ import annotations

import re
from re import ASCII, DOTALL, IGNORECASE, MULTILINE, M, Match, Pattern, escape, findall, finditer, fullmatch, match, search, split, sub
from typing import Any, AnyStr, cast

__all__ = [
    "ASCII", "DOTALL", "IGNORECASE", "MULTILINE", "M", "Match", "Pattern", "compile", "escape", "findall", "finditer", "fullmatch",
    "match", "search", "split", "sub",
]  # fmt: skip

METHODS = ("search", "match", "fullmatch", "split", "findall", "finditer", "sub", "subn")
FIELDS = ("flags", "groups", "groupindex")


class Later:
    """A pattern that is compiled when anything but its text is asked for."""

    def __init__(self, pattern: str | bytes, flags: int) -> None:
        self.pattern = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        """Compile it; from then on its methods are found on the object itself."""
        if name not in METHODS and name not in FIELDS:
            raise AttributeError(name)
        made = re.compile(self.pattern, self._flags)
        for each in (*METHODS, *FIELDS):
            setattr(self, each, getattr(made, each))
        return getattr(self, name)

    def __repr__(self) -> str:
        return f"re.compile({self.pattern!r})"


def compile(pattern: AnyStr, flags: int = 0) -> Pattern[AnyStr]:
    """A pattern that is compiled when it is first used.

    Args:
        pattern: what `re.compile` takes; whether it is well formed shows at its first use, and for all of them in a test.
        flags: those of `re`.

    Returns:
        What does all that a pattern of `re` does, but is no instance of its class.
    """
    return cast("Pattern[AnyStr]", Later(pattern, flags))
