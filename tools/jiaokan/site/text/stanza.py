"""Where lines are set close and a blank line stands between two groups of them, the page shows the blank line: they are stanzas.

Only what stands between two blocks in the source is asked: nothing but blanks, and how many line ends.
Lines that are longer than a line of verse, and groups of one line, are paragraphs.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from jiaokan.edition.document import Block

LONGEST_LINE_CHARACTERS = 24
"""Of a line of verse, in code points; ancient lines have four to seven, modern ones seldom more than twenty."""


def stanzas(raw: str, blocks: Sequence[Block]) -> frozenset[str]:
    """The anchors of the blocks with which a stanza begins, the first one left out.

    Args:
        raw: the source.
        blocks: in reading order, each with its origin in the source.
    """
    ends = [_line_ends(raw, *pair) for pair in pairwise(blocks)]
    return frozenset(
        blocks[at].anchor or ""
        for at in range(2, len(blocks) - 1)
        if ends[at - 1] > 1 and ends[at - 2] == ends[at] == 1 and all(map(_is_line, blocks[at - 2 : at + 2]))
    )


def _is_line(block: Block) -> bool:
    return block.type == "paragraph" and len(block.text) <= LONGEST_LINE_CHARACTERS


def _line_ends(raw: str, before: Block, after: Block) -> int:
    """How many line ends stand between two blocks; none if anything else does."""
    if not before.origin or not after.origin:
        return 0
    between = raw[before.origin[-1][1] : after.origin[0][0]]
    return 0 if between.strip() else between.count("\n")
