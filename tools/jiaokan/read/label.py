"""What reading says of a line: its type, the level of a heading, and the evidence."""

from __future__ import annotations

from dataclasses import dataclass

from jiaokan.edition.document import BlockType


@dataclass(frozen=True, slots=True)
class Label:
    """The type of a line."""

    type: BlockType
    level: int | None = None
    evidence: str = ""
    """Why, in a few words."""
    doubt: str = ""
    """The reason code of a doubt, if the evidence is weak."""
    candidates: tuple[str, ...] = ()
    """Of a doubt: the types it might be."""


Labels = list[Label | None]
"""A label a line; None where nothing was decided yet."""
