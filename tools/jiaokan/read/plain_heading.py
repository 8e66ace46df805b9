"""Headings without number and mark: short lines that recur between a finished paragraph and a new one.

One such line is no evidence (a verse, a name, a lost stop); three of a kind in a document without another outline are.
Where there are fewer, or an outline stands beside them, the line stays a paragraph and a doubt says so.
"""

from __future__ import annotations

from collections.abc import Sequence

from jiaokan.grammar.body_name import is_body_name
from jiaokan.grammar.stop import ends_whole_sentence
from jiaokan.read.dates import is_date
from jiaokan.read.headline import is_short
from jiaokan.read.label import Label, Labels
from jiaokan.read.lines import MarkedLine
from jiaokan.read.outline import number
from jiaokan.text import re

DIVISIONS = re.compile(r"总则|分则|附则|總則|分則|罰則|罚则|附則|前言|序言|引言|导言|導言|结语|結語|结束语|附录|附錄")
"""Names that only divisions of a text have."""
LEAST_HEADING_LINES = 3
"""How many such lines a document must have."""
MOST_ROW_LINES = 3
"""How many may follow one another; more are a list."""
_BRACKETED = re.compile(r"【[^】]{2,16}】")
_ENTRY = re.compile(r"[A-Z]{2,}")
_WORDS = re.compile(r"[\u3400-\u9fff“《‘][\u3400-\u9fffA-Za-z0-9“”‘’《》、·（）()\u3000—/-]{1,23}")


def label_plain_headings(lines: Sequence[MarkedLine], labels: Labels, outlined: bool) -> None:
    """Label short lines that stand as headings do; `outlined` says that other headings make the outline."""
    bracketed = [index for index, line in enumerate(lines[:-1]) if labels[index] is None and _BRACKETED.fullmatch(line.text)]
    for index in bracketed if len(bracketed) > 1 else ():
        labels[index] = Label("heading", 2, "name in 【】, one of several")
    found = _candidates(lines, labels)
    for index in [index for index in found if DIVISIONS.fullmatch(lines[index].text)]:
        if outlined:
            labels[index] = Label("heading", 2, "name that only divisions have")
            found.remove(index)
    headed = [index for index, label in enumerate(labels) if label and label.type == "heading"]
    if len(found) < LEAST_HEADING_LINES or outlined:
        for index in found:
            labels[index] = Label("paragraph", None, "short line without number or mark", "plain-heading", ("heading",))
        return
    heads = {*found, *headed}
    opener = {index for index in found if index + 1 in heads}
    inside = False
    for index in found:
        if index in opener and index - 1 not in heads:
            inside = True
            labels[index] = Label("heading", 2, "short line that recurs, a heading under it")
        else:
            labels[index] = Label("heading", 3 if inside else 2, "short line that recurs between paragraphs")


def _candidates(lines: Sequence[MarkedLine], labels: Labels) -> list[int]:
    """Short lines after a finished sentence or another head, before text; no more than `MOST_ROW_LINES` in a row."""
    fits = [
        labels[index] is None
        and not line.mark
        and is_short(line.text, 24)
        and _WORDS.fullmatch(line.text) is not None
        and number(line.text) is None
        and not is_date(line.text)
        and not is_body_name(line.text)
        for index, line in enumerate(lines)
    ]
    found: list[int] = []
    index = 0
    while index < len(lines):
        if not fits[index]:
            index += 1
            continue
        end = index
        while end < len(lines) and fits[end]:
            end += 1
        if end - index <= MOST_ROW_LINES and _closed(lines, labels, index - 1) and _opens(lines, labels, end):
            found += range(index, end)
        index = end
    return found


def _closed(lines: Sequence[MarkedLine], labels: Labels, index: int) -> bool:
    """Whether the line at `index` finishes something: a sentence, a part that is no paragraph, an entry such as «GB/T 1.1 …»."""
    return index < 0 or labels[index] is not None or ends_whole_sentence(lines[index].text) or _ENTRY.match(lines[index].text) is not None


def _opens(lines: Sequence[MarkedLine], labels: Labels, index: int) -> bool:
    """Whether the line at `index` is running text or a heading."""
    if index >= len(lines):
        return False
    label = labels[index]
    if label:
        return label.type == "heading"
    return (len(lines[index].text) >= 18 and not is_short(lines[index].text, 10**6)) or lines[index].text[0].isdigit()
