"""Lines that come again because a stretch of the text does, and not as the header of a sheet, which comes again alone."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from jiaokan.page.line import Line

COPIED_LINES = 5
"""A header comes again without its neighbours: of so many lines before and behind it fewer than so many come again with it."""


def is_copied(where: Sequence[int], rows: Sequence[Line]) -> bool:
    """Whether a text comes again mostly because a stretch of the text does.

    Args:
        where: the numbers of the lines that have it, in order.
        rows: the lines of the text that are not blank.
    """
    return 2 * sum(_copied(one, two, rows) for one, two in pairwise(where)) >= len(where) - 1


def _copied(one: int, two: int, rows: Sequence[Line]) -> bool:
    """Whether what stands around a line stands around the other too: more than a sheet repeats is a text that is there twice."""
    around = [step for step in range(-COPIED_LINES, COPIED_LINES + 1) if step and one + step >= 0 and two + step < len(rows)]
    return sum(rows[one + step].text == rows[two + step].text for step in around) >= COPIED_LINES
