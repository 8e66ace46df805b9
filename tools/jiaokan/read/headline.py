"""What a headline never has: the length of a paragraph, or a mark that ends a sentence or a clause."""

from __future__ import annotations

from jiaokan.grammar.characters import HAN
from jiaokan.grammar.stop import ends_sentence
from jiaokan.text import re

WIDE_STOP = re.compile(f"(?<=[{HAN}])．(?=[{HAN}])")
"""The full stop of those who write no 。; in a line without commas it may be the dot of a name."""


def is_short(line: str, limit: int = 60) -> bool:
    """Whether the line may be a headline: no longer than `limit` code points, no full stop inside or at its end."""
    stopped = "。" in line or "；" in line or ("，" in line and WIDE_STOP.search(line) is not None)
    return len(line) <= limit and not ends_sentence(line) and not stopped
