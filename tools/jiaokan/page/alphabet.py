"""The characters that a text is written with, each once: a pass that looks for rare ones need not look through every text for them."""

from __future__ import annotations

import re
from functools import lru_cache


@lru_cache(maxsize=1)
def alphabet(text: str) -> str:
    """Every character of a text, once, in no order; remembered, since one pass after the other asks."""
    return "".join(set(text))


def holds(text: str, characters: re.Pattern[str]) -> bool:
    """Whether one of the characters stands in the text; the pattern is one class of characters, so that places do not matter."""
    return characters.search(alphabet(text)) is not None
