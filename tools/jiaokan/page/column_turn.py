"""Which of two columns is read first, once the lines of a page are parted.

An extractor goes from left to right, and a title over both columns looks like a line of the first one; what the columns count by, and what
stands before, between and behind them, tells which is which.
"""

from __future__ import annotations

from collections.abc import Sequence

from jiaokan.grammar.label import may_start_block
from jiaokan.grammar.stop import ends_sentence
from jiaokan.page.column_order import FULL_ROOM_COLUMNS, UNLIKELY_WEIGHT, PageLines
from jiaokan.page.line import Line
from jiaokan.page.outline import counts_on
from jiaokan.text import re

SECOND_FIRST_WEIGHT = 4.0
"""By how much better all must follow for the column to be read first that the extractor put second."""
NUMBER = re.compile(r"[〔\[［(（][12][0-9]{3}[〕\]］)）][0-9]{1,4}[号號]$")
"""The number of a document, which stands below its title."""


def columns(page: PageLines, second: Sequence[bool]) -> tuple[list[Line], list[Line]]:
    """The lines of each column."""
    first, other = ([line for line, is_second in zip(page.lines, second, strict=True) if is_second is one] for one in (False, True))
    return first, other


def turned(page: PageLines, second: list[bool], before: Line | None, after: Line | None) -> list[bool]:
    """The parting with the column that an extractor put first read second, if that is so.

    It is, if only the other one counts on, if only the other one begins with a title of an official document,
    or if what stands before, between and behind the columns follows far better. The title over both columns stays the first line.

    Args:
        page: the lines.
        second: for each line whether it is in the second column.
        before: the last line of the page before; none if the text begins here.
        after: the first line of the page behind; none if the text ends here.
    """
    first, other = columns(page, second)
    if not first or not other:
        return second
    title = before is None and len(first) > 1 and not ends_sentence(first[0].text) and not may_start_block(first[0].text)
    one, two = counts_on(first, other), counts_on(other, first)
    if one is two:
        one, two = (any(NUMBER.search(line.text) for line in column[:4]) for column in (first, other))
    if one is two:
        left = first[1:] if title and page.follows(*first[:2]) <= 0 else first  # what goes on from it is no title
        then, now = _read(page, before, other, left, after), _read(page, before, left, other, after)
        two = then > UNLIKELY_WEIGHT and then - now >= SECOND_FIRST_WEIGHT
        one = not two
    if one or not two:
        return second
    return [False if index == 0 and title else not is_second for index, is_second in enumerate(second)]


def _read(page: PageLines, before: Line | None, one: Sequence[Line], two: Sequence[Line], after: Line | None) -> float:
    """How well one column follows what stands before the page, another one that, and what stands behind the page that one."""
    begun = page.follows(before, one[0]) if before else UNLIKELY_WEIGHT * _goes_on(page, one[0])
    ended = page.follows(two[-1], after) if after else UNLIKELY_WEIGHT * _is_cut(page, two[-1])
    return begun + page.follows(one[-1], two[0]) + ended


def _goes_on(page: PageLines, line: Line) -> bool:
    """Whether a line is no first line of a paragraph, where these are known by their widths."""
    return page.indents and line.width > page.measure - 3 and not may_start_block(line.text)


def _is_cut(page: PageLines, line: Line) -> bool:
    """Whether a line fills its measure and ends no sentence."""
    return line.width >= page.measure - FULL_ROOM_COLUMNS and not ends_sentence(line.text)
