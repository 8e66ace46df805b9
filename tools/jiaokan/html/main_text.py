"""The source of a web page becomes its text: the main content as a browser shows it, without menus, scripts and footers."""

from __future__ import annotations

from collections.abc import Iterator

from jiaokan.html.is_page import is_page
from jiaokan.html.render import render
from jiaokan.html.tokens import tokens
from jiaokan.html.tree import page
from jiaokan.text import Edit


def find(text: str) -> Iterator[Edit]:
    """Edits over the source that leave the text of its main content."""
    if is_page(text):
        yield from render(page(text, list(tokens(text))))
