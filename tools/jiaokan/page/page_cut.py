"""Whether a sentence is cut where a line stands, as one is at the end of a page, and never at the end of a section.

A page ends where it is full, a section where its last sentence does. So the numbers and headers of pages stand, some of them at least,
between a line that breaks off and the line that goes on with it; the numbers of sections, stanzas and exercises never do.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from jiaokan.grammar.label import may_start_block
from jiaokan.grammar.stop import CLOSERS, ends_sentence
from jiaokan.page.line import Line
from jiaokan.page.region import Region, regions
from jiaokan.text import re

CLAUSE = re.compile(r"[，；。]")
NARROWEST_LINE_COLUMNS = 16
"""Columns of a line of text that a page may end with."""
PROSE_COLUMNS = 40
"""Columns of a line that may be one of wrapped prose where no measure is known."""
SHORTFALL_COLUMNS = 8
"""Columns by which a full line may be narrower than the measure."""
FURNITURE_LINES = 3
"""Lines of furniture that stand together at the edge of a page at most."""
ALIKE_COLUMNS = 4
"""Columns by which two full lines differ at most where no measure is known."""
STOPPED_SHARE = 0.7
"""Where at least this part of the long lines of a text ends sentences, one that does not breaks off; lines of slides end none."""


def cuts_sentence(rows: Sequence[Line], regions: Sequence[Region], first: int, last: int, stopped: bool = True) -> bool:
    """Whether a sentence goes on over the lines from `first` to `last`, which are no part of it.

    Args:
        rows: the lines of a text that are not blank.
        regions: how each was set.
        first: the number of the first line in between.
        last: the number of the last one.
        stopped: whether lines of the text that end without a stop are few, so that one of no known measure breaks off.
    """
    if first < 1 or last + 1 >= len(rows):
        return False
    before, after = rows[first - 1], rows[last + 1]
    if (
        ends_sentence(before.text)
        or before.text[-1] in CLOSERS
        or before.text[-1] == "—"
        or may_start_block(after.text)
        or before.width < NARROWEST_LINE_COLUMNS
    ):
        return False
    if after.indent > before.indent + 1 or after.text.isdigit():
        return False
    if before.text[-1] in "，、" and any(rows[index].text.isdigit() for index in range(first, last + 1)) and first < last:
        return True  # a number and a header together, in the middle of a clause
    if measure := regions[first - 1].measure:
        return before.width >= measure - SHORTFALL_COLUMNS
    return (
        before.width >= PROSE_COLUMNS
        and CLAUSE.search(before.text) is not None
        and (_is_full(rows, first - 1, stopped) or (stopped and after.width <= before.width + ALIKE_COLUMNS))
    )


def _is_full(rows: Sequence[Line], row: int, stopped: bool) -> bool:
    """Whether a line of no known measure is as wide as the one above it, which ends no sentence either.

    Where lines have no stops anyway, two lines are above it, or one that is just as wide.
    """
    short: list[int] = []
    for above in rows[max(0, row - 2) : row][::-1]:
        if ends_sentence(above.text) or abs(above.width - rows[row].width) > ALIKE_COLUMNS:
            break
        short.append(abs(above.width - rows[row].width))
    return bool(short) and (stopped or len(short) > 1 or not short[0])


class Cuts:
    """Where the sentences of a text are cut by lines that may be furniture of a page."""

    def __init__(self, rows: Sequence[Line]) -> None:
        """Take the lines of a text that are not blank."""
        self.rows = tuple(rows)
        counts = Counter(row.text for row in self.rows)
        self.loose = {index for index, row in enumerate(self.rows) if row.text.isdigit() or counts[row.text] > 1}
        """The lines that may stand beside furniture as furniture: numbers, and what comes again."""
        self.known: dict[int, bool] = {}
        self.whole: tuple[tuple[Region, ...], bool] | None = None

    def seen(self) -> tuple[tuple[Region, ...], bool]:
        """How each line was set, and whether most long lines end with stops, those above what may be furniture aside.

        Where they do each is a paragraph, and no point of a slide. It is asked for only where something may be furniture.
        """
        if self.whole is None:
            texts = [row.text for place, row in enumerate(self.rows, 1) if row.width >= PROSE_COLUMNS and place not in self.loose]
            self.whole = regions(self.rows), sum(map(ends_sentence, texts)) >= STOPPED_SHARE * len(texts)
        return self.whole

    def at(self, row: int) -> bool:
        """Whether a sentence is cut by a line, with the other loose lines around it."""
        if row not in self.known:
            first = last = row
            while first - 1 in self.loose and row - first < FURNITURE_LINES:
                first -= 1
            while last + 1 in self.loose and last - row < FURNITURE_LINES:
                last += 1
            around, stopped = self.seen()
            self.known[row] = cuts_sentence(self.rows, around, first, last, stopped)
        return self.known[row]

    def at_feed(self, row: int) -> bool:
        """Whether a sentence is cut by the form feed before a line, or by what may be furniture on either side of it."""
        around, stopped = self.seen()
        return self.at(row) or self.at(row - 1) or cuts_sentence(self.rows, around, row, row - 1, stopped)

    def page_ends(self, row: int) -> bool:
        """Whether a form feed stands before or after a line, or a sentence is cut there."""
        return self.rows[row].page or (row + 1 < len(self.rows) and self.rows[row + 1].page) or self.at(row)
