"""What a file of Markdown says of itself before its text is dropped and kept as facts; a title that the text does not repeat heads it.

Readers of Markdown show the block as a title at most (Jekyll, Front Matter); read as text its keys would be the first paragraphs.
"""

from __future__ import annotations

from collections.abc import Iterator

from jiaokan.page.front_matter import front_matter
from jiaokan.text import Edit, re

_FIRST_LINE = re.compile(r"\s*#{0,6}[ \t]*([^\n]*)")


def find(text: str) -> Iterator[Edit]:
    """Drop the block, if a text follows, but for a title that does not stand right below it."""
    front = front_matter(text)
    if front is None or not text[front.end :].strip():
        return
    below = _FIRST_LINE.match(text, front.end)
    if front.title is None or (below and below[1].strip() == text[slice(*front.title)].strip()):
        yield Edit(0, front.end, "", "page-metadata")
        return
    start, end = front.title
    yield Edit(0, start, "# ", "page-metadata")
    yield Edit(end, front.end, "", "page-metadata")
