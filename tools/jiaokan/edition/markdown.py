"""The clean text of a document as Markdown, one block a line, so that a person can read it and git can compare it.

Each line ends in `{#anchor .type}`; a paragraph leaves out its type.
A title begins with `# `, a heading with as many `#` as its level; nothing else of Markdown is used,
so a text needs only two escapes: a backslash is doubled, a line break within a table or code is written `\\n`.
A paragraph that begins with `#`, and words that look like a label, get a backslash before them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from jiaokan.edition.document import BLOCK_TYPES, Block, BlockType
from jiaokan.page.fence import fences
from jiaokan.text import Text, re

LINE = re.compile(r"^(?:(#{1,6}) )?(.*?) ?\{(?:#([a-z0-9]+))?(?: ?\.([a-z]+))?\}$")

ROW = re.compile(r"\s*\|.*\|\s*")
RULE = re.compile(r"\s*\|?\s*:?-{3,}:?\s*(?:\|\s*:?-{3,}:?\s*)*\|?\s*")
"""The row of dashes under the head of a table."""
BAR = re.compile(r"(?<!\\)\|")

_MARK = re.compile(r"\{(?=#[a-z0-9]+(?: ?\.[a-z]+)?\})")
"""What looks like a label; within a text it is one that slipped there, unless a backslash says that it is meant."""


def write(blocks: Iterable[Block]) -> str:
    """The edition of the blocks, ending in a line break."""
    return "\n\n".join(_line(block) for block in blocks) + "\n"


def parse(edition: str) -> tuple[Block, ...]:
    """The blocks of an edition; a line without a label is a new paragraph (or heading) that has no anchor yet.

    Lines without a label that are a table of GitHub Flavored Markdown (4.10: a head, a row of dashes, rows) are one new table,
    those between fences (CommonMark 0.31, 4.5) are new code.

    Raises:
        ValueError: naming the line and an example, if a label is not one of ours.
    """
    lines = edition.split("\n")
    blocks: list[Block] = []
    number = 0
    fenced = _fenced(edition)
    while number < len(lines):
        if size := fenced.get(number, 0):
            blocks.append(Block("code", Text.of("\n".join(lines[number + 1 : number + size - 1]))))
        elif size := _table_size(lines, number):
            blocks.append(_table(lines[number : number + size]))
        elif lines[number].strip():
            blocks.append(_block(lines[number], number + 1))
        number += size or 1
    return tuple(blocks)


def level(block: Block) -> int | None:
    """The level that the edition keeps: that of a title or heading."""
    return (block.level or 1) if block.type in ("title", "heading") else None


def _line(block: Block) -> str:
    text = _MARK.sub(r"\\{", block.text.replace("\\", "\\\\").replace("\n", "\\n"))
    if marks := level(block):
        text = "#" * marks + " " + text
    elif text.startswith("#"):
        text = "\\" + text
    label = " ".join(part for part in (block.anchor and f"#{block.anchor}", "" if block.type == "paragraph" else f".{block.type}") if part)
    return f"{text} {{{label}}}"


def _fenced(edition: str) -> dict[int, int]:
    """For the first line of each stretch of fenced code that says something how many lines it has, its fences included."""
    return {
        edition.count("\n", 0, fence.start): edition.count("\n", fence.start, fence.end) + 1
        for fence in fences(edition)
        if edition[fence.inner : fence.close].strip() and not LINE.match(edition[fence.start : fence.inner].strip())
    }


def _table_size(lines: Sequence[str], first: int) -> int:
    """How many lines from one on are a table that a person wrote in Markdown; 0 if it begins none."""
    if first + 1 >= len(lines) or not ROW.fullmatch(lines[first]) or not RULE.fullmatch(lines[first + 1]):
        return 0
    size = 2
    while first + size < len(lines) and ROW.fullmatch(lines[first + size]):
        size += 1
    return size


def _table(lines: Sequence[str]) -> Block:
    """The block that such lines are: a row a line, its cells parted by « | », without the bars at the ends and the row of dashes."""
    rows = [" | ".join(cell.strip() for cell in BAR.split(line.strip().strip("|"))).strip() for line in (lines[0], *lines[2:])]
    return Block("table", Text.of("\n".join(row.replace("\\|", "|") for row in rows)))


def _block(line: str, number: int) -> Block:
    found = LINE.match(line) or re.match(r"^(?:(#{1,6}) )?(.*)()()$", line)
    assert found is not None
    marks, text, anchor, kind = found.groups()
    kind = kind or ("paragraph" if not marks else "title" if marks == "#" else "heading")
    if kind not in BLOCK_TYPES:
        raise ValueError(
            f"line {number}: there is no block type {kind!r}; expected one of {', '.join(BLOCK_TYPES)}, as in «文字 {{#k7m2xq .heading}}»"
        )
    if slipped := next((m for m in _MARK.finditer(re.sub(r"\\.", "  ", text))), None):
        raise ValueError(
            f"line {number}: «{text[slipped.start() :].split('}')[0]}}}» stands within the text; "
            "expected a label only at the end of its line, as in «文字 {#k7m2xq}»; if the signs are meant, write «\\{#»"
        )
    text = re.sub(r"\\(.)", lambda m: "\n" if m[1] == "n" else m[1], text)
    typed: BlockType = kind  # type: ignore[assignment]
    return Block(typed, Text.of(text), level=len(marks) if marks else None, anchor=anchor or None)
