"""Whether a line goes on in the next one where lines wrap at a measure.

A typesetter breaks a line where the next character would not fit. So a line that had room for the start of the next line was ended
on purpose, and a line without room was wrapped, unless a sentence happens to end there: then indents, blank lines and the width of
the next line decide.
"""

from __future__ import annotations

from jiaokan.grammar.label import LABEL, is_label, may_start_block, starts_block
from jiaokan.grammar.numeral import ORDINAL
from jiaokan.grammar.stop import OPENERS, PHRASE_ENDS, ends_sentence
from jiaokan.page.boundary.place import LABEL_GAP_BLANKS, Place, label_gap
from jiaokan.page.boundary.said import LABELLED
from jiaokan.page.boundary.title_lines import INNER_STOP, title_goes_on
from jiaokan.page.boundary.unmeasured import bracket_closes
from jiaokan.page.habits import YEAR, numbering
from jiaokan.page.line import Line, first_unit, slack
from jiaokan.page.region import INDENT_COLUMNS
from jiaokan.page.word_break import breaks_word
from jiaokan.text import re

RAGGED_COLUMNS = 2
"""Columns that a line broken in mid-phrase may fall short by besides: the measure of a neighbouring column was taken for its own."""
DUTY_END = re.compile("(?:负责|牵头|配合|參加|参加)[）)]$")
DUTY = re.compile("[（(][^（）()。]{2,80}(?:负责|牵头|配合|参加)[）)]")
"""Who is to do what a paragraph of a plan says, in brackets at its end."""
ITEM_END = re.compile("[^，。；：]{1,60}；|[^，。；：]{1,14}。")
"""The end of an item of a list."""
ROOM_SHARE = 0.25
"""The part of the measure that may be left where a word stands over the break."""
PROSE_COLUMNS = 40
"""Columns of a line with a mark inside that is prose, wherever the measure is: of two regions that meet one has another."""
CLAUSE_MARK = re.compile(r"[，。；：、].*\w$|[\u3000]\w+$")
INNER_GAP = re.compile(r"(?<=[电電讯訊]) {3,5}(?=[（(])")
"""A blank as wide as a character, which the page set after a dateline."""


def wrapped_sign(before: Line, after: Line, following: Line | None, place: Place) -> str:
    """The sign that decides where lines wrap at a measure."""
    region, custom = place.region, place.custom
    if is_label(before.text):
        together = not may_start_block(after.text) and (before.text[-1] in "条條" or (after.width <= 60 and not ends_sentence(after.text)))
        return "label-and-text" if together else "label-alone"
    stopped = ends_sentence(before.text) or (before.text[-1] in "）)" and DUTY_END.search(before.text) is not None)
    if not stopped and before.width >= 16 and _is_left_over(after, following):
        return "last-character"
    indented = before.indent > region.margin + (not (custom.indents and place.starts))
    headed = place.starts and _is_heading(before)
    maybe = custom.first_indent > 0 or (custom.first_indent < 0 and not headed)  # a heading is not joined for an indent that nothing shows
    lost = INDENT_COLUMNS if indented or (place.starts and not custom.indents and maybe) else 0
    room = region.measure - before.width - place.shift - label_gap(before)
    if place.counted:
        room = min(room, 0)
    if "   " in before.text:
        room -= LABEL_GAP_BLANKS * len(INNER_GAP.findall(before.text))
    need = first_unit(after.text) + slack(before)
    if before.text[-1] not in PHRASE_ENDS and (place.torn or not after.gap) and not after.page and not headed:
        need += RAGGED_COLUMNS
    if after.page and before.text[-1] in "，、" and not may_start_block(after.text):
        return "page-cut"
    if room - lost >= need and not (place.level and not stopped and room <= 6):
        if not stopped and not place.level and _breaks_clause(before, after, room, region.measure):
            return "word-cut"
        if place.piece:
            return "same-line"
        if not stopped and not headed and (custom.indents or not place.starts) and _runs_on_ragged(before, after, place, room):
            return "no-indent"
        return "open-bracket" if bracket_closes(before, after) else "unfinished-title" if title_goes_on(before, after) else "room-left"
    if not stopped:
        return _unstopped(before, after, following, place, room - INDENT_COLUMNS * indented)
    if custom.hangs and not after.gap and not after.page:
        return "hanging" if after.indent - region.margin > 1 else "outdent"
    if DUTY.match(after.text + (following.text if following else "")):
        return "whose-duty"
    belongs = _belongs(after, following, place)
    part = may_start_block(after.text) or _is_labelled(after.text) or _is_short(after, following, region.measure)
    if part or (before.text[-1] in "：:" and not belongs and not custom.indents):
        return "stop-before-part"
    if custom.indents:
        return "no-indent" if after.indent - region.margin <= 1 else "indent"
    if place.item and before.text[-1] in "；;" and not custom.blanks_part:
        return "inside-item"
    if after.page or not custom.blanks_part:
        together = (custom.sentences and (custom.first_indent >= 0 or room < need)) if belongs is None else belongs
    else:
        together = after.gap == 0 and belongs is not False
    return "stop-at-full-line" if together else "stop-at-end"


def _is_left_over(line: Line, following: Line | None) -> bool:
    """Whether a line has one character, as the last of a paragraph may; labels that are set upright have more below it."""
    one = line.width <= 2 and line.text.isalnum() and not line.text.isascii() and line.text not in ORDINAL
    return one and (following is None or following.width > 2)


def _unstopped(before: Line, after: Line, following: Line | None, place: Place, room: int) -> str:
    """The sign that decides after a full line that does not end a sentence."""
    region, custom = place.region, place.custom
    if custom.indents and 1 < after.indent - region.margin <= 6:
        return "indent"
    if custom.hangs and place.starts and not INNER_STOP.search(before.text) and after.indent - region.margin <= 1 and not after.gap:
        return "outdent"
    if place.opened:
        return "full-line"
    if custom.years and YEAR.match(after.text):
        return "year-entry"
    headings = place.starts and numbering(before.text) in custom.headings and not INNER_STOP.search(before.text)
    if headings and _is_prose(after, region.measure):
        return "heading"
    if place.starts and (_is_heading(before) or room >= first_unit(after.text)) and _stands_alone(before, after, following, place):
        return "heading"
    parted = custom.blanks_part and after.gap and not after.page and place.starts and room >= first_unit(after.text)
    if (
        parted
        and custom.first_indent == INDENT_COLUMNS
        and before.text[-1] not in PHRASE_ENDS
        and (not _is_heading(before) or ITEM_END.fullmatch(after.text))
    ):
        parted = _is_short(after, following, region.measure)
    parted = parted and not breaks_word(before.text, after.text)
    return "full-line" if not parted or INNER_STOP.search(before.text) is not None else "blank-line"


def _breaks_clause(before: Line, after: Line, room: int, measure: int) -> bool:
    """Whether a clause breaks off in a word, in a line that lacks what a blank inside of it or a mark before the break took."""
    prose = before.width >= PROSE_COLUMNS and INNER_STOP.search(before.text) and INNER_STOP.search(after.text)
    if after.gap or after.page or (room > ROOM_SHARE * measure and not prose) or not CLAUSE_MARK.search(before.text):
        return False
    return breaks_word(before.text, after.text)


def _runs_on_ragged(before: Line, after: Line, place: Place, room: int) -> bool:
    """Whether a line of prose that breaks off in mid-phrase goes on, though it had some room, where first lines alone are indented.

    Narrow marks and letters are squeezed and stretched, so that full lines may differ by some characters (W3C CLREQ, 行内调整处理).
    """
    flush = after.indent - place.region.margin <= 1 and not after.gap and not after.page
    prose = INNER_STOP.search(before.text) is not None or (not place.starts and INNER_STOP.search(after.text) is not None)
    phrase = before.text[-1] not in PHRASE_ENDS or before.text[-1] in "，、"
    return flush and prose and phrase and room <= ROOM_SHARE * place.region.measure and not may_start_block(after.text)


def _is_prose(line: Line, measure: int) -> bool:
    """Whether a line is full or a sentence, and not the rest of a heading."""
    return ends_sentence(line.text) or line.width > measure - 2 * INDENT_COLUMNS or INNER_STOP.search(line.text) is not None


def _is_labelled(text: str) -> bool:
    """Whether a line begins with the name of what follows; before a quotation it says who speaks, as it does inside a paragraph too."""
    label = LABELLED.match(text)
    return label is not None and text[label.end() : label.end() + 1] not in OPENERS


def _is_short(line: Line, following: Line | None, measure: int) -> bool:
    """Whether a line neither is full nor ends a sentence, as a signature, a heading or a term does, and no line of prose."""
    if ends_sentence(line.text):
        return False
    return following is None or measure - line.width >= first_unit(following.text) + slack(line) + INDENT_COLUMNS + 2


def _is_heading(line: Line) -> bool:
    """A numbered line without a mark inside: 九、加强监督."""
    label = LABEL.match(line.text)
    return starts_block(line.text) and not (label and label[0][-1] in "条條") and not INNER_STOP.search(line.text)


def _stands_alone(before: Line, after: Line, following: Line | None, place: Place) -> bool:
    """Whether a first line without a mark inside, that would be full with an indent, is a heading."""
    if INNER_STOP.search(before.text):
        return False
    return _belongs(after, following, place) is False


def _belongs(after: Line, following: Line | None, place: Place) -> bool | None:
    """Whether a line after a full line goes on in the same paragraph, from its own width; None if that tells nothing."""
    measure = place.region.measure
    if place.custom.first_indent != INDENT_COLUMNS:
        return None
    if after.width > measure - INDENT_COLUMNS + slack(after):
        return True
    wrapped = following is not None and not ends_sentence(after.text) and not may_start_block(following.text)
    if wrapped and following is not None and after.width > measure - 10:
        return measure - after.width < first_unit(following.text) + slack(after) - 1
    return None
