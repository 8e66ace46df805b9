"""Which lines are headings, and of what level.

A numbered line is a heading if it is short, ends without a stop and text follows it;
the lines of one numbering decide together, so that one lost full stop makes no heading of an item.
A mark of Markdown or HTML makes a heading of any short line.
A short line with neither is a heading only where such lines recur and no other outline stands in the document.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from jiaokan.grammar.stop import ends_sentence
from jiaokan.read.headline import is_short
from jiaokan.read.label import Label, Labels
from jiaokan.read.lines import MarkedLine
from jiaokan.read.outline import STYLE_RANKS, Number, Style, number
from jiaokan.read.plain_heading import label_plain_headings

LONGEST_HEADING_CHARACTERS = {"part": 50, "chapter": 50, "section": 50, "annex": 50, "decimal": 40}
"""How long a heading of a style may be, in code points; 60 for the others."""
LAW: tuple[Style, ...] = ("part", "chapter", "section")
"""Styles that number nothing but headings."""


def label_headings(lines: Sequence[MarkedLine], labels: Labels) -> None:
    """Label the headings among the lines that have no label yet."""
    numbers = [number(line.text) if labels[index] is None and line.mark != "|" else None for index, line in enumerate(lines)]
    found: dict[int, Number] = {}
    for run in _runs(numbers):
        found |= {index: _numbered(numbers[index]) for index in _headings(run, lines, numbers)}
    levels = _levels(found)
    for index, one in found.items():
        labels[index] = Label("heading", levels[index], f"outline number, {one.style}" + (", marked" if lines[index].mark == "#" else ""))
    _label_marked(lines, labels, bool(found))
    outlined = any(one.style in ("chapter", "han") or (one.style == "han-bracket" and levels[index] == 2) for index, one in found.items())
    label_plain_headings(lines, labels, outlined)


def _numbered(one: Number | None) -> Number:
    assert one is not None
    return one


def _runs(numbers: Sequence[Number | None]) -> list[list[int]]:
    """The lines that number on from each other: one style, ascending, not broken off by a higher level."""
    runs: list[list[int]] = []
    open_runs: dict[tuple[Style, str], list[int]] = {}
    for index, one in enumerate(numbers):
        if one is None:
            continue
        key = (one.style, one.parent)
        run = open_runs.get(key)
        last = numbers[run[-1]] if run else None
        if run and last and one.value in (last.value, last.value + 1, last.value + 2):
            run.append(index)
        else:
            if run:
                runs.append(run)
            open_runs[key] = [index]
        if one.style in STYLE_RANKS:
            for style in STYLE_RANKS[STYLE_RANKS.index(one.style) + 1 :]:
                if closed := open_runs.pop((style, ""), None):
                    runs.append(closed)
    return runs + list(open_runs.values())


def _headings(run: list[int], lines: Sequence[MarkedLine], numbers: Sequence[Number | None]) -> list[int]:
    """The members of a run that are headings."""
    first = _numbered(numbers[run[0]])
    style = first.style
    if style in ("article", "dash", "letter"):
        # An article is a heading only where its label stands alone on the line.
        alone = [index for index in run if style == "article" and _numbered(numbers[index]).end >= len(lines[index].text)]
        return alone if len(alone) * 2 >= len(run) and _led(alone, lines) else []
    limit = LONGEST_HEADING_CHARACTERS.get(style, 60)
    if style == "annex":
        return [index for index in run if len(lines[index].text) - _numbered(numbers[index]).end > 0 and is_short(lines[index].text, limit)]
    if style in LAW:
        return [index for index in run if is_short(lines[index].text, limit) or is_short(lines[index].text.rstrip("。"), limit // 2)]
    counted = style == "han" and len(run) > 1 and all(_numbered(numbers[one]).value == place for place, one in enumerate(run, 1))
    short = [index for index in run if is_short(lines[index].text, limit) and _has_words(index, counted, lines, numbers)]
    if first.bare and not _counts_from_one(run, numbers):
        return []
    if (style in ("digit", "digit-bracket", "circle") and first.value != 1) or (style == "decimal" and first.value > 2 and len(run) == 1):
        return []
    marked = [index for index in short if lines[index].mark == "#"]
    if len(short) * 2 < len(run) and not _mostly_free(run, short, lines):
        return marked
    announced = run[0] > 0 and lines[run[0] - 1].text.endswith(("：", ":"))
    if lines[run[0]].mark == "-" or (announced and (style != "han" or _in_article(run[0], numbers))):
        return marked
    if not _led(short, lines):
        return marked
    return short


def _has_words(index: int, counted: bool, lines: Sequence[MarkedLine], numbers: Sequence[Number | None]) -> bool:
    """Whether words follow the label; a numeral that stands alone parts a text where its fellows count from one and text follows each."""
    if _numbered(numbers[index]).end < len(lines[index].text):
        return True
    return counted and index + 1 < len(lines) and len(lines[index + 1].text) > 20


def _mostly_free(run: list[int], short: list[int], lines: Sequence[MarkedLine]) -> bool:
    """Whether the others carry their text with them, as （四）建立……。 does after （一）指导思想 and its paragraph."""
    inside = set(short)
    others = [index for index in run if index not in inside]
    return len(short) >= 2 and all(len(lines[index].text) > 60 for index in others)


def _in_article(index: int, numbers: Sequence[Number | None]) -> bool:
    """Whether the last number above the line is that of an article: what an article lists are items."""
    above = next((one for one in reversed(numbers[max(0, index - 20) : index]) if one and one.style != "dash"), None)
    return above is not None and above.style == "article"


def _counts_from_one(run: list[int], numbers: Sequence[Number | None]) -> bool:
    """Whether a run of bare digits starts at 1 and has at least three members."""
    return len(run) >= 3 and _numbered(numbers[run[0]]).value == 1


def _led(members: Sequence[int], lines: Sequence[MarkedLine]) -> bool:
    """Whether text follows most of the members: the lines of a list follow one another, headings do not."""
    if not members:
        return False
    if len(members) == 1:
        return members[0] + 1 < len(lines) and not _is_higher(lines[members[0] + 1].text, lines[members[0]].text)
    inside = set(members)
    followed = sum(index + 1 not in inside for index in members[:-1])
    return followed * 2 >= len(members) - 1 and members[-1] + 1 <= len(lines)


def _is_higher(after: str, before: str) -> bool:
    """Whether a line has a label of a higher style than the line before it: then that line is the last of a list, no heading."""
    one, two = number(after), number(before)
    return bool(
        one
        and two
        and one.style in STYLE_RANKS
        and two.style in STYLE_RANKS
        and STYLE_RANKS.index(one.style) < STYLE_RANKS.index(two.style)
    )


def _levels(found: dict[int, Number]) -> dict[int, int]:
    """The level of each numbered heading: 2 for the highest style in the document, one more for each style below it that is used."""
    used: dict[Style, list[int]] = defaultdict(list)
    for index, one in found.items():
        used[one.style].append(index)
    order = {style: rank + 2 for rank, style in enumerate(style for style in STYLE_RANKS if style in used)}
    low = max(order.values(), default=1)
    levels = {}
    for index, one in found.items():
        if one.style in order:
            levels[index] = order[one.style]
        elif one.style == "decimal":
            levels[index] = one.depth + 1
        elif one.style == "annex":
            levels[index] = 2
        else:
            levels[index] = low + 1
    return levels


def _label_marked(lines: Sequence[MarkedLine], labels: Labels, outlined: bool) -> None:
    """Short lines with a mark are headings; the first mark used among them is the highest level."""
    free = [index for index, line in enumerate(lines) if labels[index] is None and line.mark == "#" and is_heading_like(line.text)]
    depths = sorted({lines[index].depth for index in free})
    for index in free:
        labels[index] = Label("heading", min(2 + depths.index(lines[index].depth), 6), "marked as a heading")


def is_heading_like(text: str) -> bool:
    """Whether a marked line may be a heading: not a paragraph that an extractor took for one because it is bold."""
    short = len(text) <= (40 if ends_sentence(text) else 60)
    return short and "。" not in text and not text.endswith(("；", "，", "：", ":"))
