"""Blanks inside of a phrase in a line without a mark of a sentence: around a quotation, before a word that hangs on another.

A heading, an item or the text of a link is often one phrase (关于 “静默阅读” 在线阅读器的说明): its blanks part nothing.
"""

from __future__ import annotations

from functools import lru_cache

from jiaokan.grammar.characters import HAN
from jiaokan.page.dictionary import tagged
from jiaokan.page.spacing import WORD_AFTER, WORD_BEFORE, is_match, is_prose, parts_word, sets_apart
from jiaokan.text import re

QUOTED = re.compile(
    f"[{HAN}A-Za-z0-9]( {{1,3}})(?:[“‘][^“”‘’\\n]{{1,60}}[”’]|(?<=  )[A-Za-z0-9$_-][!-{{}}~]{{0,19}}(?=  ))( {{1,3}})(?=[{HAN}A-Za-z0-9])"
)
"""A quotation with a blank on either side, as others set Latin words apart, or a Latin word with more than one on both."""
LEADING = "p"
"""The first letter of the tag of a preposition; one of two characters may be a verb (通过)."""
BINDING = frozenset(["的", "地", "得", "之", "了", "以及"])
"""Particles that hang on what stands before them, and the conjunction that begins no clause and no title."""
WIDE = re.compile("(?<! ) {2,}")
WIDE_OR_SET = re.compile(" {2,}|\u3000+")
WIDE_GAP = re.compile(f"(?<=[{HAN}]) {{2,3}}(?=[{HAN}])", needs=" ")
LEAST_WIDE_TIMES, WIDE_SHARE = 3, 0.25
"""Wide blanks of sentences that stand inside words and phrases, at least, and their part of all, where lines ended at them once."""
NEAR_CHARACTERS, WORD_CHARACTERS = 24, 8
LED = re.compile(f"[{HAN}][!-~]+")
ROOM = re.compile(" {2,4}[\\w“‘《]")
"""A wide blank before words; a wider one, or one before a mark, is room to write."""
NOTE_MARK = re.compile(r"[^\s\[\]]\[[0-9]{1,3}\]$")
HAN_ONE = re.compile(f"[{HAN}]")
PHRASE_CHARACTERS = 3
"""Code points of a phrase at least; shorter ones are words that a number stands beside."""
GLUED_AFTER, GLUED_BEFORE = re.compile(f"[!-~]+[{HAN}]"), re.compile(f"[{HAN}][A-Za-z0-9.%]+$")
"""A figure or a Latin word that touches a Han character on its other side, so that the blank is none of a habit."""
TITLE = re.compile(r"(?:(?![关關][于於]).)*[关關][于於].*的(?:通知|决定|意见|公告|通告|报告|批复|函|通報|通报|方案|規定|规定)$")
BOUND = "的了地得们吗呢吧"
"""Particles that hang on what stands before them."""


@lru_cache(maxsize=4)
def apart_blanks(line: str) -> frozenset[int]:
    """Where the blanks of a line stand that set a quotation or a Latin word apart on both sides, in code points."""
    if "  " not in line and "“" not in line and "‘" not in line:
        return frozenset()
    found = [match for match in QUOTED.finditer(line) if _is_apart(line, match)]
    return frozenset(place for match in found for place in (match.start(1), match.start(2)))


def _is_apart(line: str, match: re.Match[str]) -> bool:
    """Whether a quotation has a Han character beside it; a Latin word has two, and the line no other wide blanks, as a row has."""
    beside = [HAN_ONE.match(match[0]) is not None, HAN_ONE.match(line, match.end()) is not None]
    is_quotation = match[0][-len(match[2]) - 1] in "”’"
    return any(beside) if is_quotation else all(beside) and len(WIDE.findall(line)) == len(match.groups())


@lru_cache(maxsize=4)
def is_wide_row(line: str) -> bool:
    """Whether wide blanks part what stands in a line, more than a table of two columns has, and no mark of a sentence does."""
    return len(WIDE_OR_SET.findall(line)) >= LEAST_WIDE_TIMES and not is_prose(line)


def ends_open(line: str, start: int, end: int) -> bool:
    """Whether what stands before a blank goes on behind it: the mark of a note within a phrase, or a preposition and a wide blank."""
    if end - start == 1:
        return HAN_ONE.match(line, end) is not None and NOTE_MARK.search(line, max(0, start - WORD_CHARACTERS), start) is not None
    before = WORD_BEFORE.search(line, max(0, start - WORD_CHARACTERS), start) if ROOM.fullmatch(line, start, end + 1) else None
    words = tagged(before[0]) if before and len(before[0]) > 1 and not is_wide_row(line) else []
    return bool(words) and len(words[-1][0]) == 1 and words[-1][1].startswith(LEADING)


def in_phrase(one: str, two: str) -> bool:
    """Whether a blank stands behind a preposition, or before a conjunction or a particle, and parts no halves of a verse.

    Args:
        one: the Han characters, letters and figures before the blank.
        two: those behind it.
    """
    if len(one) == len(two):
        return False  # halves of a verse
    before, after = tagged(one[-WORD_CHARACTERS:]), tagged(two[:WORD_CHARACTERS])
    leads = bool(before) and len(before[-1][0]) == 1 and before[-1][1].startswith(LEADING)
    return leads or (bool(after) and after[0][0] in BINDING and after[0][1][0] in "cu")


def leads_on(one: str) -> bool:
    """Whether a string is a preposition and a Latin word, to which what follows belongs: 在HTTP."""
    return LED.fullmatch(one) is not None and tagged(one)[0][1].startswith(LEADING)


@lru_cache(maxsize=1)
def wide_are_noise(text: str) -> bool:
    """Whether wide blanks between Han characters stand inside words and phrases of its sentences, as where lines were put together."""
    found = list[bool]()
    for line in text.split("\n") if "  " in text else ():
        if WIDE_GAP.search(line) and is_prose(line):
            for gap in WIDE_GAP.finditer(line):
                one = WORD_BEFORE.search(line, max(0, gap.start() - NEAR_CHARACTERS), gap.start())
                two = WORD_AFTER.match(line, gap.end(), gap.end() + NEAR_CHARACTERS)
                found.append(bool(one and two and (parts_word(one[0], two[0]) or in_phrase(one[0], two[0]))))
    return sum(found) >= max(LEAST_WIDE_TIMES, WIDE_SHARE * len(found))


def parts_row(text: str, line: str, one: str, two: str) -> bool:
    """Whether a blank beside a digit or a letter parts two phrases of a line that is no sentence, where the text sets no such blanks."""
    if (
        not (HAN_ONE.search(one) and HAN_ONE.search(two))
        or min(len(one), len(two)) < PHRASE_CHARACTERS
        or leads_on(one)
        or two[0] in BOUND
        or is_match(TITLE, line)
        or one[-1] in "年月"
    ):
        return False
    other, side = (two[0], "one") if HAN_ONE.match(one[-1]) else (one[-1], "two")
    is_digit = not ("A" <= other <= "z")
    glued = GLUED_AFTER.match(two) if HAN_ONE.match(one[-1]) else GLUED_BEFORE.search(one)
    return not (sets_apart(text, is_digit) or sets_apart(text, is_digit, side) or (glued is None and sets_apart(line, is_digit)))
