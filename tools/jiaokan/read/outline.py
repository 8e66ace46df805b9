"""The numbering of Chinese outlines: which label opens a line, and what number it holds.

GB/T 9704—2012 orders the levels of a notice 一、 （一） 1. （1）; laws are divided by 第X编 章 节 条 (Legislation Law, art. 65),
standards by 5.1.1 and a) (GB/T 1.1—2020). The label alone never makes a heading: `heading` looks at the line and its neighbours.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from jiaokan.grammar.characters import HAN
from jiaokan.grammar.numeral import COUNTING, ORDINAL, value
from jiaokan.text import re

Style = Literal[
    "part", "chapter", "section", "article", "annex", "han", "han-bracket", "digit", "digit-bracket", "circle", "decimal", "letter", "dash"
]
"""Part 第一编, chapter 第一章, section 第一节, article 第一条, annex 附录A, 一、 （一） 1. （1） ① 5.1 a) ——."""

STYLE_RANKS: tuple[Style, ...] = ("part", "chapter", "section", "han", "han-bracket", "digit", "digit-bracket", "circle")
"""The styles that can be levels of headings, highest first."""

_UNIT_WORD = "(?:[万萬亿億元倍个個米吨噸克升千百多余餘]|公[里斤顷頃吨分]|小[时時])"
"""What right after a decimal makes it a quantity."""
_COUNTED = "[年月日时時分秒个個名人岁歲元万萬亿億倍度条條项項种種家次件期号號届屆级級周天千百多余餘]"
"""What right after a digit makes it a quantity or a date."""
_LABEL = re.compile(
    rf"第(?P<law>[{ORDINAL}\d]{{1,7}})(?P<unit>[编編篇章节節条條])(?:之(?P<sub>[{ORDINAL}]{{1,3}}))?(?![的款项項目规規第及和至、])"
    rf"|(?P<annex>附[录錄件表][A-Z\d{ORDINAL}]{{0,3}})(?=[　 ]|$)"
    rf"|(?P<han>[{ORDINAL}]{{1,4}})[、.．]"
    rf"|[（(〔](?P<bracket>[{ORDINAL}]{{1,4}})[）)〕]"
    rf"|(?P<decimal>\d{{1,2}}(?:\.\d{{1,2}}){{1,5}})(?![\d.%％])(?!{_UNIT_WORD})"
    r"|(?P<digit>\d{1,3})(?:[、．]|\.(?!\d))"
    r"|[（(](?P<inner>\d{1,3})[）)]"
    r"|(?P<close>\d{1,2})[）)]"
    r"|(?P<circle>[①-⑳㉑-㉟])"
    r"|(?P<letter>[a-zA-Z])[)）]"
    rf"|(?P<bare>\d{{1,2}})(?=[　 ]?[{HAN}])(?!{_COUNTED}(?!类$|類$))"
    r"|(?P<dash>——)(?!—)"
    rf"|(?P<lone>[{COUNTING}]{{1,3}})$"
)
_UNIT: dict[str, Style] = {
    "编": "part", "編": "part", "篇": "part", "章": "chapter", "节": "section", "節": "section", "条": "article", "條": "article",
}  # fmt: skip


class Number(NamedTuple):
    """The label at the start of a line."""

    style: Style
    value: int
    """The last number of the label: 3 for 第三章, 三、, 5.1.3, c); 0 for a dash or an annex without one."""
    end: int
    """Where the words after the label start, in code points."""
    depth: int = 1
    """Of a decimal: how many numbers it has."""
    bare: bool = False
    """Whether it is a digit without any mark, as in «1 范围»."""
    parent: str = ""
    """Of a decimal: what stands before its last number, 5.1 for 5.1.3."""


def number(line: str) -> Number | None:
    """The outline label that a line opens with, if any."""
    found = _LABEL.match(line)
    if not found:
        return None
    end = found.end()
    while end < len(line) and line[end] in " \u3000":
        end += 1
    kind, said = found.lastgroup, found[found.lastgroup or 0]
    if found["law"]:
        return Number(_UNIT[found["unit"]], value(found["law"]), end)
    match kind:
        case "annex":
            return Number("annex", 0, end)
        case "han" | "lone":
            return Number("han", value(said), end)
        case "bracket":
            return Number("han-bracket", value(said), end)
        case "decimal":
            parts = said.split(".")
            return Number("decimal", int(parts[-1]), end, len(parts), parent=".".join(parts[:-1]))
        case "digit":
            return Number("digit", int(said), end)
        case "bare":
            return Number("decimal", int(said), end, 1, True)
        case "inner" | "close":
            return Number("digit-bracket", int(said), end)
        case "circle":
            return Number("circle", _circled(said), end)
        case "letter":
            return Number("letter", ord(said.lower()) - 96, end)
    return Number("dash", 0, end)


def _circled(char: str) -> int:
    return ord(char) - ord("①") + 1 if char <= "⑳" else ord(char) - ord("㉑") + 21
