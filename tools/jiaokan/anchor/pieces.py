"""Which texts stand whole within others: what a new extraction joined or parted is found again for certain, where likeness would ask.

The texts are walked over once; where a stretch of `LEAST` code points begins a text that is looked for, the rest is compared.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

LEAST = 16
"""How many code points a text has that can only be itself; shorter ones may stand anywhere by chance."""


def contained(wanted: Mapping[int, str], texts: Sequence[str]) -> dict[int, int]:
    """For each wanted text that stands whole in one place, and in no other, the text in which it does.

    Args:
        wanted: what is looked for, by any numbers; what is shorter than `LEAST`, or has a line break, is not.
        texts: where it is looked for.
    """
    beginnings: dict[str, list[int]] = {}
    for number, text in wanted.items():
        if len(text) >= LEAST and "\n" not in text:
            beginnings.setdefault(text[:LEAST], []).append(number)
    places: dict[int, list[int]] = {}
    for index, text in enumerate(texts):
        for at in range(len(text) - LEAST + 1) if beginnings else ():
            for number in beginnings.get(text[at : at + LEAST], ()):
                if len(places.get(number, ())) < 2 and text.startswith(wanted[number], at):
                    places.setdefault(number, []).append(index)
    return {number: found[0] for number, found in places.items() if len(found) == 1}


def largest(inside: Mapping[int, int], texts: Mapping[int, str]) -> dict[int, tuple[int, int]]:
    """For each text that holds others the largest of them, and how many code points all of them have together."""
    found: dict[int, tuple[int, int]] = {}
    for number, holder in inside.items():
        size = len(texts[number])
        best, total = found.get(holder, (number, 0))
        found[holder] = (number if size > len(texts[best]) else best, total + size)
    return found
