"""Whether a line of prose goes on in the next one where too few lines are full to show a measure.

A short notice has two or three full lines among items of a line each. No measure is believed there, but a sentence still does not end
without its stop: a long line with a clause inside that breaks off in mid-phrase goes on in the next line,
if the lines around are about as long, for where whole paragraphs stand on one line each nothing was wrapped.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from jiaokan.layout import HEAD, LABEL, Line, ends_sentence, may_start_block
from jiaokan.region import PHRASE_ENDS

REACH = 6
"""How many lines on either side are looked at."""
SHORTEST = 36
"""Columns of a line that may have been wrapped."""
SHORTFALL = 20
"""How much shorter it may be than the longest line around."""
CLAUSE = re.compile(r"[，；：。]")


def breaks_off(rows: Sequence[Line], index: int) -> bool:
    """Whether a line breaks off in mid-phrase and the next one goes on with it."""
    before, after = rows[index], rows[index + 1]
    if before.width < SHORTEST or after.gap or after.page or may_start_block(after.text) or before.text[-1] in PHRASE_ENDS:
        return False
    head = HEAD.match(before.text) or LABEL.match(before.text)
    if not CLAUSE.search(before.text, head.end() if head else 0):
        return False
    around = rows[max(0, index - REACH) : index + REACH + 1]
    longest = max(row.width for row in around)
    return longest <= before.width + SHORTFALL and (ends_sentence(after.text) or after.width >= longest - SHORTFALL)
