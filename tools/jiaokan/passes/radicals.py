"""A radical sign (⼈ ⻔ ⺠) that stands for a whole character becomes that character: the signs belong in tables of radicals only.

PDF fonts map one glyph to both, and extractors often choose the sign, so that no search finds 人民.
The table is Unicode's EquivalentUnifiedIdeograph; ⼾ and ⿈ are read by the script of the text, and a radical between two radicals with
blanks around them, as in a table of radicals, stays.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import resources

from jiaokan.grammar.characters import HAN
from jiaokan.page.alphabet import holds
from jiaokan.page.listed import listed
from jiaokan.page.literal import is_fenced
from jiaokan.page.mentioned import is_mentioned
from jiaokan.text import Edit, re

HAN_BESIDE = re.compile(f"[{HAN}]")
RADICAL = re.compile("[\u2e80-\u2fdf]+")
LISTED = re.compile("(?<![^\\s：:、，,])[\u2e80-\u2fdf](?:[ \t\u3000、，,]+[\u2e80-\u2fdf](?![^\\s：:、，,])){4,}")
"""Five or more signs, each by itself: a table of radicals."""
SIMPLIFIED = frozenset("们这来时会为个说对学开关发门见长东车马风页书")
TRADITIONAL = frozenset("們這來時會為個說對學開關發門見長東車馬風頁書")


@cache
def _table() -> tuple[dict[int, str], dict[int, str]]:
    """The character for each sign, in Simplified and in Traditional text."""
    simplified, traditional = {}, {}
    for line in resources.files("jiaokan.passes").joinpath("radicals.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            sign, *characters = line.split("\t")
            simplified[ord(sign)], traditional[ord(sign)] = characters[-1], characters[0]
    return simplified, traditional


def is_traditional(text: str) -> bool:
    """Whether a text is in Traditional script, by the commonest characters that the scripts write differently."""
    return sum(map(text.count, TRADITIONAL)) > sum(map(text.count, SIMPLIFIED))


def _is_meant(text: str, start: int, end: int) -> bool:
    """Whether a sign is spoken of: it stands in a list, or by itself where it may be."""
    if HAN_BESIDE.match(text[start - 1 : start]) or HAN_BESIDE.match(text[end : end + 1]):
        return is_fenced(listed(text), start)  # a word of a remark in a program
    return is_mentioned(text, start, end)


def find(text: str) -> Iterator[Edit]:
    """Each run of signs becomes the run of characters they stand for."""
    if not holds(text, RADICAL):
        return
    table = _table()[is_traditional(text)]
    tables = [match.span() for match in LISTED.finditer(text)]
    for match in RADICAL.finditer(text):
        new = match[0].translate(table)
        if new != match[0] and not any(start <= match.start() < end for start, end in tables) and not _is_meant(text, *match.span()):
            yield Edit(match.start(), match.end(), new, "radical-sign")
