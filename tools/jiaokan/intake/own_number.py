"""The number of a document itself: from its line of number, its card, the line under its title, or a line that is nothing but a number.

GB/T 9704—2012, 7.2.5, gives it a line of its own; an order has 令 on one line and its serial on the next.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from jiaokan.grammar.characters import HAN
from jiaokan.grammar.date import ANY_DAY
from jiaokan.grammar.numeral import NUMERAL, value
from jiaokan.intake.evidence import CARD, LONE, NUMBER_LINE, UNDER_TITLE, first
from jiaokan.reference.model import Reference
from jiaokan.reference.number import find_numbers
from jiaokan.script.plain import simplified
from jiaokan.text import re

_KIND = re.compile("(?:公告|通告|令)$")
_SERIAL = re.compile(rf"第\s*({NUMERAL})\s*[号號]")
_OF_A_TERM = re.compile(rf"(?<=令)[（(](?:第?{NUMERAL}[届屆])第({NUMERAL})[号號][）)]$")
"""The serial of an order of the president, with the term of the congress before it: 主席令（九届第37号）."""
_DISCLOSED = re.compile(r"(?:公告)?[编編][号號] ?[:：] ?(?P<number>[临臨定]?[（(]?(?:19|20)\d\d[）)]?-\d{1,4})[号號]?(?=$|[ \u3000])")
"""The number of what a listed company discloses, as the exchanges have it at the head: 公告编号：2021-109."""

_DAY_AT_END = re.compile(rf"[ \u3000]*[（(]{ANY_DAY}[)）]$")
"""The day that a list of laws sets behind a title."""
_AT_END = re.compile(rf"[（(](?P<number>[{HAN}]{{2,10}}〔(?:19|20)\d\d〕\d{{1,5}}号)[）)]$")


def numbered_title(title: str) -> tuple[str, str]:
    """A title without the number that stands in brackets behind it, and that number; empty if there is none.

    Examples:
        >>> numbered_title("某厅关于某事的通知（某办发〔2017〕2号）"), numbered_title("某法（108年02月12日）")
        (('某厅关于某事的通知', '某办发〔2017〕2号'), ('某法', ''))
    """
    title = _DAY_AT_END.sub("", title)
    found = _AT_END.search(title)
    return (title[: found.start()], found["number"]) if found else (title, "")


def own_number(title: str, lines: Sequence[str], card: str, under: str, head: Sequence[str]) -> tuple[str, str]:
    """The number, and where it was found, in words for the editor; two empty strings if there is none.

    Args:
        title: of the document.
        lines: the blocks that were read as numbers.
        card: what the card of facts says.
        under: what the line of promulgation says.
        head: the first blocks.
    """
    number, at = first(
        (next((_written(found) for text in lines for found in _numbers(text, title)), ""), NUMBER_LINE), (card, CARD), (under, UNDER_TITLE)
    )
    if not number or number.startswith(("令", "公告")):  # It says only what it is, and the line above it whose.
        lone = next(_lone_numbers(_joined_orders(head)), "")
        disclosed = next((found["number"] for text in head if (found := _DISCLOSED.match(text))), "")
        return first((lone, LONE), (number, at), (disclosed, LONE))
    return number, at


def _joined_orders(texts: Sequence[str]) -> Iterator[str]:
    """The first lines, with the two of an order or an announcement as one: 中华人民共和国国务院令, and below it 第 499 号."""
    for one, two in pairwise((*texts, "")):
        serial = _SERIAL.fullmatch(two.strip())
        yield f"{one}第{serial[1]}号" if serial and one.endswith(("令", "公告")) else _OF_A_TERM.sub(r"第\1号", one)


def _lone_numbers(texts: Iterable[str]) -> Iterator[str]:
    """The numbers that stand alone on a line."""
    for text in texts:
        bare = text.strip(" \u3000（）()|")
        yield from (_written(found) for found in find_numbers(bare) if (found.start, found.end) == (0, len(bare)))


def _numbers(line: str, title: str) -> list[Reference]:
    """The numbers of a line; one without its kind (第13号, 2023年第13号) is that of the kind the title ends with."""
    kind = _KIND.search(title)
    return list(find_numbers(line)) or (list(find_numbers(f"{kind[0]}{_digits(line)}")) if kind else [])


def _written(number: Reference) -> str:
    """A number as the standard has it; in Traditional script as it stands, without blanks."""
    return number.name if simplified(number.text) == number.text else "".join(number.text.split())


def _digits(line: str) -> str:
    """第四十六号 as 第46号."""
    return re.sub(rf"第({NUMERAL})号", lambda found: f"第{value(found[1])}号", line.strip("()（） "))
