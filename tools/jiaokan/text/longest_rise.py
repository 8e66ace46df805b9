"""What of a row that was put in another order can be said to have stayed in place: its longest rising part."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence


def longest_rise(row: Sequence[int]) -> list[int]:
    """The indexes of a longest rising part of a row of different numbers: what stays in place when the rest moves."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = [-1] * len(row)
    for index, value in enumerate(row):
        place = bisect_left(ends, value)
        before[index] = last[place - 1] if place else -1
        ends[place : place + 1] = [value]
        last[place : place + 1] = [index]
    found: list[int] = []
    index = last[-1] if last else -1
    while index >= 0:
        found.append(index)
        index = before[index]
    return found[::-1]
