"""The public interface as a type checker sees it: `make lint` reads this file, nothing runs it."""

from __future__ import annotations

from pathlib import Path
from typing import assert_type

import jiaokan
from jiaokan import Block, Document, Doubt, Edit, Piece, Text


def use_of_the_interface(raw: str) -> list[str]:
    """What the page of the interface shows, with the type of each step."""
    text = jiaokan.clean(raw)
    assert_type(text, Text)
    assert_type(text.raw, str)
    assert_type(text.origin(0, 10), tuple[tuple[int, int], ...])
    assert_type(text.edits, tuple[Piece, ...])
    assert_type(text.doubts, tuple[Doubt, ...])
    assert_type(jiaokan.convert(raw, to="zh-Hant-TW"), str)
    documents = jiaokan.read(text)
    first: Document = documents[0]
    assert_type(first.title, str)
    blocks: tuple[Block, ...] = first.blocks
    corpus = jiaokan.held(Path())
    assert_type([one.target for one in jiaokan.find(raw, held=corpus)], list[str | None])
    edit = Edit(0, 1, "", "line-blank")
    assert_type(edit.start, int)
    return [block.text for block in blocks]
