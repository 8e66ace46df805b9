"""A date names a day that the calendar has, in the text and in the record."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator

from jiaokan.checks.problem import Problem
from jiaokan.entry.entry import Entry
from jiaokan.text import re

_DAY = re.compile(r"(?:(?P<year>\d{4})年)?(?<!\d)(?P<month>\d{1,2})月(?P<day>\d{1,2})日")
_MONTH = re.compile(r"(?<!\d)(?P<year>\d{4})年(?P<month>\d{1,2})月(?!\d)")
_ISO = re.compile(r"(?<![\d-])(?P<year>[12]\d{3})-(?P<month>\d{2})-(?P<day>\d{2})(?![\d-])")
LEAP_YEAR = 2000
"""The year of a day without one, so that 2月29日 is a day."""


def dates(entry: Entry) -> Iterator[Problem]:
    """Each day that does not exist, a publication before the issue, a capture before the publication."""
    where = f"corpus/documents/{entry.id}/document.yaml"
    said, source = entry.meta.dates, entry.source
    for day in (said.issued, said.published, source.published, source.captured):
        if day and not exists(*(int(part) for part in day.split("-"))):
            yield Problem("record-date", where, f"there is no day {day}", entry.id)
    for day in (said.published, source.published):
        if source.captured and day and source.captured < day[: len(source.captured)]:
            yield Problem("date-order", where, f"captured {source.captured}, before it was published on {day}", entry.id)
    if said.issued and said.published and said.published < said.issued[: len(said.published)]:
        yield Problem("date-order", where, f"published {said.published}, before it was issued on {said.issued}", entry.id)
    for block in entry.blocks:
        for pattern in (_DAY, _MONTH, _ISO):
            for found in pattern.finditer(block.text):
                parts = found.groupdict()
                if not exists(int(parts["year"] or LEAP_YEAR), int(parts["month"]), int(parts.get("day") or 1)):
                    yield Problem("no-such-date", f"{entry.id}#{block.anchor}", f"there is no day «{found[0]}»", entry.id)


def exists(year: int, month: int = 1, day: int = 1) -> bool:
    """Whether the calendar has this day."""
    return 1 <= month <= 12 and year > 0 and 1 <= day <= monthrange(year, month)[1]
