"""Blocks that a new extraction joined or parted: their words stand one after the other in one block, or within it and nowhere else.

What is the same to the letter is certain, however short its pieces are, since all of them together fill the whole.
What was changed besides is still found where nearly all of its words stand in one block.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from jiaokan.anchor.likeness import Shared, entry, unlike
from jiaokan.anchor.wording import Wording

BEGINNING_CHARACTERS = 8
"""How many characters of a piece are looked up to find where it may begin."""
WHOLE_CHARACTERS = 8
"""How many characters a text has that its pieces must fill to the letter; of shorter ones chance could make it."""
SAME_BEGINNING_BLOCKS = 4
"""Of blocks that begin with the same words more than so many are not tried: a whole that may begin with any of them is asked about."""
INSIDE_NEAR_SHARE, INSIDE_FAR_SHARE = 0.8, 0.9
"""What share of a block's words must stand in another one between its neighbours, and elsewhere, for it to count as taken into it."""
STRETCH_TIMES = 1.5
"""In a stretch of the other block how many times as long they must stand."""
LEAD_SHARE = 0.2
"""By what share more of them must stand there than in any other block."""
PART_SHARE, PART_LEAD_SHARE = 0.6, 0.4
"""If so much of a block stands in one that was found, and by so much more than in another, it is not that other one: two columns that
were read as one left half a line of each in it."""
INSIDE_NEAR_PAIRS, INSIDE_FAR_PAIRS = 4, 12
"""Pairs of characters, at least, of a block that is looked for between its neighbours, and elsewhere."""
HOLDER_BLOCKS = 8
"""In how many others it is looked for, those that share its rarest pairs."""
BETWEEN_BLOCKS = 30
"""In how many blocks between its neighbours it is looked for at the most."""


@dataclass(frozen=True)
class Run:
    """Blocks in a row that fill one block of the other side."""

    whole: int
    first: int
    last: int


def runs(wholes: Sequence[Wording], pieces: Sequence[Wording]) -> list[Run]:
    """The blocks that are filled to the letter by two or more of the other side in a row, where only one row does so.

    A block whose words stand as they are on the other side too is neither a whole nor a piece.

    Args:
        wholes: the blocks that may be filled.
        pieces: the blocks that may fill them.
    """
    both = {piece.text for piece in pieces} & {whole.text for whole in wholes}
    beginnings: dict[str, list[int]] = {}
    for index, piece in enumerate(pieces):
        if piece.text not in both:
            beginnings.setdefault(piece.text[:BEGINNING_CHARACTERS], []).append(index)
    found: list[Run] = []
    for number, whole in enumerate(wholes):
        if whole.text in both or len(whole.text) < WHOLE_CHARACTERS:
            continue
        starts = [index for size in range(1, BEGINNING_CHARACTERS + 1) for index in beginnings.get(whole.text[:size], ())]
        rows = [Run(number, i, last) for i in starts[: SAME_BEGINNING_BLOCKS + 1] if (last := _filled(whole.text, pieces, i)) is not None]
        if (
            len(starts) <= SAME_BEGINNING_BLOCKS
            and len(rows) == 1
            and not any(piece.text in both or entry(piece, whole) for piece in pieces[rows[0].first : rows[0].last + 1])
        ):
            found.append(rows[0])
    return _apart(found)


def largest(pieces: Sequence[Wording], run: Run) -> int:
    """The largest piece of a run, the first of equal ones."""
    return max(range(run.first, run.last + 1), key=lambda index: (len(pieces[index].text), -index))


def inside(
    wanted: Iterable[int],
    blocks: Sequence[Wording],
    texts: Sequence[Wording],
    order: Sequence[tuple[int, int]],
    least: tuple[float, float] = (INSIDE_NEAR_SHARE, INSIDE_FAR_SHARE),
) -> dict[int, int]:
    """For each wanted block the one that holds nearly all of its words, if no other holds nearly as many.

    What stands on the other side as it is was not taken into anything.

    Args:
        wanted: which of the blocks are looked for.
        blocks: all of their side, in order.
        texts: where they are looked for.
        order: what is known of both sides, in one order: each is looked for between its neighbours, and if it is long anywhere.
        least: how much of it must stand there, between its neighbours and anywhere.
    """
    shared = Shared(texts)
    known = [i for i, _ in order]
    standing = {text.words for text in texts}
    found: dict[int, int] = {}
    for number in wanted:
        block = blocks[number]
        if block.size < INSIDE_NEAR_PAIRS or block.words in standing:
            continue
        place = bisect_left(known, number)
        low = order[place - 1][1] if place else 0
        high = order[place][1] if place < len(order) else len(texts) - 1
        near = range(low, high + 1) if high - low <= BETWEEN_BLOCKS else range(0)
        places = {*near, *(shared.most(block, HOLDER_BLOCKS) if block.size >= INSIDE_FAR_PAIRS else ())}
        shares = sorted(((held(block, texts[index]), -index) for index in places), reverse=True)
        if not shares:
            continue
        share, best = shares[0][0], -shares[0][1]
        if share < least[best not in near] or (len(shares) > 1 and share - shares[1][0] < LEAD_SHARE):
            continue
        if len(texts[best].text) >= len(block.text) and (block.text in texts[best].text or not unlike(block, texts[best])):
            found[number] = best
    return found


def held(block: Wording, holder: Wording) -> float:
    """What share of what a block's pairs of characters tell stands in one stretch of another block, from 0 to 1.

    Args:
        block: the one whose words are looked for.
        holder: the one in which they are.
    """
    row = holder.row
    length = max(1, int(STRETCH_TIMES * block.size))
    bits = {pair: told / block.pairs[pair] for pair, told in block.telling.items()}
    there: dict[str, int] = {}
    count = best = 0.0
    for place, pair in enumerate(row):
        if pair in bits:
            there[pair] = there.get(pair, 0) + 1
            count += bits[pair] * (there[pair] <= block.pairs[pair])
        if place >= length and (gone := row[place - length]) in bits:
            count -= bits[gone] * (there[gone] <= block.pairs[gone])
            there[gone] -= 1
        best = max(best, count)
    return best / block.told if block.told else 0.0


def _filled(whole: str, pieces: Sequence[Wording], first: int) -> int | None:
    """The last of the pieces that fill a text, beginning with a given one; none if they do not."""
    at, index = 0, first
    while index < len(pieces) and whole.startswith(pieces[index].text, at):
        at += len(pieces[index].text)
        if at == len(whole):
            return index if index > first else None
        index += 1
    return None


def _apart(found: Sequence[Run]) -> list[Run]:
    """The runs of which no piece is in another one."""
    times: dict[int, int] = {}
    for run in found:
        for index in range(run.first, run.last + 1):
            times[index] = times.get(index, 0) + 1
    return [run for run in found if all(times[index] == 1 for index in range(run.first, run.last + 1))]
