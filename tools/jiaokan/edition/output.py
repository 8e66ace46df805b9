"""Documents as JSON, Markdown and plain text, and the raw text rebuilt from the JSON alone.

In the JSON every raw character lies in exactly one block's origin or in one edit that drops it.
`rebuild` proves it: it knows nothing but blocks, origins and edits, and gives back the raw text.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from jiaokan.edition.document import Block, Document
from jiaokan.text import Piece, Text, re

Json = dict[str, Any]


def as_json(
    documents: Sequence[Document],
    text: Text | None = None,
    source: Mapping[str, Any] | None = None,
    metadata: Mapping[str, Any] | None = None,
) -> Json:
    """The documents as the JSON of `clean` and `show`.

    Args:
        documents: what reading gave.
        text: what they were read from; its doubts are taken where no document holds them.
        source: what is known of the file: name, sha256, encoding, characters.
        metadata: what the page says of its text; the key is left out where it says nothing.
    """
    doubts = {doubt for one in documents for doubt in one.doubts} | set(text.doubts if text else ())
    edits = sorted((piece for one in documents for piece in _changes(one)), key=lambda piece: (piece.at, piece.end))
    return {
        "source": dict(source or {}),
        **({"metadata": dict(metadata)} if metadata else {}),
        "documents": [{"id": one.id, "title": one.title, "blocks": [_block(block) for block in one.blocks]} for one in documents],
        "edits": [{"at": piece.at, "old": piece.old, "new": piece.new, "why": list(piece.why)} for piece in edits],
        "doubts": [
            {"at": one.start, "length": one.end - one.start, "reason": one.reason, "candidates": list(one.candidates)}
            for one in sorted(doubts, key=lambda doubt: (doubt.start, doubt.end, doubt.reason))
        ],
    }


def as_markdown(documents: Iterable[Document]) -> str:
    """The documents as Markdown: a title is `#`, a heading `##` and deeper, an item `- `, a table a table; a rule parts documents."""
    return "\n---\n\n".join("".join(f"{_markdown(block, one)}\n\n" for block in one.blocks)[:-1] for one in documents)


def as_text(documents: Iterable[Document]) -> str:
    """The documents as plain text: one block a line, code between fences, a blank line between documents."""
    return "\n".join("".join(f"{_plain(block, one)}\n" for block in one.blocks) for one in documents)


def rebuild(json: Mapping[str, Any]) -> str:
    """The raw text, from the blocks, origins and edits of the JSON alone.

    Raises:
        ValueError: if a raw character is missing or stands in two places.
    """
    edits = sorted(((one["at"], one["old"], one["new"]) for one in json["edits"]), key=lambda edit: (edit[0], len(edit[1])))
    found: list[tuple[int, str]] = [(at, old) for at, old, new in edits if not new]
    changed = [edit for edit in edits if edit[2]]
    starts = [at for at, _, _ in changed]
    for block in (block for one in json["documents"] for block in one["blocks"]):
        found += _unread(block["text"], block["origin"], changed, starts)
    found.sort()
    place = 0
    for at, old in found:
        if at != place:
            raise ValueError(f"raw character {min(at, place)} {'is missing' if at > place else 'stands in two places'}")
        place += len(old)
    return "".join(old for _, old in found)


def _unread(
    text: str, origin: Iterable[Sequence[int]], changed: Sequence[tuple[int, str, str]], starts: Sequence[int]
) -> Iterable[tuple[int, str]]:
    """The raw stretches of one block, read back from its text."""
    read = 0
    for start, end in origin:
        place = start
        for at, old, new in changed[bisect_left(starts, start) : bisect_left(starts, end)]:
            yield place, text[read : read + at - place]
            read += at - place + len(new)
            yield at, old
            place = at + len(old)
        yield place, text[read : read + end - place]
        read += end - place


def _block(block: Block) -> Json:
    said: Json = {"type": block.type}
    if block.level is not None:
        said["level"] = block.level
    origin = Text(tuple(settled(block.body.pieces))).origin()
    return {**said, "text": block.text, "anchor": block.anchor, "origin": [list(stretch) for stretch in origin]}


def _markdown(block: Block, document: Document) -> str:
    if block.type == "title":
        return f"# {block.text}"
    if block.type == "heading":
        return f"{'#' * (block.level or 2)} {block.text}"
    if block.type == "item":
        return f"- {block.text}"
    if block.type == "table":
        rows = [f"| {row} |" for row in block.text.split("\n")]
        return "\n".join([rows[0], "|" + " --- |" * (rows[0].count(" | ") + 1), *rows[1:]])
    return _plain(block, document)


def _plain(block: Block, document: Document) -> str:
    """The text of a block; code stands between its own fences, or longer ones than any within it, so that it is read as code again."""
    if block.type != "code":
        return block.text
    own = _own_fence(block, document)
    fence = "`" * max([3, *(len(run) + 1 for run in re.findall("`+", block.text))])
    if own and f"\n{own[1]}" not in f"\n{block.text}":
        fence = own[1]
    return f"{fence}{own[2].rstrip() if own else ''}\n{block.text}\n{fence}"


def _own_fence(block: Block, document: Document) -> re.Match[str] | None:
    """The line that opens the code in its source: the mark, and what stands behind it."""
    start = min((piece.at for piece in block.body.pieces if piece.old), default=-1)
    above = next((piece for piece in document.between if piece.old and piece.end == start), None)
    return re.fullmatch(r"\s*(`{3,}|~{3,})([^\n]*)\s*", above.old) if above else None


def _changes(document: Document) -> Iterable[Piece]:
    """The changed pieces of a document; a block without a raw character was inserted whole and needs none."""
    for block in document.blocks:
        if any(piece.old for piece in block.body.pieces):
            yield from (piece for piece in settled(block.body.pieces) if piece.why)
    yield from (piece for piece in document.between if piece.old)


def settled(pieces: Iterable[Piece]) -> list[Piece]:
    """The pieces, what was inserted at the edge of a raw stretch now a change of the character beside it.

    Between two characters of one stretch an insertion has one place only; at an edge its place would not tell which block has it.
    """
    folded = _folded(pieces)
    found: list[Piece] = []
    for index, piece in enumerate(folded):
        before, after = (found[-1] if found else None), (folded[index + 1] if index + 1 < len(folded) else None)
        if piece.old or (before and after and before.new and after.new and before.end == piece.at == after.at):
            found.append(piece)
        elif before:
            last, rest = _cut(before, -1)
            found[-1:] = [*rest, _joined(last, piece)]
        elif after:
            first, rest = _cut(after, 1)
            folded[index + 1 : index + 2] = [_joined(piece, first), *rest]
        else:
            found.append(piece)
    return found


def _folded(pieces: Iterable[Piece]) -> list[Piece]:
    """The pieces, neighbouring insertions made one and pieces that are nothing left out."""
    found: list[Piece] = []
    for piece in pieces:
        if found and not piece.old and not found[-1].old:
            found[-1] = _joined(found[-1], piece)
        elif piece.old or piece.new:
            found.append(piece)
    return found


def _cut(piece: Piece, at: int) -> tuple[Piece, list[Piece]]:
    """The first (1) or last (-1) character of an unchanged piece, and the rest; a changed piece stays whole."""
    if piece.why or len(piece.old) == 1:
        return piece, []
    size = len(piece.old)
    cut = 1 if at == 1 else size - 1
    halves = [piece.part(0, cut, True), piece.part(cut, size, False)]
    return (halves[0], halves[1:]) if at == 1 else (halves[1], halves[:1])


def _joined(one: Piece, two: Piece) -> Piece:
    """One changed piece for two neighbours, of which one may be an insertion."""
    core = one if one.old else two
    return core._replace(new=one.new + two.new, why=tuple(dict.fromkeys((*one.why, *two.why))))
