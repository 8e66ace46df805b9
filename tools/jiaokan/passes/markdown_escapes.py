"""A backslash that only keeps Markdown from reading a mark is dropped (CommonMark 0.31, 2.4): \\( becomes (.
So is one at the end of a line of Chinese text in Markdown, which says that the line ends here (6.7).

A backslash before a letter is a path or a formula, and one in code is code: they stay. So does one in a text that is not Markdown,
but for the one that keeps a number at the start of a line from being read as an item's.
"""

from __future__ import annotations

from collections.abc import Iterator

from jiaokan.grammar.characters import HAN, WIDE
from jiaokan.page.code_span import within
from jiaokan.page.dialect import is_markdown
from jiaokan.page.literal import fenced, is_code, is_fenced
from jiaokan.page.spoken_signs import spoken_signs
from jiaokan.text import Edit, re
from jiaokan.text.overlap import apart

BACKSLASHES = re.compile(r"\\+")
ESCAPE = re.compile(
    r"(?<![A-Za-z]:)(?<![\w\\])\\+(?=[!-/:-@\[\]^_`{-~])|(?<=[^\x00-\x7f])\\+(?=[!-/:-@\[\]^_`{-~])|(?<=\d)\\(?=[.)\]~*-])|(?<=[A-Za-z])\\(?=[_*~.)\]-])"
)
HARD_BREAK = re.compile(rf"(?:(?<=[{HAN}{WIDE}”’»])|(?<=[{HAN}{WIDE}”’»] ))\\(?=\n[ \t]*\S)")
ROOM = re.compile(r"\\([_*~-])(?:\\\1)+")
"""The same mark several times, each with its backslash: room to write, a row of stars."""
ROW, PIPE = re.compile(r"(?m)^[ \t]*\|[^\n]*\\\|[^\n]*$"), re.compile(r"\\\|")
"""A row of a table with a stroke that parts no cells, and that stroke (GitHub Flavored Markdown 0.29, 4.10)."""
COMMAND = re.compile(r"\\[A-Za-z]")
"""A backslash before a letter: a class of a pattern, a command of TeX."""
TOKEN_BEFORE, TOKEN_AFTER = re.compile("[!-~]{0,80}$"), re.compile("[!-~]{0,80}")
WORD = re.compile(r"[A-Za-z0-9]\\[_*~]")
"""A mark with its backslash inside of a word: snake\\_case."""
NUMBER = re.compile(r"[0-9]{1,9}\\[.)] ")


def find(text: str) -> Iterator[Edit]:
    """Drop the backslashes before ASCII punctuation."""
    if "\\" in text:
        yield from apart(_escapes(text))


def _escapes(text: str) -> Iterator[Edit]:
    markdown, kept_code = is_markdown(text), fenced(text)
    for row in ROW.finditer(text) if markdown and "\\|" in text else ():
        for pipe in PIPE.finditer(text, *row.span()):
            if not is_fenced(kept_code, pipe.start()):
                yield Edit(pipe.start(), pipe.end(), "｜", "markdown-escape")
    for room in ROOM.finditer(text) if markdown else ():
        if not is_code(text, room.start()):
            for place in range(room.start(), room.end(), 2):
                yield Edit(place, place + 1, "", "markdown-escape")
    for run in BACKSLASHES.finditer(text):
        match = (
            ESCAPE.match(text, run.start()) if markdown or NUMBER.match(text, text.rfind("\n", 0, run.start()) + 1, run.end() + 2) else None
        )
        match = match or (HARD_BREAK.match(text, run.start()) if markdown else None)
        if match and not is_code(text, match.start()) and not _is_pattern(text, *match.span()):
            yield Edit(match.start(), match.end(), "", "markdown-escape")


def _is_pattern(text: str, start: int, end: int) -> bool:
    """Whether a backslash stands alone in brackets, or its word has one before a letter too, as that of a pattern has: /\\<\\d\\d\\>."""
    before, after = TOKEN_BEFORE.search(text, max(0, start - 80), start), TOKEN_AFTER.match(text, end)
    if text[start - 1 : start] in ("(", "（") and text[end : end + 1] in (")", "）"):
        return True  # the sign is spoken of
    if within(spoken_signs(text), start) and not WORD.match(text, max(0, start - 1)):
        return True
    return any(part is not None and COMMAND.search(part[0]) is not None for part in (before, after))
