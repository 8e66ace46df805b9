"""Whether a line or a text is Japanese: it has kana all over, which Chinese only quotes.

Its marks, its full-width figures and its blanks follow other rules (JIS X 4051) and are no slips of a Chinese typist.
"""

from __future__ import annotations

from functools import lru_cache

from jiaokan.grammar.characters import HAN
from jiaokan.text import re

KANA = re.compile("[\u3041-\u3096\u30a1-\u30fa]+")
HAN_RUN = re.compile(f"[{HAN}]+")
LEAST_KANA_CHARACTERS, KANA_SHARE = 100, 0.6
"""Kana of a Japanese text, at least, and how many of them a Han character: headings of such a text have few or none."""
FORM_KANA_SHARE, CHINESE_SHARE = 0.2, 0.025
"""Forms and lists have fewer; then hardly one Han character in forty is a particle of Chinese, which has one in twenty or more."""
PARTICLE = re.compile("[的了是]+")


def is_japanese(line: str) -> bool:
    """Whether a line has more kana than Han characters."""
    return (kana := _count(KANA, line)) > 0 and kana > _count(HAN_RUN, line)


@lru_cache(maxsize=1)
def is_japanese_text(text: str) -> bool:
    """Whether a text as a whole is Japanese, the lines without kana among them."""
    kana = _count(KANA, text)
    if kana < LEAST_KANA_CHARACTERS:
        return False
    han = _count(HAN_RUN, text)
    return kana >= KANA_SHARE * han or (kana >= FORM_KANA_SHARE * han and _count(PARTICLE, text) <= CHINESE_SHARE * han)


def _count(runs: re.Pattern[str], text: str) -> int:
    return sum(map(len, runs.findall(text)))
