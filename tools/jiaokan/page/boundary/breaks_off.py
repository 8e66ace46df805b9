"""Whether a line of prose goes on in the next one where too few lines are full to show a measure.

A short notice has two or three full lines among items of a line each. No measure is believed there, but a sentence still does not end
without its stop: a long line with a clause inside that breaks off in mid-phrase goes on in the next line,
if the lines around are about as long, for where whole paragraphs stand on one line each nothing was wrapped. Where the text wraps at one
measure elsewhere, among tables and programs a line of prose that fills this measure was wrapped too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from jiaokan.grammar.label import HEADING_LABEL, LABEL, may_start_block
from jiaokan.grammar.stop import OPENERS, PHRASE_ENDS, ends_sentence
from jiaokan.page.entries import are_verse
from jiaokan.page.line import Line, first_unit, slack
from jiaokan.page.region import OVERHANG_COLUMNS, WIDEST_COLUMNS
from jiaokan.page.word_break import breaks_word
from jiaokan.text import re

LEAST_WRAPPED_LINES, WRAPPED_SHARE = 20, 0.1
"""How many lines of a text, and which part of them, wrap at one measure at least, so that it is the measure of the page."""
REACH_LINES = 6
"""How many lines on either side are looked at."""
SHORTEST_WRAPPED_COLUMNS = 36
"""Columns of a line that may have been wrapped."""
NO_VERSE_COLUMNS = 44
"""Columns of a line that is no verse, so that it does not end with a comma."""
ENDS, SURE_ENDS = PHRASE_ENDS, PHRASE_ENDS - frozenset("，、")
"""Marks with which a line may end that is not broken off."""
SHORTFALL_COLUMNS = 20
"""How much shorter it may be than the longest line around."""
RAGGED_COLUMNS = 4
"""By how much the lines differ that are full."""
SLACK_COLUMNS = 8
"""How much narrower a further line may be that is broken off itself."""
LEAST_PHRASE_LINES = 3
"""So many lines around that end with a comma and had room show that lines end where phrases do."""
CLAUSE = re.compile(r"[，；。]")
LATIN = re.compile("[A-Za-z]")
WIDE = re.compile("[^\x00-\u02ff]")
"""A character that is no letter, figure or mark of a text in Latin letters."""
ADDRESS = re.compile(r"://[!-~]{1,400}$")
"""An address of the web, which ends where its line does."""


def usual_measure(measures: Sequence[int]) -> int:
    """The columns at which the lines of a text wrap for the most part, by those of each line, 0 where it is not known; 0 if too few do."""
    known = Counter(measure for measure in measures if measure >= NO_VERSE_COLUMNS)
    if not known:
        return 0
    measure, times = known.most_common(1)[0]
    return measure if times >= max(LEAST_WRAPPED_LINES, WRAPPED_SHARE * len(measures)) else 0


def breaks_off(rows: Sequence[Line], index: int, torn: bool, usual: int = 0) -> bool:
    """Whether a line breaks off in mid-phrase and the next one goes on with it.

    `torn` says whether paragraphs of the text were cut, `usual` the columns at which the text wraps for the most part.
    """
    before, after = rows[index], rows[index + 1]
    if before.width < SHORTEST_WRAPPED_COLUMNS or after.page:
        return False
    text, rest = _plain(before.text), _plain(after.text)
    if not rest or may_start_block(rest) or text[-1] in (ENDS if before.width < NO_VERSE_COLUMNS else SURE_ENDS):
        return False
    if ADDRESS.search(text):
        return False
    head = HEADING_LABEL.match(text) or LABEL.match(text)
    if not CLAUSE.search(text, head.end() if head else 0) or are_verse(text, rest) or (index and are_verse(rows[index - 1].text, text)):
        return False
    around = rows[max(0, index - REACH_LINES) : index + REACH_LINES + 1]
    if not WIDE.search(rest) and LATIN.search(rest) and not text[-1].isascii():
        return False  # a program, a name or an address in Latin letters
    if after.gap and sum(1 for row in around if row.gap == after.gap) < 0.8 * len(around):
        return False
    if usual and not after.gap and text[-1] not in PHRASE_ENDS and _fills(before, after, usual):
        return True
    shown = torn if after.gap else text[-1] in "，、" and not _ends_on_purpose(before, rest, around)
    full = (not after.gap or before.width <= WIDEST_COLUMNS) and _is_full(before, around)
    if not shown and not full and not breaks_word(text, rest):
        return False
    longest = max(row.width for row in around)
    return longest <= before.width + SHORTFALL_COLUMNS and _comes_to_a_stop(
        rows[index + 1 : index + REACH_LINES + 1], before.width - SLACK_COLUMNS
    )


def _fills(before: Line, after: Line, measure: int) -> bool:
    """Whether a line fills a measure: it is no wider, and what begins the next one had no room."""
    return before.width <= measure + OVERHANG_COLUMNS and measure - before.width < first_unit(after.text) + slack(before)


def _ends_on_purpose(line: Line, rest: str, around: Sequence[Line]) -> bool:
    """Whether a line that ends with a comma may end there on purpose: no column is so wide, speech follows, or lines end where the sense
    does, as they do where others that end with a comma had room for what follows."""
    if line.width > WIDEST_COLUMNS or rest[0] in OPENERS:
        return True
    if line.text.startswith("- "):
        return False
    return sum(row.text[-1] in "，、" and row.width < line.width - SHORTFALL_COLUMNS for row in around) >= LEAST_PHRASE_LINES


def _is_full(line: Line, around: Sequence[Line]) -> bool:
    """Whether a line is about as wide as the widest around it, another one is too, and lines that had room left end sentences."""
    if (
        sum(row.width >= line.width - RAGGED_COLUMNS for row in around) < 2
        or max(row.width for row in around) > line.width + RAGGED_COLUMNS
    ):
        return False
    short = [ends_sentence(row.text) for row in around if row.width < line.width - SLACK_COLUMNS and not may_start_block(row.text)]
    return short.count(False) <= max(1, short.count(True))


def _comes_to_a_stop(rows: Sequence[Line], full: int) -> bool:
    """Whether full lines lead to a line that ends a sentence; a list whose lines have no stops at all was not wrapped."""
    for row in rows:
        if ends_sentence(row.text):
            return True
        if row.width < full:
            return False
    return False


def _plain(text: str) -> str:
    """A line without the mark of a list that a converter made of its indent."""
    return text[2:] if text.startswith("- ") else text
