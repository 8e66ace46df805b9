"""The marks that end, open and close, and whether a string ends like a sentence (GB/T 15834—2011; W3C CLREQ, line breaking)."""

from __future__ import annotations

STOPS = frozenset("。！？；：…⋯!?;:.．")
"""Marks that can end a paragraph, once closing marks are put aside (GB/T 15834—2011, 点号)."""
CLOSERS = frozenset("”’）》」』】〕〉)]\"'")
OPENERS = frozenset("（《“‘「『【〔〈(")
PHRASE_ENDS = STOPS | frozenset("，、,—") | CLOSERS | OPENERS
"""What a phrase ends or begins with: a line whose last character is none of these was left in mid-phrase."""
NON_STARTERS = frozenset("，。、；：？！）》」』】〕〉％%…,;?!)")
"""Marks that no typesetter puts at the start of a line (W3C CLREQ, line start prohibition), so a line that has one there was cut."""
NO_FIRST = NON_STARTERS | frozenset("”’")


_CLOSING = "".join(sorted(CLOSERS))
FULL_STOPS = STOPS - frozenset("；;：:.．")
"""Marks that end a sentence and not only a clause."""


def ends_sentence(string: str) -> bool:
    """Whether a string ends like a sentence or a clause that may end a paragraph."""
    last = string[-1:]
    return (_last(string) if last in CLOSERS else last) in STOPS


def ends_whole_sentence(string: str) -> bool:
    """Whether a string ends a sentence: 。！？… and not only a clause."""
    return _last(string) in FULL_STOPS


def _last(string: str) -> str:
    """The last character that closes nothing; empty if there is none."""
    return string.rstrip(_CLOSING)[-1:]
