"""A page of a web site: its headline, its date and source, its text; the official text it carries is a document of its own.

The line 发布时间 under the headline is the evidence.
"""

from __future__ import annotations

from collections.abc import Sequence

from jiaokan.read import plain
from jiaokan.read.dates import is_published
from jiaokan.read.label import Label
from jiaokan.read.lines import MarkedLine


def fits(lines: Sequence[MarkedLine]) -> bool:
    """Whether the date of publication stands among the first lines."""
    return any(is_published(line.text) for line in lines[:8])


def parts(lines: Sequence[MarkedLine]) -> tuple[list[MarkedLine], list[Label]]:
    """The lines of a page and a label for each."""
    return plain.parts(lines)
