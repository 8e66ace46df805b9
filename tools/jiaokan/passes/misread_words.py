"""A character that recognition misread breaks a word that the text has elsewhere: it stays, with a doubt that shows what stands there else.

See `jiaokan.page.misread`. Nothing is put right: that it is another character is likely, that it is this one is not sure.
"""

from __future__ import annotations

from collections.abc import Iterator

from jiaokan.page.misread import misread
from jiaokan.text import Doubt


def find(text: str) -> Iterator[Doubt]:
    """Mark each character that was probably misread, with the one that stands in its place elsewhere."""
    for one in misread(text):
        yield Doubt(one.place, one.place + 1, "misread-word", (one.instead,) if one.instead else ())
