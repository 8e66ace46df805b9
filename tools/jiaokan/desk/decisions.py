"""The editor's decisions about a raw page: what is dropped, what moves, where documents begin.

They come before cleaning, since a sentence can only be joined once its halves are neighbours.
Decisions about blocks come after reading: `jiaokan.desk`.
"""

from __future__ import annotations

from dataclasses import dataclass

from jiaokan.clean import run
from jiaokan.desk.quotation import find_once
from jiaokan.errors import BadInput, shown
from jiaokan.html import main_text
from jiaokan.html.is_page import is_page
from jiaokan.record.schema import Cut, Source, Span
from jiaokan.text import Edit, Text

THEN = "jiaokan build"


@dataclass(frozen=True)
class CutSource:
    """A source cut into documents; `rest` is what lies between them and reads as nothing."""

    documents: tuple[tuple[Cut, Text], ...]
    rest: Text


def divide(raw: str, source: Source, where: str) -> CutSource:
    """Drop, move and cut as the editor decided.

    Args:
        raw: the decoded raw text of the source.
        source: the record with the decisions.
        where: the record's file name, for messages.

    Raises:
        BadInput: if a quote is not found once, a stretch is torn by a move, or text is left outside of all documents.
    """
    text = Text.of(raw)
    if is_page(raw):
        text, _ = run(main_text.find, text)  # a part of a page is no page: what is furniture shows in the whole only
    spans = (_span(raw, drop, where) for drop in source.drops)
    text = text.apply(Edit(_place(text, start), _place(text, end), "", "editor-drop") for start, end in spans)
    for move in source.moves:
        start, end = _now(text, _lines(raw, _span(raw, move, where)), where)
        if move.before is not None:
            to = _place(text, find_once(raw, move.before, where, THEN))
        else:
            assert move.after is not None
            to = _behind(text, find_once(raw, move.after, where, THEN) + len(move.after) - 1)
        text = text.move(start, end, to)
    return _cut(text, raw, source.cuts, where)


def places_of(raw: str, source: Source, document: str, where: str) -> tuple[list[tuple[int, int]], list[int]]:
    """Where a document stands in the raw text, and which moves take place within it.

    Args:
        raw: the decoded raw text of the source.
        source: the record with the decisions.
        document: the id of the document.
        where: the record's file name, for messages.

    Returns:
        Stretches that hold words and that no editor dropped, and the moves by their places in the record.

    Raises:
        BadInput: if a move goes from the document to another one, or the other way.
    """
    text = next(text for cut, text in divide(raw, source, where).documents if cut.document == document)
    stretches: list[tuple[int, int]] = []
    for piece in sorted(text.pieces, key=lambda piece: piece.at):
        if "editor-drop" in piece.why:
            continue
        joins = stretches and stretches[-1][1] == piece.at
        stretches[-1:] = [(stretches[-1][0], piece.end)] if joins else [*stretches[-1:], (piece.at, piece.end)]
    moves = []
    for index, move in enumerate(source.moves):
        ends = _span(raw, move, where)
        places = (ends[0], ends[1] - 1, find_once(raw, move.before or move.after or "", where, THEN))
        within = [any(start <= place < end for start, end in stretches) for place in places]
        if all(within):
            moves.append(index)
        elif any(within):
            raise BadInput(
                where,
                f"the move of «{shown(move.start)}» reaches over the end of {document}",
                expected="moves within one document",
                then="take the move back by hand, or change the cuts",
            )
    return [(start, end) for start, end in stretches if raw[start:end].strip()], moves


def _span(raw: str, span: Span, where: str) -> tuple[int, int]:
    start = find_once(raw, span.start, where, THEN)
    if span.end is None:
        return start, start + len(span.start)
    end = raw.find(span.end, start)
    if end < 0:
        raise BadInput(
            where,
            f"after «{shown(span.start)}» there is no «{shown(span.end)}»",
            expected="the last characters of the stretch, behind its first ones",
            then=THEN,
        )
    return start, end + len(span.end)


def _lines(raw: str, span: tuple[int, int]) -> tuple[int, int]:
    """The stretch with the line breaks behind it, so that whole lines stay whole when they move."""
    start, end = span
    while end < len(raw) and raw[end] in "\r\n":
        end += 1
    return start, end


def _place(text: Text, at: int) -> int:
    """Where the raw character at `at` is read now; one that was dropped or replaced, where what came instead begins."""
    position = 0
    for piece in text.pieces:
        if piece.at <= at < piece.end:
            return position + (0 if piece.why else at - piece.at)
        position += len(piece.new)
    return position


def _behind(text: Text, at: int) -> int:
    """The place right behind what the raw character at `at` is read as."""
    position = 0
    for piece in text.pieces:
        if piece.at <= at < piece.end:
            return position + (len(piece.new) if piece.why else at - piece.at + 1)
        position += len(piece.new)
    return position


def _now(text: Text, span: tuple[int, int], where: str) -> tuple[int, int]:
    """Where a raw stretch is read now: all of it in one place, with the marks that stand before its words, and nothing else within."""
    places: list[tuple[int, int]] = []
    position = 0
    for piece in text.pieces:
        low, high = max(piece.at, span[0]), min(piece.end, span[1])
        if piece.new and (low < high or span[0] <= piece.at < span[1]):
            places.append((position, position + len(piece.new)) if piece.why else (position + low - piece.at, position + high - piece.at))
        position += len(piece.new)
    start, end = min((first for first, _ in places), default=0), max((last for _, last in places), default=0)
    if start == end or any(not span[0] <= low <= high <= span[1] for low, high in text.origin(start, end)):
        raise BadInput(
            where, f"the stretch at raw character {span[0]} was torn by an earlier move", expected="moves that do not cross", then=THEN
        )
    return start, end


def _cut(text: Text, raw: str, cuts: tuple[Cut, ...], where: str) -> CutSource:
    starts = [(_place(text, find_once(raw, cut.start, where, THEN)), cut) for cut in cuts]
    starts.sort(key=lambda pair: pair[0])
    points: list[int] = []
    for (start, cut), following in zip(starts, [s for s, _ in starts[1:]] + [len(text)], strict=True):
        end = following
        if cut.end is not None:
            place = str(text).find(cut.end, start, following)
            if place < 0:
                raise BadInput(
                    where,
                    f"document {cut.document}: «{shown(cut.end)}» is not between it and the next",
                    expected="its last characters",
                    then=THEN,
                )
            end = place + len(cut.end)
        points += [start, end]
    parts = text.split(points)
    for part in parts[0::2]:
        if str(part).strip():
            left = shown(str(part).strip())
            raise BadInput(
                where,
                f"outside of all documents: «{left}»",
                expected="every character in a document or dropped with a reason",
                example="drops: [{from: 首页, to: 联系我们, why: 网页导航}]",
                then=THEN,
            )
    rest = Text.join(part.drop(0, len(part), "block-boundary") for part in parts[0::2])
    return CutSource(tuple((cut, _shown(cut, part)) for (_, cut), part in zip(starts, parts[1::2], strict=True)), rest)


def _shown(cut: Cut, part: Text) -> Text:
    """The text of a document: nothing of one that was withdrawn."""
    return part.drop(0, len(part), "editor-drop") if cut.withdrawn else part
