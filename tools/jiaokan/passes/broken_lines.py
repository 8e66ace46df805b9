"""Lines that a column, a page or an extractor broke inside a paragraph are joined.

See `jiaokan.page.boundary.goes_on` for how a break is known from the end of a paragraph.
Between two Chinese characters or marks a join leaves nothing, between two Latin words one space (W3C CLREQ; UAX #14).
Lines of a quotation in Markdown are judged without their marks, and the mark of a line that is joined goes with its break.
Lines that are still narrower than any column when they are joined are judged again, so that a text in very short lines is joined at once.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterator

from jiaokan.grammar.dateline import is_dateline
from jiaokan.grammar.label import is_label
from jiaokan.page.boundary.goes_on import Judged, verdicts
from jiaokan.page.line import glue, lines
from jiaokan.page.literal import is_fenced, kept
from jiaokan.page.region import NARROWEST_COLUMNS
from jiaokan.text import Doubt, Edit, re

QUOTED = re.compile(r"(?m)(?:^>(?: [^\n>][^\n]*| ?)(?:\n|$)){2,}", needs=">")
"""Lines of a quotation of the first level below each other (CommonMark 0.31, 5.1)."""


def find(text: str) -> Iterator[Edit | Doubt]:
    """Drop the line break between two lines of one paragraph; a form feed between them is a page break."""
    yield from _in_quotations(text)
    rows = lines(text)
    last = list(range(len(rows)))  # of each line that is left, the last line of `text` that it has
    known: Judged = {}
    while True:
        parts, done, ends, again = [], 0, [], False
        for index, verdict in enumerate(verdicts(text, known)):
            before, after = verdict.before, verdict.after
            if not verdict.joins:
                ends.append(last[index])
                continue
            one, two = rows[last[index]], rows[last[index] + 1]
            new = "\u3000" if is_label(before.text) or is_dateline(before.text) else glue(before.text, after.text)
            bullet = 2 if after.text.startswith("- ") else 0
            yield Edit(one.end, two.start + bullet, new, "page-break" if after.page else "broken-line")
            parts += [text[done : before.end], new]
            done = after.start + bullet
            again |= before.width + after.width < NARROWEST_COLUMNS
        if not again:
            return
        text = "".join([*parts, text[done:]])
        last = [*ends, last[-1]]


def _in_quotations(text: str) -> Iterator[Edit]:
    """Drop the breaks of the lines of a quotation, with the marks behind them."""
    stretches = kept(text) if ">" in text else []
    for block in QUOTED.finditer(text):
        if is_fenced(stretches, block.start()):
            continue
        inner, places = "", list[tuple[int, int]]()
        for line in re.finditer("(?m)^> ?(.*)$", block[0]):
            places.append((len(inner), block.start() + line.start(1)))
            inner += line[1] + "\n"
        for verdict in verdicts(inner):
            if verdict.joins:
                start, end = _outside(places, verdict.before.end), _outside(places, verdict.after.start)
                yield Edit(start, end, glue(verdict.before.text, verdict.after.text), "broken-line")


def _outside(places: list[tuple[int, int]], place: int) -> int:
    """Where a place inside a quotation stands in the text; `places` says where each line starts in both."""
    inner, outer = places[bisect_right(places, (place, math.inf)) - 1]
    return outer + place - inner
