"""What no script writes otherwise is hidden while the rest is converted: addresses, names to keep, some surnames, what OpenCC cannot carry.

A hidden character leaves another one in its place, so that every offset holds and no phrase is read across it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from jiaokan.grammar.characters import HAN
from jiaokan.script.person import surnames
from jiaokan.script.separator import separators
from jiaokan.text import re

_ADDRESS = re.compile(rf"(?:https?|ftp)://[!-~]+(?:(?<=[/=?&#_-])[{HAN}]+(?:[!-~]+|(?=\s|\Z)))*")
"""A web address, with Han in its path if the address goes on after it or ends there (RFC 3987)."""
_UNCARRIED = r"[\0\ud800-\udfff]"
_MASK = "\1"
"""Of ASCII, which is passed over quicker than other characters; if the string has it, another one is taken."""


class Masked(NamedTuple):
    """A string with what is hidden replaced by `mask`, which is not in the string."""

    string: str
    hidden: tuple[tuple[int, str], ...]
    mask: str

    def restore(self, converted: str) -> str:
        """A string of the same length, with the hidden characters back in their places."""
        if not self.hidden:
            return converted
        parts: list[str] = []
        done = 0
        for place, text in self.hidden:
            parts += converted[done:place], text
            done = place + len(text)
        return "".join([*parts, converted[done:]])


def hide(string: str, keep: Iterable[str] = (), people: Iterable[str] = ()) -> Masked:
    """The string with all hidden that must stay as it is; of two names that overlap, the one that starts first and is longest."""
    if not keep and not people and _carried(string):
        if "://" not in string:
            return Masked(string, (), "")
        found = _ADDRESS.finditer(string)
    else:
        names = sorted({name for name in keep if name}, key=lambda name: (-len(name), name))
        found = re.finditer("|".join([_ADDRESS.pattern, _UNCARRIED, *map(re.escape, names), *surnames(people)]), string)
    mask = _MASK if _MASK not in string else separators(string, 1)[0]
    parts, hidden, done = list[str](), list[tuple[int, str]](), 0
    for match in found:
        start, end = match.span()
        hidden.append((start, match[0]))
        parts += string[done:start], mask * (end - start)
        done = end
    return Masked("".join([*parts, string[done:]]), tuple(hidden), mask)


def _carried(string: str) -> bool:
    """Whether OpenCC can carry the string; asked of every string, so that it may not walk through it in Python."""
    if "\0" in string:
        return False
    try:
        string.encode()
    except UnicodeEncodeError:  # a lone surrogate
        return False
    return True
