"""Captions: 表1 or 图2 with a name, beside its table or alone on a line, and a line that says who took a picture.

GB/T 7713.1—2006 numbers tables and figures, the name follows the number; a sentence that speaks of 表1 goes on and ends with a stop.
"""

from __future__ import annotations

from collections.abc import Sequence

from jiaokan.grammar.characters import HAN
from jiaokan.grammar.label import CAPTION, LONGEST_CAPTION_CHARACTERS
from jiaokan.grammar.stop import ends_sentence
from jiaokan.read.label import Label, Labels
from jiaokan.read.lines import MarkedLine
from jiaokan.text import re

_TAKEN = re.compile(
    r".{0,200}(?:记者|通讯员|作者|新华社|本报|資料|资料)[^。]{0,16}[摄攝]|.{0,80}(?:摄影|攝影|供图|图片来源)[:：／/｜| ][^，。]{2,20}"
    rf"|.{{2,80}}。[{HAN}]{{2,8}}[\u3000 ]?[摄攝]|.{{0,80}}[（(](?:资料)?图片?[）)]"
)


def label_captions(lines: Sequence[MarkedLine], labels: Labels) -> None:
    """Label the captions among the lines that have no label yet."""
    for index, line in enumerate(lines):
        if labels[index] is not None or line.mark:
            continue
        if CAPTION.match(line.text) and len(line.text) <= LONGEST_CAPTION_CHARACTERS and not ends_sentence(line.text):
            beside = any(0 <= place < len(lines) and lines[place].mark == "|" for place in (index - 1, index + 1))
            if beside or line.text[0] in "图圖":
                labels[index] = Label("caption", None, "number and name of a table or figure")
        elif _TAKEN.fullmatch(line.text):
            labels[index] = Label("caption", None, "says who took the picture")
