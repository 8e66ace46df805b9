"""What the editions of GB/T 7714 share: the order of the elements; the marks between them are an edition's own.

责任者. 题名：文号[文献类型标识/OL]. 出处，日期（版次）：引文位置. 链接. The place cited stands where the standard has 引文页码:
after the date of a serial or report, before the date in brackets of a web page, behind the name of its site.
The name of our release follows the link.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from jiaokan.cite.model import Cited, CitedKind


@dataclass(frozen=True)
class Marks:
    """What an edition of the standard writes between the elements."""

    comma: str
    colon: str
    left: str
    right: str
    types: Mapping[CitedKind, str]
    """The type of document with its carrier: EB/OL."""
    accessed: frozenset[CitedKind]
    """The kinds that give the day of access."""
    dated_in_brackets: frozenset[CitedKind]
    """The kinds whose date stands in brackets, as a web page's."""


def arrange(c: Cited, marks: Marks) -> str:
    """The reference as one line, ending in a full stop."""
    title = c.whole_title(marks.colon) + (f"{marks.colon}{c.number}" if c.number else "")
    parts = [_people(c, marks), f"{title}[{marks.types[c.kind]}]", _where(c, marks), c.address]
    if c.stamp.release:
        parts.append(f"校勘本{c.stamp.release}")
    return ". ".join(part for part in parts if part) + "."


def _people(c: Cited, marks: Marks) -> str:
    """All of up to three, else the first three and 等 (8.1.2)."""
    return marks.comma.join((*c.people[:3], "等") if len(c.people) > 3 else c.people)


def _where(c: Cited, marks: Marks) -> str:
    accessed = f"[{c.stamp.accessed}]" if c.stamp.accessed and c.kind in marks.accessed else ""
    if c.kind in marks.dated_in_brackets:
        if c.date and c.pinpoint.short.endswith(("）", ")")):
            # Two brackets would meet: the date stands as the day of publication before its place, as that of a report does.
            return marks.comma.join(filter(None, (c.container, c.date))) + marks.colon + c.pinpoint.short + accessed
        place = marks.colon.join(filter(None, (c.container, c.pinpoint.short)))
        return place + (f"{marks.left}{c.date}{marks.right}" if c.date else "") + accessed
    if c.kind == "journal":
        year, number = c.issue
        place = marks.comma.join(part for part in (c.container, year) if part) + f"{marks.left}{number}{marks.right}"
    else:
        place = marks.comma.join(part for part in (c.container, c.date) if part)
        place += f"{marks.left}{c.page}{marks.right}" if c.kind == "newspaper" and c.page else ""
    return place + (marks.colon if place and c.pinpoint.short else "") + c.pinpoint.short + accessed
