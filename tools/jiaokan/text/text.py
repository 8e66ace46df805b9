"""A string that knows where each of its characters came from.

A `Text` is a sequence of pieces in reading order.
Each piece holds a stretch of the raw text (`old`), the place where it stood (`at`) and what is read there now (`new`).
Every operation (replace, drop, insert, move, split) keeps every raw character in exactly one piece,
so the raw text can be rebuilt from the pieces alone, however often they were edited or moved.

All offsets count Unicode code points: those of `Edit` and `Doubt` in the text as it is read now, those of `Piece` in the raw text.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from copy import copy
from functools import cached_property
from itertools import accumulate, chain, islice, pairwise
from operator import attrgetter, itemgetter, lt

from jiaokan.text.leaf import Leaf, leaves, settled, sweep
from jiaokan.text.piece import Piece
from jiaokan.text.proposal import Doubt, Edit, Move, Thinned

__all__ = ["Doubt", "Edit", "Move", "Piece", "Stretch", "Text"]

Stretch = tuple[int, int]
"""Start and end of a stretch of the raw text, in code points; the end is not part of it."""

_NEW: attrgetter[str] = attrgetter("new")
_PLACE: itemgetter[tuple[int, int]] = itemgetter(0, 1)


class Text:
    """Pieces in reading order. `str(text)` is what is read, `text.raw` what it was made from.

    A text never changes: every operation gives another, which shares with it what stays the same.

    Args:
        pieces: the pieces in reading order.
        doubts: what was left alone, with offsets in the raw text.

    Examples:
        >>> text = Text.of("服 务").apply([Edit(1, 2, "", "stray-space")])
        >>> str(text), text.raw, text.origin(0, 2)
        ('服务', '服 务', ((0, 1), (2, 3)))
    """

    def __init__(self, pieces: Iterable[Piece], doubts: tuple[Doubt, ...] = ()) -> None:
        self.pieces = tuple(pieces)
        self.doubts = doubts

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        """The pieces in reading order."""
        return tuple(chain.from_iterable(leaf.pieces for leaf in self._leaves))

    @cached_property
    def _leaves(self) -> list[Leaf]:
        return leaves(self.pieces)

    @classmethod
    def _made(cls, made: list[Leaf], string: str, doubts: tuple[Doubt, ...]) -> Text:
        """A text of leaves, whose pieces are put in one row only when someone asks for them."""
        text = cls.__new__(cls)
        text._leaves, text._string, text.doubts = made, string, doubts
        return text

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Text) and (self.pieces, self.doubts) == (other.pieces, other.doubts)

    def __hash__(self) -> int:
        return hash((self.pieces, self.doubts))

    def __repr__(self) -> str:
        return f"Text(pieces={self.pieces!r}, doubts={self.doubts!r})"

    @classmethod
    def of(cls, raw: str) -> Text:
        """A text that reads exactly as `raw`."""
        return cls((Piece(0, raw, raw),) if raw else ())

    @classmethod
    def join(cls, texts: Iterable[Text]) -> Text:
        """One text that reads as the given ones in a row."""
        parts = tuple(texts)
        return cls(tuple(p for t in parts for p in t.pieces), tuple(d for t in parts for d in t.doubts))

    @cached_property
    def _string(self) -> str:
        return "".join(map(_NEW, self.pieces))

    @cached_property
    def _starts(self) -> list[int]:
        """Where each leaf begins in what is read."""
        return list(accumulate((leaf.length for leaf in self._leaves[:-1]), initial=0))

    def doubted(self, doubts: tuple[Doubt, ...]) -> Text:
        """The same text with these doubts."""
        text = copy(self)
        text.doubts = doubts
        return text

    def __str__(self) -> str:
        return self._string

    def __len__(self) -> int:
        return len(self._string)

    @property
    def raw(self) -> str:
        """The raw characters of all pieces, in raw order."""
        return "".join(piece.old for piece in sorted(self.pieces, key=lambda piece: piece.at))

    @property
    def edits(self) -> tuple[Piece, ...]:
        """The changed pieces, in raw order."""
        changed = tuple([piece for piece in self.pieces if piece.why])
        places = [piece.at for piece in changed]
        if all(map(lt, places, islice(places, 1, None))):
            return changed  # nothing was moved: there is no order to be made
        return tuple(sorted(changed, key=lambda piece: (piece.at, piece.end)))

    def origin(self, start: int = 0, end: int | None = None) -> tuple[Stretch, ...]:
        """The raw stretches that the characters from `start` to `end` came from, in reading order.

        A changed piece counts whole as soon as one of its characters lies between; what was dropped or inserted has no place here.
        """
        return self._whole_origin if start == 0 and end is None else self._origin(start, len(self) if end is None else end)

    @cached_property
    def _whole_origin(self) -> tuple[Stretch, ...]:
        """Several parts of a page ask where a block came from."""
        return self._origin(0, len(self))

    def _origin(self, start: int, end: int) -> tuple[Stretch, ...]:
        found: list[Stretch] = []
        index = max(0, bisect_right(self._starts, start) - 1)
        position = self._starts[index]
        for piece in chain.from_iterable(leaf.pieces for leaf in islice(self._leaves, index, None)):
            if position >= end:
                break
            first, last = max(start, position), min(end, position + len(piece.new))
            if first < last:
                stretch = (piece.at, piece.end) if piece.why else (piece.at + first - position, piece.at + last - position)
                if found and found[-1][1] == stretch[0]:
                    found[-1] = (found[-1][0], stretch[1])
                elif stretch[0] < stretch[1]:
                    found.append(stretch)
            position += len(piece.new)
        return tuple(found)

    def raw_place(self, position: int) -> int:
        """Where in the raw text the character read at `position` came from (the last piece's end for a position past the last one)."""
        if not self._leaves:
            return 0
        if position >= len(self):
            return self._leaves[-1].pieces[-1].end
        index = max(0, bisect_right(self._starts, position) - 1)
        place = position - self._starts[index]
        for piece in self._leaves[index].pieces:
            if place < len(piece.new):
                break
            place -= len(piece.new)
        return piece.at if piece.why else piece.at + place

    def apply(self, edits: Iterable[Edit]) -> Text:
        """Make all the edits in one sweep; edits that change nothing are passed over.

        Raises:
            ValueError: if two edits overlap or one lies outside the text.
        """
        wanted = self._wanted(edits)
        if not wanted:
            return self
        string = _rewritten(self._string, wanted)
        return Text._made(sweep(self._leaves, settled(self._leaves, wanted)), string, self.doubts)

    def _wanted(self, edits: Iterable[Edit]) -> list[Edit]:
        """The edits that change something, in order."""
        string, length = self._string, len(self._string)
        wanted: list[Edit] = []
        done, in_order = 0, True
        for edit in edits:
            start, end, new, _ = edit
            if not 0 <= start <= end <= length:
                raise ValueError(f"an edit lies outside the text of {length} characters: {edit}")
            if type(new) is Thinned and string[start:end] != "".join(new.parts):
                raise ValueError(f"an edit drops parts of what does not stand there: {edit}")
            if string[start:end] != new:
                wanted.append(edit)
                in_order = in_order and done <= start
                done = end
        if not in_order:
            wanted.sort(key=_PLACE)
            for one, two in pairwise(wanted):
                if two.start < one.end:
                    raise ValueError(f"two edits overlap: {one} and {two}")
        return wanted

    def replace(self, start: int, end: int, new: str, reason: str) -> Text:
        """Put `new` in the place of the characters from `start` to `end`."""
        return self.apply([Edit(start, end, new, reason)])

    def drop(self, start: int, end: int, reason: str) -> Text:
        """Leave out the characters from `start` to `end`."""
        return self.replace(start, end, "", reason)

    def insert(self, position: int, new: str, reason: str) -> Text:
        """Put `new` before the character at `position`."""
        return self.replace(position, position, new, reason)

    def split(self, positions: Iterable[int]) -> tuple[Text, ...]:
        """The parts between the given positions, in order; what was dropped just before a position goes with the part before it."""
        cuts = sorted(positions)
        if cuts and not 0 <= cuts[0] <= cuts[-1] <= len(self):
            raise ValueError(f"a cut lies outside the text of {len(self)} characters: {cuts}")
        parts: list[list[Piece]] = [[]]
        place = 0
        ahead = cuts[0] if cuts else len(self) + 1  # the next cut; most pieces end before it and are passed on
        for piece in self.pieces:
            end = place + len(piece.new)
            if ahead >= end:
                parts[-1].append(piece)
            else:
                done = len(parts) - 1
                inside = cuts[done : bisect_left(cuts, end, done)]
                ahead = cuts[done + len(inside)] if done + len(inside) < len(cuts) else len(self) + 1
                edges = [0, *(cut - place for cut in inside), len(piece.new)]
                first = next(index for index, edge in enumerate(edges[1:]) if edge)
                for index, (left, right) in enumerate(pairwise(edges)):
                    if index:
                        parts.append([])
                    if left < right:
                        parts[-1].append(piece.part(left, right, index == first))
            place = end
        parts.extend([] for _ in range(len(cuts) + 1 - len(parts)))
        return _share_doubts(self.doubts, tuple(Text(tuple(part)) for part in parts))

    def slice(self, start: int, end: int) -> Text:
        """The text from `start` to `end` alone."""
        return self.split([start, end])[1]

    def move(self, start: int, end: int, to: int) -> Text:
        """Read the characters from `start` to `end` before the character that is now at `to`."""
        return self.rearrange([(start, end, to)])

    def rearrange(self, moves: Iterable[tuple[int, int, int]]) -> Text:
        """Make all moves in one sweep: each is a stretch and the place before which it is read; those to one place keep their order.

        The moved pieces stay as they are: their place in the raw text is record enough, since it is out of order.

        Raises:
            ValueError: if two moved stretches overlap, or one is moved into itself or into another.
        """
        wanted = [move for move in moves if move[0] != move[1] and move[0] != move[2]]
        cuts = sorted({place for move in wanted for place in move})
        head, *rest = self.doubted(()).split(cuts)
        parts = dict(zip(cuts, rest, strict=True))
        arriving: dict[int, list[Text]] = {}
        left: set[int] = set()
        for start, end, to in wanted:
            if start > end or cuts[bisect_left(cuts, start) : bisect_left(cuts, end)] != [start] or start in left:
                raise ValueError(f"a text cannot be moved into itself or into another that is moved: {start}–{end} to {to}")
            left.add(start)
            arriving.setdefault(to, []).append(parts[start])
        order = [head]
        for place, part in parts.items():
            order += arriving.pop(place, [])
            if place not in left:
                order.append(part)
        return Text.join(order).doubted(self.doubts)


def _rewritten(string: str, edits: Iterable[Edit]) -> str:
    """What is read once the edits are made, which are in order and apart."""
    parts: list[str] = []
    done = 0
    for start, end, new, _ in edits:
        parts.append(string[done:start])
        if new:
            parts.append(new)
        done = end
    parts.append(string[done:])
    return "".join(parts)


def _share_doubts(doubts: tuple[Doubt, ...], parts: tuple[Text, ...]) -> tuple[Text, ...]:
    """The parts, each with the doubts that lie in one of its pieces."""
    if not doubts:
        return parts
    shared = []
    for part in parts:
        spans = sorted((piece.at, piece.end) for piece in part.pieces)
        starts = [start for start, _ in spans]
        mine = tuple(d for d in doubts if (i := bisect_right(starts, d.start) - 1) >= 0 and d.start < spans[i][1])
        shared.append(part.doubted(mine))
    return tuple(shared)
