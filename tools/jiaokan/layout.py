"""What the lines of a text show of the page they stood on: their widths, indents, endings and heads.

Widths follow Unicode Standard Annex #11 (East Asian Width) with ambiguous characters taken as wide, as a Chinese font draws them;
blanks are not counted, because extractors put them in and leave them out at will.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

LINE = re.compile(r"[^\n\f]+")
BLANKS = " \t\u3000\xa0\u2002\u2003\u2009"
BLANK_RUN = re.compile(f"[{BLANKS}]+")
NARROW_RUN = re.compile("[!-~\u00a1-\u109f]+")

STOPS = frozenset("。！？；：…!?;:.．")
"""Marks that can end a paragraph, once closing marks are put aside (GB/T 15834—2011, 点号)."""
CLOSERS = frozenset("”’）》」』】〕〉)\"'")
OPENERS = frozenset("（《“‘「『【〔〈(")
NON_STARTERS = frozenset("，。、；：？！）》」』】〕〉％%…,;?!)")
"""Marks that no typesetter puts at the start of a line (W3C CLREQ, line start prohibition), so a line that has one there was cut."""
NO_FIRST = NON_STARTERS | frozenset("”’")

HAN_NUMBER = "一二三四五六七八九十百千零〇两"
LABEL = re.compile(rf"第[ \u3000]*(?:[{HAN_NUMBER}]+|[0-9]+)[ \u3000]*(?:[編编章節节條条](?:之[{HAN_NUMBER}]+)?|部分)")
REFERENCE = re.compile(r"[第、和至到规規的及或与與所款项項中，；。）)以之]")
HEAD = re.compile(
    rf"[#|>]|[-*+•●◆■□▪➢★][ \u3000]|(?:```|~~~)|——|--"
    rf"|[（(][{HAN_NUMBER}]+[）)](?![项項款目条條类類])|[{HAN_NUMBER}]+、|[①-⓿❶-➓㈠-㈩⑴-⒇]"
    rf"|附[件錄录表][{HAN_NUMBER}0-9]*[：:. \u3000]|附[件錄录表][0-9{HAN_NUMBER}]*$"
    rf"|第[{HAN_NUMBER}]+(?:，|是)"
    r"|(?:新华社|中新社|新華社|中央社)[^，。；：“《\s]{1,14}[电電]|本[报報][讯訊]"
)
WEAK_HEAD = re.compile(
    r"[（(][0-9]{1,3}[）)]|[0-9]{1,3}[)）]|[0-9]{1,3}(?:[.．][0-9]{1,3}){0,4}[.．、](?![0-9])"
    r"|[0-9]{1,2}(?:\.[0-9]{1,2}){1,4}[ \u3000]*(?![0-9万亿萬億%％倍个元年月日米厘公千吨])[^\W0-9a-zA-Z_]"
    r"|[0-9]{1,2}(?:\.[0-9]{1,2}){1,4}(?:$|[ \u3000]+[A-Z](?=[\u4e00-\u9fff \u3000]))"
    r"|[a-zA-Z][)）.．]"
)


class Line(NamedTuple):
    """A line that is not blank."""

    start: int
    """Where its first character that is no blank stands, in code points."""
    end: int
    """Where its last character that is no blank ends."""
    text: str
    indent: int
    """Columns of blanks before it."""
    width: int
    """Columns it fills, blanks not counted."""
    gap: int
    """How many blank lines stand before it."""
    page: bool
    """Whether a form feed stands before it."""


def width(string: str) -> int:
    """The columns that a string fills: two a wide character, one a narrow one, none a blank."""
    solid = BLANK_RUN.sub("", string)
    return 2 * len(solid) - sum(map(len, NARROW_RUN.findall(solid)))


@lru_cache(maxsize=2)
def lines(text: str) -> tuple[Line, ...]:
    """The lines of a text that are not blank, in order; remembered, since one pass after the other asks for them."""
    found: list[Line] = []
    end = 0
    for match in LINE.finditer(text):
        whole = match[0]
        content = whole.strip(BLANKS)
        if not content:
            continue
        start = match.start() + len(whole) - len(whole.lstrip(BLANKS))
        lead = whole[: start - match.start()]
        between = text[end : match.start()]
        gap = max(0, between.count("\n") - (1 if found else 0))
        indent = len(lead) + lead.count("\u3000") + 3 * lead.count("\t")
        end = start + len(content)
        found.append(Line(start, end, content, indent, width(content), gap, "\f" in between))
    return tuple(found)


def ends_sentence(string: str) -> bool:
    """Whether a string ends like a sentence or a clause that may end a paragraph."""
    index = len(string) - 1
    while index >= 0 and string[index] in CLOSERS:
        index -= 1
    return index >= 0 and string[index] in STOPS


def is_label(string: str) -> bool:
    """Whether a string is nothing but the label of a provision: 第三条, 第一章."""
    return (match := LABEL.match(string)) is not None and match.end() == len(string)


def starts_block(string: str) -> bool:
    """Whether a string starts with a head that only the first line of a block has: 第三条, 一、, （一）, ①, #, ——, 附件1：."""
    if HEAD.match(string):
        return True
    match = LABEL.match(string)
    return match is not None and not REFERENCE.match(string, match.end())


def may_start_block(string: str) -> bool:
    """Whether a string starts with a head that may also stand inside a sentence: 1., 3.2, a)."""
    return starts_block(string) or WEAK_HEAD.match(string) is not None


def first_unit(string: str) -> int:
    """The columns that the line before would have needed to take up the start of this one.

    A character, the opening marks before it and the closing marks after it stay together, and so does a word or number
    (W3C CLREQ, line breaking); a quotation mark stays with what is before and after it (Unicode Standard Annex #14, LB19).
    """
    index, size = 0, len(string)
    while index < size - 1 and string[index] in OPENERS:
        index += 1
    index = _after_unit(string, index)
    if index + 1 < size and string[index] in "“‘" and (index > 1 or string[index + 1].isdigit()):
        index = _after_unit(string, index + 1)
    return width(string[:index])


def _after_unit(string: str, index: int) -> int:
    """Where the character, word or number at a place ends, with the closing marks after it."""
    size, start = len(string), index
    index += 1
    if NARROW_RUN.match(string, start):
        while index < size and index < start + 24 and string[index] not in BLANKS and NARROW_RUN.match(string, index):
            index += 1
    while index < size and string[index] in NO_FIRST:
        index += 1
    return index


def glue(before: str, after: str) -> str:
    """What a join puts between two lines: a space between two Latin words, else nothing."""
    if before[-1:].isascii() and after[:1].isascii() and before[-1:].isalnum() and after[:1].isalnum():
        return "" if before[-1:].isdigit() and after[:1].isdigit() else " "
    if before[-1:] in ",;.)" and after[:1].isascii() and after[:1].isalpha():
        return " "
    return ""
