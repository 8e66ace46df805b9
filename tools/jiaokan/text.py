"""A string that knows where each of its characters came from.

A `Text` is a sequence of pieces in reading order.
Each piece holds a stretch of the raw text (`old`), the place where it stood (`at`) and what is read there now (`new`).
Every operation (replace, drop, insert, move, split) keeps every raw character in exactly one piece,
so the raw text can be rebuilt from the pieces alone, however often they were edited or moved.

All offsets count Unicode code points: those of `Edit` and `Doubt` in the text as it is read now, those of `Piece` in the raw text.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate, pairwise
from operator import attrgetter

from jiaokan.proposal import Doubt, Edit, Move

__all__ = ["Doubt", "Edit", "Move", "Piece", "Stretch", "Text"]

Stretch = tuple[int, int]
"""Start and end of a stretch of the raw text, in code points; the end is not part of it."""

_NEW: attrgetter[str] = attrgetter("new")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of raw text and what is read in its place."""

    at: int
    """Where `old` stands in the raw text."""
    old: str
    """What the raw text has; empty if the piece was inserted."""
    new: str
    """What is read now; empty if the piece was dropped."""
    why: tuple[str, ...] = ()
    """The reasons, in the order in which the edits were made; empty if nothing was changed."""

    @property
    def end(self) -> int:
        """Where `old` ends in the raw text."""
        return self.at + len(self.old)

    def rewrite(self, new: str, reason: str) -> Piece:
        """The same raw stretch, read as `new`."""
        why = self.why if reason in self.why else (*self.why, reason)
        return Piece(self.at, self.old, new, why)

    def part(self, start: int, end: int, first: bool) -> Piece:
        """What is read from `start` to `end`, offsets in `new`.

        A changed piece cannot be parted in the raw text: its `first` part keeps all of `old`, the others none of it.
        """
        if self.why:
            return Piece(self.at if first else self.end, self.old if first else "", self.new[start:end], self.why)
        return Piece(self.at + start, same := self.old[start:end], same)


@dataclass(frozen=True)
class Text:
    """Pieces in reading order. `str(text)` is what is read, `text.raw` what it was made from."""

    pieces: tuple[Piece, ...]
    doubts: tuple[Doubt, ...] = ()
    """What was left alone, with offsets in the raw text."""

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
        return list(accumulate(map(len, map(_NEW, self.pieces[:-1])), initial=0)) if self.pieces else []

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
        return tuple(sorted((piece for piece in self.pieces if piece.why), key=lambda piece: (piece.at, piece.end)))

    def origin(self, start: int = 0, end: int | None = None) -> tuple[Stretch, ...]:
        """The raw stretches that the characters from `start` to `end` came from, in reading order.

        A changed piece counts whole as soon as one of its characters lies between; what was dropped or inserted has no place here.
        """
        end = len(self) if end is None else end
        found: list[Stretch] = []
        for index in range(max(0, bisect_right(self._starts, start) - 1), len(self.pieces)):
            piece, position = self.pieces[index], self._starts[index]
            if position >= end:
                break
            first, last = max(start, position), min(end, position + len(piece.new))
            if first >= last:
                continue
            stretch = (piece.at, piece.end) if piece.why else (piece.at + first - position, piece.at + last - position)
            if stretch[0] == stretch[1]:
                continue
            if found and found[-1][1] == stretch[0]:
                found[-1] = (found[-1][0], stretch[1])
            else:
                found.append(stretch)
        return tuple(found)

    def raw_place(self, position: int) -> int:
        """Where in the raw text the character read at `position` came from (the last piece's end for a position past the last one)."""
        if not self.pieces:
            return 0
        if position >= len(self):
            return self.pieces[-1].end
        index = max(0, bisect_right(self._starts, position) - 1)
        piece = self.pieces[index]
        return piece.at if piece.why else piece.at + min(position - self._starts[index], len(piece.old))

    def apply(self, edits: Iterable[Edit]) -> Text:
        """Make all the edits in one sweep; edits that change nothing are passed over.

        Raises:
            ValueError: if two edits overlap or one lies outside the text.
        """
        proposed = tuple(edits)
        for edit in proposed:
            if not 0 <= edit.start <= edit.end <= len(self):
                raise ValueError(f"an edit lies outside the text of {len(self)} characters: {edit}")
        wanted = sorted((e for e in proposed if self._string[e.start : e.end] != e.new), key=lambda e: (e.start, e.end))
        if not wanted:
            return self
        for one, two in pairwise(wanted):
            if two.start < one.end:
                raise ValueError(f"two edits overlap: {one} and {two}")
        return Text(tuple(_sweep(self.pieces, self._starts, len(self), wanted)), self.doubts)

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
        for piece in self.pieces:
            end = place + len(piece.new)
            done = len(parts) - 1
            inside = cuts[done : bisect_left(cuts, end, done)] if done < len(cuts) else []
            if not inside:
                parts[-1].append(piece)
            else:
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
        head, *rest = replace(self, doubts=()).split(cuts)
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
        return replace(Text.join(order), doubts=self.doubts)


def _sweep(pieces: tuple[Piece, ...], starts: list[int], length: int, edits: list[Edit]) -> list[Piece]:
    """The pieces with the edits made; those that no edit touches are passed on in a row.

    An edit that reaches over several pieces puts its `new` into the first of them and empties the others.

    Args:
        pieces: all pieces.
        starts: where each begins in what is read.
        length: code points of what is read.
        edits: in order, none of which changes nothing.
    """
    swept: list[Piece] = []
    index, done = 0, 0
    while index < len(edits) and edits[index].start < length:
        at = bisect_right(starts, edits[index].start, done) - 1
        swept += pieces[done:at]
        piece, position = pieces[at], starts[at]
        end = position + len(piece.new)
        here: list[Edit] = []
        while index < len(edits) and edits[index].start < end:
            edit = edits[index]
            here.append(Edit(edit.start - position, min(edit.end, end) - position, edit.new, edit.reason))
            if edit.end > end:
                edits[index] = Edit(end, edit.end, "", edit.reason)
                break
            index += 1
        swept += _edit_piece(piece, here)
        done = at + 1
    swept += pieces[done:]
    if index < len(edits):
        raw_end = max((piece.end for piece in pieces), default=0)
        swept += [Piece(raw_end, "", edit.new, (edit.reason,)) for edit in edits[index:]]
    return swept


def _edit_piece(piece: Piece, edits: list[Edit]) -> Iterator[Piece]:
    """One piece with the edits that lie in it; their offsets count from its start."""
    if piece.why:
        parts, done = [], 0
        for edit in edits:
            parts += [piece.new[done : edit.start], edit.new]
            done = edit.end
        new = "".join(parts) + piece.new[done:]
        for reason in dict.fromkeys(edit.reason for edit in edits):
            piece = piece.rewrite(new, reason)
        yield piece
        return
    done = 0
    for edit in edits:
        if edit.start > done:
            yield Piece(piece.at + done, same := piece.old[done : edit.start], same)
        yield Piece(piece.at + edit.start, piece.old[edit.start : edit.end], edit.new, (edit.reason,))
        done = edit.end
    if done < len(piece.old):
        yield Piece(piece.at + done, rest := piece.old[done:], rest)


def _share_doubts(doubts: tuple[Doubt, ...], parts: tuple[Text, ...]) -> tuple[Text, ...]:
    """The parts, each with the doubts that lie in one of its pieces."""
    if not doubts:
        return parts
    shared = []
    for part in parts:
        spans = sorted((piece.at, piece.end) for piece in part.pieces)
        starts = [start for start, _ in spans]
        mine = tuple(d for d in doubts if (i := bisect_right(starts, d.start) - 1) >= 0 and d.start < spans[i][1])
        shared.append(replace(part, doubts=mine))
    return tuple(shared)
