"""A pattern is only tried near the characters that it cannot do without: most of a text is far from them, and they are found at once."""

from __future__ import annotations

from collections.abc import Iterator

from jiaokan.text import re


def near(pattern: re.Pattern[str], string: str, anchor: re.Pattern[str], before: int, after: int) -> Iterator[re.Match[str]]:
    """The matches of a pattern, in order, as `finditer` gives them.

    Args:
        pattern: what is looked for.
        string: the text.
        anchor: what every match holds, or has right before or behind it.
        before: code points that a match begins at most before the anchor.
        after: code points that a match and what it looks at reach at most past the anchor.

    Examples:
        >>> [found[0] for found in near(re.compile("[0-9]+年"), "共3年，5个月，又12年", re.compile("年"), 4, 0)]
        ['3年', '12年']
    """
    low, high = 0, -1
    for one in anchor.finditer(string):
        if one.start() - before > high:
            if high >= 0:
                yield from pattern.finditer(string, low, high)
            low = max(0, one.start() - before)
        high = one.end() + after
    if high >= 0:
        yield from pattern.finditer(string, low, high)
