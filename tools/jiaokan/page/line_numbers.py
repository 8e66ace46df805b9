"""Numbers of lines, as drafts of laws, records of hearings and manuscripts have them: one more before each line, whatever it begins with.

Items of a list, verses and rows of a table are counted too, but end where they end. Where the lines behind the numbers are proven to wrap,
the numbers count lines of the page and no parts of the text.
"""

from __future__ import annotations

from jiaokan.page.line import lines
from jiaokan.page.region import regions
from jiaokan.text import re

NUMBERED = re.compile(r"(?m)^[ \t]*([0-9]{1,4})(?:[ \t\u3000]+(?=[^ \t\u3000\n])|[ \t\u3000]*$)", needs="0123456789")
"""A number at the start of a line, with the blank behind it; a line that is empty may have one too."""
LEAST_LINES = 10
"""Lines in a row that are counted at least."""
WRAPPED_SHARE = 0.6
"""The part of them that stand where lines are proven to wrap at least."""


def line_numbers(text: str) -> list[tuple[int, int]]:
    """The numbers of lines with the blanks behind them: start and end in code points, in order."""
    found: list[tuple[int, int]] = []
    run: list[re.Match[str]] = []
    for match in [*NUMBERED.finditer(text), None]:
        if match and run and int(match[1]) == int(run[-1][1]) + 1 and not text[text.find("\n", run[-1].end()) : match.start()].strip():
            run.append(match)
            continue
        if len(run) >= LEAST_LINES and _are_wrapped(text, run):
            found += [one.span() for one in run]
        run = [match] if match else []
    return found


def _are_wrapped(text: str, run: list[re.Match[str]]) -> bool:
    """Whether what stands behind the numbers wraps at a measure."""
    ends = [*(match.start() for match in run[1:]), text.find("\n", run[-1].end()) if "\n" in text[run[-1].end() :] else len(text)]
    rows = lines("\n".join(text[match.end() : end].strip() for match, end in zip(run, ends, strict=True)))
    return sum(region.measure > 0 for region in regions(rows)) >= WRAPPED_SHARE * len(run)
