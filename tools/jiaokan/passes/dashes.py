"""A dash is two em dashes, —— (GB/T 15834—2011, 4.10): typed hyphens, horizontal bars and mixtures of them in Chinese text become it.

One em dash alone joins the ends of a range or the parts of a standard's number, and stays; so does a rule made of dashes.
"""

from __future__ import annotations

from collections.abc import Iterator

from jiaokan.grammar.characters import HAN, WIDE
from jiaokan.page.literal import prose
from jiaokan.text import Edit, re

RUN = re.compile("--+|――*|──+|－－+|––+|-—|－—|–—|—[-－–]")
DASH = re.compile(f"(?:(?<=[{HAN}{WIDE}”’])|^)(?:-{{2,3}}|――|─{{2,3}}|－{{2,3}}|–{{2,3}}|[-－–]—|—[-－–])(?=[{HAN}“‘《（]|$)", re.MULTILINE)
PARTING = "：，、"
"""Behind one of these at the end of a line hyphens stand for what is not there."""

_DIGIT = "0-9０-９"
DATES = re.compile(
    f"－(?:(?<=[{_DIGIT}]{{4}}－)|(?<=[年月日]－))(?=[{_DIGIT}]{{4}}年|[{_DIGIT}]{{1,2}}[月日])|一(?<=[（(《 ][0-9]{{4}}一)(?=[0-9]{{4}}年)"
)
"""The hyphen of a range, between a year or a date and the next one; and 一, for which recognition takes it between two years."""


def find(text: str) -> Iterator[Edit]:
    """Such a run between Chinese characters, or before one at the start of a line, becomes ——; － between two dates becomes —"""
    yield from (Edit(match.start(), match.end(), "—", "range-dash") for match in DATES.finditer(text))
    for start, line, runs in prose(RUN, text):
        for candidate in runs:
            run = DASH.match(text, candidate.start())
            if run is None or (run[0] == "--" and "++" in line):
                continue  # where ++ is an operator, so is --
            if run.end() < start + len(line) or (run.start() > start and text[run.start() - 1] not in PARTING):
                yield Edit(run.start(), run.end(), "——", "dash")
