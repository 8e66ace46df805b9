"""Tables that are made of the program's own data, and of the packages that it stands on, are made once where somebody can remember them.

Making them takes longer than converting a page; who remembers says so by `remembering`, and must take no value of another program.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

Table = TypeVar("Table")
Recall = Callable[[str, Callable[[], Any]], Any]
"""Gives the value of a name, or calls what makes it."""
_RECALL: ContextVar[Recall | None] = ContextVar("recall", default=None)


@contextmanager
def remembering(recall: Recall) -> Iterator[None]:
    """Let tables be remembered meanwhile."""
    token = _RECALL.set(recall)
    try:
        yield
    finally:
        _RECALL.reset(token)


def kept(name: str, make: Callable[[], Table]) -> Table:
    """A table.

    Args:
        name: which it is.
        make: makes it; what it gives is never changed.
    """
    recall = _RECALL.get()
    table: Table = make() if recall is None else recall(name, make)
    return table
