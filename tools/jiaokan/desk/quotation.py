"""A decision quotes what it is about, so that it can never silently apply to another place.

A quote must be found exactly once; otherwise the error shows where it stands, or what is most like it.
"""

from __future__ import annotations

from collections import Counter
from difflib import SequenceMatcher

from jiaokan.errors import BadInput, shown

GRAM_CHARACTERS = 2
"""Likeness is first judged by pairs of code points: fast, and a misread character spoils only two of them."""
OFFERED_SHARE = 0.4
"""Words that share less than this with the quote are not offered."""
COMPARED_CHARACTERS = 4000
"""How many code points of a quote are compared at most."""


def find_once(text: str, quote: str, where: str, then: str, start: int = 0) -> int:
    """The place of `quote` in `text`, in code points.

    Raises:
        BadInput: if it is found nowhere or more than once at or after `start`.
    """
    place = text.find(quote, start)
    if place < 0:
        raise not_found(text, quote, where, then)
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


def only_quote(text: str, start: int, end: int) -> str:
    """The words from `start` to `end` with as little around them as makes them stand once.

    Args:
        text: where they stand.
        start: their first code point.
        end: the one behind their last.
    """
    low, high, step = start, end, 1
    while True:
        words = text[low:high]
        if words.strip() and text.find(words) == low and text.find(words, low + 1) < 0:
            return words
        if low == 0 and high == len(text):
            return text
        low, high, step = max(0, low - step), min(len(text), high + step), 2 * step


def not_found(text: str, quote: str, where: str, then: str) -> BadInput:
    """The error for a quote that is not in the text, with the words most like it."""
    found = nearest(text, quote)
    expected = "words that stand in the text"
    if found is not None:
        start, end = found
        expected = f"the nearest is line {text.count(chr(10), 0, start) + 1}: «{shown(text[start:end], 120)}»"
    return BadInput(
        where, f"the quote «{shown(quote)}» is not in the text", expected=expected, example="a quote copied from the text", then=then
    )


def nearest(text: str, quote: str) -> tuple[int, int] | None:
    """The stretch of `text` most like `quote`, or None if nothing is like it.

    The window that shares most pairs of code points is found in one walk; its edges are then drawn by comparing the two in full.
    """
    quote = quote[:COMPARED_CHARACTERS]
    size = len(quote)
    if size < GRAM_CHARACTERS or len(text) < GRAM_CHARACTERS:
        at = text.find(quote[:1])
        return (at, at + 1) if quote and at >= 0 else None
    wanted = Counter(quote[i : i + GRAM_CHARACTERS] for i in range(size - GRAM_CHARACTERS + 1))
    have: Counter[str] = Counter()
    shared, best, place = 0, 0, 0
    for end in range(GRAM_CHARACTERS, len(text) + 1):
        gram = text[end - GRAM_CHARACTERS : end]
        if gram in wanted:
            have[gram] += 1
            shared += have[gram] <= wanted[gram]
        if end > size:
            gone = text[end - size - 1 : end - size - 1 + GRAM_CHARACTERS]
            if gone in wanted:
                shared -= have[gone] <= wanted[gone]
                have[gone] -= 1
        if shared > best:
            best, place = shared, max(0, end - size)
    if best < OFFERED_SHARE * sum(wanted.values()):
        return None
    low = max(0, place - size // 2)
    window = text[low : place + size + size // 2]
    blocks = [block for block in SequenceMatcher(None, quote, window, autojunk=False).get_matching_blocks() if block.size]
    first, last = blocks[0], blocks[-1]
    start = max(0, first.b - first.a)
    return low + start, low + min(len(window), last.b + last.size + size - last.a - last.size)
