"""The clean text of a document as Markdown, one block a line, so that a person can read it and git can compare it.

Each line ends in `{#anchor .type}`; a paragraph leaves out its type.
A title begins with `# `, a heading with as many `#` as its level; nothing else of Markdown is used,
so a text needs only two escapes: a backslash is doubled, a line break within a table is written `\\n`.
A paragraph that begins with `#`, and words that look like a label, get a backslash before them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from jiaokan.edition.document import BLOCK_TYPES, Block, BlockType
from jiaokan.text import Text

LINE = re.compile(r"^(?:(#{1,6}) )?(.*?) ?\{(?:#([a-z0-9]+))?(?: ?\.([a-z]+))?\}$")

_MARK = re.compile(r"\{(?=#[a-z0-9]+(?: ?\.[a-z]+)?\})")
"""What looks like a label; within a text it is one that slipped there, unless a backslash says that it is meant."""


def write(blocks: Iterable[Block]) -> str:
    """The edition of the blocks, ending in a line break."""
    return "\n\n".join(_line(block) for block in blocks) + "\n"


def parse(edition: str) -> tuple[Block, ...]:
    """The blocks of an edition; a line without a label is a new paragraph (or heading) that has no anchor yet.

    Raises:
        ValueError: naming the line and an example, if a label is not one of ours.
    """
    return tuple(_block(line, number) for number, line in enumerate(edition.split("\n"), 1) if line.strip())


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
