"""The title of the record is the title of the text: it is what a citation and a search show."""

from __future__ import annotations

from collections.abc import Iterator

from jiaokan.checks.problem import Problem
from jiaokan.entry.entry import Entry
from jiaokan.errors import shown
from jiaokan.grammar.label import TITLE_LABEL
from jiaokan.text import re

_BLANK = re.compile(r"[\s\u3000]+")


def title(entry: Entry) -> Iterator[Problem]:
    """A title that differs by more than blanks and the word that says what it is."""
    said = [block.text for block in entry.blocks if block.type == "title"]
    lines = [_BLANK.sub("", line) for line in (*said, "".join(said))]
    if said and _BLANK.sub("", entry.meta.title) not in (*lines, *(TITLE_LABEL.sub("", line) for line in lines)):
        found = f"the record has «{shown(entry.meta.title)}», the text «{shown(said[0])}»"
        yield Problem("title-differs", f"corpus/documents/{entry.id}/document.yaml", found, entry.id)
