"""What an extractor wrote about a picture, in English in a Chinese text, is dropped: it says what a machine saw, not what was written.

The paragraph names a picture as its subject («The screenshot shows …»), it is English, and the text around it is Chinese.
"""

from __future__ import annotations

from collections.abc import Iterator

from jiaokan.page.literal import LATIN_WORD, han_count
from jiaokan.page.matching_lines import lines_with
from jiaokan.text import Edit, re

PICTURES = ("screenshot", "mage", "icture", "photo", "igure", "diagram", "chart", "logo", "icon", "illustration", "QR code", "seal")
"""One of these is in every description."""
DESCRIPTION = re.compile(
    r"(?m)^[ \t]*(?:The|This|An?) (?:\w+ ){0,3}"
    r"(?:screenshot|image|picture|photo|photograph|figure|diagram|chart|logo|icon|illustration|QR code|seal)"
    r" (?:\w+ ){0,3}(?:shows|displays|depicts|contains|features|illustrates|presents|is|of|consists)\b"
)
REMARK = re.compile(r"(?mi)^[ \t]*\[(?:image|picture|figure)(?: \d+)?(?:: [!-~ ]{0,300})?\][ \t]*$")
HAN_PER_WORD = 3
"""How many Han characters a text has for each Latin word, at least, to be Chinese."""


def find(text: str) -> Iterator[Edit]:
    """Drop such paragraphs and remarks where the text as a whole is Chinese."""
    if not any(word in text for word in PICTURES):
        return
    found = [(start, line) for start, line, _ in lines_with(DESCRIPTION, text) if _is_english(line)]
    found += [(start, line) for start, line, _ in lines_with(REMARK, text)]
    if found and han_count(text) >= HAN_PER_WORD * len(LATIN_WORD.findall(text)):
        for start, line in found:
            yield Edit(start, start + len(line), "", "picture-description")


def _is_english(line: str) -> bool:
    """More Latin words than Han characters."""
    return len(LATIN_WORD.findall(line)) > han_count(line)
