"""A day that a person typed, read strictly."""

from __future__ import annotations

from datetime import date

from jiaokan.errors import BadInput, shown
from jiaokan.text import re

_DAY = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d{2})?)?")


def day(words: str) -> str:
    """The day as it was typed, if it is one in ISO 8601; empty words are no day.

    Raises:
        BadInput: if it is none.
    """
    try:
        if words and not _DAY.fullmatch(words):
            raise ValueError
        if len(words) == 10:
            date.fromisoformat(words)
    except ValueError:
        raise BadInput(
            "--date", f"{shown(words)!r} is no date", expected="a year, a month or a day in ISO 8601", example="--date 2025-03-24"
        ) from None
    return words
