"""Whether a dot parts the entry of a bibliography: author. title. publisher, year (GB/T 7714—2015).

The kind of what is cited stands in such an entry, [M] or [EB/OL] (8.5 and annex B there), or a year does behind several dots with a
blank. A sentence that ends with a typed dot is known only by other marks of sentences in
its line, or by a comma of its own; so the parts of a line that has dots alone are taken for those of an entry.
"""

from __future__ import annotations

from jiaokan.grammar.characters import HAN
from jiaokan.text import re

KIND = re.compile(r"\[(?:[MCGNJDRSPZA]|DB|CP|EB|DS|CM)(?:/(?:OL|CD|DK|MT))?\]")
PARTS = re.compile("[.][ \t\u3000]")
LEAST_PARTS_TIMES = 2
"""Dots with a blank behind in an entry that has no kind, at least."""
YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d{2}(?!\d)")
NEAR_CHARACTERS = 80
"""Code points to either side within which the marks of an entry are looked for: several may stand in one line."""
SENTENCE = re.compile("[，。；]")
"""A mark of Chinese sentences, which an entry with typed dots has not."""
CLAUSE = re.compile("[,;]")
PART = re.compile("[^.．。；;！？!?]*$")
"""What a dot ends."""
AUTHOR = re.compile(rf"(?:\[[0-9]{{1,3}}\][ \t]*)?[{HAN}]{{2,3}}")
"""A name alone, its number before it or not."""
AUTHORS = re.compile(rf"[ \t]*(?:[-*] )?(?:\[[0-9]{{1,3}}\][ \t]*)?[{HAN}]{{2,3}}(?:[,，、] ?[{HAN}]{{2,3}}){{1,4}}")
"""Names at the start of a line."""
STOP = re.compile("[。；.．]")
CLOSINGS = ("”", "’", "」", "』")
FIELD_CHARACTERS = 8
"""Code points of a short word with its dot and blank at most."""
FIELDS = re.compile(f"(?<![{HAN}])[{HAN}]{{1,6}}(?:[.．] [{HAN}]{{1,6}}){{2,}}(?![{HAN}])")
"""Short words with a dot and a blank between each."""


def is_entry(line: str, place: int) -> bool:
    """Whether an entry stands at a place of a line, in code points: a kind near by, or several dots with a blank and a year."""
    near = line[max(0, place - NEAR_CHARACTERS) : place + NEAR_CHARACTERS]
    return KIND.search(near) is not None or (len(PARTS.findall(near)) >= LEAST_PARTS_TIMES and YEAR.search(near) is not None)


def parts_entry(line: str, place: int) -> bool:
    """Whether the dot before a place parts or ends an entry; a full-width one is typed for no other stop than that of a sentence."""
    if is_entry(line, place) or (AUTHORS.fullmatch(line, 0, place - 1) and line[place:].strip() and not STOP.search(line, place)):
        return True
    first = max(0, place - 1 - NEAR_CHARACTERS)
    part = PART.search(line, first, place - 1)
    if line[place - 1] == "．" or line.startswith(CLOSINGS, place) or SENTENCE.search(line, first, place + NEAR_CHARACTERS):
        return False
    if part is None or CLAUSE.search(part[0]):
        return False
    if line[place : place + 1].isspace() and line[place:].strip():
        return True
    return PARTS.search(line, 0, place) is not None or AUTHOR.fullmatch(part[0]) is not None


def parts_fields(line: str, place: int) -> bool:
    """Whether a dot stands between short words that others of its kind part too: 主版本号. 次版本号. 修订号.

    Args:
        line: a line.
        place: where the dot stands, in code points.
    """
    near = max(0, place - 2 * FIELD_CHARACTERS)
    return any(found.start() < place < found.end() for found in FIELDS.finditer(line, near, place + 3 * FIELD_CHARACTERS))
