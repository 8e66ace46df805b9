"""Reading: a clean text becomes documents of blocks.

One module a kind; each finds where its documents start and what their lines are.
`read` also finds the boundaries between documents, `read_document` takes the text as one document.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from jiaokan.edition.document import Document
from jiaokan.read import newsletter, newspaper, notice, plain, web_page
from jiaokan.read.blocks import document
from jiaokan.read.label import Label
from jiaokan.read.lines import MarkedLine, lines_of
from jiaokan.read.share import share_doubts
from jiaokan.text import Piece, Text


class Reader(Protocol):
    """What a module that reads one kind offers."""

    def fits(self, lines: Sequence[MarkedLine], /) -> bool:
        """Whether the lines look like this kind."""

    def parts(self, lines: Sequence[MarkedLine], /) -> tuple[list[MarkedLine], list[Label]]:
        """The lines in reading order and a label for each."""


_MODULES: dict[str, Reader] = {"newsletter": newsletter, "newspaper": newspaper, "web_page": web_page, "notice": notice, "plain": plain}
KINDS = tuple(_MODULES)
"""The kinds, in the order in which they are tried."""


def read(text: Text) -> tuple[Document, ...]:
    """The documents of a clean text, as many as the text itself shows.

    Args:
        text: what `jiaokan.clean` gives: one block a line, headings and table rows marked.

    Returns:
        At least one document; together they hold every piece of the text.

    Examples:
        >>> from jiaokan.clean import clean
        >>> (notice,) = read(clean("关于示例工作的通知\\n\\n提高公共服 务水平。"))
        >>> notice.title, [(block.type, block.text) for block in notice.blocks]
        ('关于示例工作的通知', [('title', '关于示例工作的通知'), ('paragraph', '提高公共服务水平。')])
    """
    lines, rest = lines_of(text)
    starts = newsletter.openings(lines) or sorted({0, *newspaper.openings(lines), *notice.openings(lines)})
    ends = [*starts[1:], len(lines)]
    read_ones = [_document(lines[start:end], None, rest if end == len(lines) else ()) for start, end in zip(starts, ends, strict=True)]
    return share_doubts(read_ones, text.doubts)


def read_document(text: Text, kind: str | None = None) -> Document:
    """A clean text as one document.

    Args:
        text: what `jiaokan.clean` gives, already cut.
        kind: how to read it, one of `KINDS`; without it the text decides.

    Raises:
        ValueError: if there is no such kind.
    """
    if kind is not None and kind not in KINDS:
        raise ValueError(f"there is no kind of document named {kind!r}; the kinds are {', '.join(KINDS)}")
    lines, rest = lines_of(text)
    return share_doubts([_document(lines, kind, rest)], text.doubts)[0]


def _document(lines: Sequence[MarkedLine], kind: str | None, rest: Sequence[Piece]) -> Document:
    """One document of these lines."""
    if kind is None:
        kind = next(name for name, module in _MODULES.items() if module.fits(lines))
    ordered, labels = _MODULES[kind].parts(lines)
    return document(ordered, labels, kind, rest)
