"""The words that the names of an element are made of: `postComment`, `post-comment` and `post comment` say the same."""

from __future__ import annotations

from jiaokan.html.element import Element
from jiaokan.text import re

PARTS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
TALK = frozenset(["comment", "comments", "pinglun"])
"""Words of ids and classes that name what other people say."""
OTHERS = TALK | {"recommend", "recommended", "related", "relnews", "relate", "qrcode"}
"""Words of ids and classes that name what other people or other pages say, which may be prose."""


def words_of(element: Element) -> set[str]:
    """The words of its id and its classes."""
    return {part.lower() for key in ("id", "class") for part in PARTS.findall(element.attributes.get(key, ""))}
