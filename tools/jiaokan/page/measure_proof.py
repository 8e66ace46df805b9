"""Whether the lines of a region were really wrapped at its measure: words of the dictionary stand over some of their breaks.

Verse, dialogue, lists and rows of tables may have lines of one width without a stop at the end; what they have not is a word that
begins in one line and ends in the next. A measure that is proven somewhere in a text is believed elsewhere in it too.
First lines that alone are indented prove it as well: each after the end of a sentence, and every other line below one that was full.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate
from operator import or_

from jiaokan.grammar.label import may_start_block
from jiaokan.grammar.stop import CLOSERS, NON_STARTERS, PHRASE_ENDS, ends_sentence
from jiaokan.page.entries import are_blank_parted_verse, are_counted_parts, are_parallel
from jiaokan.page.line import Line, first_unit, slack
from jiaokan.page.word_break import breaks_word, may_break_word
from jiaokan.text import re

REACH_LINES = 12
"""How many lines on either side are looked at."""
SHORTFALL_COLUMNS, EXCESS_COLUMNS = 8, 6
"""Columns by which a full line may be narrower and wider than the measure."""
CUT_WORDS_SHARE = 0.08
"""The part of the breaks after full lines that a word stands over at least; wrapped text has .18 to .6 of them, other text next to none."""
LEAST_NARROW_BREAKS = 2
"""So many of them at least where the measure is narrow: now and then chance puts a word over the lines of a list or of verse."""
PROSE_COLUMNS = 32
"""Below which lines are names, items and verse as likely as prose."""
GUESSES, GUESSES_NARROW = (2, 0.15), (3, 0.25)
"""Where the dictionary knows no word (Traditional script, names): how many breaks, and which part of them, something that seems a word
stands over at least; and the same where the measure is narrow."""
PROVING_BREAKS = 3
"""Breaks that a word stands over, from which a measure is believed in other regions too."""
ALIKE_COLUMNS = 6
"""Columns by which two regions with one measure differ at most."""
ALIKE_END_CHARACTERS = 4
"""Code points at their ends in which a line and the next are alike where they are entries of a list: no word stands over their break."""
WIDER_THAN_VERSE_COLUMNS = 24
"""A line of verse has eleven characters at most."""
LEAST_EXCEEDING_LINES = 2
"""Wider lines from which a measure as narrow as verse is none; one may be a heading."""
CLAUSE_INSIDE, POINTED_SHARE = re.compile("[，。；、]."), 0.2
"""A mark inside a line, and the part of the lines as narrow as verse that have one at least where words are to prove anything."""
RUNNING_BREAKS, FIRST_LINES = 3, 2
"""Breaks inside of paragraphs and indented first lines that prove a measure together, where nothing speaks against it."""
LONE_RUNNING_BREAKS = 4
"""Breaks in mid-phrase that prove it where no line is indented."""


def proven(lines: Sequence[Line], measures: Sequence[int], margins: Sequence[int]) -> list[bool]:
    """For each line whether the measure at which it is said to wrap, in columns, is proven; a measure of 0 never is.

    Args:
        lines: the lines of a text that are not blank.
        measures: for each the columns at which the lines around it wrap, 0 where they do not.
        margins: for each the usual columns of blanks at the start of the lines around it.
    """
    breaks: list[int] = []
    over: list[int] = []
    for index in range(len(lines) - 1):
        before, after = lines[index], lines[index + 1]
        full = measures[index] and measures[index] - SHORTFALL_COLUMNS <= before.width <= measures[index] + EXCESS_COLUMNS
        if not full or ends_sentence(before.text) or before.text[-1] in CLOSERS or may_start_block(after.text):
            continue
        breaks.append(index)
        if before.text[-ALIKE_END_CHARACTERS:] == after.text[-ALIKE_END_CHARACTERS:] or _are_entries(before.text, after.text):
            continue
        no_room = measures[index] - before.width <= first_unit(after.text) + slack(before)
        if no_room and (after.text[0] in NON_STARTERS - {"…"} or breaks_word(before.text, after.text)):
            over.append(index)
    narrow = [measure < PROSE_COLUMNS for measure in measures]
    slim = [line.width < WIDER_THAN_VERSE_COLUMNS + EXCESS_COLUMNS for line in lines]
    marked = (few and CLAUSE_INSIDE.search(line.text) is not None for few, line in zip(slim, lines, strict=True))
    pointed = list(accumulate(marked, initial=0)), list(accumulate(slim, initial=0))
    here = [
        bool(measure)
        and _holds(breaks, over, index, LEAST_NARROW_BREAKS if narrow[index] else 1, CUT_WORDS_SHARE)
        and (measure >= WIDER_THAN_VERSE_COLUMNS or (_is_pointed(pointed, index) and not _is_exceeded(lines, index, measure)))
        for index, measure in enumerate(measures)
    ]
    open_ones = [
        index
        for index, measure in enumerate(measures)
        if measure and not here[index] and (measure >= WIDER_THAN_VERSE_COLUMNS or _is_pointed(pointed, index))
    ]
    maybe = _guesses(lines, breaks, open_ones)
    for index in open_ones:
        here[index] = _holds(breaks, maybe, index, *(GUESSES_NARROW if narrow[index] else GUESSES))
    if any(measure >= WIDER_THAN_VERSE_COLUMNS and not holds for measure, holds in zip(measures, here, strict=True)):
        here = list(map(or_, here, _by_room(lines, measures, margins)))
    words = Counter(measures[index] for index in over if here[index])
    known = {
        measure for measure in words if sum(words[measure + more] for more in range(-ALIKE_COLUMNS, ALIKE_COLUMNS + 1)) >= PROVING_BREAKS
    }
    alike = {measure + more for measure in known for more in range(-ALIKE_COLUMNS, ALIKE_COLUMNS + 1)}
    return [holds or measure in alike for holds, measure in zip(here, measures, strict=True)]


def _is_exceeded(lines: Sequence[Line], index: int, measure: int) -> bool:
    """Whether lines around one are wider than its measure, so that nothing was wrapped there: lines of what is spoken are not."""
    around = lines[max(0, index - REACH_LINES) : index + REACH_LINES + 1]
    return sum(line.width > measure + EXCESS_COLUMNS for line in around) >= LEAST_EXCEEDING_LINES


def _is_pointed(pointed: tuple[Sequence[int], Sequence[int]], index: int) -> bool:
    """Whether enough lines as narrow as verse around one have a mark inside.

    `pointed` says how many of the lines before each are so narrow and have one, and how many are so narrow.
    """
    first, last = max(0, index - REACH_LINES), min(len(pointed[0]) - 1, index + REACH_LINES + 1)
    marked, slim = (sums[last] - sums[first] for sums in pointed)
    return marked >= POINTED_SHARE * slim


def _guesses(lines: Sequence[Line], breaks: list[int], asked: list[int]) -> list[int]:
    """The breaks near the lines that are asked about which what may be a word stands over."""
    found: list[int] = []
    done = 0
    for index in asked:
        first, last = bisect_left(breaks, max(0, index - REACH_LINES), done), bisect_left(breaks, index + REACH_LINES + 1, done)
        found += [place for place in breaks[max(first, done) : last] if _may_be_cut(lines[place].text, lines[place + 1].text)]
        done = max(done, last)
    return found


def _may_be_cut(before: str, after: str) -> bool:
    """Whether what may be a word stands over a break, and the lines are no entries of a list that end alike."""
    alike = before[-ALIKE_END_CHARACTERS:] == after[-ALIKE_END_CHARACTERS:]
    return not alike and not _are_entries(before, after) and not are_parallel(before, after) and may_break_word(before, after)


def _are_entries(before: str, after: str) -> bool:
    """Whether two lines were set a line each, whatever characters meet at their break."""
    return are_counted_parts(before, after) or are_blank_parted_verse(before, after)


def _by_room(lines: Sequence[Line], measures: Sequence[int], margins: Sequence[int]) -> list[bool]:
    """For each line whether around it all lines but those that end a sentence are full, and the first lines alone are indented, or none."""
    sums: dict[str, list[int]] = {name: [0] for name in ("running", "in phrase", "first", "flush", "against")}
    for index, measure in enumerate(measures):
        sign = _sign_of_room(lines[index], lines[index + 1], measure, margins[index]) if index + 1 < len(lines) and measure else ""
        for name, before in sums.items():
            before.append(before[-1] + (sign == name))
    found: list[bool] = []
    for index, measure in enumerate(measures):
        start, end = max(0, index - REACH_LINES), min(len(lines), index + REACH_LINES + 1)
        running, in_phrase, first, flush, against = (before[end] - before[start] for before in sums.values())
        first += start == 0 and lines[0].indent > margins[0]
        found.append(
            measure >= WIDER_THAN_VERSE_COLUMNS
            and not against
            and (
                (first >= FIRST_LINES and not flush and running + in_phrase >= RUNNING_BREAKS)
                or (not first and in_phrase >= LONE_RUNNING_BREAKS)
            )
        )
    return found


def _sign_of_room(before: Line, after: Line, measure: int, margin: int) -> str:
    """What two lines say of paragraphs that were wrapped: one runs on, perhaps in the middle of a phrase, one begins with an
    indent or without, or none is there."""
    room = measure - before.width - max(0, before.indent - margin)
    full = room <= first_unit(after.text) + slack(before)
    ends = ends_sentence(before.text)
    if after.indent > margin:
        return "first" if ends else "against" if full else ""
    if after.gap or after.page or are_parallel(before.text, after.text):
        return ""
    if ends:
        return "" if full else "flush"
    return "against" if not full else "in phrase" if before.text[-1] not in PHRASE_ENDS else "running"


def _holds(breaks: list[int], over: list[int], index: int, fewest: int, share: float) -> bool:
    """Whether a word stands over enough of the breaks around a line."""
    first, last = max(0, index - REACH_LINES), index + REACH_LINES + 1
    words = bisect_left(over, last) - bisect_left(over, first)
    return words >= fewest and words >= share * (bisect_left(breaks, last) - bisect_left(breaks, first))
