"""The dot between the parts of a foreign name or of a date is the middle dot U+00B7 (GB/T 15834—2011, 4.14).

Bullets and the katakana dot look like it and are typed for it; a bullet at the start of a line is a bullet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jiaokan.grammar.characters import HAN
from jiaokan.text import Edit

DOT = re.compile(f"[•‧・･∙⋅●](?<=[{HAN}].)(?=[{HAN}])")


def find(text: str) -> Iterator[Edit]:
    """A dot of another kind between two Han characters becomes ·"""
    for match in DOT.finditer(text):
        yield Edit(match.start(), match.end(), "·", "middle-dot")
