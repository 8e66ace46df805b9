"""Towns, townships and subdistricts: the longest name of the statistical code that ends before the word of its kind."""

from __future__ import annotations

from collections.abc import Container, Mapping
from functools import lru_cache

from jiaokan.annotate.lexicon import table

SHORTEST_CHARACTERS = 2
"""Code points of a name before the word of its kind; one character (古镇) is a word as often."""
LONGEST_CHARACTERS = 8


@lru_cache(maxsize=1)
def towns() -> Mapping[str, frozenset[str]]:
    """The names of all towns by the word of their kind."""
    return {kind: frozenset(names.split()) for kind, names in table("towns.tsv")}


@lru_cache(maxsize=1)
def town_names() -> frozenset[str]:
    """The names of all towns without the word of their kind."""
    return frozenset().union(*towns().values())


def ends_town(string: str, end: int) -> bool:
    """Whether a town's name of two characters or more ends there with the word of its kind: 培丰镇 holds no 丰镇."""
    names = towns().get(string[end - 1 : end])
    if names is None:
        return False
    return any(string[start : end - 1] in names for start in range(max(0, end - 1 - LONGEST_CHARACTERS), end - SHORTEST_CHARACTERS))


def town_start(string: str, at: int, kind: str, begins: Container[int]) -> int | None:
    """Where the longest name of a town begins that ends at `at`, in code points; none if no town is called so.

    Args:
        string: the text.
        at: where the word of the kind begins.
        kind: that word.
        begins: where words begin: 提高城镇 holds no 高城镇.
    """
    names = towns().get(kind)
    if names is None:
        return None
    for start in range(max(0, at - LONGEST_CHARACTERS), at - SHORTEST_CHARACTERS + 1):
        if start in begins and string[start:at] in names:
            return start
    return None
