"""A decision quotes what it is about, so that it can never silently apply to another place.

A quote must be found exactly once; otherwise the error shows where it stands, or the nearest thing to it.
"""

from __future__ import annotations

from jiaokan.errors import BadInput, shown


def find_once(text: str, quote: str, where: str, then: str, start: int = 0) -> int:
    """The place of `quote` in `text`, in code points.

    Raises:
        BadInput: if it is found nowhere or more than once at or after `start`.
    """
    place = text.find(quote, start)
    if place < 0:
        raise BadInput(
            where,
            f"the quote «{shown(quote)}» is not in the text",
            expected=_nearest(text, quote),
            example="a quote copied from the text",
            then=then,
        )
    again = text.find(quote, place + 1)
    if again >= 0:
        lines = ", ".join(str(text.count("\n", 0, at) + 1) for at in (place, again))
        raise BadInput(
            where,
            f"the quote «{shown(quote)}» stands more than once (lines {lines})",
            expected="a longer quote, found exactly once",
            then=then,
        )
    return place


def _nearest(text: str, quote: str) -> str:
    low, high = 0, len(quote)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if quote[:middle] in text else (low, middle - 1)
    if low < min(4, len(quote)):
        return "words that stand in the text"
    at = text.find(quote[:low])
    line = text.count("\n", 0, at) + 1
    return f"the nearest is line {line}: «{shown(text[at : at + len(quote) + 8])}»"
