"""A text as the tables and patterns of the tools read it: in Simplified script, character for character."""

from __future__ import annotations

import re

from jiaokan.script.conversion import convert

_TRADITIONAL = re.compile("[國會為與個對長開業東門們說這學發後來時關車馬問號條辦規]")


def simplified(string: str) -> str:
    """A string in Simplified script if it has characters that only Traditional text has, else itself; offsets stay.

    Args:
        string: any string; the tables of names, numbers and words are in Simplified script.
    """
    return convert(string, "zh-Hans") if _TRADITIONAL.search(string) else string
