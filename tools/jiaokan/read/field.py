"""Lines of an official letter that name the part they are, as letters in Taiwan do: 受文者：…, 主旨：…, 說明：.

《文書處理手冊》 (行政院) fixes the names: the head gives sender, addressee, date and number, the body is 主旨, 說明, 辦法,
正本 and 副本 say who receives it. 主旨 is what tells such a letter; without it these lines are left to the other rules.
"""

from __future__ import annotations

from collections.abc import Sequence

from jiaokan.edition.document import BlockType
from jiaokan.read.label import Label, Labels
from jiaokan.read.lines import MarkedLine
from jiaokan.text import re

_FIELD = re.compile(
    r"(?P<issuer>[發发]文[機机][關关])|(?P<addressee>受文者)|(?P<date>[發发]文日期)|(?P<number>[發发]文字[號号])|(?P<attachment>附件)"
    r"|(?P<note>速[別别]|密等(?:及解密[條条]件或保密期限)?|地址|[傳传]真|[電电][話话]|承[辦办]人|[聯联][絡络]人|電子郵件|[聯联][絡络]方式|正本|副本|抄本)"
)
_OWN = re.compile(r"(?:主旨|說明|说明|辦法|办法|擬辦|公告事項|依據)[:：]$")
_SUBJECT = re.compile(r"主旨[:：]")
HEAD_LINES = 30
"""How many lines may stand above 主旨."""


def is_letter(lines: Sequence[MarkedLine]) -> bool:
    """Whether 主旨 opens one of the first lines."""
    return any(_SUBJECT.match(line.text) for line in lines[:HEAD_LINES])


def label_fields(lines: Sequence[MarkedLine], labels: Labels) -> None:
    """Label the lines of a letter that name their part; a part's name alone on its line is a heading."""
    for index, line in enumerate(lines if is_letter(lines) else ()):
        found = _FIELD.match(line.text)
        if labels[index] is not None and not found:
            continue
        if found and line.text[found.end() : found.end() + 1] in ("：", ":"):
            kind: BlockType = found.lastgroup  # type: ignore[assignment]
            labels[index] = Label(kind, None, "names its part")
        elif _OWN.fullmatch(line.text):
            labels[index] = Label("heading", 2, "name of a part of a letter, alone on its line")
