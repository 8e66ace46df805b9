"""Lines that a column, a page or an extractor broke inside a paragraph are joined.

See `jiaokan.page.boundary.goes_on` for how a break is known from the end of a paragraph.
Between two Chinese characters or marks a join leaves nothing, between two Latin words one space (W3C CLREQ; UAX #14).
Lines that are still narrower than any column when they are joined are judged again, so that a text in very short lines is joined at once.
"""

from __future__ import annotations

from collections.abc import Iterator

from jiaokan.grammar.dateline import is_dateline
from jiaokan.grammar.label import is_label
from jiaokan.page.boundary.goes_on import Judged, verdicts
from jiaokan.page.line import glue, lines
from jiaokan.page.region import NARROWEST_COLUMNS
from jiaokan.text import Doubt, Edit


def find(text: str) -> Iterator[Edit | Doubt]:
    """Drop the line break between two lines of one paragraph; a form feed between them is a page break."""
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
