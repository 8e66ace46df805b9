"""What stands before the words of a line: marks of headings, lists, quotations and notes, a picture, the time of a log, a number.

The blank behind such a mark belongs to it; one before the number of an item parts items.
"""

from __future__ import annotations

from jiaokan.grammar.characters import HAN
from jiaokan.text import re

MARK = re.compile(
    rf"(?:#{{1,6}} |[-+] |\*{{1,12}} |o (?=[{HAN}])|>+ )*(?:[\u2190-\u245f\u2600-\u2bff\U0001f000-\U0001faff]\ufe0f? +)?"
    r"(?:\[[ xX]\] |\[\^[^\]\n]{1,20}\]: ?"
    r"|[\[(<]?(?:[0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2}[ T])?[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?:[.,][0-9]{1,6})?[\])>]? "
    r"(?:\* \S{1,40} |<\S{1,40}> )?|(?:附件：)?(?P<number>(?:[0-9]{1,3}|[A-Z]|[IVX]{1,4}|[ivx]{1,4})[.)] +))?"
)
"""What stands before the words of a line, its blank included: marks of headings, lists and notes, a picture, a time, a number."""
OUTLINE = re.compile(f"(?m)^#{{1,6}} [0-9]{{1,3}}[.] ?[{HAN}]")
"""A heading with such a number: then it is a label of the text, which is set close to its words, and no mark of a list."""

NUMBERED = re.compile(f"[0-9]{{1,2}}[.．、] ?[{HAN}]")
"""The number of an item, and the item."""
IS_HAN = re.compile(f"[{HAN}]")


def has_labels(text: str) -> bool:
    """Whether numbers of this text are labels, as those of its headings are."""
    return OUTLINE.search(text) is not None


def start_of_words(line: str, labels: bool) -> int:
    """Where the words of a line begin; a number is one of them where those of the text are labels, and one blank stands behind it."""
    mark = MARK.match(line)
    assert mark is not None  # each part of it may be missing
    is_label = mark["number"] and labels and mark[0][-2:] != "  "
    return mark.start("number") if is_label else mark.end()


def is_before_item(line: str, start: int, end: int, prose: bool) -> bool:
    """Whether the number of an item stands behind a blank; in a sentence 、 parts figures too."""
    item = NUMBERED.match(line, end) if IS_HAN.match(line[start - 1]) and line[start - 1] not in "第图圖表式例章节節" else None
    return item is not None and not (prose and "、" in item[0])
