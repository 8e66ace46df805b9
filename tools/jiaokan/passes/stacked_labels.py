"""Labels that an extractor put in one stack before the texts they belong to go back to their texts.

pdftotext takes the blank after a label for a gutter, and so reads 第一章 | 第一条 | 总则 | 为了… where the page has
第一章　总则 and below it 第一条　为了…. A chapter has nothing but a heading, so the text after its heading belongs to the next label.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jiaokan.layout import Line, ends_sentence, is_label, lines, may_start_block
from jiaokan.text import Doubt, Edit, Move

DEEPEST = 4
"""How many labels stand on each other: part, chapter, section, article."""
LONGEST = 60
"""Columns of the longest heading."""


def find(text: str) -> Iterator[Edit | Move | Doubt]:
    """Move the second and further labels of a stack each before its text."""
    rows = lines(text) if "第" in text else ()
    index = 0
    while index < len(rows):
        size = 0
        while size < DEEPEST and index + size < len(rows) and _label(rows, index + size):
            size += 1
        if size > 1 and _headings_follow(rows, index, size):
            for step in range(1, size):
                label = rows[index + step]
                yield Edit(label.end, rows[index + step + 1].start, "\u3000", "stacked-label")
                yield Move(label.start, rows[index + step + 1].start, rows[index + size + step].start, "stacked-label")
        index += max(1, size)


def _label(rows: Sequence[Line], index: int) -> bool:
    return rows[index].width < 24 and is_label(rows[index].text)


def _headings_follow(rows: Sequence[Line], index: int, size: int) -> bool:
    """Whether all labels but the last are of divisions, and as many headings and a text follow."""
    if index + 2 * size > len(rows) or any(row.text[-1] in "条條" for row in rows[index : index + size - 1]):
        return False
    headings = rows[index + size : index + 2 * size - 1]
    if any(row.width > LONGEST or ends_sentence(row.text) or may_start_block(row.text) for row in headings):
        return False
    return not may_start_block(rows[index + 2 * size - 1].text)
