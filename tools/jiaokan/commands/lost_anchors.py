"""Where an anchor that found no block stands now is asked of the editor: its old words over the two blocks most like them, side by side.

On a terminal the answer is taken and written into the record; elsewhere the lines to write are shown.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING
from unicodedata import east_asian_width

from jiaokan.commands.language import say, tell, tell_error
from jiaokan.errors import BadInput, shown

if TYPE_CHECKING:
    from jiaokan.corpus.change import Candidate, Change
    from jiaokan.record.schema import AnchorWord

SHOWN_CHARACTERS = 400
"""How many code points are shown of a block."""
LEAST_COLUMNS, MOST_COLUMNS = 40, 120
"""The least and the greatest number of columns that are used."""


def question(id: str, words: str, candidates: Sequence[Candidate], width: int = 80) -> Iterator[str]:
    """The words an anchor stood on, and what it may be now, as lines.

    Args:
        id: the anchor.
        words: what it stood on.
        candidates: the blocks most like them.
        width: of the terminal, in columns; a Han character takes two.
    """
    width = min(max(width, LEAST_COLUMNS), MOST_COLUMNS)
    yield f"  - #{id} stood on"
    yield from (f"      {line}" for line in wrapped(shown(words, SHOWN_CHARACTERS), width - 6))
    if not candidates:
        return
    column = (width - 6 - 3 * (len(candidates) - 1)) // len(candidates)
    heads = [f"{number}: {one.like:.0%} alike" for number, one in enumerate(candidates, 1)]
    sides = [[head, *wrapped(shown(one.words, SHOWN_CHARACTERS), column)] for head, one in zip(heads, candidates, strict=True)]
    for row in zip_longest(*sides, fillvalue=""):
        yield ("      " + " | ".join(cell + " " * (column - columns(cell)) for cell in row)).rstrip()


def answers(document: str, id: str, candidates: Sequence[Candidate]) -> Iterator[str]:
    """What the editor may write into the record, as lines: for each candidate its words, and for a block that is gone none."""
    from jiaokan.intake.record_text import scalar

    for number, one in enumerate(candidates, 1):
        if one.quote is not None:
            yield f"      {number}: anchors: [{{document: {document}, id: {id}, to: {scalar(one.quote)}, why: …}}]"
    yield f'      gone: anchors: [{{document: {document}, id: {id}, to: "", why: …}}]'


def ask(changes: Sequence[Change]) -> list[AnchorWord]:
    """Ask the editor on the terminal about each lost anchor; those left open are left out, and Enter takes the last reason again."""
    from jiaokan.record.schema import AnchorWord

    said: list[AnchorWord] = []
    why = ""
    for change in changes:
        for id, words, candidates in change.lost:
            for line in question(id, words, candidates, shutil.get_terminal_size().columns):
                tell(line)
            to = _chosen(change, candidates)
            if to is None:
                continue
            why = input("      " + say("why?") + (f" [{why}] " if why else " ")).strip() or why
            if why:
                said.append(AnchorWord(document=change.document, id=id, to=to, why=why))
    return said


def _chosen(change: Change, candidates: Sequence[Candidate]) -> str | None:
    """Words of the block that was chosen; empty if it is gone; none if the editor leaves it."""
    while answer := input("      " + say("its number, words of another block, - if it is gone, or Enter to leave it:") + " ").strip():
        if answer == "-":
            return ""
        if answer.isdigit() and 0 < int(answer) <= len(candidates):
            quote = candidates[int(answer) - 1].quote
            if quote is not None:
                return quote
            tell("      another block has the same words: mend the text first, or say it in source.yaml")
            continue
        try:
            change.proof.block(answer, None, change.document)
        except BadInput as error:
            tell_error(error, sys.stdout)
        else:
            return answer
    return None


def wrapped(text: str, width: int) -> Iterator[str]:
    """A text in lines of at most so many columns."""
    line, used = "", 0
    for char in text:
        wide = columns(char)
        if used + wide > width:
            yield line
            line, used = "", 0
        line, used = line + char, used + wide
    if line:
        yield line


def columns(text: str) -> int:
    """How many columns of a terminal a text takes: East Asian wide and full-width characters take two (UAX #11)."""
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in text)
