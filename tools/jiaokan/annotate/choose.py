"""Where readings overlap, works come first, then the longest wins, then the kind that comes first in the order of kinds."""

from __future__ import annotations

from collections.abc import Iterable

from jiaokan.annotate.mention import MENTION_KINDS, Mention

_ORDER = {kind: index for index, kind in enumerate(MENTION_KINDS)}


def choose(mentions: Iterable[Mention], length: int) -> tuple[Mention, ...]:
    """The mentions that remain, in the order of the text.

    Args:
        mentions: all readings, in any order.
        length: of the text, in code points.
    """
    taken = bytearray(length)
    kept: list[Mention] = []
    for one in sorted(mentions, key=_rank):
        if not any(taken[one.start : one.end]):
            taken[one.start : one.end] = b"\1" * (one.end - one.start)
            kept.append(one)
    return tuple(sorted(kept, key=lambda one: one.start))


def _rank(one: Mention) -> tuple[bool, int, int, int, bool]:
    """A work first; a longer one before a shorter; of two equal ones that with an entity or a norm."""
    return one.kind != "work", one.start - one.end, _ORDER[one.kind], one.start, not (one.entity or one.norm)
