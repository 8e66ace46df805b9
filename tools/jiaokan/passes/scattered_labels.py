"""Labels of a law that an extractor set in a column of their own go back to the words they label.

A PDF that sets the label of a chapter and that of its first article in one column comes out as
第一章 / 第一条 / 总则 / 为了规范…: both labels first, then the words of both.
A label of a chapter with nothing but the label of an article under it cannot be read otherwise:
the short line without a stop is the chapter's name, the text after it is the article's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jiaokan.han import BLANK, NUMERAL
from jiaokan.text import Doubt, Edit

_GAP = rf"(?:[{BLANK}]*\n)+[{BLANK}]*"
_LABELS = re.compile(
    rf"^[{BLANK}]*第[{NUMERAL}\d]{{1,7}}[编編篇章节節](?P<gap>[{BLANK}]*\n[{BLANK}]*(?P<article>第[{NUMERAL}\d]{{1,7}}[条條](?:之[{NUMERAL}]{{1,3}})?){_GAP})"
    rf"(?P<name>[^\n。；：，！？…]{{1,40}}){_GAP}(?P<text>[^\n]{{6,}})",
    re.MULTILINE,
)


def find(text: str) -> Iterator[Edit | Doubt]:
    """Edits that put both labels before their words."""
    for found in _LABELS.finditer(text):
        yield Edit(found.start("gap"), found.end("gap"), "\u3000", "scattered-label")
        yield Edit(found.start("text"), found.start("text"), f"{found['article']}\u3000", "scattered-label")
