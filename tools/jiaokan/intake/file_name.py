"""The title that the name of a file and the head of its text tell together.

A database of papers names what one downloads by title and author, a program that keeps references by author, year and title, a scraper by
the column. The name of a file cannot have every mark, and may be wrong; where the head says the same words, it is the title.
"""

from __future__ import annotations

from collections.abc import Sequence

from jiaokan.grammar.characters import HAN
from jiaokan.intake.untitled import stem
from jiaokan.text import re

PAPER_BLOCKS = 24
"""Among how many blocks a paper has its title and its author."""
_OF_A_PAPER = re.compile(rf"(?P<title>[^_]{{8,}})_(?P<author>[{HAN}]{{2,4}})|[{HAN}A-Za-z., ]{{2,40}} - (?:19|20)\d\d - (?P<kept>.{{4,}})")
"""How databases of papers name what one downloads, 某问题研究_某甲.pdf, and programs that keep references: 某甲 - 2006 - 某问题研究.pdf."""
_IN_COLUMN = re.compile(rf"[\[【][{HAN}]{{2,4}}[\]】][ _]*(?=.{{6}})")
_LEADS = re.compile("原[标標][题題][:：][ \u3000]?")
_CLOSING = "”’」』》〉）)！？!?"
"""What belongs to a title behind its last word."""


def told_by_file(name: str, texts: Sequence[str]) -> str:
    """The title; empty if the head does not bear it out.

    Args:
        name: of the file, without folders.
        texts: the blocks of the document.

    Examples:
        >>> told_by_file("某某问题的影响研究_林某.pdf", ["某刊 2018年", "某某问题的影响研究①林", "某", "摘要：…"])
        '某某问题的影响研究'
        >>> told_by_file("[体育]某某队主场获胜.txt", ["原标题：“某某队”主场获胜！昨日，双方在某地相遇。"])
        '“某某队”主场获胜！'
    """
    title, author = paper_file(name)
    top = "".join(char for text in texts[:PAPER_BLOCKS] for char in text if char.isalnum())
    if title:
        return title if "".join(filter(str.isalnum, title)) in top and author in top else ""
    if (title := in_column(name)) and texts:
        start = found.end() if (found := _LEADS.match(texts[0])) else 0
        end = same_words(title, texts[0][start:])
        return texts[0][start : start + end].strip(" \u3000") if end else ""
    return ""


def paper_file(name: str) -> tuple[str, str]:
    """Title and author of the name of a file that a database of papers gave it; two empty strings if it is none.

    Args:
        name: of the file, without folders.

    Examples:
        >>> paper_file("某某问题的影响研究_林某.pdf"), paper_file("某某问题的影响研究.pdf")
        (('某某问题的影响研究', '林某'), ('', ''))
        >>> paper_file("林某和何某云 - 2006 - 某某理论及其发展.md")
        ('某某理论及其发展', '')
    """
    found = _OF_A_PAPER.fullmatch(stem(name))
    return ((found["title"] or found["kept"]).strip(), found["author"] or "") if found else ("", "")


def in_column(name: str) -> str:
    """The title of a file that is named by its column too, 【体育】某队获胜.txt; empty if it is not.

    Args:
        name: of the file, without folders.
    """
    found = _IN_COLUMN.match(own := stem(name))
    return own[found.end() :].strip() if found else ""


def same_words(title: str, text: str) -> int:
    """Where the words of a title end with which a text begins, marks and blanks apart; nought if it begins with others.

    Examples:
        >>> same_words("某队获胜", "“某队”获胜！昨日"), same_words("某队获胜", "某队失利")
        (7, 0)
    """
    own = [char for char in title if char.isalnum()]
    at, matched = 0, 0
    while at < len(text) and matched < len(own):
        if text[at].isalnum():
            if text[at] != own[matched]:
                return 0
            matched += 1
        at += 1
    while at < len(text) and text[at] in _CLOSING:
        at += 1
    return at if own and matched == len(own) else 0
