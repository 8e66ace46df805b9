"""The title that a page or its card gives a text, where the text shows it in another place or over several blocks.

What was found goes into the record of the source too, as types of blocks, so that edition and record say the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from jiaokan.desk.proof import Proof
from jiaokan.edition.document import Document
from jiaokan.grammar.label import TITLE_LABEL
from jiaokan.html.metadata import SITE_MARK, PageMetadata
from jiaokan.intake.other_forms import coded_number

HEAD_BLOCKS, MOST_BLOCKS = 24, 4
"""How many blocks may stand before the title, and over how many it may stand."""
LEAST_HEADLINE_CHARACTERS = 8
"""How long an h1 is, in code points, that the text may have lost."""
LEAST_NAMED_CHARACTERS, MOST_BESIDE_CHARACTERS = 8, 4
"""How long a title is beside which something of the page stands, and how long that is at most, in code points."""


SHOWN = ("html", "headline")
"""Where a title is written for readers."""


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


def titles(page: PageMetadata, sure: Sequence[str]) -> list[str]:
    """What the page and the head call the text.

    A headline of the page counts if what is written for machines is that headline with a site, or nothing is.

    Args:
        page: what the page says of itself.
        sure: what its card, its cover and its rows call it; empty where they do not.
    """
    said = [*(one.value for one in page.statements if one.field == "title" and one.where not in SHOWN), *sure]
    shown = (one.value for one in page.statements if one.field == "title" and one.where in SHOWN)
    return [*said, *(value for value in shown if not any(said) or any(SITE_MARK.split(one)[0].strip() == value for one in said))]


def headline(document: Document, named: Sequence[str]) -> str:
    """The blocks that page or card call the title, where reading saw another; without the blanks that only the text has; else empty.

    Args:
        document: as it was read.
        named: as of `titled`.
    """
    title = document.title
    if bare(title) != title and bare(title) in named:
        return bare(title)
    if within := next((one for one in named if _is_most_of(bare(one), bare(title))), ""):
        return within
    found = titled(document, named)
    return "".join(TITLE_LABEL.sub("", block.text) for block in document.blocks[found[0] : found[1]]) if found else ""


def lost_headline(document: Document, page: PageMetadata) -> str:
    """The h1 that the title of the page begins with, where the text has no such line; else empty."""
    said = next((one.value for one in page.statements if one.field == "title" and one.where == "headline"), "")
    head = "".join(bare(block.text) for block in document.blocks[:HEAD_BLOCKS])
    return said if len(said) >= LEAST_HEADLINE_CHARACTERS and bare(said) not in head else ""


def _is_most_of(named: str, title: str) -> bool:
    """Whether a line of the page is a title with a mark of the page before or behind it: 原创, the number of comments."""
    beside = len(title) - len(named)
    return (
        len(named) >= LEAST_NAMED_CHARACTERS and 0 < beside <= MOST_BESIDE_CHARACTERS and (title.startswith(named) or title.endswith(named))
    )


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
