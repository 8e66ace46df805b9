"""The rare characters of a text, each once, so that a pass that looks for one of them need not search every text whole."""

from __future__ import annotations

from functools import lru_cache

from jiaokan.grammar.characters import COMMON_HAN
from jiaokan.text import re

COMMON = f"\n -~{COMMON_HAN}\u3000-\u3011“”‘’…—，：；？！（）"
"""What nearly all text is written with; no pass looks for one of these as a sign of damage."""
RARE = re.compile(f"[^{COMMON}]")


@lru_cache(maxsize=1)
def rare(text: str) -> str:
    """Every other character of a text, once, in no order; remembered, since one pass after the other asks."""
    return "".join(set(RARE.findall(text)))


def holds(text: str, characters: re.Pattern[str]) -> bool:
    """Whether one of the characters stands in the text.

    Args:
        text: the text.
        characters: one class of characters, none of them in `COMMON`.
    """
    return characters.search(rare(text)) is not None
