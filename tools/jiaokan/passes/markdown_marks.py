"""The marks of Markdown at the start of a line are made alike, or dropped where they say nothing about the text.

A heading is `# ` with one space and no closing marks, an item of a list `- `; a rule made of dashes or asterisks parts nothing that
a paragraph does not part, and the mark of a quotation says how a page was set.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jiaokan.han import HAN
from jiaokan.literal import fences, is_fenced
from jiaokan.text import Edit

RULE = re.compile(r"(?m)^[ \t]*(?:-[ \t]*-[- \t]+|_{3,}|\*[ \t]*\*[ \t]*\*[* \t]*|={3,}|－{3,}|—{4,}|─{3,}|━{3,})[ \t]*$")
RUNS = ("--", "- -", "___", "**", "* *", "===", "－－－", "————", "───", "━━━")
"""One of these is in every rule."""
HEADING = re.compile(rf"(?m)^([ ]{{0,3}})(#{{1,6}})([ \t]+(?=[^\s#])|(?=[{HAN}《（][^#\n]*$))")
CLOSING = re.compile(r"(?m)(?<=[^\s#])[ \t]+#+[ \t]*$")
ITEM = re.compile(r"(?m)^([ \t]*)[*+][ \t]+(?=\S)")
INDENTED = re.compile(r"(?m)^[ \t]+(?=-[ \t][^\s\d])")
QUOTATION = re.compile(r"(?m)^[ ]{0,3}>[ \t](?:>[ \t]?)*(?=\S)")


def find(text: str) -> Iterator[Edit]:
    """Edits at the starts of lines outside fenced code."""
    fenced = fences(text)

    def outside(place: int) -> bool:
        return not is_fenced(fenced, place)

    for match in RULE.finditer(text) if any(run in text for run in RUNS) else ():
        if outside(match.start()) and match[0].strip():
            yield Edit(match.start(), match.end(), "", "markdown-rule")
    for match in HEADING.finditer(text) if "#" in text else ():
        if outside(match.start()) and (match[1] or match[3] != " "):
            yield Edit(match.start(), match.end(), match[2] + " ", "markdown-mark")
    for match in CLOSING.finditer(text) if "#" in text else ():
        if outside(match.start()) and text[text.rfind("\n", 0, match.start()) + 1 : match.start()].lstrip().startswith("#"):
            yield Edit(match.start(), match.end(), "", "markdown-mark")
    items = [
        match
        for match in (ITEM.finditer(text) if "* " in text or "+ " in text else ())
        if not RULE.match(text, match.start()) and outside(match.start())
    ]
    for match in items if len(items) > 1 else ():
        yield Edit(match.end(1), match.end(), "- ", "markdown-mark")
    for match in INDENTED.finditer(text) if "- " in text else ():
        if outside(match.start()):
            yield Edit(match.start(), match.end(), "", "markdown-mark")
    for match in QUOTATION.finditer(text) if "> " in text else ():
        if outside(match.start()):
            yield Edit(match.start(), match.end(), "", "markdown-mark")
