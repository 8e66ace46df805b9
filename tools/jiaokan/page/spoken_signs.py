"""Signs that a page speaks about: those of patterns, formats and shells, which mean something to a machine and nothing to a sentence.

A page speaks of signs if several different ones stand in it as no prose has them: a backslash or % before one letter (\\d, %s), ^ or $
with no number or word on both sides. In such a page a run of signs belongs to no sentence where signs of that kind are in it, or where
it stands apart: ? between two blanks, ... in quotation marks.
"""

from __future__ import annotations

from functools import lru_cache

from jiaokan.page.code_span import within
from jiaokan.text import re

TOLD = re.compile(r"\\[A-Za-z](?![A-Za-z])|\\(?=[\"'”’」 \n(.*+?\\])|%[A-Za-z]{1,2}(?![A-Za-z0-9])|\^|\$(?![0-9])")
"""A sign that no sentence has; a price has a figure behind its $, a command of TeX several letters."""
IN_TOLD = ("\\", "^", "$", "%")
FORMULA = re.compile(r"\$\$?[^$\n]+\$\$?")
"""A formula, whose backslashes speak of nothing."""
ESCAPED_STOP = re.compile(r"(?:^|\n)[ \t]*[0-9]{1,4}\\\.|[0-9]\\\.[0-9]")
"""The stop of a number that a converter escaped, so that no list begins: 69\\. Sqrt(x)."""
OPERANDS = re.compile(r"[A-Za-z0-9)}\]][\^$][A-Za-z0-9({\[-]|[A-Za-z]\$(?![A-Za-z])|[A-Za-z]:?\\|\^[^A-Za-z0-9\\]\^|\$[^$]*\$")
"""A power, a currency, a path, a face, a formula."""
LEAST_TOLD_TIMES = 3
"""Different runs with such a sign, at least."""
LONGEST_RUN_CHARACTERS = 60
"""Code points of a run of ASCII signs, letters and figures at most."""
RUN = re.compile(r"[!-~]+")
STOPS = ",;:!?."
QUOTES = "\"'`"
PAIRS = (("(", ")"), ("[", "]"), ("{", "}"), ("<", ">"))
SIGN = re.compile(r"[\\^$*+{}\[\]|~%]")
"""A sign of patterns and formats."""
WORD = re.compile("[A-Za-z0-9]")
FIRST = re.compile(r"(?:^|\n)[ \t]*(?:[-*] )?$")
"""What stands before the first word of a line: a blank behind it parts it from what it means."""
APART = " \t\u3000\n\"'“”‘’「」『』（）()|。；"
"""What stands on both sides of a mark that is spoken of."""


def spoken_signs(text: str) -> list[tuple[int, int]]:
    """The stretches of a text that are signs it speaks about: start and end in code points, in order and apart."""
    if not any(sign in text for sign in IN_TOLD):
        return []
    return _spoken(text)


@lru_cache(maxsize=1)
def _spoken(text: str) -> list[tuple[int, int]]:
    """All such stretches; none in a text that does not speak of signs."""
    told: set[str] = set()
    written = sorted(match.span() for pattern in (FORMULA, ESCAPED_STOP) for match in pattern.finditer(text))
    for match in TOLD.finditer(text):
        if within(written, match.start()):
            continue
        start, end = _run(text, match.start())
        run = text[start:end]
        if end - start <= LONGEST_RUN_CHARACTERS and "`" not in run and not OPERANDS.search(run):
            told.add(run)
            if len(told) >= LEAST_TOLD_TIMES:
                return [span for run in RUN.finditer(text) if (span := _signs(text, *run.span()))]
    return []


def _run(text: str, place: int) -> tuple[int, int]:
    """The run of ASCII characters without a blank around a place, as far as it may reach."""
    start, end = place, place + 1
    while start and "!" <= text[start - 1] <= "~" and place - start <= LONGEST_RUN_CHARACTERS:
        start -= 1
    while end < len(text) and "!" <= text[end] <= "~" and end - place <= LONGEST_RUN_CHARACTERS:
        end += 1
    return start, end


def _signs(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The part of a run that is spoken of: without quotation marks around it, brackets of the sentence and the stop behind it."""
    if end - start > LONGEST_RUN_CHARACTERS:
        return None
    one, two = start, end
    while True:
        pair = _open(text, one, two)
        stopped = text[two - 1] in STOPS and (WORD.search(text, one, two) or text[one] != text[two - 1])
        if two - one > 1 and (text[one] in QUOTES or pair > 0):
            one += 1
        elif two - one > 1 and (text[two - 1] in QUOTES or stopped or pair < 0):
            two -= 1
        else:
            break
    if SIGN.search(text, one, two):
        return one, two + (text[two : two + 1] == " " and FIRST.search(text, max(0, one - LONGEST_RUN_CHARACTERS), one) is not None)
    before, after = text[one - 1 : one] or "\n", text[two : two + 1] or "\n"
    if WORD.search(text, one, two) or before not in APART or (after not in APART and before != "。"):
        return None
    return one - (before == " "), two + (after == " ")  # without the blanks it would be a mark of the sentence


def _open(text: str, one: int, two: int) -> int:
    """Whether a run begins (more than nought) or ends (less) with a bracket that has no partner in it and is not all of it."""
    for left, right in PAIRS:
        more = text.count(left, one, two) - text.count(right, one, two)
        if (more > 0 and text[one] == left) or (more < 0 and text[two - 1] == right):
            return more
    return 0
