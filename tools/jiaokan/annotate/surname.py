"""Chinese surnames, and whether a stretch of characters can be a Chinese name: a surname and one or two characters more.

A name is sure only where something beside it says so: an office, a byline, a list of names; see `person`.
"""

from __future__ import annotations

from functools import lru_cache

import rjieba

from jiaokan.annotate.lexicon import table
from jiaokan.grammar.characters import HAN
from jiaokan.text import re

_WORDS = frozenset("由向和曾与从应符")
"""Surnames that are mostly a preposition, a conjunction or an adverb."""
_CHARACTERS = re.compile(f"[{HAN}]+")
SHORTEST_NAME_CHARACTERS, LONGEST_NAME_CHARACTERS = 2, 4
_NO_GIVEN = frozenset("的了在是和与及等为由对向从到将被把其该这那有就都要会把各第个们区县省局部厅委办院所处科组社司台站室说某网报副")
_NO_GIVEN_WORDS = re.compile("女士|先生|小姐|太太|越[走来发]")


@lru_cache(maxsize=1)
def characters() -> dict[str, frozenset[str]]:
    """The groups of the table: surnames, words that are no names."""
    return {group: frozenset(words.split()) for group, words, _ in table("characters.tsv")}


def _begins_word(text: str) -> bool:
    """Whether a word that is no name begins the text."""
    others = characters()["no name"]
    return any(text[:size] in others for size in range(1, LONGEST_NAME_CHARACTERS + 1))


@lru_cache(maxsize=1 << 15)
def is_name(text: str, strict: bool = True) -> bool:
    """Whether the text can be a Chinese name of two to four characters.

    Args:
        text: the characters.
        strict: whether characters that are mostly words of their own (向, 其) speak against it, as they do in running text.
    """
    if not SHORTEST_NAME_CHARACTERS <= len(text) <= LONGEST_NAME_CHARACTERS:
        return False
    surnames = characters()["surname"]
    surname = 2 if text[:2] in surnames and len(text) > 2 else 1
    if surname == 1 and (text[0] not in surnames or len(text) > 3):
        return False
    if strict and (text[1:] == "家" or not _NO_GIVEN.isdisjoint(text[surname:])):
        return False
    if not _CHARACTERS.fullmatch(text):
        return False
    return not strict or not (_NO_GIVEN_WORDS.search(text, surname) or _begins_word(text) or _leads(text))


def _leads(text: str) -> bool:
    """Whether a surname that is also a word leads other words: 由常务, 和助理, 和更多."""
    words = rjieba.cut(text) if text[0] in _WORDS else [text]
    return len(words[0]) == 1 and (text[0] != "曾" or words[1:] == [text[1:]])
