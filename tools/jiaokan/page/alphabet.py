"""The rare characters of a text, each once, so that a pass that looks for one of them need not search every text whole."""

from __future__ import annotations

from functools import lru_cache

from jiaokan.grammar.characters import COMMON_HAN
from jiaokan.text import re

COMMON = f"\n -~{COMMON_HAN}\u3000-\u3011“”‘’…—，：；？！（）"
"""What nearly all text is written with; no pass looks for one of these as a sign of damage."""
LEAST_LISTED_CHARACTERS, LISTED_ONCE_SHARE = 100, 0.95
"""Lines of one character that a list of characters has at least, and the part of them that differ; text set upright says the same again."""
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


@lru_cache(maxsize=1)
def lists_characters(text: str) -> bool:
    """Whether a text is a list of characters, one a line and each once, as programs keep them: then each is meant as it stands."""
    lines = [line for line in map(str.strip, text.split("\n")) if line]
    single = [line for line in lines if len(line) == 1]
    return len(single) >= LEAST_LISTED_CHARACTERS and 2 * len(single) >= len(lines) and len(set(single)) >= LISTED_ONCE_SHARE * len(single)
