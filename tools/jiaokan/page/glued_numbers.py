"""Numbers of pages that were left inside of a line, or at its end, where a page ended in mid-sentence: 层层落实— 1 —责任.

A number between two dashes is one if all such numbers of a text count on from page to page, each behind Chinese and before Chinese or the
end of its line, and the words before them differ: what is labelled so (图-1-) has the same word before it.
"""

from __future__ import annotations

from itertools import pairwise

from jiaokan.grammar.characters import HAN
from jiaokan.page.literal import is_code
from jiaokan.text import re

NUMBER = re.compile(
    rf"(?P<dash>[-—–－])(?<=[{HAN}，、；：“《（].) ?(?P<value>[1-9][0-9]{{0,3}}) ?(?P=dash)(?=[{HAN}“《（]|[ \t\u3000]*$)", re.MULTILINE
)
LEAST_TIMES = 2
"""So many such numbers count on."""
STEPS = (1, 2)
"""By how much the next one is more: a page whose number was lost is passed over."""
LEAST_PAGE_CHARACTERS = 100
"""Code points between two of them at least."""


def glued_numbers(text: str) -> list[tuple[int, int]]:
    """Where such numbers stand with their dashes, in code points; none where one of them does not count on."""
    found = [match for match in NUMBER.finditer(text) if not is_code(text, match.start())]
    if len(found) < LEAST_TIMES or len({text[match.start() - 1] for match in found}) == 1:
        return []
    for one, two in pairwise(found):
        if int(two["value"]) - int(one["value"]) not in STEPS or two.start() - one.end() < LEAST_PAGE_CHARACTERS:
            return []
    return [match.span() for match in found]
