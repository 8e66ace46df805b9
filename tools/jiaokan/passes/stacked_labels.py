"""Labels that an extractor put in one stack before the texts they belong to go back to their texts.

pdftotext takes the blank after a label for a gutter, and so reads 第一章 | 第一条 | 总则 | 为了… where the page has
第一章　总则 and below it 第一条　为了…. A chapter has nothing but a heading, so the text after its heading belongs to the next label.
For the same gutter it may read the second line of an article before the first, and a clause's number as a line of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jiaokan.grammar.characters import HAN
from jiaokan.grammar.label import is_label, may_start_block
from jiaokan.grammar.stop import PHRASE_ENDS, ends_sentence
from jiaokan.page.line import Line, lines
from jiaokan.text import Doubt, Edit, Move, re

STACKED_LABELS = 4
"""How many labels stand on each other: part, chapter, section, article."""
NUMBER = re.compile("[1-9][0-9]?")
SECTION = re.compile(r"[1-9][0-9]?(?:\.[1-9][0-9]?)+(?![0-9.])")
NAME = re.compile(f"[{HAN}、（）]{{2,20}}")
"""The name of a clause (GB/T 1.1—2020): 范围, 术语和定义."""
SCRAP_COLUMNS = 8
"""Columns of the few characters that end a paragraph at most."""
LEAST_CLAUSES = 3
"""Clauses that must count on for their numbers to be sure."""
LONGEST_HEADING_COLUMNS = 60
"""Columns of the longest heading."""


def find(text: str) -> Iterator[Edit | Move | Doubt]:
    """Move the second and further labels of a stack each before its text."""
    rows = lines(text)
    yield from _clauses(rows)
    for place in range(1, len(rows) - 2):
        if (whole := _torn(rows, place)) is not None:
            yield Edit(rows[place].end, text.find("\n", rows[place].end) + 1, "", "stacked-label")
            yield Move(rows[place].start, rows[place].end, whole.end, "stacked-label")
    if "第" not in text:
        return
    index = 0
    while index < len(rows):
        size = 0
        while size < STACKED_LABELS and index + size < len(rows) and is_label(rows[index + size].text):
            size += 1
        if size > 1 and _headings_follow(rows, index, size):
            for step in range(1, size):
                label = rows[index + step]
                yield Edit(label.end, rows[index + step + 1].start, "\u3000", "stacked-label")
                yield Move(label.start, rows[index + step + 1].start, rows[index + size + step].start, "stacked-label")
        elif size == 1 and _upside_down(rows, index):
            tail, first = rows[index + 1], rows[index + 2]
            yield Edit(rows[index].end, tail.start, "\u3000", "stacked-label")
            yield Move(first.start, first.end, tail.start, "stacked-label")
        index += max(1, size)


def _torn(rows: Sequence[Line], index: int) -> Line | None:
    """The line that the few characters of this one end, if they were read before it: it has a label, and breaks off before the next."""
    tail, first = rows[index], rows[index + 1]
    if not ends_sentence(tail.text) or not ends_sentence(rows[index - 1].text) or may_start_block(tail.text):
        return None
    if tail.width > SCRAP_COLUMNS or tail.text[-1] in "：:":  # a colon announces what is below it: PS:
        return None
    after = index + 2
    if is_label(first.text):
        first, after = rows[after], after + 1
        if may_start_block(first.text):
            return None
    elif not may_start_block(first.text):
        return None
    torn = first.gap > 0 and not first.page and not tail.page and first.width > 4 * tail.width and first.text[-1] not in PHRASE_ENDS
    return first if torn and (after == len(rows) or may_start_block(rows[after].text)) else None


def _clauses(rows: Sequence[Line]) -> Iterator[Edit]:
    """Put the numbers of clauses that count on from one before their names, where each has a line of its own."""
    found = [index for index in range(len(rows) - 1) if NUMBER.fullmatch(rows[index].text) and _is_name(rows[index + 1])]
    chain: list[int] = []
    for index in found:
        if int(rows[index].text) == len(chain) + 1:
            chain.append(index)
    sure = len(chain) >= LEAST_CLAUSES and 2 * len(chain) > len(found) and all(_has_words(rows, index + 2) for index in chain)
    for index in chain if sure else ():
        yield Edit(rows[index].end, rows[index + 1].start, "\u3000", "stacked-label")


def _is_name(row: Line) -> bool:
    """Whether a line may be the name of a clause."""
    return NAME.fullmatch(row.text) is not None and not may_start_block(row.text)


def _has_words(rows: Sequence[Line], index: int) -> bool:
    """Whether below the name of a clause stands a sentence or the number of a part; below a figure's labels stand others."""
    return index < len(rows) and (ends_sentence(rows[index].text) or SECTION.match(rows[index].text) is not None)


def _upside_down(rows: Sequence[Line], index: int) -> bool:
    """Whether right below the label of an article stands the end of its paragraph, and apart from both the line that begins it."""
    if index + 2 >= len(rows) or rows[index].text[-1] not in "条條":
        return False
    tail, first = rows[index + 1], rows[index + 2]
    parted = not tail.gap and first.gap > 0 and (index + 3 == len(rows) or rows[index + 3].gap > 0)
    if not parted or tail.page or first.page or tail.width >= first.width:
        return False
    whole = ends_sentence(tail.text) and not ends_sentence(first.text)
    return whole and not may_start_block(tail.text) and not may_start_block(first.text)


def _headings_follow(rows: Sequence[Line], index: int, size: int) -> bool:
    """Whether all labels but the last are of divisions, and as many headings and a text follow."""
    if index + 2 * size > len(rows) or any(row.text[-1] in "条條" for row in rows[index : index + size - 1]):
        return False
    headings = rows[index + size : index + 2 * size - 1]
    if any(row.width > LONGEST_HEADING_COLUMNS or ends_sentence(row.text) or may_start_block(row.text) for row in headings):
        return False
    return not may_start_block(rows[index + 2 * size - 1].text)
