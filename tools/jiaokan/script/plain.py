"""A text as the tables and patterns of the tools read it: in Simplified script, character for character."""

from __future__ import annotations

from jiaokan.script import telling
from jiaokan.script.conversion import convert


def simplified(string: str) -> str:
    """A string in Simplified script if it has characters that only Traditional text has, else itself; offsets stay.

    Args:
        string: any string; the tables of names, numbers and words are in Simplified script.
    """
    return convert(string, "zh-Hans") if telling.traditional().search(string) else string
