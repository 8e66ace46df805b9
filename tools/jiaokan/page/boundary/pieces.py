"""Lines of a page of which an extractor made two where a mark was squeezed: their pieces fill a line together.

Now and then two lines of a list do so by chance. Where most lines that end with a comma before their measure do, an extractor cut them.
"""

from __future__ import annotations

from collections.abc import Sequence

from jiaokan.grammar.label import may_start_block
from jiaokan.grammar.stop import ends_sentence
from jiaokan.page.line import Line, first_unit, slack
from jiaokan.page.region import INDENT_COLUMNS, Region

SQUEEZED = "，、"
"""Marks behind which lines are cut so."""
LEAST_PIECES_TIMES, PIECES_SHARE = 3, 0.6
"""How many of the lines that end with one before their measure are pieces at least, and which part of them."""


def are_split(rows: Sequence[Line], around: Sequence[Region]) -> bool:
    """Whether an extractor cut lines of a text behind marks.

    Args:
        rows: the lines of the text that are not blank.
        around: how each was set.
    """
    asked, filled = 0, 0
    for before, after, following, region in zip(rows, rows[1:], rows[2:], around, strict=False):
        if before.text[-1] in SQUEEZED and region.measure:
            room = region.measure - before.width
            if room >= first_unit(after.text) + slack(before):
                asked += 1
                filled += fill_line(before, after, following, room)
    return filled >= max(LEAST_PIECES_TIMES, PIECES_SHARE * asked)


def fill_line(before: Line, after: Line, following: Line, room: int) -> bool:
    """Whether two pieces fill one line of the page together, so that the beginning of the next line had no room.

    Args:
        before: the first piece.
        after: the second one.
        following: the line below.
        room: the columns that the first piece leaves of the measure; the indent of a first line may be lost.
    """
    if before.text[-1] not in SQUEEZED or after.gap or after.page or following.gap or following.page:
        return False
    if ends_sentence(after.text) or after.indent or following.indent or may_start_block(after.text):
        return False
    need = first_unit(following.text) + slack(after)
    left = room - after.width
    return -slack(after) <= left < need or -slack(after) <= left - INDENT_COLUMNS < need
