"""Where an extractor joined the lines of a column with a space, the line break is put back; broken lines are then joined by their own pass.

Such spaces fall at one distance, the width of the column, which is the commonest distance between two spaces of the text.
Some of them stand between two Chinese characters; where all stand beside numbers and Latin words, they are an editor's style.
A space at that distance is where a line was wrapped; one that comes earlier and after the end of a sentence is where a paragraph ended.
Where only the indents of paragraphs are left inside a line, or blanks behind some of its sentences, the line is broken there first.
Text whose own lines have that width was not joined so, nor two columns with a narrow gutter that stand side by side, nor verse and talk,
whose lines have two halves at the most.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from jiaokan.grammar.characters import HAN, NARROW, WIDE
from jiaokan.grammar.date import DAY, FIGURES_DAY
from jiaokan.grammar.numeral import ORDINAL
from jiaokan.grammar.stop import ends_sentence
from jiaokan.page.run_on import run_on
from jiaokan.page.word_break import breaks_word
from jiaokan.text import Edit, re

CHINESE = HAN + WIDE + NARROW
GAP = re.compile(f" (?:(?<=[{CHINESE}] )(?=[^ \t\u3000\n|])|(?<=[^ \t\u3000\n|] )(?=[{CHINESE}]))")
MARK = re.compile(rf"#{{1,6}} |[-*+] |(?:第[{ORDINAL}0-9]+[章节節条條款项項编編](?:之[{ORDINAL}]+)?|[(（]?[{ORDINAL}0-9]+[)）.、])? ")
"""The space after a mark or a label is not one between two lines."""
ITEM = re.compile(rf" (?:第[{ORDINAL}0-9]+[章节節条條]|[(（][{ORDINAL}0-9]+[)）]|[{ORDINAL}]{{1,3}}、)")
ARTICLE = re.compile(rf" 第[{ORDINAL}0-9]+[条條] ?(?=[{HAN}])")
CHAPTER = re.compile(rf"第[{ORDINAL}0-9]+[章节節编編][ \u3000]?[{HAN}、]{{2,30}}")
FIGURES = re.compile(FIGURES_DAY)
PASSED = re.compile("(?:通 ?过|公 ?布|发 ?布|批 ?准|修 ?[订正])$")
STOPS, ASKED = "。；：！？", "！？"
"""Marks behind which a paragraph may end, and those of them that mostly end a sentence of someone who goes on to speak."""
ASCII = re.compile("[\x00-\x7f]+")
TIMED = re.compile(r"(?m)^[0-9:.,]{8,12} --> [0-9:.,]{8,12}")
"""When a line of talk is shown (SubRip, WebVTT): what stands below is a line of its own, however many blanks it has."""
NARROWEST_WIDTH_COLUMNS = 20
"""Columns below which two spaces may be near each other for any reason."""
DENSE_CHARACTERS = 3
"""Where every third character is a space, the spaces have no distance."""
TOO_NEAR_COLUMNS = NARROWEST_WIDTH_COLUMNS - 7
"""Columns that no width comes near, so that they need not be counted."""
WRAPPED_WIDTH_SHARE = 0.78
"""How much of the width a wrapped line has at least: the first line is indented, and a long word or number moves down whole."""

KEPT_TIMES = 4
"""How many times as many lines end a sentence at least, where paragraphs have their own lines, as blanks stand behind one early."""
HEADING_WIDTH_SHARE = 0.55
"""How much of the width a wrapped line of a heading has at least."""
GUTTER = re.compile(r"(?<=[^\s\u3000]) {4,}(?=[^\s\u3000])")
CUT_WORDS_SHARE = 0.08
"""The part of the spaces at that distance that a word stands over at least."""
LEAST_GUTTERS = 4
"""Wide gutters that two columns side by side have at least."""
SIDE_BY_SIDE_SHARE = 0.8
"""Columns stand side by side where more than this part of the lines with a space at that distance are no wider than two of them."""
OFFICIAL = re.compile(r"#{1,6} [^\n，。；]{0,60}关于[^\n，。；]{2,120}(?=\n|$)")
"""The title of an official document."""
SIGNED = re.compile(rf"[{HAN}]{{2,24}}(?<=[委部局厅院会署办室府处社团庭])")
DATED = re.compile(rf"{DAY}(?=[ ]?\n|[ ]?$)")
"""A body, and the date behind it: the signature, of which an extractor made one line."""

HEAD_GAP = re.compile(rf" (?<=[。；] )(?=[{ORDINAL}]{{1,3}}、[^ \n])")
DATE_GAP = re.compile(rf" (?<=[委部局厅院会署办室府处社团庭] )(?={DATED.pattern})")


def find(text: str) -> Iterator[Edit]:
    """Drop the spaces of wrapped lines, and break the line where one paragraph was run into the next."""
    if breaks := run_on(text):
        yield from (Edit(start, end, "\n", "run-on-paragraph") for start, end in breaks)
        return  # what is left shows whether lines of a column are
    width = _column(text) if DENSE_CHARACTERS * text.count(" ") < len(text) else 0
    if not width:
        yield from _run_on(text)
        return
    found: dict[int, list[int]] = {}
    for start, _, gap in _gaps(text):
        found.setdefault(start, []).append(gap)
    kept = _are_kept(text, found, width)
    for start, gaps in found.items():
        last = start
        if text[start] == "#":  # a heading, set larger, wraps earlier, and the title of an official document where it likes
            official = OFFICIAL.match(text, start)
            yield from (
                Edit(gap, gap + 1, "", "wrap-space")
                for gap in gaps
                if (official and gap < official.end()) or _columns(text[start:gap]) >= width * HEADING_WIDTH_SHARE
            )
            continue
        for gap in gaps:
            wrapped = _columns(text[last:gap]) >= width * WRAPPED_WIDTH_SHARE
            stopped = text[gap - 1] in STOPS
            early = not wrapped and not (kept and text[gap - 1] in ASKED)
            signed = SIGNED.fullmatch(text, start, gap) and DATED.match(text, gap + 1)
            if signed or _ends_part(text, start, last, gap) or (stopped and (early or ITEM.match(text, gap))):
                yield Edit(gap, gap + 1, "\n", "run-on-paragraph")
            elif wrapped:
                yield Edit(gap, gap + 1, "\n", "wrap-space")
            else:
                continue
            last = gap + 1


def _are_kept(text: str, found: dict[int, list[int]], width: int) -> bool:
    """Whether paragraphs have their own lines still: many more of the lines that were joined end a sentence than sentences end inside of
    one before the column does. Then a blank behind a question was typed.
    """
    lines = inside = 0
    for start, gaps in found.items():
        end = text.find("\n", start)
        lines += ends_sentence(text[max(start, gaps[-1]) : end if end >= 0 else len(text)].rstrip(" \t\u3000"))
        inside += sum(
            text[gap - 1] in STOPS and _columns(text[last:gap]) < width * WRAPPED_WIDTH_SHARE for last, gap in pairwise([start, *gaps])
        )
    return lines > KEPT_TIMES * inside


def _ends_part(text: str, line: int, start: int, gap: int) -> bool:
    """Whether a heading of a law ends at a space before its first article, or a line of its history before the next date."""
    if ARTICLE.match(text, gap) and CHAPTER.fullmatch(text, start, gap):
        return True
    dated = FIGURES.match(text, line) is not None and FIGURES.match(text, gap + 1) is not None
    return dated and PASSED.search(text, gap - 3, gap) is not None


def _run_on(text: str) -> Iterator[Edit]:
    """The spaces before the head of an item after a stop, and before the date of a signature, which tell without a width."""
    for gap in HEAD_GAP.finditer(text) if "、" in text else ():
        yield Edit(gap.start(), gap.end(), "\n", "run-on-paragraph")
    for gap in DATE_GAP.finditer(text) if "年" in text else ():
        start = text.rfind("\n", 0, gap.start()) + 1
        start += 2 if text.startswith("- ", start) else 0
        if SIGNED.fullmatch(text, start, gap.start()):
            yield Edit(gap.start(), gap.end(), "\n", "run-on-paragraph")


def _gaps(text: str) -> Iterator[tuple[int, int, int]]:
    """The spaces of each line that may be where it was wrapped, those after its mark.

    Each with the start of its line and the end of the space before it.
    """
    start = end = first = last = -1
    for match in GAP.finditer(text):
        gap = match.start()
        if gap >= end:
            start = last = text.rfind("\n", 0, gap) + 1
            end = text.find("\n", gap)
            end = len(text) if end < 0 else end
            mark = MARK.match(text, start, end)
            first = mark.end() if mark else start
        if gap >= first:
            yield start, last, gap
            last = gap + 1


def _column(text: str) -> int:
    """The width of the column, 0 if the distances between spaces have no common measure."""
    distances: Counter[int] = Counter()
    between: Counter[int] = Counter()
    for _, last, gap in _gaps(text):
        if gap - last > TOO_NEAR_COLUMNS // 2:
            columns = _columns(text[last:gap])
            distances[columns] += 1
            between[columns] += not (text[gap - 1].isascii() or text[gap + 1].isascii())
    long = Counter({columns: count for columns, count in distances.items() if columns >= NARROWEST_WIDTH_COLUMNS})
    if not long:
        return 0
    near = {columns: sum(long[columns - step] for step in range(7)) for columns in long}
    best = max(near, key=lambda columns: (near[columns], columns))
    if near[best] < 4 or near[best] * 2 < long.total() or 3 * sum(between[best - step] for step in range(7)) < 2 * near[best]:
        return 0
    if not _has_paragraphs(text, best) or len(TIMED.findall(text)) > 1:
        return 0
    by_line = sum(1 for line in text.splitlines() if best - 6 <= _columns(line) <= best + 2 and not line.lstrip().startswith("- "))
    return best if near[best] > by_line and not _side_by_side(text, best) and _cuts_words(text, best) else 0


def _cuts_words(text: str, width: int) -> bool:
    """Whether words stand over some of the spaces at that distance, as a column cuts them; over those that part headlines none does."""
    gaps = [gap for _, last, gap in _gaps(text) if width - 6 <= _columns(text[last:gap]) <= width]
    sure = sum(1 for gap in gaps if breaks_word(text[max(0, gap - width) : gap], text[gap + 1 : gap + width]))
    return sure >= CUT_WORDS_SHARE * len(gaps) and sure > 0


def _has_paragraphs(text: str, width: int) -> bool:
    """Whether a line has two such spaces, one column after the other: a paragraph of three lines, where verse and talk have pairs only."""
    before = -1, -1
    for start, last, gap in _gaps(text):
        if width - 6 <= _columns(text[last:gap]) <= width:
            if before == (start, last - 1):
                return True
            before = start, gap
    return False


def _side_by_side(text: str, width: int) -> bool:
    """Whether the lines with such a space are those of two columns: no wider than two, and beside shorter ones the gutter is wide."""
    if len(GUTTER.findall(text)) < LEAST_GUTTERS:
        return False
    cut = [text[start : text.find("\n", gap)] for start, last, gap in _gaps(text) if width - 6 <= _columns(text[last:gap]) <= width]
    return sum(1 for line in cut if _columns(line) <= 2 * width + 4) > SIDE_BY_SIDE_SHARE * len(cut)


def _columns(string: str) -> int:
    """How wide a string is set: a Chinese character takes two columns."""
    return 2 * len(string) - sum(map(len, ASCII.findall(string)))
