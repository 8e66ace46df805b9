"""The words of the dictionary in a string of either script.

The dictionary is of Simplified script, so each character that this has not (GB/T 2312—1980) is looked up as its Simplified form:
of a text in Traditional script it would know a third of the words otherwise.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from opencc import OpenCC


def words(string: str, guess: bool = False) -> list[str]:
    """The words of a string, each as long as in the string.

    Args:
        string: what is cut into words; each character that is in none is one.
        guess: whether characters that only seem to make a word are one too, as names do, which the dictionary has not.
    """
    import rjieba  # its dictionary takes longer to load than a page to clean

    found: list[str] = rjieba.cut(_simplified(string), guess)
    return found


def tagged(string: str) -> list[tuple[str, str]]:
    """The words of a string, each with its part of speech (ICTCLAS tags)."""
    import rjieba  # as above

    found: list[tuple[str, str]] = rjieba.tag(_simplified(string), False)
    return found


def _simplified(string: str) -> str:
    try:
        string.encode("gb2312")
    except UnicodeEncodeError:
        return "".join(map(_simplified_form, string))
    return string


@lru_cache(maxsize=8192)
def _simplified_form(character: str) -> str:
    """The Simplified form of a character, which is always one character too (OpenCC, t2s)."""
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        form: str = _opencc().convert(character) if character.isalpha() else character
        return form
    return character


@lru_cache(maxsize=1)
def _opencc() -> OpenCC:
    from opencc import OpenCC  # few texts need it

    return OpenCC("t2s")
