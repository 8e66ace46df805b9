"""A text as the tables and patterns of the tools read it: in Simplified script, character for character."""

from __future__ import annotations

from functools import lru_cache
from itertools import groupby

from jiaokan.script import telling
from jiaokan.script.conversion import convert


@lru_cache(maxsize=2)
def simplified(string: str) -> str:
    """A string in Simplified script where its lines have characters that only Traditional text has, else itself; offsets stay.

    Args:
        string: any string; the tables of names, numbers and words are in Simplified script.
    """
    told = telling.traditional().search
    if not told(string):
        return string
    runs = groupby(string.splitlines(keepends=True), key=lambda line: told(line) is not None)
    return "".join(convert("".join(lines), "zh-Hans") if full else "".join(lines) for full, lines in runs)
