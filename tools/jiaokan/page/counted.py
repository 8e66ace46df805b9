"""Whether the lines of a text were cut after so many characters, as programs that know nothing of columns cut them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from jiaokan.page.line import Line
from jiaokan.page.region import NARROWEST_COLUMNS

COUNTED_LINES, COUNTED_SHARE = 8, 0.4
"""Lines of one length at least, and their part of all that a measure could hold, in a text that was cut by number of characters."""


def counted(lines: Sequence[Line]) -> int:
    """The code points after which a program that counted characters cut every line; 0 where the text was not cut so.

    A page sets letters and figures narrower, so there the lines that hold some have more characters than those that hold none.
    """
    sizes = Counter(len(line.text) for line in lines if line.width >= NARROWEST_COLUMNS)
    if not sizes:
        return 0
    longest = max(sizes)
    size = max((longest - 1, longest), key=lambda one: sizes[one])
    cut = sizes[size] + (sizes[longest] if size < longest else 0)  # a mark may hang behind the last character
    if sizes[size] < COUNTED_LINES or cut < COUNTED_SHARE * sizes.total():
        return 0
    return size
