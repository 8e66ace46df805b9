"""A day as ISO 8601, from any of the forms in which documents write one."""

from __future__ import annotations

from jiaokan.grammar.date import YEAR_WITH_LETTERS
from jiaokan.grammar.fact_line import date
from jiaokan.grammar.numeral import NUMERAL, value
from jiaokan.text import re

_DAY = re.compile(rf"({NUMERAL}|{YEAR_WITH_LETTERS})年({NUMERAL})月({NUMERAL})[日号號]")


def iso(text: str) -> str | None:
    """A day as ISO 8601, from 2020年12月4日, 二〇二〇年十二月四日 or 2020-12-04; None if the text holds no day or a period."""
    found = list(_DAY.finditer(text))
    if len(found) > 1:
        return None
    if found:
        year, month, day = (value(part) for part in found[0].groups())
        republic = "民國" if re.search("中?[华華]?民[国國]", text[: found[0].start()]) else ""
        text = f"{republic}{year}-{month}-{day}"
    return date(text)[:10] or None
