"""The title of the record is the title of the text: it is what a citation and a search show."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jiaokan.checks.problem import Problem
from jiaokan.entry.entry import Entry
from jiaokan.errors import shown

_BLANK = re.compile(r"[\s\u3000]+")


def title(entry: Entry) -> Iterator[Problem]:
    """A title that differs by more than blanks."""
    said = [block.text for block in entry.blocks if block.type == "title"]
    if said and _BLANK.sub("", entry.meta.title) not in (_BLANK.sub("", "".join(said)), *(_BLANK.sub("", line) for line in said)):
        found = f"the record has «{shown(entry.meta.title)}», the text «{shown(said[0])}»"
        yield Problem("title-differs", f"corpus/documents/{entry.id}/document.yaml", found, entry.id)
