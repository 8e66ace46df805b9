"""Items of lists: lines that carry a number or mark and are no headings.

A numbered line is an item where a colon announces the list, where its fellows stand beside it, or where a list mark says so;
a numbered line with a paragraph of its own (（一）加强……。各地……) is a paragraph.
"""

from __future__ import annotations

from collections.abc import Sequence

from jiaokan.read.label import Label, Labels
from jiaokan.read.lines import MarkedLine
from jiaokan.read.outline import Number, number

ITEM_HEAD_CHARACTERS = 26
"""How long a head may be that its text follows on the same line, in code points."""
LONGEST_ITEM_CHARACTERS = 300
"""How long an item without a list mark may be, in code points."""


def _has_head(text: str, one: Number) -> bool:
    """Whether a numbered line opens with a head of its own, as 一、加强组织领导。各单位…… does."""
    stop = text.find("。", one.end, one.end + ITEM_HEAD_CHARACTERS)
    return one.style in ("han", "han-bracket") and stop > 0 and text.count("。", stop) > 1 and len(text) > 3 * ITEM_HEAD_CHARACTERS


def label_items(lines: Sequence[MarkedLine], labels: Labels) -> None:
    """Label the items among the lines that have no label yet."""
    within = False
    for index, line in enumerate(lines):
        if labels[index] is not None:
            within = False
            continue
        one = number(line.text)
        if line.mark == "-":
            labels[index] = Label("item", None, "marked as an item")
        elif one and one.style not in ("article", "part", "chapter", "section", "annex", "decimal"):
            announced = bool(index) and lines[index - 1].text.endswith(("：", ":"))
            if (within or announced) and len(line.text) <= LONGEST_ITEM_CHARACTERS and not _has_head(line.text, one):
                labels[index] = Label("item", None, f"numbered in a list, {one.style}")
                within = True
                continue
            if one.style in ("letter", "circle", "dash") or line.text.endswith(("；", ";")):
                labels[index] = Label("item", None, f"numbered, {one.style}")
                within = True
                continue
        within = False
