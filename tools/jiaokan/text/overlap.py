"""Edits of which no two overlap: where several rules of one pass claim the same characters, the first claim holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jiaokan.text import Edit


def apart(edits: Iterable[Edit]) -> Iterator[Edit]:
    """The edits in the order of the text, without those that reach into one before them.

    An edit that is left out is proposed again in the next round, if its reason still stands.
    """
    done = -1
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end > edit.start, -edit.end)):
        if edit.start >= done:
            yield edit
            done = max(done, edit.end)
