"""A pattern is only tried near the words that it cannot do without: most of a text is far from them.

The words of all patterns are looked for in one walk over a text, however many patterns there are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import ClassVar

from ahocorasick_rs import AhoCorasick, MatchKind

from jiaokan.text import re


class Anchor:
    """Words of which every match of a pattern holds one, or has it right before or behind itself."""

    all: ClassVar[list[Anchor]] = []
    """Every one, in the order in which they were made; nothing is taken out."""

    def __init__(self, *words: str) -> None:
        self.words = words
        self.index = len(self.all)
        self.all.append(self)

    def spans(self, string: str) -> list[tuple[int, int]]:
        """Where the words stand in a string, in the order of their starts, overlapping ones too."""
        return _seen(string, len(self.all))[self.index]


@lru_cache(maxsize=1)
def _automaton(count: int) -> tuple[AhoCorasick, list[tuple[int, ...]]]:
    """The words of the first anchors, and whose each is."""
    owners: dict[str, list[int]] = {}
    for anchor in Anchor.all[:count]:
        for word in anchor.words:
            owners.setdefault(word, []).append(anchor.index)
    return AhoCorasick(list(owners), matchkind=MatchKind.Standard), [tuple(these) for these in owners.values()]


@lru_cache(maxsize=4)
def _seen(string: str, count: int) -> list[list[tuple[int, int]]]:
    automaton, owners = _automaton(count)
    found: list[list[tuple[int, int]]] = [[] for _ in range(count)]
    for word, start, end in automaton.find_matches_as_indexes(string, overlapping=True):
        for owner in owners[word]:
            found[owner].append((start, end))
    for spans in found:
        spans.sort()
    return found


def near(pattern: re.Pattern[str], string: str, anchor: Anchor | re.Pattern[str], before: int, after: int) -> Iterator[re.Match[str]]:
    """The matches of a pattern, in order, as `finditer` gives them.

    Args:
        pattern: what is looked for.
        string: the text.
        anchor: what every match holds, or has right before or behind it.
        before: code points that a match begins at most before the anchor.
        after: code points that a match and what it looks at reach at most past the anchor.

    Examples:
        >>> [found[0] for found in near(re.compile("[0-9]+年"), "共3年，5个月，又12年", Anchor("年"), 4, 0)]
        ['3年', '12年']
    """
    spans = anchor.spans(string) if isinstance(anchor, Anchor) else [one.span() for one in anchor.finditer(string)]
    low, high = 0, -1
    for start, end in spans:
        if start - before > high:
            if high >= 0:
                yield from pattern.finditer(string, low, high)
            low = start - before if start > before else 0
        high = end + after if end + after > high else high
    if high >= 0:
        yield from pattern.finditer(string, low, high)


@lru_cache(maxsize=4)
def _lines(string: str) -> tuple[int, ...]:
    starts, at = [0], string.find("\n") + 1
    while at:
        starts.append(at)
        at = string.find("\n", at) + 1
    return tuple(starts)


def begun(pattern: re.Pattern[str], string: str, begin: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """The matches of a pattern, in order, as `finditer` gives them, where it is costly to try it anywhere.

    Args:
        pattern: what is looked for.
        string: the text.
        begin: one character, with what stands about it, with which every match begins.
    """
    done = 0
    for one in begin.finditer(string):
        at = one.start()
        if at >= done and (match := pattern.match(string, at)):
            yield match
            done = match.end()


def at_lines(pattern: re.Pattern[str], string: str) -> Iterator[re.Match[str]]:
    """The matches of a pattern at the starts of lines, which is all that one with `^` can match.

    Args:
        pattern: what is looked for; no match of it reaches into the next line.
        string: the text.
    """
    match: Callable[[str, int], re.Match[str] | None] = pattern.match
    return filter(None, (match(string, start) for start in _lines(string)))
