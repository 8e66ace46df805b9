"""A newsletter: a cover whose contents announce the items, then the items.

A line of the contents that stands again further down, alone, is where that item starts: the repetition is the evidence.
One that stands again in a list is the agenda of slides, shown once more.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from jiaokan.grammar.numeral import ORDINAL
from jiaokan.grammar.stop import ends_sentence
from jiaokan.read import plain
from jiaokan.read.contents import CONTENTS_HEAD, key
from jiaokan.read.dates import is_date, is_published
from jiaokan.read.label import Label
from jiaokan.read.lines import MarkedLine
from jiaokan.read.outline import number
from jiaokan.read.title import BULLETS
from jiaokan.text import re

COVER_LINES = 60
"""How many lines the cover may have."""
ISSUE_LINES = 8
"""Among how many lines the number of the issue stands."""
_ISSUE = re.compile(rf"第\s?[\d{ORDINAL}]{{1,5}}\s?期|总第")
_SECTION = re.compile(r"【[^】]{2,16}】")
LEAST_ENTRIES = 3
"""How many entries must be found again."""


def openings(lines: Sequence[MarkedLine]) -> list[int]:
    """Where the cover and the items start; empty if this is no newsletter."""
    pairs = _pairs(lines)
    return [0, *(_with_section(lines, two) for _, two in pairs)] if pairs and pairs[0][1] else []


def _with_section(lines: Sequence[MarkedLine], item: int) -> int:
    """Where an item starts with the name of its section, which stands in brackets right above it."""
    return item - 1 if _SECTION.fullmatch(lines[item - 1].text) else item


def fits(lines: Sequence[MarkedLine]) -> bool:
    """Whether the lines are a cover: a dash or a number before most of few short lines."""
    numbered = [number(line.text) for line in lines]
    entries = sum(one is not None and one.style in ("circle", "dash") for one in numbered) + sum(line.text[0] in BULLETS for line in lines)
    issue = any(_ISSUE.search(line.text) for line in lines[:ISSUE_LINES])
    if issue and LEAST_ENTRIES < len(lines) <= COVER_LINES and all(len(line.text) < 80 and not ends_sentence(line.text) for line in lines):
        return True
    return LEAST_ENTRIES < len(lines) <= COVER_LINES and entries * 2 > len(lines) and all(len(line.text) < 80 for line in lines)


def parts(lines: Sequence[MarkedLine]) -> tuple[list[MarkedLine], list[Label]]:
    """The lines of a cover and a label for each: what is numbered or marked there belongs to the contents."""
    ordered, labels = plain.parts(lines)
    found = []
    for line, label in zip(ordered, labels, strict=True):
        found.append(_on_cover(line, label))
    return ordered, found


def _on_cover(line: MarkedLine, label: Label) -> Label:
    """What a line of the cover is, where that differs from what it would be in a text."""
    if label.type not in ("item", "heading", "paragraph"):
        return label
    if CONTENTS_HEAD.fullmatch(line.text):
        return replace(label, type="toc", level=None, evidence="head of the contents")
    if number(line.text) is not None or line.text[0] in BULLETS:
        return replace(label, type="toc", level=None, evidence="entry of the contents")
    if is_published(line.text) or is_date(line.text):
        return replace(label, type="date", level=None, evidence="date on the cover")
    return (
        replace(label, type="subtitle", level=None, evidence="line of the cover")
        if label.type == "heading" or _ISSUE.search(line.text)
        else label
    )


def _pairs(lines: Sequence[MarkedLine]) -> list[tuple[int, int]]:
    """Entries of the contents with the lines where their items start, both ascending."""
    places: dict[str, list[int]] = {}
    for index, line in enumerate(lines):
        if len(line.text) <= 80 and line.mark != "-":
            places.setdefault(key(line.text), []).append(index)
    pairs: list[tuple[int, int]] = []
    for index, line in enumerate(lines[:COVER_LINES]):
        one = number(line.text)
        if pairs and index >= pairs[0][1]:
            break
        bullet = line.text[0] in BULLETS or line.mark == "-"
        if not bullet and (one is None or one.style not in ("circle", "digit", "digit-bracket", "decimal")):
            continue
        after = max(index, pairs[-1][1] if pairs else index)
        again = [place for place in places.get(key(line.text), ()) if place > after]
        if again and len(key(line.text)) > 3:
            pairs.append((index, again[0]))
    if len(pairs) < LEAST_ENTRIES or any(two < pairs[-1][0] for _, two in pairs):
        return []
    return pairs if _is_cover(lines, pairs) else []


def _is_cover(lines: Sequence[MarkedLine], pairs: Sequence[tuple[int, int]]) -> bool:
    """Whether what stands before the first item is short lines only, so that this is no outline whose headings stand twice."""
    cover = lines[: pairs[0][1]]
    if all(lines[two].mark == "#" and any(line.mark == "#" and line.depth < lines[two].depth for line in cover) for _, two in pairs):
        return False  # The headings of one text, below its title.
    plain = all(number(lines[two].text) is None for _, two in pairs)
    return all(len(line.text) <= 80 for line in cover) and (plain or any(_ISSUE.search(line.text) for line in cover[:ISSUE_LINES]))
