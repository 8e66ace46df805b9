"""How a text sets blanks: whether numbers and Latin words stand apart from Han characters in it, and where a line is a row of parts.

A blank between Han and a digit is a habit of writing where most such places have one, and then it says nothing. Where most have none,
the few that have one were set to part things, as a blank between two Han characters was.
"""

from __future__ import annotations

import re
from functools import lru_cache

from jiaokan.grammar.characters import HAN

DIGIT_BESIDE = re.compile(f"(?<=[{HAN}])(?P<one> ?)(?=[0-9])|(?<=[0-9%％])(?P<two> ?)(?=[{HAN}])")
LETTER_BESIDE = re.compile(f"(?<=[{HAN}])(?P<one> ?)(?=[A-Za-z])|(?<=[A-Za-z])(?P<two> ?)(?=[{HAN}])")
STOP = re.compile("[，。；]")
ENDING = re.compile("[！？]")
CLOSED = "！？。…”』」"
RUNNING_TEXT_CHARACTERS = 24
"""Code points from which a line with ！ or ？ in it is running text if it ends like a sentence; a headline may have them too."""


@lru_cache(maxsize=2)
def sets_apart(text: str, is_digit: bool) -> bool:
    """Whether most of the places where Han meets a digit (else: a Latin letter) have a blank."""
    blank = glued = 0
    for place in (DIGIT_BESIDE if is_digit else LETTER_BESIDE).finditer(text):
        if place["one"] or place["two"]:
            blank += 1
        else:
            glued += 1
    return blank > glued


def is_prose(line: str) -> bool:
    """Whether a line is running text: it has a comma or a full stop, or is long and ends like a sentence, a list or its beginning."""
    if STOP.search(line):
        return True
    return len(line) >= RUNNING_TEXT_CHARACTERS and (line[-1] in "：、" or (line[-1] in CLOSED and ENDING.search(line) is not None))
