"""What differs between two texts, for a reader: labels, numbers and words are whole, and one letter in common parts no two changes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from jiaokan.anchor.rewording import Rewording
from jiaokan.grammar.label import LABEL
from jiaokan.grammar.numeral import ORDINAL
from jiaokan.text import re

LEAST_COMMON_CHARACTERS = 2
"""How many code points two texts must have in a row for them to part two changes: a letter that both happen to have parts nothing."""
LONGEST_COMPARED_CHARACTERS = 2000
"""From this number of code points on, what differs is one change: looking for what it has in common would take too long."""
_UNIT = re.compile(rf"{LABEL.pattern}|[{ORDINAL}]+|[0-9]+(?:[.,:/][0-9]+)*|[A-Za-z]+|(?s:.)")
"""What a change takes whole: a label (第十一条), a number, a word in Latin letters, any other character."""


def differences(old: str, new: str) -> Iterator[Rewording]:
    """What makes the new text of the old one, change by change, none of which cuts a label, a number or a Latin word in two.

    Args:
        old: a text.
        new: another one.

    Yields:
        The changes in order; their places are code points of the old text.
    """
    one, two = _UNIT.findall(old), _UNIT.findall(new)
    if max(len(old), len(new)) > LONGEST_COMPARED_CHARACTERS:
        head = _alike(one, two)
        tail = _alike(one[head:][::-1], two[head:][::-1])
        alike = [(0, 0, head), (len(one) - tail, len(two) - tail, tail), (len(one), len(two), 0)]
    else:
        alike = list(SequenceMatcher(None, one, two, autojunk=False).get_matching_blocks())
    at, start = 0, (0, 0)
    for place, to, size in alike:
        common = "".join(one[place : place + size])
        ends = place == 0 or place + size == len(one)
        if not ends and len(common) < LEAST_COMMON_CHARACTERS:
            continue
        gone, come = "".join(one[start[0] : place]), "".join(two[start[1] : to])
        if gone or come:
            yield Rewording(at, gone, come)
        at += len(gone) + len(common)
        start = place + size, to + size


def _alike(one: Sequence[str], two: Sequence[str]) -> int:
    """How many are the same at the beginning."""
    return next((place for place, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two)))
