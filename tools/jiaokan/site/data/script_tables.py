"""What the scripts of the pages read by is what Python reads by: patterns and limits, written as modules of constants.

A pattern stands as its source, so that the script says with which flags it is used; a limit stands under the name that it has here.
JavaScript (ECMA-262, 22.2) reads such a source as Python does, but for named, possessive and conditional groups, flags and \\A and \\Z:
a pattern with one of these is refused.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from jiaokan.cite import place, selection
from jiaokan.edition.markdown import LINE
from jiaokan.grammar.characters import HAN
from jiaokan.grammar.numeral import DIGITS, UNITS
from jiaokan.reference import number, target
from jiaokan.script.folding import fold
from jiaokan.search import resolve, units
from jiaokan.text import re

FOLDER = "assets/tables/"
_PYTHON_ONLY = re.compile(r"\\[AZ]|\(\?[P(aiLmsux>]|[*+?}]\+")
_ESCAPED = re.compile(r"\\[^AZ]")


def script_tables() -> dict[str, str]:
    """The modules by their path below the site's root."""
    return {
        f"{FOLDER}{name}.js": _module(table) for name, table in {"cite": CITE, "place": PLACE, "resolve": RESOLVE, "text": TEXT}.items()
    }


def source(pattern: re.Pattern[str]) -> str:
    """The source of a pattern that JavaScript reads as Python does.

    Raises:
        ValueError: if it holds what JavaScript does not know or reads otherwise.
    """
    if found := _PYTHON_ONLY.search(_ESCAPED.sub("_", pattern.pattern)):
        raise ValueError(f"{found[0]!r} in {pattern.pattern!r} means something else in JavaScript; write the pattern without it")
    return pattern.pattern


def _module(table: Mapping[str, object]) -> str:
    lines = (f"export const {name} = {json.dumps(value, ensure_ascii=False, separators=(',', ':'))};\n" for name, value in table.items())
    return "// Made by jiaokan site from the tables of its Python modules.\n" + "".join(lines)


_BEFORE_NUMBER = {*number.LEAD_CHARACTERS, *(word[-1] for word in number.LEADS), *number.ISSUER_ENDS, "和"}

CITE: Mapping[str, object] = {
    "CLAUSE_MARKS": selection.MARKS,
    "UNQUOTED": sorted(selection.UNQUOTED),
    "WHOLE_QUOTE_CHARACTERS": selection.WHOLE_QUOTE_CHARACTERS,
    "LEAST_CLAUSE_CHARACTERS": selection.LEAST_CLAUSE_CHARACTERS,
    "DIGEST_CHARACTERS": selection.DIGEST_CHARACTERS,
    "LINE": source(LINE),
}
"""For `assets/cite/link.js`: a link to words."""
RESOLVE: Mapping[str, object] = {
    "LONGEST_QUESTION_CHARACTERS": resolve.LONGEST_QUESTION_CHARACTERS,
    "LEAST_ENDING_CHARACTERS": resolve.LEAST_ENDING_CHARACTERS,
    "LEAST_QUOTE_UNITS": resolve.LEAST_QUOTE_UNITS,
    "NEAR_PAIRS_SHARE": resolve.NEAR_PAIRS_SHARE,
    "MOST_ANSWERS": resolve.MOST_ANSWERS,
    "LINK": source(resolve.LINK),
    "NAME": source(resolve.NAME),
    "QUOTED": source(resolve.QUOTED),
    "TYPE": source(resolve.TYPE),
    "AFTER": source(resolve.AFTER),
    "CODED": source(number.CODED),
    "BEFORE_NUMBER": fold("".join(sorted(_BEFORE_NUMBER))),
    "TITLE_MARKS": source(target.TITLE_MARKS),
    "TRIAL": source(target.TRIAL),
    "STATE": target.STATE,
}
"""For `assets/resolve.js`. Of the words that lead to a number only the last characters: after one of them a number begins."""
TEXT: Mapping[str, object] = {
    "HAN": HAN,
    "LETTER": units.LETTER,
    "LONGEST_WORD_CHARACTERS": units.LONGEST_WORD_CHARACTERS,
    "DIGITS": {char: figure for char, figure in DIGITS.items() if char == fold(char)},
    "UNITS": UNITS,
}
"""For `assets/search/`: how a text is cut."""
PLACE: Mapping[str, object] = {
    "PROVISION": source(place.PROVISION),
    "PART": source(place.PART),
    "PARAGRAPH": source(place.PARAGRAPH),
    "SECTION": source(place.SECTION),
    "RANGE_END": source(place.RANGE_END),
}
"""For `assets/search/place.js`: the places that a query names beside a document."""
