"""What a page calls itself: its `<title>`, and its headlines of the first rank."""

from __future__ import annotations

import html
from collections.abc import Sequence

from jiaokan.html.tokens import Token
from jiaokan.text import re


def named_title(page: Sequence[Token], source: str) -> str:
    """What the first `<title>` says.

    Args:
        page: its tokens.
        source: the page, as text.
    """
    titles = (html.unescape(source[token.start : token.end]) for token in page if token.name == "title" and token.kind == "raw")
    return re.sub(r"\s+", " ", next((title for title in titles if title), "")).strip()


def headlines(page: Sequence[Token], source: str) -> list[str]:
    """What the elements h1 say.

    Args:
        page: its tokens.
        source: the page, as text.
    """
    found: list[str] = []
    within = False
    for token in page:
        if token.name == "h1":
            within = token.kind == "start"
            found += [""] if within else []
        elif within and token.kind == "text":
            found[-1] += html.unescape(source[token.start : token.end])
    return [re.sub(r"\s+", " ", line).strip() for line in found]
