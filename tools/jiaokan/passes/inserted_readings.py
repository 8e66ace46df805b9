"""A reading in brackets behind a character, which a conversion of scripts left there, is dropped: 監(jiān)督 is 監督.

Sites that turn Simplified pages into Traditional by a machine hand out the table's note of the reading with each character it is for.
What a teacher notes is another thing: a rare character once, or all of a line. So readings go only where each stands behind a character
that GB/T 2312 does not have, which is one that the conversion changed, and where these characters mostly have it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from jiaokan.grammar.characters import HAN
from jiaokan.text import Edit, re

READING = re.compile(f"[(（](?<=[{HAN}].)[a-z]{{0,4}}[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-z]{{0,4}} ?[)）]")
"""One syllable of Hanyu Pinyin with its tone (ISO 7098)."""
LEAST_TIMES, LEAST_CHARACTERS = 5, 3
"""So many readings behind so many different characters are no teacher's notes of a rare one."""
ANNOTATED_SHARE = 0.8
"""Which part of all places of these characters have the reading, at least."""


def find(text: str) -> Iterator[Edit]:
    """Drop the readings, all or none."""
    found = list(READING.finditer(text))
    behind = Counter(text[reading.start() - 1] for reading in found)
    if len(found) < LEAST_TIMES or len(behind) < LEAST_CHARACTERS or any(map(_is_simplified, behind)):
        return
    if len(found) >= ANNOTATED_SHARE * sum(map(text.count, behind)):
        yield from (Edit(reading.start(), reading.end(), "", "inserted-reading") for reading in found)


def _is_simplified(character: str) -> bool:
    """Whether GB/T 2312—1980 has a character: a machine that makes Traditional text of Simplified leaves it or makes another of it."""
    try:
        return bool(character.encode("gb2312"))
    except UnicodeEncodeError:
        return False
