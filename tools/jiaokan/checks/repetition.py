"""What an extraction read twice: at the break of a line, page or column, or from two layers of a page.

Texts repeat themselves, laws above all, so equal words alone are no sign. What counts is where they stand:
on both sides of a break, as the end of what is before it and the beginning of what is behind it;
or as a row of whole paragraphs that comes again in the same order.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate, pairwise

from jiaokan.checks.problem import Problem
from jiaokan.edition.document import Block
from jiaokan.entry.entry import Entry
from jiaokan.errors import shown
from jiaokan.grammar.characters import HAN
from jiaokan.grammar.numeral import ORDINAL
from jiaokan.text import re

IDEOGRAPH = re.compile(f"[{HAN}]")
LEAST_DOUBLED_CHARACTERS = 4
"""How many code points stand at least on both sides of a break; fewer are doubled for emphasis."""
LONGEST_DOUBLED_CHARACTERS = 1000
"""How many are compared: a page read twice is longer than any, and is found all the same."""
REPEATED_CHARACTERS = 20
"""From this number of code points on it is a passage, not words."""
PARAGRAPH_CHARACTERS = 50
"""How many code points each of the paragraphs has at least that come again in a row: refrains and headings are shorter."""
COUNTING = frozenset(f"第编章节条款项目編節條項{ORDINAL}0123456789、，和及與与至到")
"""A list of provisions or numbers repeats itself by its nature: 第十二条、第二十二条、第二十三条."""


def repetition(entry: Entry) -> Iterator[Problem]:
    """Each stretch on both sides of a break, and each row of paragraphs that comes again."""
    before: Block | None = None
    for block in entry.blocks:
        where = f"{entry.id}#{block.anchor}"
        if before and before.type == block.type and (size := overlap(before.text, block.text)):
            yield _twice(where, block.text[:size], f"ends #{before.anchor} and begins this", entry.id)
        for at in seams(block):
            if size := overlap(block.text[:at], block.text[at:]):
                yield _twice(where, block.text[at : at + size], "stands on both sides of a break", entry.id)
        before = block
    yield from _rows(entry)


def _twice(where: str, words: str, how: str, document: str) -> Problem:
    code = "repeated-text" if len(words) >= REPEATED_CHARACTERS else "doubled-words"
    return Problem(code, where, f"«{shown(words)}» {how}", document)


def overlap(before: str, after: str) -> int:
    """How many code points end one text and begin the next; 0 if what is common says nothing.

    Args:
        before: what stands before a break.
        after: what stands behind it.
    """
    most = min(len(before), len(after), LONGEST_DOUBLED_CHARACTERS)
    row = after[:most] + "\0" + before[len(before) - most :]
    border = [0] * len(row)  # The longest beginning of the row that also ends at each place (Knuth, Morris and Pratt 1977).
    for at in range(1, len(row)):
        size = border[at - 1]
        while size and row[at] != row[size]:
            size = border[size - 1]
        border[at] = size + (row[at] == row[size])
    words = after[: border[-1]] if most else ""
    telling = len(words) >= LEAST_DOUBLED_CHARACTERS and len(set(words)) > 2 and not COUNTING.issuperset(words)
    return len(words) if telling and IDEOGRAPH.search(words) else 0


def seams(block: Block) -> list[int]:
    """Where in a block's text a line of the raw text ended, in code points."""
    pieces = block.body.pieces
    starts = accumulate((len(piece.new) for piece in pieces), initial=0)
    return [at for at, piece in zip(starts, pieces, strict=False) if at and piece.why and "\n" in piece.old and not piece.new]


def _rows(entry: Entry) -> Iterator[Problem]:
    """Two whole paragraphs that come again, one behind the other."""
    texts = [block.text for block in entry.blocks]
    seen: dict[tuple[str, str], int] = {}
    for at, pair in enumerate(pairwise(texts)):
        if min(map(len, pair)) < PARAGRAPH_CHARACTERS:
            continue
        first = seen.setdefault(pair, at)
        if first < at - 1:
            where = f"{entry.id}#{entry.blocks[at].anchor}"
            found = f"«{shown(pair[0])}» and what follows it stand at #{entry.blocks[first].anchor} too"
            yield Problem("repeated-text", where, found, entry.id)
