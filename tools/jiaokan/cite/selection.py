"""A link to a stretch of words: it carries the anchor of the block, a text fragment, and a short digest of the words.

The anchor leads to the block, the fragment lights the words in a browser that knows it, the digest tells later whether they still stand.
A fragment is cut at punctuation, because a browser finds it only between word boundaries, and Chinese shows none elsewhere:
a cut anywhere else mostly falls inside what the browser takes for a word.
The page does the same by `assets/cite/link.js`, with these marks and limits; a test compares the two character by character.
Fragments: WICG, URL Fragment Text Directives.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from typing import NamedTuple
from urllib.parse import quote as percent

from jiaokan.edition.document import LINED, Block
from jiaokan.text import re

MARKS = "，。；：！？、…—（）《》〈〉“”‘’「」『』〔〕【】\u3000\n"
"""Where a clause ends. A half-width mark is none: it may stand within a number."""
_MARK = re.compile(f"[{MARKS}]")
WHOLE_QUOTE_CHARACTERS = 40
"""Code points up to which a quotation stands in the fragment whole; of a longer one its first and last clause."""
LEAST_CLAUSE_CHARACTERS = 6
"""Code points that a clause must have to stand alone as the beginning or end of a longer quotation."""
DIGEST_CHARACTERS = 8
UNQUOTED = frozenset(("title", "heading", *LINED))
"""What a page shows twice (contents list) or in cells: there the anchor is enough."""


class QuotedStretch(NamedTuple):
    """A stretch of the edition: of the texts of the blocks from one on, joined by line breaks."""

    start: int
    """In code points, from the beginning of the first block."""
    length: int
    digest: str
    """The first 8 hexadecimal digits of the SHA-256 of the words in UTF-8."""

    def __str__(self) -> str:
        return f"{self.start}.{self.length}.{self.digest}"

    @classmethod
    def parse(cls, text: str) -> QuotedStretch | None:
        """What stands in a link after `?c=`; nothing if it is no such thing."""
        found = re.fullmatch(r"(\d{1,7})\.(\d{1,7})\.([0-9a-f]{8})", text)
        return cls(int(found[1]), int(found[2]), found[3]) if found else None


def short_digest(words: str) -> str:
    """The digest of the words."""
    return sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:DIGEST_CHARACTERS]


def selection_link(page: str, blocks: Sequence[Block], first: int, start: int, length: int) -> str:
    """The link to a stretch of words.

    Args:
        page: the permanent link of the document.
        blocks: its blocks.
        first: the index of the block in which the stretch begins.
        start: its first code point in that block.
        length: in code points; it may run over into the blocks that follow, one line break counting between two.
    """
    joined = "\n".join(block.text for block in blocks[first:])
    quotation = QuotedStretch(start, length, short_digest(joined[start : start + length]))
    within = joined[: start + length].count("\n") + 1
    plain = all(block.type not in UNQUOTED for block in blocks[first : first + within])
    words = text_fragment("\n".join(block.text for block in blocks), joined, start, min(start + length, len(joined))) if plain else ""
    return f"{page}?c={quotation}#{blocks[first].anchor}" + (f":~:text={words}" if words else "")


def text_fragment(everything: str, text: str, start: int, end: int) -> str:
    """The value of a text directive for `text[start:end]`, widened to whole clauses; empty if the stretch is all punctuation.

    Args:
        everything: all that the page shows, to see whether words stand there once.
        text: the blocks from the quoted one on.
        start: of the stretch, in code points.
        end: after the stretch.
    """
    while start < end and text[start] in MARKS:
        start += 1
    while end > start and text[end - 1] in MARKS:
        end -= 1
    if start == end:
        return ""
    start, end = _back(text, start), _on(text, end)
    words = text[start:end]
    if len(words) <= WHOLE_QUOTE_CHARACTERS and "\n" not in words:
        return _unique(everything, text, start, end, [words])
    head, tail = _on(text, min(start + LEAST_CLAUSE_CHARACTERS, end)), _back(text, max(end - LEAST_CLAUSE_CHARACTERS, start))
    head, tail = min(head, _line_end(text, start)), max(tail, text.rfind("\n", 0, end) + 1)
    return _unique(everything, text, start, end, [words] if head >= tail else [text[start:head], text[tail:end]])


def _unique(everything: str, text: str, start: int, end: int, parts: list[str]) -> str:
    """The directive, with the clause before, or else the one after, if its first words stand more than once."""
    before, after = "", ""
    if everything.count(parts[0]) > 1:
        line = text.rfind("\n", 0, start) + 1
        edge = start
        while edge > line and text[edge - 1] in MARKS:
            edge -= 1
        before = text[_back(text, edge) : start] if edge > line else ""
        if not before:
            stop = _line_end(text, end)
            edge = end
            while edge < stop and text[edge] in MARKS:
                edge += 1
            after = text[end : _on(text, edge)] if edge < stop else ""
    row = [f"{_encode(before)}-"] if before else []
    row += map(_encode, parts)
    row += [f"-{_encode(after)}"] if after else []
    return ",".join(row)


def _back(text: str, at: int) -> int:
    """The beginning of the clause that `at` stands in or after."""
    while at > 0 and text[at - 1] not in MARKS:
        at -= 1
    return at


def _on(text: str, at: int) -> int:
    """The end of the clause that `at` stands in or before."""
    found = _MARK.search(text, at)
    return found.start() if found else len(text)


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return end if end >= 0 else len(text)


def _encode(text: str) -> str:
    """As `encodeURIComponent` does it, and the hyphen too, which parts a directive."""
    return percent(text, safe="!'()*", errors="replace").replace("-", "%2D")
