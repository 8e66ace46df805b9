"""Whether a text shows a sign and does not write with it: in code, in a list, in a class of a pattern, beside its own other form.

A sign that is used may be written in another way; one that is mentioned may not, for then the text speaks of another sign.
"""

from __future__ import annotations

from functools import lru_cache
from unicodedata import normalize

from jiaokan.grammar.characters import HAN
from jiaokan.page.code_span import within
from jiaokan.page.japanese import is_japanese, is_japanese_text
from jiaokan.page.listed import listed
from jiaokan.page.literal import code, is_fenced, listings
from jiaokan.page.markup_language import markup_language
from jiaokan.text import re

CLASS = re.compile(r"\[[^\[\]\s]{2,120}\][+*?{]?", needs="[")
RANGE = re.compile(r"[^\x00-\x7f]-[^\x00-\x7f]|\][+*?{]$")
"""What stands between brackets, and what makes a class of a pattern of it: a range of characters, or how often they come."""
WORD = re.compile(f"[{HAN}A-Za-z0-9０-９Ａ-Ｚａ-ｚ\u2e80-\u2fdf\uf900-\ufaff]")
NEAR_CHARACTERS, BESIDE_CHARACTERS = 120, 6
"""Code points of a line to either side by which its language is told, and within which the other form of a sign is looked for."""


def is_mentioned(text: str, start: int, end: int) -> bool:
    """Whether the signs from `start` to `end`, in code points, are what the text speaks of, or belong to another language."""
    if is_fenced(_stretches(text), start) or within(_classes(text), start) or code(text, start):
        return True
    before = text[max(0, start - NEAR_CHARACTERS) : start].rpartition("\n")[2]
    near = before + text[start:end] + text[end : end + NEAR_CHARACTERS].partition("\n")[0]
    if is_japanese(near):
        return True
    one, two = max(0, len(before) - BESIDE_CHARACTERS), len(before) + end - start + BESIDE_CHARACTERS
    return _has_other_form(near[one:two], text[start:end], len(before) - one)


def _has_other_form(near: str, signs: str, here: int) -> bool:
    """Whether signs stand by themselves and what they would become does so too in their line: Ａ→A, 0 = ０."""
    if WORD.match(near[here - 1 : here]) or WORD.match(near[here + len(signs) : here + len(signs) + 1]):
        return False
    other = normalize("NFKC", signs)
    place = near.find(other)
    while place >= 0:
        if not (WORD.match(near[place - 1 : place] if place else "") or WORD.match(near[place + len(other) : place + len(other) + 1])):
            return True
        place = near.find(other, place + 1)
    return False


@lru_cache(maxsize=1)
def _stretches(text: str) -> list[tuple[int, int]]:
    """Lists and code in lines of their own; all of a text in a language of markup or in Japanese."""
    return [(0, len(text))] if markup_language(text) or is_japanese_text(text) else sorted([*listed(text), *listings(text)])


@lru_cache(maxsize=1)
def _classes(text: str) -> list[tuple[int, int]]:
    """Classes of characters in patterns that have signs beyond ASCII."""
    return [match.span() for match in CLASS.finditer(text) if not match[0].isascii() and RANGE.search(match[0])]
