"""The title that a page or its card gives a text, where the text shows it in another place or over several blocks.

What was found goes into the record of the source too, as types of blocks, so that edition and record say the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from jiaokan.desk.proof import Proof
from jiaokan.edition.document import Document
from jiaokan.grammar.label import TITLE_LABEL
from jiaokan.intake.other_forms import coded_number

HEAD_BLOCKS, MOST_BLOCKS = 24, 4
"""How many blocks may stand before the title, and over how many it may stand."""


class Type(NamedTuple):
    """A type that the record gives a block."""

    quote: str
    occurrence: str | None
    type: str


def titled(document: Document, named: Iterable[str]) -> tuple[int, int] | None:
    """The blocks that together are one of the titles, first and past the last; None if the title as it was read is one, or no blocks are.

    Args:
        document: as it was read.
        named: the titles that the page and its card give.
    """
    wanted = set(map(bare, named)) - {""}
    if not wanted or bare(document.title) in wanted:
        return None
    texts = [bare(TITLE_LABEL.sub("", block.text)) for block in document.blocks[:HEAD_BLOCKS]]
    runs = ((start, end) for start in range(len(texts)) for end in range(start + 1, min(start + MOST_BLOCKS, len(texts)) + 1))
    return next(((start, end) for start, end in runs if "".join(texts[start:end]) in wanted), None)


def types(document: Document, named: Iterable[str]) -> Iterator[Type]:
    """What the record says so that these blocks, and no others, are the title.

    Args:
        document: as it is built.
        named: as of `titled`.
    """
    if (found := titled(document, named)) is None:
        return
    proof = Proof.of([block.text for block in document.blocks])
    for at, block in enumerate(document.blocks):
        inside = found[0] <= at < found[1]
        if inside != (block.type == "title"):
            yield Type(*proof.quote(at, 0, len(block.text)), "title" if inside else "number" if coded_number(block.text) else "paragraph")


def bare(text: str) -> str:
    """A text without blanks."""
    return re.sub(r"\s", "", text)


def subtitle_of(document: Document, title: str) -> str | None:
    """The line that was read as such, below the title; above it only on a sheet of a newspaper, for pages set names of columns there.

    Args:
        document: as it was read.
        title: what it is called.
    """
    places = [at for at, block in enumerate(document.blocks) if block.type == "title" or bare(block.text) == bare(title)]
    first = 0 if document.kind == "newspaper" else places[0] if places else len(document.blocks)
    return next((one.text for one in document.blocks[first:] if one.type == "subtitle" and bare(one.text) != bare(title)), None)
