"""The source of a web page becomes its text: the main content as a browser shows it, without menus, scripts and footers."""

from __future__ import annotations

from collections.abc import Iterator

from jiaokan.html.is_page import is_page
from jiaokan.html.render import render
from jiaokan.html.tree import page
from jiaokan.text import Edit, Move


def find(text: str) -> Iterator[Edit | Move]:
    """Edits over the source that leave the text of its main content, and moves of what a browser shows elsewhere."""
    if is_page(text):
        yield from render(page(text))
