"""What several parts of a page ask of the same blocks is worked out once: where their provisions stand, how they are counted."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import wraps
from typing import TypeVar

from jiaokan.edition.document import Block

Value = TypeVar("Value")


def once(work: Callable[[tuple[Block, ...]], Value]) -> Callable[[Iterable[Block]], Value]:
    """The function, which remembers what it made of the blocks that it was given last; what it gives must not be changed.

    The blocks are known by what they are and not by their words: to compare these would cost more than it saves.
    """
    last: list[tuple[tuple[Block, ...], Value]] = []

    @wraps(work)
    def remembered(blocks: Iterable[Block]) -> Value:
        given = tuple(blocks)
        for known, value in last:
            if known is given:
                return value
        value = work(given)
        last[:] = [(given, value)]
        return value

    return remembered
