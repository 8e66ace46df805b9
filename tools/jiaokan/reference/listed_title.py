"""Titles without marks: the lines of a contents list and of an attachment note (附件说明).

There the whole line is a title, so it needs no 《》; it counts only if exactly one held document has it,
since a line of a list may also be a plain heading.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jiaokan.edition.document import Block
from jiaokan.grammar.numeral import COUNTING
from jiaokan.reference.model import Reference
from jiaokan.reference.resolve import Context
from jiaokan.reference.target import Targets
from jiaokan.text import re

_LISTS = frozenset(("toc", "attachment"))
_LABEL = re.compile(
    f"(?:附件?[ \u3000]?[0-9０-９]{{0,2}}[：:][ \u3000]*)?(?:[①-⑳]|[（(]?[0-9０-９{COUNTING}]{{1,3}}[）)]?[.．、])?[ \u3000]*"
)
_PAGE = re.compile("[.…·\\s]{1,200}[0-9０-９]{1,4}$")


def find_listed(blocks: Sequence[Block], targets: Targets, context: Context) -> Iterator[Reference]:
    """The lines of lists that are the title of one other document.

    Args:
        blocks: the blocks that the context was made of.
        targets: the documents that are held.
        context: the document that cites.
    """
    for index, block in enumerate(blocks):
        if block.type not in _LISTS:
            continue
        label = _LABEL.match(block.text)
        first = label.end() if label else 0
        text = _PAGE.sub("", block.text[first : first + 400]).rstrip()
        found = targets.titled(text)
        if len(found) == 1 and found[0] != context.document:
            start = context.starts[index] + first
            yield Reference("title", start, start + len(text), text, text)
