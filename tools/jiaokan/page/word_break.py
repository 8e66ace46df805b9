"""Whether a word of the dictionary stands over the break between two lines: no one breaks there on purpose, a column does every other time.

In text that wraps at a measure about half of the breaks fall inside a word; between the lines of verse, dialogue, lists and tables
next to none do. So a few breaks tell one from the other, whatever the widths of the lines.
"""

from __future__ import annotations

from functools import lru_cache

from jiaokan.page.dictionary import words

WORD_CHARACTERS = 6
"""Characters on either side of a break that are looked at for a word."""


@lru_cache(maxsize=8192)
def word_over(tail: str, head: str, guess: bool = False) -> int:
    """The code points of the word that stands over the break between two strings; 0 if none does, and between two figures or letters.

    Args:
        tail: the last characters before the break, `WORD_CHARACTERS` of them at most.
        head: the first characters after it, as many at most.
        guess: whether two characters that only seem to make a word count too, as for words that the dictionary has not.
    """
    if tail[-1:].isascii() and head[:1].isascii():
        return 0
    place = 0
    for word in words(tail + head, guess):
        end = place + len(word)
        if place < len(tail) < end:
            return len(word)
        place = end
    return 0


def breaks_word(before: str, after: str) -> bool:
    """Whether a word of the dictionary stands over the break between two lines, given whole."""
    return bool(word_over(before[-WORD_CHARACTERS:], after[:WORD_CHARACTERS]))


def may_break_word(before: str, after: str) -> bool:
    """Whether what may be a word, though no dictionary has it, stands over the break between two lines, given whole."""
    return bool(word_over(before[-WORD_CHARACTERS:], after[:WORD_CHARACTERS], True))


def breaks_word_for_sure(before: str, after: str) -> bool:
    """Whether a word stands over the break between two lines and is no chance: it is longer than two characters, or what is left of it
    in the second line begins no other word."""
    size = word_over(before[-WORD_CHARACTERS:], after[:WORD_CHARACTERS])
    return size > 2 or (size == 2 and len(words(after[:WORD_CHARACTERS])[0]) == 1)
