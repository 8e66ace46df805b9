"""Whether a line goes on in the next one where lines do not wrap: only if something on both sides shows that a sentence was cut.

Where whole paragraphs stand on one line each, where lines are verse, speech or a list, a line that does not end with a stop is no
sign that it goes on: half of such lines do not.
"""

from __future__ import annotations

from jiaokan.grammar.label import is_label, may_start_block
from jiaokan.grammar.stop import OPENERS, ends_sentence
from jiaokan.page.boundary.place import Place
from jiaokan.page.boundary.said import LABELLED
from jiaokan.page.boundary.title_lines import INNER_STOP, title_goes_on
from jiaokan.page.line import Line
from jiaokan.page.word_break import breaks_word, breaks_word_for_sure
from jiaokan.text import re

LONGEST_HEADLINE_COLUMNS = 90
"""Columns of the longest headline, which has one comma at most."""
SALUTATION = re.compile(r"[^，。；：]{2,12}[：:]")
"""Whom a speech or a letter addresses: 各位代表："""
SPOKEN = re.compile(r"[。，！？!?…⋯—~～] ?[”’」』\"'][、，]?$")
"""The end of what someone says, a blank typed before the mark or a pause behind it."""
DRAWN_OUT = "~～"
"""With what a typist draws out the last word of a sentence."""
REMARK = re.compile(r"[（(][^（）()]*[）)]$")
"""What is said in brackets behind a sentence: 。（2010年12月23日删除）"""
REMARK_BEHIND = re.compile(r"[。！？][”’」』]?(?:[ \u3000]+[^。！？，；]{1,9}|[^。！？，；：:]{1,4}[：:][^。！？，；]{1,9})$")
"""What stands apart behind a sentence, by a blank or by its label: a credit, the heading of a couplet (　某某供图; 横批：明言明语)."""
BLANK_TO_FILL = re.compile("(?:[（(][ \u3000]*[）)]|[_＿]{2})$")
"""Room for an answer: the question ends there."""
LABEL_REACH_CHARACTERS = 8
"""Code points in which the name of one who speaks stands."""


INNER_END = re.compile("[。！？]")
"""The end of a sentence inside a line that ends none."""
LEAST_CLAUSES = 2
"""Marks inside a line that no heading has."""
STUB_END = re.compile(r"[，；：“][^，。；：、！？”]{1,2}$|、[^，。；：、！？”]$")
STUB_START = re.compile(r"[^，。；：、！？“”（(](?:[、；]|[^，。；：、！？“”（(]?[。．])")
"""A clause of one or two characters, or one character of an enumeration, as it is left over where a sentence was cut; a word before a
comma (看， 其实，) opens paragraphs too."""


def unmeasured_sign(before: Line, after: Line, place: Place) -> str:
    """The sign that decides where lines do not wrap, so that only what no one does on purpose joins."""
    if is_label(before.text) and before.text[-1] in "条條":
        return "label-and-text" if not may_start_block(after.text) and ends_sentence(after.text) else "label-alone"
    if place.breaks_off and not LABELLED.match(after.text):
        return "breaks-off"
    if bracket_closes(before, after):
        return "open-bracket"
    if title_goes_on(before, after):
        return "unfinished-title"
    headline = place.top and before.width <= LONGEST_HEADLINE_COLUMNS and len(INNER_STOP.findall(before.text)) == 1
    if headline or not _paragraph_goes_on(before, after) or _has_no_proof(before, after, place):
        return "no-measure"
    return "mid-sentence"


def _has_no_proof(before: Line, after: Line, place: Place) -> bool:
    """Whether nothing on either side of a blank line shows that a sentence was cut there.

    The first line must break off in a word; or, where lines else end sentences, have sentences before the one that breaks off, have a
    scrap of a clause at the break, or stand in a text whose paragraphs were cut in the middle of words elsewhere. The second must not
    begin as speech does, and where a label names who speaks in either line, each is a turn of its own. In a text that was cut elsewhere a
    line with a number may still be a heading.
    """
    cut = not SPOKEN.search(before.text) and after.text[0] not in OPENERS and not LABELLED.match(after.text)
    speaks = place.starts and LABELLED.match(before.text) and not INNER_STOP.search(before.text[:LABEL_REACH_CHARACTERS])
    cut_here = (place.torn and not _may_be_heading(before.text)) or (not place.far and shows_cut(before.text, after.text))
    broken = place.sentences and not speaks and not REMARK_BEHIND.search(before.text) and cut_here
    over = (breaks_word if place.torn else breaks_word_for_sure)(before.text, after.text)
    return not cut or not (after.page or over or broken)


def _may_be_heading(text: str) -> bool:
    """Whether a line that ends no sentence begins with a number, and has no end of a sentence inside, nor two clauses."""
    return text[0].isdigit() and INNER_END.search(text) is None and len(INNER_STOP.findall(text)) < LEAST_CLAUSES


def shows_cut(before: str, after: str) -> bool:
    """Whether a scrap of a clause ends or begins at the break.

    That sentences end inside of a line is no proof that it was cut: a letter is signed, a source is named, an author forgot a stop.
    """
    return STUB_END.search(before) is not None or STUB_START.match(after) is not None


def bracket_closes(before: Line, after: Line) -> bool:
    """A title or a remark in brackets that starts in one line and ends in the next."""
    for left, right in ("《》", "（）", "〔〕"):
        head, closes, _ = after.text.partition(right)
        if closes and left not in head and before.text.count(left) > before.text.count(right):
            return after.gap < 2 and not ends_sentence(before.text)
    return False


def _paragraph_goes_on(before: Line, after: Line) -> bool:
    """Prose, a paragraph a line, that breaks off in mid-sentence at a blank line or a page."""
    if not (after.gap or after.page) or before.width < (24 if after.page else 40) or may_start_block(after.text):
        return False
    if (
        ends_sentence(before.text)
        or ends_sentence(REMARK.sub("", before.text))
        or before.text[-1] in OPENERS
        or BLANK_TO_FILL.search(before.text)
        or before.text[-1] in "—|"
        or before.text[-1] in DRAWN_OUT
        or SALUTATION.fullmatch(after.text)
        or INNER_STOP.search(before.text) is None
    ):
        return False
    return after.width >= 40 or ends_sentence(after.text)
