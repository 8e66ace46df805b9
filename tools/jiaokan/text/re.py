"""Patterns that are compiled when they are first used, under the names of the standard library's `re`.

A text meets few of the patterns that the passes know, and to compile them all takes longer than to clean a page.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from re import ASCII, DOTALL, IGNORECASE, MULTILINE, M, Match, Pattern, escape, findall, finditer, fullmatch, match, search, split, sub
from typing import Any, AnyStr, cast

__all__ = [
    "ASCII", "DOTALL", "IGNORECASE", "MULTILINE", "M", "Match", "Pattern", "begun", "compile", "escape", "findall", "finditer",
    "fullmatch", "match", "search", "split", "sub",
]  # fmt: skip

METHODS = ("search", "match", "fullmatch", "split", "findall", "finditer", "sub", "subn")
FIELDS = ("flags", "groups", "groupindex")
NOTHING: dict[str, Callable[[], Any]] = {
    "search": lambda: None,
    "match": lambda: None,
    "fullmatch": lambda: None,
    "finditer": lambda: iter(()),
}
"""What the methods that a quick look stands before give where there is no match."""
MOST_LOOKS_TIMES = 100
"""So often a quick look is taken; then the pattern, which is as quick as the look, has paid for being compiled."""


def begun(signs: str, rest: str) -> str:
    """A pattern of one alternative for each of the signs, with the same rest.

    Where every alternative of a pattern begins with a character, `search` goes from one of these to the next; at a class it tries all.
    """
    return "|".join(escape(sign) + rest for sign in signs)


class Compiled:
    """A pattern whose methods are attributes of its own, as quick to find as those of the library's."""

    def __init__(self, pattern: str | bytes, flags: int, needs: str) -> None:
        self.pattern = pattern
        self.needs = needs
        self._flags = flags
        self._looks = 0

    def compiled(self) -> Pattern[Any]:
        """The library's own pattern, whose methods this one has from now on."""
        made = re.compile(self.pattern, self._flags)
        for each in (*METHODS, *FIELDS):
            setattr(self, each, getattr(made, each))
        object.__setattr__(self, "__class__", Compiled)
        return made

    def __repr__(self) -> str:
        return f"re.compile({self.pattern!r})"


class Later(Compiled):
    """A pattern that is compiled when anything but its text is asked for; it is of this class until then, as that costs each call time."""

    def __getattr__(self, name: str) -> Any:
        """Compile it; from then on its methods are found on the object itself."""
        if self.needs and name in NOTHING and self._looks < MOST_LOOKS_TIMES:
            return partial(self._look, name)
        if name not in METHODS and name not in FIELDS:
            raise AttributeError(name)
        return getattr(self.compiled(), name)

    def _look(self, name: str, string: str, *places: int) -> Any:
        """What a method gives, without compiling where the string has none of the characters."""
        self._looks += 1
        if any(sign in string for sign in self.needs):
            return getattr(self.compiled(), name)(string, *places)
        return NOTHING[name]()


def compile(pattern: AnyStr, flags: int = 0, needs: str = "") -> Pattern[AnyStr]:
    """A pattern that is compiled when it is first used.

    Args:
        pattern: what `re.compile` takes; whether it is well formed shows at its first use, and for all of them in a test.
        flags: those of `re`.
        needs: characters of which each match has one, so that the pattern waits for a string that has one, too.

    Returns:
        What does all that a pattern of `re` does, but is no instance of its class.
    """
    return cast("Pattern[AnyStr]", Later(pattern, flags, needs))
