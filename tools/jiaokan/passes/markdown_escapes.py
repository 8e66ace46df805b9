"""A backslash that only keeps Markdown from reading a mark is dropped (CommonMark 0.31, 2.4): \\( becomes (.

A backslash before a letter is a path or a formula, and one in code is code: they stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jiaokan.page.literal import is_code
from jiaokan.text import Edit

BACKSLASHES = re.compile(r"\\+")
ESCAPE = re.compile(
    r"(?<![A-Za-z]:)(?<![\w\\])\\+(?=[!-/:-@\[\]^_`{-~])|(?<=[^\x00-\x7f])\\+(?=[!-/:-@\[\]^_`{-~])|(?<=\d)\\(?=[.)\]~*-])|(?<=[A-Za-z])\\(?=[_*~.)\]-])"
)


def find(text: str) -> Iterator[Edit]:
    """Drop the backslashes before ASCII punctuation."""
    if "\\" not in text:
        return
    for run in BACKSLASHES.finditer(text):
        match = ESCAPE.match(text, run.start())
        if match and not is_code(text, match.start()):
            yield Edit(match.start(), match.end(), "", "markdown-escape")
