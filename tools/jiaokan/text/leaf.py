"""Pieces in leaves of a few dozen, so that an edit costs time for the leaf it lies in and not for the whole text.

A rope (Boehm, Atkinson and Plass 1995, «Ropes: an alternative to strings») of one level:
what no edit touches is passed on as it is, and text after text shares it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from functools import partial
from itertools import accumulate, chain, cycle, repeat
from operator import attrgetter, itemgetter
from typing import NamedTuple

from jiaokan.text.piece import Piece
from jiaokan.text.proposal import Edit, Thinned, each

MOST_PIECES = 64
"""The most pieces of a leaf."""

_START: itemgetter[int] = itemgetter(0)
_NEW: attrgetter[str] = attrgetter("new")
_make: Callable[[tuple[int, str, str, tuple[str, ...]]], Piece] = partial(tuple.__new__, Piece)
"""A piece of a tuple of its four fields: the shortest way to make one, for the loop that makes most of them."""


class Leaf(NamedTuple):
    """Some pieces in reading order."""

    pieces: Sequence[Piece]
    length: int
    """Code points of what is read."""


def leaves(pieces: Sequence[Piece]) -> list[Leaf]:
    """The pieces in leaves, each as long as the other."""
    size = -(-len(pieces) // -(-len(pieces) // MOST_PIECES)) if pieces else 1
    parts = (pieces[at : at + size] for at in range(0, len(pieces), size))
    return [Leaf(part, sum([len(piece.new) for piece in part])) for part in parts]


def settled(before: list[Leaf], edits: list[Edit]) -> list[Edit]:
    """The edits, those that stand for many made so many unless all of what they change lies in one unchanged piece."""
    if Thinned not in set(map(type, map(_NEW, edits))):
        return edits
    starts = list(accumulate((leaf.length for leaf in before), initial=0))
    found: list[Edit] = []
    for edit in edits:
        if type(edit.new) is Thinned:
            leaf = bisect_right(starts, edit.start, 0, len(before)) - 1
            place = starts[leaf]
            for piece in before[leaf].pieces:
                place += len(piece.new)
                if place > edit.start:
                    break
            found += each(edit) if piece.why or place < edit.end else (edit,)
        else:
            found.append(edit)
    return found


def sweep(before: list[Leaf], edits: list[Edit]) -> list[Leaf]:
    """The leaves with the edits made; those that no edit touches are passed on in a row.

    An edit that reaches over several pieces puts its `new` into the first of them and empties the others.

    Args:
        before: the leaves of a text.
        edits: in order, apart, settled, and none of which changes nothing; the list is used up.
    """
    starts = list(accumulate((leaf.length for leaf in before), initial=0))
    length = starts.pop()
    swept: list[Leaf] = []
    index, done = 0, 0
    while index < len(edits) and edits[index].start < length:
        first = bisect_right(starts, edits[index].start, done) - 1
        past, end = first + 1, starts[first] + before[first].length
        stop = bisect_left(edits, end, index, key=_START)
        while edits[stop - 1].end > end:
            end += before[past].length
            past += 1
            stop = bisect_left(edits, end, stop, key=_START)
        pieces = before[first].pieces if past == first + 1 else [piece for leaf in before[first:past] for piece in leaf.pieces]
        swept += before[done:first]
        swept += leaves(_sweep(pieces, starts[first], edits[index:stop]))
        index, done = stop, past
    swept += before[done:]
    if index < len(edits):
        raw_end = max((piece.end for leaf in before for piece in leaf.pieces), default=0)
        swept += leaves([Piece(raw_end, "", edit.new, (edit.reason,)) for edit in edits[index:]])
    return swept


def _sweep(pieces: Sequence[Piece], start: int, edits: list[Edit]) -> list[Piece]:
    """The pieces with the edits made, of which none reaches beyond them; the first piece begins at `start`."""
    starts = list(accumulate([len(piece.new) for piece in pieces], initial=start))
    swept: list[Piece] = []
    index, done = 0, 0
    while index < len(edits):
        at = bisect_right(starts, edits[index].start, done, len(pieces)) - 1
        swept += pieces[done:at]
        end = starts[at + 1]
        stop = bisect_left(edits, end, index, key=_START) if len(edits) - index > 1 else index + 1
        here, last = edits[index:stop], edits[stop - 1]
        index, done = stop, at + 1
        if last.end > end:
            here[-1] = Edit(last.start, end, last.new, last.reason)
        swept += _rewrite(pieces[at], starts[at], here) if pieces[at].why else _cut(pieces[at], starts[at], here)
        why = (last.reason,)
        while end < last.end:
            piece, place, end = pieces[done], end, starts[done + 1]
            if end > last.end:
                index -= 1
                edits[index] = Edit(place, last.end, "", last.reason)
                break
            if not piece.why:
                piece = _make((piece.at, piece.old, "", why))
            elif piece.new:
                piece = piece.rewrite("", last.reason)
            swept.append(piece)
            done += 1
    swept += pieces[done:]
    return swept


def _rewrite(piece: Piece, start: int, edits: list[Edit]) -> list[Piece]:
    """A changed piece, which begins at `start`, with the edits that lie in it; it stays whole."""
    parts, done = [], start
    for edit in edits:
        parts += [piece.new[done - start : edit.start - start], edit.new]
        done = edit.end
    new = "".join(parts) + piece.new[done - start :]
    for reason in dict.fromkeys(edit.reason for edit in edits):
        piece = piece.rewrite(new, reason)
    return [piece]


def _cut(piece: Piece, start: int, edits: list[Edit]) -> list[Piece]:
    """An unchanged piece, which begins at `start`, parted by the edits that lie in it."""
    old, shift = piece.old, piece.at - start
    parts: list[Piece] = []
    done, why = start, ("",)
    for first, last, new, reason in edits:
        if reason != why[0]:
            why = (reason,)  # one tuple for many pieces, as one number for an edit and its piece where their offsets are the same
        if first > done:
            same = old[done - start : first - start]
            parts.append(_make((done + shift if shift else done, same, same, ())))
        if type(new) is Thinned:
            news = chain.from_iterable(zip(repeat(""), new.parts[1::2]))
            places = accumulate(map(len, new.parts), initial=first + shift)
            parts += map(_make, zip(places, new.parts, chain(news, ("",)), cycle((why, ())), strict=False))
        else:
            parts.append(_make((first + shift if shift else first, old[first - start : last - start], new, why)))
        done = last
    if done - start < len(old):
        same = old[done - start :]
        parts.append(Piece(done + shift, same, same))
    return parts
