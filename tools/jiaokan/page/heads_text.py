"""Whether the first line of a text, which heads its other sheets too, is its title.

The name of a paper heads its sheets as well. A title says what the text below it speaks of, and no other line stands between.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise

from jiaokan.grammar.characters import HAN
from jiaokan.grammar.label import may_start_block
from jiaokan.page.edges import CLAUSE, DATED
from jiaokan.page.line import Line
from jiaokan.text import re

HAN_CHARACTER = re.compile(f"[{HAN}]")
SAID_SHARE = 0.5
"""The part of the pairs of characters in a title that come in its text at least."""


def heads_text(rows: Sequence[Line], furniture: Collection[int]) -> bool:
    """Whether the first line is the title: a sentence or a numbered part follows it, and the text has half of its pairs of characters.

    Args:
        rows: the lines of a text that are not blank.
        furniture: the numbers of those that belong to the sheets.
    """
    if len(rows) < 3 or DATED.search(rows[0].text) or not (may_start_block(rows[1].text) or CLAUSE.search(rows[1].text)):
        return False
    pairs = {one + two for one, two in pairwise(HAN_CHARACTER.findall(rows[0].text))}
    text = "\n".join(row.text for index, row in enumerate(rows) if index not in furniture and row.text != rows[0].text)
    return bool(pairs) and sum(pair in text for pair in pairs) >= SAID_SHARE * len(pairs)
