"""Classes of characters, written to stand inside the square brackets of a regular expression.

What is Han and what is full-width decides about spaces and punctuation everywhere, so it is said once.
The ranges are those of the Unicode blocks; curly quotation marks, the ellipsis, the dash and the middle dot stand apart,
because Latin text uses the same characters (Unicode calls their width ambiguous).
"""

from __future__ import annotations

from jiaokan.text import re

HAN = "々〇\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Ideographs, with the iteration mark and the ideographic zero."""
COMMON_HAN = "\u4e00-\u9fff"
"""The ideographs that nearly all text is written with: where a run of others says that it was read wrongly."""
WIDE = "、。〈-】〔-〟！-／：-＠［-｀｛-､"
"""Marks that only East Asian text uses: 、。《》「」【】〔〕 and the full-width forms of ASCII marks."""
NARROW = "“”‘’…—·"
"""Marks that Chinese and Latin text share."""
BLANK = " \t\u3000"
"""What is left of blanks once the other kinds were made plain."""

_HAN = re.compile(f"[{HAN}]")


def is_han(char: str) -> bool:
    """Whether a character is an ideograph."""
    return "\u4e00" <= char <= "\u9fff" or _HAN.match(char) is not None
