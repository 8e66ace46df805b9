"""How a line ends: what closes a sentence, and what a headline never has."""

from __future__ import annotations

STOPS = "。！？；：…!?;:.．"
CLOSERS = "”’」』）)》〉】"


def is_stopped(line: str) -> bool:
    """Whether the line ends with a mark that closes a sentence or a clause, closing quotation marks and brackets left out."""
    bare = line.rstrip(CLOSERS)
    return bool(bare) and bare[-1] in STOPS


def is_sentence(line: str) -> bool:
    """Whether the line ends a sentence: 。！？… and not only a clause."""
    bare = line.rstrip(CLOSERS)
    return bool(bare) and bare[-1] in "。！？…!?"


def is_short(line: str, limit: int = 60) -> bool:
    """Whether the line may be a headline: no longer than `limit` code points, no full stop inside or at its end."""
    return len(line) <= limit and not is_stopped(line) and "。" not in line and "；" not in line
