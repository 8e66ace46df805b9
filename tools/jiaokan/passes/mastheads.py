"""The head of a newspaper page that stands above the text is dropped: the paper's name, the day with its weekday, the number of the page.

A single page repeats nothing, so it is told by what it says. One such line alone may be text (a diary opens with a day and its
weekday), so two different ones must stand together, or the name and the day on one line, and text must follow. A day, an issue and a host
may head a bulletin that is a text of its own; beside what only a paper says (今日8版, its serial number) they are its head.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jiaokan.grammar.characters import HAN
from jiaokan.grammar.date import WEEKDAYS
from jiaokan.grammar.numeral import ORDINAL
from jiaokan.page.line import Line, lines
from jiaokan.text import Doubt, Edit, re

GAP = r"[ \u3000]{0,4}"
DIGIT = f"[0-9{ORDINAL}]"
WEEKDAY = f"[,，(（]?{GAP}(?:星期|周|週){GAP}[{WEEKDAYS}天]{GAP}[)）]?"
DATE = rf"{DIGIT}{{4}}{GAP}年{GAP}{DIGIT}{{1,3}}{GAP}月{GAP}{DIGIT}{{1,3}}{GAP}日"
DAY = f"{DATE}{GAP}{WEEKDAY}"
LUNAR = rf"(?:农历|農曆|夏历|[{HAN}]{{2}}年)[{HAN}]{{2,8}}"
NAME = rf"[{HAN}]{{1,10}}(?:报|報|周刊|週刊|通讯|通訊|新闻|新聞|公报|公報|导刊|時報|时报)"
TODAY = rf"今日[0-9{ORDINAL}]{{1,3}}版"
PAGE = rf"(?:第{GAP}[A-Z]?[0-9{ORDINAL}]{{1,3}}{GAP}版|[A-Z]?[0-9]{{1,3}}{GAP}版)(?:{GAP}[:：·|｜]?{GAP}[{HAN}·]{{2,8}})?|{TODAY}"
PLAIN_DAY = rf"(?:{DATE}|{DIGIT}{{4}}[-./][0-9]{{1,2}}[-./][0-9]{{1,2}})(?:{GAP}{WEEKDAY})?"
ISSUE = rf"(?:总|總)?第{GAP}[0-9]{{1,6}}{GAP}期(?:[（(](?:总|總)第[0-9]{{1,6}}期[）)])?"
SERIAL = r"(?:国内统一(?:连续出版物号|刊号)|國內統一刊號|邮发代号)[：:]? ?(?:CN)?[ 0-9A-Z/-]{3,14}"
HOST = rf"(?:主办|主管|主辦)(?:单位|單位)?[：:][{HAN}]{{2,20}}"
PART = rf"(?:{PLAIN_DAY}|{ISSUE}|{PAGE}|{SERIAL}|{HOST})"
PARTS = re.compile(rf"{PART}(?:[ \u3000|｜·“”\"]{{0,4}}{PART}){{0,5}}", needs="年期版号號：:.-/")
"""A line of nothing but days, issues, numbers of pages and serial numbers."""
PAPER = re.compile(f"{TODAY}|{SERIAL}")
"""What only a paper says of itself."""
PAPER_NAME = re.compile(rf"[{HAN}]{{2,10}}")
KINDS = {
    "name": re.compile(NAME, needs="报報刊讯訊闻聞"),
    "day": re.compile(f"{DAY}(?:{GAP}{LUNAR})?", needs="周週期"),
    "page": re.compile(PAGE, needs="版"),
    "both": re.compile(f"(?:{PAGE})?{GAP}{NAME}{GAP}[|｜·]?{GAP}{DAY}(?:{GAP}(?:{PAGE}))?"
                       f"|(?:{PAGE})?{GAP}{DAY}{GAP}[|｜·]?{GAP}{NAME}(?:{GAP}(?:{PAGE}))?"
                       f"|{DAY}{GAP}[|｜·]?{GAP}(?:{PAGE})|(?:{PAGE}){GAP}[|｜·]?{GAP}{DAY}", needs="周週期"),
}  # fmt: skip
"""What a whole line of a masthead says."""
MASTHEAD_LINES = 4
"""Lines that a masthead has at most."""
MASTHEAD_CHARACTERS = 300
"""Code points in which a masthead stands."""


def find(text: str) -> Iterator[Edit | Doubt]:
    """Drop the first lines, as far as each says what only the head of a page says; of heads that follow each other, all."""
    start = 0
    while (end := _end(rows := lines(text[start : text.find("\n", start + MASTHEAD_CHARACTERS) + 1 or len(text)]))) > 0:
        yield Edit(start + rows[0].start, start + rows[end - 1].end, "", "masthead")
        start += rows[end - 1].end


def _end(rows: Sequence[Line]) -> int:
    """How many lines from the first are the head of a page."""
    kinds: list[str] = []
    for row in rows[:MASTHEAD_LINES]:
        kind = next((kind for kind, pattern in KINDS.items() if pattern.fullmatch(row.text)), None)
        if kind is None:
            break
        kinds.append(kind)
    if len(kinds) < len(rows) and ("both" in kinds or len(set(kinds)) > 1):
        return len(kinds)
    first = 1 if rows and PAPER_NAME.fullmatch(rows[0].text) else 0
    last = first
    while last < min(len(rows), first + MASTHEAD_LINES) and PARTS.fullmatch(rows[last].text):
        last += 1
    return last if last < len(rows) and any(PAPER.search(row.text) for row in rows[first:last]) else 0
