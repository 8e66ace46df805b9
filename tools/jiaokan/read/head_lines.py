"""What the lines of a head are to one another: the name of the text, its copies, the way to it, the name of its author, its kind.

A page sets the name of its text more than once: as the last step of a way, with the number of a page, above and below its facts. So a
line that another one repeats in such a manner is rather the title than a line that stands alone.
"""

from __future__ import annotations

from collections.abc import Sequence

from jiaokan.grammar.body_name import is_body_name
from jiaokan.grammar.characters import HAN
from jiaokan.grammar.fact_line import CLOCK
from jiaokan.grammar.stop import ends_sentence
from jiaokan.grammar.web_words import is_tools
from jiaokan.read.headline import is_short
from jiaokan.read.lines import MarkedLine
from jiaokan.text import re

HEAD_LINES = 30
"""How many lines at the start of a document may hold the title."""
LEAST_NAMED_CHARACTERS = 8
"""How long a title is, in code points, that another line names."""
_STEPS = re.compile(r"(?:^|.)[ \u3000]?(?:[>＞›»☉]{1,2})[ \u3000]?(?=.)")
"""What parts the steps of a way to a page: 某网 > 某栏 > 某篇; a title has one such sign at most."""
_ADDRESS = re.compile(r"https?://|^10\.\d{4,9}/", needs="/")
"""An address, or a DOI (ISO 26324), which begins with its directory."""
_PAGING = re.compile(r"[ \u3000]*[（(][ \u3000]*\d{1,3}[ \u3000]*[/／][ \u3000]*\d{1,3}[ \u3000]*[)）]$")
_KIND_WORD = re.compile(rf"[{HAN}]{{2,6}}")
OPEN_ENDS = ("|", ">", "＞", "»")
"""What parts labels, at the end of a line: of a bar, of a way that goes on."""
LEAST_STEPS, LEAST_STEP_CHARACTERS = 2, 4
"""Signs in a way to a page, at least; and code points of the name of that page, at least."""
_WAY = re.compile("上一?[章页頁篇节節回].{0,60}下一?[章页頁篇节節回]", needs="上")
"""The row that leads to the pages before and behind."""
_NAME_WITH_POST = re.compile(rf"(?P<name>[{HAN}]{{2,4}})(?:[（(][^（）()]{{2,24}}[）)])?")


_NAMES = re.compile(rf"[{HAN}]{{2,4}}[\d*]{{0,3}}(?:[，、 \u3000]{{1,3}}[{HAN}]{{2,4}}[\d*]{{0,3}}){{0,7}}")
_WORKS_AT = re.compile(rf"[（(](?:1[.．、]? ?)?[{HAN}]{{2,}}(?:大[学學]|[学學]校|[所院局厅廳会會系站社]|中心|公司)[^（）()]*\d{{6}}")
"""Where authors work, with the code of their post, as journals set it under their names."""


def is_place_of_work(text: str) -> bool:
    """Whether a line says where authors work."""
    return _WORKS_AT.match(text) is not None


def with_place(text: str, below: str) -> tuple[str, ...]:
    """The names of a line under which stands where their bearers work; none if it is no such line.

    Examples:
        >>> with_place("林某某1，王某2", "（1.某某大学文学院，某地350000）"), with_place("论某某", "正文。")
        (('林某某', '王某'), ())
    """
    if _NAMES.fullmatch(text) is None or not is_place_of_work(below):
        return ()
    return tuple(re.sub(r"[\d*]", "", name) for name in re.split("[，、 \u3000]+", text))


def is_of_the_page(text: str) -> bool:
    """Whether a line shows where the reader is, or what he can do there: an address, a way, a row of pages, a clock, tools, a bar."""
    way = len(_STEPS.findall(text)) >= LEAST_STEPS or _WAY.search(text) is not None
    return way or _ADDRESS.search(text) is not None or CLOCK.search(text) is not None or text.endswith(OPEN_ENDS) or is_tools(text)


def heads_title(text: str, title: str) -> bool:
    """Whether a line is the name that another begins with before a colon: 某某（某院）, 某某：论某事."""
    found = _NAME_WITH_POST.fullmatch(text)
    return found is not None and title.startswith((f"{found['name']}：", f"{found['name']}:"))


def leads_to(text: str, title: str) -> bool:
    """Whether a line is the way to the page of which another is the name, 首页　某栏　某篇, or that name with its page: 某篇（1/3）."""
    if len(title) < LEAST_STEP_CHARACTERS or text == title or is_body_name(title):
        return False
    return _PAGING.sub("", text) == title or re.search(rf"[ \u3000>＞›»]{re.escape(title)}$", text) is not None


def is_kind_of(lines: Sequence[MarkedLine], index: int) -> bool:
    """Whether a short line says the kind of what the next line names in full: 院會紀錄, 某院第1次會議紀錄."""
    text, below = lines[index].text, lines[index + 1].text if index + 1 < len(lines) else ""
    short = lines[index].mark != "#" and _KIND_WORD.fullmatch(text) is not None
    return short and len(below) > 2 * len(text) and below.endswith(text[-2:]) and not ends_sentence(below)


def stands_twice(lines: Sequence[MarkedLine], index: int) -> bool:
    """Whether a line stands again right below itself: the name of the page, and that of its text."""
    text = lines[index].text
    below = index + 1 < len(lines) and lines[index + 1].text == text
    return below and len(text) >= LEAST_STEP_CHARACTERS and is_short(text) and not ends_sentence(text) and not is_of_the_page(text)


def stands_again(lines: Sequence[MarkedLine], index: int) -> bool:
    """Whether a line long enough to be no label stands again in the head."""
    again = sum(line.text == lines[index].text for line in lines[:HEAD_LINES]) > 1
    return again and len(lines[index].text) >= LEAST_NAMED_CHARACTERS


def is_speaker(lines: Sequence[MarkedLine], text: str) -> bool:
    """Whether what stands before the colon of a line is a name that heads another line: 某某：论某事, 某某."""
    name = re.split("[:：]", text, maxsplit=1)[0]
    return any(line.text == name or line.text.startswith((f"{name}（", f"{name}(")) for line in lines[:HEAD_LINES])
