"""The file in which an editor answers where anchors stand that a build or a new version could not find again."""

from __future__ import annotations

from typing import Annotated

from pydantic import StringConstraints

from jiaokan.record.base import Id, Record, Words


class AnchorAnswer(Record):
    """The question about one anchor, and what the editor says."""

    document: Id
    id: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]{1,15}$")]
    blocks: tuple[str, ...] = ()
    """Words by which each of the blocks can be named that are shown with the question, the most like first; empty if none can name it."""
    to: str | None = None
    """The number of one of these blocks, `0` if the block is gone, words of another block; none if it was not answered."""
    why: Words | None = None


class Answers(Record):
    """All of them."""

    why: Words | None = None
    """The reason of every row that gives none of its own."""
    anchors: tuple[AnchorAnswer, ...] = ()
