"""Lines of two columns that an extractor has interleaved are put in order, page by page, where the text itself decides it.

Only a text in which many lines cannot follow the line before them is looked at, and only an order in which lines follow each other
as they do in sound text is taken; else the page stays as it is, with a doubt.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from jiaokan.page.column_order import PageLines
from jiaokan.page.column_turn import turned
from jiaokan.page.line import Line, lines
from jiaokan.page.region import measured
from jiaokan.text import Doubt, Edit, Move

LEAST_PAGE_LINES, MOST_PAGE_LINES = 12, 160
"""Lines of a page that is looked at."""
FULL_LINES_SHARE = 0.4
"""The part of a page's lines that are as wide as its columns."""
BREAKS_SHARE = 0.03
"""The part of all lines that cannot follow the line before them, from which a text is looked at."""
DISORDER_WEIGHT = 0.35
"""How well lines follow each other on average (see `column_order`) in a text that is in disorder; sound text has 0.5 to 1.7."""
CERTAIN = ((0.0, 1.5), (0.45, 0.75), (1.0, 0.4), (0.6, 1.5), (0.0, 2.0))
"""How well lines must follow each other in the new order, and how much better than before: one of these, for each line of the page.

The first holds only where blank lines show the columns too; by the last no page in which some lines follow each other is taken.
"""

TO_AND_FRO_SHARE, TO_AND_FRO_WEIGHT = 0.9, 1.3
"""Or so many of the lines, of those behind the first, stand in the other column than the one before, and it is by so much better.

In lines of sound text in no order at all, 101 pages of them, no parting that gained as much went to and fro in more than 0.76.
"""


def find(text: str) -> Iterator[Edit | Move | Doubt]:
    """Move the lines of the second column behind those of the first."""
    rows = lines(text)
    if len(rows) < LEAST_PAGE_LINES:
        return
    pages = list(_pages(rows))
    size = sum(len(page.lines) for page in pages)
    mixed = sum(page.breaks() for page in pages) >= max(3, BREAKS_SHARE * size)
    mixed = mixed and sum(page.value() for page in pages) <= DISORDER_WEIGHT * size
    for page, before, after in zip(pages, [None, *pages], [*pages[1:], None], strict=False):
        yield from _order(page, before, after, mixed, text)


def _pages(rows: tuple[Line, ...]) -> Iterator[PageLines]:
    """The pages whose lines wrap."""
    firsts = [0, *(index for index, row in enumerate(rows) if row.page and index), len(rows)]
    spans = [(first, end) for first, end in pairwise(firsts) if LEAST_PAGE_LINES <= end - first <= MOST_PAGE_LINES]
    around = measured(rows) if spans else ()
    gaps = 0.05 * len(rows) < sum(1 for row in rows if row.gap) < 0.9 * len(rows)
    for first, end in spans:
        measure = Counter([region.measure for region in around[first:end]]).most_common(1)[0][0]
        if measure and sum(1 for row in rows[first:end] if measure - 6 <= row.width <= measure + 3) >= FULL_LINES_SHARE * (end - first):
            yield PageLines(rows[first:end], measure, gaps, rows)


def _order(page: PageLines, before: PageLines | None, after: PageLines | None, mixed: bool, text: str) -> Iterator[Edit | Move | Doubt]:
    """Put the lines of a page in order, if the order is certain; `mixed` says whether those of the text seem to be out of it."""
    rows, size = page.lines, len(page.lines)
    now = page.value() if mixed else 0.0
    second = _parting(page, now) if mixed else None
    if second is not None:
        second = turned(page, second, before.lines[-1] if before else None, after.lines[0] if after else None)
    elif stretch := page.swapped():
        second = [stretch[0] <= index < stretch[1] for index in range(size)]
    else:
        if now < 0:
            yield Doubt(rows[0].start, rows[-1].end, "interleaved-columns")
        return
    end = _page_end(rows[-1], text)
    line_feed = "\n" if not second[-1] and "\n" not in text[rows[-1].end : end] else ""
    yield Edit(end, end, line_feed + "\f", "interleaved-columns")
    for index, row in enumerate(rows):
        if second[index]:
            yield Move(row.start, rows[index + 1].start if index + 1 < size else end, end, "interleaved-columns")


def _parting(page: PageLines, now: float) -> list[bool] | None:
    """Which lines are in the second column, if that is certain."""
    size = len(page.lines)
    value, second = page.part()
    certain = any(value >= order * size and value - now >= gain * size for order, gain in CERTAIN[0 if page.gaps else 2 :])
    fro = sum(1 for one, two in pairwise(second) if one is not two)
    certain = certain or (fro >= TO_AND_FRO_SHARE * (size - 1) and value - now >= TO_AND_FRO_WEIGHT * size)
    return second if certain and 0.2 * size < sum(second) < 0.8 * size else None


def _page_end(row: Line, text: str) -> int:
    """Where the blanks and line feeds after the last line of a page end."""
    end = row.end
    while end < len(text) and text[end] in "\n \t\u3000":
        end += 1
    return end
