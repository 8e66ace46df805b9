"""GB/T 7714—2015, numeric system: half-width marks, the day of access for everything read on the web.

The standard's own example of an official notice is of type A (archive), with the carrier OL; journals still ask for this edition.
"""

from __future__ import annotations

from jiaokan.cite.gbt7714 import Marks, arrange
from jiaokan.cite.model import Cited

MARKS = Marks(
    comma=", ",
    colon=": ",
    left="(",
    right=")",
    types={"official": "A/OL", "newspaper": "N/OL", "journal": "J/OL", "report": "R/OL", "web": "EB/OL"},
    accessed=frozenset(("official", "newspaper", "journal", "report", "web")),
    dated_in_brackets=frozenset(("official", "report", "web")),
)


def gbt7714_2015(c: Cited) -> str:
    """责任者. 题名: 文号[A/OL]. (日期)[引用日期]. 链接."""
    return arrange(c, MARKS)
