"""How a paper says that it is to be cited (GB/T 7714—2015, 8.1 and the journals' own line 引用本文：): authors, title, kind, journal, year.

Sites of journals set the line above the abstract, also where the title itself stands in no line of the text.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from jiaokan.text import re

HEAD_BLOCKS = 12
_CITED = re.compile(
    r"(?:本文)?引用(?:本文|格式|信息)[:：]\s?(?P<authors>[^.．\[\]]{2,60})[.．]\s?(?P<title>[^\[\]]{4,120}?)\s?\[[A-Z]{1,2}(?:/OL)?\]"
    r"[.．]\s?(?P<paper>[^,，]{2,40}?)[,，]\s?(?:19|20)\d\d"
)


class Citation(NamedTuple):
    """What the line says; empty strings where there is none."""

    title: str = ""
    paper: str = ""


def citation(texts: Sequence[str]) -> Citation:
    """The paper that a text is, by its own line of citation.

    Args:
        texts: the blocks of a document.

    Examples:
        >>> citation(["林某某. 论某某之源[J]. 某大学学报, 2023."])
        Citation(title='', paper='')
        >>> citation(["引用本文：林某某. 论某某之源[J]. 某大学学报, 2023, 39(1): 73-89."])
        Citation(title='论某某之源', paper='某大学学报')
    """
    found = [match for text in texts[:HEAD_BLOCKS] if (match := _CITED.match(text))]
    return Citation(found[0]["title"].strip(), found[0]["paper"].strip()) if len(found) == 1 else Citation()
