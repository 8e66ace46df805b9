"""A character reference left in a text (&nbsp; &ldquo; &#8220;) becomes the character it names, also if escaped twice (&amp;nbsp;).

The names are those of the HTML standard, and the semicolon must be there: «AT&T» and the parameters of an address are no references.
A backslash before a mark would read as an escape of Markdown, and a stroke in a row of a table as the end of a cell: they stay.
In a listing that has tags, references to its signs and blanks are its own; one whose tags came escaped is read. What a text teaches
(`jiaokan.page.taught_references`) stays.
"""

from __future__ import annotations

from collections.abc import Iterator

from jiaokan.page.literal import code, fenced, is_fenced
from jiaokan.page.taught_references import CLUSTER, read, taught_references
from jiaokan.text import Edit, re

TAG = re.compile("</?[A-Za-z][^<>]*>")
ESCAPED = re.compile(r"[!-/:-@\[-`{-~]")


def find(text: str) -> Iterator[Edit]:
    """Each reference, with what it turns into when read again and again."""
    listings: list[tuple[int, int]] | None = None
    taught = set(taught_references(text)) if "&" in text else set()
    for match in CLUSTER.finditer(text):
        listings = [span for span in fenced(text) if TAG.search(text, *span)] if listings is None else listings
        new = read(match[0])
        if (new[-1] == "\\" and ESCAPED.match(text, match.end())) or ("|" in new and _in_row(text, match.start())):
            continue
        own = (new.isascii() or new.isspace()) and is_fenced(listings, match.start())
        if new != match[0] and not own and not code(text, match.start()) and match.span() not in taught:
            yield Edit(match.start(), match.end(), new, "html-entity")


def _in_row(text: str, place: int) -> bool:
    """Whether a place lies in a row of a Markdown table."""
    return text[text.rfind("\n", 0, place) + 1 : place + 1].lstrip()[:1] == "|"
