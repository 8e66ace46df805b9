"""A line of a clean text with its slice of the `Text` and the mark that says what it is.

Reading works on lines because cleaning leaves one block a line;
each line keeps its slice, so that a block made of it still knows where every character came from.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from jiaokan.page.dialect import is_markdown
from jiaokan.page.fence import fences
from jiaokan.page.program import programs
from jiaokan.text import Edit, Piece, Text, re

MARK = re.compile(r"(?P<heading>#{1,6})[ \t]+(?=\S)|(?P<item>[-*+•])[ \t]+(?=\S)|(?P<row>\|)")
STARRED = re.compile(r"(?m)^[ \t]*\*[ \t]+(?=\S)")
"""What a list in Markdown, and a note below a table, begin with."""
RULE = re.compile(r"\|(?:[ \t]*:?-+:?[ \t]*\|)+[ \t]*")
"""The row of dashes under the head of a Markdown table."""


CODE, FENCED = "`", "`f"
"""The marks of code, and of code between fences."""
INDENTED = re.compile(r"(?<=\n)[ \t]+\S")
"""A line below another that is indented."""
UNTITLED = ("|", "-", "`")
"""Marks of lines that are no title: those of a table, of an item, of code."""


@dataclass(frozen=True, slots=True)
class MarkedLine:
    """A line that is not blank."""

    body: Text
    """What is read, the mark left out; a table keeps the breaks between its rows."""
    text: str
    """`str(body)`."""
    before: tuple[Piece, ...] = ()
    """What stood before it and is not read: line breaks, its mark, what cleaning dropped there."""
    mark: str = ""
    """`#` of a heading, `-` of a list item, `|` of a table, `` ` `` of fenced code; else empty."""
    depth: int = 0
    """How many `#` a heading has."""


def lines_of(text: Text) -> tuple[list[MarkedLine], tuple[Piece, ...]]:
    """The lines of a clean text, and what stands after the last of them and is not read."""
    string = str(text)
    spans = [_noted(string, *span) for span in _spans(string)]
    cuts = [place for start, body, end, _ in spans for place in (start, body, end)]
    parts = Text(text.pieces).split(cuts)
    lines: list[MarkedLine] = []
    waiting: list[Piece] = []
    for index, (_, _, _, mark) in enumerate(spans):
        gap, sign, body = parts[3 * index : 3 * index + 3]
        waiting += _dropped(gap, "block-boundary")
        waiting += _dropped(sign, "heading-mark")
        if mark == "|":
            body = _unframed(body)
        elif mark == FENCED:
            body = _unfenced(body)
        body, head, tail = _bare(body)
        waiting += head
        if body.pieces:
            lines.append(MarkedLine(body, str(body), tuple(waiting), mark[:1], len(mark) if mark[:1] == "#" else 0))
            waiting = []
        waiting += tail
    return lines, (*waiting, *_dropped(parts[-1], "block-boundary"))


def merge(one: MarkedLine, two: MarkedLine, joint: str, reason: str) -> MarkedLine:
    """One line for two, with `joint` in the place of the break between them."""
    between = list(two.before)
    seam = next((index for index, piece in enumerate(between) if piece.old and "block-boundary" in piece.why), None)
    if joint and seam is not None:
        between[seam] = between[seam]._replace(new=joint)
    elif joint:
        between.append(Piece(two.body.pieces[0].at, "", joint, (reason,)))
    between = [piece if "block-boundary" not in piece.why else _renamed(piece, reason) for piece in between]
    body = Text((*one.body.pieces, *between, *two.body.pieces))
    return replace(one, body=body, text=str(body))


def _renamed(piece: Piece, reason: str) -> Piece:
    """The same piece, dropped or replaced for another reason than the end of a block."""
    return piece._replace(why=tuple(dict.fromkeys(reason if why == "block-boundary" else why for why in piece.why)))


def _spans(string: str) -> Iterator[tuple[int, int, int, str]]:
    """Start, start of the words, end and mark of every line that is not blank; rows of one table and fenced code are one line."""
    place = 0
    for start, inner, end, mark in sorted([*_fenced(string), *_indented(string)]):
        if start >= place:
            yield from _outside(string[place:start], place)
            yield start, inner, end, mark
            place = end
    yield from _outside(string[place:], place)


def _noted(string: str, start: int, inner: int, end: int, mark: str) -> tuple[int, int, int, str]:
    """The same; an asterisk that alone begins a line of a text that is no Markdown is the sign of a note, and is read."""
    if mark == "-" and string[start] == "*" and _has_note(string):
        return start, start, end, ""
    return start, inner, end, mark


@lru_cache(maxsize=1)
def _has_note(string: str) -> bool:
    """Whether just one line begins with an asterisk, in a text that is no Markdown."""
    return len(STARRED.findall(string)) == 1 and not is_markdown(string)


def _fenced(string: str) -> Iterator[tuple[int, int, int, str]]:
    """The same of fenced code that has words."""
    return ((one.start, one.inner, one.end, FENCED) for one in fences(string) if string[one.inner : one.close].strip())


def _indented(string: str) -> Iterator[tuple[int, int, int, str]]:
    """The same of lines of a program without a fence whose indents say something: as lines of their own they would lose them."""
    for start, end in programs(string):
        first = start + (string[start] == "\n")
        if INDENTED.search(string, first, end + 1) and not string.startswith("|", first):
            yield first, first, end + 1, CODE


def _outside(string: str, place: int) -> Iterator[tuple[int, int, int, str]]:
    """The same of a stretch without fenced code, which begins at a place of the text."""
    table: tuple[int, int] | None = None
    for raw in string.split("\n"):
        words = raw.strip()
        start = place + len(raw) - len(raw.lstrip()) if words else place
        end = start + len(words)
        place += len(raw) + 1
        found = MARK.match(words) if words else None
        row = bool(found and found["row"] and len(words) > 2 and words.endswith("|"))
        if table and not row:
            yield table[0], table[0], table[1], "|"
            table = None
        if row:
            table = (table[0] if table else start, end)
        elif words:
            shift = found.end() if found and not found["row"] else 0
            mark = (found["heading"] or "-") if found and shift else ""
            yield start, start + shift, end, mark
    if table:
        yield table[0], table[0], table[1], "|"


def _unframed(body: Text) -> Text:
    """A table without the bars at the ends of its rows and without the row of dashes."""
    edits, place = [], 0
    rows = str(body).split("\n")
    inners = ["" if RULE.fullmatch(row.strip()) else row.strip().strip("|").strip() for row in rows]
    last = max((index for index, inner in enumerate(inners) if inner), default=-1)
    for index, (row, inner) in enumerate(zip(rows, inners, strict=True)):
        end = place + len(row)
        if not inner:
            edits.append(Edit(place, min(end + 1, len(body)), "", "heading-mark"))
        else:
            start = place + row.find(inner)
            past = min(end + 1, len(body)) if index == last else end
            edits += [Edit(place, start, "", "heading-mark"), Edit(start + len(inner), past, "", "heading-mark")]
        place = end + 1
    return body.apply(edit for edit in edits if edit.start < edit.end)


def _unfenced(body: Text) -> Text:
    """Code without the line that closes its fence and without blank lines at its ends."""
    string = str(body)
    close = string.rindex("\n")
    code = string[:close]
    start, end = code.rfind("\n", 0, len(code) - len(code.lstrip())) + 1, len(code.rstrip())
    edits = (Edit(0, start, "", "block-boundary"), Edit(end, close, "", "block-boundary"), Edit(close, len(body), "", "heading-mark"))
    return body.apply(edit for edit in edits if edit.start < edit.end)


def _dropped(gap: Text, reason: str) -> list[Piece]:
    """The pieces of a gap, read as nothing."""
    return [piece.rewrite("", reason) if piece.new else piece for piece in gap.pieces]


def _bare(body: Text) -> tuple[Text, list[Piece], list[Piece]]:
    """A body without the pieces at its ends that read as nothing, and those pieces."""
    pieces: Sequence[Piece] = body.pieces
    first, last = 0, len(pieces)
    while first < last and not pieces[first].new:
        first += 1
    while last > first and not pieces[last - 1].new:
        last -= 1
    return Text(tuple(pieces[first:last])), list(pieces[:first]), list(pieces[last:])
