"""How the lines around a line were set: at which width they wrap, whether paragraphs are indented, whether blank lines part them.

One page holds several measures (a headline, two articles, a table), so the width is judged from the ten lines on either side.
A measure is believed only where lines break in mid-phrase: verse, lists and tables have lines of equal width too,
but these end where the sense ends, and no word stands over their breaks (`jiaokan.page.measure_proof`).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from jiaokan.grammar.characters import HAN
from jiaokan.grammar.date import FIGURES_DAY
from jiaokan.grammar.label import LABEL, may_start_block
from jiaokan.grammar.stop import PHRASE_ENDS, ends_sentence
from jiaokan.page.line import BLANKS, Line
from jiaokan.page.measure_proof import proven
from jiaokan.text import re

REACH_LINES = 10
"""How many lines on either side are looked at."""
NARROWEST_COLUMNS, WIDEST_COLUMNS = 16, 120
"""The narrowest and the widest measure, in columns."""
SHORTFALL_COLUMNS, OVERHANG_COLUMNS = 5, 2
"""Columns by which a full line may be narrower than its measure, since words move down whole, and wider, since a mark may hang."""
EXCESS_COLUMNS = 6
"""Columns by which a line may be wider than a measure that holds it; two measures that differ by no more are one."""
LEAST_FULL_LINES, FULL_LINES_SHARE = 2, 0.4
"""Full lines that make a measure, and their part of the lines that are no narrower than any measure, at least."""
WIDER_LINES_SHARE = 0.25
"""The part of those lines that are wider than the measure at most."""
CUT_LINES_SHARE = 0.3
"""The part of the full lines that end in mid-phrase at least."""
SPACED_LINES = 4
"""Lines of equal width that make a measure where a blank line stands after each line."""
FREE_WIDTH_TIMES = 2
"""A line so many times as wide as a measure is held by none; a last line that was joined already may be nearly as wide."""
INDENT_COLUMNS = 4
"""Columns of the indent of a first line: two characters (CLREQ, 段首缩排)."""
FIRM_LINES = 5
"""Full lines inside paragraphs that make a measure certain."""
STEP_LINES = 5
"""For how many lines in a row one judgement holds."""

UNPOINTED_COLUMNS, UNPOINTED_LINES, UNPOINTED_SHARE = 28, 5, 0.6
"""Width, number and part of the lines of one width that show a book without punctuation; verse has at most eleven characters a line."""
INNER_MARK = re.compile(r"[，。、；：,;][^\s]")

VALUE = re.compile(rf"[{HAN}]{{2,8}}[：:]|{FIGURES_DAY}$")
"""A value after its name, or a date alone."""


WIDE_ROW = re.compile(r"(?:[^\s，。；]{1,12}[ \u3000]?){1,3}(?:\u3000{2,4}|  {1,7})[^\s，。；][^。；]{1,60}")
NAME_ROW = re.compile(
    rf"(?:[{HAN}]{{1,4}}[：:])?[{HAN}](?:[ \u3000]{{0,2}}[{HAN}]){{1,2}}"
    rf"[{BLANKS}]{{1,4}}[{HAN}][^，。；：]{{2,40}}",
    needs=BLANKS,
)
"""A row of a list: parts set apart by a blank of two characters; a name and an office, a blank between them."""


class Region(NamedTuple):
    """How the lines around a line were set."""

    measure: int
    """The columns at which lines wrap; 0 where they do not."""
    margin: int
    """The usual columns of blanks at the start of a line."""


@lru_cache(maxsize=2)
def regions(lines: tuple[Line, ...]) -> tuple[Region, ...]:
    """The region of each line, with a measure only where it is proven."""
    found = measured(lines)
    believed = proven(lines, [region.measure for region in found], [region.margin for region in found])
    return tuple(
        region if holds or not region.measure else region._replace(measure=0) for region, holds in zip(found, believed, strict=True)
    )


@lru_cache(maxsize=2)
def measured(lines: tuple[Line, ...]) -> tuple[Region, ...]:
    """The region of each line by the widths around it alone, as they must do where the order of the lines is not known."""
    facts = _Facts(lines)
    judged: list[tuple[Region, int, bool, int]] = []
    for first in range(0, len(lines), STEP_LINES):
        ahead = min(len(lines), first + STEP_LINES + REACH_LINES)
        found = _judge(facts, max(0, first - REACH_LINES), ahead)
        if not found[0].measure and ahead - first > STEP_LINES:  # two measures meet here: the lines that follow have one of their own
            found = _judge(facts, first, ahead)
        judged.append((*found, min(STEP_LINES, len(lines) - first)))
    return tuple(_agree(judged))


class _Ends:
    """How each line begins and ends."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.ends = [ends_sentence(line.text) for line in lines]
        """Whether a line ends a sentence."""
        self.starts = [True] + [ends or may_start_block(line.text) for ends, line in zip(self.ends, lines[1:], strict=False)]
        """Whether a line looks like the first of a block."""
        self.broken = [line.text[-1] not in PHRASE_ENDS for line in lines]
        """Whether a line ends in mid-phrase."""
        self.cut = [broken and not _is_head(line) for broken, line in zip(self.broken, lines, strict=True)]
        """Whether a line that ends in mid-phrase is no head."""
        self.marks = list(accumulate([len(INNER_MARK.findall(line.text)) for line in lines], initial=0))
        """How many marks stand inside the lines before one."""
        self.letters = [line.width < 1.5 * len(line.text) for line in lines]
        """Whether most of a line is letters and digits."""


class _Facts:
    """What is asked of lines in one window after the other, told once for each line."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self.widths = [line.width for line in lines]
        self.indents = [line.indent for line in lines]
        self.counts = Counter(self.widths)
        self._ends: _Ends | None = None

    def ends(self) -> _Ends:
        """How each line begins and ends; asked for only where widths may be those of a measure."""
        if self._ends is None:
            self._ends = _Ends(self.lines)
        return self._ends


def _judge(facts: _Facts, first: int, end: int) -> tuple[Region, int, bool]:
    """The region of the lines from `first` to `end`, the width of the widest, and whether its measure is firm."""
    indents = facts.indents[first:end]
    margin = min(indents)
    if margin != max(indents):
        times = Counter(indents)
        margin = min(indent for indent in times if times[indent] >= min(2, max(times.values())))
    widths = sorted(facts.widths[first:end])
    top, size = widths[-1], len(widths)
    narrow = bisect_left(widths, NARROWEST_COLUMNS)
    least = max(LEAST_FULL_LINES, FULL_LINES_SHARE * (size - narrow))
    near_any = bisect_right(widths, WIDEST_COLUMNS + OVERHANG_COLUMNS) - bisect_left(widths, NARROWEST_COLUMNS - SHORTFALL_COLUMNS)
    if near_any < least:
        return Region(0, margin), top, False
    inner = widths[narrow : bisect_right(widths, WIDEST_COLUMNS)]
    best, measure = 0, 0
    for columns in set(inner):
        at = bisect_left(inner, columns)
        score = 4 * (bisect_right(inner, columns) - bisect_left(inner, columns - SHORTFALL_COLUMNS))
        score += bisect_left(inner, columns + OVERHANG_COLUMNS) - at
        if (score, columns) > (best, measure):
            best, measure = score, columns
    about = bisect_right(widths, measure + OVERHANG_COLUMNS) - bisect_left(widths, measure - SHORTFALL_COLUMNS)
    long = size - narrow
    if not measure or about < least or size - bisect_right(widths, measure + EXCESS_COLUMNS) > WIDER_LINES_SHARE * long:
        return Region(0, margin), top, False
    near = [index for index in range(first, end) if measure - SHORTFALL_COLUMNS <= facts.widths[index] <= measure + OVERHANG_COLUMNS]
    ends = facts.ends()
    if not _wraps(facts, ends, near, first, end):
        return Region(0, margin), top, False
    if narrow > len(near) and sum(ends.cut[index] for index in range(first, end) if facts.widths[index] < NARROWEST_COLUMNS) > len(near):
        return Region(0, margin), top, False  # more lines were cut that had room by far: what is wide here is lines that were joined
    free = 0
    if top > FREE_WIDTH_TIMES * measure:
        free = sum(ends.ends[index] for index in range(first, end) if facts.widths[index] > FREE_WIDTH_TIMES * measure)
    if free > 1 and free * 4 >= sum(ends.broken[index] for index in near):  # whole paragraphs stand on one line each
        return Region(0, margin), top, False
    if len(near) < SPACED_LINES and all(line.gap for line in facts.lines[first + 1 : end]):  # a paragraph a line, as web pages are shown
        return Region(0, margin), top, False
    full = [ends.starts[index] for index in near if abs(facts.widths[index] - measure) <= 1 and not ends.ends[index]]
    counts = facts.counts
    indented = sum(counts[measure + more] for more in range(3, 6))
    if sum(full) >= 0.9 * len(full) and indented >= max(3, 0.05 * (counts[measure] + counts[measure - 1])):
        measure += INDENT_COLUMNS
    return Region(measure, margin), top, len(full) - sum(full) >= FIRM_LINES and top <= measure + 1


def _agree(judged: list[tuple[Region, int, bool, int]]) -> list[Region]:
    """The regions, with measures that differ a little made one, and those not known taken from before where no line is wider."""
    counts: Counter[int] = Counter()
    for region, _, _, size in judged:
        counts[region.measure] += size
    known = {
        one: max((two for two in counts if two and abs(one - two) <= EXCESS_COLUMNS), key=lambda two: counts[two]) for one in counts if one
    }
    lend = sum(counts[measure] for measure in known) >= 0.1 * counts.total()
    usual = known[max(known, key=lambda one: counts[one])] if known else 0
    found: list[Region] = []
    for region, top, firm, size in judged:
        measure = region.measure if firm else known.get(region.measure, 0)
        if measure and top <= measure + 3:
            usual = measure
        elif not measure and lend and top <= usual + EXCESS_COLUMNS:
            measure = usual
        else:
            measure = region.measure
        found += [Region(measure, region.margin)] * size
    return found


def is_row(string: str) -> bool:
    """Whether a line is a row of a list, which ends where it ends: a name and an office."""
    if " " not in string and "\u3000" not in string:
        return False
    wide = ("  " in string or "\u3000\u3000" in string) and WIDE_ROW.fullmatch(string) is not None
    return (wide or NAME_ROW.fullmatch(string) is not None) and not LABEL.match(string)


def _is_head(line: Line) -> bool:
    """Whether a line looks like a heading, a date, a named value or the entry of a list: a label, and no mark inside."""
    if VALUE.match(line.text):
        return line.width < 40
    if is_row(line.text):
        return True
    return may_start_block(line.text) and not INNER_MARK.search(line.text[4:])


def _wraps(facts: _Facts, ends: _Ends, near: Sequence[int], first: int, end: int) -> bool:
    """Whether lines of one width end where the column ends, not where the sense does."""
    cut = sum([ends.cut[index] for index in near])
    if cut < max(1, CUT_LINES_SHARE * len(near)):
        return False
    comma = facts.lines[near[0]].text.find("，")
    if len(near) > 2 and comma != -1 and all(facts.lines[index].text.find("，") == comma for index in near):  # couplets
        return False
    marks = ends.marks[end] - ends.marks[first]
    wide = sum(facts.widths[first:end])
    pointed = marks * 120 >= wide or _is_unpointed([facts.lines[index].width for index in near])
    return pointed and sum([ends.letters[index] for index in near]) < 0.5 * len(near)


def _is_unpointed(widths: Sequence[int]) -> bool:
    """Whether lines without marks may be those of an old book: many of one width, wider than any verse."""
    width, times = Counter(widths).most_common(1)[0]
    return width >= UNPOINTED_COLUMNS and times >= UNPOINTED_LINES and times >= UNPOINTED_SHARE * len(widths)
