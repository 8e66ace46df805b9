"""Official notices, and texts that carry one after another: a notice, the notice it forwards, the plan that this one issues.

A document number alone on its line stands in the head of a notice; the headline lines above it belong to the same head.
What follows the date of issue (and the note under it) is another document if it starts with a headline.
GB/T 9704—2012 fixes this order of parts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from jiaokan.grammar.body_name import is_body_name, is_signatory
from jiaokan.grammar.document_kind import KIND
from jiaokan.read import plain
from jiaokan.read.back import is_attachment, is_note
from jiaokan.read.dates import is_date, is_history, is_published
from jiaokan.read.field import is_letter
from jiaokan.read.headline import is_short
from jiaokan.read.label import Label
from jiaokan.read.lines import UNTITLED, MarkedLine
from jiaokan.read.number import is_number
from jiaokan.read.record import is_record
from jiaokan.read.title import is_headline

HEAD_LINES = 10
"""How many lines may stand above the number in the head of a notice."""


def openings(lines: Sequence[MarkedLine]) -> Iterator[int]:
    """The lines at which a further document starts."""
    ended = bool(lines) and _is_label(lines[0])
    for index, line in enumerate(lines):
        ended = ended or (index > 0 and _ended(lines, index))
        attached = index > 0 and ended and _is_label(line)
        again = any(above.text == line.text for above in lines[max(0, index - 2) : index])  # a page may say it twice
        if is_number(line.text) and not again and _addressed(lines, index):
            yield _head(lines, index)
        elif (index and _ended(lines, index) and _starts(lines, index)) or (
            attached and index + 2 < len(lines) and is_headline(lines[index + 1])
        ):
            yield index


def _is_label(line: MarkedLine) -> bool:
    """Whether a line is the label of an attachment and no more: 附件2."""
    return is_attachment(line.text) and "：" not in line.text and ":" not in line.text


def fits(lines: Sequence[MarkedLine]) -> bool:
    """Whether a document number stands among the first lines, or the end of a notice among the last."""
    front = any(is_number(line.text) for line in lines[: HEAD_LINES + 4])
    return front or is_letter(lines) or any(is_note(line.text) for line in lines[-4:]) or _dated(lines)


def _dated(lines: Sequence[MarkedLine]) -> bool:
    return any(is_date(one.text) and is_signatory(above.text) for above, one in pairwise(lines[-6:]))


def parts(lines: Sequence[MarkedLine]) -> tuple[list[MarkedLine], list[Label]]:
    """The lines of a notice and a label for each."""
    return plain.parts(lines)


def _addressed(lines: Sequence[MarkedLine], index: int) -> bool:
    """Whether the line after a number can go on with a head: a headline, or an addressee."""
    after = lines[index + 1 : index + 3]
    return bool(after) and not is_number(after[0].text)


def _head(lines: Sequence[MarkedLine], index: int) -> int:
    """The first line of the head that the number at `index` stands in."""
    start = index
    while start and index - start < HEAD_LINES:
        above = lines[start - 1]
        if _is_label(above):
            return start - 1
        issuer = above.text.endswith("文件") and is_short(above.text)
        told = is_history(above.text) or is_published(above.text) or is_record(above.text)
        if above.mark in UNTITLED or is_note(above.text) or not (issuer or told or is_headline(above)):
            break
        start -= 1
    return start


def _ended(lines: Sequence[MarkedLine], index: int) -> bool:
    """Whether a notice ended right above `index`."""
    above = lines[index - 1].text
    signed = index > 2 and is_signatory(lines[index - 2].text)
    return (
        is_note(above)
        or (is_date(above) and signed)
        or (is_date(lines[index - 2].text) and index > 3 and above[0] in "（(" and above[-1] in "）)")
    )


def _starts(lines: Sequence[MarkedLine], index: int) -> bool:
    """Whether a document with text under it starts at `index`."""
    line = lines[index]
    if index + 2 >= len(lines) or is_note(line.text) or is_date(line.text) or not (is_headline(line) or line.text.endswith("文件")):
        return False
    return line.mark == "#" or KIND.search(line.text) is not None or (is_body_name(line.text) and not is_short(lines[index + 1].text, 8))
