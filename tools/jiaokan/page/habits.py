"""What a whole text does with its paragraphs: indents, blank lines, headings; told from the places that leave no doubt.

A line that ends a sentence with room for more was ended on purpose, so the next one begins a paragraph; what stands before that one tells
how paragraphs begin.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from jiaokan.grammar.label import may_start_block
from jiaokan.grammar.numeral import ORDINAL
from jiaokan.grammar.stop import PHRASE_ENDS, ends_sentence
from jiaokan.page.line import Line, first_unit
from jiaokan.page.region import INDENT_COLUMNS, SHORTFALL_COLUMNS, Region
from jiaokan.text import re

INNER_STOP = re.compile(r"[，。；,;]")
NUMBERED = re.compile(f"（[{ORDINAL}]{{1,3}}）|[{ORDINAL}]{{1,3}}、")
YEAR = re.compile(f"(?:元|[{ORDINAL}]{{1,3}})年")
"""The year of a reign."""
LEAST_YEAR_TIMES = 3
"""Lines that begin with one below a line that had room, at least."""


LEAST_HANGING_TIMES, HANGING_SHARE = 3, 0.8
"""Lines inside of paragraphs that are set in at least, and their part of all; and the part of the first lines that are not."""


class Habits(NamedTuple):
    """What a whole text does with its paragraphs."""

    first_indent: int
    """Columns that the first line of a paragraph is shorter than the others, though no blanks are left of the indent; -1 if not known."""
    indents: bool
    """Whether first lines still have their indent."""
    blanks_part: bool
    """Whether blank lines stand between paragraphs, and only there."""
    sentences: bool
    """Whether more sentences end inside lines than end paragraphs."""
    headings: frozenset[str]
    """The kinds of numbering (一、 and （一）) whose lines are headings that stand alone, never the start of a paragraph."""
    years: bool = False
    """Whether lines that begin with the year of a reign begin parts, as those of annals."""
    hangs: bool = False
    """Whether all lines of a paragraph but the first are set in."""


def habits(lines: Sequence[Line], regions: Sequence[Region]) -> Habits:
    """What the text does with its paragraphs, from the places that leave no doubt."""
    short_starts = full_starts = indented = starts = blank_sure = blank_inside = inside = set_in = set_in_after_stop = years = hanging = 0
    ends, sentences = 1, 0
    alone: Counter[str] = Counter()
    prose: set[str] = set()
    for before, line, region in zip(lines, lines[1:], regions, strict=False):
        sentences += line.text.count("。", 0, -1)
        stopped = ends_sentence(before.text)
        if not region.measure:
            ends += stopped
            continue
        if 1 < line.indent - region.margin <= 8:
            set_in += 1
            set_in_after_stop += stopped
        room = region.measure - SHORTFALL_COLUMNS - before.width
        years += room > 0 and YEAR.match(line.text) is not None
        if kind := numbering(before.text):
            if stopped or INNER_STOP.search(before.text):
                prose.add(kind)
            elif room >= first_unit(line.text) + 2:
                alone[kind] += 1
        if stopped and room >= first_unit(line.text) + 2:
            ends += 1
            starts += 1
            indented += line.indent > region.margin + 1
            blank_sure += line.gap > 0
            if region.measure - 9 <= line.width <= region.measure + 6 and not ends_sentence(line.text):
                short_starts += line.width <= region.measure - 3
                full_starts += line.width > region.measure - 3
        elif before.width >= region.measure - 3 and before.text[-1] not in PHRASE_ENDS and not may_start_block(line.text):
            inside += 1
            hanging += line.indent > region.margin + 1
            blank_inside += line.gap > 0 and not line.page
    first_indent = -1
    if short_starts + full_starts >= 2:
        first_indent = INDENT_COLUMNS if 2 * short_starts > full_starts else 0
    indents = indented > 0.6 * starts if starts else set_in_after_stop > 0.7 * set_in
    blanks_part = starts > 1 and blank_sure > 0.4 * starts and blank_inside <= 0.15 * inside
    headings = frozenset(kind for kind, times in alone.items() if times > 1 and kind not in prose)
    hangs = hanging >= max(LEAST_HANGING_TIMES, HANGING_SHARE * inside) and indented <= (1 - HANGING_SHARE) * starts
    return Habits(first_indent, indents, blanks_part, sentences > ends, headings, years >= LEAST_YEAR_TIMES, hangs)


def numbering(string: str) -> str:
    """The kind of numbering at the start of a line, 、 or ）; empty if there is none."""
    found = NUMBERED.match(string)
    return found[0][-1] if found else ""
