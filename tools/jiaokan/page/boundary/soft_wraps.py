"""Paragraphs of Markdown whose source lines were broken anywhere, which a reader of Markdown shows as one (CommonMark 0.31, 6.8).

Many authors of Markdown mean every line break. Where all lines of a block but the last end without a mark, though sentences end inside
of them, and the last one ends its sentence, no one meant them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jiaokan.grammar.label import may_start_block
from jiaokan.grammar.stop import ends_sentence
from jiaokan.page.boundary.said import LABELLED
from jiaokan.page.line import Line
from jiaokan.page.region import WIDEST_COLUMNS
from jiaokan.text import re

LEAST_SOFT_LINES = 3
"""Lines of such a block at least."""
INSIDE = re.compile("[。！？](?=[^”’」』）])")
"""A sentence that ends inside a line."""
ENDS = re.compile(r"[\w，、]$")
"""How a line ends that goes on."""


def soft_wraps(rows: Sequence[Line]) -> frozenset[int]:
    """The numbers of the lines of a text that go on in the next for this."""
    return frozenset(index for first, end in _blocks(rows) if _is_soft(rows[first:end]) for index in range(first, end - 1))


def _blocks(rows: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """The lines between blank lines and heads, as the first and the one behind the last."""
    first = 0
    for index in range(1, len(rows) + 1):
        if index == len(rows) or rows[index].gap or rows[index].page or may_start_block(rows[index].text):
            if index - first >= LEAST_SOFT_LINES:
                yield first, index
            first = index


def _is_soft(block: Sequence[Line]) -> bool:
    """Whether a block is one paragraph."""
    *inner, last = block
    return (
        not may_start_block(block[0].text)
        and ends_sentence(last.text)
        and all(row.width <= WIDEST_COLUMNS and ENDS.search(row.text) and not LABELLED.match(row.text) for row in inner)
        and any(INSIDE.search(row.text) for row in inner)
        and any(row.text[-1] not in "，、" for row in inner)
    )
