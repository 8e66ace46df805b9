"""Where paragraphs were run into one line and only their indents, or the blanks in the place of their line breaks, are left.

Who takes the text out of a page without its tags, or the line breaks out of a text, leaves the two U+3000 of each first line, or puts
one or two blanks where lines ended. In the middle of a paragraph nobody sets so wide a blank, and where most sentences follow each other
without one, those behind blanks begin paragraphs. Blanks behind every sentence are a habit, blanks elsewhere part cells, halves of
verse, or lines of a column.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from jiaokan.grammar.characters import HAN
from jiaokan.grammar.stop import FULL_STOPS, ends_whole_sentence
from jiaokan.page.literal import is_fenced, kept
from jiaokan.text import re

INDENT = re.compile("(?<=[^ \t\u3000\n])(?:[ \t]*\u3000[ \t]*\u3000[ \t\u3000]*| {4,})(?=[^ \t\u3000\n|])")
"""A blank inside a line as wide as the indent of a first line, four columns (CLREQ, 段首缩排), or wider."""
ENDED = re.compile(
    f"(?:(?<=[{''.join(sorted(FULL_STOPS))}])|(?<=[{''.join(sorted(FULL_STOPS))}][”’」』）])) {{1,2}}(?=[^ \t\u3000\n])", needs=" "
)
"""A blank or two behind the end of a sentence."""
ELSEWHERE = re.compile(rf"(?<=[{HAN}，、；：]) {{1,2}}(?=[{HAN}（“《])", needs=" ")
"""A blank or two that is none beside a figure or a Latin word, as many set them."""
INNER_END = re.compile(f"[{''.join(sorted(FULL_STOPS))}][”’」』）]{{0,2}}[^ \t\u3000\n]")
"""The end of a sentence that another follows without a blank."""
LAST_MARK = re.compile(f"[{''.join(sorted(FULL_STOPS))}]")
PARAGRAPH_CHARACTERS = 25
"""Code points from which what stands between two blanks is more than a cell or half a line of verse."""
LEAST_PARAGRAPHS = 2
"""Pieces of that length in a line at least."""
INDENTED_SHARE = 0.8
"""The part of such pieces that end a sentence at least."""
LONG_LINE_CHARACTERS = 400
"""Code points of a line that one paragraph rarely has."""
LEAST_BLANKS, ENDED_SHARE = 3, 0.9
"""Narrow blanks in such a line at least, and the part of them that stand behind the end of a sentence."""
DOUBLE_BLANK_CHARACTERS = 40
"""Code points between double blanks in the mean at least, where they stand behind every sentence."""


def run_on(text: str) -> list[tuple[int, int]]:
    """The blanks inside of lines in whose place a paragraph began: start and end in code points, in order; none in code."""
    found = [span for start, line in _long_lines(text) for span in _of_line(start, line)]
    stretches = kept(text) if found else []
    return [span for span in found if not is_fenced(stretches, span[0])]


def _long_lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines that may hold two paragraphs, and where each starts."""
    if "  " not in text and "\u3000\u3000" not in text and len(text) < LONG_LINE_CHARACTERS:
        return
    start = 0
    for line in text.split("\n"):
        if len(line) > LEAST_PARAGRAPHS * PARAGRAPH_CHARACTERS and (" " in line or "\u3000" in line) and "|" not in line:
            yield start, line
        start += len(line) + 1


def _of_line(start: int, line: str) -> list[tuple[int, int]]:
    first = len(line) - len(line.lstrip(" \t\u3000"))
    wide = [gap.span() for gap in INDENT.finditer(line, first)]
    if wide and _are_indents(line, wide):
        return [(start + gap, start + end) for gap, end in wide]
    if len(line) < LONG_LINE_CHARACTERS or wide:
        return []
    narrow = _not_habit(line, [gap.span() for gap in ENDED.finditer(line, first)])
    return [(start + gap, start + end) for gap, end in narrow] if _are_breaks(line, narrow) else []


def _not_habit(line: str, gaps: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The gaps without those behind a mark that most times has one, as a typist sets blanks behind the question marks of a keyboard."""
    behind = Counter(mark[0] for gap, _ in gaps if (mark := LAST_MARK.search(line, max(0, gap - 2), gap)))
    habit = {mark for mark, times in behind.items() if mark not in "。" and 2 * times > line.count(mark)}
    return [one for one in gaps if not habit or not (mark := LAST_MARK.search(line, max(0, one[0] - 2), one[0])) or mark[0] not in habit]


def _pieces(line: str, gaps: list[tuple[int, int]]) -> list[str]:
    """What stands before, between and behind the gaps of a line."""
    ends = [0, *(end for _, end in gaps)]
    return [line[end:gap].strip(" \t\u3000") for end, gap in zip(ends, [*(gap for gap, _ in gaps), len(line)], strict=True)]


def _are_indents(line: str, gaps: list[tuple[int, int]]) -> bool:
    """Whether wide blanks stand before paragraphs: what is long ends a sentence, and what is short is a heading, a day, a name."""
    pieces = _pieces(line, gaps)
    long = [ends_whole_sentence(piece[-3:]) for piece in pieces if len(piece) >= PARAGRAPH_CHARACTERS]
    return min(map(len, pieces)) > 1 and sum(long) >= max(LEAST_PARAGRAPHS, INDENTED_SHARE * len(long))


def _are_breaks(line: str, gaps: list[tuple[int, int]]) -> bool:
    """Whether narrow blanks stand where lines ended: behind sentences alone, and not behind each of them, or two by two."""
    if len(gaps) < LEAST_BLANKS:
        return False
    pieces = _pieces(line, gaps)
    others = len(ELSEWHERE.findall(line))
    if len(gaps) < ENDED_SHARE * (len(gaps) + others) or sum(len(piece) >= PARAGRAPH_CHARACTERS for piece in pieces) * 2 <= len(gaps):
        return False
    double = all(end - gap > 1 for gap, end in gaps) and len(line) >= DOUBLE_BLANK_CHARACTERS * len(pieces)
    return double or len(INNER_END.findall(line)) >= len(gaps)
