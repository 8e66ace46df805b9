"""Two texts as one, what only the old one has struck through and what only the new one has inserted, with a little of what is around."""

from __future__ import annotations

from jiaokan.anchor.difference import differences
from jiaokan.site.markup import escape

CONTEXT_CHARACTERS = 20
"""How many code points are shown of what both have, before and behind a change."""
SHOWN_CHARACTERS = 160
"""How many code points are shown of the old and of the new words of one change."""


def compared(old: str, new: str) -> str:
    """The two texts as HTML."""
    parts, done = [], 0
    for change in differences(old, new):
        parts += [_kept(old[done : change.at], first=not done), _marked("del", change.old), _marked("ins", change.new)]
        done = change.at + len(change.old)
    return "".join([*parts, escape(old[done : done + CONTEXT_CHARACTERS] + "……" * (len(old) > done + CONTEXT_CHARACTERS))])


def _kept(words: str, *, first: bool) -> str:
    most = CONTEXT_CHARACTERS if first else 2 * CONTEXT_CHARACTERS
    if len(words) <= most:
        return escape(words)
    return escape("……" + words[-CONTEXT_CHARACTERS:] if first else f"{words[:CONTEXT_CHARACTERS]}……{words[-CONTEXT_CHARACTERS:]}")


def _marked(tag: str, words: str) -> str:
    return f"<{tag}>{escape(words if len(words) <= SHOWN_CHARACTERS else f'{words[:SHOWN_CHARACTERS]}……')}</{tag}>" if words else ""
