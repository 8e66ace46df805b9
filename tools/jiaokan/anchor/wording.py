"""What of a block's words is compared: not their width, blanks, marks or leading label, which a cleaning or a renumbering changes.

`(一)谋势` and `（一）谋势` are one text, and so are `第四章 法律责任` and `第五章 法律责任`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise, repeat
from unicodedata import normalize

from jiaokan.grammar.numeral import ORDINAL

_NUMBER = rf"(?:[{ORDINAL}]{{1,7}}|[0-9]{{1,4}})"
_PART = re.compile(rf"第{_NUMBER}(?:[编編章節节]|部分)")
_LABELS = re.compile(
    rf"(?:第{_NUMBER}(?:[编編章節节條条款項项](?:之[{ORDINAL}]{{1,3}})?|部分)|\({_NUMBER}\)|[{ORDINAL}]{{1,3}}、"
    r"|[0-9]{1,3}(?:\.[0-9]{1,3}){0,4}[、.)](?![0-9])|[①-⓿❶-➓])+"
)
"""Leading labels in the order of GB/T 9704—2012 §7.3.3 and of a law, as NFKC writes them (which makes （一） of ㈠ and 1. of ⒈)."""


@dataclass(frozen=True)
class Wording:
    """The words of one block, made ready to be compared."""

    text: str
    """All letters and digits, in their NFKC form; of a block that has none, all that is not blank."""
    words: str
    """The same without leading labels, unless nothing else is there."""
    part: bool
    """Whether it begins with the label of a chapter or the like: then it is a heading, and no heading became an article."""
    pairs: Counter[str]
    """The pairs of neighbouring characters of `words`, with how often each stands there."""
    size: int
    """How many pairs there are, at least one."""

    @classmethod
    def of(cls, text: str) -> Wording:
        """The words of a block."""
        plain = "".join(normalize("NFKC", text).split())
        label = _LABELS.match(plain)
        whole = _letters(plain)
        words = _letters(plain[label.end() :]) if label is not None else whole
        words = words or whole
        pairs = Counter(map("".join, pairwise(words))) if len(words) > 1 else Counter([words])
        return cls(whole, words, _PART.match(plain) is not None, pairs, pairs.total())


def wordings(texts: Iterable[str]) -> list[Wording]:
    """The words of each block."""
    return [Wording.of(text) for text in texts]


def common(one: Wording, two: Wording) -> int:
    """How many pairs of characters both have."""
    few, many = sorted((one.pairs, two.pairs), key=len)
    return sum(map(min, few.values(), map(many.get, few, repeat(0))))


def _letters(text: str) -> str:
    return "".join(char for char in text if char.isalnum()) or text
