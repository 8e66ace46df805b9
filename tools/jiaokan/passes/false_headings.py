"""The mark of a heading goes where the line only ends the sentence that the paragraph above left open.

Converters take a short last line of a paragraph at the top of a page or column for a heading.
A heading does not end a sentence that was begun above it; a line that begins with a number of its own ends none.
"""

from __future__ import annotations

from collections.abc import Iterator

from jiaokan.grammar.characters import HAN
from jiaokan.grammar.label import may_start_block
from jiaokan.page.literal import is_fenced, kept
from jiaokan.text import Edit, re

MARKED = re.compile(r"(?m)^(#{1,6} )[^\n#|]{1,60}[。；][ \t\u3000]*$")
OPEN = re.compile(rf"[{HAN}，、）》”\d]\Z")
NUMBERED = re.compile(r"[A-Za-z]{0,3}[0-9]{1,3}(?:[-.．—][0-9]{1,3}){0,4}[ \t\u3000、.．:：)）]")
"""The number of a section or of a question, and what parts it from the words: 5-2 ."""
ADDRESS = re.compile(r"://[!-~]{1,400}\Z")
"""An address of the web, which is no sentence that goes on."""
RUNNING_TEXT_CHARACTERS = 16
"""How long the line above must be to be running text, in code points."""


def find(text: str) -> Iterator[Edit]:
    """Edits that drop such marks."""
    for found in MARKED.finditer(text):
        end = found.start()
        while end and text[end - 1] in "\n\f \t\u3000":
            end -= 1
        start = text.rfind("\n", 0, end) + 1
        above = end - start >= RUNNING_TEXT_CHARACTERS and text[start] not in "#|" and OPEN.search(text, end - 1, end)
        if not above or NUMBERED.match(text, found.end(1)) or may_start_block(text[found.end(1) : found.end()]):
            continue
        if ADDRESS.search(text, start, end):
            continue
        if not is_fenced(kept(text), start):
            yield Edit(found.start(1), found.end(1), "", "false-heading")
