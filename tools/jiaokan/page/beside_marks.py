"""Blanks beside a full-width mark: such a mark has room of its own, so that only a wide blank, or one of a headline, parts two things."""

from __future__ import annotations

from jiaokan.grammar.characters import HAN
from jiaokan.grammar.numeral import ORDINAL
from jiaokan.page.own_blanks import has_remarks
from jiaokan.page.spacing import is_row_of_names
from jiaokan.text import re

OPENINGS, CLOSINGS = "（《「『【〔〈［", "）》」』】〕〉］"
JOINTS = "，、；：。"
"""Marks that part what stands beside them by themselves."""
ITEM = re.compile(f"（[{ORDINAL}0-9]{{1,3}}）|[{ORDINAL}]{{1,3}}、")
SLOT = re.compile(r"[年月日时分](?=[ \t\u3000]|$)")
LABEL_AHEAD = re.compile(f"[{HAN}A-Za-z（）]{{1,12}}：")
IS_HAN = re.compile(f"[{HAN}]")


def parts_cells(line: str, start: int, end: int, prose: bool) -> bool:
    """Whether a wide blank beside a full-width mark parts two things."""
    left, right = line[start - 1], line[end]
    if right in CLOSINGS or right in JOINTS or right in "！？" or left in OPENINGS or ITEM.fullmatch(line, 0, start):
        return False
    if left == "：":
        return bool(LABEL_AHEAD.match(line, end) or SLOT.match(line, end))
    return left not in JOINTS and not (prose and left in "！？")


def parts_headline(line: str, start: int, left: str, right: str, prose: bool) -> bool:
    """A space beside 》 or 《 in a line that is no sentence parts a headline or a byline, one behind （…） the names of a row."""
    if prose:
        return False
    closed = left in "》」』" or (left == "）" and (is_row_of_names(line) or has_remarks(line)))
    opens = right in "《「『"
    begins = opens or IS_HAN.match(right) is not None or (left == "）" and right.isupper())
    return (closed and begins) or (opens and IS_HAN.match(left) is not None)
