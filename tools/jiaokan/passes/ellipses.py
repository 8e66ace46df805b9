"""An ellipsis is six dots, …… (GB/T 15834—2011, 4.11): three to six dots of one kind in Chinese text become it, and half of one does.

Dots that lead to a page number are no ellipsis, nor are more than six: they lead the eye, or fill a line. A full stop before an
ellipsis ends its own sentence; between two commas … stands for the rest of a list, in formulae too; before a Latin letter dots are code.
"""

from __future__ import annotations

from collections.abc import Iterator

from jiaokan.grammar.characters import HAN, WIDE
from jiaokan.grammar.numeral import ORDINAL
from jiaokan.page.literal import prose
from jiaokan.text import Edit, re

DOTS = re.compile(
    r"(?<![.．。…⋯·・])(?:\.{3} \.{3}|·{3} ·{3}|\.{3,6}|．{3,6}|。{3,6}|·{3,6}|・{3,6}|…\.{2,4}|…(?: ?…)?|⋯(?: ?⋯)?)(?![.．。…⋯·・])"
)
IN_DOTS = ("…", "⋯", "...", "···", "。。。", "・・・", "．．．")
"""One of these is in each such run: a quick look, since few texts have one."""
TYPED = re.compile(r"[.．·・]")
RAISED = "·・"
"""Dots that also stand for cells or for beats; an ellipsis made of them touches the word before it."""
CHINESE = re.compile(f"[{HAN}{WIDE}“”‘’—]")
CODE = re.compile(r"[A-Za-z0-9_/]")
PAGE_NUMBER = re.compile(rf"[ \t\u3000]*[(（]?(?:[0-9]{{1,4}}|[ivxlcIVXLC]{{1,6}}|[{ORDINAL}]{{1,5}})[)）]?[ \t\u3000]*$")
NUMBER_NEXT = re.compile(r"[\[［][0-9]{1,5}[\]］]")
"""A number in brackets, to which dots lead."""
LATIN_QUOTED = re.compile('[“‘「『"][ -!#-~]{0,80}[A-Za-z]$')
"""Words of another language in quotation marks: “Create…”."""
NEAR_CHARACTERS = 81
"""Code points before dots among which these begin."""
CLOSINGS = ("”", "’", "」", "』", '"')
COMMAS = frozenset("，,、")
OPERATORS = tuple("+-−×*/=<>")
"""Behind one of these dots stand for the terms of a formula that are left out: 1+2+3+..."""
SPREAD = re.compile(r"[\s{(\[,]\.{3}[A-Za-z]")
"""Dots before the name of what there may be any number of; in a line with these others speak of them: {...number}."""
OPERATED = re.compile("[?(!<>=][=!<>]$")
"""An operator of two signs, whose operand dots stand for: ?=... in a pattern."""

NESTED = re.compile("[「“]…[『‘]")
"""Quotations whose words do not matter: the line speaks of their marks."""
PAUSE_NEXT = re.compile(" ?[，、；]")
"""A mark within a sentence, which follows no ellipsis: behind a blank the dots are a sign that is spoken of (加上 ... ，它就…)."""
FIRST, LAST = re.compile(f"[（(]([{HAN}]{{2,4}})$"), re.compile(f"([{HAN}]{{2,4}})[）)]")
RANGE_CHARACTERS = 5
"""Code points before dots in which the first of a row and its bracket stand."""


def find(text: str) -> Iterator[Edit]:
    """Dots beside Chinese become ……"""
    if not any(sign in text for sign in IN_DOTS):
        return
    for start, line, runs in prose(DOTS, text):
        is_told = SPREAD.search(line) is not None or NESTED.search(line) is not None
        for run in runs:
            here, there = run.start() - start, run.end() - start
            if run[0] == "……" or line.startswith("/", there) or is_told or (TYPED.match(run[0]) and CODE.match(line, there)):
                continue
            if run[0][0] in RAISED and line[max(0, here - 1) : here] == " ":
                continue
            if PAGE_NUMBER.match(line, there) or (TYPED.match(run[0]) and NUMBER_NEXT.match(line, there)):
                continue
            before, after = line[max(0, here - 2) : here].rstrip(" ")[-1:], line[there : there + 1]
            if before in COMMAS and after in COMMAS:
                continue
            if _is_range(line, here, there) or (line[here - 1 : here] == " " and TYPED.match(run[0]) and PAUSE_NEXT.match(line, there)):
                continue
            if before in OPERATORS or before + after in ("()", "（）") or OPERATED.match(line, max(0, here - 2), here):
                continue  # the arguments of a call that are left out, or what an operator is about
            if after in CLOSINGS and LATIN_QUOTED.search(line, max(0, here - NEAR_CHARACTERS), here):
                continue  # a button, a quotation in another language
            if CHINESE.match(before) or CHINESE.match(after):
                yield Edit(run.start(), run.end(), "……", "ellipsis")


def _is_range(line: str, start: int, end: int) -> bool:
    """Whether dots stand between the first and the last of a row in brackets, which end alike: （初号…八号）."""
    first, last = FIRST.search(line, max(0, start - RANGE_CHARACTERS), start), LAST.match(line, end)
    return first is not None and last is not None and first[1][-1] == last[1][-1]
