"""Whether a line goes on in the next one.

A typesetter breaks a line where the next character would not fit.
So a line that had room for the start of the next line was ended on purpose, and a line without room was wrapped,
unless a sentence happens to end there: then indents, blank lines and the width of the next line decide.
Where lines do not wrap, only what no typesetter does is taken as a break: a closing mark at the start, an opening mark at the end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from jiaokan.grammar.dateline import is_dateline, is_reporters
from jiaokan.grammar.label import LABEL, REFERENCE, is_label, may_start_block, starts_block
from jiaokan.grammar.numeral import ORDINAL
from jiaokan.grammar.stop import NON_STARTERS, OPENERS, ends_sentence
from jiaokan.page.boundary.breaks_off import breaks_off
from jiaokan.page.boundary.said import belong, stand_apart
from jiaokan.page.boundary.title_lines import INNER_STOP, title_goes_on
from jiaokan.page.line import BLANKS, NARROW_RUN, Line, first_unit, lines
from jiaokan.page.literal import is_fenced, kept
from jiaokan.page.region import INDENT, PHRASE_ENDS, Habits, Region, habits, numbering, regions

FIXED = re.compile(r"[#|>]|[-*_=]{3,}$|```|~~~")
"""Lines that markup already makes blocks of their own."""
LABEL_GAP = 2
RAGGED = 2
"""Columns that a line broken in mid-phrase may fall short by besides: the measure of a neighbouring column was taken for its own."""
DUTY_END = re.compile("(?:负责|牵头|配合|參加|参加)[）)]$")
DUTY = re.compile("[（(][^（）()。]{2,80}(?:负责|牵头|配合|参加)[）)]")
"""Who is to do what a paragraph of a plan says, in brackets at its end."""
TAIL = re.compile("[^，。；：]{1,60}；|[^，。；：]{1,14}。")
"""The end of an item of a list."""
HEADLINE = 90
"""Columns of the longest headline, which has one comma at most."""
SALUTATION = re.compile(r"[^，。；：]{2,12}[：:]")
"""Whom a speech or a letter addresses: 各位代表："""
GAP = re.compile(rf"[{BLANKS}]{{3,}}")
INNER_GAP = re.compile(r"(?<=[电電讯訊]) {3,5}(?=[（(])")
"""A blank as wide as a character, which the page set after a dateline."""


class Place(NamedTuple):
    """Where a line stands."""

    region: Region
    custom: Habits
    top: bool
    """Whether the line is the first of the text."""
    starts: bool
    """Whether the line is the first of its block."""
    item: bool
    """Whether the block has the head of an item."""
    level: bool
    """Whether the lines around it have its very width, and none is wider: the measure is narrower here than around."""
    shift: int
    """Columns of what stands before it in the same line of the page, parted from it by the extractor."""
    story: bool
    """Whether a dateline stands before it in the same line of the page."""
    breaks_off: bool
    """Whether it breaks off in mid-phrase where no measure is known."""


def joins(text: str) -> Iterator[tuple[Line, Line]]:
    """Each pair of neighbouring lines of which the second goes on where the first breaks off."""
    rows = lines(text)
    if len(rows) < 2:
        return
    around = regions(rows)
    custom = habits(rows, around)
    stretches = kept(text)
    starts, shift, item, story = True, 0, False, False
    for index in range(len(rows) - 1):
        before, after = rows[index], rows[index + 1]
        following = rows[index + 2] if index + 2 < len(rows) else None
        item = may_start_block(before.text) if starts and not shift else item
        known = around[index].measure > 0
        off = not known and breaks_off(rows, index)
        place = Place(around[index], custom, index == 0, starts, item, known and _level(rows, index), shift, story, off)
        literal = stretches and (is_fenced(stretches, before.start) or is_fenced(stretches, after.start))
        goes_on = not literal and _goes_on(before, after, following, place)
        if goes_on:
            yield before, after
        story = goes_on and (is_dateline(before.text) or (story and is_reporters(before.text)))
        shift = shift * story + before.width + LABEL_GAP if goes_on and (story or is_label(before.text)) else 0
        starts = not goes_on or shift > 0


def _level(rows: tuple[Line, ...], index: int) -> bool:
    """Whether two of the four lines around one have its width and break off, and none is wider."""
    width = rows[index].width
    around = [row for row in rows[max(0, index - 2) : index + 3] if row.width >= width]
    return all(row.width == width for row in around) and sum(1 for row in around if not ends_sentence(row.text)) > 2


def _goes_on(before: Line, after: Line, following: Line | None, place: Place) -> bool:
    if FIXED.match(before.text) or FIXED.match(after.text):
        return False
    if stand_apart(before, after, place.starts):
        return False
    if _cut_for_sure(before, after):
        return True
    if _bullets(before, after):
        plain = after._replace(text=after.text[2:].lstrip(BLANKS), width=after.width - 1, gap=0)
        measured = place.region.measure and before.width <= place.region.measure + 6 and not ends_sentence(before.text)
        return place.breaks_off or (bool(measured and not may_start_block(plain.text)) and _wrapped(before, plain, following, place))
    if starts_block(after.text) and before.text[-1] not in "、第《“（":
        return False
    said = belong(before, after, following, place.starts, place.story, place.region.measure)
    if said is not None:
        return said
    if place.region.measure and before.width <= place.region.measure + 6:
        return _wrapped(before, after, following, place)
    if is_label(before.text) and before.text[-1] in "条條":
        return not may_start_block(after.text) and ends_sentence(after.text)
    return (
        place.breaks_off
        or _bracket_open(before, after)
        or title_goes_on(before, after)
        or (
            not (place.top and before.width <= HEADLINE and len(INNER_STOP.findall(before.text)) == 1) and _paragraph_goes_on(before, after)
        )
    )


def _bullets(before: Line, after: Line) -> bool:
    """An item of a list, as an extractor marks it, after another or after a line that may have been one."""
    return after.text.startswith("- ") and len(after.text) > 2 and before.text[-1] not in "：:"


def _cut_for_sure(before: Line, after: Line) -> bool:
    """A closing mark at the start of a line or an opening mark at the end of one."""
    if GAP.search(before.text) or GAP.search(after.text):
        return False
    return (after.text[0] in NON_STARTERS and before.width > 2) or (before.text[-1] in OPENERS and not starts_block(after.text))


def _wrapped(before: Line, after: Line, following: Line | None, place: Place) -> bool:
    """Whether a line goes on where lines wrap at a measure."""
    region, custom = place.region, place.custom
    if is_label(before.text):
        return not may_start_block(after.text) and (before.text[-1] in "条條" or (after.width <= 60 and not ends_sentence(after.text)))
    stopped = ends_sentence(before.text) or DUTY_END.search(before.text) is not None
    if after.width <= 2 and not stopped and before.width >= 16 and not after.text.isascii() and after.text not in ORDINAL:
        return True
    indented = before.indent > region.margin + (not (custom.indents and place.starts))
    lost = INDENT if indented or (place.starts and not custom.indents and custom.first_indent != 0) else 0
    room = region.measure - before.width - place.shift - _label_gap(before) - LABEL_GAP * len(INNER_GAP.findall(before.text))
    need = first_unit(after.text) + _slack(before)
    if before.text[-1] not in PHRASE_ENDS and not after.gap and not after.page:
        need += RAGGED
    if room - lost >= need and not (place.level and not stopped and room <= 6):
        return _bracket_open(before, after) or title_goes_on(before, after)
    offset = after.indent - region.margin
    if not stopped:
        if custom.indents and 1 < offset <= 6:
            return False
        if (
            place.starts
            and numbering(before.text) in custom.headings
            and not INNER_STOP.search(before.text)
            and _is_prose(after, region.measure)
        ):
            return False
        if place.starts and (_is_heading(before) or room >= first_unit(after.text)) and _stands_alone(before, after, following, place):
            return False
        parted = custom.blanks_part and after.gap and not after.page and place.starts and room >= first_unit(after.text)
        if (
            parted
            and custom.first_indent == INDENT
            and before.text[-1] not in PHRASE_ENDS
            and (not _is_heading(before) or TAIL.fullmatch(after.text))
        ):
            parted = _is_short(after, following, region.measure) and not ends_sentence(after.text)
        return not parted or INNER_STOP.search(before.text) is not None
    if DUTY.match(after.text + (following.text if following else "")):
        return True
    if before.text[-1] in "：:" or may_start_block(after.text) or _is_short(after, following, region.measure):
        return False
    if custom.indents:
        return offset <= 1
    if place.item and before.text[-1] in "；;" and not custom.blanks_part:
        return True
    belongs = _belongs(after, following, place)
    if after.page or not custom.blanks_part:
        return (custom.sentences > 1 and (custom.first_indent >= 0 or room < need)) if belongs is None else belongs
    return after.gap == 0 and belongs is not False


def _is_prose(line: Line, measure: int) -> bool:
    """Whether a line is full or a sentence, and not the rest of a heading."""
    return ends_sentence(line.text) or line.width > measure - 2 * INDENT or INNER_STOP.search(line.text) is not None


def _is_short(line: Line, following: Line | None, measure: int) -> bool:
    """Whether a line neither is full nor ends a sentence, as a signature, a heading or a term does, and no line of prose."""
    if ends_sentence(line.text):
        return False
    return following is None or measure - line.width >= first_unit(following.text) + _slack(line) + INDENT + 2


def _is_heading(line: Line) -> bool:
    """A numbered line without a mark inside: 九、加强监督."""
    label = LABEL.match(line.text)
    return starts_block(line.text) and not (label and label[0][-1] in "条條") and not INNER_STOP.search(line.text)


def _stands_alone(before: Line, after: Line, following: Line | None, place: Place) -> bool:
    """Whether a first line without a mark inside, that would be full with an indent, is a heading."""
    if INNER_STOP.search(before.text):
        return False
    return _belongs(after, following, place) is False


def _slack(line: Line) -> int:
    """How many columns a line may fall short by, because letters and digits are not half as wide as Han characters, and % is wider."""
    return 1 + sum(map(len, NARROW_RUN.findall(line.text))) // 3 + line.text.count("%")


def _label_gap(line: Line) -> int:
    """Columns of the blank after a label at the start of a line, which is set as wide as a character: 第一条　为了."""
    match = LABEL.match(line.text)
    return LABEL_GAP if match and not REFERENCE.match(line.text, match.end()) else 0


def _belongs(after: Line, following: Line | None, place: Place) -> bool | None:
    """Whether a line after a full line goes on in the same paragraph, from its own width; None if that tells nothing."""
    measure = place.region.measure
    if place.custom.first_indent != INDENT:
        return None
    if after.width > measure - INDENT + _slack(after):
        return True
    wrapped = following is not None and not ends_sentence(after.text) and not may_start_block(following.text)
    if wrapped and following is not None and after.width > measure - 10:
        return measure - after.width < first_unit(following.text) + _slack(after) - 1
    return None


def _bracket_open(before: Line, after: Line) -> bool:
    """A title or a remark in brackets that starts in one line and ends in the next."""
    for left, right in ("《》", "（）", "〔〕"):
        if before.text.count(left) > before.text.count(right) and 0 <= after.text.find(right) < (after.text.find(left) % 10000):
            return after.gap < 2 and not ends_sentence(before.text)
    return False


def _paragraph_goes_on(before: Line, after: Line) -> bool:
    """Prose, a paragraph a line, that breaks off in mid-sentence at a blank line or a page."""
    if not (after.gap or after.page) or before.width < (24 if after.page else 40) or may_start_block(after.text):
        return False
    if ends_sentence(before.text) or before.text[-1] in "—|" or SALUTATION.fullmatch(after.text) or INNER_STOP.search(before.text) is None:
        return False
    return after.width >= 40 or ends_sentence(after.text)
