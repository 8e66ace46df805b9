"""The marks that end, open and close, and whether a string ends like a sentence (GB/T 15834—2011; W3C CLREQ, line breaking)."""

from __future__ import annotations

STOPS = frozenset("。！？；：…!?;:.．")
"""Marks that can end a paragraph, once closing marks are put aside (GB/T 15834—2011, 点号)."""
CLOSERS = frozenset("”’）》」』】〕〉)\"'")
OPENERS = frozenset("（《“‘「『【〔〈(")
NON_STARTERS = frozenset("，。、；：？！）》」』】〕〉％%…,;?!)")
"""Marks that no typesetter puts at the start of a line (W3C CLREQ, line start prohibition), so a line that has one there was cut."""
NO_FIRST = NON_STARTERS | frozenset("”’")


def ends_sentence(string: str) -> bool:
    """Whether a string ends like a sentence or a clause that may end a paragraph."""
    index = len(string) - 1
    while index >= 0 and string[index] in CLOSERS:
        index -= 1
    return index >= 0 and string[index] in STOPS
