"""Lines of a page of which an extractor made several where a mark was squeezed or a script changes: their pieces fill a line together.

Now and then some lines of a list do so by chance, the shorter they are the more often: one of short lines will always end near the measure.
Where most lines that end with a comma before their measure are pieces, and of more runs than chance makes, an extractor cut them;
there a line that ends with a comma goes on though its pieces do not add up, for no paragraph ends so.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, pairwise
from statistics import fmean

from jiaokan.grammar.label import may_start_block
from jiaokan.grammar.stop import CLOSERS, OPENERS, STOPS, ends_sentence
from jiaokan.page.boundary.cut_marks import FIGURE_STARTS
from jiaokan.page.boundary.title_lines import INNER_STOP
from jiaokan.page.line import Line, first_unit, slack
from jiaokan.page.region import INDENT_COLUMNS, Region
from jiaokan.text import re

SQUEEZED = "，、"
"""Marks behind which lines are cut so, and no sentence ends."""
PIECE_ENDS = STOPS | CLOSERS | frozenset(SQUEEZED)
MOST_PIECES = 8
MOST_LOOSE_LINES = 2
"""Lines below each other that end with a comma and do not add up, at most, in a text whose lines were cut so."""
LEAST_PIECES_TIMES, PIECES_SHARE = 3, 0.5
"""How many of the lines that end with a comma before their measure are pieces at least, and which part of them."""
CHANCE_SHARE = 0.5
"""Which part of the full lines found chance may have made: it makes one of so many as there are sums that fill a line, by the mean width
of the pieces."""
LEAST_MEASURE_COLUMNS = 40
"""Half lines of verse fill the measure of whole ones too; no verse is as wide."""
RAGGED_COLUMNS = 8
"""Columns by which a full line may fall short of the measure, so that it says nothing."""
HEADING = re.compile(r"[\[【〔][^\]】〕]*[\]】〕]")
"""A line in brackets is a heading."""
LARGEST_HEADING_SHARE = 0.5
"""Which part of the measure a heading fills at most."""
NARROWEST_UNIT_COLUMNS = 2
"""Columns of one character."""


def pieces(rows: Sequence[Line], around: Sequence[Region]) -> frozenset[int]:
    """The lines of a text that go on in the next one because an extractor made both of one line of the page.

    Args:
        rows: the lines of the text that are not blank.
        around: how each was set.
    """
    found: set[int] = set()
    last: list[int] = []
    chances: list[float] = []
    done = 0
    for index, (before, after) in enumerate(pairwise(rows)):
        if index < done or not _may_be_parts(before, after):
            continue
        comma = before.text[-1] in SQUEEZED
        room = _room(rows, index, around[index].measure)
        if room < first_unit(after.text) + slack(before):
            continue
        end, window = _filled(rows, index, around[index].measure)
        if end and not _may_head(rows, index, around[index].measure) and _run_on(rows[index : end + 1]):
            found.update(range(index, end))
            chances.append(min(1.0, window / fmean(line.width for line in rows[index + 1 : end + 1])))
            done = end
        elif comma and room > RAGGED_COLUMNS:
            last.append(index)
    commas = sum(rows[index].text[-1] in SQUEEZED for index in found)
    ends = [index for index in last if _is_last(rows[index], rows[index + 1], around[index].measure)]
    by_chance = fmean(chances) * (len(chances) + len(last) - len(ends)) if chances else 0.0
    if commas < max(LEAST_PIECES_TIMES, PIECES_SHARE * (commas + len(last))) or by_chance > CHANCE_SHARE * len(chances):
        return frozenset()
    return frozenset(found | _few_together(last))


def _room(rows: Sequence[Line], index: int, measure: int) -> int:
    """The columns that a line leaves of the measure; none where it may be as narrow as verse."""
    return measure - rows[index].width if measure >= LEAST_MEASURE_COLUMNS else -1


def _may_be_parts(before: Line, after: Line) -> bool:
    """Whether two lines may be pieces of one: they meet at a mark or where a script changes, and no blank line or indent parts them."""
    if after.gap or after.page or after.indent or may_start_block(after.text):
        return False
    one, two = before.text[-1], after.text[0]
    return one in PIECE_ENDS or two in OPENERS or (one.isalnum() and two.isalnum() and one.isascii() != two.isascii())


def _filled(rows: Sequence[Line], index: int, measure: int) -> tuple[int, int]:
    """The last of the lines that fill a line of the page, of `measure` columns, together with the one at `index`; 0 if none do.

    And how many sums of their widths, in columns, would have been taken for a full line.

    The indent of a first line may be lost; a squeezed mark takes a column less.
    """
    first = index == 0 or ends_sentence(rows[index - 1].text) or rows[index - 1].width < measure - RAGGED_COLUMNS
    lost, room = INDENT_COLUMNS if first else 0, measure - rows[index].width
    for end in range(index + 1, min(index + MOST_PIECES, len(rows) - 1)):
        room -= rows[end].width
        following, hangs = rows[end + 1], slack(rows[end]) + end - index
        need = slack(rows[end]) + (NARROWEST_UNIT_COLUMNS if following.gap or following.page else first_unit(following.text))
        if -hangs <= room < need or -hangs <= room - lost < need:
            return end, need + hangs
        if not _may_be_parts(rows[end], following):
            break
    return 0, 0


def _may_head(rows: Sequence[Line], index: int, measure: int) -> bool:
    """Whether a line may be the heading of what follows: in brackets, or short, without a mark, and at the start of a paragraph.

    No text begins with a bracket, nor with what a number counts.
    """
    own, last, after = rows[index], rows[index - 1] if index else None, rows[index + 1].text[0]
    starts = last is None or own.gap or ends_sentence(last.text) or last.width < measure - RAGGED_COLUMNS
    short = own.width < LARGEST_HEADING_SHARE * measure and own.text[-1] not in SQUEEZED and not INNER_STOP.search(own.text)
    goes_on = after in OPENERS or (own.text[-1].isdigit() and after in FIGURE_STARTS)
    return HEADING.fullmatch(own.text) is not None or bool(starts and short and not goes_on)


def _run_on(parts: Sequence[Line]) -> bool:
    """Whether lines that fill one together are of one sentence: one ends with a comma, or none ends one and a clause is inside.

    Paragraphs of a sentence, and rows of values, fill a line by chance.
    """
    if any(line.text[-1] in SQUEEZED for line in parts[:-1]):
        return True
    return not any(ends_sentence(line.text) for line in parts[:-1]) and any(INNER_STOP.search(line.text) for line in parts)


def _is_last(before: Line, after: Line, measure: int) -> bool:
    """Whether a piece that ends with a comma and the next one are the last line of a paragraph."""
    return before.width + after.width <= measure + slack(after) and after.text[-1] in PIECE_ENDS


def _few_together(last: Sequence[int]) -> set[int]:
    """Of the lines that end with a comma and fill none with those after them, those that have few such lines below each other.

    The widths of letters are not known, so some pieces do not add up; more of them below each other are a list: 总理，副总理若干人，….
    """
    found: set[int] = set()
    for _, run in groupby(enumerate(last), lambda one: one[1] - one[0]):
        lines = [index for _, index in run]
        if len(lines) <= MOST_LOOSE_LINES:
            found.update(lines)
    return found
