"""A mention: a stretch of text that names something, with its spans in code points of the string it was found in.

Web Annotation Data Model: what is said of a text stands beside it and points into it, so the text itself stays as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, get_args

MentionKind = Literal["work", "body", "event", "place", "person", "date", "amount", "term"]
MENTION_KINDS: tuple[MentionKind, ...] = get_args(MentionKind)
"""In the order in which they win where two readings are equally long."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of text that names something."""

    kind: MentionKind
    start: int
    end: int
    text: str
    """The characters from `start` to `end`, as they stand."""
    norm: str = ""
    """What is named, in one form: the full name of a body, a day or interval in ISO 8601, a number and its unit; empty if unknown."""
    entity: str | None = None
    """The id of an entity of the authority files, where they are at hand and exactly one fits."""
    form: str = ""
    """Of a work: how it is cited (title, number, alias, provision, self)."""
    relative: bool = False
    """Of a date: whether its year comes from elsewhere (8月21日, 今年)."""
    target: str | None = None
    """Of a work: the document that is cited, `id` or `id#anchor`, where a corpus is at hand and exactly one fits."""


def united(mentions: Iterable[Mention], together: Callable[[Mention, Mention], Mention | None]) -> Iterator[Mention]:
    """The mentions, neighbours that are one thing as one.

    Args:
        mentions: in the order in which they stand.
        together: makes one of two neighbours; None if they are two things.
    """
    last: Mention | None = None
    for one in mentions:
        both = together(last, one) if last is not None else None
        if last is not None and both is None:
            yield last
        last = both or one
    if last is not None:
        yield last
