"""The source of a web page becomes its text: the main content as a browser shows it, without menus, scripts and footers."""

from __future__ import annotations

from collections.abc import Iterator

from jiaokan.html.is_page import is_page
from jiaokan.text import Doubt, Edit, Move


def find(text: str) -> Iterator[Edit | Move | Doubt]:
    """Edits over the source that leave the text of its main content, and moves of what a browser shows elsewhere.

    Where no main content was found all of the page is left, and its first words are a doubt.
    """
    if is_page(text):
        yield from _shown(text)


def _shown(text: str) -> Iterator[Edit | Move | Doubt]:
    """Those of a page; what reads its tags is loaded only for one."""
    from jiaokan.html.render import render
    from jiaokan.html.selection import selected
    from jiaokan.html.tree import is_shown, page

    seen = page(text)
    selection = selected(seen)
    yield from render(seen, selection)
    words = next((token for token in seen.tokens if is_shown(token) and text[token.start : token.end].strip()), None)
    if selection.doubtful and words:
        yield Doubt(words.start, words.end, "doubtful-content")
