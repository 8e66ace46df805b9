"""The title and the author of a line that is both: 《某书》作者：某某, or as catalogues of old books set it, 某书〔清〕某某撰."""

from __future__ import annotations

from jiaokan.grammar.characters import HAN
from jiaokan.text import re

_BOOK = re.compile(r"《(?P<title>[^》]{1,40})》[ \u3000]*(?:作者|著者)[:：][ \u3000]*(?P<author>[^\s，。]{1,16})")
_STATEMENT = re.compile(
    rf"(?P<title>[{HAN}·]{{2,24}})[ \u3000]*[|｜/]?[ \u3000]*[〔\[（(][{HAN}]{{1,3}}[〕\]）)][ \u3000]?"
    rf"(?P<author>[{HAN}]{{2,4}}?)[ \u3000]*(?:[编編]?[撰著纂述]|[编編辑輯注註译譯校])"
)
"""A title with the statement of responsibility behind it, as catalogues of old books set it (GB/T 3792): 〔dynasty〕name, task."""


def book(line: str) -> tuple[str, str]:
    """The title and the author of a line that is both; two empty strings if it is not.

    Examples:
        >>> book("《斗破山河》作者：青衫客"), book("《斗破山河》读后"), book("某某遊記|〔清〕林某 著")
        (('斗破山河', '青衫客'), ('', ''), ('某某遊記', '林某'))
    """
    found = _BOOK.fullmatch(line.strip()) or _STATEMENT.fullmatch(line.strip())
    return (found["title"], found["author"]) if found else ("", "")
