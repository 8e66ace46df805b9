"""Where an extractor joined the lines of a column with a space, the line break is put back; broken lines are then joined by their own pass.

Such spaces fall at one distance, the width of the column, which is the commonest distance between two spaces of the text.
Some of them stand between two Chinese characters; where all stand beside numbers and Latin words, they are an editor's style.
A space at that distance is where a line was wrapped; one that comes earlier and after the end of a sentence is where a paragraph ended.
Text whose own lines have that width was not joined so.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from jiaokan.han import HAN, NARROW, NUMERAL, WIDE
from jiaokan.lines import lines_with
from jiaokan.text import Edit

CHINESE = HAN + WIDE + NARROW
GAP = re.compile(f"(?<=[{CHINESE}]) (?=[^ \t\u3000\n|])|(?<=[^ \t\u3000\n|]) (?=[{CHINESE}])")
MARK = re.compile(rf"#{{1,6}} |[-*+] |(?:第[{NUMERAL}0-9]+[章节節条條款项項编編](?:之[{NUMERAL}]+)?|[(（]?[{NUMERAL}0-9]+[)）.、])? ")
"""The space after a mark or a label is not one between two lines."""
ITEM = re.compile(rf" (?:第[{NUMERAL}0-9]+[章节節条條]|[(（][{NUMERAL}0-9]+[)）]|[{NUMERAL}]{{1,3}}、)")
STOPS = "。；：！？"
ASCII = re.compile("[\x00-\x7f]+")
NARROWEST = 20
"""Columns below which two spaces may be near each other for any reason."""
SHORTFALL = 0.78
"""How much of the width a wrapped line has at least: the first line is indented, and a long word or number moves down whole."""

Found = list[tuple[int, list[re.Match[str]]]]


def find(text: str) -> Iterator[Edit]:
    """Drop the spaces of wrapped lines, and break the line where one paragraph was run into the next."""
    found: Found = []
    for start, line, gaps in lines_with(GAP, text):
        mark = MARK.match(line)
        first = start + (mark.end() if mark else 0)
        found.append((start, [gap for gap in gaps if gap.start() >= first]))
    width = _column(found, text)
    if not width:
        return
    for start, gaps in found:
        last = start
        if text[start - 1 : start] == " " and text[text.rfind("\n", 0, start) + 1] == "#" and len(gaps) == 1:
            yield Edit(gaps[0].start(), gaps[0].end(), "", "wrap-space")  # a heading, set larger, wraps earlier
            continue
        for gap in gaps:
            wrapped = _columns(text[last : gap.start()]) >= width * SHORTFALL
            stopped = text[gap.start() - 1] in STOPS
            if stopped and (not wrapped or ITEM.match(text, gap.start())):
                yield Edit(gap.start(), gap.end(), "\n", "run-on-paragraph")
            elif wrapped:
                yield Edit(gap.start(), gap.end(), "\n", "wrap-space")
            else:
                continue
            last = gap.end()


def _column(found: Found, text: str) -> int:
    """The width of the column, 0 if the distances between spaces have no common measure."""
    distances: Counter[int] = Counter()
    between: Counter[int] = Counter()
    for start, gaps in found:
        last = start
        for gap in gaps:
            columns = _columns(text[last : gap.start()])
            distances[columns] += 1
            between[columns] += not (text[gap.start() - 1].isascii() or text[gap.end()].isascii())
            last = gap.end()
    long = Counter({columns: count for columns, count in distances.items() if columns >= NARROWEST})
    if not long:
        return 0
    near = {columns: sum(long[columns - step] for step in range(7)) for columns in long}
    best = max(near, key=lambda columns: (near[columns], columns))
    if near[best] < 4 or near[best] * 2 < long.total() or 3 * sum(between[best - step] for step in range(7)) < 2 * near[best]:
        return 0
    by_line = sum(1 for line in text.splitlines() if best - 6 <= _columns(line) <= best + 2 and not line.lstrip().startswith("- "))
    return best if near[best] > by_line else 0


def _columns(string: str) -> int:
    """How wide a string is set: a Chinese character takes two columns."""
    return 2 * len(string) - sum(map(len, ASCII.findall(string)))
