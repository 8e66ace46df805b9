"""What a browser shows elsewhere than where it stands in the source: words between the parts of a table, which go before the table."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence

from jiaokan.html.tokens import Token
from jiaokan.text import Edit, Move


def moves(row: Sequence[Token], shown: Sequence[Token], edits: Iterable[Edit]) -> Iterator[Move]:
    """The moves that bring what is shown into the order of the tree.

    Args:
        row: all tokens of the page, in the order of the tree.
        shown: those of them that are shown, in the same order.
        edits: what is made of the source, in which something may be put where nothing is shown.

    Yields:
        A move of each token that stands too late in the source. The tag before it goes along, so that a line break which is put before
        the token lies inside what is moved.
    """
    least = max((token.end for token in row), default=0)
    target: dict[int, int] = {}
    for token in reversed(row):
        target[token.start] = least  # the first place in the source of all that is shown later
        if token.start < token.end:
            least = min(least, token.start)
    late = [token for token in shown if target[token.start] < token.start]
    if not late:
        return
    moved = _targets_of_moves(shown, target)
    wide = sorted((token for token in row if token.start < token.end), key=_start)
    starts = [token.start for token in wide]
    read = sorted([*(token.start for token in shown), *(edit.start for edit in edits if edit.new)])
    ends: dict[int, int] = {}  # where what goes to a place stands by now
    for token in late:
        place = target[token.start]
        tag = starts[bisect_left(starts, token.start) - 1]
        if place not in moved:
            continue
        to = ends.get(place, place)
        if bisect_left(read, to) == bisect_left(read, tag):  # nothing is read between the two
            ends[place] = token.end
        else:
            yield Move(tag, token.end, to, "html-structure")


def _targets_of_moves(shown: Sequence[Token], target: Mapping[int, int]) -> set[int]:
    """The places to which something must go: words that are shown earlier stand behind them."""
    found: set[int] = set()
    least = -1
    for token in reversed(shown):
        if 0 <= least < token.start:
            found.add(target[token.start])
        least = token.start if least < 0 else min(least, token.start)
    return found


def cut(edits: Iterable[Edit], found: Sequence[Move]) -> Iterator[Edit]:
    """The edits, those that drop something cut where a move begins, ends or goes to."""
    cuts = sorted({place for move in found for place in (move.start, move.end, move.to)})
    for edit in edits:
        start = edit.start
        if not edit.new:
            for place in cuts[bisect_left(cuts, edit.start + 1) : bisect_left(cuts, edit.end)]:
                yield Edit(start, place, "", edit.reason)
                start = place
        yield Edit(start, edit.end, edit.new, edit.reason)


def _start(token: Token) -> int:
    return token.start
