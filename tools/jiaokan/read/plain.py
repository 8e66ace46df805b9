"""A text that is one document of no special kind: a law, a rule, a decision, a standard, a report.

Its parts are read by what they are, not by where they stand: front, headings, items, end;
every other line is a paragraph. The other kinds build on this one.
"""

from __future__ import annotations

from collections.abc import Sequence

from jiaokan.read.back import label_back
from jiaokan.read.caption import label_captions
from jiaokan.read.contents import label_contents
from jiaokan.read.entry_day import entry_days
from jiaokan.read.field import label_fields
from jiaokan.read.front import label_front
from jiaokan.read.heading import label_headings
from jiaokan.read.item import label_items
from jiaokan.read.label import Label, Labels
from jiaokan.read.lines import MarkedLine
from jiaokan.read.title import find_title, joined

WHOLE = {"|": Label("table", None, "rows of a table"), "`": Label("code", None, "fenced")}
"""Lines that a mark says all of."""


def parts(lines: Sequence[MarkedLine], place: tuple[int, int] | None = None) -> tuple[list[MarkedLine], list[Label]]:
    """The lines of one document, those of its title joined, and a label for each.

    Args:
        lines: the lines in reading order.
        place: the lines of the title, first and past the last, where the kind knows them.
    """
    lines = list(lines)
    days = entry_days(lines)
    place = place or find_title(lines)
    title = None
    if place and place[0] in days:
        place = None
    if place:
        title = place[0]
        lines[title : place[1]] = [joined(lines[title : place[1]])]
        days = entry_days(lines)
    labels: Labels = [WHOLE.get(line.mark) for line in lines]
    for index in days:
        labels[index] = Label("heading", 2, "day that heads an entry")
    start = label_front(lines, labels, title)
    label_fields(lines, labels)
    label_captions(lines, labels)
    label_contents(lines, labels)
    label_back(lines, labels, start)
    label_headings(lines, labels)
    label_items(lines, labels)
    return lines, [label or Label("paragraph", None, "running text") for label in labels]


def fits(lines: Sequence[MarkedLine]) -> bool:
    """Any text can be read so."""
    return True
