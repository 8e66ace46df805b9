"""The blanks of a page's source, and which of them mean something (CSS Text 3, 4.1)."""

from __future__ import annotations

from jiaokan.grammar.characters import HAN, NARROW, WIDE
from jiaokan.text import re

LEAD = re.compile(r"(?:[\u3000\xa0]|&(?:nbsp|ensp|emsp|#160|#12288);)+")
"""Blanks that indent a line; a heading has its mark instead."""
SPACE = re.compile(r"[ \t\n\f\r]+")
EAST_ASIAN = re.compile(f"[{HAN}{WIDE}{NARROW}]")
INDENT = "\u3000\u3000"
"""How a paragraph begins that was typed with its indent; no source is wrapped so."""


def parts_paragraphs(source: str, start: int, end: int) -> bool:
    """Whether a blank of a source has a line break and an indent behind it, so that who wrote the page began a paragraph."""
    return source.startswith(INDENT, end) and "\n" in source[start:end]


def is_wrap(source: str, start: int, end: int, before: str, after: int) -> bool:
    """Whether a blank is a line break between two characters between which no script has a blank.

    Args:
        source: of a page.
        start: where the blank begins, in code points.
        end: where it ends.
        before: what is shown before it.
        after: the place of what is shown behind it.
    """
    return "\n" in source[start:end] and EAST_ASIAN.match(before) is not None and EAST_ASIAN.match(source, after) is not None
