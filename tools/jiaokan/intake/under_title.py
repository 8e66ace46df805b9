"""What the lines right under a title say of the day, the names and the paper, without words that name them.

Pages print `2018-07-09 12:51某某`, `某某　某号　2021-02-04`, `某刊　2018年3期`, `《某报》（2025年12月18日　第02版）` there. A clock is
software's, and so is how often a page was read, so a day with one of them is that of the page; a day without is only if a name stands
beside it which heads another line too.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from jiaokan.grammar.characters import HAN
from jiaokan.grammar.date import FIGURES_DAY, STAMP, TIME
from jiaokan.grammar.dynasty import DYNASTY
from jiaokan.grammar.fact_line import date
from jiaokan.read.head_lines import with_place
from jiaokan.text import re

BELOW_LINES, NAMED_LINES = 4, 12
"""Among how many lines below the title the facts stand, and among how many a name stands again."""
LONGEST_CHARACTERS = 60
_STAMP = re.compile(rf"(?P<day>(?<!\d){STAMP})(?P<clock>\s*{TIME}(?!\d))?")
_COUNTED = re.compile(
    r"\d+ ?次?(?:[阅閱][读讀]|[浏瀏][览覽]|[点點][击擊])|已[阅閱] ?\d+ ?次"
    r"|(?:[阅閱][读讀]|[浏瀏][览覽]|[点點][击擊])[^\d，。]{0,3}[:：]? ?\d+"
)
"""How often a page was read, which only software counts."""
_NAME = rf"[{HAN}]{{2,4}}"
_IS_NAME = re.compile(_NAME)
_HEADS = re.compile(rf"(?P<name>{_NAME})(?:$|[ \u3000（(]|(?=\d))")
_BIO = re.compile(rf"[【\[（(]?(?:作者|第一作者)[简簡]介[】\])）]?[ \u3000]?[:：]?[ \u3000]?(?P<name>[{HAN}]{{2,4}})(?![{HAN}])")
"""How what a journal says of the author begins: 作者简介：某某（1981—），男."""
_SIGNED = re.compile(rf"[□■◇◆○●◎]\s?(?:文\s?[/／]\s?)?(?P<names>{_NAME}(?:[ \u3000、，]+{_NAME})*)")
_ISSUE = re.compile(rf"(?P<paper>[{HAN}A-Za-z·()（）]{{2,24}}?)[ \u3000]?(?:19|20)\d\d年?[ \u3000]?第?\d{{1,3}}期")
_SHEET = re.compile(rf"《\s?(?P<paper>[^》]{{2,16}})》\s?[（(]\s?(?P<day>{FIGURES_DAY})[^（）()]{{0,20}}版\s?[）)]")
_OF_OLD = re.compile(rf"[〔（(\[]?(?:{DYNASTY})代?[〕）)\]]?[ \u3000]?[•·・]?[ \u3000]?(?P<name>{_NAME})")
"""A dynasty and a name, as collections of classics set them: 〔明代〕某某, 宋代 • 某某."""
_SITE = re.compile(rf"[{HAN}]{{1,8}}(?:[网網]|[日晚早][报報])")
_COLUMN = re.compile(rf"[{HAN}]{{2,10}}")
_PARTED = re.compile("[〕）)\\]•·・ \u3000]")
_ENDED = re.compile("[。！？；]")


class Stated(NamedTuple):
    """What was found; empty where nothing is said."""

    day: str = ""
    names: tuple[str, ...] = ()
    paper: str = ""
    journal: str = ""
    """Of which an issue is named, whose papers are no news."""


def under_title(title: str, below: Sequence[str]) -> Stated:
    """Read the lines under a title.

    Args:
        title: of the document.
        below: the blocks below it, in their order.

    Examples:
        >>> under_title("某考", ["2018-07-09 12:51林某某", "某刊　2018年3期", "林某某", "（某大学，某市）"])
        Stated(day='2018-07-09', names=('林某某',), paper='', journal='某刊')
        >>> under_title("林某某：某考", ["林某某", "正文。"]).names, any(under_title("日记", ["1962-03-04 晴"]))
        (('林某某',), False)
    """
    lines = [line for line in below[:BELOW_LINES] if len(line) <= LONGEST_CHARACTERS and not _ENDED.search(line)]
    name = _name(title, below, lines)
    sheet = next((found for line in lines if (found := _SHEET.fullmatch(line))), None)
    issue = next((found for line in lines if (found := _ISSUE.fullmatch(line))), None)
    clocks = {date(found["day"]) for line in below[:NAMED_LINES] if (found := _STAMP.search(line)) and found["clock"]}
    lines = lines if len(clocks) <= 1 else []  # Those of entries, of files, of what others wrote.
    day = next(
        (
            date(found["day"])
            for line in lines
            if (found := _STAMP.search(line)) and (found["clock"] or _COUNTED.search(line) or (name and name in _parts(line)))
        ),
        "",
    )
    on_site = next(filter(None, map(_on_site, lines)), None)
    paper = sheet["paper"].strip() if sheet else on_site[1] if on_site else ""
    placed = next(filter(None, (with_place(*two) for two in pairwise(below[: BELOW_LINES + 1]))), ())
    day = day or (date(sheet["day"]) if sheet else on_site[0] if on_site else "")
    return Stated(day, placed or ((name,) if name else ()), paper, issue["paper"].strip() if issue else "")


def _on_site(line: str) -> tuple[str, str] | None:
    """The day and the paper of a line of columns that ends with a day: 某栏　某某新闻网　2017-04-19."""
    found, parts = _STAMP.search(line), _parts(line)
    papers = [part for part in parts if _SITE.fullmatch(part)]
    if found is None or len(papers) != 1 or not all(map(_COLUMN.fullmatch, parts)):
        return None
    return date(found["day"]), papers[0]


def _name(title: str, below: Sequence[str], lines: Sequence[str]) -> str:
    """The name of the author: that of a dynasty, or one that stands below the title and at another place of the head as well."""
    if below and (old := _OF_OLD.fullmatch(below[0])) and _PARTED.search(below[0]):
        return str(old["name"])
    before = re.split("[:：]", title, maxsplit=1)[0] if re.search("[:：]", title) else ""
    heads = [found["name"] if (found := _HEADS.match(line)) else "" for line in below[:NAMED_LINES]]
    told = next((found["name"] for line in below[:NAMED_LINES] if (found := _BIO.match(line))), "")
    for name in (before, told):
        if name and (name in heads[:BELOW_LINES] or any(name in _parts(line) for line in lines)):
            return name
    stamped = ((at, part) for at, line in enumerate(below[:BELOW_LINES]) if line in lines and _STAMP.search(line) for part in _parts(line))
    return next((part for at, part in stamped if _IS_NAME.fullmatch(part) and part in (*heads[:at], *heads[at + 1 :])), "")


def signed(texts: Sequence[str]) -> tuple[str, ...]:
    """The names of a last line that begins with the sign of a paper, which no other line begins with: □某某.

    Examples:
        >>> signed(["正文。", "□林某某"]), signed(["□同意", "□反对"])
        (('林某某',), ())
    """
    found = _SIGNED.fullmatch(texts[-1].strip()) if texts else None
    if found is None or any(text.startswith(texts[-1][0]) for text in texts[:-1]):
        return ()
    return tuple(re.split("[ \u3000、，]+", found["names"])) if found else ()


def _parts(line: str) -> list[str]:
    """The words of a line beside its day."""
    return [part for part in re.split(r"[\s\u3000|｜·]+", _STAMP.sub(" ", line)) if part]
