"""The documents of a clean text: where each begins and ends, and the kind that reads it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from jiaokan.edition.document import Document
from jiaokan.read import KINDS, newsletter, newspaper, notice, plain, web_page
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


def documents(text: Text) -> tuple[Document, ...]:
    """As many as the text itself shows."""
    lines, rest = lines_of(text)
    starts = newsletter.openings(lines) or sorted({0, *newspaper.openings(lines), *notice.openings(lines)})
    ends = [*starts[1:], len(lines)]
    read_ones = [_document(lines[start:end], None, rest if end == len(lines) else ()) for start, end in zip(starts, ends, strict=True)]
    return share_doubts(read_ones, text.doubts)


def one_document(text: Text, kind: str | None) -> Document:
    """The text as one, of a kind in `KINDS` or of that which it shows."""
    lines, rest = lines_of(text)
    return share_doubts([_document(lines, kind, rest)], text.doubts)[0]


def _document(lines: Sequence[MarkedLine], kind: str | None, rest: Sequence[Piece]) -> Document:
    """One document of these lines."""
    if kind is None:
        kind = next(name for name in KINDS if _MODULES[name].fits(lines))
    ordered, labels = _MODULES[kind].parts(lines)
    return document(ordered, labels, kind, rest)
