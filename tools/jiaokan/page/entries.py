"""Whether two lines below each other are entries that were set a line each, by their own build and whatever their width.

Lines of verse have phrases of one length, which a mark or a blank parts; parts of a book are counted, one a line; and a mark that begins
lines again and again, and hardly stands inside one, is the mark of a list, whichever key the typist or a converter had for it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from jiaokan.grammar.characters import HAN
from jiaokan.grammar.numeral import ORDINAL, value
from jiaokan.grammar.stop import OPENERS
from jiaokan.page.line import BLANKS, Line
from jiaokan.text import re

PAUSE = re.compile("[，。；：、！？．]")
VERSE_CHARACTERS = 4, 8
"""Characters of a phrase of verse, from and to."""
INNER_MARK = re.compile("[，。；：、！？．,;:!?](?=.)")
PHRASES = re.compile(rf"[{HAN}]{{4,8}}(?:[{BLANKS}]{{1,4}}[{HAN}]{{4,8}}){{1,3}}", needs=BLANKS)
"""Phrases without a mark that blanks part."""
COUNTED_PART = re.compile(rf"第([{ORDINAL}]{{1,7}}|[0-9]{{1,4}})([{HAN}])(?=[{BLANKS}：:])")
"""The number of a part, its name set apart behind it: 第四十一回　, 第3讲：."""
LIST_MARK = re.compile(rf"(?:[^\w\s]|[^\w\s*+-][{BLANKS}]{{1,2}})\w")
"""A mark before a word; with a blank behind it some are those of Markdown, which a converter also makes of indents."""
LEAST_MARK_TIMES, MARK_SHARE = 3, 0.8
"""How often a mark begins a line at least, and the part of all its places that are at the beginning of one."""
TIME = re.compile(
    rf"(?:[0-9]{{1,2}}[:：][0-9]{{2}}|[0-9]{{1,2}}[點点时時][0-9]{{1,2}}分?)(?::[0-9]{{2}})?(?: ?[AaPp]\.?[Mm]\.?)?[{BLANKS}]"
)
"""The time with which an entry of a diary or a log begins."""
ITEM_NUMBER = re.compile(
    r"(?:附[件錄录][：:] ?)?([\[(（]?)((?:[0-9]{1,2}[.．]){0,4})([0-9]{1,3}|[a-z])"
    rf"([\])）、.．]|(?=[{BLANKS}]{{1,2}}[^\W\d_]))(?![0-9])"
)
"""The number of an item or of a section: what opens it, the numbers above it, its own, what closes it."""
ITEM_REACH_LINES = 60
"""Lines between the number of an item and the next at most."""


def are_verse(one: str, two: str) -> bool:
    """Whether two lines have nothing but phrases of one length, as verse and rhymes to be learnt by heart have."""
    if one[-1].isalnum():
        return False
    lengths = {len(phrase) for line in (one, two) for phrase in PAUSE.split(line) if phrase}
    return len(lengths) == 1 and VERSE_CHARACTERS[0] <= min(lengths) <= VERSE_CHARACTERS[1] and len(PAUSE.findall(one)) > 1


def are_parallel(one: str, two: str) -> bool:
    """Whether the marks inside two lines stand at the same places, as where a sentence is varied: 梦,不能做得太深, 事,不能做得太绝."""
    marks = [mark.start() for mark in INNER_MARK.finditer(one)]
    return bool(marks) and marks == [mark.start() for mark in INNER_MARK.finditer(two)]


def are_blank_parted_verse(one: str, two: str) -> bool:
    """Whether two lines without a mark have phrases of one length, which blanks part."""
    if PHRASES.fullmatch(one) is None or PHRASES.fullmatch(two) is None:
        return False
    return len({len(phrase) for line in (one, two) for phrase in line.split()}) == 1


def verse_lines(rows: Sequence[Line]) -> frozenset[int]:
    """The lines of verse without a mark, whose phrases blanks part, below each other."""
    found: set[int] = set()
    for index, (one, two) in enumerate(pairwise(rows)):
        if are_blank_parted_verse(one.text, two.text):
            found.update((index, index + 1))
    return frozenset(found)


def are_counted_parts(one: str, two: str) -> bool:
    """Whether two lines begin with the numbers of two parts of one kind, the second of which is the next one."""
    if one[0] != "第" or two[0] != "第":
        return False
    first, second = COUNTED_PART.match(one), COUNTED_PART.match(two)
    return first is not None and second is not None and first[2] == second[2] and value(second[1]) == value(first[1]) + 1


def list_marks(rows: Sequence[Line]) -> frozenset[str]:
    """The marks that begin lines of a text again and again, words behind them, and hardly stand inside one.

    What opens something begins sentences too, and is none.
    """
    begun = Counter(row.text[0] for row in rows if not row.text[0].isalnum() and row.text[0] not in OPENERS and LIST_MARK.match(row.text))
    often = {mark: times for mark, times in begun.items() if times >= LEAST_MARK_TIMES}
    if not often:
        return frozenset()
    every = Counter(char for row in rows for char in row.text if char in often)
    return frozenset(mark for mark, times in often.items() if times >= MARK_SHARE * every[mark])


def counted_items(rows: Sequence[Line]) -> frozenset[int]:
    """The lines that begin with the number behind that with which a line not far above begins, written in the same way.

    A number that a line was wrapped before hardly is the next one. Entries of a diary are counted by times of the day.
    """
    last: dict[tuple[str, str, str], tuple[int, int]] = {}
    times = [index for index, row in enumerate(rows) if row.text[0].isdigit() and TIME.match(row.text)]
    found = set(times if len(times) >= LEAST_MARK_TIMES else ())
    for index, row in enumerate(rows):
        if not row.text[0].isascii() and row.text[0] not in "（附":
            continue
        number = ITEM_NUMBER.match(row.text)
        if number is None or (number[3].isdigit() and not number[2] and not number[4]):
            continue
        key = (number[1], number[2], number[4] + "a" * number[3].isalpha())
        own = ord(number[3]) if number[3].isalpha() else int(number[3])
        before, where = last.get(key, (own, index))
        if own == before + 1 and index - where <= ITEM_REACH_LINES:
            found.add(index)
        last[key] = own, index
    return frozenset(found)
