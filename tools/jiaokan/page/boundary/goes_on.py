"""Whether a line goes on in the next one.

A typesetter breaks a line where the next character would not fit.
So a line that had room for the start of the next line was ended on purpose, and a line without room was wrapped,
unless a sentence happens to end there: then indents, blank lines and the width of the next line decide.
Where lines do not wrap, only what no typesetter does is taken as a break: a closing mark at the start, an opening mark at the end.
"""

from __future__ import annotations

from collections import Counter
from itertools import accumulate, groupby, pairwise

from jiaokan.grammar.characters import HAN
from jiaokan.grammar.dateline import is_dateline, is_reporters, opens_story
from jiaokan.grammar.label import SUBTITLE_TIME, is_label, may_start_block, starts_block
from jiaokan.grammar.stop import OPENERS, PHRASE_ENDS, ends_sentence
from jiaokan.page.boundary.breaks_off import breaks_off, usual_measure
from jiaokan.page.boundary.cut_marks import cut_for_sure, heads_items, number_cut, open_brackets, quotation_cut
from jiaokan.page.boundary.pieces import pieces
from jiaokan.page.boundary.place import LABEL_GAP_BLANKS, Place
from jiaokan.page.boundary.said import LABELLED, belong, repeated_labels, stand_apart
from jiaokan.page.boundary.soft_wraps import soft_wraps
from jiaokan.page.boundary.unmeasured import bracket_closes, unmeasured_sign
from jiaokan.page.boundary.verdict import Verdict, signs
from jiaokan.page.boundary.vertical import upright
from jiaokan.page.boundary.wrapped import wrapped_sign
from jiaokan.page.counted import counted
from jiaokan.page.dialect import is_markdown
from jiaokan.page.entries import counted_items, list_marks, verse_lines
from jiaokan.page.habits import habits
from jiaokan.page.line import BLANKS, Line, lines
from jiaokan.page.literal import ENTRY, is_fenced, kept, references
from jiaokan.page.region import NARROWEST_COLUMNS, WIDEST_COLUMNS, regions
from jiaokan.page.word_break import breaks_word
from jiaokan.text import re

FIXED = re.compile(rf"[#|>]|{SUBTITLE_TIME.pattern}|[-*_=]{{3,}}$|```|~~~|;{{1,3}} |//")
"""Lines that markup already makes blocks of their own, and the times of subtitles (SubRip, WebVTT)."""
ANGLED = re.compile(rf"<[{HAN}][^<>]*$")
"""Words in brackets of a keyboard that are open at the end of a line: 《关于修改<中华人民共和国国旗法 in databases of laws."""
WORD = re.compile(r"\w")
LEAST_MARK_LINES = 3
"""Lines below each other that have no word, at least, to be a list of marks; one alone is the end of the line above it."""
NEIGHBOUR_LINES = 5
"""Lines on either side by whose ends it is judged whether a sentence that does not end was cut."""
PROSE_COLUMNS = 40
"""Columns of a line that may be a paragraph of prose."""
LEAST_CUT_BREAKS, CUTS_SHARE = (2, 1), 0.15
"""Where paragraphs were cut, a word goes on from so many of the lines that end in mid-phrase before a blank line, narrow and wide ones, and
from this part of them."""
ENDED_LINES_SHARE = 0.6
"""The part of such lines that ends sentences in prose."""

ITEM = re.compile(r"[0-9]{1,2}[.．、][ \u3000]?[^\W\d]")
"""A numbered item of a list."""
NEVER_BEFORE_ITEM = OPENERS | frozenset("，、")
"""With which a line ends that goes on in a number, though the number is the next one."""
COUNTED_THINGS = frozenset("图圖表式第例章节節附件注註款项項")
"""Behind which a number says which one, wherever the line ends."""

Judged = dict[tuple[object, ...], str]
"""Signs of boundaries by all that they are judged by: the two lines, the one after them, but for where they stand in the text."""


def verdicts(text: str, known: Judged | None = None) -> tuple[Verdict, ...]:
    """What is judged of each pair of neighbouring lines, in order.

    Args:
        text: the text.
        known: what was judged of a similar text. It is taken over where everything that it depends on is the same; what is judged now
            is added to it.
    """
    known = {} if known is None else known
    rows, known_signs = lines(text), signs()
    if len(rows) < 2:
        return ()
    around = regions(rows)
    custom = habits(rows, around)
    stretches, entries = kept(text), references(text)
    starts, shift, piece_shift, item, story, dated, opened = True, 0, 0, False, False, False, ""
    long = list(accumulate([row.width >= PROSE_COLUMNS for row in rows], initial=0))
    ends = list(accumulate([row.width >= PROSE_COLUMNS and ends_sentence(row.text) for row in rows], initial=0))
    torn = _torn(rows)
    gaps = Counter(row.gap for row in rows if row.gap)
    usual = max(gaps, key=lambda gap: (gaps[gap], -gap), default=0)
    box, soft = upright(rows), soft_wraps(rows) if is_markdown(text) else frozenset()
    stopped = _stopped(rows)
    fixed = _fixed(rows)
    labels, marks, items, verse = repeated_labels(rows), list_marks(rows), counted_items(rows), verse_lines(rows)
    usual_width = usual_measure([region.measure for region in around])
    same, size, parts = [row[2:] for row in rows], counted(rows), pieces(rows, around)
    found: list[Verdict] = []
    for index in range(len(rows) - 1):
        before, after = rows[index], rows[index + 1]
        following = rows[index + 2] if index + 2 < len(rows) else None
        item = may_start_block(before.text) if starts and not shift else item
        dated = opens_story(before.text) if starts else dated
        measured = around[index].measure > 0
        off = not measured and breaks_off(rows, index, torn[before.width > WIDEST_COLUMNS], usual_width)
        opened = open_brackets(("" if starts else opened) + before.text)
        sentences = False
        if before.width >= NARROWEST_COLUMNS:  # of narrower ones no sign asks
            first, last = max(0, index - NEIGHBOUR_LINES), min(len(rows), index + NEIGHBOUR_LINES + 1)
            sentences = 0 < ENDED_LINES_SHARE * (long[last] - long[first] - 1) <= ends[last] - ends[first]
        level = measured and _level(rows, index)
        place = Place(
            around[index],
            custom,
            index == 0,
            starts,
            item,
            level,
            shift,
            story,
            dated,
            off,
            opened,
            sentences,
            torn[before.width > WIDEST_COLUMNS],
            box.get(index),
            index in soft,
            after.gap > usual and not after.page,
            stopped[index],
            bool(size) and len(before.text) + before.indent // 2 >= size,
            index in parts,
            bool(labels) and (label := LABELLED.match(after.text)) is not None and label[0] in labels,
        )
        if stretches and (is_fenced(stretches, before.start) or is_fenced(stretches, after.start)):
            sign = "kept-stretch"
        elif after.text[0] == ">" and not after.gap and ANGLED.search(before.text):
            sign = "cut-mark"
        elif fixed[index] or fixed[index + 1]:
            sign = "markup"
        elif after.text[0] in marks:
            sign = "bullet"
        elif index in verse or index + 1 in verse:
            sign = "own-part"
        elif index + 1 in items and before.text[-1] not in NEVER_BEFORE_ITEM:
            sign = "head"
        elif entries and is_fenced(entries, before.start) and is_fenced(entries, after.start) and not ENTRY.match(after.text):
            sign = "same-reference"
        else:
            key = (same[index], same[index + 1], same[index + 2] if following else None, place)
            sign = known.get(key, "")
            if not sign:
                sign = known[key] = _sign(before, after, following, place)
        found.append(Verdict(before, after, sign))
        goes_on = known_signs[sign].joins
        story = goes_on and (is_dateline(before.text) or (story and is_reporters(before.text)))
        piece_shift = piece_shift + before.width if sign == "same-line" else 0
        shift = shift * story + before.width + LABEL_GAP_BLANKS if goes_on and (story or is_label(before.text)) else 0
        starts = not goes_on or shift > 0
        shift = piece_shift or shift
    return tuple(found)


def _torn(rows: tuple[Line, ...]) -> tuple[bool, bool]:
    """Whether the narrow lines of a text were cut before blank lines, and the wide ones.

    They were if a word or a bracket stands over more of the blank lines before which no sentence ends than chance would put there.
    Verse that was wrapped says nothing of the whole paragraphs around it, so wide lines are judged by wide ones; where these were cut,
    narrow ones may be too.
    """
    found: tuple[list[bool], list[bool]] = ([], [])
    for one, two in pairwise(rows):
        if two.gap and one.width >= NARROWEST_COLUMNS and one.text[-1] not in PHRASE_ENDS:
            found[one.width > WIDEST_COLUMNS].append(breaks_word(one.text, two.text) or bracket_closes(one, two))
    narrow, wide = (sum(over) >= max(least, CUTS_SHARE * len(over)) for over, least in zip(found, LEAST_CUT_BREAKS, strict=True))
    return narrow or wide, wide


def _fixed(rows: tuple[Line, ...]) -> list[bool]:
    """For each line whether its build says that it stands alone: markup, a comment of a program, one of several lines of marks only."""
    found: list[bool] = []
    for has_words, run in groupby(rows, lambda row: WORD.search(row.text) is not None):
        lines = list(run)
        found += [(not has_words and len(lines) >= LEAST_MARK_LINES) or FIXED.match(row.text) is not None for row in lines]
    return found


def _stopped(rows: tuple[Line, ...]) -> list[bool]:
    """For each line whether an item of the list it is in ends a sentence, so that one without a stop may have been cut."""
    found: list[bool] = []
    for _, run in groupby(rows, lambda row: row.text.startswith("- ")):
        items = list(run)
        found += [any(ends_sentence(row.text) for row in items)] * len(items)
    return found


def _level(rows: tuple[Line, ...], index: int) -> bool:
    """Whether two of the four lines around one have its width and break off, and none is wider."""
    width, around = rows[index].width, rows[max(0, index - 2) : index + 3]
    alike = [row for row in around if row.width == width]
    if len(alike) < 3 or max([row.width for row in around]) > width:
        return False
    return sum(1 for row in alike if not ends_sentence(row.text)) > 2


def _sign(before: Line, after: Line, following: Line | None, place: Place) -> str:
    """The sign that decides where no markup does, the surest asked first."""
    if place.upright is not None:
        return "upright" if place.upright else "upright-part"
    if stand_apart(before, after, place.starts) or heads_items(before, after, following, place.region.measure):
        return "own-part"
    if cut_for_sure(before, after, place.opened, place.starts, place.region.measure > 0):
        return "cut-mark"
    if quotation_cut(before, after):
        return "open-quotation"
    if number_cut(before, after, place.region.measure > 0):
        return "cut-number"
    if place.soft:
        return "soft-wrap"
    if _bullets(before, after):
        plain = after._replace(text=after.text[2:].lstrip(BLANKS), width=after.width - 1, gap=0)
        if place.breaks_off and (not before.text.startswith("- ") or breaks_word(before.text, plain.text)):
            return "breaks-off"
        measured = place.region.measure and before.width <= place.region.measure + 6 and not ends_sentence(before.text)
        measured = measured and (place.stopped or not before.text.startswith("- ") or breaks_word(before.text, plain.text))
        return wrapped_sign(before, plain, following, place) if measured and not may_start_block(plain.text) else "bullet"
    if starts_block(after.text) and before.text[-1] not in "、第《“（":
        return "head"
    if before.text[-1].isalpha() and before.text[-1] not in COUNTED_THINGS and ITEM.match(after.text):
        return "head"  # inside a sentence items stand behind marks
    if place.labelled:
        return "said-apart"
    said = belong(before, after, following, place)
    if said is not None:
        return "said-together" if said else "said-apart"
    if place.region.measure and before.width <= place.region.measure + 6:
        return wrapped_sign(before, after, following, place)
    return unmeasured_sign(before, after, place)


def _bullets(before: Line, after: Line) -> bool:
    """An item of a list, as an extractor marks it, after another or after a line that may have been one."""
    return after.text.startswith("- ") and len(after.text) > 2 and before.text[-1] not in "：:"
