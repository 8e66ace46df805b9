"""What a headline never has: the length of a paragraph, or a mark that ends a sentence or a clause."""

from __future__ import annotations

from jiaokan.grammar.stop import ends_sentence


def is_short(line: str, limit: int = 60) -> bool:
    """Whether the line may be a headline: no longer than `limit` code points, no full stop inside or at its end."""
    return len(line) <= limit and not ends_sentence(line) and "。" not in line and "；" not in line
