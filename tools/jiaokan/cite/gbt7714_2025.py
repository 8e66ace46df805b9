"""GB/T 7714—2025, numeric system, for a text in Chinese: full-width marks; the day of access for web pages only.

An official text that is read on the web is EB/OL; a newspaper N/OL; a bulletin R/OL with its date unbracketed.
"""

from __future__ import annotations

from jiaokan.cite.gbt7714 import Marks, arrange
from jiaokan.cite.model import Cited

MARKS = Marks(
    comma="，",
    colon="：",
    left="（",
    right="）",
    types={"official": "EB/OL", "newspaper": "N/OL", "journal": "J/OL", "report": "R/OL", "web": "EB/OL"},
    accessed=frozenset(("official", "web")),
    dated_in_brackets=frozenset(("official", "web")),
)


def gbt7714_2025(c: Cited) -> str:
    """责任者. 题名：文号[EB/OL]. （日期）[引用日期]. 链接."""
    return arrange(c, MARKS)
