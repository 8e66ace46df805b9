"""The order in which the lines of a page with two columns are read, when an extractor has interleaved them.

Each column keeps its own order, so the page is parted into two rows of lines; of all ways to do so the one is sought
in which lines follow each other best. What tells is typography (a full line is not followed by a heading, a short last line
not by one that fills the measure) and words: a wrapped line often breaks a word, and the right next line completes it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from operator import itemgetter

from jiaokan.grammar.label import may_start_block, starts_block
from jiaokan.grammar.stop import NON_STARTERS, ends_sentence
from jiaokan.page.boundary.place import label_gap
from jiaokan.page.line import BLANKS, NARROW_RUN, Line, first_unit
from jiaokan.page.outline import COUNTED_KINDS, numbers, swapped
from jiaokan.page.region import INDENT_COLUMNS
from jiaokan.page.word_break import WORD_CHARACTERS, word_over

BEAM_BEGINNINGS = 300
"""Beginnings that are kept."""
UNEVEN_COST = 0.3
"""What a line costs by which one column is longer: they share a page."""
CHANGE_COST = -2.0
"""What it costs to begin or to stop going to and fro between the columns."""
OVER_COST, STAY_COST = -5.0, -1.5
"""Where blank lines show that the extractor went over to the other column: what it costs to go over without one, and to stay at one.

Blank lines also stand between paragraphs, so that to stay costs little: of 12 laws and reports in two columns, as pdfminer.six reads them,
0.104 of the characters are out of place; where to stay costs as much as half of going over, 0.130.
"""
GAP_LINES_SHARE = 0.3
"""The part of the lines with a blank line before them, from which on blank lines show that."""
FULL_ROOM_COLUMNS = 5
"""Columns by which a full line falls short of the measure at most."""
FIRST_LINES_SHARE = 0.4
"""For each last line of a paragraph, so many lines that fall short by an indent show that indents were lost."""
IMPOSSIBLE_WEIGHT = -12.0
UNLIKELY_WEIGHT = -4.0
MISCOUNTED_WEIGHT = -8.0
"""What it costs if a number does not count on from the one above it, or the numbers of one column from those of the other."""
LIKELY_WEIGHT = 2.0

Counted = tuple[int, int, int, int]
"""The first and the last number by which the first column counts, and those of the second; 0 for none."""
SECOND_BITS, TURNED_BITS, LINE_BITS = 1, 2, 0xFF
OTHER_PLACES, TAKEN_PLACES, FIRST_PLACES, COUNTED_PLACES = 2, 10, 18, 26
FIRST_BITS = LINE_BITS << FIRST_PLACES
KEPT_BITS = LINE_BITS << TAKEN_PLACES | FIRST_BITS | -1 << COUNTED_PLACES
"""What matters of a beginning, in one number, since hundreds are looked up for each line: whether its last line is in the second column;
whether the last step went over to the other one; the last line of the other column; how many lines the second column has; its first line;
which numbers the columns count by. Lines are counted from 1, 0 is none; there are fewer than 255.
"""
NO_VALUE = float("-inf")


class PageLines:
    """The lines of one page, and how well one follows another."""

    def __init__(self, lines: Sequence[Line], measure: int, gaps: bool, whole: tuple[Line, ...]) -> None:
        """Take the lines, the columns at which they wrap, whether blank lines set some lines of the text apart, and all its lines."""
        self.lines = lines
        self.whole = whole
        self.measure = measure
        self.gaps = gaps and sum(1 for line in lines if line.gap) >= GAP_LINES_SHARE * len(lines)
        """Whether a blank line shows where an extractor went over to the other column."""
        ends = sum(1 for line in lines if line.width < measure - 2 * INDENT_COLUMNS and ends_sentence(line.text))
        wide = [line for line in lines if NARROW_RUN.search(line.text) is None and not ends_sentence(line.text)]
        firsts = sum(1 for line in wide if 3 <= measure - line.width - label_gap(line) <= FULL_ROOM_COLUMNS)
        self.indents = firsts >= max(2, FIRST_LINES_SHARE * ends)
        """Whether first lines of paragraphs are shorter than others, as their indent was lost."""
        self.known: dict[tuple[int, int], float] = {}
        self.counted: list[Counted] = []
        self._numbers: dict[int, int] | None = None
        self._pairs: Counter[str] | None = None
        """How often two characters stand together in the whole text; counted when first asked for."""

    @property
    def numbers(self) -> dict[int, int]:
        """The lines that begin with a number, each with it, of the kind that the page has most of."""
        if self._numbers is None:
            self._numbers = dict(sorted((numbers(self.lines, kind) for kind in ("section", *COUNTED_KINDS)), key=len)[-1])
        return self._numbers

    def follow(self, one: int, two: int) -> float:
        """How well line `two` follows line `one`: above 0 if it seems to, below if not."""
        key = (one, two)
        if key not in self.known:
            self.known[key] = self.follows(self.lines[one], self.lines[two])
        return self.known[key]

    def follows(self, before: Line, after: Line) -> float:
        """How well a line follows another one, which may stand on another page."""
        full = self._is_full(before, after)
        stopped = ends_sentence(before.text)
        if after.text[0] in NON_STARTERS:  # lines were cut at so many characters
            return LIKELY_WEIGHT if full and not stopped else IMPOSSIBLE_WEIGHT
        head = may_start_block(after.text)
        first = head or self._is_first(after)
        if not full or stopped:
            if first:
                return LIKELY_WEIGHT
            return 0.0 if full else UNLIKELY_WEIGHT if self.indents and after.width > self.measure - 3 else 1.0
        if first:
            return IMPOSSIBLE_WEIGHT if starts_block(after.text) else UNLIKELY_WEIGHT
        if before.text[-1] in "，、；：（":
            return 0.5
        return _spans_word(before.text[-WORD_CHARACTERS:], after.text[:WORD_CHARACTERS]) + self._together(before.text[-1] + after.text[0])

    def _is_first(self, line: Line) -> bool:
        """Whether a line falls short of the measure as the first lines of paragraphs do, though no blanks are left of their indent."""
        return self.indents and line.width <= self.measure - 3 and not ends_sentence(line.text)

    def _is_full(self, before: Line, after: Line) -> bool:
        """Whether a line had no room for the start of another, its indent and the blank behind its label counted in."""
        room = self.measure - before.width
        if starts_block(before.text):
            room -= INDENT_COLUMNS + label_gap(before)
        return room <= max(FULL_ROOM_COLUMNS, first_unit(after.text))

    def _together(self, pair: str) -> float:
        self._pairs = self._pairs or pairs_of(self.whole)
        count = self._pairs[pair]
        return 1.5 if count > 2 else 0.8 if count else -0.8

    def breaks(self) -> int:
        """How many lines cannot follow the line before them, by typography alone."""
        return sum(1 for before, after in pairwise(self.lines) if self._breaks(before, after))

    def _breaks(self, before: Line, after: Line) -> bool:
        full = self._is_full(before, after)
        stopped = ends_sentence(before.text)
        if after.text[0] in NON_STARTERS:
            return stopped or not full
        if not full:
            return stopped and self.indents and after.width > self.measure - 3
        if stopped or before.text.startswith("- ") or after.text.startswith("- "):
            return False
        return starts_block(after.text) or (self._is_first(after) and not may_start_block(after.text))

    def value(self) -> float:
        """How well the lines follow each other as they stand."""
        return sum(self.follow(index - 1, index) for index in range(1, len(self.lines)))

    def part(self) -> tuple[float, list[bool]]:
        """The best value of a parting in two columns, and for each line whether it is in the second.

        Beam search over the lines. What matters of a beginning is the last line of the other column, whether the last step went over
        to it, how many lines the second column has and with which it starts.
        """
        self.counted = [self._count((0, 0, 0, 0), 0, False)[0]]
        best: dict[int, float] = {0: 0.0, TURNED_BITS: 0.0}  # A page may begin with lines of one column, or going to and fro at once.
        trail: list[dict[int, int]] = []
        for line in range(1, len(self.lines)):
            best, came = self._step(best, line)
            trail.append(came)
        state = max(best, key=lambda one: best[one] + self._whole(one))
        value = best[state] + self._whole(state)
        columns = [state & SECOND_BITS > 0]
        for came in reversed(trail):
            state = came[state]
            columns.append(state & SECOND_BITS > 0)
        return value, columns[::-1]

    def _step(self, best: dict[int, float], line: int) -> tuple[dict[int, float], dict[int, int]]:
        """Put a line into the column of the line before it, or into the other one.

        Returns the best new beginnings, each with its value, and what each came from.
        """
        fresh: dict[int, float] = {}
        came: dict[int, int] = {}
        known = fresh.get
        below = self.follow(line - 1, line)
        beside = {other: self.follow(other - 1, line) if other else 0.0 for other in {state >> OTHER_PLACES & LINE_BITS for state in best}}
        blank = (0.0, STAY_COST) if self.lines[line].gap else (OVER_COST, 0.0)
        even, turned = (blank, blank) if self.gaps else ((CHANGE_COST, 0.0), (0.0, CHANGE_COST))
        number = line in self.numbers
        counts: dict[int, tuple[int, float]] = {}
        here, over, opens, one_more = -1 - TURNED_BITS, line << OTHER_PLACES | TURNED_BITS, line + 1 << FIRST_PLACES, 1 << TAKEN_PLACES
        for state, value in best.items():
            second = state & SECOND_BITS
            go, rest = turned if state & TURNED_BITS else even
            to = state & here
            across = state & KEPT_BITS | over
            if second:
                to += one_more
            else:
                across += SECOND_BITS + one_more
            if not state & FIRST_BITS:
                across += opens
            made = value + below + rest
            passed = value + beside[state >> OTHER_PLACES & LINE_BITS] + go
            if number:
                to, gain = self._counting(to, line, second, counts)
                made += gain
                across, gain = self._counting(across, line, 1 - second, counts)
                passed += gain
            if made > known(to, NO_VALUE):
                fresh[to], came[to] = made, state
            if passed > known(across, NO_VALUE):
                fresh[across], came[across] = passed, state
        return dict(sorted(fresh.items(), key=itemgetter(1), reverse=True)[:BEAM_BEGINNINGS]), came

    def _counting(self, to: int, line: int, second: int, known: dict[int, tuple[int, float]]) -> tuple[int, float]:
        """A beginning with the numbers that it has after the line, and what it gains by them; `known` has those of the line."""
        key = to >> COUNTED_PLACES << 1 | second
        if key not in known:
            counted, gain = self._count(self.counted[to >> COUNTED_PLACES], line, second > 0)
            if counted not in self.counted:
                self.counted.append(counted)
            known[key] = self.counted.index(counted) << COUNTED_PLACES, gain
        counts, gain = known[key]
        return to & (1 << COUNTED_PLACES) - 1 | counts, gain

    def order(self, second: Sequence[bool]) -> float:
        """How well the lines follow each other when the first column is read, then the second."""
        rows = sorted(range(len(self.lines)), key=lambda index: (second[index], index))
        return sum(self.follow(one, two) for one, two in pairwise(rows))

    def swapped(self) -> tuple[int, int] | None:
        """The first lines of two stretches that end the page in the wrong order, as their numbers show; None if they do not.

        An extractor put the whole of a column before the rest of the other one.
        Where each begins is where the lines follow best, and blank lines stand.
        """
        stretches = swapped(self.lines)
        if stretches is None:
            return None
        last = len(self.lines) - 1

        def gain(one: int, two: int) -> float:
            made = self.follow(one - 1, two) + self.follow(last, one)
            return made - self.follow(one - 1, one) - self.follow(two - 1, two) + (self.lines[one].gap > 0) + (self.lines[two].gap > 0)

        return max(((one, two) for one in stretches[0] for two in stretches[1]), key=lambda at: gain(*at))

    def _count(self, counted: Counted, line: int, second: bool) -> tuple[Counted, float]:
        """The numbers of the columns with a line put into one of them, and what it gains by counting on from the number above it."""
        number = self.numbers.get(line, 0)
        if not number:
            return counted, 0.0
        one, two = counted[:2], counted[2:]
        first, last = two if second else one
        row = (first or number, number)
        return (*one, *row) if second else (*row, *two), MISCOUNTED_WEIGHT if last and number not in (1, last + 1) else 0.0

    def _whole(self, state: int) -> float:
        """What only the end shows: whether the second column follows the first, and how much longer one is."""
        start = (state >> FIRST_PLACES & LINE_BITS) - 1
        if start < 0:
            return 0.0
        one, end, two, last_number = self.counted[state >> COUNTED_PLACES]
        last = (state >> OTHER_PLACES & LINE_BITS) - 1 if state & SECOND_BITS else len(self.lines) - 1
        counts = 0.0 if not one or two in (0, 1, end + 1) else UNLIKELY_WEIGHT if last_number + 1 == one else MISCOUNTED_WEIGHT
        return self.follow(last, start) + counts - UNEVEN_COST * abs(len(self.lines) - 2 * (state >> TAKEN_PLACES & LINE_BITS))


def _spans_word(tail: str, head: str) -> float:
    """What a word of the dictionary that stands over the break tells; a word of two common characters may do so by chance."""
    size = word_over(tail, head)
    return 3.0 if size > 2 else 2.0 if size else -0.5


@lru_cache(maxsize=1)
def pairs_of(lines: tuple[Line, ...]) -> Counter[str]:
    """How often two characters stand together inside the lines of a text."""
    return Counter(line.text[place : place + 2] for line in lines for place in range(len(line.text) - 1) if line.text[place] not in BLANKS)
