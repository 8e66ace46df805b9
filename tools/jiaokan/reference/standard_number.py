"""Numbers of standards: GB/T 19001—2016, JJF 1016—2014, DB37/T 1207, T/ABC 001—2020, ISO 9001:2015.

A number is the code of the standard's kind, a serial number, and the year after a dash (GB/T 1.1—2020).
A code of two letters alone could be anything, so it needs /T or a year.
"""

from __future__ import annotations

from collections.abc import Iterator

from jiaokan.grammar.near import near
from jiaokan.reference.model import Reference
from jiaokan.text import re

_CODE = (
    r"(?P<code>GB(?:/[TZ]|J|Z(?:/T)?)?|JJ[FG]|DB\d{2,6}(?:/[TZ])?|T/[A-Z]{2,8}|[A-Z]{2}/[TZ]"
    r"|ISO(?:/(?:IEC|TS|TR|PAS|IEC Guide))?|IEC(?:/(?:TS|TR))?|(?P<bare>[A-Z]{2}))"
)
_NUMBER = re.compile(
    rf"(?<![A-Za-z0-9/]){_CODE} ?(?P<serial>\d{{1,6}}(?:[.．]\d{{1,3}}){{0,3}})"
    r"(?: ?[—–－-] ?(?P<year>(?:19|20)\d{2}|\d{2}(?!\d))| ?[:：](?P<colon>(?:19|20)\d{2}))?(?![A-Za-z0-9%])"
)
_CAPITAL = re.compile("[A-Z](?<![A-Za-z0-9/].)(?=[A-Z/])")
_NO_STANDARD = re.compile("[号条年月日元个万亿]")


def find_standards(string: str) -> Iterator[Reference]:
    """Each number of a standard, in order; the name of each has one blank and a long dash: GB/T 1.1—2020."""
    for match in near(_NUMBER, string, _CAPITAL, 0, 48):
        year = match["year"] or match["colon"]
        if (match["bare"] and not year) or (not year and _NO_STANDARD.match(string, match.end())):
            continue
        name = f"{match['code']} {match['serial'].replace('．', '.')}" + (f"—{year}" if year else "")
        yield Reference("number", match.start(), match.end(), match[0], name)
