"""Two texts as one, what only the old one has struck through and what only the new one has inserted, with a little of what is around.

A single letter that both happen to have between two changes parts nothing: a reader sees words, not letters.
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

from jiaokan.anchor.rewording import Rewording
from jiaokan.site.markup import escape

CONTEXT_CHARACTERS = 20
"""How many code points are shown of what both have, before and behind a change."""
SHOWN_CHARACTERS = 160
"""How many code points are shown of the old and of the new words of one change."""
LEAST_COMMON_CHARACTERS = 2
"""How many code points both must have in a row for them to part two changes."""
LONGEST_COMPARED_CHARACTERS = 2000
"""From this number of code points on, what differs is one change: looking for what it has in common would take too long."""


def compared(old: str, new: str) -> str:
    """The two texts as HTML."""
    whole = Rewording.of(old, new)
    parts, done = [], 0
    for at, gone, come in [(whole.at + at, gone, come) for at, gone, come in _changes(whole.old, whole.new)]:
        parts += [_kept(old[done:at], first=not done), _marked("del", gone), _marked("ins", come)]
        done = at + len(gone)
    return "".join([*parts, escape(old[done : done + CONTEXT_CHARACTERS] + "……" * (len(old) > done + CONTEXT_CHARACTERS))])


def _changes(old: str, new: str) -> Iterator[tuple[int, str, str]]:
    """Each change: where it stands in the old text, the words gone and the words come."""
    if max(len(old), len(new)) > LONGEST_COMPARED_CHARACTERS:
        yield 0, old, new
        return
    start = (0, 0)
    alike = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
    for at, to, size in alike:
        if size >= LEAST_COMMON_CHARACTERS or at == len(old):
            if (at, to) != start:
                yield start[0], old[start[0] : at], new[start[1] : to]
            start = at + size, to + size


def _kept(words: str, *, first: bool) -> str:
    most = CONTEXT_CHARACTERS if first else 2 * CONTEXT_CHARACTERS
    if len(words) <= most:
        return escape(words)
    return escape("……" + words[-CONTEXT_CHARACTERS:] if first else f"{words[:CONTEXT_CHARACTERS]}……{words[-CONTEXT_CHARACTERS:]}")


def _marked(tag: str, words: str) -> str:
    return f"<{tag}>{escape(words if len(words) <= SHOWN_CHARACTERS else f'{words[:SHOWN_CHARACTERS]}……')}</{tag}>" if words else ""
