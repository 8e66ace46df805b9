"""Characters of the other script that strayed into a text are converted with the word they stand in; the rest of the text is not touched.

Read as a whole, a text in its own script would be harmed (皇后, 公里, 台灣 mean what they say; so does 乾隆 in Simplified),
so only words with a telling character, and the words of a table that are spelled so in one script alone, are read anew.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from operator import itemgetter

from ahocorasick_rs import AhoCorasick

from jiaokan.script import telling
from jiaokan.script.boundary import words
from jiaokan.script.clause import clauses
from jiaokan.script.engine import Mode, convert_by


def simplified_words(string: str) -> list[tuple[int, int]]:
    """Where in a Traditional text words begin and end that are written as only Simplified writes them, in code points."""
    spots = [one.span() for one in telling.simplified().finditer(string)]
    spots += [(start, end) for _, start, end in _finder("zh-Hans").find_matches_as_indexes(string)]
    found, spelled = list[tuple[int, int]](), _spelled("zh-Hans")
    for place, stop in clauses(string, sorted(spots, key=itemgetter(1))):
        for word in words(string[place:stop]):
            if telling.simplified().search(word) or word in spelled:
                found.append((place, place + len(word)))
            place += len(word)
    return found


def in_simplified(string: str, mode: Mode) -> str:
    """A Simplified text with stray Traditional characters and words as the mode has them."""
    words_there = _finder("zh-Hant").find_matches_as_indexes(string, overlapping=True)
    if not words_there and not telling.traditional().search(string):
        return string
    back, chars = convert_by(mode, string), list(string)
    for match in telling.traditional().finditer(string):
        chars[match.start()] = back[match.start()]
    for _, start, end in words_there:
        chars[start:end] = back[start:end]
    return "".join(chars)


@cache
def _finder(script: str) -> AhoCorasick:
    """Finds the words that only this script spells so."""
    return AhoCorasick(_spelled(script))


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
