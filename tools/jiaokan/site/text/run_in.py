"""The head that runs into its paragraph: （一）加强组织领导。 and the sentence goes on.

GB/T 9704—2012 §7.3.3 gives the second level of an outline （一）. Where one short clause with a full stop follows the label, and then
text, that is a heading set in the line. A longer one with a comma is a heading only if its sisters are built as it is: one item of a
list may begin with a short sentence, but not each of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from jiaokan.edition.document import Block
from jiaokan.grammar.numeral import COUNTING, value
from jiaokan.text import re

_LABEL = re.compile(rf"[（(]([{COUNTING}]{{1,3}})[）)]")
_CLAUSE = re.compile(r"[^。；：，？！\n]{2,30}。(?=\S)")
_SENTENCE = re.compile(r"[^。；：？！\n]{2,44}。(?=\S)")


def run_ins(blocks: Iterable[Block]) -> dict[str, int]:
    """For the anchor of each block that begins with such a head, how many code points the head has.

    Examples:
        >>> run_ins([Block("item", "（一）加强组织领导。各地要……", anchor="a")])
        {'a': 10}
    """
    found: dict[str, int] = {}
    for sisters in _lists(blocks):
        sentences = [_SENTENCE.match(block.text, start) for block, start in sisters]
        all_are = len(sisters) > 1 and all(sentences)
        for (block, start), sentence in zip(sisters, sentences, strict=True):
            head = sentence if all_are else _CLAUSE.match(block.text, start)
            if head and block.anchor:
                found[block.anchor] = head.end()
    return found


def _lists(blocks: Iterable[Block]) -> Iterator[Sequence[tuple[Block, int]]]:
    """The labelled blocks of each list, each with where its label ends; a list ends where the count does not go on, or at a heading.

    The count may go on below the heading: （四） in the second part after （三） in the first.
    """
    row: list[tuple[Block, int]] = []
    last = 0
    for block in blocks:
        label = _LABEL.match(block.text) if block.type in ("paragraph", "item", "heading") else None
        number = value(label[1]) if label else 0
        if block.type == "heading" or (label and number != last + 1):
            yield row
            row = []
        if label and number in (1, last + 1):
            last = number
            if block.type != "heading":
                row.append((block, label.end()))
    yield row
