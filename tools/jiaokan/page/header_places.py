"""Where a sheet says what its header says without being the header there: a sheet has its header once."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from jiaokan.page.page_cut import Cuts
from jiaokan.page.page_numbers import Unit, mirrored


def header_places(said: Sequence[Unit], feeds: Sequence[int], edges: set[int], cuts: Cuts) -> set[Unit]:
    """The places of headers, without those below the first of their sheet, where form feeds show the sheets: who signs, the name of a form.

    A footer stands at the end of its sheet, and what was put in by a second column cuts a sentence.

    Args:
        said: where lines say what a header says, in order.
        feeds: the first lines of the sheets but the first one.
        edges: the lines that are known to be furniture.
        cuts: tells which lines stand in the middle of a sentence.
    """
    found: set[Unit] = set()
    above: set[tuple[str, int]] = set()
    ends = {row - 1 for row in (*feeds, *edges)}
    for unit in said:
        place = mirrored(unit.key), bisect_right(feeds, unit.row)
        if not feeds or place not in above or unit.row in ends or cuts.at(unit.row):
            found.add(unit)
        above.add(place)
    return found
