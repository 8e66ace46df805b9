"""Text is read as units (a Han character, a run of digits, a run of letters), and looked up by pairs of neighbouring units.

Han text has no spaces to cut words at, and a word list at indexing time never agrees with one at query time;
pairs need no word list, so a word of two characters or more is found wherever it stands (Lucene's CJKBigramFilter).
Punctuation and spaces are passed over, so 双随机一公开 finds “双随机、一公开”;
a run of digits ends at its bracket, so 〔2020〕186号 is 2020, 186, 号 and is found as 186号 too.
The browser does the same in `docs/assets/search/text.js`; a test compares the two character by character.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from jiaokan.grammar.characters import HAN
from jiaokan.script.folding import fold
from jiaokan.text import re

LETTER = "a-zß-öø-ÿĀ-ɏͰ-ԯḀ-ỿぁ-ゖァ-ヺーㄅ-ㄯ가-\ud7af"
LONGEST_WORD_CHARACTERS = 40
"""Code points; a longer run is looked up by its beginning, so that one hostile word cannot fill the index."""

_WORD = re.compile(f"[0-9]+|[{LETTER}]+")
_PLACE = re.compile(f"([{HAN}])|[0-9]+|[{LETTER}]+")
_UNIT = re.compile(f"[{HAN}]| (?:[0-9]+|[{LETTER}]+) ")


def units_of(text: str) -> list[str]:
    """The units of the folded text; a run of digits or letters has a space on both sides, so that a joined key keeps its ends.

    Examples:
        >>> units_of("國發〔2020〕186号")
        ['国', '发', ' 2020 ', ' 186 ', '号']
    """
    return _UNIT.findall(_WORD.sub(_spaced, fold(text)))


class UnitPlace(NamedTuple):
    """A unit and where it stands, in code points."""

    unit: str
    start: int
    end: int


def places_of(text: str) -> list[UnitPlace]:
    """The units of the text as `units_of` gives them, each with its place in the text as it stands."""
    found = []
    for match in _PLACE.finditer(fold(text)):
        unit = match[0] if match[1] else f" {match[0][:LONGEST_WORD_CHARACTERS]} "
        found.append(UnitPlace(unit, match.start(), match.end()))
    return found


def pairs_of(units: Iterable[str]) -> set[str]:
    """What is looked up: each unit with the next one; and each word alone, since words have ends of their own."""
    units = list(units)
    pairs = {first + second for first, second in pairwise(units)}
    pairs.update(unit for unit in units if unit[0] == " ")
    return pairs


def _spaced(match: re.Match[str]) -> str:
    return f" {match[0][:LONGEST_WORD_CHARACTERS]} "
