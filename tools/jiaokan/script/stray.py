"""Characters of the other script that strayed into a text are converted with the word they stand in; the rest of the text is not touched.

Read as a whole, a text in its own script would be harmed (皇后, 公里, 台灣 mean what they say; so does 乾隆 in Simplified),
so only words with a telling character, and the words of a table that are spelled so in one script alone, are read anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from jiaokan.script import telling
from jiaokan.script.boundary import words
from jiaokan.script.engine import Mode, convert_by


def simplified_words(string: str) -> Iterator[tuple[int, str]]:
    """Words of a Traditional text that are written as only Simplified writes them, and where they begin in code points."""
    spelled, place = _spelled("zh-Hans"), 0
    if not telling.simplified().search(string) and not any(word in string for word in spelled):
        return
    for word in words(string):
        if telling.simplified().search(word) or word in spelled:
            yield place, word
        place += len(word)


def in_simplified(string: str, mode: Mode) -> str:
    """A Simplified text with stray Traditional characters and words as the mode has them."""
    words_there = [word for word in _spelled("zh-Hant") if word in string]
    if not words_there and not telling.traditional().search(string):
        return string
    back, chars = convert_by(mode, string), list(string)
    for match in telling.traditional().finditer(string):
        chars[match.start()] = back[match.start()]
    for word in words_there:
        for match in re.finditer(word, string):
            chars[match.start() : match.end()] = back[match.start() : match.end()]
    return "".join(chars)


@cache
def _spelled(script: str) -> tuple[str, ...]:
    """Words made of characters of both scripts that only this script spells so.

    Raises:
        ValueError: if a row of the table has no reason or no source.
    """
    found = []
    for line, row in enumerate(files("jiaokan.script").joinpath("spelled.tsv").read_text("utf-8").splitlines()[1:], start=2):
        word, of, reason, source = row.split("\t")
        if of not in ("zh-Hans", "zh-Hant") or not word or not reason or not source:
            raise ValueError(f"spelled.tsv:{line}: a word needs its script, a reason and a source; compare the rows above it")
        found += [word] if of == script else []
    return tuple(found)
