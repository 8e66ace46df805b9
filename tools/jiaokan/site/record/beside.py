"""The raw text beside the clean text, block by block, with what was left out struck through and what was put in underlined.

The raw side runs in raw order with the numbers of its lines, the clean side as it is read;
where words were only left out, the clean side is what is not struck, and not said twice.
A block that nothing was done to is only counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from jiaokan.edition.document import Block
from jiaokan.site.markup import element, escape, identifier, visible
from jiaokan.site.published import labels
from jiaokan.site.record.raw_place import RawLines
from jiaokan.site.terms import BLOCK_NAMES
from jiaokan.text import Piece


def beside(blocks: Iterable[Block], lines: RawLines, language: str, *, both: bool = False) -> str:
    """One row a block: its number, the raw stretch, the clean text.

    Args:
        blocks: what may be shown.
        lines: the raw text.
        language: its script: a raw text converted would be none.
        both: whether each row has its clean side, also one that is only what is left of the raw side, in the script of the page.
    """
    script: dict[str, str | bool | None] = {"translate": "no", "lang": language}
    shown = tuple(blocks)
    numbers = labels(shown)
    rows, same = [], 0
    for block in shown:
        if changed(block):
            if same:
                rows.append(_same(same))
            same = 0
            rows.append(_row(block, numbers, lines, script if both else {}, both=both))
        else:
            same += 1
    if same:
        rows.append(_same(same))
    return element("div", "\n".join(rows), class_="jk-beside", **({} if both else script))


def changed(block: Block) -> bool:
    """Whether a reader of the raw text would see another text: a piece was changed, or stands elsewhere."""
    place = -1
    for piece in block.body.pieces:
        if piece.why or piece.at < place:
            return True
        place = piece.end
    return False


def _only_left_out(block: Block) -> bool:
    """Whether the clean text is the raw one without what is struck."""
    pieces = block.body.pieces
    return all(not piece.new or not piece.why for piece in pieces) and all(one.end <= two.at for one, two in pairwise(pieces))


def _same(count: int) -> str:
    return f'<p class="jk-same">（{count}段与原文相同）</p>'


def _row(block: Block, numbers: dict[str, str], lines: RawLines, script: dict[str, str | bool | None], *, both: bool) -> str:
    anchor = block.anchor and identifier(block.anchor)
    number = numbers.get(anchor or "")
    name = f"第{number}段" if number else BLOCK_NAMES[block.type]
    head = f'<p class="jk-which"><a href="../#{anchor}">{name}</a></p>' if anchor else f'<p class="jk-which">{name}</p>'
    raw = element("div", "".join(_raw(block.body.pieces, lines)), class_="jk-raw", **script)
    left = _only_left_out(block) and not both
    clean = "" if left else element("div", "".join(_clean(block.body.pieces)), class_="jk-clean")
    return element("div", head + raw + clean, class_="jk-row", id=anchor)


def _raw(pieces: tuple[Piece, ...], lines: RawLines) -> Iterator[str]:
    end = -1
    for piece in sorted(pieces, key=lambda piece: (piece.at, piece.end)):
        if not piece.old:
            continue
        if piece.at != end:
            yield ("" if end < 0 else '<span class="jk-gap">……</span>') + _number(lines.line(piece.at), end >= 0)
        parts = piece.old.split("\n")
        for index, part in enumerate(parts):
            if index:
                mark = "<del>⏎</del>" if piece.why else ""
                yield mark + ("" if piece.at + len(piece.old) == len(lines.raw) else _number(lines.line(piece.at) + index, True))
            if part:
                yield f"<del>{visible(part)}</del>" if piece.why else escape(part)
        end = piece.end


def _number(line: int, broken: bool) -> str:
    return ("<br>" if broken else "") + f'<i data-n="{line}"></i>'


def _clean(pieces: tuple[Piece, ...]) -> Iterator[str]:
    for piece in pieces:
        if piece.new:
            text = escape(piece.new).replace("\n", "<br>")
            yield f"<ins>{text}</ins>" if piece.why else text
