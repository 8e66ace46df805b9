"""Blanks that somebody typed as he speaks, and that part no two things: in a note of a list, beside code, inside of a sentence.

What a headline, a row or a signature parts is shown by its line. The items of a list are mostly phrases (可以将块的内容 保存到 这个file),
and so are lines with the words of a program; a wide blank behind a comma is where something was lost, a column stood, or a key stuck.
None of them is made wide, and none is dropped, for nobody can tell which.
"""

from __future__ import annotations

from jiaokan.grammar.characters import HAN
from jiaokan.page.beside_marks import CLOSINGS
from jiaokan.page.spacing import HAN_BESIDE, OPEN_BRACKET, REMARK, sets_apart
from jiaokan.text import re

ITEM = re.compile(r"[ \t]*(?:>[ \t]?)*(?:[-+*•·][ \t]+|[0-9]{1,3}[.)][ \t]+)")
"""The mark of an item of a list; its number has a blank behind it, as in Markdown."""
CODE = re.compile(
    r"[A-Za-z_]\w*\(|[A-Za-z_]\w* ?[=<>]=? ?[\w\"'$]|[`{}\\]|\$[A-Za-z{(]|[A-Za-z]_[A-Za-z]|[a-z]\.[a-z]|(?<![\w-])--?[a-z]"
    r"|<[A-Za-z!/]|[a-z][A-Z]|(?<![\w/])/[a-z]|://|\w@\w",
    re.ASCII,
)
"""What programs, commands, paths and addresses are written with."""
WORD = re.compile("[a-z]{3}")
"""A Latin word, and no unit (80mm) or abbreviation in capitals (GB/T, WTO)."""
CLAUSE_END = re.compile("[，。；！？]")
LABELLED = re.compile(f"[{HAN}A-Za-z（）]{{1,12}}[：:]")
"""A label, behind a blank: 作者：."""
NEAR_CHARACTERS = 32
"""Code points beside a blank in which code is looked for."""
PHRASES = re.compile(f"(?:[①-⑳][ \u3000]?)?[{HAN}]{{4,40}}(?:[ \u3000][{HAN}]{{4,40}})+")
"""Phrases side by side and nothing else, none as short as a word: two headlines, or a headline of two parts."""
HEAD_CHARACTERS = 8
"""Code points of a label before a tab at most."""


def is_typed(text: str, line: str, place: int, start: int, end: int, prose: bool) -> bool:
    """Whether a blank that could part two things stands as it was typed.

    Args:
        text: the whole text.
        line: the line with the blank.
        place: where the line begins in the text, in code points.
        start: where the blank begins in the line, in code points.
        end: where it ends.
        prose: whether the line is running text.
    """
    blank = line[start:end]
    if "\u3000" in blank or LABELLED.match(line, end):
        return False
    near = max(0, start - NEAR_CHARACTERS)
    if blank != " ":
        inside = prose and (CLAUSE_END.search(line, 0, start) is not None or ("\t" in blank and start > HEAD_CHARACTERS))
        return inside or CODE.search(line, near, end + NEAR_CHARACTERS) is not None
    if OPEN_BRACKET.search(line, near, start):
        return True
    if item := ITEM.match(line):
        return PHRASES.fullmatch(line, item.end()) is None
    if line[0] == "#" or line[start - 1] in CLOSINGS or not text[:place].strip():
        return False
    if not HAN_BESIDE.match(line, start) and sets_apart(line[:start], True):
        return True
    bare = REMARK.sub("", line)
    return CODE.search(bare) is not None or WORD.search(bare) is not None or sets_apart(line, False)
