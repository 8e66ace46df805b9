"""The heading of a judgment of a court of Hong Kong.

The judiciary sets on its judgments the number of the action, the neutral citation, 香港特別行政區, the court over one or two lines,
the action with its year, the parties, the judge, rows with days, and then what kind of judgment it is.
The region above a court and an action prove it: a story sets none of them on a line of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile
from typing import NamedTuple

from jiaokan.grammar.characters import HAN
from jiaokan.grammar.date import ANY_DAY
from jiaokan.grammar.fact_line import date
from jiaokan.grammar.numeral import NUMERAL, value
from jiaokan.text import re

REGION = "香港特別行政區"
"""How the heading begins; the same line stands among the parties of criminal cases."""
ABOVE_LINES, COURT_LINES, HEAD_LINES = 4, 2, 60
"""Over how many lines numbers stand above the region at most, over how many the court below it, and the whole heading."""
_COURT = re.compile(f"[{HAN}]{{0,8}}(?:法院|法庭|[审審]裁[处處])")
_ACTION = re.compile(rf"[{HAN}（）()]{{2,20}}?{NUMERAL}年第{NUMERAL}(?:[及至、]{NUMERAL})*[號号]")
_CODE = re.compile(r"[A-Z]{2,6} ?\d{1,6}[A-Z]?/\d{4}")
"""The action as the register numbers it: DCCC 1/2024."""
_GIVEN = re.compile(rf"(?:[{HAN}]{{0,8}}[判裁頒颁勘][{HAN}]{{0,6}})?日期[:：](?P<day>{ANY_DAY})")
"""A row with the day on which it was given; 聆訊日期 and 審訊日期 are days of hearings."""
_KIND = re.compile(f"[{HAN}]{{0,6}}(?:判[案決决刑]|裁[決决定]|勘[誤误])(?:理由)?[書书]?")
"""What it is, on a line of its own."""


class HongKongJudgment(NamedTuple):
    """What the heading says; empty strings where it does not."""

    title: str
    court: str
    number: str
    day: str
    """ISO 8601."""


def judgment_of_hong_kong(texts: Sequence[str]) -> HongKongJudgment | None:
    """The heading of the judgment that a text is; None if it is none.

    Args:
        texts: the blocks of a document.

    Examples:
        >>> judgment_of_hong_kong(["DCCC 1/2024", "香港特別行政區", "區域法院", "刑事案件2024年第1號", "日期：2025年4月30日", "判刑理由書"])
        HongKongJudgment(title='香港特別行政區區域法院判刑理由書', court='香港特別行政區區域法院', number='DCCC 1/2024', day='2025-04-30')
        >>> judgment_of_hong_kong(["香港特別行政區", "區域法院", "被告人認罪。"])
    """
    split = (one.strip(" \u3000|") for text in texts[:HEAD_LINES] for one in text.split("\n"))
    named = [line for line in split if any(map(str.isalnum, line))]
    lines = ["".join(line.split()) for line in named]
    begin = next((at for at, line in enumerate(lines[: ABOVE_LINES + 1]) if line == REGION), len(lines))
    courts = list(takewhile(_COURT.fullmatch, lines[begin + 1 : begin + 1 + COURT_LINES]))
    rest = lines[begin + 1 + len(courts) :]
    if not courts or not rest or not _ACTION.fullmatch(rest[0]):
        return None
    court, code = REGION + "".join(courts), next(filter(_CODE.fullmatch, named[:begin]), "")
    return HongKongJudgment(court + next(filter(_KIND.fullmatch, rest), ""), court, code or rest[0], _given(rest))


def _given(lines: Sequence[str]) -> str:
    """The day on which it was given, of several rows the last; a label may have its value on the next line."""
    rows = (line + below if line.endswith(("：", ":")) else line for line, below in pairwise((*lines, "")))
    days = [found["day"] for row in rows if (found := _GIVEN.match(row))]
    return date("-".join(str(value(part)) for part in re.findall(NUMERAL, days[-1])))[:10] if days else ""
