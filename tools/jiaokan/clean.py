"""The one loop that applies what passes propose.

A pass is a function `find(text)` that yields edits, moves and doubts and never returns text,
so nothing can change without a record.
The recipe, a list of passes, is run until no pass proposes anything more:
this is what makes a clean text a fixed point.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import accumulate

from jiaokan.errors import BadInput
from jiaokan.text import Doubt, Edit, Find, Move, Text
from jiaokan.text.proposal import each

MOST_ROUNDS = 64
"""How often a recipe is run at most. A pass finishes its own work in one sweep, so a few rounds do; more are a fault of a pass."""


class Unsettled(BadInput):
    """A text that is still changing after so many rounds: it is not given back as if it were clean."""


LASTING = frozenset(["doubtful-content"])
"""Doubts about what a pass did; other doubts are about what it left, and are raised anew as long as it stands."""


def clean(raw: str | Text, recipe: Iterable[Find] | None = None) -> Text:
    """Repair a scraped text.

    Args:
        raw: the text as it came, or a text whose parts were already cut or moved.
        recipe: passes in the order in which they run; without it, the one of `jiaokan.recipe`, which is loaded when it is asked for.

    Returns:
        The clean text: one block a line, headings marked with `#`, rows of tables parted by « | ».
        It knows its edits and doubts, and the raw text can be rebuilt from it.

    Raises:
        Unsettled: some passes change the text for ever.

    Examples:
        >>> text = clean("提高公共服 务水平。")
        >>> str(text), text.raw
        ('提高公共服务水平。', '提高公共服 务水平。')
        >>> text.edits
        (Piece(at=5, old=' ', new='', why=('stray-space',)),)
    """
    text = raw if isinstance(raw, Text) else Text.of(raw)
    passes = _recipe() if recipe is None else tuple(recipe)
    quiet: list[tuple[int, list[Doubt]] | None] = [None] * len(passes)  # the state in which a pass found nothing to change, and its doubts
    state = 0  # how often the text was changed; to keep the texts themselves would cost more than all else
    kept: list[Doubt] = []
    for _ in range(MOST_ROUNDS):
        before, doubts = state, list(kept)
        for index, find in enumerate(passes):
            last = quiet[index]
            if last is not None and last[0] == state:  # a pass sees only the string: it would say the same again
                doubts += last[1]
                continue
            seen = text
            text, found = run(find, text)
            doubts += found
            kept += [doubt for doubt in found if doubt.reason in LASTING]
            state += text is not seen
            quiet[index] = (state, found) if text is seen else None
        if state == before:
            return text.doubted(tuple(sorted({*text.doubts, *doubts}, key=lambda d: (d.start, d.end, d.reason))))
    busy = ", ".join(find.__module__.rpartition(".")[2] for find, last in zip(passes, quiet, strict=True) if last is None)
    raise Unsettled(
        "clean", f"the text still changes after {MOST_ROUNDS} rounds of the recipe", expected=f"that these passes come to an end: {busy}"
    )


def until(raw: str | Text, name: str) -> Text:
    """The text as the pass of a name first sees it: the passes before it have run once.

    Raises:
        KeyError: the recipe has no such pass.
    """
    from jiaokan.recipe import name_of

    text = raw if isinstance(raw, Text) else Text.of(raw)
    for find in _recipe():
        if name_of(find) == name:
            return text
        text, _ = run(find, text)
    raise KeyError(name)


def run(find: Find, text: Text) -> tuple[Text, list[Doubt]]:
    """One pass over a text: the text with its edits made, and its doubts with raw offsets."""
    proposals = list(find(str(text)))
    if not proposals:
        return text, []
    edits = [proposal for proposal in proposals if isinstance(proposal, Edit)]
    if len(edits) == len(proposals):
        return text.apply(edits), []
    moves = [proposal for proposal in proposals if isinstance(proposal, Move)]
    edits = [one for edit in edits for one in each(edit)] if moves else edits
    doubts: list[Doubt] = []
    for doubt in proposals:
        if isinstance(doubt, Doubt):
            start = text.raw_place(doubt.start)
            doubts.append(replace(doubt, start=start, end=max(start, text.raw_place(doubt.end - 1) + 1)))
    return text.apply(edits).rearrange(_after(edits, moves)) if moves else text.apply(edits), doubts


def _after(edits: list[Edit], moves: list[Move]) -> Iterator[tuple[int, int, int]]:
    """The moves with the places that their ends have once the edits are made; what is inserted at an end of a stretch is not moved."""
    edits = sorted(edits, key=lambda edit: (edit.end, edit.start))
    ends = [(edit.end, edit.start) for edit in edits]
    shifts = [0, *accumulate(len(edit.new) - (edit.end - edit.start) for edit in edits)]
    for move in moves:
        start, to = (place + shifts[bisect_right(ends, (place, place))] for place in (move.start, move.to))
        yield start, move.end + shifts[bisect_left(ends, (move.end, move.end))], to


def _recipe() -> tuple[Find, ...]:
    """The recipe; its passes compile many patterns, and a command that cleans nothing must not wait for them."""
    from jiaokan.recipe import RECIPE

    return RECIPE
