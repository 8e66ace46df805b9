"""A newspaper page: stories under one another, each with headline, byline, dateline and credit.

A dateline (新华社北京3月24日电, 本报讯) opens a story, a credit （转自…） closes one; the headlines between belong to one of the two.
Extractors often put a headline after its story: a page that starts with text and ends with a headline was read so,
and there the headlines go back to the head of their stories.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from jiaokan.grammar.stop import ends_sentence
from jiaokan.read import plain
from jiaokan.read.byline import begins_with_dateline, has_credit, is_byline, is_source
from jiaokan.read.headline import is_short
from jiaokan.read.label import Label
from jiaokan.read.lines import UNTITLED, MarkedLine
from jiaokan.read.outline import number

MOST_HEADLINES = 4
"""How many headlines a story may have."""
HEAD_LINES = 6
"""How many lines may stand before its dateline: headlines, byline, source."""


def openings(lines: Sequence[MarkedLine]) -> list[int]:
    """The lines at which a story starts; empty if neither dateline nor credit stands in the text."""
    heads = [_is_head(line) for line in lines]
    if heads_follow(lines):
        return [index for index, line in enumerate(lines) if index and begins_with_dateline(line.text)]
    found = set()
    for index, line in enumerate(lines):
        start = index
        while start and heads[start - 1] and index - start < (HEAD_LINES if begins_with_dateline(line.text) else MOST_HEADLINES):
            start -= 1
        if (
            start
            and start < index
            and (begins_with_dateline(line.text) or (is_byline(line.text) and _closed(lines[start - 1]) and _has_text(lines, heads, start)))
        ):
            found.add(start)
        elif index and heads[index] and _closes(lines, index - 1) and not _closes(lines, index) and _has_text(lines, heads, index):
            found.add(index)
    return sorted({*found, *_credited_sections(lines)})


def _closed(line: MarkedLine) -> bool:
    """Whether a line is a paragraph that ends, as the last of a story does."""
    return len(line.text) > 20 and ends_sentence(line.text) and not line.mark


def _credited_sections(lines: Sequence[MarkedLine]) -> list[int]:
    """Marked heads that each have a credit: as many credits as heads after the first story, whatever order the columns came in."""
    closing = [index for index in range(len(lines)) if _closes(lines, index)]
    found: list[int] = []
    for place, (first, last) in enumerate(pairwise(closing)):
        marked = [index for index in range(first + 1, last) if lines[index].mark == "#"]
        if len(marked) < 2:
            continue
        deep = [index for index in marked if lines[index].depth > lines[marked[0]].depth]
        rest = closing[place + 1 :]
        row = 0
        while row < len(rest) and (not row or not any(line.mark == "#" for line in lines[rest[row - 1] + 1 : rest[row]])):
            row += 1
        if len(deep) == row and row > 1:
            found += deep
    return found


def heads_follow(lines: Sequence[MarkedLine]) -> bool:
    """Whether headlines stand after their stories: the text starts with running text and ends with a headline, and has datelines."""
    if len(lines) < 3 or _is_head(lines[0]) or not _is_head(lines[-1]) or lines[0].mark:
        return False
    return ends_sentence(lines[0].text) and any(begins_with_dateline(line.text) or has_credit(line.text) for line in lines)


def fits(lines: Sequence[MarkedLine]) -> bool:
    """Whether a dateline, a byline or a credit stands in the lines."""
    return any(begins_with_dateline(line.text) or is_byline(line.text) for line in lines[:6]) or any(
        _closes(lines, i) for i in range(len(lines))[-4:]
    )


def parts(lines: Sequence[MarkedLine]) -> tuple[list[MarkedLine], list[Label]]:
    """The lines of a story, its headlines first, and a label for each."""
    lines = list(lines)
    if heads_follow(lines) or (lines and _is_head(lines[-1]) and begins_with_dateline(lines[0].text)):
        cut = len(lines)
        while cut > 1 and len(lines) - cut < MOST_HEADLINES and (_is_head(lines[cut - 1]) or is_byline(lines[cut - 1].text)):
            cut -= 1
        lines = lines[cut:] + lines[:cut]
    ordered, labels = plain.parts(lines, (1, 2) if _has_kicker(lines) else None)
    _label_subtitles(ordered, labels)
    for index in range(len(ordered) - 1, max(0, len(ordered) - MOST_HEADLINES), -1):
        if has_credit(ordered[index].text) or labels[index].type != "paragraph" or not _is_head(ordered[index]):
            break
        if any(has_credit(line.text) for line in ordered[index - MOST_HEADLINES : index]):
            labels[index] = Label("paragraph", None, "headline after the last story", "stray-headline", ("title",))
    return ordered, labels


def _label_subtitles(lines: Sequence[MarkedLine], labels: list[Label]) -> None:
    """Headlines between the title and a dateline or byline are subtitles."""
    title = next((index for index, label in enumerate(labels) if label.type == "title"), None)
    first = next((index for index, line in enumerate(lines) if begins_with_dateline(line.text) or labels[index].type == "byline"), None)
    if title is None or first is None or not title < first <= title + MOST_HEADLINES:
        return
    for index in range(title + 1, first):
        if labels[index].type in ("paragraph", "heading") and _is_head(lines[index]):
            labels[index] = Label(
                "subtitle", None, "between the headline and the dateline or byline", "doubtful-type", ("title", "heading")
            )


def _has_kicker(lines: Sequence[MarkedLine]) -> bool:
    """Whether a first headline of two halves stands over the main one, as 引题 do: 坚持守正创新　保持强大攻势."""
    if len(lines) < 3 or lines[0].mark or lines[1].mark or not (_is_head(lines[0]) and _is_head(lines[1])):
        return False
    return "\u3000" in lines[0].text and not any(is_byline(line.text) for line in lines[:2]) and not lines[1].text.startswith("——")


def _is_head(line: MarkedLine) -> bool:
    """Whether a line may be a headline or a byline of a story."""
    if line.mark in UNTITLED or is_source(line.text) or begins_with_dateline(line.text) or has_credit(line.text):
        return False
    one = number(line.text)
    return line.mark == "#" or (is_short(line.text.rstrip("！？”"), 40) and (one is None or one.style == "dash"))


def _closes(lines: Sequence[MarkedLine], index: int) -> bool:
    """Whether the line at `index` ends a story."""
    return has_credit(lines[index].text)


def _has_text(lines: Sequence[MarkedLine], heads: Sequence[bool], index: int) -> bool:
    """Whether running text follows the headlines that start at `index`."""
    place = index
    while place < len(lines) and heads[place] and place - index < MOST_HEADLINES:
        place += 1
    return place < len(lines) and ends_sentence(lines[place].text) and len(lines[place].text) > 20
