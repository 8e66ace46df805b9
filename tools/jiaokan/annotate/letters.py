"""The letters of a text: its characters without punctuation and blanks, each knowing where it stands.

Two passages are the same where their letters are; a comma more or less is no difference between parallel passages.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass

from jiaokan.text import re

_LETTERS = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Letters:
    """The letters of a document's blocks in a row."""

    string: str
    places: Sequence[int]
    """For each letter its place in its block, in code points."""
    blocks: Sequence[int]
    """For each letter the index of its block."""

    @classmethod
    def of(cls, texts: Sequence[str]) -> Letters:
        """The letters of these blocks, in lower case where case is kept one to one."""
        parts: list[str] = []
        places, blocks = array("I"), array("I")
        for index, text in enumerate(texts):
            for match in _LETTERS.finditer(text):
                parts.append(match[0])
                places.extend(range(match.start(), match.end()))
                blocks.extend([index] * len(match[0]))
        return cls("".join(parts), places, blocks)
