"""Where a line stands: what the judge of a boundary knows of it besides the words of the two lines."""

from __future__ import annotations

from typing import NamedTuple

from jiaokan.grammar.label import LABEL, REFERENCE
from jiaokan.page.habits import Habits
from jiaokan.page.line import Line
from jiaokan.page.region import Region

LABEL_GAP_BLANKS = 2
"""Columns of the blank after a label."""


def label_gap(line: Line) -> int:
    """Columns of the blank after a label at the start of a line, which is set as wide as a character: 第一条　为了."""
    match = LABEL.match(line.text) if line.text[0] == "第" else None
    return LABEL_GAP_BLANKS if match and not REFERENCE.match(line.text, match.end()) else 0


class Place(NamedTuple):
    """Where a line stands."""

    region: Region
    custom: Habits
    top: bool
    """Whether the line is the first of the text."""
    starts: bool
    """Whether the line is the first of its block."""
    item: bool
    """Whether the block has the head of an item."""
    level: bool
    """Whether the lines around it have its very width, and none is wider: the measure is narrower here than around."""
    shift: int
    """Columns of what stands before it in the same line of the page, parted from it by the extractor."""
    story: bool
    """Whether a dateline stands before it in the same line of the page."""
    told: bool
    """Whether its block begins with a dateline and the start of the story."""
    breaks_off: bool
    """Whether it breaks off in mid-phrase where no measure is known."""
    opened: str
    """The brackets that are open at its end, since the start of its block."""
    sentences: bool
    """Whether most of the other long lines around it end sentences."""
    torn: bool
    """Whether paragraphs of the text were cut in the middle of words, as pages and pictures cut them."""
    upright: bool | None = None
    """Whether it goes on in the next line of a box that is set upright; None where it is in none."""
    soft: bool = False
    """Whether it goes on in the next line of a paragraph of Markdown."""
    far: bool = False
    """Whether more blank lines stand behind it than paragraphs of the text have between them, as where a rule was dropped."""
    stopped: bool = False
    """Whether an item of the list it is in ends a sentence."""
    counted: bool = False
    """Whether it has all the characters that lines of the text have, which were cut by number and not by width."""
    piece: bool = False
    """Whether it goes on in the next line because an extractor made both of one line of the page."""
    labelled: bool = False
    """Whether the next line begins with a label that begins lines of the text again and again, and stands nowhere else."""
